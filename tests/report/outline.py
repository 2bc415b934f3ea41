"""The structure of an HTML document as indented lines, to compare and to read."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "rect", "circle", "line"}


class Outline(HTMLParser):
    """An HTML document as indented lines: elements with their classes, and their words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and go inside."""
        named = dict(attrs)
        marks = "".join(f".{name}" for name in (named.get("class") or "").split())
        place = f"#{named['id']}" if named.get("id") else ""
        self._note(f"<{tag}{place}{marks}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element; one that was not entered is a fault of the template."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the words, but not the style and the script."""
        if data.strip() and self.open[-1] not in ("style", "script"):
            self._note(" ".join(data.split()))

    def _note(self, text: str) -> None:
        self.lines.append("  " * len(self.open) + text)


def outline(text: str) -> list[str]:
    """Return the structure of a document."""
    parser = Outline()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser.lines


def part(lines: list[str], start: str) -> list[str]:
    """Return an element of an outline with all that is in it, moved to the left."""
    first = next(place for place, line in enumerate(lines) if line.strip() == start)
    depth = len(lines[first]) - len(lines[first].lstrip())
    inside = [lines[first]]
    for line in lines[first + 1 :]:
        if len(line) - len(line.lstrip()) <= depth:
            break
        inside.append(line)
    return [line[depth:] for line in inside]
