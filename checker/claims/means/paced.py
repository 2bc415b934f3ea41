"""So much a day, for so many days, makes so much, whatever stands between.

“工厂每天生产口罩5万只。20天共生产100万只”, “每小时抽水120立方米，连续运转36小时，抽水4320立方米”.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import placeholders
from checker.claims.slips import Need, fit, is_one_slip, worth
from checker.claims.told import Reading, Told
from checker.core.interval import Interval
from checker.core.late import late
from checker.core.model import Claim, Constant, Slot
from checker.core.span import Span
from checker.core.units import unit_of

_EACH = late(
    "(?:每|一)个?(?P<unit>天|日|小时|钟头|分钟|秒|周|星期|月|季度|学期|年)(?!均)[^，。；：、均每一]{0,10}$"
    "|(?P<short>[日月年])(?:产|租|供|处理|加工|发电|接待|排|耗|补|缴|交)[^，。；：、均每]{0,6}$"
)
_ANCHORS = ("每", "一小时", "一天", "一年", "日产", "月租", "日处理", "日供")
_TIMES = placeholders("duration")
_WHOLE = late("共|累计|总|合计|全部|就是|就要|可|节|生产|产|达|收入|支出|抽|处理|挣|赚|付|花|发")
_SUM = late("共|累计|总计|合计")
_NOT_TIME = late("每[^，。；]{0,2}$|平均$|近$")
_SPELLED = {"日": "天", "钟头": "小时", "星期": "周"}
_REACH = 90


def paced_claims(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `paced-total` for each pace with a time and what it made in all."""
    if not reading.skeleton.has_any(_TIMES) or not reading.skeleton.has_any(_ANCHORS):
        return
    previous: list[Told] = []
    for sentence in reading.skeleton.sentences:
        told = reading.told(sentence)
        both = [*previous, *told]
        paces = [(one, unit) for one in both if (unit := _pace(one))]
        if paces:
            for at in range(len(previous), len(both)):
                yield from _of_total(at, both, paces, reading)
        previous = told


def _of_total(
    at: int, told: Sequence[Told], all_paces: Sequence[tuple[Told, str]], reading: Reading
) -> Iterator[Claim]:
    total = told[at]
    if not total.is_level() or any(one is total for one, _ in all_paces):
        return
    paces = [
        (one, unit)
        for one, unit in all_paces
        if 0 < total.hole - one.hole <= _REACH and are_alike(one.figure, total.figure)
    ]
    if not paces:
        return
    each, unit = paces[-1]
    for time in reversed(told[:at]):
        if total.hole - time.hole > _REACH:
            return
        periods = _periods(time, unit)
        if time.hole == each.hole or not periods or _NOT_TIME.search(time.gap[-6:]):
            continue
        needs = list(_needs(each, time, total, periods))
        is_sum = _SUM.search(total.before) is not None
        if fit(needs) or is_sum or (_WHOLE.search(total.before) and is_one_slip(needs)):
            yield _claim(each, time, total, periods, reading)
        return


def _pace(one: Told) -> str:
    """Return the unit of time that an amount is told for: 天 of 每天生产⟦5万只⟧."""
    found = _EACH.search(one.gap[-16:]) if one.is_level() else None
    return (found["unit"] or found["short"]) if found else ""


def _periods(time: Told, unit: str) -> Fraction | None:
    """Return how many of `unit` are in one of the unit of a duration: 12 months in a year."""
    if time.figure.kind != "duration":
        return None
    one, other = unit_of(_SPELLED.get(unit, unit)), unit_of(time.figure.unit)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    periods = other.factor / one.factor
    return periods if periods >= 1 else None


def _needs(each: Told, time: Told, total: Told, periods: Fraction) -> Iterator[Need]:
    values = [worth(one.figure) for one in (each, total)]
    amount, info = time.figure.amount, unit_of(time.figure.unit)
    if (
        amount is None
        or amount.top is not None
        or not amount.value
        or None in values
        or info is None
    ):
        return
    a, c = (value for value in values if value is not None)
    # So many days are told, not measured.
    count = Interval.point(Fraction(amount.value) * periods)
    yield total.figure, a * count
    yield each.figure, c / count
    if a.lo.at is not None and a.lo.at > 0:
        yield time.figure, (c / a).times(info.factor / periods)


def _claim(each: Told, time: Told, total: Told, periods: Fraction, reading: Reading) -> Claim:
    holes = sorted(one.hole for one in (each, time, total))
    slots = {"each": each, "time": time, "total": total}
    info = unit_of(time.figure.unit)
    worth_of_time = periods if info is None else periods / info.factor
    return Claim(
        kind="paced-total",
        slots=tuple(Slot(name, (one.figure.id,)) for name, one in slots.items()),
        span=reading.skeleton.to_flow(Span(holes[0], holes[-1] + 1), reading.figures),
        phrase="paced-total/sought",
        # A rule sees a time without its unit in seconds or months.
        constants=(
            Constant("worth", worth_of_time.numerator),
            Constant("worth_over", worth_of_time.denominator),
        ),
        inferred=True,
        score=80,
    )
