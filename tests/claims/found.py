"""The claims of a marked sample, as the tests compare them."""

from checker.claims.find import find_claims
from checker.core.model import Claim, Figure
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules

Slots = dict[str, tuple[str, ...]]


def claims_in(text: str, kind: str) -> list[tuple[Claim, tuple[Figure, ...]]]:
    """Return the claims of one kind that `text` makes, each with all figures of the text."""
    page = page_from_text(text)
    figures = find_figures_in(page)
    ruleset = load_rules()
    claims = find_claims(page, figures, ruleset, frozenset(rule.id for rule in ruleset.rules))
    return [(claim, figures) for claim in claims if claim.kind == kind]


def slots_in(text: str, kind: str) -> list[Slots]:
    """Return slot → printed figures for each claim of one kind."""
    return [
        {slot.name: tuple(figures[i].text for i in slot.figures) for slot in claim.slots}
        for claim, figures in claims_in(text, kind)
    ]


def constants_in(text: str, kind: str) -> list[dict[str, int]]:
    """Return the constants of each claim of one kind."""
    return [{c.name: c.value for c in claim.constants} for claim, _ in claims_in(text, kind)]
