"""A total at the end of one paragraph and its parts in the next: “……1820亿元。⏎其中：……”."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.claims.levels import levels_of
from checker.claims.marks import sentence_end, sentence_start
from checker.claims.partition import Partitions
from checker.claims.phrases.skeleton import Skeleton, placeholders
from checker.claims.totals.breakdown import find_breakdowns
from checker.core.late import late
from checker.core.model import Claim, Figure

_CARRIES_ON = late("(?:其中|[分按从][^，。；]{1,8}(?:[看分]|统计|划分))[，：:]?")
_AMOUNT = late(f"[{''.join(placeholders('count', 'quantity', 'money'))}]")
_STOPS = ("。", "：", ":", "！", "？", "；")


def next_paragraph_claims(
    skeletons: Sequence[Skeleton], figures: Sequence[Figure], partitions: Partitions
) -> Iterator[Claim]:
    """Yield a claim of kind `total` for each total whose parts begin the next paragraph."""
    for one, other in pairwise(skeletons):
        is_next = other.blocks[0] == one.blocks[-1] + 1
        if not is_next or not _CARRIES_ON.match(other.text):
            continue
        both = _joined(one, other)
        levels = levels_of(both, figures)
        for claim in find_breakdowns(both, levels, partitions, ()):
            here = set(claim.slot("total")) <= set(one.figures)
            if here and set(claim.slot("parts")) <= set(other.figures):
                yield claim


def _joined(one: Skeleton, other: Skeleton) -> Skeleton:
    """Return the last sentence of one paragraph and the first of the next as one text.

    Where the last tells only rates (增速加快0.3个百分点), the one before it is joined too.
    """
    start = sentence_start(one.text, len(one.text) - 1)
    if start and not _AMOUNT.search(one.text, start):
        start = sentence_start(one.text, start - 1)
    tail = one.text[start:]
    if not tail.endswith(_STOPS):
        tail += "。"
    end = sentence_end(other.text, 0, len(other.text))
    end = sentence_end(other.text, end + 1, len(other.text))
    before = [(hole - start, i) for hole, i in zip(one.holes, one.figures, strict=True)]
    after = [(hole + len(tail), i) for hole, i in zip(other.holes, other.figures, strict=True)]
    kept = [(hole, i) for hole, i in (*before, *after) if 0 <= hole < len(tail) + end]
    return Skeleton(
        text=tail + other.text[:end],
        blocks=one.blocks + other.blocks,
        figures=tuple(i for _, i in kept),
        holes=tuple(hole for hole, _ in kept),
        cuts=(),
        sentences=(),
        changes=(),
    )
