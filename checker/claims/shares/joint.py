"""A share that several parts have together: 分别为1072人和1011人，二者合占起诉总人数的77%."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from checker.claims.phrases.match import are_alike
from checker.claims.shares.fit import sum_fits
from checker.claims.shares.scene import Scene
from checker.claims.shares.words import share_words
from checker.claims.told import Told
from checker.core.late import late

_TOGETHER = late(
    "(?:[这以上]*(?P<count>[两二三四五六七八九十])[者项类家国种省市地个部]*|它们|这些[^，。]{0,6}|三大[^，。]{0,6})?"
    "(?:合计|共计|总共|一共|加起来|合起来|合|共)(?:约|大约|已)?占"
)
_COUNTS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_TOTAL = late("总|共|全部|合计|累计|全[省市县国]")
_LEAST = 2
_MOST = 10


class Joint(Struct, frozen=True):
    """Parts that together have a share of a whole."""

    parts: tuple[Told, ...]
    whole: Told


def is_joint(share: Told) -> bool:
    """Tell whether a share is that of several parts together."""
    return "占" in share.gap and _TOGETHER.search(share.gap) is not None


def joint_share(index: int, scene: Scene) -> Joint | None:
    """Return the parts and the whole of a share told of them together.

    The first whole that fits is taken, else one that is called a total and has no rival.
    """
    share = scene.told[index]
    found = _TOGETHER.search(share.gap)
    words = share_words(share.gap)
    if found is None or words is None:
        return None
    count, told = _count(index, scene.told)
    parts = _parts(told, count or _COUNTS.get(found["count"] or "", 0))
    if len(parts) < _LEAST:
        return None
    wholes = list(_wholes(parts, scene))
    figures = [one.figure for one in parts]
    for whole in wholes:
        if sum_fits(figures, whole.figure, share.figure):
            return Joint(parts, whole)
    is_clear = len(wholes) == 1 and _TOTAL.search(wholes[0].before + words.whole)
    return Joint(parts, wholes[0]) if is_clear else None


def _count(index: int, told: Sequence[Told]) -> tuple[int, Sequence[Told]]:
    """Return how many parts are told together (⟦三市⟧共占60%), and the figures before that."""
    before = told[index - 1] if index else None
    amount = before.figure.amount if before is not None else None
    if before is None or amount is None or not _TOGETHER.match(told[index].gap):
        return 0, told[:index]
    is_count = before.figure.kind == "count" and before.figure.text[0] in _COUNTS
    is_few = is_count and amount.exact and _LEAST <= amount.value <= _MOST
    return (int(amount.value), told[: index - 1]) if is_few else (0, told[:index])


def _parts(told: Sequence[Told], count: int) -> tuple[Told, ...]:
    """Return the last amounts of one unit: so many, or all that stand in a row."""
    levels = [one for one in told if one.is_level()]
    run: list[Told] = []
    for one in reversed(levels):
        if run and not are_alike(one.figure, run[0].figure):
            break
        run.append(one)
    run = run[: count or _MOST]
    if count and len(run) < count:
        return ()
    # Without a count, the first of three or more may be the whole itself.
    if not count and len(run) > _LEAST and _is_sum_or_more(run[-1], run[:-1]):
        run = run[:-1]
    return tuple(reversed(run))


def _is_sum_or_more(one: Told, others: Sequence[Told]) -> bool:
    values = [Fraction(each.figure.amount.value) for each in others if each.figure.amount]
    return one.figure.amount is not None and Fraction(one.figure.amount.value) >= sum(values)


def _wholes(parts: Sequence[Told], scene: Scene) -> Iterator[Told]:
    """Yield the amounts before the parts that may be their whole, the nearest first."""
    before = [one for one in reversed(scene.told) if one.hole < parts[0].hole]
    for sentence in (before, *scene.earlier):
        for one in sentence:
            is_alike = one.is_level() and are_alike(one.figure, parts[0].figure)
            if is_alike and _is_sum_or_more(one, parts):
                yield one
