"""What a year adds on the average, against the whole change and the years it took.

“五年间城镇化率提高6.5个百分点，年均提高1.3个百分点”;
“由2015年的120家增加到2020年的170家，年均增加10家”.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from checker.claims.changes.gaps import span_of
from checker.claims.changes.roles import Term
from checker.claims.changes.words import role_patterns
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.slips import Need, fit, is_one_slip, worth
from checker.claims.times.between import time_of
from checker.claims.told import may_share
from checker.core.interval import Interval
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.units import unit_of

_TO_SENTENCE = to_last("。！？\n")
_KINDS = ("count", "quantity", "money", "percentage-point")
_LEVELS = ("level", "end", "start", "base")
_WHOLE = late("共|累计|总计|合计")
_REACH, _BEHIND = 120, 16
_NEAREST = 4
_MOST_YEARS = 100

# Years told by a duration, by a period with two ends, or by two years; and how many they are.
_Years = tuple[tuple[Figure, ...], tuple[int, ...]]


def yearly_claims(
    terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim of kind `yearly-step` for each mean yearly amount of a change."""
    if not role_patterns().yearly.search(skeleton.text):
        return
    for at, term in enumerate(terms):
        kind = term.figure.kind
        is_step = kind in _KINDS or (kind == "percent" and term.role == "change" and term.side)
        if at and is_step and term.yearly:
            yield from _of_step(at, terms, skeleton, figures)


def _of_step(
    at: int, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    term, step = terms[at], terms[at].figure
    start = behind_last(_TO_SENTENCE, skeleton.text, max(0, term.hole - _REACH), term.hole)
    ids = skeleton.figures_in(start, term.hole + _BEHIND)
    years = list(_years([figures[i] for i in ids]))
    near = [one for one in terms[max(0, at - _NEAREST) : at] if one.hole >= start]
    tries = [
        (
            {**whole, "step": step},
            told,
            counts,
            [need for count in counts for need in _needs(whole, step, count, term.side)],
        )
        for whole in _wholes(near, step, figures)
        for told, counts in years
    ]
    for test in (fit, is_one_slip):
        for slots, told, counts, needs in tries:
            if test(needs):
                yield _claim(slots, told, counts, term.side, skeleton, figures)
                return


def _years(told: Sequence[Figure]) -> Iterator[_Years]:
    """Yield the years told in a sentence, those by two dates last."""
    for figure in told:
        amount = figure.amount if figure.kind == "duration" and figure.unit == "年" else None
        if amount is not None and amount.sense is None and amount.top is None:
            yield (figure,), (int(amount.value),)
    times = sorted(
        (time for figure in told if (time := time_of(figure, "year"))), key=lambda time: time.last
    )
    for time in times:
        if time.is_range:
            yield (time.figure,), (time.last - time.first, time.last - time.first + 1)
    if len(times) > 1 and times[0].first < times[-1].last:
        count = times[-1].last - times[0].first
        yield (times[0].figure, times[-1].figure), (count, count + 1)


def _wholes(
    near: Sequence[Term], step: Figure, figures: Sequence[Figure]
) -> Iterator[Mapping[str, Figure]]:
    """Yield what may be the whole change: an amount of it, or its two ends."""
    alike: list[tuple[Term, Figure]] = []
    for term in reversed(near):
        figure = term.figure
        if len(term.figures) > 1 or term.yearly:
            continue
        is_whole = term.role == "change" or _WHOLE.search(term.words)
        if is_whole and figure.kind == step.kind and are_alike(figure, step):
            yield {"whole": figure}
        elif term.role in _LEVELS and _is_level_of(figure, step):
            alike.append((term, figure))
    for (end, last), (begin, first) in pairwise(alike):
        is_led = begin.role in ("start", "base") or (begin.timed and end.timed)
        is_pair = is_led if step.kind == "percent" else begin.role != "end"
        if is_pair and end.role in ("end", "level") and may_share(first, last):
            yield {"start": first, "end": last}
            # 2020年58.8亿，2015年为40亿: the later one is told first
            yield {"start": last, "end": first}


def _is_level_of(figure: Figure, step: Figure) -> bool:
    if step.kind == "percentage-point":
        return figure.kind == "percent"
    if step.kind == "percent":
        return figure.kind in _KINDS[:3]
    return figure.kind == step.kind and are_alike(figure, step)


def _needs(whole: Mapping[str, Figure], step: Figure, count: int, side: int) -> Iterator[Need]:
    if step.kind == "percent":
        yield from _growth_needs(whole, step, count, side)
        return
    own = worth(step)
    if own is None or count < 1 or step.amount is None:
        return
    # A mean of whole things is rounded as well.
    unit = unit_of(step.unit)
    slack = Fraction(step.amount.step) * (1 if unit is None else unit.factor)
    product = (own + Interval.closed(-slack, slack)).times(Fraction(count))
    if "whole" in whole and (all_of_it := worth(whole["whole"])) is not None:
        yield whole["whole"], product
        yield step, all_of_it / Interval.point(count)
    elif "start" in whole:
        first, last = worth(whole["start"]), worth(whole["end"])
        if first is not None and last is not None:
            gap = abs(last - first)
            yield step, gap / Interval.point(count)
            yield whole["end"], first + product
            yield whole["start"], last - product


def _growth_needs(
    whole: Mapping[str, Figure], rate: Figure, count: int, side: int
) -> Iterator[Need]:
    """Yield what each would have to be, were `rate` that of every one of so many years."""
    values = [worth(figure) for figure in (whole.get("start", rate), whole.get("end", rate), rate)]
    if "start" not in whole or not 1 < count <= _MOST_YEARS or None in values:
        return
    first, last, own = (value for value in values if value is not None)
    factor = Interval.point(1) + own.times(Fraction(side))
    if not all(value.lo.at is not None and value.lo.at > 0 for value in (first, last, factor)):
        return
    yield rate, _root(last / first, count, side)
    yield whole["end"], first * factor**count
    yield whole["start"], last / factor**count


def _root(ratio: Interval, count: int, side: int) -> Interval:
    """Return the yearly rates that lead to some ratio in so many years, a hair wider."""
    ends = [float(end.at or 0) ** (1 / count) - 1 for end in (ratio.lo, ratio.hi)]
    low, high = sorted(side * end for end in ends)
    hair = Fraction(1, 10**9)
    return Interval.closed(Fraction(low) - hair, Fraction(high) + hair)


def _claim(
    slots: Mapping[str, Figure],
    years: Sequence[Figure],
    counts: Sequence[int],
    side: int,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    is_growth = slots["step"].kind == "percent"
    ends = ("from", "to") if is_growth else ("first", "last")
    names = ("years",) if years[0].kind == "duration" else ends
    held = {name: figure.id for name, figure in zip(names, (*years, years[-1]), strict=False)}
    held = {name: figure.id for name, figure in slots.items() if name != "step"} | held
    held["annual" if is_growth else "step"] = slots["step"].id
    constants = [Constant("least", counts[0]), Constant("most", counts[-1])]
    if is_growth:
        constants = [Constant("direction", side), Constant("yearly", counts[0])]
    kind = "change" if is_growth else "yearly-step"
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (number,)) for name, number in held.items()),
        span=span_of(held.values(), skeleton, figures),
        phrase=f"{kind}/sought",
        constants=tuple(constants),
        inferred=True,
        score=80,
    )
