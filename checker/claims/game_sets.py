"""Sets won and lost, as the scores of the sets have it: 25∶18、25∶21、23∶25、25∶19, 总比分3∶1."""

import re
from collections.abc import Iterator

from checker.claims.marks import sentence_end, sentence_start
from checker.core.late import late
from checker.core.model import Claim, Constant, Page
from checker.core.span import Span

_N = "[0-9０-９]{1,2}"
_ONE = f"{_N}[∶:：比－]{_N}"
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
_NUMERALS = {"零": 0, "一": 1, "二": 2, "三": 3}
_GAMES = ("比分", "局分", "盘分", "战胜", "击败", "获胜", "取胜", "险胜", "力克", "完胜", "不敌")
_LEAST_SETS, _MOST_SETS = 2, 7


def set_claims(page: Page) -> Iterator[Claim]:
    """Yield a claim of kind `sets` for each run of scores with the result in its sentence."""
    flow = page.flow
    if not any(word in flow for word in _GAMES):
        return
    for run in _SETS.finditer(flow):
        start, end = sentence_start(flow, run.start()), sentence_end(flow, run.end(), len(flow))
        results = [one for one in _RESULT.finditer(flow, start, end) if not _overlap(one, run)]
        if len(results) == 1 and not _SOME.search(flow, start, end):
            yield from _claim(run, results[0])


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
