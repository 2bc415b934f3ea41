"""Whether two figures of an article may be the same fact: unit, role, period, place, words."""

from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct

from checker.claims.phrases.match import are_alike
from checker.claims.words import (
    bare,
    clause_before,
    context_of,
    likeness,
    sentence_around,
    words_after,
)
from checker.core.amount import Amount, to_interval
from checker.core.interval import Interval, overlap
from checker.core.late import late
from checker.core.model import Figure, Page
from checker.core.units import unit_of

# A noun or a verb that both clauses must share to be about one thing.
_LEAST_WORDS = 4
_ONE_FACT_LIKENESS = 85
_ONE_BOUND_LIKENESS = 70
_FARTHEST_ROUNDING = Fraction(5, 4)
_LIKE_ROUNDED = Fraction(51, 50)
# What floats lose is less than this part of them.
_TINY = 1e-9
_LEAST_NOUN = 2
_LONG_NOUN = 4
_VERB_REACH = 4
_LIKE_VERB = 60
_START = late("从|由|自")
_TARGET = late("力争|目标|计划|预计|预期|将|拟|确保|争取|冲刺|规划|有望|力求|可望")
# Words that give figures to several names, or that speak of a part or of another time.
_SHARED = late("分别|依次|各自|其中|此前|上年|去年同期|原来|曾|每|平均|人均|日均|年均|最高|最低")
_TOLD_BY = late("预计|计划|今年|去年|目前|已经|已|将|共|累计|全省|全市|我市|我省|全县|全区|全国")
_LEVELS = late(
    "全球|全国|我国|全省|我省|全市|我市|全县|我县|全区|我区|全镇|全乡|全村|全校|全院|全州|全旗"
)


class Role(Struct, frozen=True):
    """What sets figures apart that are printed alike.

    `changes` (增长5%) are no levels; `starts` (从⟦30%⟧增长到48%) are not what was reached.
    """

    changes: frozenset[int]
    starts: frozenset[int] = frozenset()

    def is_one(self, one: Figure, other: Figure) -> bool:
        """Tell whether both are changes (增长5%) or both levels (达到5%)."""
        return (one.id in self.changes) == (other.id in self.changes)


def score_of(one: Figure, other: Figure, page: Page) -> int:
    """Return how alike the words around two figures are (0–100)."""
    return max(near_score(one, other, page), context_score(one, other, page))


def context_score(one: Figure, other: Figure, page: Page) -> int:
    """Return how alike the sentences of two figures are."""
    return likeness(context_of(one, page), context_of(other, page))


def near_score(one: Figure, other: Figure, page: Page) -> int:
    """Return how alike the clauses of two figures are, 0 where there is little to compare."""
    words = [clause_before(figure, page) + words_after(figure, page) for figure in (one, other)]
    return likeness(*words) if min(map(len, words)) >= _LEAST_WORDS else 0


def have_one_value(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may stand for the same value, units converted.

    超过3000亿元 is not 7000亿元: an open end reaches no farther than a headline rounds.
    """
    return not _are_far(one, other) and _overlap(one, other)


def _overlap(one: Figure, other: Figure) -> bool:
    a, b = base_interval(one), base_interval(other)
    if a is None or b is None or not overlap(a, b) or are_printed_apart(one, other):
        return False
    is_open = None in (a.lo.at, a.hi.at, b.lo.at, b.hi.at)
    return not is_open or _ratio(one, other) <= _FARTHEST_ROUNDING


def _are_far(one: Figure, other: Figure) -> bool:
    """Tell fast, with nothing worked out exactly, that no rounding makes two figures meet."""
    a, b = one.amount, other.amount
    if a is None or b is None:
        return False
    if a.top is not None or b.top is not None or a.sense is not None or b.sense is not None:
        return False
    # Twice as wide as any reading, which is far more than floats lose.
    if one.unit == other.unit:
        return abs(a.value - b.value) > a.coarse + b.coarse + a.step + b.step
    first, second = _rough_factor(one.unit), _rough_factor(other.unit)
    width = float(a.coarse + a.step) * first + float(b.coarse + b.step) * second
    values = float(a.value) * first, float(b.value) * second
    return abs(values[0] - values[1]) > width + _TINY * (abs(values[0]) + abs(values[1]))


@cache
def _rough_factor(unit: str) -> float:
    info = unit_of(unit)
    return 1.0 if info is None else float(info.factor)


def are_printed_apart(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are printed alike but for the number: 8% and 9%, 3.5亿 and 3.6亿.

    Both might be rounded from 8.5%, but no page prints one value so and so.
    """
    a, b = one.amount, other.amount
    if a is None or b is None or one.unit != other.unit or a.value == b.value:
        return False
    if a.top is not None or b.top is not None or a.sense is not None or b.sense is not None:
        return False
    return a.step == b.step == a.coarse == b.coarse


def base_interval(figure: Figure) -> Interval | None:
    """Return the values of a figure in the base unit of its dimension."""
    return None if figure.amount is None else _in_base_units(figure.amount, figure.unit)


@lru_cache(maxsize=4096)
def _in_base_units(amount: Amount, unit: str) -> Interval:
    info = unit_of(unit)
    return to_interval(amount).times(info.factor if info else Fraction(1))


def is_again(one: Figure, other: Figure) -> bool:
    """Tell whether two figures print one number, perhaps hedged or rounded otherwise."""
    if one.amount is None or other.amount is None:
        return False
    if one.amount.value == other.amount.value:
        return True
    is_far = _are_far(one, other)
    if not is_far and _overlap(one, other):
        return True
    if (is_far and one.unit == other.unit) or not are_alike(one, other):
        return False
    if are_printed_apart(one, other):
        return False
    a, b = one.interval(loose=True), other.interval(loose=True)
    is_near = a is not None and b is not None and overlap(a, b)
    return is_near and _ratio(one, other) <= _LIKE_ROUNDED


def _ratio(one: Figure, other: Figure) -> Fraction:
    """Return how many times the smaller printed number the larger one is."""
    values = sorted(abs(_base_value(figure)) for figure in (one, other))
    return values[1] / values[0] if values[0] else Fraction(values[1] + 1)


def _base_value(figure: Figure) -> Fraction:
    info = unit_of(figure.unit)
    value = Fraction(figure.amount.value) if figure.amount is not None else Fraction(0)
    return value * (info.factor if info is not None else 1)


def periods_differ(one: Figure, other: Figure) -> bool:
    """Tell whether both say when, and say it differently."""
    a, b = one.period_when, other.period_when
    if a is None or b is None or a.start is None or b.start is None:
        return False
    return (a.start, a.end) != (b.start, b.end)


def levels_differ(one: Figure, other: Figure, page: Page) -> bool | None:
    """Tell whether the clauses speak of 全省 and of 全市; None where one says neither."""
    levels = [_LEVELS.findall(clause_before(figure, page)) for figure in (one, other)]
    if not all(levels):
        return None
    return bool(levels[0][-1][-1] != levels[1][-1][-1])


def are_one_fact(one: Figure, other: Figure, page: Page, role: Role) -> bool:
    """Tell whether two figures must be the same fact even if their values differ.

    This is what a contradiction rests on, so all that can be compared is.
    """
    if one.kind != other.kind or not are_alike(one, other) or not role.is_one(one, other):
        return False
    if periods_differ(one, other) or levels_differ(one, other, page) or _places_differ(one, other):
        return False
    # The sentences are read last, as that takes longest.
    return _are_named_alike(one, other, page, role) and not _is_told_otherwise(one, other, page)


def _are_named_alike(one: Figure, other: Figure, page: Page, role: Role) -> bool:
    """Tell whether the words around two figures say that they are of one thing."""
    if one.kind == "count" and (alike := _count_one_thing(one, other, page)) is not None:
        return alike
    if one.kind == "ordinal":
        words = [context_of(figure, page) for figure in (one, other)]
        return likeness(*words) >= _ONE_FACT_LIKENESS
    if one.id in role.changes and _measure_one_thing(one, other):
        return True
    if other.id in role.starts and not _START.search(clause_before(one, page)):
        return False
    # Two bounds of one sort (4万人以上) are rarely two facts of one story.
    least = _ONE_BOUND_LIKENESS if _are_bounds_apart(one, other) else _ONE_FACT_LIKENESS
    return near_score(one, other, page) >= least


def _measure_one_thing(one: Figure, other: Figure) -> bool:
    a, b = one.indicator, other.indicator
    return a is not None and b is not None and len(a.text) >= _LONG_NOUN and a.text == b.text


def are_apart(one: Figure, other: Figure) -> bool:
    """Tell whether two figures print different numbers, however their intervals may meet."""
    return are_printed_apart(one, other) or _are_bounds_apart(one, other)


def _are_bounds_apart(one: Figure, other: Figure) -> bool:
    """Tell whether two bounds of one sort print different numbers: 4万人以上 and 8万人以上.

    超过2000万人 over 超过2040万人 is a headline's rounding.
    """
    a, b = one.amount, other.amount
    if a is None or b is None or a.sense is None or a.sense != b.sense:
        return False
    return _ratio(one, other) > _LIKE_ROUNDED


def _places_differ(one: Figure, other: Figure) -> bool:
    a, b = one.place, other.place
    if a is None or b is None or "我" in a.text + b.text or "全" in a.text + b.text:
        return False
    return likeness(a.text, b.text) < 100


def nouns_differ(one: Figure, other: Figure, page: Page) -> bool:
    """Tell whether two counts are of different nouns: 9个机场 and 4个支线机场."""
    nouns = [bare(words_after(figure, page)) for figure in (one, other)]
    return one.kind == "count" and nouns[0][:_LEAST_NOUN] != nouns[1][:_LEAST_NOUN]


def _count_one_thing(one: Figure, other: Figure, page: Page) -> bool | None:
    """Tell whether two counts are of one noun and under one verb; None where no noun follows.

    培育100家标杆企业 and 将分阶段培育110家标杆企业 are one; the lead need not repeat the verb.
    """
    nouns = [bare(words_after(figure, page)) for figure in (one, other)]
    if not any(nouns):
        return None
    if not all(len(noun) >= _LEAST_NOUN for noun in nouns) or nouns_differ(one, other, page):
        return False
    is_long = nouns[0][:_LONG_NOUN] == nouns[1][:_LONG_NOUN] and len(nouns[0]) >= _LONG_NOUN
    if is_long and page.blocks[other.block].kind == "lead":
        return True
    before = [_TOLD_BY.sub("", clause_before(figure, page)) for figure in (one, other)]
    return all(before) and likeness(*(bare(words)[-_VERB_REACH:] for words in before)) >= _LIKE_VERB


def _is_told_otherwise(one: Figure, other: Figure, page: Page) -> bool:
    """Tell whether one is a target and the other is not, or a list shares out its figures."""
    sentences = [sentence_around(page, figure.flow) for figure in (one, other)]
    if any(_SHARED.search(clause_before(figure, page)) for figure in (one, other)):
        return True
    if any("分别" in sentence for sentence in sentences):
        return True
    targets = [bool(_TARGET.search(sentence.replace("预计数", ""))) for sentence in sentences]
    return targets[0] != targets[1]
