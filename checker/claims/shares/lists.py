"""Shares of one whole in a row: 占77.4%……占7.7%……占14.9%; 48%支持，41%反对，11%尚未决定.

Whether they are all there are is told by the words: a last 其余, a known set of names (男、女),
达标 and 未达标, grades from 优 to 劣, answers that shut one another out. Of other lists only a sum
close to the whole says so.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from checker.claims.partition import Partitions, count_known
from checker.claims.phrases.skeleton import ANY_FIGURE, Skeleton, placeholder
from checker.claims.shares.answers import are_answers
from checker.claims.shares.hundreds import wholes_in
from checker.claims.shares.words import core_of, has_pair, share_words
from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_HUNDRED = Decimal(100)
_CLOSE = Decimal("1.5")
_LEAST_SHARES = 3
_SHARE = placeholder("percent", change=False)
_PAIR = 2
_WORDS_BEFORE = 30
_OF_WHOLE = late("占|比重|比例|份额|城镇化率|得票率")
_MULTIPLE_CHOICE = late("多选|可选多|可多选")
_JOINING = late(f"^[^。！？；{ANY_FIGURE}]{{0,40}}$")
# Before and after of a change are two years' shares, not two shares of one whole.
_ENDS_OF_CHANGE = ("到", "至", "由", "从", "上年的", "年的", "增", "降", "涨", "跌")
# 比上届的⟦41.5%⟧减少了3.3个百分点
_HELD_AGAINST = late("[比较][^，。；、]{1,14}的$")
# “1949年分别为28%……，1969年分别为7%……”: another year's shares of the same whole.
_ANEW = late("^分别[为是占]$|(?:占|比重|比例|份额|占比)[^，。；]*分别[为是占]?(?:达到?)?$")
_LIST = late("^(?:、|和|与|及|以及|，)$")
# “，⟦27.2%⟧经常网购”: the share leads its clause.
_LEADS = late("(?:^|[，；、：])(?:而|只|仅|还|另|其余|只有|仅有|另有|还有|约|近|也)?有?$")
_NOUN_AFTER = late(f"(?:的|为|是|属于?|支持|反对|尚未|未)[^，。；：、占{ANY_FIGURE}]{{1,16}}")
_NEGATED = late("(?:未|不|非)(?P<what>[\u4e00-\u9fff]{2})")
_REST = late("其余|剩余|余下|剩下|其他|其它|尚未决定|未表态|说不清|不知道|没有表态")
_BEST = late("优|最好|很好|非常|一、?二类|Ⅰ|Ⅱ|[^较]好的|一级|一等|甲")
_WORST = late("劣|[很较]差|差的|不满意|Ⅴ|四类")
_ONLY = late("(?:只有|仅|仅有|另|另有|其余|另外)$")
_LAST_ROUND = late("第二轮|决选|决胜轮|公投|公决")
_COMPOSED = late("三次产业|一二三产业|(?:来源|构成|结构|组成)(?:中|看|来看)?，")
_RURAL = late("农村|乡村")
_OPEN = late("以上|以下|[—～~－]|至|多$|余$")
# A share of all stands between those of its parts: 城镇30%，农村34%，全体32%.
_MEAN = late("全体|总体|平均|合计|总的")
_LOWEST = late("以下|以内|不足|不到|未满")
_HIGHEST = late("以上|超过|及以上")


class _Run(Struct, frozen=True):
    """Shares in a row; `loose` where 占 does not say that they are of one whole."""

    shares: tuple[Told, ...]
    loose: bool


def share_list_claims(reading: Reading, partitions: Partitions) -> Iterator[Claim]:
    """Yield a claim of kind `share-list` for each run of shares of one whole in a sentence."""
    skeleton, figures = reading.skeleton, reading.figures
    if skeleton.text.count(_SHARE) < _PAIR:
        return
    single: list[Told] = []
    for sentence in skeleton.sentences:
        count = skeleton.text.count(_SHARE, sentence.start, sentence.end)
        single = _single(reading, sentence, single) if count == 1 else []
        if len(single) >= _PAIR:
            yield from _over_sentences(single, partitions, skeleton, figures)
        if count < _PAIR:
            continue
        if _MULTIPLE_CHOICE.search(sentence.of(skeleton.text)):
            continue
        told = reading.told(sentence)
        for run in _runs(told):
            wholes = list(_wholes(run))
            for whole in wholes:
                yield _claim(whole, True, skeleton, figures)
            if wholes:
                continue
            complete = _is_complete(run, told, partitions)
            if complete or _may_be_all(run):
                yield _claim(run, complete, skeleton, figures)


def _single(reading: Reading, sentence: Span, before: list[Told]) -> list[Told]:
    """Return the shares of sentences in a row that tell one each: 男性占52%。女性占48%。"""
    if "占" not in sentence.of(reading.skeleton.text):
        return []
    told = reading.told(sentence)
    shares = [one for one in told if one.figure.kind == "percent" and not one.change]
    if not _OF_WHOLE.search(shares[0].gap):
        return []
    goes_on = before and not _is_anew([before[0]], shares[0], [shares[0]])
    return [*before, shares[0]] if goes_on else shares


def _over_sentences(
    single: list[Told],
    partitions: Partitions,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    """Yield the claim of shares told one a sentence where they are known to be all, or come to it.

    The row ends there; another may begin.
    """
    run = _Run(tuple(single), loose=False)
    total = sum((one.figure.amount.value for one in single if one.figure.amount), Decimal(0))
    labels = [_label(one) for one in single]
    is_all = count_known(labels, "", "", partitions) == len(labels)
    if is_all or total == _HUNDRED:
        yield _claim(run, is_all, skeleton, figures)
        single.clear()


def _wholes(run: _Run) -> Iterator[_Run]:
    """Yield the wholes of a row that holds several: 男占52%，女占48%，党员占31%，团员占69%."""
    amounts = [one.figure.amount for one in run.shares]
    values = [amount.value for amount in amounts if amount is not None]
    if len(values) == len(run.shares):
        for places in wholes_in(values):
            yield _Run(tuple(run.shares[at] for at in places), run.loose)


def _claim(run: _Run, complete: bool, skeleton: Skeleton, figures: Sequence[Figure]) -> Claim:
    span = Span(run.shares[0].hole, run.shares[-1].hole + 1)
    return Claim(
        kind="share-list",
        slots=(Slot("shares", tuple(one.figure.id for one in run.shares)),),
        span=skeleton.to_flow(span, figures),
        phrase="share-list/run",
        constants=(Constant("complete", int(complete)),),
    )


def _runs(told: Sequence[Told]) -> Iterator[_Run]:
    """Yield the runs of a sentence: each share with its 占, one 占 before a list, or leading."""
    run: list[Told] = []
    loose = False
    for one in told:
        if one.figure.kind != "percent" or one.change:
            continue
        if (run and one.depth > run[0].depth) or _HELD_AGAINST.search(one.gap):
            continue
        begins, is_loose = _begins(one)
        if one.gap.endswith(_ENDS_OF_CHANGE):
            yield from _split(run, loose, told)
            run = []
        elif run and not _is_anew(run, one, told) and _goes_on(one, loose):
            run.append(one)
        else:
            yield from _split(run, loose, told)
            run, loose = ([one], is_loose) if begins else ([], False)
    yield from _split(run, loose, told)


def _since(last: Told, one: Told, told: Sequence[Told]) -> str:
    """Return all words between two shares, those between other figures too."""
    first = told[0].number
    return "".join(each.gap for each in told[last.number - first + 1 : one.number - first + 1])


def _is_anew(run: Sequence[Told], one: Told, told: Sequence[Told]) -> bool:
    """Tell whether a share begins another list: of another year, of a part, of another whole."""
    if _ANEW.search(one.gap) or _OTHER_RATE.search(one.gap):
        return True
    if "其中" in _since(run[-1], one, told):
        return True
    wholes = [words.whole for words in map(share_words, (run[0].gap, one.gap)) if words]
    return len(wholes) == _PAIR and bool(wholes[1]) and not _are_one_whole(*wholes)


def _are_one_whole(one: str, other: str) -> bool:
    """Tell whether two named wholes may be the same; one not named may be any."""
    cores = core_of(one), core_of(other)
    return not all(cores) or has_pair(*cores) or has_pair(cores[1], cores[0])


_OTHER_RATE = late("(?:贡献|增长|[^比票]率)[^，。占]{0,4}$")


def _begins(one: Told) -> tuple[bool, bool]:
    """Return whether a share may begin a run, and whether 占 leaves open of what."""
    if _OF_WHOLE.search(one.gap) or _ANEW.search(one.gap):
        return True, "其中" in one.gap
    return bool(
        _LEADS.search(one.gap) or one.after.startswith("的") or one.gap.endswith("的")
    ), True


def _goes_on(one: Told, loose: bool) -> bool:
    if _LIST.match(one.gap):
        return True
    if loose:
        return bool(_LEADS.search(one.gap) or _OF_WHOLE.search(one.gap))
    return bool(_OF_WHOLE.search(one.gap) or _JOINING.match(one.gap))


def _split(run: Sequence[Told], loose: bool, told: Sequence[Told]) -> Iterator[_Run]:
    """Yield a run; where a semicolon parts lists of one length, each of them."""
    parts: list[list[Told]] = []
    for one in run:
        if not parts or "；" in _since(parts[-1][-1], one, told):
            parts.append([])
        parts[-1].append(one)
    lengths = {len(part) for part in parts}
    if len(lengths) == 1 and min(lengths) >= _PAIR:
        yield from (_Run(tuple(part), loose) for part in parts)
    elif len(run) >= _PAIR:
        yield _Run(tuple(run), loose)


def _may_be_all(run: _Run) -> bool:
    """Tell whether shares that no word calls complete come to a whole, or close to it."""
    if any(_OPEN.search(one.figure.text) or _MEAN.search(one.gap) for one in run.shares):
        return False
    amounts = [one.figure.amount for one in run.shares]
    total = sum((amount.value for amount in amounts if amount is not None), Decimal(0))
    if len(run.shares) < _LEAST_SHARES:
        return total == _HUNDRED and (
            not run.loose or _OF_WHOLE.search(run.shares[0].gap) is not None
        )
    return not run.loose or abs(total - _HUNDRED) <= _CLOSE


def _is_complete(run: _Run, told: Sequence[Told], partitions: Partitions) -> bool:
    """Tell whether the words say that the shares are all there are."""
    if any(_OPEN.search(one.figure.text) for one in run.shares):
        return False
    labels = [_label(one) for one in run.shares]
    if _REST.search(labels[-1]) or count_known(labels, "", "", partitions) == len(labels):
        return True
    if all("得票率" in one.gap for one in run.shares):
        return _are_all_votes(run.shares, told)
    if len(labels) >= _LEAST_SHARES and _is_composed(run.shares, told):
        return True
    if len(labels) == _PAIR:
        return _are_opposed(run.shares)
    if _BEST.search(labels[0]) and _WORST.search(labels[-1]):
        return True
    return _are_brackets(run.shares, told) or are_answers(labels)


def _are_all_votes(shares: Sequence[Told], told: Sequence[Told]) -> bool:
    """Tell whether shares of a vote are more than all, or those of the two in a last round."""
    total = sum((one.figure.amount.value for one in shares if one.figure.amount), Decimal(0))
    is_last = _LAST_ROUND.search("".join(one.gap for one in told)) is not None
    return total > _HUNDRED + 1 or (is_last and len(shares) == _PAIR)


def _is_composed(shares: Sequence[Told], told: Sequence[Told]) -> bool:
    """Tell whether a sentence gives all shares of what is said to be made up: 资金来源中，……."""
    first = shares[0].number - told[0].number
    head = "".join(one.gap for one in told[: first + 1])
    return bool(_COMPOSED.search(head)) and told[-1].number == shares[-1].number


def _label(one: Told) -> str:
    """Return the words that go with a share: those before it, and its noun after it."""
    if _LEADS.search(one.gap):
        return one.gap[-3:] + one.after
    after = _NOUN_AFTER.match(one.after)
    return one.gap[-_WORDS_BEFORE:] + (after[0] if after else "")


def _are_opposed(pair: Sequence[Told]) -> bool:
    """Tell whether the second of two shares is of what is not the first: 达标的, 未达标的."""
    one, other = pair
    negated = _NEGATED.search(other.gap)
    if negated is not None and negated["what"] in one.gap[-_WORDS_BEFORE:]:
        return True
    if "城镇化率" in one.gap and _RURAL.search(other.gap):
        return True
    return bool(_ONLY.search(other.gap)) and one.after[:2] == other.after[:2] != ""


def _are_brackets(shares: Sequence[Told], told: Sequence[Told]) -> bool:
    """Tell whether the shares are of ranges from the lowest to the highest: 1000元以下占……."""
    first, last = (one.number - told[0].number - 1 for one in (shares[0], shares[-1]))
    if first < 0:
        return False
    lowest, highest = (told[at].figure.text + told[at].after for at in (first, last))
    return bool(_LOWEST.search(lowest) and _HIGHEST.search(highest))
