"""Claims of an obituary that tells birth and death in different sentences.

“……于１月５日逝世，享年⟦88岁⟧。”, and further down “⟦1910年11月⟧出生于陕西”.
"""

from collections.abc import Iterator, Sequence

from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Page, Slot
from checker.core.span import Span

_LIVED = ("享年", "终年")
_BORN_BEFORE = ("生于", "出生于", "诞生于")
_BORN_AFTER = late("出生|诞生|生[于，。]")
_OF_THE_FAMILY = late("[子女妻孙弟妹父母]")
_TO_STOP = to_last("。！？\n")
_REACH = 120


def life_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the claim of each article that tells one birth and one death of one person."""
    ages: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.kind == "age" and _is_after(page, figure, _LIVED):
            ages.setdefault(page.blocks[figure.block].article, []).append(figure)
    for article, found in ages.items():
        births = [figure for figure in figures if _is_birth(page, figure, article)]
        # Where several lives are told, nobody knows which birth goes with which death.
        if len(found) == len(births) == 1:
            yield from _life(page, figures, births[0], found[0])


def _is_after(page: Page, figure: Figure, words: tuple[str, ...]) -> bool:
    return page.flow.endswith(words, max(0, figure.flow.start - 3), figure.flow.start)


def _is_birth(page: Page, figure: Figure, article: int) -> bool:
    if figure.when is None or figure.when.first[0] is None:
        return False
    if page.blocks[figure.block].article != article:
        return False
    if _OF_THE_FAMILY.search(page.flow, max(0, figure.flow.start - 8), figure.flow.start):
        return False
    is_before = _BORN_AFTER.match(page.flow, figure.flow.end) is not None
    return is_before or _is_after(page, figure, _BORN_BEFORE)


def _life(page: Page, figures: Sequence[Figure], born: Figure, age: Figure) -> Iterator[Claim]:
    floor = max(0, age.flow.start - _REACH)
    start = behind_last(_TO_STOP, page.flow, floor, age.flow.start)
    days = [
        figure
        for figure in figures[: age.id]
        if figure.flow.start >= start
        and figure.when is not None
        and figure.when.first[1] is not None
    ]
    # A birth told in the same sentence is for the phrases.
    if not days or (born.flow.start > start and born.flow.end < age.flow.start):
        return
    yield Claim(
        kind="life",
        slots=(Slot("born", (born.id,)), Slot("died", (days[0].id,)), Slot("age", (age.id,))),
        span=Span(days[0].flow.start, age.flow.end),
        phrase="life/told-apart",
        inferred=True,
    )
