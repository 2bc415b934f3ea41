"""Walks from the last figure of a change back to its level and base, over no other name."""

from collections.abc import Sequence
from itertools import pairwise

from checker.claims.changes.bases import is_of_time
from checker.claims.changes.move import (
    ANOTHER_YEAR,
    BRACKETS,
    LEVEL_KINDS,
    LEVELS,
    Move,
    is_aside,
    is_from_to,
    is_of_another_base,
    is_of_another_year,
    is_same_in_past,
)
from checker.claims.changes.roles import Term
from checker.claims.changes.tries import day_before
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.told import may_share
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Figure

_SLOT = {"percent": "rate", "percentage-point": "points", "fraction": "rate"}
_FARTHEST = 100
_TO_SENTENCE = to_last("。；\n")
_FARTHEST_BEHIND, _FARTHEST_ASIDE = 24, 10
_NOUNS = ("跌幅", "涨幅", "降幅", "增幅", "升幅")
_REACHED = ("达", "至", "到", "为", "报", "收于", "报于", "收在")
_ENDED = late("[。！\n]")


class MoveBinder:
    """Walks the terms of one text."""

    def __init__(
        self, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
    ) -> None:
        self._terms = terms
        self._skeleton = skeleton
        self._text = skeleton.text
        self._figures = figures

    def bind(self, at: int) -> tuple[Move, set[int]]:
        """Return the change that ends with the term at `at`, and the terms it takes up."""
        last = self._terms[at]
        move = Move({}, last.side, last.against)
        used: set[int] = set()
        if last.role == "end":
            return self._from_to(at)
        if not self._take(move, last):
            return move, used
        used.add(at)
        walked = self._back(move, at, used) if last.free else False
        if walked or self._forward(move, at, used):
            self._behind(move, at, used)
        self._count_years(move)
        return move, used

    def _count_years(self, move: Move) -> None:
        """Take the years of a yearly rate: “五年来由40增加到58.8，年均增长8%”."""
        annual = move.slots.get("annual")
        if annual is None:
            return
        first = min(term.hole for term in move.slots.values())
        start = behind_last(_TO_SENTENCE, self._text, 0, first)
        ids = self._skeleton.figures_in(start, annual.hole)
        years = [i for i in ids if (f := self._figures[i]).kind == "duration" and f.unit == "年"]
        if years and not any(self._figures[i].kind in ("date", "period") for i in ids):
            move.years = years[-1]

    def _from_to(self, at: int) -> tuple[Move, set[int]]:
        end, number = self._terms[at], self._start_of(at)
        move, used = Move({"end": end}, end.side), {at}
        if number is not None:
            move.slots["start"] = self._terms[number]
            move.sure = self._terms[number].role == "start"
            used.add(number)
        elif end.figure.kind in LEVELS:
            self._behind(move, at, used)
        return move, used

    def _start_of(self, at: int) -> int | None:
        """Return the number of what a value rose from: 由⟦97家⟧（…）增加到411家."""
        end = self._terms[at]
        for number in range(at - 1, max(-1, at - 3), -1):
            start = self._terms[number]
            if not self._near(start, end):
                return None
            if start.depth > end.depth:
                continue
            if start.role == "start":
                return number
            is_led = start.role == "level" and end.free and end.timed
            return number if is_led and len(start.figures) == len(end.figures) else None
        return None

    def _take(self, move: Move, term: Term) -> bool:
        """Put a result into its slot; False where the slot is taken or it is none."""
        slot = self._slot(term)
        if not slot or slot in move.slots:
            return False
        if slot == "rate" and "points" in move.slots:
            return False
        move.slots[slot] = term
        return True

    def _slot(self, term: Term) -> str:
        figure = term.figure
        if term.role == "ratio":
            return "ratio" if figure.kind in ("multiple", "fraction", "percent") else ""
        if term.yearly:
            return "annual" if figure.kind == "percent" else ""
        if figure.kind == "multiple":
            return {"倍": "times", "番": "doubling"}.get(figure.unit, "")
        return _SLOT.get(figure.kind, "delta" if figure.kind in LEVEL_KINDS else "")

    def _back(self, move: Move, at: int, used: set[int]) -> bool:
        """Go back from the last result to the level; tell whether it was found."""
        after = self._terms[at]
        for number in range(at - 1, max(-1, at - 7), -1):
            term = self._terms[number]
            if term.depth > after.depth and is_aside(term, move):
                continue
            if not self._near(term, after):
                return False
            if self._is_whole(term, move, number, at):
                move.slots["start"] = term
                used.add(number)
            elif after.role == "ratio" and after.words.startswith("的"):
                return False  # 占预算⟦12亿元⟧的95% has not reached 12亿元.
            elif self._is_level(term, move):
                return self._level(move, number, used)
            elif term.role == "change" and self._is_sibling(term, move) and self._take(move, term):
                used.add(number)
                if not term.free:
                    return False
                move.against = move.against or term.against
            elif term.role == "change" and is_of_another_year(after, move):
                continue
            elif is_of_another_base(term, after, move):
                pass
            elif term.role == "base" and move.against and self._fits(term, move):
                # 高于全省的⟦6.1%⟧，比上年提高0.5个百分点: the result has a base of its own.
                continue
            elif self._is_base(term, move):
                move.slots["start"] = term
                used.add(number)
                if not term.free and term.role == "base":
                    return False
            else:
                return False
            after = term
        return False

    def _is_sibling(self, term: Term, move: Move) -> bool:
        """Tell whether a result is of the same change: 增加⟦20亿元⟧，增长⟦5%⟧."""
        if term.side and move.side and term.side != move.side:
            return False
        if not move.against or term.against == move.against:
            return True
        # What is not said is the year before.
        return not term.against and move.against == "上年"

    def _is_whole(self, term: Term, move: Move, number: int, at: int) -> bool:
        """Tell whether a value is what another is so many times: 是1990年⟦12亿美元⟧的3倍."""
        if "ratio" not in move.slots or "start" in move.slots or number != at - 1:
            return False
        # 占总数⟦1356万人⟧的46.7% is a share.
        if "占" in term.words or move.slots["ratio"].against == "former":
            return False
        return self._fits(term, move)

    def _is_base(self, term: Term, move: Move) -> bool:
        if "start" in move.slots or not self._fits(term, move):
            return False
        return term.role == "base" or (term.role == "level" and term.past and term.free)

    def _is_level(self, term: Term, move: Move) -> bool:
        if not self._fits(term, move):
            return False
        if "points" in move.slots and term.role == "change":
            return True
        return term.role in ("level", "end") and not (term.past and term.free)

    def _fits(self, term: Term, move: Move) -> bool:
        """Tell whether a term has the unit of the levels of a change."""
        figure = term.figure
        if "points" in move.slots:
            return figure.kind == "percent"
        known = [move.slots[name] for name in ("delta", "start", "end") if name in move.slots]
        if not all(may_share(figure, other.figure) for other in known):
            return False
        # Of 由5%增加到6% the amount is told in points.
        is_told = "delta" in move.slots or "rate" in move.slots
        return figure.kind in (LEVEL_KINDS if is_told else LEVELS)

    def _level(self, move: Move, number: int, used: set[int]) -> bool:
        level = self._terms[number]
        move.slots["end"] = level
        used.add(number)
        before = self._terms[number - 1] if number else None
        if before is None or not self._near(before, level):
            return True
        if level.role == "end" and before.role == "start" and self._fits(before, move):
            if is_of_time(move.against, before.words):
                move.slots.setdefault("start", before)
                used.add(number - 1)
        elif level.free and level.role in ("level", "end"):
            self._before_level(move, number - 1, used)
        return True

    def _before_level(self, move: Move, number: int, used: set[int]) -> None:
        """Take what stands before a level that names no thing: “增加109万吨，达到1199万吨”."""
        before = self._terms[number]
        if before.role == "change" and self._is_sibling(before, move):
            if self._take(move, before):
                used.add(number)
                move.side = move.side or before.side
        elif "start" not in move.slots and before.role in ("level", "base"):
            after = self._terms[number + 1]
            if (
                (after.timed or before.past)
                and self._fits(before, move)
                and before.depth == self._terms[number + 1].depth
            ):
                move.slots["start"] = before
                if self._is_later(before, after):
                    move.slots |= {"start": after, "end": before}
                move.sure = False
                used.add(number)

    def _is_later(self, before: Term, after: Term) -> bool:
        """Tell whether what is told first is of the later time: 2020年⟦58亿⟧，2015年为⟦40亿⟧."""
        start = behind_last(_TO_SENTENCE, self._text, 0, before.hole)
        one = day_before(before, start, self._skeleton, self._figures)
        other = day_before(after, before.last + 1, self._skeleton, self._figures)
        return bool(one and other) and one > other

    def _forward(self, move: Move, at: int, used: set[int]) -> bool:
        """Take the level that follows its change: “跌⟦56点⟧，报⟦7908点⟧”."""
        if "end" in move.slots or at + 1 >= len(self._terms):
            return "end" in move.slots
        if self._from_to_ahead(move, at, used):
            return True
        level = self._terms[at + 1]
        if level.role not in ("level", "end") or level.mark not in ("，", "、"):
            return False
        if not level.words.rstrip("了近约").endswith(_REACHED) or not level.free:
            return False
        if level.past or not self._fits(level, move):
            return False
        move.slots["end"] = level
        used.add(at + 1)
        return True

    def _from_to_ahead(self, move: Move, at: int, used: set[int]) -> bool:
        """Take what a change led from and to: 翻了⟦一番⟧，由⟦50亿⟧增加到⟦100亿⟧."""
        pair = self._terms[at + 1 : at + 3]
        if not is_from_to(pair, move) or not all(
            self._near(*it) for it in pairwise((self._terms[at], *pair))
        ):
            return False
        move.slots |= {"start": pair[0], "end": pair[1]}
        used.update((at + 1, at + 2))
        return True

    def _behind(self, move: Move, at: int, used: set[int]) -> None:
        """Take the base that is told last: “下降1.8个百分点，上年同期为25.4%”."""
        if "start" in move.slots or at + 1 >= len(self._terms):
            return
        base = self._terms[at + 1]
        length = base.hole - self._terms[at].last - 1
        if base.role not in ("level", "base") or length >= _FARTHEST_BEHIND:
            return
        between = self._text[base.hole - length : base.hole]
        is_deeper = base.mark in BRACKETS and base.depth > self._terms[at].depth
        in_bracket = is_deeper and not any(mark in between for mark in "；。")
        is_beside = in_bracket and length < _FARTHEST_ASIDE
        is_past = (base.past and base.free) or is_same_in_past(move, between)
        if (is_beside or is_past) and self._fits(base, move):
            move.slots["start"] = base
            move.sure = move.sure and in_bracket
            used.add(at + 1)

    def _near(self, one: Term, other: Term) -> bool:
        if other.hole - one.last > _FARTHEST:
            return False
        between = self._text[one.last + 1 : other.hole]
        # “跌199点，至1983点，为最低水平；跌幅9.14%” goes on with what it said.
        if _ENDED.search(between):
            return False
        if "；" not in between:
            return True
        goes_on = other.words.startswith((*_NOUNS, *ANOTHER_YEAR))
        return other.role == "change" and other.free and goes_on
