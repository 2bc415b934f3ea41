"""Seeks the levels of one change among the values told around it.

Of “上年产量32.1万吨。今年达到35.6万吨，增产3.5万吨” the amount is 3.5万吨, and the other two the
pair to try.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import structs

from checker.claims.changes.bases import is_fall, is_of_time
from checker.claims.changes.increases import increase_tries
from checker.claims.changes.move import LEVEL_KINDS
from checker.claims.changes.roles import Term
from checker.claims.changes.tries import Try, are_compared, day_before, is_earlier, name_of
from checker.claims.phrases.skeleton import Skeleton, placeholder
from checker.claims.shares.words import has_pair
from checker.claims.slips import (
    Need,
    are_far,
    difference_needs,
    fit,
    growth_needs,
    sum_needs,
)
from checker.claims.told import may_share
from checker.core.late import late
from checker.core.model import Figure

LEVEL_ROLES = ("level", "end", "start", "base", "mark")
FARTHEST = 120
_AFTER = 60
_MOST_BEFORE = 4
_MOST_TERMS = 8
_SHORTEST_NAME = 2
_PAIR = 2
_REACHED = late("(?:达|至|到|来到|为|是|报|收于|报于|收在|有|居|列|排)(?:了|约|近|每.{1,2})*$")
_STOP = late("[。！？\n]")
_TIMES = "".join(placeholder(kind, change=False) for kind in ("date", "period"))
_TIME = late(f"[{_TIMES}]|今年|去年|上年|前年|本月|上月|现在|现有|如今|目前|同期")
# 新增⟦12亿元⟧，同比多增⟦2亿元⟧: what is held against what is an increase as well.
_MORE = late("[多少]增$")
_CHANGES = late("[增升涨降减跌落缩长]")
_PLACES = ("位", "名", "个", "个位次", "个名次", "")


class Seeker:
    """Seeks the levels of one change."""

    def __init__(
        self, at: int, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
    ) -> None:
        self._at = at
        self._term = terms[at]
        self._terms = terms
        self._skeleton = skeleton
        self._text = skeleton.text
        self._figures = figures
        self._name = self._slot_name()

    def found(self) -> Try | None:
        """Return the first try that fits, else the first that would but for a slip."""
        tries = list(self._tries()) if self._name else []
        for one in tries:
            if one.fits():
                return one
        return next((one for one in tries if one.likely and one.is_one_slip()), None)

    def _slot_name(self) -> str:
        figure, side = self._term.figure, self._term.side
        if figure.kind == "percentage-point":
            return "points"
        if figure.kind == "percent":
            return "rate" if side else ""
        if figure.kind == "multiple":
            return "times" if figure.unit == "倍" and side > 0 and self._term.free else ""
        return "delta" if figure.kind in LEVEL_KINDS else ""

    def _tries(self) -> Iterator[Try]:
        yield from self._two_in_one()
        before, after = self._levels_before(), self._levels_after()
        pairs = [(before[0], other) for other in (*after[:1], *before[1:])] if before else []
        if len(after) > 1 and (after[0].role == "start" or not before):
            pairs.append((after[0], after[1]))
        if not self._term.free:
            # 成交206套，均价4.5万元；上周187套，均价5.8万元；成交套数上升10.16%
            pairs += [(one, other) for one, other in combinations(before[1:], _PAIR)]
        is_sole = len(before) + len(after) == _PAIR
        if self._term.role == "gap" and not (is_sole and self._is_third()):
            return
        for one, other in pairs:
            if not self._are_like(one, other):
                continue
            likely = self._is_likely(one, other, is_sole=is_sole)
            if (likely or not self._are_far(one, other)) and self._may_be_of_one(one, other):
                yield self._pair(one, other, likely=likely)
        if self._name == "rate":
            yield from increase_tries(self._at, self._terms, after, self._skeleton, self._figures)

    @staticmethod
    def _are_like(one: Term, other: Term) -> bool:
        are_ranks = one.figure.kind == other.figure.kind == "ordinal"
        return are_ranks or may_share(one.figure, other.figure)

    def _may_be_of_one(self, one: Term, other: Term) -> bool:
        """Tell whether no words say that two values are of other things than the change."""
        if self._is_of_another_time(one) or self._is_of_another_time(other):
            return False
        return self._is_gap() or self._are_named_alike(one, other)

    def _two_in_one(self) -> Iterator[Try]:
        """Yield the pair of 2011年底和2012年底分别为⟦38.3%⟧和⟦42.1%⟧."""
        term = self._terms[self._at - 1] if self._at else self._term
        is_pair = len(term.figures) == _PAIR and "分别" in term.words
        if is_pair and len(_TIME.findall(term.words)) == _PAIR:
            halves = [
                structs.replace(term, figure=self._figures[i], figures=(i,)) for i in term.figures
            ]
            if all(map(self._is_level, halves)):
                yield self._pair(*halves, likely=True)

    def _is_third(self) -> bool:
        """Tell whether no more than two values like a gap stand before it."""
        near = self._terms[max(0, self._at - _MOST_BEFORE) : self._at]
        own = self._term.figure
        return sum(may_share(term.figure, own) for term in near) <= _PAIR

    def _levels_before(self) -> list[Term]:
        found: list[Term] = []
        for number in range(self._at - 1, max(-1, self._at - _MOST_TERMS), -1):
            term = self._terms[number]
            if not self._is_level(term):
                continue
            if not self._is_near(term.last, self._term.hole, FARTHEST):
                break
            if term.depth <= self._term.depth or is_earlier(term):
                found.append(term)
            if len(found) == _MOST_BEFORE:
                break
        return found

    def _levels_after(self) -> list[Term]:
        found: list[Term] = []
        for term in self._terms[self._at + 1 : self._at + 4]:
            start, end = self._term.last, term.hole
            if not self._is_near(start, end, _AFTER):
                break
            if "；" in self._text[start:end] and not is_earlier(term):
                break
            if not self._is_level(term):
                continue
            is_bound = is_earlier(term) or (found and term.role == "end")
            if is_bound or self._is_led(term) or _TIME.search(self._text, start, end):
                found.append(term)
        return found

    def _is_led(self, term: Term) -> bool:
        """Tell whether a value behind the change names nothing, but that it was reached."""
        is_apart = _STOP.search(self._text, self._term.last, term.hole)
        return not is_apart and term.free and _REACHED.search(term.words) is not None

    def _is_near(self, start: int, end: int, farthest: int) -> bool:
        """Tell whether a stretch is short enough, and runs over one full stop at most."""
        return end - start <= farthest and len(_STOP.findall(self._text, start, end)) <= 1

    def _is_level(self, term: Term) -> bool:
        if len(term.figures) > 1:
            return False
        figure, own = term.figure, self._term.figure
        if self._name == "points":
            return figure.kind == "percent"
        if figure.kind == "ordinal":
            return self._name == "delta" and own.unit in _PLACES
        if figure.kind not in LEVEL_KINDS or figure.unit == "∶":
            return False
        is_more = term.role == "change" and _MORE.search(self._term.words)
        if not is_more and term.role not in LEVEL_ROLES:
            return False
        return self._name != "delta" or may_share(figure, own)

    def _are_far(self, one: Term, other: Term) -> bool:
        """Tell at small cost whether two levels have nothing to do with the change."""
        if is_fall(one.words) != is_fall(other.words):
            return False
        is_ratio = self._name in ("rate", "times")
        figures = [it.figure for it in (one, other, self._term)]
        return are_far(*figures, is_ratio=is_ratio)

    def _pair(self, one: Term, other: Term, *, likely: bool) -> Try:
        start, end = self._in_order(one, other)
        if self._name == "points" and is_fall(one.words) != is_fall(other.words):
            held = [it.figure for it in (end, start, self._term)]
            names = ("one", "other", "points")
            return Try(dict(zip(names, held, strict=True)), [sum_needs(*held)], likely)
        needs = [self._needs(start, end)]
        if not is_earlier(start):
            needs.append(self._needs(end, start))
            if not fit(needs[0]) and fit(needs[1]):
                start, end = end, start
        names = ("start", "end", self._name)
        if self._is_gap():
            names = ("other", "one", "gap")
        elif one.figure.kind == "ordinal":
            names = ("before", "after", "moved")
        held = [it.figure for it in (start, end, self._term)]
        return Try(dict(zip(names, held, strict=True)), needs, likely)

    def _in_order(self, one: Term, other: Term) -> tuple[Term, Term]:
        """Return what is told of the earlier time, else what is told first, before the other."""
        if is_earlier(one) != is_earlier(other):
            return (one, other) if is_earlier(one) else (other, one)
        days = [
            day_before(it, self._start_of(it), self._skeleton, self._figures) for it in (one, other)
        ]
        if days[0] and days[1] and days[0] != days[1]:
            return (one, other) if days[0] < days[1] else (other, one)
        return (one, other) if one.hole < other.hole else (other, one)

    def _needs(self, start: Term, end: Term) -> Sequence[Need]:
        first, last, own = (it.figure for it in (start, end, self._term))
        side = self._term.side or 1
        if self._name not in ("delta", "points"):
            return growth_needs(first, last, own, side)
        if first.kind == "ordinal":
            side = -side
        return difference_needs(*((last, first) if side > 0 else (first, last)), own)

    def _is_gap(self) -> bool:
        against = self._term.against
        is_of_another = bool(against) and not is_of_time(against, "")
        return self._name in ("delta", "points") and (is_of_another or not self._term.side)

    def _is_likely(self, one: Term, other: Term, *, is_sole: bool) -> bool:
        """Tell whether two levels are said to be of one thing at two times, or compared by name."""
        if self._is_gap():
            name = self._term.against
            before = self._terms[max(0, self._at - 1)]
            if any(
                are_compared(self._term, *pair, before) for pair in ((one, other), (other, one))
            ):
                return True
            return is_sole and (not name or any(has_pair(name, it.words) for it in (one, other)))
        if self._has_own_base(one, other):
            return False
        if is_earlier(one) != is_earlier(other):
            return True
        crosses_zero = self._name == "points" and is_fall(one.words) != is_fall(other.words)
        # 结案率为⟦93.0%⟧ is no rise.
        crosses_zero = crosses_zero and all(_CHANGES.search(it.words) for it in (one, other))
        if is_sole and (crosses_zero or one.figure.kind == "ordinal"):
            return True
        if not is_sole or not all(self._is_timed(it) for it in (one, other)):
            return False
        return any(it.free for it in (one, other)) or has_pair(one.words, other.words)

    def _are_named_alike(self, *levels: Term) -> bool:
        """Tell whether no other thing rises or falls than the one that the levels are of."""
        name, others = name_of(self._term), [name_of(level) for level in levels]
        is_bare = all(len(other) < _SHORTEST_NAME for other in others)
        return (
            len(name) < _SHORTEST_NAME or is_bare or any(has_pair(name, other) for other in others)
        )

    def _is_of_another_time(self, level: Term) -> bool:
        """Tell whether something else is held against a value: 高于全省⟦6.1%⟧, 比上年提高."""
        if level.role not in ("base", "start") or not self._term.against:
            return False
        if not is_of_time(self._term.against, ""):
            return False
        is_named = bool(level.against) and not is_of_time(level.against, "")
        return is_named or not is_of_time(self._term.against, level.words)

    def _has_own_base(self, *levels: Term) -> bool:
        """Tell whether a third value right before the change is what it is held against."""
        before = self._terms[self._at - 1] if self._at else self._term
        return before.role in ("base", "start") and before not in levels

    def _is_timed(self, term: Term) -> bool:
        """Tell whether a time is named before a level, since the figure before it."""
        return _TIME.search(self._text, self._start_of(term), term.hole) is not None

    def _start_of(self, term: Term) -> int:
        """Return where the words begin that lead from the term before to this one."""
        last = 0
        for other in self._terms[max(0, self._at - _MOST_TERMS - 1) : self._at + 4]:
            if other.hole >= term.hole:
                break
            last = other.last + 1
        return last
