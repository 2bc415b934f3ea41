"""So much for each, how many there are, and what it makes in all, whatever stands between.

“每个合作社补助5万元，18个合作社共补助90万元”, “培训班每期50人，共举办24期，培训农民1200人”:
the words after 每 name what is counted; the number of it and the total may stand in any order.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from checker.claims.means.find import find_means
from checker.claims.means.paced import paced_claims
from checker.claims.phrases.match import are_alike
from checker.claims.slips import Need, fit, is_one_slip, worth
from checker.claims.told import LEVEL_KINDS, Reading, Told
from checker.core.interval import Interval
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span
from checker.core.units import dimension_of, unit_of

_EACH = late(
    "每(?:一)?(?P<scale>十万|百万|[百千万])?(?P<what>[^，。；：、每]{1,14})(?:每(?P<time>[天日月年周]|学期)[^，。；：、每]{0,6})?$"
    "|一(?P<one>[个名头只棵株户亩套台辆间家座][^，。；：、每均一]{0,8})(?:平均|均)[^，。；：、每]{0,6}$"
    "|(?P<short>[人户亩])均[^，。；：、均]{0,8}$"
)
# What is told of each one from year to year, as a price rise or as a rate is no part of a total.
_NEAR = Fraction(3, 100)
_BARE_LETTERS = "个名位"
_NO_AMOUNT = late("[涨跌降升减]|提高|节约|节省|相差|[多少快慢]$|超过|以上")
_MEAN = late("均|密度")
_WHOLE = late(
    "共|总|合计|累计|全部|一次|可|达|收入|支|补助|补贴|拨|增收|产|卖|售|花|付|投|发放|安置|培训|容纳|参加|接送|为|需|得|余额|计|就是|"
    "利润|资金|造价|价|费|耗|用|[量额数款](?:[是约])?$"
)
_FALSE_FRIEND = late(
    "其中|最高|最多|最低|不超过|以上|计划|预计|其他|另|分别|还|每[^天日月年]|均|平均"
)
_ANCHORS = ("每", "均", "密度", "单价", "价格", "/")
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6}
_YEAR = late("全年|一年|每年|年")
_REACH = 90
_MOST = 3
_LONGEST_UNIT = 4
_FEW = 3


class _Each(Struct, frozen=True):
    """An amount for each one of something: 个 of 每个合作社补助⟦5万元⟧, with its noun 合作社."""

    told: Told
    unit: str
    what: str
    scale: int
    time: str
    is_mean: bool
    is_price: bool


def each_claims(reading: Reading) -> Iterator[Claim]:
    """Yield what is told of each one: means, so much in so much time, and products."""
    if len(reading.skeleton.figures) < _FEW:
        return
    told = [*find_means(reading), *paced_claims(reading)]
    yield from told
    yield from product_claims(reading, told)


def product_claims(reading: Reading, told_already: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a claim of kind `product` for each amount with a number and a total.

    Those of `told_already` that pass for means are questioned where their figures say more.
    """
    anchored = reading.skeleton.sentences_with(_ANCHORS)
    if not anchored:
        return
    known = [frozenset(i for slot in one.slots for i in slot.figures) for one in told_already]
    sentences = reading.skeleton.sentences
    for at, sentence in enumerate(sentences):
        if at not in anchored and at - 1 not in anchored:
            continue
        previous = reading.told(sentences[at - 1]) if at else []
        both = [*previous, *reading.told(sentence)]
        if len(both) < _FEW:
            continue
        for each in filter(None, map(_each, both)):
            new = 0 if each.told.hole >= sentence.start else sentence.start
            yield from _of_each(each, both, reading, new, known)


def _each(one: Told) -> _Each | None:
    gap = one.gap[-24:]
    is_told = "每" in gap or "均" in gap or "/" in one.figure.unit
    if not is_told or one.figure.kind not in LEVEL_KINDS or _NO_AMOUNT.search(one.before[-8:]):
        return None
    is_mean = _MEAN.search(one.gap[-20:]) is not None or one.before.endswith("每平方公里")
    unit, is_price, what = one.figure.unit.partition("/")
    if is_price:
        return _Each(one, unit, what, 1, "", is_mean, is_price=True)
    found = _words_of_each(gap)
    if found is None:
        return None
    what = found["what"] or found["short"] or found["one"]
    scale = _SCALES.get(found["scale"] or "", 1)
    return _Each(one, unit, what, scale, found["time"] or "", is_mean, is_price=False)


def _words_of_each(gap: str) -> re.Match[str] | None:
    return _EACH.search(gap) if "每" in gap or "均" in gap else None


def _of_each(
    each: _Each,
    told: Sequence[Told],
    reading: Reading,
    start: int,
    known: Sequence[frozenset[int]],
) -> Iterator[Claim]:
    """Yield the claim of what fits, else of the only figures that would but for one slip.

    A total before `start` has been looked at already.
    """
    near = [
        one for one in told if abs(one.hole - each.told.hole) <= _REACH and one is not each.told
    ]
    totals = [one for one in near if _may_be_total(each, one)]
    sizes = [one for one in near if _is_counted(each, one)] if totals else []
    if not sizes or max(len(sizes), len(totals)) > _MOST:
        return
    pairs = [(size, total) for size in sizes for total in totals if size is not total]
    new = [pair for pair in pairs if max(one.hole for one in pair) >= start]
    for size, total in new:
        if fit(_needs(each, size, total)) and _is_near(each, size, total):
            if not any(each.told.figure.id in figures for figures in known):
                yield _claim(each, size, total, reading, 1)
            return
    named = _of_noun(each, pairs)
    if len(named) == 1 and named[0] in new and _is_told_total(each, named[0][1]):
        size, total = named[0]
        # One relation, one claim.
        is_told = {one.figure.id for one in (each.told, size, total)} in known
        if not is_told and is_one_slip(_needs(each, size, total, as_printed=True)):
            yield _claim(each, size, total, reading, int(_is_near(each, size, total)))


def _of_noun(each: _Each, pairs: Sequence[tuple[Told, Told]]) -> Sequence[tuple[Told, Told]]:
    """Return the pairs whose number bears the noun, if several could: 原油 of 每吨原油."""
    noun = each.what.lstrip(_BARE_LETTERS)[1:3]
    named = [pair for pair in pairs if len(noun) > 1 and noun in pair[0].before + pair[0].after]
    return named if len(pairs) > 1 else pairs


def _is_near(each: _Each, size: Told, total: Told) -> bool:
    """Tell whether the figures agree to the letter, or may well be rounded.

    A mean may be; a subsidy of 20万元 for each of 88 counties is no 1670万元.
    """
    if each.is_mean:
        return True
    needs = list(_needs(each, size, total, as_printed=True))
    printed = _printed(total.figure)
    if not needs or printed is None or printed.lo.at is None or not printed.lo.at:
        return True
    product = needs[0][1].lo.at
    return product is None or abs(product / printed.lo.at - 1) <= _NEAR


def _is_told_total(each: _Each, total: Told) -> bool:
    """Tell whether words make a total of it; what a mean follows needs none."""
    words = total.gap[-16:]
    is_before = each.is_mean and total.hole < each.told.hole
    return (is_before or _WHOLE.search(words) is not None) and not _FALSE_FRIEND.search(words)


def _is_counted(each: _Each, one: Told) -> bool:
    """Tell whether an amount counts what the other is told for: 个 and 合作社 of ⟦18个⟧合作社."""
    figure = one.figure
    if (
        one.change
        or figure.kind not in LEVEL_KINDS
        or figure.amount is None
        or figure.amount.value <= 1
    ):
        return False
    if _words_of_each(one.gap[-20:]):
        return False
    return _unit_worth(each.what, one) is not None


def _unit_worth(what: str, one: Told) -> Fraction | None:
    """Return what the unit named after 每 is worth, None where an amount counts something else."""
    unit = one.figure.unit
    if not unit and what[0] == "人":
        is_people = _PEOPLE.match(one.after) or one.before.endswith("人口")
        return Fraction(1) if is_people else None
    if unit in _BARE and what.startswith(unit):
        noun = what[len(unit) :][:2]
        # 每个合作社 is not one of 18个村.
        is_other = len(noun) > 1 and one.after and not _shares(noun, one)
        return None if is_other else Fraction(1)
    own = unit_of(unit)
    for length in range(min(len(what), _LONGEST_UNIT), 0, -1):
        named = unit_of(what[:length])
        if named is not None and own is not None and named.dimension == own.dimension:
            return named.factor if named.dimension else None
    is_noun = unit in _BARE and what[:1] in _PLACES and what[:1] in one.after[:6]
    return Fraction(1) if is_noun else None


_BARE = ("个", "项", "家", "名", "位", "种")
_PEOPLE = late("[^，。；：]{0,5}[人民员工生众]")
_TIMES = ("天", "日", "月", "年", "周")
_PLACES = "村乡镇县市区校班组队户人站点厂店"


def _shares(noun: str, one: Told) -> bool:
    return noun[0] in one.after[:6] or noun in one.before or one.after[:1] in noun


def _may_be_total(each: _Each, one: Told) -> bool:
    figure = one.figure
    return (
        figure.kind in LEVEL_KINDS
        and (not one.change or each.told.change)
        # 亩均增产100公斤 makes no 总产.
        and ("增" in one.before) == ("增" in each.told.before)
        and _is_like(figure, each)
        and not _is_for_each(each, one)
    )


def _is_for_each(each: _Each, one: Told) -> bool:
    """Tell whether an amount is itself one for each; 每月增支 is a total, 每人 aside."""
    found = _words_of_each(one.gap[-20:])
    return found is not None and (found["what"] or "")[:1] not in _TIMES


def _is_like(figure: Figure, each: _Each) -> bool:
    if not each.is_price:
        return are_alike(figure, each.told.figure)
    if not figure.unit:
        return each.unit == "人"
    return "/" not in figure.unit and dimension_of(figure.unit) == dimension_of(each.unit)


def _needs(each: _Each, size: Told, total: Told, *, as_printed: bool = False) -> Iterator[Need]:
    """Yield what each would have to be; `as_printed`: 5万元 for each is not 4.8万元."""
    value_of = _printed if as_printed else worth
    values = [value_of(one.figure) for one in (each.told, size, total)]
    if any(value is None or value.lo.at is None or value.lo.at <= 0 for value in values):
        return
    a, n, c = (value for value in values if value is not None)
    unit = _worth_of(each, size, total)
    yield total.figure, (a * n).times(Fraction(1) / unit)
    yield each.told.figure, (c / n).times(Fraction(unit))
    yield size.figure, (c / a).times(Fraction(unit))


def _worth_of(each: _Each, size: Told, total: Told) -> Fraction:
    """Return how many of the base unit an amount is told for: 1000 of 每千人.

    Of 每人每月 and 全年 it is told for the twelfth part of one.
    """
    if each.is_price:
        return Fraction(1)
    times = 12 if each.time == "月" and _YEAR.search(total.gap[-16:]) else 1
    return Fraction((_unit_worth(each.what, size) or 1) * each.scale) / times


def _printed(figure: Figure) -> Interval | None:
    """Return what a figure says to the letter; None for a hedged one."""
    amount, info = figure.amount, unit_of(figure.unit)
    if amount is None or amount.top is not None or amount.sense is not None:
        return None
    return Interval.point(Fraction(amount.value) * (1 if info is None else info.factor))


def _claim(each: _Each, size: Told, total: Told, reading: Reading, near: int) -> Claim:
    # Of a mean that fails it is told what the mean should be.
    is_mean = each.is_mean and not each.is_price
    slots = {"mean" if is_mean else "each": each.told, "size": size, "total": total}
    holes = sorted(one.hole for one in slots.values())
    unit = _worth_of(each, size, total)
    kind = "product-of-price" if each.is_price else "told-average" if is_mean else "product"
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (one.figure.id,)) for name, one in slots.items()),
        span=reading.skeleton.to_flow(Span(holes[0], holes[-1] + 1), reading.figures),
        phrase=f"{kind}/sought",
        constants=(
            Constant("moving", 0) if is_mean else Constant("near", near),
            Constant("worth", unit.numerator),
            Constant("worth_over", unit.denominator),
        ),
        inferred=True,
        score=80,
    )
