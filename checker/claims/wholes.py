"""Percentages that together make a whole: 占77.4%……占7.7%……占14.9%; 产业结构21.5∶36.1∶42.4."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims.merge import Draft
from checker.claims.skeleton import ANY_FIGURE, Skeleton, is_change_letter
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_TERM = late(r"\d+(?:[.．·]\d+)?")
_RATIO_UNIT = "∶"
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
_LIST = late("^(?:、|和|与|及|以及|，)$")


def ratio_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `structure` for each ratio of three or more terms of a whole.

    They are shares where the words say so (产业结构) or where they come near a hundred.
    `gap` is how far their sum is from 100, `slack` how far rounding can bring it; both in
    thousandths of a point.
    """
    for figure in figures:
        if figure.kind != "number" or figure.unit != _RATIO_UNIT:
            continue
        terms = [Decimal(term.translate(_PLAIN)) for term in _TERM.findall(figure.text)]
        gap = abs(sum(terms, Decimal(0)) - _HUNDRED)
        before = page.flow[max(0, figure.flow.start - _WORDS_BEFORE) : figure.flow.start]
        if len(terms) >= 3 and (gap <= _NEAR or _STRUCTURE.search(before)):
            slack = sum((_step(term) for term in terms), Decimal(0)) / 2
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


def _step(term: Decimal) -> Decimal:
    exponent = term.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def share_list_claims(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `share-list` for each run of shares of one whole in a sentence."""
    if not _OF_WHOLE.search(skeleton.text):
        return
    for sentence in skeleton.sentences:
        text = sentence.of(skeleton.text)
        if not _OF_WHOLE.search(text) or _MULTIPLE_CHOICE.search(text):
            continue
        for run in _runs(sentence, skeleton, figures):
            if len(run) < _LEAST_SHARES and not _is_pair(run, skeleton, figures):
                continue
            yield Claim(
                kind="share-list",
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
        elif _OF_WHOLE.search(between) or (run and _LIST.match(between)):
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


def _is_pair(run: Sequence[int], skeleton: Skeleton, figures: Sequence[Figure]) -> bool:
    """Tell whether two shares are all there are: 达标的 and 未达标的, or numbers that add up."""
    one, other = (skeleton.holes[number] for number in run)
    between = skeleton.text[one + 1 : other]
    negated = _NEGATED.search(between)
    if negated and negated["what"] in skeleton.text[max(0, one - _WORDS_BEFORE) : one]:
        return True
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
