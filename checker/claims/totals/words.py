"""The words of the rules that open a list of parts, and the names that are all parts of a whole."""

import re

from msgspec import Struct

from checker.claims.partition import Partitions, partitions_of
from checker.claims.phrases.alternatives import each
from checker.claims.phrases.skeleton import ANY_FIGURE, is_figure
from checker.core.late import late
from checker.ruleset.model import Ruleset

_EACH = "分别"


class TotalWords(Struct, frozen=True):
    """The data behind totals: words that open a list of parts, and known sets of names.

    One of `marks` stands in each text that has such words.
    """

    opening: re.Pattern[str]
    opening_or_figure: re.Pattern[str]
    marks: tuple[str, ...]
    partitions: Partitions

    def openings(self, text: str) -> list[re.Match[str]]:
        """Return where words open a list of parts in a text."""
        if not any(map(text.__contains__, self.marks)):
            return []
        # To look at each figure as well takes three times as long.
        words = self.opening_or_figure if "中，" in text else self.opening
        return list(words.finditer(text))


def is_of_whole(opening: re.Match[str]) -> bool:
    """Tell whether the words say that the list is complete: 三次产业……分别."""
    return opening[0].endswith(_EACH)


def is_of_figure(opening: re.Match[str]) -> bool:
    """Tell whether the words name a figure whose parts follow: ⟦34个⟧项目中，31个已完成."""
    return is_figure(opening[0][0])


def total_words(ruleset: Ruleset) -> TotalWords:
    """Return the words of `ruleset` that totals are found by."""
    thereof, whole = (ruleset.words[name].words for name in ("thereof", "whole-lists"))
    opening = "|".join(
        (
            *map(re.escape, thereof),
            f"在(?P<inside>[^，。；{ANY_FIGURE}]{{2,16}})中[，：]",
            each(map(re.escape, whole), f"[^，。；]{{0,12}}{_EACH}"),
        )
    )
    among = f"[{ANY_FIGURE}][^，。；、（(其{ANY_FIGURE}]{{0,16}}中，"
    marks = (*thereof, "中，", "中：", _EACH)
    return TotalWords(late(opening), late(f"{among}|{opening}"), marks, partitions_of(ruleset))
