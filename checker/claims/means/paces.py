"""A year's total and what falls to a day, a month or some minutes of it.

“去年有9640人死于交通事故……平均每天有26.4人死于交通事故，每过55分钟就有1人丧生”: the total of a year
and the mean of a day may stand a sentence apart.
"""

from collections.abc import Iterator, Sequence

from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.shares.words import has_pair
from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_ANCHORS = ("每", "日均", "月均")
_MEAN = late(
    "(?:平均)?(?:每一?(?:个)?(?P<every>天|日|月|小时)|(?P<all>[日月])均)[^，。；：、每]{0,8}$"
)
# How many there are of them in a year, with room for days off.
_IN_YEAR = {"天": (300, 372), "日": (300, 372), "月": (11, 13), "小时": (7200, 8900)}
_VERBS = late("[有达约近为均超计]+")
_EVERY = late("每(?:过|隔)?(?:约|不到)?$")
_EACH = late("^就?(?:约|会)?(?:有|发生|增加|诞生|出生|死亡)?$")
_YEAR = late("去年|全年|上年|一年|每年")
_NOT_YEAR = late("以来|至今|累计|年来|设计|能力|计划|到\\d")
_PART_OF_YEAR = frozenset(("month", "half", "quarter", "span", "day"))
_MEANS = late("每|均")
_PAIR = 2
_DURATIONS = ("分钟", "秒", "秒钟", "小时", "天")


def find_paces(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `period-average` or `every` for each pace with a year's total."""
    skeleton, figures = reading.skeleton, reading.figures
    if len(skeleton.figures) < _PAIR:
        return
    for number in skeleton.sentences_with(_ANCHORS):
        told = reading.told(skeleton.sentences[number])
        previous = reading.told(skeleton.sentences[number - 1]) if number else []
        for index, one in enumerate(told):
            yield from _mean(one, told, previous, skeleton, figures)
            yield from _every(index, told, previous, skeleton, figures)


def _mean(
    mean: Told,
    told: Sequence[Told],
    previous: Sequence[Told],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    gap = mean.gap[-24:]
    is_told = ("每" in gap or "均" in gap) and mean.is_level()
    match = _MEAN.search(gap) if is_told else None
    if match is None or any(one.figure.kind == "duration" for one in told[: _at(mean, told)]):
        return
    total = _total(mean, told, previous)
    noun = _VERBS.sub("", gap[match.end("every" if match["every"] else "all") :])
    if total is not None and noun[-2:] in total.gap[-16:] + total.after:
        low, high = _IN_YEAR[match["every"] or match["all"]]
        slots = (("daily", mean), ("total", total))
        constants = (Constant("low", low), Constant("high", high))
        yield _claim("period-average", slots, constants, skeleton, figures)


def _every(
    index: int,
    told: Sequence[Told],
    previous: Sequence[Told],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    every = told[index]
    if every.figure.unit not in _DURATIONS or not _EVERY.search(every.gap[-6:]):
        return
    each = told[index + 1] if index + 1 < len(told) else None
    if each is None or not each.is_level() or not _EACH.search(each.gap):
        return
    total = _total(each, told, previous)
    if total is not None:
        slots = (("every", every), ("each", each), ("total", total))
        yield _claim("every", slots, (), skeleton, figures)


def _at(one: Told, told: Sequence[Told]) -> int:
    return one.number - told[0].number


def _total(mean: Told, told: Sequence[Told], previous: Sequence[Told]) -> Told | None:
    """Return the total of a year that the mean is of; said with like words if sentences away."""
    here = _of_year(told[: _at(mean, told)], mean)
    if len(here) == 1:
        return here[0]
    said = mean.gap[-12:] + mean.after
    there = [one for one in _of_year(previous, mean) if has_pair(one.after or one.before, said)]
    return there[0] if not here and len(there) == 1 else None


def _of_year(told: Sequence[Told], mean: Told) -> list[Told]:
    """Return the amounts like the mean that are told of a whole year."""
    found: list[Told] = []
    is_year = False
    for one in told:
        when = one.figure.when
        if when is not None:
            is_year = when.grain == "year" or (is_year and when.grain not in _PART_OF_YEAR)
        is_year = is_year or bool(_YEAR.search(one.gap))
        if _NOT_YEAR.search(one.gap):
            return []
        is_total = one.is_level() and not _MEANS.search(one.before)
        if is_year and is_total and are_alike(one.figure, mean.figure):
            found.append(one)
    return found


def _claim(
    kind: str,
    slots: Sequence[tuple[str, Told]],
    constants: tuple[Constant, ...],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    holes = sorted(one.hole for _, one in slots)
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (one.figure.id,)) for name, one in slots),
        span=skeleton.to_flow(Span(holes[0], holes[-1] + 1), figures),
        phrase=f"{kind}/told",
        constants=constants,
    )
