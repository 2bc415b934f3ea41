"""Steps counted in the text: “四项措施：一是……二是……”, and headings 一、二、三、."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span

_NUMERALS = "一二三四五六七八九十"
_STEP = late(f"(?P<number>[{_NUMERALS}])是(?<![{_NUMERALS}第]..)")
_HEADS = tuple(_NUMERALS)
_HEAD = late(f"(?P<number>十?[{_NUMERALS}])、")
# 第一，……；第二，……: not 第一、第二产业.
_ORDINAL = late(f"第(?<![^\n。；：，]第)(?P<number>[{_NUMERALS}])[，：](?!第)")
_VALUES = {digit: number for number, digit in enumerate(_NUMERALS, 1)}
# 划为七大区域。具体包括：一是……
_ANNOUNCED = late("[^。]*：[^。]*|[^。]*。(?:具体|分别|主要)*(?:[是为有]|包括|如下)?：")
_COUNT_BEFORE = 60
_FEWEST_HEADS = 3
_LONGEST_STEP = 120
_OTHER_CLAUSE = late("，[^，。]{0,12}(?:表现|体现|原因|反映|显示)")


def step_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield what steps in the text state: how many there are, and that none is left out.

    Kind `steps`: a count and `listed`, the steps behind it. Kind `sequence`: `before` and
    `number` of two steps or headings that follow one another.
    """
    for number, run in _runs_in_blocks(page, _STEP, ("一是",)):
        yield from _sequence(run)
        counts = [one for one in figures if one.block == number and one.kind == "count"]
        yield from _counted(run, counts, page)
    for _, run in _runs_in_blocks(page, _ORDINAL, ("第一，", "第一：")):
        if len(run) >= _FEWEST_HEADS:
            yield from _sequence(run)
    for run in _runs(_headings(page)):
        if len(run) >= _FEWEST_HEADS and not _is_torn(run, page):
            yield from _sequence(run)


def _runs_in_blocks(
    page: Page, pattern: re.Pattern[str], firsts: Sequence[str]
) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Yield runs of steps, each with the number of its block; most pages have no first step."""
    flow = page.flow
    if not any(first in flow for first in firsts):
        return
    for number, block in enumerate(page.blocks):
        start, end = block.span.start, block.span.end
        if any(flow.find(first, start, end) >= 0 for first in firsts):
            yield from ((number, run) for run in _runs(pattern.finditer(flow, start, end)))


def _headings(page: Page) -> Iterator[re.Match[str]]:
    for block in page.blocks:
        if page.flow.startswith(_HEADS, block.span.start):
            match = _HEAD.match(page.flow, block.span.start, block.span.end)
            if match is not None:
                yield match


def _is_torn(run: Sequence[re.Match[str]], page: Page) -> bool:
    """Tell whether a missing heading stands inside a paragraph: the break before it was lost."""
    for one, other in pairwise(run):
        missing = _value(one) + 1
        if missing < _value(other):
            heading = f"{_NUMERALS[missing - 1]}、" if missing <= len(_NUMERALS) else "、"
            if page.flow.find(heading, one.end(), other.start()) >= 0:
                return True
    return False


def _value(match: re.Match[str]) -> int:
    return sum(_VALUES[digit] for digit in match["number"])


def _runs(steps: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield runs that begin with 一; a smaller number begins no run of its own."""
    run: list[re.Match[str]] = []
    for step in steps:
        if _value(step) == 1:
            yield from _longer(run)
            run = [step]
        elif run and _value(step) >= _value(run[-1]):
            run.append(step)
        else:
            yield from _longer(run)
            run = []
    yield from _longer(run)


def _longer(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    if len(run) > 1:
        yield run


def _sequence(run: Sequence[re.Match[str]]) -> Iterator[Claim]:
    """Yield one claim for the first gap or repetition of a run, or for its end."""
    pairs = list(pairwise(run))
    one, other = next((p for p in pairs if _value(p[1]) != _value(p[0]) + 1), pairs[-1])
    yield Claim(
        kind="sequence",
        slots=(),
        span=Span(*other.span()),
        phrase="sequence/numbers",
        constants=(Constant("before", _value(one)), Constant("number", _value(other))),
        items=(Mention(one[0], Span(*one.span())), Mention(other[0], Span(*other.span()))),
    )


def _goes_on(page: Page, start: int, numeral: str) -> bool:
    """Tell whether the next step follows, told without 是: “；六为”, “。第六，”."""
    limit = start + _LONGEST_STEP
    marks = (f"；{numeral}", f"。{numeral}", f"第{numeral}", f"{numeral}要", f"{numeral}为")
    return any(page.flow.find(mark, start, limit) >= 0 for mark in marks)


def _counted(run: Sequence[re.Match[str]], counts: Sequence[Figure], page: Page) -> Iterator[Claim]:
    """Yield the claim of “推出四项措施：一是……”, if the steps leave none out."""
    first = run[0].start()
    before = [
        figure
        for figure in counts
        if first - _COUNT_BEFORE <= figure.flow.start < first
        and _ANNOUNCED.fullmatch(page.flow, figure.flow.end, first)
        # 中共六大的……原则 is a congress.
        and page.flow[figure.flow.end] != "的"
        # 74个城市有所改善，表现为：一是……; 融360发现：一是…….
        and figure.unit
        and not _OTHER_CLAUSE.search(page.flow, figure.flow.end, first)
    ]
    in_order = all(_value(step) == at for at, step in enumerate(run, 1))
    next_one = _NUMERALS[len(run) : len(run) + 1]
    # “五是……；六为……” goes on in other words.
    goes_on = next_one and _goes_on(page, run[-1].end(), next_one)
    if before and in_order and not goes_on:
        figure = before[-1]
        yield Claim(
            kind="steps",
            slots=(Slot("count", (figure.id,)),),
            span=Span(figure.flow.start, figure.flow.end),
            phrase="steps/counted",
            constants=(Constant("listed", len(run)),),
            items=tuple(Mention(step[0], Span(*step.span())) for step in run),
        )
