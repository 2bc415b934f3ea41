"""A total, how many share it, and what falls to each: 平均每户, 人均, 亩产, 每公里造价.

“全村120户养蚕收入36万元，平均每户3000元”; “种植水稻20万亩，总产量1亿公斤，平均亩产500公斤”.
The words before the mean name the unit that is counted; the one amount of that unit in the
sentence is the number, the one amount in the mean's own unit the total.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from checker.claims.means.told import Sought, is_rough, sought_mean
from checker.claims.means.words import SHORT, is_counted, unit_of_mean, words_of_mean
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.shares.fit import is_mean_of
from checker.claims.slips import mean_needs
from checker.claims.slips import worth as worth_of
from checker.claims.told import LEVEL_KINDS, Reading, Told, clause_of
from checker.claims.totals.adding_up import count_adding_up
from checker.core.interval import Interval, overlap
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span
from checker.core.units import unit_of

_ANCHORS = ("均", "每", "亩产", "单产", "单价", "生产率")
# A total that is said to be one.
_WHOLE = late("共|总|合计|累计|全部|一共|票房|付给|支付|收入|产|花")
_TOLD_WHOLE = late("共|总|合计|累计|全部|计|销售额|营业额|货款|金额|价值|票房")
# What is not earned or used in common, and what the year's mean population divides.
_OWN = late(
    "生产总值|GDP|可支配|纯收入|工资|月薪|年薪|消费|支出|面积|寿命|年龄|学历|受教育|占有量|拥有|成本|补助标准|标准"
)
# What an institution has is no one's own: 平均每家医院拥有床位300张.
_OF_PLACES = late("每(?:一)?[家所个座间栋][^，。；人户]{0,10}$")
_SPENT = late("人均(?:旅游|每次)?(?:消费|花费|支出)")
_INCOME = late("收入|产值|利润|利税|税|存款|储蓄|效益")
_RISEN = late("[涨跌降增减]|提高|节约|节省|节水|补$|多|少")
_POPULATION = late("人口|居民|农民|职工|劳动")
# By how much a population at a year's end is off that of its middle.
_ALL_BUT = Interval.closed(Fraction(99, 100), Fraction(101, 100))
_MOST_CANDIDATES = 2
_MOST_SIZES = 6
_SENTENCES_BACK = 3


def find_means(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `told-average` for each mean whose total and number are told."""
    skeleton, figures = reading.skeleton, reading.figures
    for at in skeleton.sentences_with(_ANCHORS):
        told = reading.told(skeleton.sentences[at])
        earlier = skeleton.sentences[max(0, at - _SENTENCES_BACK) : at]
        for mean in told:
            if mean.is_level() or mean.figure.kind == "duration":
                before = (reading.told(one) for one in reversed(earlier))
                yield from _of_mean(mean, told, before, skeleton, figures)


def _of_mean(
    mean: Told,
    told: Sequence[Told],
    before: Iterable[Sequence[Told]],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    gap = mean.gap[-32:]
    match = words_of_mean(gap)
    if match is None or (
        _OWN.search(gap) and not _OF_PLACES.search(gap) and not _is_of_guests(gap, told)
    ):
        return
    said = _number_and_total(match, mean, told)
    found = said or _sought(match, mean, told, before)
    if found is None:
        return
    size, total = found
    holes = sorted((size.hole, total.hole, mean.hole))
    unit = unit_of(unit_of_mean(match, size))
    fits = unit is not None and is_mean_of(mean.figure, total.figure, size.figure, unit)
    if is_rough(mean) and not fits:
        return
    worth = unit.factor if unit is not None else Fraction(1)
    named = {"size": size, "total": total, "mean": mean}
    yield Claim(
        kind="told-average",
        slots=tuple(Slot(name, (one.figure.id,)) for name, one in named.items()),
        span=skeleton.to_flow(Span(holes[0], holes[-1] + 1), figures),
        # What only the figures hold together is a guess.
        phrase="average/said" if said else "average/told",
        # How much the unit of the number is worth where a rule sees it without its unit.
        constants=(
            Constant("worth", worth.numerator),
            Constant("worth_over", worth.denominator),
            Constant("moving", int(not fits and _is_moving(mean, total, size, worth))),
        ),
    )


def _is_moving(mean: Told, total: Told, size: Told, worth: Fraction) -> bool:
    """Tell whether a mean of a population, which is another by the year's end, all but fits."""
    if unit_of(size.figure.unit) != unit_of("人") or not _POPULATION.search(clause_of(size)):
        return False
    needs, own = mean_needs(total.figure, size.figure, mean.figure, worth), worth_of(mean.figure)
    return bool(needs) and own is not None and overlap(needs[0][1], own * _ALL_BUT)


def _number_and_total(
    match: re.Match[str], mean: Told, told: Sequence[Told]
) -> tuple[Told, Told] | None:
    """Return what a mean is of where the words of its sentence tell it."""
    sizes = _sizes(match, mean, told)
    for size in sizes:
        total = _total(match, mean, size, told)
        if total is not None and (len(sizes) == 1 or _fits(match, mean, size, total)):
            return size, total
    return None


def _sought(
    match: re.Match[str], mean: Told, told: Sequence[Told], before: Iterable[Sequence[Told]]
) -> tuple[Told, Told] | None:
    """Return what a mean is of where its figures tell it, here or in sentences before."""
    groups = match.groupdict()
    if "mean" in groups and not groups["mean"]:
        return None
    subject = _subject(match, mean)
    sought = Sought(
        mean,
        lambda size: unit_of(unit_of_mean(match, size)),
        lambda one: is_counted(match, one) and not _is_mean(one),
        lambda one: _names(match, mean, one),
        lambda one: len(subject) > 1 and _is_other(subject, one),
    )
    here = [one for one in told if one is not mean and not _is_mean(one)]
    return sought_mean(sought, [here, *before])


def _is_of_guests(gap: str, told: Sequence[Told]) -> bool:
    """Tell whether what is spent by each is that of visits: 人次 and 旅游收入 are told."""
    return bool(_SPENT.search(gap)) and any(one.figure.unit == "人次" for one in told)


def _fits(match: re.Match[str], mean: Told, size: Told, total: Told) -> bool:
    each = unit_of(unit_of_mean(match, size))
    return each is not None and is_mean_of(mean.figure, total.figure, size.figure, each)


def _sizes(match: re.Match[str], mean: Told, told: Sequence[Told]) -> list[Told]:
    """Return the amounts that the mean may be of, the nearest before it first, else after it.

    Of several (教师20人、学生40人) the one that all others add up to is meant.
    """
    found = [
        one
        for one in told
        if one is not mean
        and (one.is_level() or one.figure.kind == "duration")
        and is_counted(match, one)
        and not _is_mean(one)
        and one.figure.amount is not None
        and one.figure.amount.value > 1
    ]
    named = [one for one in found if _names(match, mean, one)]
    found = named or found
    before = [one for one in found if one.hole < mean.hole]
    if not before or len(found) > _MOST_SIZES:
        return found if len(found) == 1 else []
    whole = [one for one in before if _is_whole(one, before)]
    return whole[:1] or before[::-1]


def _is_whole(one: Told, sizes: Sequence[Told]) -> bool:
    """Tell whether an amount is the sum of all others, which are its parts."""
    parts = [other.figure for other in sizes if other is not one]
    return len(parts) > 1 and count_adding_up(parts, one.figure) == len(parts)


def _names(match: re.Match[str], mean: Told, one: Told) -> bool:
    """Tell whether an amount bears the noun of the mean: 小麦 of 小麦平均亩产, 教师 of 每名教师."""
    said = clause_of(one)
    what = match.groupdict().get("what") or ""
    subject = _subject(match, mean)
    if len(subject) > 1:
        return subject[-2:] in said
    return len(what) > 2 and what[0] in "名个位家" and what[1:3] in said


def _subject(match: re.Match[str], mean: Told) -> str:
    """Return what stands before the mean's words in its clause: 小麦 of “，小麦平均亩产”."""
    if "mean" in match.groupdict():
        return ""
    head = mean.before[: max(0, len(mean.before) - len(match[0]))]
    return _NO_SUBJECT.sub("", head)


_NO_SUBJECT = late(
    "平均|全员|共|其|折合|实现|达到?|约|全[省市县区镇乡村]|去年|今年|按|，|的|每|则|计"
)


def _is_mean(one: Told) -> bool:
    return bool(SHORT.search(one.gap[-24:]) or "每" in one.before or one.before.endswith("单价"))


def _is_other(subject: str, total: Told) -> bool:
    """Tell whether a total is of something else: 玉米总产 beside 小麦平均亩产."""
    head = _TOTAL_NOUN.sub("", total.before)
    return len(head) > 1 and subject[-2:] not in clause_of(total)


_TOTAL_NOUN = late(
    "总产量?|产量|总额|总量|总数|总|共|合计|累计|收入|[达为是有了]|生产|全[省市县区镇乡村]|实现|完成|投资|工程"
)


def _is_amount(one: Told) -> bool:
    """Tell whether this is an amount of something, or what was gained in all: 共增收⟦300万元⟧."""
    return one.is_level() or (one.figure.kind in LEVEL_KINDS and bool(_IN_ALL.search(one.before)))


_IN_ALL = late("(?:共|总计|合计)[^，。；]{0,4}$")


def _total(match: re.Match[str], mean: Told, size: Told, told: Sequence[Told]) -> Told | None:
    found = [
        one
        for one in told
        if one is not mean
        and one is not size
        and (_is_amount(one) or one.figure.kind == mean.figure.kind == "duration")
        and are_alike(one.figure, mean.figure)
        and not _is_mean(one)
    ]
    subject = _subject(match, mean)
    if len(subject) > 1 and any(_is_other(subject, one) for one in found):
        found = [one for one in found if subject[-2:] in clause_of(one)]
    if not found or len(found) > _MOST_CANDIDATES:
        return None
    groups = match.groupdict()
    is_mean = groups.get("mean") or "mean" not in groups
    whole = _WHOLE if is_mean else _TOLD_WHOLE
    if not is_mean and _RISEN.search(groups["what"] or ""):
        return None
    needs_total = not is_mean or _INCOME.search(groups["what"] or "")
    before = [one for one in found if one.hole < mean.hole]
    nearest = before[-1] if before else found[0]
    said = [one for one in found if whole.search(one.gap[-16:])]
    is_price = "价" in (groups["what"] or "") + mean.after[:4]
    if needs_total and not is_price:
        strict = [one for one in found if _TOLD_WHOLE.search(one.gap[-16:])] or (
            [] if is_mean else [one for one in found if _WHOLE.search(one.gap[-16:])]
        )
        return strict[0] if len(strict) == 1 else None
    if len(found) == 1:
        return nearest
    return said[0] if len(said) == 1 else None
