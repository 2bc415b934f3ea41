"""The words of the rules that open a list of parts, and the names that are all parts of a whole."""

import re

from msgspec import Struct

from checker.claims.phrases.skeleton import ANY_FIGURE
from checker.claims.totals.partition import Partitions, partitions_of
from checker.core.late import late
from checker.ruleset.model import Ruleset


class TotalWords(Struct, frozen=True):
    """The data behind totals: words that open a list of parts, and known sets of names.

    A match of `opening` with a group `whole` (三次产业……分别) says that the list is complete.
    One of `marks` stands in any match.
    """

    opening: re.Pattern[str]
    marks: tuple[str, ...]
    partitions: Partitions


def total_words(ruleset: Ruleset) -> TotalWords:
    """Return the words of `ruleset` that totals are found by."""
    thereof, whole = (
        "|".join(map(re.escape, ruleset.words[name].words)) for name in ("thereof", "whole-lists")
    )
    inside = f"在(?P<inside>[^，。；{ANY_FIGURE}]{{2,16}})中[，：]"
    # “34个项目中，31个已完成”
    among = f"(?P<among>[{ANY_FIGURE}])[^，。；、（(其{ANY_FIGURE}]{{0,16}}中，"
    opening = f"{thereof}|{inside}|{among}|(?P<whole>(?:{whole})[^，。；]{{0,12}}分别)"
    marks = (*ruleset.words["thereof"].words, "中，", "中：", "分别")
    return TotalWords(late(opening), marks, partitions_of(ruleset))
