"""Whether an anniversary is kept about the page's day: 今年是……, 隆重庆祝……一百周年."""

from collections.abc import Sequence

from checker.core.late import late
from checker.core.model import Figure, Page
from checker.core.span import Span

_OF_THIS_YEAR = late("今年[^。；]{0,12}?(?:是|逢|正值|迎来|庆祝|纪念)")
_ON_THAT_DAY = late("(?:纪念日?)?(?:之际|之日|到来|前夕)")
_SENTENCE_END = late("[。！？；\n]")
_KEPT = late("(?:庆祝|纪念|喜迎|迎接|迎来|值此|正值|适逢|恰逢)[^，。；、]{0,8}$")
# 《纪念……50周年文集》, and what is looked back to, may be of another year.
_LOOKS_BACK = late("《|回首|回顾|回忆|过去|先后|当年|那年|记得|曾")
_LAST_FIGURES = 12


def is_of_this_year(page: Page, start: int, end: int) -> bool:
    """Tell whether a stretch says that the anniversary is this year's: 今年也是……."""
    return _OF_THIS_YEAR.search(page.flow, start, end) is not None


def is_kept(page: Page, before: Span, figures: Sequence[Figure]) -> bool:
    """Tell whether the words of the sentence before the event keep it now: 隆重庆祝……."""
    if _KEPT.search(page.flow, before.start, before.end) is None:
        return False
    if _LOOKS_BACK.search(page.flow, before.start, before.end) is not None:
        return False
    near = (f for f in figures[-_LAST_FIGURES:] if f.flow.start >= before.start)
    return not any(f.when is not None and f.when.first[0] is not None for f in near)


def held_then(page: Page, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """Return the day of “……诞辰100周年之际，展览于1998年1月6日展出”."""
    if _ON_THAT_DAY.match(page.flow, figure.flow.end) is None:
        return None
    for other in figures[figure.id + 1 :]:
        if _SENTENCE_END.search(page.flow, figure.flow.end, other.flow.start):
            return None
        if other.kind == "date" and other.when is not None and not other.when.anchored:
            return other if other.when.first[0] is not None else None
    return None
