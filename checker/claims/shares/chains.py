"""Parts with their shares of one whole that is not printed: each part by its share gives it.

“对东盟3.08万亿元，占进出口总值的15.3%；对欧盟2.75万亿元，占13.7%”.
"""

from msgspec import Struct, structs

from checker.claims.shares.fit import likeness, same_whole
from checker.claims.shares.words import ShareWords, core_of, has_pair
from checker.claims.told import Told, may_share
from checker.core.late import late

# Rates that several have of one whole: votes, a market.
_OF_ALL = late("(?:得票|支持|占有|市场份额|席位)$")
_TOTAL = late("总数|总量|总额|总人数|合计|全部|的|总|数|量|额")
_VERY_LIKE = 0.75
_LEAST_NAME = 2


class Alone(Struct, frozen=True):
    """A part with its share of a whole that is not printed, and the words of the share."""

    part: Told
    share: Told
    words: ShareWords

    def rate(self) -> str:
        """Return the rate that several have of one whole (得票), nothing for other words."""
        return self.words.rate[-2:] if _OF_ALL.search(self.words.rate) else ""

    def named_as(self, one: "Alone") -> "Alone":
        """Return this with the whole that another names in full: 火灾总数, then 总数."""
        if core_of(self.words.whole) or (self.is_plain() and one.is_plain()):
            return self
        words = structs.replace(self.words, whole=one.words.whole)
        return structs.replace(self, words=words)

    def is_plain(self) -> bool:
        """Tell whether the share is told by a mere 占, which names no whole."""
        return not (self.words.whole or self.words.rate or self.words.plan or self.words.subject)


def are_of_one_whole(one: Alone, two: Alone, *, divided: bool, between: str) -> bool:
    """Tell whether two parts are of one whole; `divided`: the sentence says that it divides it."""
    if not may_share(one.part.figure, two.part.figure):
        return False
    if one.is_plain() and two.is_plain():
        return divided or _are_siblings(one, two)
    if one.rate() or two.rate():
        return one.rate() == two.rate()
    if one.words.plan or two.words.plan or one.words.rate or two.words.rate or "其中" in between:
        return False
    if one.part.figure.unit != two.part.figure.unit:
        return False
    if _is_named_alike(one.words.whole, two.words.whole):
        return True
    if _are_two(one.words.whole, two.words.whole):
        return False
    # Where the words leave it open, parts that come to one whole are of one.
    return same_whole(*(x.figure for x in (one.part, one.share, two.part, two.share)))


def _is_named_alike(one: str, two: str) -> bool:
    """Tell whether a whole is named, and named again or in short: 火灾总数 and 总数."""
    cores = core_of(one), core_of(two)
    if len(cores[0]) < _LEAST_NAME:
        return False
    return not cores[1] or likeness(cores[1], cores[0]) > _VERY_LIKE


def _are_two(one: str, two: str) -> bool:
    """Tell whether two wholes are named apart: 占全省的, 占全市的."""
    names = [_TOTAL.sub("", words) for words in (one, two)]
    return all(names) and names[0] not in names[1] and names[1] not in names[0]


def _are_siblings(one: Alone, two: Alone) -> bool:
    """Tell whether two parts have a noun in common: 东部地区 and 中部地区, a semicolon between."""
    return "；" in two.part.gap and has_pair(two.part.before, one.part.before)
