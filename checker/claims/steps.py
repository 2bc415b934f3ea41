"""Steps counted in the text: “四项措施：一是……二是……”, and headings 一、二、三、."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span

_NUMERALS = "一二三四五六七八九十"
_STEP = late(f"(?P<number>[{_NUMERALS}])是(?<![{_NUMERALS}第]..)")
_HEAD = late(f"(?P<number>十?[{_NUMERALS}])、")
# 第一，……；第二，……: not 第一、第二产业.
_ORDINAL = late(f"(?<![^\n。；：，])第(?P<number>[{_NUMERALS}])[，：](?!第)")
_VALUES = {digit: number for number, digit in enumerate(_NUMERALS, 1)}
# 划为七大区域。具体包括：一是……
_ANNOUNCED = late("[^。]*：[^。]*|[^。]*。(?:具体|分别|主要)*(?:[是为有]|包括|如下)?：")
_COUNT_BEFORE = 60
_FEWEST_HEADS = 3


def step_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield what steps in the text state: how many there are, and that none is left out.

    Kind `steps`: a count and `listed`, the steps behind it. Kind `sequence`: `before` and
    `number` of two steps or headings that follow one another.
    """
    counts: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.kind == "count":
            counts.setdefault(figure.block, []).append(figure)
    for number, block in enumerate(page.blocks):
        steps = list(_STEP.finditer(page.flow, block.span.start, block.span.end))
        for run in _runs(steps):
            yield from _sequence(run)
            yield from _counted(run, counts.get(number, ()), page)
        ordinals = list(_ORDINAL.finditer(page.flow, block.span.start, block.span.end))
        yield from (
            claim
            for run in _runs(ordinals)
            if len(run) >= _FEWEST_HEADS
            for claim in _sequence(run)
        )
    for run in _runs(list(_headings(page))):
        if len(run) >= _FEWEST_HEADS and not _is_torn(run, page):
            yield from _sequence(run)


def _headings(page: Page) -> Iterator[re.Match[str]]:
    for block in page.blocks:
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


def _runs(steps: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
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
    ]
    in_order = all(_value(step) == at for at, step in enumerate(run, 1))
    if before and in_order:
        figure = before[-1]
        yield Claim(
            kind="steps",
            slots=(Slot("count", (figure.id,)),),
            span=Span(figure.flow.start, figure.flow.end),
            phrase="steps/counted",
            constants=(Constant("listed", len(run)),),
            items=tuple(Mention(step[0], Span(*step.span())) for step in run),
        )
