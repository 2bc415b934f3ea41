"""Percentages that together make a whole: 占77.4%……占7.7%……占14.9%; 产业结构21.5∶36.1∶42.4."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims.merge import Draft
from checker.claims.partition import Partition, count_known
from checker.claims.skeleton import ANY_FIGURE, Skeleton, is_change_letter
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_TERM = late(r"\d+(?:[.．·]\d+)?")
RATIO_UNIT = "∶"
_HUNDRED = Decimal(100)
# Terms that are no shares (1∶3 on a map) come nowhere near a hundred.
_NEAR = Decimal(10)
_STRUCTURE = late("产业结构|产业比|产业增加值比|三次产业|一二三产业|构成|占比")
_WORDS_BEFORE = 30
_OF_WHOLE = late("占|比重|比例|份额")
_MULTIPLE_CHOICE = late("多选|其中|可选多")
_JOINING = late(f"^[^。！？；{ANY_FIGURE}]{{0,40}}$")
# Before and after of a change are two years' shares, not two shares of one whole.
_ENDS_OF_CHANGE = ("到", "至", "由", "从", "上年的", "年的")
_LEAST_SHARES = 3
_NEGATED = late("(?:未|不|非)(?P<what>[\u4e00-\u9fff]{2})")
# “1949年分别为28%……，1969年分别为7%……”: another year's shares of the same whole.
_ANEW = late("^分别[为是占]$")
# “有⟦46%⟧的断面满足Ⅲ类标准”.
_HAS_NOUN = late("的[人城断企家农居职学受选消用村县地单患妇女男青年网读观]")
_LIST = late("^(?:、|和|与|及|以及|，)$")


def ratio_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `structure` for each ratio of three or more terms of a whole.

    They are shares where the words say so (产业结构) or where they come near a hundred.
    `gap` is how far their sum is from 100, `slack` how far rounding can bring it; both in
    thousandths of a point.
    """
    for figure in figures:
        if figure.kind != "number" or figure.unit != RATIO_UNIT:
            continue
        terms = terms_of(figure)
        gap = abs(sum(terms, Decimal(0)) - _HUNDRED)
        before = page.flow[max(0, figure.flow.start - _WORDS_BEFORE) : figure.flow.start]
        if len(terms) >= 3 and (gap <= _NEAR or _STRUCTURE.search(before)):
            slack = sum((step_of(term) for term in terms), Decimal(0)) / 2
            yield Claim(
                kind="structure",
                slots=(Slot("terms", (figure.id,)),),
                span=Span(figure.flow.start, figure.flow.end),
                phrase="structure/ratio",
                constants=(
                    Constant("gap", int(gap * 1000)),
                    Constant("slack", int(slack * 1000)),
                ),
            )


_PLAIN = str.maketrans("０１２３４５６７８９．·", "0123456789..")


def terms_of(figure: Figure) -> list[Decimal]:
    """Return the terms of a ratio: 7.7, 37.8 and 54.5 of 7.7∶37.8∶54.5."""
    return [Decimal(term.translate(_PLAIN)) for term in _TERM.findall(figure.text)]


def step_of(term: Decimal) -> Decimal:
    """Return what one is worth in the last place of a printed number."""
    exponent = term.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def share_list_claims(
    skeleton: Skeleton, figures: Sequence[Figure], partitions: Sequence[Partition]
) -> Iterator[Claim]:
    """Yield a claim of kind `share-list` for each run of shares of one whole in a sentence."""
    if not _OF_WHOLE.search(skeleton.text):
        return
    for sentence in skeleton.sentences:
        text = sentence.of(skeleton.text)
        if not _OF_WHOLE.search(text) or _MULTIPLE_CHOICE.search(text):
            continue
        for run in _runs(sentence, skeleton, figures):
            complete = _is_complete(run, skeleton, partitions)
            if len(run) < _LEAST_SHARES and not complete and not _is_pair(run, skeleton, figures):
                continue
            yield Claim(
                kind="share-list",
                constants=(Constant("complete", int(complete)),),
                slots=(Slot("shares", tuple(skeleton.figures[number] for number in run)),),
                span=skeleton.to_flow(
                    Span(skeleton.holes[run[0]], skeleton.holes[run[-1]] + 1), figures
                ),
                phrase="share-list/run",
            )


def _runs(sentence: Span, skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Yield runs of hole numbers: shares each with its 占, or one 占 before a plain list."""
    run: list[int] = []
    last = sentence.start
    first = bisect_left(skeleton.holes, sentence.start)
    for number in range(first, bisect_left(skeleton.holes, sentence.end)):
        hole = skeleton.holes[number]
        between = skeleton.text[last:hole]
        last = hole + 1
        is_level = not is_change_letter(skeleton.text[hole])
        if figures[skeleton.figures[number]].kind != "percent" or not is_level:
            continue
        if between.endswith(_ENDS_OF_CHANGE):
            yield from _long_enough(run)
            run = []
            continue
        if run and _ANEW.search(between):
            yield from _long_enough(run)
            run = [number]
        elif (
            _OF_WHOLE.search(between)
            or (run and _LIST.match(between))
            or (not run and _HAS_NOUN.match(skeleton.text, hole + 1))
        ):
            run.append(number)
        elif not (run and _JOINING.match(between)):
            yield from _long_enough(run)
            run = []
        else:
            run.append(number)
    yield from _long_enough(run)


def _long_enough(run: list[int]) -> Iterator[list[int]]:
    if len(run) >= 2:
        yield run


def _is_complete(
    run: Sequence[int], skeleton: Skeleton, partitions: Sequence[Partition]
) -> bool:
    """Tell whether the words say that the shares are all there are.

    A last 其余, a known set of names (城镇、乡村), 达标 and 未达标, or grades from 优 to 劣.
    """
    labels = _labels(run, skeleton)
    if _REST.search(labels[-1]):
        return True
    if count_known(labels, "", "", partitions) == len(run):
        return True
    if len(run) == _PAIR:
        return _is_negated(run, skeleton)
    return bool(_BEST.search(labels[0]) and _WORST.search(labels[-1]))


def _labels(run: Sequence[int], skeleton: Skeleton) -> list[str]:
    """Return the words that go with each share: those before it, and its noun after it."""
    labels = []
    for number in run:
        hole = skeleton.holes[number]
        start = skeleton.holes[number - 1] + 1 if number else 0
        before = skeleton.text[max(start, hole - _WORDS_BEFORE) : hole]
        after = _NOUN_AFTER.match(skeleton.text, hole + 1)
        labels.append(before + (after[0] if after else ""))
    return labels


_PAIR = 2
_REST = late("其余|剩余|余下|剩下|其他|其它|尚未决定|未表态|说不清|不知道|没有表态")
_BEST = late("优|最好|很好|非常|一、?二类|Ⅰ|Ⅱ|[^较]好的|一级|一等|甲")
_WORST = late("劣|差|不满意|Ⅴ|四类|较差|很差")
_NOUN_AFTER = late(f"的[^，。；：、占{ANY_FIGURE}]{{1,16}}|(?:为|是|属于?|支持|反对|尚未|未)[^，。；：、占{ANY_FIGURE}]{{1,10}}")


def _is_negated(run: Sequence[int], skeleton: Skeleton) -> bool:
    """Tell whether the second of two shares is of what is not the first: 达标的, 未达标的."""
    one, other = (skeleton.holes[number] for number in run)
    negated = _NEGATED.search(skeleton.text[one + 1 : other])
    before = skeleton.text[max(0, one - _WORDS_BEFORE) : one]
    return negated is not None and negated["what"] in before


def _is_pair(run: Sequence[int], skeleton: Skeleton, figures: Sequence[Figure]) -> bool:
    """Tell whether two shares are all there are: 达标的 and 未达标的, or numbers that add up."""
    amounts = [figures[skeleton.figures[number]].amount for number in run]
    return sum((a.value for a in amounts if a is not None), Decimal(0)) == _HUNDRED


def complement_claims(drafts: Sequence[Draft], figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `complement` for neighbouring changes of two shares.

    “工业品占比由60.4%上升到72.8%，农产品由39.6%下降到27.2%”: both years make a whole.
    """
    changes = [
        draft
        for draft in drafts
        if draft.match.phrase.claim.id == "change"
        and all(_is_share(draft.slots.get(name, ()), figures) for name in ("start", "end"))
    ]
    for one, other in pairwise(changes):
        texts = [draft.span.of(draft.match.skeleton.text) for draft in (one, other)]
        before = one.match.skeleton.text[max(0, one.span.start - _WORDS_BEFORE) : one.span.start]
        if one.match.skeleton is not other.match.skeleton or not _OF_WHOLE.search(
            before + texts[0]
        ):
            continue
        gap = one.match.skeleton.text[one.span.end : other.span.start]
        if not _OF_WHOLE.search(gap + texts[1]):
            continue
        span = Span(one.span.start, other.span.end)
        yield Claim(
            kind="complement",
            slots=(
                Slot("before", one.slots["start"] + other.slots["start"]),
                Slot("after", one.slots["end"] + other.slots["end"]),
            ),
            span=one.match.skeleton.to_flow(span, figures),
            phrase="complement/changes",
        )


def _is_share(ids: tuple[int, ...], figures: Sequence[Figure]) -> bool:
    return bool(ids) and all(figures[i].kind == "percent" for i in ids)
