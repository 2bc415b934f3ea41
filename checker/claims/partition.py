"""Names that together make a whole: a list of just these parts is complete."""

from collections.abc import Iterable, Iterator, Sequence
from operator import add

from msgspec import Struct

from checker.claims.phrases.alternatives import each
from checker.core.late import late
from checker.ruleset.model import Ruleset

_DENIED = late(each(("没有", "尚未", "未能", "不予", *"未不无非"), "[\u4e00-\u9fff]"))


class Partition(Struct, frozen=True):
    """Names that make a whole, and what its unit must hold: 人 for travellers, not for goods."""

    names: tuple[str, ...]
    unit: str = ""


class Partitions:
    """Known sets of names, looked up by what a text holds."""

    def __init__(self, partitions: Iterable[Partition]) -> None:
        self._by_letters: dict[str, list[Partition]] = {}
        for partition in partitions:
            self._by_letters.setdefault(partition.names[0][:2], []).append(partition)

    def in_text(self, text: str) -> Iterator[Partition]:
        """Yield the sets whose first name stands in a text."""
        pairs = map(add, text, text[1:])
        for letters in self._by_letters.keys() & {*text, *pairs}:
            yield from (one for one in self._by_letters[letters] if one.names[0] in text)


def partitions_of(ruleset: Ruleset) -> Partitions:
    """Return the known sets of names."""
    return Partitions(
        Partition(entry.words, entry.unit)
        for name, entry in ruleset.reference.items()
        if name.startswith("partition/")
    )


def count_known(labels: Sequence[str], whole: str, unit: str, partitions: Partitions) -> int:
    """Return how many of the first labels are the names of a known set, 0 where none fits.

    The longest set that fits is taken. A whole that bears one of the names (出口总额) is no
    whole of them; one that bears all (新建改建公路) is.
    """
    known = 0
    for partition in partitions.in_text("，".join(labels)):
        names = partition.names
        borne = sum(name in whole for name in names)
        if partition.unit not in unit or 0 < borne < len(names):
            continue
        if _name_all(labels[: len(names)], names):
            known = max(known, len(names))
    return known


def _name_all(labels: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether each name stands in a label of its own, in whatever order."""
    if len(labels) < len(names):
        return False
    left = list(labels)
    for name in names:
        hit = next((label for label in left if name in label), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def are_opposites(one: str, other: str) -> bool:
    """Tell whether one name denies the other: 已通公路的 and 未通的, 达标 and 不达标."""
    for yes, no in ((one, other), (other, one)):
        denied = _DENIED.search(no)
        if denied is not None and denied[0][-1] in yes and not _DENIED.search(yes):
            return True
    return False
