"""One figure told twice in the text: what the lead says against the paragraphs after it."""

from collections.abc import Iterator, Sequence

from checker.claims.agreement.alike import Role, are_one_fact, base_interval, is_again
from checker.claims.phrases.match import are_alike
from checker.claims.words import bare, clause_before, sentence_around, words_after
from checker.core.alike import ratio
from checker.core.interval import overlap
from checker.core.model import Claim, Figure, Kind, Page, Slot
from checker.core.units import dimension_of

_KINDS = frozenset({"count", "quantity", "money", "percent"})
# The whole clause must be told again; “共创造29项世界纪录” holds for any year.
_LEAST_WORDS = 6
_SAME_WORDS = 75


def retold_claims(page: Page, figures: Sequence[Figure], role: Role) -> Iterator[Claim]:
    """Yield a claim of kind `retold` for each figure of a lead that a later paragraph repeats."""
    for leads, later in _by_article(page, figures).values():
        clauses: dict[int, str] = {}
        for lead in leads:
            like = later.get((lead.kind, dimension_of(lead.unit)), ())
            again = [other for other in like if _is_retold(lead, other, page, role, clauses)]
            # Where the words fit several values, they are not of one fact.
            if again and all(is_again(again[0], other) for other in again):
                yield _claim(lead, again[0])


# Figures of one kind that measure the same.
_Like = dict[tuple[Kind, str], list[Figure]]


def _by_article(page: Page, figures: Sequence[Figure]) -> dict[int, tuple[list[Figure], _Like]]:
    """Return of each article the figures of the lead and those of the paragraphs after it."""
    stories: dict[int, tuple[list[Figure], _Like]] = {
        block.article: ([], {}) for block in page.blocks if block.kind == "lead"
    }
    for figure in figures if stories else ():
        if figure.kind not in _KINDS:
            continue
        block = page.blocks[figure.block]
        if block.kind == "lead":
            stories[block.article][0].append(figure)
        elif block.kind == "body" and (story := stories.get(block.article)):
            key = figure.kind, dimension_of(figure.unit)
            story[1].setdefault(key, []).append(figure)
    return stories


def _is_retold(
    lead: Figure, other: Figure, page: Page, role: Role, clauses: dict[int, str]
) -> bool:
    """Tell whether the later figure is said of the same thing, in all but the same words.

    `clauses` keeps the words around a figure by its id, for the next comparison.
    """
    if not are_alike(lead, other) or not role.is_one(lead, other):
        return False
    for figure in (lead, other):
        if figure.id not in clauses:
            clauses[figure.id] = _clause(figure, page)
    said = clauses[lead.id], clauses[other.id]
    if min(map(len, said)) < _LEAST_WORDS or not _are_same(*said):
        return False
    return are_one_fact(lead, other, page, role) and _is_of_one_time(lead, other, page)


def _is_of_one_time(lead: Figure, other: Figure, page: Page) -> bool:
    """Tell whether the times are both unsaid, or the same; equal values need no more."""
    a, b = base_interval(lead), base_interval(other)
    if a is not None and b is not None and overlap(a, b):
        return True
    if (lead.period_when is None) != (other.period_when is None):
        return False
    sentences = [sentence_around(page, figure.flow) for figure in (lead, other)]
    return not any(word in sentence for sentence in sentences for word in _OTHER_TIMES)


_OTHER_TIMES = ("以往", "同期", "曾", "此前", "原", "截至", "当年", "上届", "其中", "首日", "当天")


def _are_same(one: str, other: str) -> bool:
    return ratio(one, other) >= _SAME_WORDS


def _clause(figure: Figure, page: Page) -> str:
    return bare(clause_before(figure, page)) + bare(words_after(figure, page))


def _claim(lead: Figure, other: Figure) -> Claim:
    return Claim(
        kind="retold",
        slots=(Slot("lead", (lead.id,)), Slot("later", (other.id,))),
        span=lead.flow,
        phrase="retold/lead",
        inferred=True,
    )
