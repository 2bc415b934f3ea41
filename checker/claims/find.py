"""Figures become claims: phrases bind them, likeness pairs them across the page."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from checker.claims.agreement.across import joined_across
from checker.claims.agreement.agree import agreement_claims
from checker.claims.agreement.alike import Role
from checker.claims.agreement.repeated import without_repetition
from checker.claims.agreement.retold import retold_claims
from checker.claims.agreement.scales import scale_claims
from checker.claims.changes.ahead import ahead_claims
from checker.claims.changes.growing import growth_claims
from checker.claims.changes.moves import move_claims
from checker.claims.changes.periods import period_claims
from checker.claims.contests.scores import score_claims
from checker.claims.contests.votes import find_votes
from checker.claims.engine import Engine, engine_of
from checker.claims.guard import guards_of
from checker.claims.lists.again import again_claims
from checker.claims.lists.counted import counted_claims
from checker.claims.lists.counts import plain_counts
from checker.claims.lists.doubtful import without_doubtful
from checker.claims.lists.listed import (
    list_claims,
)
from checker.claims.lists.numbered import number_list_claims
from checker.claims.lists.ordered import ordered_claims
from checker.claims.lists.quoted import quoted_claims
from checker.claims.lists.ranked import ranked_claims
from checker.claims.lists.states import state_claims
from checker.claims.lists.steps import step_claims
from checker.claims.lists.stretches import stretch_claims
from checker.claims.lists.summed_up import summed_up_claims
from checker.claims.means.multiples import find_multiples
from checker.claims.means.paces import find_paces
from checker.claims.means.products import each_claims
from checker.claims.named import find_named
from checker.claims.phrases.merge import (
    Draft,
    claim_of,
    counts_a_label,
    to_drafts,
    with_last_year,
    with_years,
    without_guessed_order,
)
from checker.claims.phrases.skeleton import Skeleton, find_skeletons
from checker.claims.shares.binder import find_shares, without_second_telling
from checker.claims.shares.fractions import fraction_claims
from checker.claims.shares.implied import implied_claims
from checker.claims.shares.lists import share_list_claims
from checker.claims.shares.portions import find_portions
from checker.claims.shares.wholes import complement_claims, ratio_claims
from checker.claims.times.beside import beside_claims
from checker.claims.times.births import birth_claims
from checker.claims.times.dated import dated_claims
from checker.claims.times.far_years import far_year_claims
from checker.claims.times.lasting import lasting_claims
from checker.claims.times.lives import life_claims
from checker.claims.told import Reading
from checker.claims.totals.accounts import find_accounts
from checker.claims.totals.fates import fate_claims
from checker.claims.totals.find import total_claims
from checker.claims.totals.grids import grid_claims
from checker.claims.totals.next_paragraph import next_paragraph_claims
from checker.claims.totals.remainders import find_remainders
from checker.claims.writing.forms import form_claims
from checker.claims.writing.hedged import hedge_claims
from checker.claims.writing.spelling import spelling_claims
from checker.claims.writing.written import written_claims
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span
from checker.ruleset.model import Guard, Phrase, Ruleset

_FEW_NAMES = 3
# A share may be of what paragraphs before it told, so far back.
_BLOCKS_BACK = 3


def find_claims(
    page: Page,
    figures: Sequence[Figure],
    ruleset: Ruleset,
    rules: frozenset[str] | None = None,
) -> tuple[Claim, ...]:
    """Return what the page states of its figures, in reading order.

    Only claims of kinds that some rule asks for: the `rules` with these ids, None for those
    that are on by default.
    """
    engine = engine_of(ruleset, rules)
    claims, role, complements = _told_in_blocks(page, figures, engine)
    claims += _of_figures(page, figures, engine, role)
    claims += fate_claims(page, figures, claims)
    counts = plain_counts(figures)
    claims += ordered_claims(page, counts, _counted(claims))
    claims += quoted_claims(page, counts, _counted(claims))
    claims += counted_claims(page, figures, counts, _counted(claims))
    claims += state_claims(page, counts, _counted(claims))
    claims += summed_up_claims(page, figures, counts, _counted(claims))
    claims += again_claims(page, counts, _counted(claims))
    claims += birth_claims(page, figures, claims)
    claims += growth_claims(tuple(claims), page, figures)
    claims += complements
    guarded = [
        _guarded(claim, page, figures, engine.guards.get(claim.kind, ()))
        for claim in without_doubtful(claims, page, figures)
        if claim.kind in engine.wanted
    ]
    # Nothing stands against a remark on how a number is written.
    written = (
        *hedge_claims(figures),
        *spelling_claims(page, figures),
        *form_claims(page, figures, engine.wanted),
    )
    guarded += [claim for claim in written if claim.kind in engine.wanted]
    return tuple(sorted(guarded, key=lambda claim: (claim.span, claim.kind)))


def _counted(claims: Sequence[Claim]) -> frozenset[int]:
    """Return the counts whose names phrases or steps have found; two names are too few."""
    kinds = ("enumeration", "mixed-enumeration", "steps", "number-list", "counted-list")
    return frozenset(
        i
        for claim in claims
        if claim.kind in kinds and (claim.kind != "enumeration" or len(claim.items) >= _FEW_NAMES)
        for i in claim.slot("count")
    )


def _told_in_blocks(
    page: Page, figures: Sequence[Figure], engine: Engine
) -> tuple[list[Claim], Role, list[Claim]]:
    """Return what single blocks claim, the roles of their figures, and sums of complements.

    Block after block, as all of a long page at once would fill the memory.
    """
    drafts: list[Draft] = []
    carried_on: list[Claim] = []
    found: list[Claim] = []
    changes: set[int] = set()
    before: tuple[Skeleton, ...] = ()
    read: tuple[Reading, ...] = ()
    for skeleton in find_skeletons(page, figures, engine.change_words):
        drafts += with_years(to_drafts(engine.matcher.matches(skeleton, page, figures)))
        both = (*before, skeleton)
        carried_on += next_paragraph_claims(both, figures, engine.totals.partitions)
        read = _read_on(skeleton, figures, read, page)
        found += _of_skeleton(read[0], figures, engine)
        changes.update(skeleton.changes)
        before = (skeleton,)
    bound = [
        claim_of(
            without_guessed_order(with_last_year(draft, figures), figures), score, page, figures
        )
        for draft, score in joined_across(drafts, page, figures)
        if not counts_a_label(draft, page, figures)
    ]
    claims = without_second_telling(without_repetition([*bound, *carried_on, *found]))
    return claims, _role(changes, drafts), list(complement_claims(drafts, figures))


def _read_on(
    skeleton: Skeleton, figures: Sequence[Figure], read: tuple[Reading, ...], page: Page
) -> tuple[Reading, ...]:
    """Return the reading of a block and those of the blocks before it in its article."""
    article = page.blocks[skeleton.blocks[0]].article
    before = [one for one in read if page.blocks[one.skeleton.blocks[0]].article == article]
    before = before[:_BLOCKS_BACK]
    for one in before:
        # Nobody asks these what was before them; else all blocks would stay in the memory.
        one.before = ()
    return (Reading(skeleton, figures, before), *before)


def _of_skeleton(reading: Reading, figures: Sequence[Figure], engine: Engine) -> Iterator[Claim]:
    skeleton = reading.skeleton
    yield from total_claims(skeleton, figures, engine.totals)
    yield from find_named(skeleton, figures, engine.named)
    yield from share_list_claims(reading, engine.totals.partitions)
    yield from implied_claims(skeleton, figures)
    yield from move_claims(skeleton, figures)
    yield from lasting_claims(skeleton, figures)
    yield from find_shares(reading)
    yield from fraction_claims(reading)
    yield from ahead_claims(reading)
    yield from find_multiples(reading)
    yield from find_paces(reading)
    yield from each_claims(reading)
    yield from find_portions(reading)
    yield from find_votes(reading)
    yield from find_remainders(reading)
    yield from find_accounts(reading)


def _of_figures(
    page: Page, figures: Sequence[Figure], engine: Engine, role: Role
) -> Iterator[Claim]:
    yield from agreement_claims(page, figures, role)
    yield from retold_claims(page, figures, role)
    yield from list_claims(page, figures)
    yield from number_list_claims(page, figures)
    yield from stretch_claims(page, figures)
    yield from step_claims(page, figures)
    yield from ratio_claims(page, figures)
    yield from grid_claims(page, figures)
    yield from ranked_claims(page, figures)
    yield from dated_claims(page, figures)
    yield from far_year_claims(figures)
    yield from life_claims(page, figures)
    yield from beside_claims(page, figures, engine.beside)
    yield from written_claims(page, figures, engine.symbols)
    yield from scale_claims(page, figures)
    yield from score_claims(page, figures)
    yield from period_claims(page, figures, role.changes)
    yield from _each_claims(engine.each, figures)


def _role(changes: AbstractSet[int], drafts: Sequence[Draft]) -> Role:
    """Return what sets figures apart: changes by the verb before them or as a claim's delta."""
    deltas = (i for draft in drafts for i in draft.slots.get("delta", ()))
    starts = (i for draft in drafts for i in draft.slots.get("start", ()))
    return Role(frozenset((*changes, *deltas)), frozenset(starts))


def _each_claims(phrases: Sequence[Phrase], figures: Sequence[Figure]) -> Iterator[Claim]:
    for phrase in phrases:
        for figure in figures:
            if figure.kind in phrase.each:
                yield Claim(
                    kind=phrase.claim,
                    slots=(Slot("figure", (figure.id,)),),
                    span=Span(figure.flow.start, figure.flow.end),
                    phrase=phrase.id,
                    constants=tuple(Constant(*item) for item in phrase.constants.items()),
                )


def _guarded(claim: Claim, page: Page, figures: Sequence[Figure], guards: Sequence[Guard]) -> Claim:
    found = guards_of(claim, page, figures, guards)
    if not found:
        return claim
    return Claim(
        kind=claim.kind,
        slots=claim.slots,
        span=claim.span,
        phrase=claim.phrase,
        constants=claim.constants,
        items=claim.items,
        guards=found,
        inferred=claim.inferred,
        score=claim.score,
    )
