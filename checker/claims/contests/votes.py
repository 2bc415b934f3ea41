"""Votes for, against and abstained, and what share of them all the votes for are.

“反对票101张、弃权票44张，赞成票2799张，支持率95.07%”.
"""

from collections.abc import Iterator, Sequence

from checker.claims.phrases.skeleton import Skeleton, placeholders
from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span

_ANCHORS = ("反对", "不同意", "不赞成")
_FEW = 3
_SHARES = placeholders("percent")
_UNITS = frozenset(("票", "张", "人", "名", "位"))
# The word stands before its number (赞成2150票) or after it (2150票赞成).
_BEFORE = {
    "yes": late(
        "(?<!不)(?:赞成|同意|支持)(?:票|者|的|意见)?(?:数)?(?:共|则|就)?(?:为|有|是|达|得)?(?:了)?$"
    ),
    "no": late(
        "(?:反对|不同意|不赞成)(?:票|者|的|意见)?(?:数)?(?:共|则|就)?(?:为|有|是|达|得)?(?:了)?$"
    ),
    "abstained": late("弃权(?:票|者|的)?(?:数)?(?:共|则|就)?(?:为|有|是|达|得)?(?:了)?$"),
}
_AFTER = {
    "yes": late("^(?:投了?|的)?(?:赞成|同意|支持)"),
    "no": late("^(?:投了?|的)?(?:反对|不同意|不赞成)"),
    "abstained": late("^(?:投了?|的)?弃权"),
}
_RATE = late("(?:支持率|赞成率|得票率|同意率|通过率)(?:为|达到?|高达|是)?$")
_RATE_AFTER = late("^的?(?:支持率|赞成率|得票率|同意率|高票|赞成票)")


def find_votes(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `share-of-two` for each sentence that tells votes and a rate."""
    skeleton, figures = reading.skeleton, reading.figures
    if len(skeleton.figures) < _FEW or not skeleton.has_any(_SHARES):
        return
    for number in skeleton.sentences_with(_ANCHORS):
        told = reading.told(skeleton.sentences[number])
        cast = _cast(told)
        if "yes" not in cast or "no" not in cast:
            continue
        rest = [cast[name] for name in ("no", "abstained") if name in cast]
        shares = [one for one in told if _is_rate(one)]
        if len(shares) == 1:
            slots = (("one", [cast["yes"]]), ("others", rest), ("share", shares))
            yield _claim("share-of-two", slots, skeleton, figures)


def _cast(told: Sequence[Told]) -> dict[str, Told]:
    """Return who voted how; nothing where one way is told twice."""
    found: dict[str, Told] = {}
    for one in told:
        if not one.is_level() or one.figure.unit not in _UNITS:
            continue
        name = _way(one)
        if name in found:
            return {}
        if name:
            found[name] = one
    return found


def _way(one: Told) -> str:
    for name, pattern in _AFTER.items():
        if pattern.search(one.after):
            return name
    return next((name for name, pattern in _BEFORE.items() if pattern.search(one.before)), "")


def _is_rate(one: Told) -> bool:
    if one.figure.kind != "percent" or one.change:
        return False
    return bool(_RATE.search(one.before) or _RATE_AFTER.search(one.after))


def _claim(
    kind: str,
    slots: Sequence[tuple[str, Sequence[Told]]],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    holes = sorted(one.hole for _, members in slots for one in members)
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, tuple(one.figure.id for one in members)) for name, members in slots),
        span=skeleton.to_flow(Span(holes[0], holes[-1] + 1), figures),
        phrase=f"{kind}/told",
    )
