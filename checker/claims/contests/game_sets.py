"""Sets won and lost, as the scores of the sets have it: 25∶18、25∶21、23∶25、25∶19, 总比分3∶1.

And the points of quarters that make the final score: 22比18、19比25、27比20、24比21, 以92比84取胜.
"""

import re
from collections.abc import Iterator

from checker.claims.marks import sentence_end, sentence_start
from checker.core.late import late
from checker.core.model import Claim, Constant, Page
from checker.core.span import Span

_N = "[0-9０-９]{1,2}"
_MARKS = "∶:：比－"
_LONGEST_NUMBER = 2
_ONE = f"{_N}[{_MARKS}]{_N}"
_SETS = late(f"(?<![0-9０-９.．∶:：]){_ONE}(?:[、，和]{_ONE})+(?![0-9０-９.．∶:：])")
_SET = late(f"({_N})[∶:：比－]({_N})")
_RESULT = late(
    "(?:总比分|大比分|局分|盘分|[以])(?:为|是)?(?P<one>[0-5零一二三])[∶:：比－](?P<other>[0-5零一二三])(?![0-9０-９])"
    "|(?P<first>[0-5零一二三])[∶:：比－](?P<second>[0-5零一二三])(?:战胜|击败|取胜|获胜|险胜|负于|力克|完胜|胜|不敌|败)"
)
# Only some of the sets, or games of one another.
_SOME = late(
    "前[两二三四]?[局盘]|首[局盘]|第[一二三四五]局|其中|关键|决胜|后[两二三][局盘]|小组|首回合"
)
_QUARTERS = late("[四各每单]节")
_OVERTIME = late("加时|前[两三]节|第[一二三四]节")
_FINAL = late(
    "(?<![0-9０-９.．∶:：])(?P<one>[0-9０-９]{2,3})[∶:：比－](?P<other>[0-9０-９]{2,3})(?![0-9０-９.．∶:：])"
)
_FOUR = 4
_NUMERALS = {"零": 0, "一": 1, "二": 2, "三": 3}
_GAMES = (
    "比分",
    "局分",
    "盘分",
    "战胜",
    "击败",
    "获胜",
    "取胜",
    "险胜",
    "力克",
    "完胜",
    "不敌",
    "四节",
)
_LEAST_SETS, _MOST_SETS = 2, 7


def set_claims(page: Page) -> Iterator[Claim]:
    """Yield a claim of kind `sets` or `quarters` for each run of scores with its result."""
    flow = page.flow
    for run in _runs(flow):
        start, end = sentence_start(flow, run.start()), sentence_end(flow, run.end(), len(flow))
        if _QUARTERS.search(flow, start, end):
            yield from _quarters(run, flow, start, end)
            continue
        results = [one for one in _RESULT.finditer(flow, start, end) if not _overlap(one, run)]
        if len(results) == 1 and not _SOME.search(flow, start, end):
            yield from _claim(run, results[0])


def _runs(flow: str) -> Iterator[re.Match[str]]:
    """Yield the runs of scores; each begins right before a mark that has digits around it."""
    end = 0
    for at in _scores(flow):
        for start in range(max(end, at - _LONGEST_NUMBER), at):
            run = _SETS.match(flow, start)
            if run is not None:
                end = run.end()
                yield run
                break


def _scores(flow: str) -> list[int]:
    """Return where the marks of scores stand, if the page tells of games and has two scores."""
    found: list[int] = []
    for mark in _MARKS:
        at = flow.find(mark, 1)
        while at > 0:
            if flow[at - 1].isdigit() and flow[at + 1 : at + 2].isdigit():
                found.append(at)
            at = flow.find(mark, at + 1)
    is_of_games = len(found) > 1 and any(word in flow for word in _GAMES)
    return sorted(found) if is_of_games else []


def _quarters(run: re.Match[str], flow: str, start: int, end: int) -> Iterator[Claim]:
    """Yield the claim of four quarters and the one final score in their sentence."""
    finals = [one for one in _FINAL.finditer(flow, start, end) if not _overlap(one, run)]
    played = [(int(one), int(other)) for one, other in _SET.findall(run[0])]
    if len(finals) != 1 or len(played) != _FOUR or _OVERTIME.search(flow, start, end):
        return
    final = finals[0]
    told = (int(final["one"]), int(final["other"]))
    sums = (sum(one for one, _ in played), sum(other for _, other in played))
    # 客队以84比92告负 tells the same the other way round.
    if told[0] in sums[1:] or told[1] in sums[:1]:
        sums = (sums[1], sums[0])
    names = ("one", "other", "told_one", "told_other")
    yield Claim(
        kind="quarters",
        slots=(),
        span=Span(min(run.start(), final.start()), max(run.end(), final.end())),
        phrase="quarters/told",
        constants=tuple(map(Constant, names, (*sums, *told))),
        inferred=True,
    )


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _names(result: re.Match[str]) -> tuple[str, str]:
    return ("one", "other") if result["one"] else ("first", "second")


def _claim(run: re.Match[str], result: re.Match[str]) -> Iterator[Claim]:
    sets = [(int(one), int(other)) for one, other in _SET.findall(run[0])]
    told = sorted(int(_NUMERALS.get(result[name], result[name])) for name in _names(result))
    won = sum(one > other for one, other in sets)
    lost = sum(one < other for one, other in sets)
    if not _LEAST_SETS <= len(sets) <= _MOST_SETS or won + lost < len(sets) or len(sets) < told[1]:
        return
    fewer, more = sorted((won, lost))
    yield Claim(
        kind="sets",
        slots=(),
        span=Span(min(run.start(), result.start()), max(run.end(), result.end())),
        phrase="sets/told",
        constants=(
            Constant("more", more),
            Constant("fewer", fewer),
            Constant("told_more", told[1]),
            Constant("told_fewer", told[0]),
        ),
        inferred=True,
    )
