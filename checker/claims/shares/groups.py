"""Several parts and their shares in one list, of wholes told before.

“全国共接报火灾63.68万起，死亡1441人。……火灾22.38万起、亡1061人，分别占总数的35.14%、73.63%”.
"""

from collections.abc import Sequence

from checker.claims.shares.fit import fits
from checker.claims.shares.roles import Bound
from checker.claims.shares.scene import Scene
from checker.claims.told import Told, may_share
from checker.core.late import late

_OPENS = late("占[^，。；：！？]{0,24}$|(?:比重|比例|占比)(?:分别|各)?[^，。；、]{0,4}$")
_JOIN = late("^(?:、|和|与|及|以及|，)$")
_LEAST = 2


def group_bounds(index: int, scene: Scene) -> list[tuple[Told, Bound]]:
    """Return each share of the list that begins at `index` with its part and whole."""
    told = scene.told
    shares = _run(index, told)
    if len(shares) < _LEAST:
        return []
    holder, earlier = told[:index], scene.earlier
    if earlier and not any(one.is_level() for one in holder):
        # “……火灾160起、伤60人。分别占总数的25%、50%”.
        holder, earlier = earlier[0], earlier[1:]
    parts = [one for one in holder if one.is_level()][-len(shares) :]
    if len(parts) < len(shares) or not _are_listed(parts):
        return []
    units = {one.figure.unit for one in parts}
    guess: list[tuple[Told, Bound]] = []
    for sentence in ([one for one in holder if one.number < parts[0].number], *earlier):
        wholes = [_whole_of(part, sentence) for part in parts]
        if None in wholes:
            continue
        bounds = [
            (share, Bound(part, whole, sure=False))
            for share, part, whole in zip(shares, parts, wholes, strict=True)
            if whole is not None
        ]
        if all(fits(b.part.figure, b.whole.figure, share.figure) for share, b in bounds):
            return bounds
        is_clear = len(units) == len(parts) and all(
            bound.part.figure.unit == bound.whole.figure.unit for _, bound in bounds
        )
        guess = guess or (bounds if is_clear else [])
    return guess


def _run(index: int, told: Sequence[Told]) -> list[Told]:
    """Return the shares listed from index on: 占总数的59.1%和48.7%."""
    share = told[index]
    after = told[index + 1] if index + 1 < len(told) else None
    if after is None or after.figure.kind != share.figure.kind or not _JOIN.search(after.gap):
        return []
    if share.figure.kind != "percent" or share.change or not _OPENS.search(share.gap):
        return []
    found = [share]
    for one in told[index + 1 :]:
        if one.figure.kind != "percent" or not _JOIN.search(one.gap):
            break
        found.append(one)
    return found


def _are_listed(parts: Sequence[Told]) -> bool:
    """Tell whether the parts stand one after the other, no figure and no stop between them."""
    numbers = [one.number for one in parts]
    is_row = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return is_row and not any(mark in one.gap for one in parts[1:] for mark in "；：")


def _whole_of(part: Told, sentence: Sequence[Told]) -> Told | None:
    """Return the first amount of a sentence that a part may be of, in its own unit if there is."""
    alike = [one for one in sentence if one.is_level() and may_share(one.figure, part.figure)]
    of_unit = [one for one in alike if one.figure.unit == part.figure.unit]
    return next(iter(of_unit or alike), None)
