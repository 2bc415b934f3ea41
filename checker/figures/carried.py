"""What is carried from figure to figure: indicator, place, and the time they speak of."""

from collections.abc import Sequence

from msgspec import Struct

from checker.core.model import Mention, When
from checker.core.span import Span
from checker.figures.phrases import is_base

_STARTS = frozenset("由从")
_ENDS = ("到", "至")


class Carried(Struct):
    """What is carried from figure to figure in one block."""

    indicator: Mention | None = None
    place: Mention | None = None
    period: Mention | None = None
    when: When | None = None
    before: tuple[Mention | None, When | None] | None = None
    # The last 到 of the words that were searched, which are those before `searched`.
    found: int = -1
    searched: int = 0

    def say(self, flow: str, period: Mention, when: When | None) -> None:
        """Take a time; one that a change starts from gives way again: 由|上年|的53%升到57%."""
        start, end = period.span.start, period.span.end
        is_start = flow[start - 1 : start] in _STARTS and flow.startswith("的", end)
        is_start = is_start and not any(word in period.text for word in _ENDS)
        self.before = (self.period, self.when) if is_start else None
        self.period, self.when = period, when

    def end_change(self, flow: str, start: int, end: int) -> None:
        """Go back to the time `before`, where words in `[start, end)` say to what it came."""
        # Words are searched once, however many times follow one another with no figure between.
        at = max(start, self.searched)
        self.found = max(self.found, *(flow.rfind(word, at, end) for word in _ENDS))
        self.searched = max(at, end)
        if self.found >= start and self.before is not None:
            self.period, self.when = self.before
            self.before = None


class Times:
    """The words of time without numerals; asked for from left to right only."""

    def __init__(self, flow: str, relative: Sequence[tuple[Span, When]]) -> None:
        self.flow = flow
        self._relative = [
            (span, when) for span, when in relative if not is_base(flow, span.start, span.end)
        ]
        self._count = len(self._relative)
        self._at = 0

    def before(self, position: int, floor: int) -> tuple[Mention, When] | None:
        """Return the last one in `[floor, position)`."""
        while self._at < self._count and self._relative[self._at][0].start <= position:
            self._at += 1
        if not self._at or self._relative[self._at - 1][0].start < floor:
            return None
        span, when = self._relative[self._at - 1]
        return Mention(self.flow[span.start : span.end], span), when
