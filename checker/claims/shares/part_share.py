"""The share printed beside a part: “其中城镇467万人，占全部就业人员比重为62.6%”."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.claims.levels import Level
from checker.claims.phrases.skeleton import ANY_FIGURE, Skeleton, placeholder
from checker.claims.shares.words import OTHER_YEARS
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span

# The share follows its part, its growth may stand between, and last year's share before it:
# “……，比上年下降8.6%，所占比重由上年的41.5%上升到42.6%”.
_RATES = "".join(
    placeholder(kind, change=True) for kind in ("percent", "percentage-point", "multiple")
)
_PERCENTS = "".join(placeholder("percent", change=change) for change in (False, True))
_SHARE = late(
    f"(?:（[^）]{{0,40}}）)?(?:[，、][^，。；：！？{ANY_FIGURE}]{{0,12}}[{_RATES}])?[，、]?"
    # What parts have together (两区合计占) is the share of none of them.
    f"(?:(?![^，。；占]{{0,4}}[合共])[^，。；：！？、{ANY_FIGURE}]{{0,4}}所?占(?:到|了|比重|比)?)"
    f"(?P<whole>[^，。；：！？由从\n{ANY_FIGURE}]{{0,24}})"
    f"(?:由[^，。；{ANY_FIGURE}]{{0,8}}[{_PERCENTS}][^，。；{ANY_FIGURE}]{{0,4}}[到至为])?[{_PERCENTS}]"
)
# Wholes that a share may be of instead of the total before it.
_PLACES = (
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全球",
    "世界",
    "国内",
    "我国",
    "全社会",
    "生产总值",
    "GDP",
)
_NEAR = Decimal("0.02")


def share_of(
    total: Figure,
    label: str,
    part: Figure,
    hole: int,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim | None:
    """Return the claim that the share printed after `part` is its share of `total`.

    `hole` is where the part stands in the skeleton, `label` the words before the total. None
    where no share follows, or it is of another whole (占国内生产总值).
    """
    match = _SHARE.match(skeleton.text, hole + 1)
    if match is None or "分别" in match[0] or _is_of_another(match["whole"], label):
        return None
    ids = _share_at(match.end() - 1, skeleton, figures)
    if not ids:
        return None
    slots = (Slot("whole", (total.id,)), Slot("part", (part.id,)), Slot("share", ids))
    span = skeleton.to_flow(Span(hole, match.end()), figures)
    return Claim(kind="share", slots=slots, span=span, phrase="share/thereof")


def is_of_outer_whole(claim: Claim, own: int, figures: Sequence[Figure]) -> bool:
    """Tell whether a part's share is of what its own whole is a share of.

    “60岁以上26402万人，占18.7%，其中65岁以上19064万人，占13.5%”: of all, not of 26402万人.
    """
    ids = (*claim.slot("part"), *claim.slot("whole"), *claim.slot("share"), own)
    amounts = [figures[i].amount for i in ids]
    part, whole, share, outer = (a.value if a is not None else Decimal(0) for a in amounts)
    return bool(whole and outer) and abs(share / outer - part / whole) <= _NEAR


def _is_of_another(words: str, label: str) -> bool:
    """Tell whether “占全国……”, “占上一年……” names a whole that the total's words do not."""
    return words.startswith(OTHER_YEARS) or any(
        place in words and place not in label for place in _PLACES
    )


def share_after(hole: int, skeleton: Skeleton, figures: Sequence[Figure]) -> tuple[int, str] | None:
    """Return the figure of the share printed after a part, and the words for its whole."""
    match = _SHARE.match(skeleton.text, hole + 1)
    ids = _share_at(match.end() - 1, skeleton, figures) if match else ()
    return (ids[0], match["whole"]) if match and ids else None


def _share_at(hole: int, skeleton: Skeleton, figures: Sequence[Figure]) -> tuple[int, ...]:
    ids = skeleton.figures_in(hole, hole + 1)
    return ids if ids and figures[ids[0]].kind in ("percent", "fraction") else ()


def shares_beside(
    total: Level, parts: Sequence[Level], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim for each part with a share of `total` printed beside it."""
    own = share_after(total.hole, skeleton, figures)
    for part in parts:
        claim = share_of(total.figure, total.label, part.figure, part.hole, skeleton, figures)
        if claim is not None and own is None:
            yield claim
        elif claim is not None and own and not is_of_outer_whole(claim, own[0], figures):
            yield replace(claim, inferred=True)
