"""A quoted name that says how many it names, and what is listed for it: “三公开”（……）.

“‘四下乡’是指文化下乡、科技下乡、卫生下乡、法律下乡”, “‘三不放过’原则（原因不查清不放过、……）”:
the numeral need be no figure; of “两免一补” both are added.
"""

from collections.abc import Iterator

from checker.claims.marks import sentence_start
from checker.core.late import late
from checker.core.model import Claim, Constant, Page
from checker.core.span import Span

_VALUES = {"两": 2, **{digit: at for at, digit in enumerate("二三四五六七八九十", 2)}}
_NUMERAL = "二两三四五六七八九十"
_LABEL = late(
    f"“(?P<many>[{_NUMERAL}])(?P<name>[^”，。、“\n]{{1,4}})”"
    "(?:原则|工程|方针|制度|要求|活动|工作法|战略|建设|政策|问题|标准|机制|行动)?"
    "(?:，?(?:即|是指|指的是|所谓|指|就是)：?|（(?:即|是指|指)?：?)"
    "(?P<listed>[^。；（）\n“”：]{4,90})(?=[。；）\n])"
)
_AND = late("以及|[和及与]")
_PARTS = late("[、，]")
_LONGEST_ITEM = 16
_FEWEST = 2


def label_claims(page: Page) -> Iterator[Claim]:
    """Yield a claim of kind `label` for each quoted name with a numeral and its list."""
    if "”" not in page.flow:
        return
    for match in _LABEL.finditer(page.flow):
        told = _told(match["many"], match["name"])
        start = sentence_start(page.flow, match.start())
        if not told or "”" in page.flow[start : match.start()]:
            continue
        listed = match["listed"]
        fewest = listed.count("、") + 1
        parts = _PARTS.split(listed)
        most = len(parts) + (_AND.search(parts[-1]) is not None)
        if fewest < _FEWEST or "等" in listed or max(map(len, parts)) > _LONGEST_ITEM:
            continue
        yield Claim(
            kind="label",
            slots=(),
            span=Span(*match.span()),
            phrase="label/listed",
            constants=(
                Constant("told", told),
                Constant("fewest", fewest),
                Constant("most", most),
            ),
            inferred=True,
        )


def _told(many: str, name: str) -> int:
    """Return how many a name says: 四 of 四下乡, 五 of 五个一, three of 两免一补.

    Nothing for 四功五法, whose two lists may be told in any way.
    """
    more = "" if name.startswith("个") else name[1:]
    if any(letter in _VALUES for letter in more):
        return 0
    return _VALUES[many] + more.count("一")
