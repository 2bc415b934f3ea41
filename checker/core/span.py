"""Half-open stretches of text, in code points."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open stretch `[start, end)` of one text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the part of `text` under this span."""
        return text[self.start : self.end]
