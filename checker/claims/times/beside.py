"""Claims of a date and what stands beside it: another date, a festival, a congress, 昨日.

“十四五”（2020—2025年）, 一季度（1—4月）, 光绪二十六年（1901年）, 昨日（3日）,
9月10日中秋节, 党的二十大（2021年）, 今年是新中国成立75周年.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from checker.claims.times.dated import CLOCK_UNIT, claim_of, is_dateline, is_guessed
from checker.claims.times.kept import held_then, is_kept, is_of_this_year
from checker.core.festivals import nearest_festival_day
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot, When
from checker.core.span import Span
from checker.core.tables import load_table
from checker.ruleset.model import Reference

_TO_SENTENCE = to_last("。！？；\n")
_OPEN = ("（", "(")
_CLOSE = ("）", ")")
_FOUNDINGS = "founding/"
_CONGRESSES = ("party-congress-", "people-congress-")
# “七大” alone may count seven great things.
_SHORTEST_CONGRESS = 3
_NAMED_GRAINS = ("quarter", "half")
_SENTENCE = 80
_IS = "[，,]?(?:也?恰?好?正?是|恰?正?逢|适逢|正值|迎来)"
_YEAR_IS = late(f"年?{_IS}")
_THIS_YEAR_IS = late(f"今年{_IS}")
_REIGN = late("[\u4e00-\u9fff]{2}[元一二三四五六七八九十]{1,3}年$")


class Beside(Struct, frozen=True):
    """The names that a date may stand beside, ready to be looked for; made once for the rules."""

    foundings: re.Pattern[str]
    years: Mapping[str, int]
    congress_before: re.Pattern[str]
    congress_after: re.Pattern[str]


def beside_names(reference: Mapping[str, Reference]) -> Beside:
    """Return the names of foundings and congresses that the rules know."""
    years: dict[str, int] = {}
    foundings: list[str] = []
    congresses: list[str] = []
    for key, entry in reference.items():
        if entry.value is None or not key.startswith((_FOUNDINGS, *_CONGRESSES)):
            continue
        for word in entry.words:
            if key.startswith(_FOUNDINGS):
                foundings.append(word)
            elif len(word) >= _SHORTEST_CONGRESS:
                congresses.append(word)
            years[word] = int(entry.value)
    held = _either(_words()["held"])
    names = _either(congresses)
    return Beside(
        late(f"(?P<name>{_either(foundings)})$"),
        years,
        late(f"(?P<name>{names})[（(]$"),
        late(
            f"[，,]?(?:(?:召开|举行)的(?P<name>{names})|(?P<held>{names})(?:在[^，。]{{2,6}})?(?:{held}))"
        ),
    )


def beside_claims(page: Page, figures: Sequence[Figure], names: Beside) -> Iterator[Claim]:
    """Yield what dates and the words beside them state together."""
    datelines = _datelines(page, figures)
    for one, other in pairwise(figures):
        if one.when is not None and other.when is not None and one.block == other.block:
            yield from _pair(one, one.when, other, other.when, page)
    for figure in figures:
        if figure.unit == "周年":
            yield from _anniversary(figure, figures, page, names)
        if figure.when is None or figure.unit == CLOCK_UNIT:
            continue
        if figure.kind == "date":
            yield from _relative(figure, page, datelines)
            yield from _festival(figure, figure.when, page)
        yield from _congress(figure, page, names)


@cache
def _words() -> Any:
    return load_table("language/zh/beside-dates.yaml")


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _is_closed(figure: Figure, page: Page) -> bool:
    """Tell whether a figure stands alone in brackets."""
    start, end = figure.flow.start, figure.flow.end
    return page.flow[start - 1 : start] in _OPEN and page.flow[end : end + 1] in _CLOSE


def _pair(one: Figure, a: When, other: Figure, b: When, page: Page) -> Iterator[Claim]:
    """Yield the claim of two dates of which the second stands in brackets, or in a masthead."""
    if page.blocks[one.block].kind == "masthead" and b.lunar and a.grain == b.grain == "day":
        yield _two("apposition", ("one", one), ("other", other), {})
    if not _is_closed(other, page):
        return
    between = page.flow[one.flow.end : other.flow.start - 1].strip('”"’》')
    if between and not (a.grain == "plan" and between in _words()["plan-words"]):
        return
    if "plan" in (a.grain, b.grain) and b.first != b.last != a.first != a.last:
        yield _plan(one, a, other, b) if a.grain == "plan" else _plan(other, b, one, a)
    elif a.grain in _NAMED_GRAINS and _are_months(b):
        yield _months(one, a, other, b)
    elif b.grain in _NAMED_GRAINS and _are_months(a):
        yield _months(other, b, one, a)
    elif a.start is not None and b.start is not None and not _is_new_year_of_reign(one, a, b):
        yield _two("apposition", ("one", one), ("other", other), {})


def _two(
    kind: str, first: tuple[str, Figure], second: tuple[str, Figure], constants: Mapping[str, int]
) -> Claim:
    slots = sorted((first, second), key=lambda item: item[1].id)
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (figure.id,)) for name, figure in (first, second)),
        span=Span(slots[0][1].flow.start, slots[1][1].flow.end),
        phrase=kind,
        constants=tuple(Constant(*item) for item in constants.items()),
    )


def _plan(plan: Figure, a: When, years: Figure, b: When) -> Claim:
    said = {"first": a.first[0], "last": a.last[0], "begun": b.first[0], "ended": b.last[0]}
    constants = {name: year for name, year in said.items() if year is not None}
    return _two("plan-years", ("plan", plan), ("years", years), constants)


def _are_months(when: When) -> bool:
    return when.grain in ("span", "month") and when.first[1] is not None and when.first[2] is None


def _months(named: Figure, a: When, months: Figure, b: When) -> Claim:
    said = {"first": a.first[1], "last": a.last[1], "begun": b.first[1], "ended": b.last[1]}
    constants = {name: month for name, month in said.items() if month is not None}
    return _two("months-of", ("named", named), ("months", months), constants)


def _is_new_year_of_reign(one: Figure, a: When, b: When) -> bool:
    """Tell whether a reign's year runs into the January and February of the year after."""
    if a.grain != "year" or not _REIGN.search(one.text) or b.first[1] is None:
        return False
    return b.first[1] <= 2 and a.first[0] is not None and b.first[0] == a.first[0] + 1


def _datelines(page: Page, figures: Sequence[Figure]) -> dict[int, Figure]:
    """Return the first dateline of each article that has one."""
    found: dict[int, Figure] = {}
    for figure in figures:
        if figure.when is not None and is_dateline(figure, page):
            found.setdefault(page.blocks[figure.block].article, figure)
    return found


def _relative(figure: Figure, page: Page, datelines: Mapping[int, Figure]) -> Iterator[Claim]:
    """Yield the claim of 昨日（3日）; under a dateline 昨日 may count from its day."""
    if not _is_closed(figure, page):
        return
    words: dict[str, int] = _words()["days"]
    before = page.flow[max(0, figure.flow.start - 3) : figure.flow.start - 1]
    if before not in words:
        return
    dateline = datelines.get(page.blocks[figure.block].article)
    lag = 0
    if dateline is not None and dateline.when is not None and page.date is not None:
        day = dateline.when.start
        lag = 0 if day is None else (page.date - day).days
    yield _with_name(
        claim_of("relative-day", figure, shift=words[before], wired=words[before] - lag),
        Span(figure.flow.start - 1 - len(before), figure.flow.start - 1),
        page,
    )


def _with_name(claim: Claim, name: Span, page: Page) -> Claim:
    return Claim(
        kind=claim.kind,
        slots=claim.slots,
        span=Span(min(claim.span.start, name.start), max(claim.span.end, name.end)),
        phrase=claim.phrase,
        constants=claim.constants,
        items=(Mention(name.of(page.flow), name),),
        inferred=claim.inferred,
    )


@cache
def _festival_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the names before a bracket, and those right after a date."""
    words = _words()
    names = f"(?:{_either(words['festivals'])}|(?:{_either(words['terms'])})(?=节气))"
    ends = _either(words["day-ends"])
    return (
        late(f"(?P<name>{names})(?:节气)?(?:{ends})?[（(]$"),
        late(
            f"[（(]?(?:{_either(words['is-day'])})?(?P<name>{names})"
            f"(?:节气)?(?={ends}|[，。；、：！？）)\n”]|$)"
        ),
    )


def _festival(figure: Figure, when: When, page: Page) -> Iterator[Claim]:
    """Yield the claim of 9月10日是教师节 and 中秋节（10月6日）."""
    if when.grain != "day" or when.start is None:
        return
    before, after = _festival_patterns()
    start, end = figure.flow.start, figure.flow.end
    match = after.match(page.flow, end)
    if match is None and _is_closed(figure, page):
        match = before.search(page.flow, max(0, start - 10), start)
    day = nearest_festival_day(match["name"], when.start) if match else None
    if match is None or day is None:
        return
    claim = claim_of(
        "festival",
        figure,
        inferred=is_guessed(when, page),
        is_on=int(day == when.start),
        year=day.year,
        month=day.month,
        date=day.day,
    )
    yield _with_name(claim, Span(*match.span("name")), page)


def _congress(figure: Figure, page: Page, names: Beside) -> Iterator[Claim]:
    """Yield the claim of 党的二十大（2022年） and 2022年召开的党的二十大."""
    start, end = figure.flow.start, figure.flow.end
    match = names.congress_after.match(page.flow, end)
    if match is None and _is_closed(figure, page):
        match = names.congress_before.search(page.flow, max(0, start - 24), start)
    if match is None:
        return
    group = "name" if match["name"] else "held"
    claim = claim_of("congress", figure, "year", held=names.years[match[group]])
    yield _with_name(claim, Span(*match.span(group)), page)


def _is_of_another_state(flow: str, start: int) -> bool:
    """Tell whether another state is named right before what was founded: 新加坡|建国50周年."""
    return any(flow.endswith(names[0], 0, start) for names in _other_states())


@cache
def _other_states() -> tuple[tuple[str, ...], ...]:
    names = load_table("language/zh/states.yaml")["names"]
    return tuple(tuple(one.split()) for one in names if "中国" not in one)


def _anniversary(
    figure: Figure, figures: Sequence[Figure], page: Page, names: Beside
) -> Iterator[Claim]:
    """Yield the claim of “2024年是中华人民共和国成立⟦75周年⟧”, of an event the rules know."""
    start = figure.flow.start
    match = names.foundings.search(page.flow, max(0, start - 24), start)
    if match is None or _is_of_another_state(page.flow, match.start()):
        return
    floor = max(page.blocks[figure.block].span.start, start - _SENTENCE)
    floor = behind_last(_TO_SENTENCE, page.flow, floor, start)
    founded = names.years[match["name"]]
    for other in reversed(figures[: figure.id]):
        if other.flow.start < floor:
            break
        is_year = other.when is not None and other.when.grain == "year"
        if is_year and _YEAR_IS.match(page.flow, other.flow.end):
            claim = _two("anniversary", ("count", figure), ("at", other), {"founded": founded})
            yield _with_name(claim, Span(*match.span("name")), page)
            return
    claim = claim_of("anniversary-now", figure, "count", founded=founded)
    if not is_of_this_year(page, floor, start):
        held = held_then(page, figure, figures)
        if held is not None:
            claim = _two("anniversary", ("count", figure), ("at", held), {"founded": founded})
        elif is_kept(page, Span(floor, match.start()), figures[: figure.id]):
            claim = claim_of("anniversary-near", figure, "count", founded=founded)
        else:
            return
    yield _with_name(claim, Span(*match.span("name")), page)
