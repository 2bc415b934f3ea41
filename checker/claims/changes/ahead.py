"""A growth rate and by how much it is ahead of that of all: 高出外贸整体增速⟦7.6个百分点⟧.

The rate of all is told in a sentence before: “外贸进出口总值22.9万亿元，增长2.8%。……民营企业
进出口增长10.4%，高出外贸整体增速7.6个百分点”.
"""

from collections.abc import Iterator, Sequence

from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Constant, Slot
from checker.core.span import Span

_AHEAD = late(
    "^，(?:分别)?(?:(?P<over>高于|高出|快于|超过|超出|领先)|(?P<under>低于|落后于?|慢于))"
    "(?:同期)?(?P<who>[^，。；、]{0,8}?)(?:的)?(?:整体|总体|总)"
    "(?P<what>[^，。；、]{0,6}?)(?:的)?(?:增速|增幅|增长速度|增长率|增长水平|增长幅度|平均水平|水平)约?$"
)
_OF_US = late("我国|全国|全省|全市|全县|全区|[本我][省市县区国]")
_TOTAL = late("总值|总额|总量|总产值|总产量|总收入|总计|合计|全部|共")
# What all is called in short, and in the sentence that tells its rate.
_NAMES = {"外贸": "进出口", "工业": "工业", "消费": "零售", "投资": "投资", "出口": "出口"}
_SENTENCES = 4


def ahead_claims(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `gap` for each rate that is so many points ahead of that of all."""
    skeleton = reading.skeleton
    if "整体" not in skeleton.text and "总体" not in skeleton.text:
        return
    earlier: list[Sequence[Told]] = []
    for sentence in skeleton.sentences:
        told = reading.told(sentence)
        for at, points in enumerate(told):
            found = _AHEAD.search(points.gap) if at and _is_points(points) else None
            if found is None or not _is_rate(told[at - 1]):
                continue
            whole = _rate_of_all(_OF_US.sub("", found["who"]) + found["what"], earlier)
            if whole is not None:
                side = 1 if found["over"] else -1
                yield _claim(told[at - 1], whole, points, side, reading)
        earlier = [told, *earlier[: _SENTENCES - 1]]


def _is_points(one: Told) -> bool:
    return one.figure.kind == "percentage-point"


def _is_rate(one: Told) -> bool:
    return one.figure.kind == "percent" and one.change


def _rate_of_all(name: str, earlier: Sequence[Sequence[Told]]) -> Told | None:
    """Return the first rate of the nearest sentence that begins with the total of this name."""
    for told in earlier:
        head = "".join(one.gap for one in told[:4])
        rates = [one for one in told[:4] if one.figure.kind == "percent"]
        if not rates or not _TOTAL.search(head):
            continue
        is_named = not name or name in head or _NAMES.get(name, name) in head
        if is_named and rates[0].change:
            return rates[0]
    return None


def _claim(one: Told, whole: Told, points: Told, side: int, reading: Reading) -> Claim:
    return Claim(
        kind="gap",
        slots=(
            Slot("one", (one.figure.id,)),
            Slot("other", (whole.figure.id,)),
            Slot("gap", (points.figure.id,)),
        ),
        span=reading.skeleton.to_flow(Span(whole.hole, points.hole + 1), reading.figures),
        phrase="gap/ahead",
        constants=(Constant("side", side),),
        inferred=True,
    )
