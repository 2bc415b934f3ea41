"""Half-width marks of Chinese text, read as the full-width ones that they stand for.

“完成2.46万元,完成预算的40.4%(上年39%);” is cut into clauses as if it were set as it should be. Each
mark is one character in either width, so that nothing moves.
"""

from checker.core.late import late

_WIDE = "\u3001-\u303f\u4e00-\u9fff\uff01-\uff60"
# Not those within 1,580,349, 3:2, 10:30 or English words. The search leaps from mark to mark,
# since nothing else may come first.
_MARKS = ",;:?!"
_MARK = late(f"[{_MARKS}](?:(?<=[{_WIDE}%‰”].)(?! )|(?=[{_WIDE}“]))")
_BRACKET = late("[()]")
_IS_WIDE = late(f"[{_WIDE}]")
_FULL = str.maketrans(",;:?!()", "，；：？！（）")


def with_wide_marks(flow: str) -> str:
    """Return the flow with the half-width marks that stand beside Chinese made full-width.

    >>> with_wide_marks("完成1,580万元,增长(比3:2)5%;降")
    '完成1,580万元，增长（比3:2）5%；降'
    """
    if "(" in flow:
        flow = _with_wide_brackets(flow)
    # To look for each of them by itself takes a third of what the pattern takes.
    if not any(map(flow.__contains__, _MARKS)):
        return flow
    return _MARK.sub(lambda mark: mark[0].translate(_FULL), flow)


def _with_wide_brackets(flow: str) -> str:
    wide: list[int] = []
    opened: list[int] = []
    for bracket in _BRACKET.finditer(flow):
        at = bracket.start()
        if bracket[0] == "(":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if any(_is_wide(flow, near) for near in (start - 1, start + 1, at - 1, at + 1)):
                wide += (start, at)
    parts: list[str] = []
    done = 0
    for at in sorted(wide):
        parts += (flow[done:at], flow[at].translate(_FULL))
        done = at + 1
    return "".join((*parts, flow[done:]))


def _is_wide(flow: str, at: int) -> bool:
    return _IS_WIDE.match(flow, max(at, 0)) is not None
