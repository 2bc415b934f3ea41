"""Sample text with the expected spans marked in it: 增长⟦5.3%⟧。"""

import re

_MARK = re.compile(r"⟦(?:(?P<name>[a-z][a-z-]*):)?(?P<text>[^⟧]*)⟧")


def unmark(sample: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return `sample` without its marks, and (name, start, end) of each marked span."""
    spans: list[tuple[str, int, int]] = []
    plain = ""
    last = 0
    for match in _MARK.finditer(sample):
        plain += sample[last : match.start()]
        spans.append((match["name"] or "", len(plain), len(plain) + len(match["text"])))
        plain += match["text"]
        last = match.end()
    return plain + sample[last:], spans
