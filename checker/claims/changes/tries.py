"""A reading that is tried: figures by slot, whether they fit together, what is of which day."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from checker.claims.changes.roles import Term
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.slips import Need, fit, is_one_slip
from checker.core.late import late
from checker.core.model import Figure

_EARLIER = late(
    "[去上前]年|上[月周季届次]|上个[月季]|上一|年初|同期|[常往]年|原来|原有|原先|此前|之前|以前|过去|前一"
)
_NO_NAME = late(
    "[亩人户年月日]均|平均|净|[上去今]年|同[期比]|环比|相比|分别|达到|增[长加速幅]|下降|减少|提高|上升|回落|加快|降幅"
    "|[从由自减降升增到至了比较与同]"
)

_SHORTEST = 2


class Try(Struct, frozen=True):
    """Figures by slot, what their figures need, and whether words say that they belong together."""

    slots: Mapping[str, Figure]
    needs: Sequence[Sequence[Need]]
    likely: bool

    def fits(self) -> bool:
        """Tell whether the figures agree."""
        return any(fit(needs) for needs in self.needs)

    def is_one_slip(self) -> bool:
        """Tell whether they would but for a slip."""
        # A factor and a place have too few digits for a slip to be told by.
        return bool(self.slots.keys() & {"times", "moved"}) or any(
            is_one_slip(needs) for needs in self.needs
        )


def day_before(term: Term, start: int, skeleton: Skeleton, figures: Sequence[Figure]) -> str:
    """Return the last day of the time named between `start` and a value, empty if none is known."""
    ids = skeleton.figures_in(start, term.hole)
    ends = [when.end for i in ids if (when := figures[i].when) is not None and when.end]
    return ends[-1].isoformat() if ends else ""


def are_compared(gap: Term, one: Term, other: Term, before: Term) -> bool:
    """Tell whether a gap names both values: 乙县6.1%，甲县8.4%，⟦甲县⟧比乙县高2.3个百分点.

    The first may be that of the gap before: 比乙县高2.3个百分点，比丙县高1.5个百分点.
    """
    name, found, _ = gap.words.partition(gap.against) if gap.against else ("", "", "")
    if gap.free and before.against and before.role == gap.role:
        name = before.words.partition(before.against)[0]
    name = name.rstrip("比较与")
    shorter = (name[:length] for length in range(len(name), _SHORTEST - 1, -1))
    if not found or gap.against not in other.words or gap.against in one.words:
        return False
    return any(word in one.words and word not in other.words for word in shorter)


def is_earlier(term: Term) -> bool:
    """Tell whether a value is of an earlier time: 上年为⟦61.2%⟧, 由⟦97家⟧."""
    return term.role in ("base", "start") or _EARLIER.search(term.words) is not None


def name_of(term: Term) -> str:
    """Return what is left of the words before a figure without those of time and of change."""
    return "" if term.free else _NO_NAME.sub("", term.words)
