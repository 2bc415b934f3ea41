"""Which of several indicators each figure after 分别 speaks of.

“利润3亿元，税金2亿元，分别增长⟦5%⟧和⟦8%⟧” says that 利润 grew by 5 % and 税金 by 8 %.
"""

from collections.abc import Sequence

from checker.core.model import Mention
from checker.figures.reading import Reading

_WORD = "分别"
_JOINS = frozenset(("、", "和", "与", "及", "，", "以及"))
_MOST = 8


class Severally:
    """The indicators of one sentence in their order, handed out one by one after 分别."""

    def __init__(self, flow: str, readings: Sequence[Reading]) -> None:
        self._flow = flow
        self._readings = readings
        self._sentence = -1
        self._named: list[Mention] = []
        self._given: dict[int, Mention] = {}

    def enter(self, sentence: int) -> None:
        """Forget the names of another sentence than the one that begins at `sentence`."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._named.clear()
            self._given.clear()

    def note(self, indicator: Mention | None) -> None:
        """Remember what the last figure measured."""
        if indicator is not None:
            self._named.append(indicator)

    def given(self, number: int, last_end: int) -> Mention | None:
        """Return the indicator of figure `number` that names none; None without 分别."""
        start = self._readings[number].start
        if number not in self._given and self._flow.find(_WORD, last_end, start) >= 0:
            count = self._count_from(number)
            names = self._named[-count:]
            # 收入分别达4万元、2万元，分别增长9%、12% has one name for both.
            if count > 1 and len({name.text for name in names}) == count:
                self._given = dict(zip(range(number, number + count), names, strict=True))
        return self._given.get(number)

    def _count_from(self, number: int) -> int:
        """Return how many figures stand in the list that begins with `number`."""
        readings = self._readings
        last = number
        while last + 1 < min(len(readings), number + _MOST):
            if self._flow[readings[last].end : readings[last + 1].start] not in _JOINS:
                break
            last += 1
        return last + 1 - number
