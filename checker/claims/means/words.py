"""The words of a mean, and what they say is counted: 平均每户, 人均, 亩产, 平均票价, 劳动生产率."""

import re

from checker.claims.shares.words import share_noun
from checker.claims.told import Told, clause_of
from checker.core.late import late
from checker.core.units import unit_of

_VERBS = "(?:约|大约|近|将近|超过|超|逾|达到|达|高达|为|是|了|的|只有|仅|有|只|仅有|就是|便是)*$"
_EACH = late(
    f"(?P<mean>平均|折合|相当于|单产|产量)?每(?:一)?(?P<what>[^，。；：、每]{{1,12}}?){_VERBS}"
)
SHORT = late(
    f"(?P<unit>[人户亩日年场件单班村机校镇乡队次站])均(?P<what>[^，。；：、]{{0,8}}?){_VERBS}"
)
_TICKET = late(f"平均(?P<unit>票)价(?P<what>){_VERBS}")
_PRICE = late(f"(?P<price>平均(?:单价|价格|售价)|均价|单价)(?P<what>){_VERBS}")
_OUTPUT = late(f"劳动生产率(?P<unit>)(?P<what>){_VERBS}")
_PER_MU = late(f"(?:亩产|每亩单产|平均单产|单产)(?P<what>[^，。；：、]{{0,6}}?){_VERBS}")
# Each with a word that it cannot do without.
_PATTERNS = (
    ("均", SHORT),
    ("每", _EACH),
    ("产", _PER_MU),
    ("票", _TICKET),
    ("价", _PRICE),
    ("生产率", _OUTPUT),
)
# 日均 counts days, the others what they name.
_UNITS = {"日": "天", "票": "人次", "": "人"}
# Words that count anything: what they count stands behind (18个⟦村⟧, 20辆⟦车⟧).
_ANY = frozenset("个名位家座所支辆条只台间处艘")
# 出场30次 is counted in matches.
_PLAYED = late("出场|出战|首发|上场")
_LONGEST_UNIT = 3
_SHORTEST_NOUN = 2


def words_of_mean(gap: str) -> re.Match[str] | None:
    """Return the words of a mean that stand right before its figure, None where there are none."""
    for cue, pattern in _PATTERNS:
        if cue in gap and (found := pattern.search(gap)):
            return found
    return None


def unit_of_mean(match: re.Match[str], size: Told) -> str:
    """Return the unit that the mean is told for: 公顷 of 每公顷, 亩 of 亩产."""
    groups = match.groupdict()
    if "unit" in groups:
        return _UNITS.get(groups["unit"], groups["unit"])
    if "mean" not in groups:
        return size.figure.unit if "price" in groups else "亩"
    what = groups["what"]
    lengths = range(min(len(what), _LONGEST_UNIT), 0, -1)
    fitting = (what[:n] for n in lengths if _is_unit(what[:n], size.figure.unit))
    return next(fitting, size.figure.unit)


def is_counted(match: re.Match[str], one: Told) -> bool:
    """Tell whether an amount counts what the mean is told of: 户 of 平均每户, 亩 of 亩产."""
    groups = match.groupdict()
    if "price" in groups:
        return one.figure.kind in ("count", "quantity") and bool(one.figure.unit)
    if "unit" in groups:
        unit = _UNITS.get(groups["unit"], groups["unit"])
        is_match = unit == "场" and one.figure.unit == "次" and _PLAYED.search(clause_of(one))
        is_visit = unit == "人" and one.figure.unit == "人次"
        return bool(is_match) or is_visit or _counts(unit, one)
    if "mean" not in groups:
        return _is_unit("亩", one.figure.unit)
    what = groups["what"]
    if any(_counts(what[:length], one) for length in range(1, _LONGEST_UNIT + 1)):
        return True
    noun = what[1:].partition("的")[0]
    if what[0] not in _ANY or len(noun) < _SHORTEST_NOUN:
        return False
    # 每个家庭⟦户⟧的人口 is that of 家庭户46590户.
    is_kind = _is_unit(noun[-1], one.figure.unit) and noun[:2] in clause_of(one)
    return is_kind or share_noun(noun[:2], one.figure.unit + one.before)


def _counts(word: str, one: Told) -> bool:
    """Tell whether an amount counts what a word names: 18个⟦村⟧ of 村均, 20辆⟦车⟧ of 每车."""
    if _is_unit(word, one.figure.unit) or (not one.figure.unit and one.before.endswith(word)):
        return True
    return one.figure.unit in _ANY and one.after[:_LONGEST_UNIT].startswith(word)


def _is_unit(word: str, unit: str) -> bool:
    """Tell whether a word is a unit of what another measures: 公里 and 米, 人 and 名."""
    one, other = unit_of(word), unit_of(unit)
    return one is not None and other is not None and one.dimension == other.dimension
