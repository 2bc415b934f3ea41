"""How a number is written: the ends of a range, parts of persons, 约12345.67万, unit symbols."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_JOIN = late("^(?:—|–|～|~|－|-|至|到)$")
# With these between them, two numbers may be a score, a product's name or a way down.
_DOUBTFUL = late("^(?:-|－|至|到)$")
_DOWNWARD = late("[从由自低降减落跌]|第|比分|倒数")
# 5至3年 is no score, and no year.
_SPOKEN = ("至", "到")
_LASTING = ("duration", "age", "percent")
_SHORT = late("[0-9０-９]{1,2}|[二三四五六七八九十]")
_REACH = 12
_RANGED = ("count", "quantity", "money", "percent", "duration", "age")
_SCALED = late(r"[0-9０-９][万亿]")
_POINT = late(r"[0-9０-９][.．][0-9０-９]")
_SCALES = late("[十百千万亿%％‰]")
_DIGITS = late(r"[0-9０-９]")
_LATIN = late(r"[A-Za-zμµ]")
# What is counted in wholes.
_WHOLE = frozenset("人名位户家辆台座所栋幢艘架头只件起")
_ROUGH = frozenset({"about", "more", "nearly"})
_ROUGH_DIGITS = 5


def written_claims(
    page: Page, figures: Sequence[Figure], symbols: frozenset[str]
) -> Iterator[Claim]:
    """Yield the claims that the writing of a figure alone makes.

    `symbols` are wrong forms of unit symbols.
    """
    for one, other in pairwise(figures):
        if other.flow.start - one.flow.end == 1 and _is_turned(one, other, page):
            yield _claim("range-order", {"low": one, "high": other}, 1)
    in_latin = {unit for unit in {figure.unit for figure in figures} if _LATIN.search(unit)}
    end = 0
    for figure in figures:
        amount, parted, end = figure.amount, figure.flow.start > end + 1, figure.flow.end
        if amount is None:
            continue
        if amount.top is not None:
            yield _claim("range-order", {"low": figure, "high": figure}, 0)
        elif parted and figure.kind == "count" and figure.unit in _WHOLE:
            # In the rows of a table, where columns have run together, 3.1家用 is no count.
            yield from _of_count(figure)
        if amount.sense in _ROUGH and figure.kind != "date":
            yield from _of_hedge(figure)
        if figure.unit in in_latin:
            yield _claim("unit-symbol", {"figure": figure}, int(_symbol(figure.unit) in symbols))


def _symbol(unit: str) -> str:
    return unit.partition("/")[0]


def _is_turned(one: Figure, other: Figure, page: Page) -> bool:
    """Tell whether two figures, one letter apart, read like a range turned round: 15～10℃."""
    if one.amount is None or other.amount is None or other.kind not in _RANGED:
        return False
    if one.block != other.block:
        return False
    join = page.flow[one.flow.end : other.flow.start]
    if not _JOIN.match(join) or not _may_be_range(one, other, join):
        return False
    if page.flow.startswith("不等", other.flow.end):
        # 各处罚金2000元至1000元不等: in the order of those fined.
        return False
    before = page.flow[max(0, one.flow.start - _REACH) : one.flow.start]
    return one.amount.value > other.amount.value and not _DOWNWARD.search(before)


def _may_be_range(one: Figure, other: Figure, join: str) -> bool:
    if other.amount is None or other.amount.top is not None or "ordinal" in (one.kind, other.kind):
        return False
    if _SCALED.search(other.text):
        # 500—1万 begins at 500 of something.
        return False
    if not one.unit:
        if join in _SPOKEN and one.kind == "number" and other.kind in _LASTING:
            return _SHORT.fullmatch(one.text) is not None
        # 波音747—400, 南海36—1井: a number that counts nothing may be a name.
        return one.kind == "number" and other.kind != "count" and not _DOUBTFUL.match(join)
    return one.unit == other.unit


def _of_count(figure: Figure) -> Iterator[Claim]:
    if _POINT.search(figure.text) and not _SCALES.search(figure.text):
        yield _claim("whole-count", {"figure": figure})


def _of_hedge(figure: Figure) -> Iterator[Claim]:
    """Yield a claim for 约123.45万人: how many digits a rough number has."""
    digits = "".join(_DIGITS.findall(figure.text)).strip("0０")
    if len(digits) >= _ROUGH_DIGITS - 1:
        yield _claim("rough-figure", {"figure": figure}, len(digits))


def _claim(kind: str, slots: dict[str, Figure], *values: int) -> Claim:
    figures = list(slots.values())
    names = {"range-order": "turned", "unit-symbol": "wrong"}
    name = names.get(kind, "digits")
    return Claim(
        kind=kind,
        slots=tuple(Slot(slot, (figure.id,)) for slot, figure in slots.items()),
        span=Span(figures[0].flow.start, figures[-1].flow.end),
        phrase=f"{kind}/written",
        constants=tuple(Constant(name, value) for value in values),
    )
