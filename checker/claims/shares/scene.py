"""A sentence as a share in it is read: with those before it and what shares before were of."""

from collections.abc import Sequence

from msgspec import Struct, structs

from checker.claims.shares.fit import is_rough
from checker.claims.shares.roles import Bound
from checker.claims.told import LEVEL_KINDS, Told, may_share
from checker.core.late import late

_OF_INCREASE = late("增加额|增量|新增额|新增|净增")
_OF_CHANGE = late("多增|少增|多减|同比|增幅")
_TELLING_DIGITS = 3


class Scene(Struct, frozen=True):
    """A sentence with those before it, the nearest first, of paragraphs before as well.

    `shared` are parts with a share of their own; `carried` is what the share before is of.
    """

    told: Sequence[Told]
    earlier: Sequence[Sequence[Told]]
    shared: set[int]
    carried: Bound | None = None

    def turned(self) -> "Scene":
        """Return the scene with what is an increase told as an amount, and the reverse."""
        earlier = [[_turned(one) for one in sentence] for sentence in self.earlier]
        return structs.replace(self, told=[_turned(one) for one in self.told], earlier=earlier)


class Reading(Struct, frozen=True):
    """One way to read a share; `strong` where the words leave little doubt."""

    bound: Bound
    strong: bool


def _turned(one: Told) -> Told:
    is_amount = one.figure.kind in LEVEL_KINDS
    if not is_amount:
        return one
    is_increase = (one.change or bool(_OF_INCREASE.search(one.before + one.after[:4]))) and not (
        _OF_CHANGE.search(one.before)
    )
    return structs.replace(one, change=not is_increase)


def may_be_whole(whole: Told, part: Told) -> bool:
    """Tell whether a part may be of a whole: one unit, and not more of it."""
    return may_share(whole.figure, part.figure) and is_larger(whole, part)


def is_larger(whole: Told, part: Told) -> bool:
    """Tell whether a whole is as large as its part, or larger."""
    one, other = whole.figure.amount, part.figure.amount
    return one is not None and other is not None and one.value >= other.value


def is_telling(share: Told, least: int = _TELLING_DIGITS) -> bool:
    """Tell whether a share has so many digits that it hardly fits by chance: 44.9%, not 50%."""
    amount = share.figure.amount
    if amount is None or is_rough(share.figure):
        return False
    return bool(amount.value >= amount.step * 10 ** (least - 1))
