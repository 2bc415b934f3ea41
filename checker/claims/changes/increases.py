"""Amount and rate of one change, and the level they led to, wherever it is told.

“发生事故⟦3272起⟧，造成⟦816人⟧死亡。与上年相比，事故起数减少⟦515起⟧，下降⟦13.6%⟧；死亡人数减少
⟦78人⟧，下降⟦8.7%⟧”: each pair is of the level that its words name.
"""

from collections.abc import Iterator, Sequence

from checker.claims.changes.bases import is_hole
from checker.claims.changes.move import LEVEL_KINDS
from checker.claims.changes.roles import Term
from checker.claims.changes.tries import Try, is_earlier, name_of
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.shares.words import has_pair
from checker.claims.slips import increase_needs
from checker.claims.told import may_share
from checker.core.late import late
from checker.core.model import Figure

_FARTHEST = 160
_MOST_BACK = 12
_MOST_LEVELS = 4
_SHORTEST_NAME = 2
_STOP = late("[。！？\n]")
_PARTED = late("[。！？；\n]")
_AFTER = late("[^，。；：、！？\n（）()\ue000-\uf8ff]{0,8}")
# 新增⟦12亿元⟧: an amount that nothing calls a change is one.
_NEW = late("(?:新增|净增|增加)[^，。；的]{0,6}$")
_COUNT = late("总?(?:人次数|人数|起数|件数|次数|户数|数量|总量|总额|金额|数|量|额)$")
_LEVELS = ("level", "end", "mark")
# 超月进度⟦5484万元⟧ is by how much.
_PLANNED = late("进度|计划|预算|任务|目标")


def increase_tries(
    at: int,
    terms: Sequence[Term],
    after: Sequence[Term],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Try]:
    """Yield the levels that the rate at `at`, with the amount beside it, may have led to.

    `after` are those told later: 涨⟦1.3元⟧或⟦2.4%⟧，报⟦56元⟧.
    """
    rate = terms[at]
    for number in (at - 1, at + 1):
        if not 0 <= number < len(terms) or not _is_pair(terms[number], rate, figures):
            continue
        delta = terms[number]
        levels = _levels(min(at, number), delta, terms, skeleton, figures)
        name = _COUNT.sub("", name_of(delta) or name_of(rate))
        named = [one for one in levels if _is_named(name, one, skeleton.text)]
        is_clear = len(named) == 1 if len(name) >= _SHORTEST_NAME else True
        for level in named or (() if len(name) >= _SHORTEST_NAME else levels):
            is_near = _is_beside(level, rate, skeleton.text) and level is levels[0]
            yield _try(level, delta, rate, figures, likely=is_clear and (bool(named) or is_near))
        for level in after[:1]:
            if _may_lead_to(figures[level.figures[0]], figures[delta.figures[0]]):
                yield _try(level, delta, rate, figures, likely=level.free)


def _is_pair(delta: Term, rate: Term, figures: Sequence[Figure]) -> bool:
    """Tell whether an amount stands beside its rate: 减少⟦515起⟧，下降13.6%."""
    is_new = delta.role == "level" and _NEW.search(delta.words)
    is_change = delta.role == "change" and delta.side == rate.side
    if len(delta.figures) > 1 or not (is_new or is_change):
        return False
    if figures[delta.figures[0]].kind not in LEVEL_KINDS:
        return False
    is_last = delta.hole < rate.hole
    first, last = (delta, rate) if is_last else (rate, delta)
    # 比年初增加20亿元，同比增长15%: held against two years.
    is_bare = not first.against and last.against == "上年"
    if not is_new and last.against and last.against != first.against and not is_bare:
        return False
    return bool(is_new or is_hole(rate.mark) or (rate.free if is_last else delta.free))


def _levels(
    first: int, delta: Term, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> list[Term]:
    """Return the amounts before a change that may be what it led to, the nearest first."""
    found: list[Term] = []
    own = figures[delta.figures[0]]
    for number in range(first - 1, max(-1, first - _MOST_BACK), -1):
        term = terms[number]
        between = skeleton.text[term.last : delta.hole]
        if len(between) > _FARTHEST or len(_STOP.findall(between)) > 1:
            break
        figure = figures[term.figures[0]]
        if len(term.figures) > 1 or term.role not in _LEVELS or term.depth > delta.depth:
            continue
        is_whole = terms[number + 1].role == "ratio" and is_hole(terms[number + 1].mark)
        is_whole = is_whole or (term.role == "mark" and _PLANNED.search(term.words) is not None)
        if not is_whole and not is_earlier(term) and _may_lead_to(figure, own):
            found.append(term)
        if len(found) == _MOST_LEVELS:
            break
    return found


def _may_lead_to(figure: Figure, delta: Figure) -> bool:
    """Tell whether an amount is told well enough: 10人以上 may be anything."""
    amount = figure.amount
    is_sharp = amount is not None and amount.sense is None and amount.top is None
    return is_sharp and figure.kind in LEVEL_KINDS and may_share(figure, delta)


def _is_named(name: str, level: Term, text: str) -> bool:
    """Tell whether the words beside a level say what changed: 816人⟦死亡⟧, 受理案件 for 受案."""
    after = _AFTER.match(text, level.last + 1)
    said = level.words + (after[0] if after else "")
    return len(name) >= _SHORTEST_NAME and (
        has_pair(name, said) or all(letter in said for letter in name[-2:])
    )


def _is_beside(level: Term, rate: Term, text: str) -> bool:
    return _PARTED.search(text, level.last, rate.hole) is None


def _try(level: Term, delta: Term, rate: Term, figures: Sequence[Figure], *, likely: bool) -> Try:
    end, amount, share = (figures[term.figures[0]] for term in (level, delta, rate))
    needs = increase_needs(end, amount, share, rate.side)
    slots = {"end": end, "delta": amount, "rate": share}
    return Try(slots, [needs], likely and are_alike(end, amount))
