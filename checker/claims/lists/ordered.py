"""A count and the steps behind it that number themselves: 第一…第二…, 其一…其二…, ①②, 首先…其次….

“两种情况：一种是……，另一种是……”, “三点要求：（一）……（二）……”. What 一是、二是 number behind a
colon is found by `steps`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache

from msgspec import Struct

from checker.claims.lists.counts import claim_of
from checker.claims.lists.naming import Names
from checker.core.late import late
from checker.core.model import Claim, Figure, Mention, Page
from checker.core.patterns import compiled
from checker.core.span import Span

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
# Nearly all of a page is no mark of a series and passed over in one go.
_LETTERS = f"{_NUMERALS}第其（({_CIRCLED}1-9１-９首再最"
_SERIES = late(
    f"[^{_LETTERS}]*+(?P<at>)(?:(?<![{_NUMERALS}第十])(?P<step>十?[{_NUMERALS}])[是要靠抓]"
    f"|第(?P<nth>十?[{_NUMERALS}])(?=[，、：是要就]|[个条种类项点步家件位名招])"
    f"|其(?P<its>[{_NUMERALS}])(?=[，、：是])"
    f"|[（(](?P<bracket>十?[{_NUMERALS}]|[1-9１-９][0-9０-９]?)[）)]"
    f"|(?P<circle>[{_CIRCLED}])"
    f"|(?<=\n)(?P<head>十?[{_NUMERALS}])、"
    r"|(?<=[：；。\n])(?P<digit>[1-9１-９][0-9０-９]?)(?:[.．](?![0-9０-９])|、)"
    rf"|(?P<first>首先|其次|再次|最后)|[{_LETTERS}]|\Z)"
)
# What the first of a series holds; only what begins near a count is looked for to its end.
# Each way begins with a letter of its own, as `re` looks fastest for.
_FIRST = late("一[是要靠抓，、：）)]|第一|其一|①|1[）).．、]|１[）).．、]|首先")
_VALUES = {
    **{digit: number for number, digit in enumerate(_NUMERALS, 1)},
    **{digit: number for number, digit in enumerate(_CIRCLED, 1)},
    **{f"十{digit}": 10 + number for number, digit in enumerate(_NUMERALS[:-1], 1)},
    "首先": 1,
    "其次": 2,
    "再次": 3,
}
_REACH = 60
_NEAR = 25
_FEWEST = 2
# 今天刊登第一篇 is the longest way to begin with 一.
_LONGEST_HEAD = 7
_LONGEST_SENTENCE = 2000
# What steps are counted by where no colon announces them.
_UNITS = frozenset((*"个项条点大种类件步招处道家位名句难怕", "方面", "要点"))
_ONE_SIDE = late("(?<=[，；：])(?:另|再)?一方面")
_ONE_IS = late("(?<=[，；：])一是")


class _Mark(Struct, frozen=True):
    """A mark of a series, and which place in it the mark has; none for 最后."""

    series: str
    value: int
    mention: Mention


def ordered_claims(page: Page, counts: Sequence[Figure], taken: Set[int]) -> Iterator[Claim]:
    """Yield a claim of kind `counted-list` for each count that numbered steps spell out."""
    several = [count for count in counts if count.amount is not None and count.amount.value > 1]
    done = set(taken)
    for run in sorted(_runs(_marks(page, several)), key=_start_of_run):
        figure = _count_before(page, several, _start_of_run(run))
        if figure is not None and figure.id not in done:
            done.add(figure.id)
            names = tuple(mark.mention for mark in run)
            number = len(run)
            # 首先……其次……此外: what comes after is not always numbered.
            is_open = run[0].series == "first"
            yield claim_of(figure, Names(names, number, number, is_open), "ordered")
    for figure in several:
        if figure.id not in done and _UNITS & {figure.unit}:
            yield from _one_by_one(page, figure)


def _start_of_run(run: Sequence[_Mark]) -> int:
    return run[0].mention.span.start


def _marks(page: Page, counts: Sequence[Figure]) -> Iterator[_Mark]:
    """Return the marks of series from where the first may begin right behind a count."""
    for count in counts:
        end = count.flow.end
        for first in _FIRST.finditer(page.flow, end, end + _REACH + 1):
            # The bracket of （一） stands before what was looked for.
            for at in (first.start() - 1, first.start()):
                match = _SERIES.match(page.flow, at)
                if match is not None and match.lastgroup != "at" and _value(match) == 1:
                    return _marks_from(page.flow, at)
    return iter(())


def _marks_from(flow: str, start: int) -> Iterator[_Mark]:
    for match in _SERIES.finditer(flow, start):
        if match.lastgroup != "at":
            span = Span(match.start("at"), match.end())
            yield _Mark(match.lastgroup or "", _value(match), Mention(span.of(flow), span))


def _value(mark: re.Match[str]) -> int:
    word = mark[mark.lastgroup or ""]
    return int(word) if word.isdecimal() else _VALUES.get(word, 0)


def _runs(marks: Iterable[_Mark]) -> Iterator[list[_Mark]]:
    """Yield runs of marks of one series that count up from one; other series may stand inside."""
    open_runs: dict[str, list[_Mark]] = {}
    for mark in marks:
        value = mark.value
        run = open_runs.get(mark.series)
        if value == 1:
            if run is not None and len(run) >= _FEWEST:
                yield run
            open_runs[mark.series] = [mark]
        elif run is not None and (value == len(run) + 1 or (value == 0 and len(run) > 1)):
            run.append(mark)
    yield from (run for run in open_runs.values() if len(run) >= _FEWEST)


def _count_before(page: Page, counts: Sequence[Figure], first: int) -> Figure | None:
    """Return the count that the step at `first` begins to spell out."""
    at = bisect_left(counts, first, key=_start_of)
    near = [c for c in counts[max(0, at - 2) : at] if c.flow.end <= first]
    if not near or near[-1].flow.start < first - _REACH:
        return None
    figure = near[-1]
    between = page.flow[figure.flow.end : first]
    # 中共六大的……原则 is a congress.
    if "！" in between or "？" in between or (figure.unit == "大" and between.startswith("的")):
        return None
    if between.endswith(("：", "：\n", "：“")) and "。" not in between:
        return figure if between.count("，") <= 1 else None
    is_beside = len(between) <= _NEAR and between.endswith(("，", "。", "；", "——", "。\n"))
    marks = sum(between.count(mark) for mark in "，。；")
    # 体现在八个字上：引导、扶植。一是……: the colon has spelled it out.
    is_told = "：" in between
    return figure if is_beside and not is_told and marks == 1 and figure.unit in _UNITS else None


def _start_of(figure: Figure) -> int:
    return figure.flow.start


def _one_by_one(page: Page, figure: Figure) -> Iterator[Claim]:
    """Yield the claim of “两种情况：一种是……，另一种是……”."""
    flow, after = page.flow, figure.flow.end
    # “四个一”和“二个万”，一个镇带一个镇……: what is counted is a word.
    is_label = flow.startswith(("一", "百", "千", "万"), after)
    if is_label or flow.find("一", after, after + _NEAR + _LONGEST_HEAD) < 0:
        return
    limit = min(page.blocks[figure.block].span.end, after + _LONGEST_SENTENCE)
    stop = flow.find("。", after, limit)
    end = limit if stop < 0 else stop
    found = list(_one_of(figure.unit).finditer(flow, figure.flow.end, end))
    if flow.startswith("方面", figure.flow.end) or figure.unit == "方面":
        found = list(_ONE_SIDE.finditer(flow, figure.flow.end, end))
    if len(found) < _FEWEST:
        found = _repeated(flow, figure.flow.end, end)
    if len(found) < _FEWEST or found[0].start() - figure.flow.end > _NEAR:
        return
    names = tuple(Mention(match[0], Span(*match.span())) for match in found)
    yield claim_of(figure, Names(names, len(names), len(names), is_open=False), "one-by-one")


@cache
def _one_of(unit: str) -> re.Pattern[str]:
    """Return the pattern of 一种是, 另一种是, 其中一个, each at the head of its clause."""
    heads = "第|其中|另外?|还有|再|首先|前|后|今天刊登第|最后"
    return compiled(f"(?<=[，；：。])(?:{heads})?一{re.escape(unit)}(?!的|个|[一二三])")


def _repeated(flow: str, start: int, end: int) -> list[re.Match[str]]:
    """Return 一是 said again for each: 两大支点：一是理论，一是实践."""
    return [] if flow.find("二是", start, end) >= 0 else list(_ONE_IS.finditer(flow, start, end))
