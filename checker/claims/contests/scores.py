"""What games come to: 以98∶87取胜，净胜⟦11分⟧; ⟦30场⟧联赛⟦18胜⟧⟦7平⟧⟦5负⟧，积⟦61分⟧.

A score is no figure, so it is read from the flow; wins, draws and losses are figures of
whatever kind their words make them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.claims.contests.game_sets import set_claims
from checker.claims.marks import sentence_end, sentence_start
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_MARGIN_WORDS = ("净胜", "之差", "优势", "分差")
_N = "[0-9０-９]{1,3}"
_MARGIN = late(f"净胜(?P<won>{_N})[分球]|以(?P<by>{_N})[分球](?:的?优势|之差|的分差)")
_SCORE = late(
    f"(?<![0-9０-９.．∶:：])(?P<one>{_N})[∶:：比－-](?P<other>{_N})(?![0-9０-９.．∶:：%％])"
)
# The greatest lead, or that of half a game, is not what the game ended with.
_NOT_LAST = late(
    "一度|最多|最大|曾|半场|半时|首节|[一二三四]节|首局|[一二三四五]局|首盘|总比分|累计|总分"
)
_RECORD = late(
    f"(?:(?P<won>{_N})胜)?(?:(?P<drawn>{_N})平)?(?P<lost>{_N})负(?:(?P<tied>{_N})平)?(?![0-9０-９])"
)
# Of all these games, not of those at home; 第30轮 is no number of games.
_GAMES = late(
    f"(?<![第近前0-9０-９])(?P<games>{_N})[场轮战次](?:联赛|比赛|常规赛|较量|交锋|交手|战)?[里中]?"
    "(?![^。；]*[主客]场)[^。；：（）]{0,24}$"
)
_POINTS = late(f"的?(?:战绩|成绩)?，?(?:共|已|同|总|目前|暂)?积(?P<points>{_N})分(?!之)")
_DEDUCTED = late("扣[除掉了]|罚[分扣]|点球")
_LEAST_RESULTS = 2
_LONGEST_RECORD = 12
_LONGEST_MARGIN = 6
_FARTHEST = 44


def score_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield claims of the kinds `margin`, `results`, `points`, `sets` and `quarters`."""
    yield from set_claims(page)
    flow = page.flow
    margins, records = _margins(flow), list(_records(flow))
    if not margins and not records:
        return
    starts = [figure.flow.start for figure in figures]
    for match in margins:
        yield from _margin(match, flow, figures, starts)
    for match in records:
        yield from _results(match, flow, figures, starts)
        yield from _points(match, flow, figures, starts)


def _margins(flow: str) -> list[re.Match[str]]:
    """Return each 净胜11分 and 以11分优势, in order."""
    found: dict[int, re.Match[str]] = {}
    for word in _MARGIN_WORDS:
        at = flow.find(word)
        while at >= 0:
            start, end = max(0, at - _LONGEST_MARGIN), at + _LONGEST_MARGIN
            found |= {match.start(): match for match in _MARGIN.finditer(flow, start, end)}
            at = flow.find(word, at + 1)
    return [found[start] for start in sorted(found)]


def _records(flow: str) -> Iterator[re.Match[str]]:
    """Yield each 18胜7平5负; 负 stands in many words, but seldom behind a digit."""
    at = flow.find("负")
    while at > 0:
        if flow[at - 1].isdigit():
            match = _RECORD.search(flow, max(0, at - _LONGEST_RECORD), at + _LONGEST_RECORD)
            if match is not None:
                yield match
        at = flow.find("负", at + 1)


def _margin(
    match: re.Match[str], flow: str, figures: Sequence[Figure], starts: Sequence[int]
) -> Iterator[Claim]:
    group = "won" if match["won"] else "by"
    margin = _figure_at(match.start(group), figures, starts)
    start = sentence_start(flow, match.start())
    clause = max(flow.rfind(mark, start, match.start()) for mark in "，；：。")
    if margin is None or _NOT_LAST.search(flow, max(start, clause), match.start()):
        return
    # The score stands in the same sentence, or else in the one before.
    first = sentence_start(flow, start - 1) if start else start
    found = _scores(flow, start, sentence_end(flow, match.end(), len(flow))) or _scores(
        flow, first, start
    )
    if not found:
        return
    told = int(match[group])
    score = min(found, key=lambda one: abs(_difference(one) - told))
    yield Claim(
        kind="margin",
        slots=(Slot("margin", (margin.id,)),),
        span=Span(min(score.start(), margin.flow.start), max(score.end(), margin.flow.end)),
        phrase="margin/told",
        constants=(
            Constant("one", int(score["one"])),
            Constant("other", int(score["other"])),
        ),
        inferred=True,
    )


def _scores(flow: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_SCORE.finditer(flow, start, end))


def _difference(score: re.Match[str]) -> int:
    return abs(int(score["one"]) - int(score["other"]))


def _results(
    match: re.Match[str], flow: str, figures: Sequence[Figure], starts: Sequence[int]
) -> Iterator[Claim]:
    start = max(sentence_start(flow, match.start()), match.start() - _FARTHEST)
    games = _GAMES.search(flow, start, match.start())
    if games is None:
        return
    names = [name for name in ("won", "drawn", "lost", "tied") if match[name]]
    if len(names) < _LEAST_RESULTS:
        return
    results = [_figure_at(match.start(name), figures, starts) for name in names]
    played = _figure_at(games.start("games"), figures, starts)
    ids = tuple(figure.id for figure in results if figure is not None)
    if played is None or len(ids) < len(names):
        return
    yield Claim(
        kind="results",
        slots=(Slot("games", (played.id,)), Slot("results", ids)),
        span=Span(played.flow.start, match.end()),
        phrase="results/told",
        constants=(
            Constant("played", int(games["games"])),
            Constant("told", sum(int(match[name]) for name in names)),
        ),
        inferred=True,
    )


def _points(
    match: re.Match[str], flow: str, figures: Sequence[Figure], starts: Sequence[int]
) -> Iterator[Claim]:
    """Yield the claim of 9胜3平2负，积30分; only games with draws give three points and one."""
    told = _POINTS.match(flow, match.end())
    drawn = match["drawn"] or match["tied"]
    if told is None or not match["won"] or not drawn:
        return
    points = _figure_at(told.start("points"), figures, starts)
    end = sentence_end(flow, told.end(), len(flow))
    if points is None or _DEDUCTED.search(flow, sentence_start(flow, match.start()), end):
        return
    yield Claim(
        kind="points",
        slots=(Slot("tally", (points.id,)),),
        span=Span(match.start(), told.end()),
        phrase="points/told",
        constants=(
            Constant("won", int(match["won"])),
            Constant("drawn", int(drawn)),
            Constant("told", int(told["points"])),
        ),
        inferred=True,
    )


def _figure_at(position: int, figures: Sequence[Figure], starts: Sequence[int]) -> Figure | None:
    """Return the figure that holds a position of the flow."""
    number = bisect_right(starts, position) - 1
    if number < 0 or figures[number].flow.end <= position:
        return None
    return figures[number]
