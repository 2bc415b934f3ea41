"""Changes bound by the roles of their figures, in whatever order and wording they are told.

“沪指收于1863.80点，下跌33.43点，跌幅1.76%”, “失业率为3.1%，比上年末（3.4%）下降0.3个百分点”,
“比上年增加109万吨，达到1199万吨”: from the last figure of a change one goes back to the level it
led to, and to what that is held against. Nothing is bound across the name of another thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.claims.gaps import gap_claims, span_of
from checker.claims.match import are_alike
from checker.claims.roles import Term, find_terms, is_of_time
from checker.claims.skeleton import Skeleton
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot

_LEVEL_KINDS = frozenset({"count", "quantity", "money", "duration", "age", "number"})
_SLOT = {"percent": "rate", "percentage-point": "points", "fraction": "rate"}
_LEVELS = _LEVEL_KINDS | {"percent"}
_FARTHEST = 100
_BRACKETS = ("（", "(")
_RESULTS = ("delta", "rate", "points", "times", "doubling", "ratio", "annual")
_FROM = late("[从由自]")
_NOUNS = ("跌幅", "涨幅", "降幅", "增幅", "升幅")
_REACHED = ("达", "至", "到", "为", "报", "收于", "报于", "收在")


class _Move(Struct):
    """A change in the making: its terms by slot."""

    slots: dict[str, Term]
    side: int = 0
    against: str = ""
    sure: bool = True
    years: int | None = None


def move_claims(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `change` for each change whose figures determine each other."""
    if len(skeleton.figures) < 2:
        return
    terms = find_terms(skeleton, figures)
    binder = _Binder(terms, skeleton, figures)
    after = {one.last: other for one, other in pairwise(terms)}
    used: set[int] = set()
    for at in range(len(terms) - 1, 0, -1):
        if at in used or terms[at].role not in ("change", "ratio", "end"):
            continue
        move, taken = binder.bind(at)
        claims = list(_claims(move, skeleton, figures))
        if claims:
            used.update(taken)
            yield from claims
            if twin := _twin(move, after, figures):
                yield from _claims(twin, skeleton, figures)
    yield from gap_claims(terms, used, skeleton, figures)


_PAST_AGAIN = late(
    "，(?:而|但)?(?:去年同期|上年同期|去年|上年|上年度)，?[^，。；]{0,6}?(?P<name>[^，。；]{2})"
    "(?:仅|只|则|也)?(?:为|是|有|达|约)"
)


def _twin(move: _Move, after: Mapping[int, Term], figures: Sequence[Figure]) -> _Move | None:
    """Return the change told once more in brackets: 12千公顷（⟦18万亩⟧），增加1千公顷（⟦1.5万亩⟧）.

    `after` leads from the last hole of a term to the next term.
    """
    slots = dict(move.slots)
    for name in ("start", "end", "delta"):
        if name in slots:
            own = slots[name]
            inner = after.get(own.last)
            if inner is None or inner.mark not in _BRACKETS or inner.depth <= own.depth:
                return None
            slots[name] = inner
    if _is_rounded_away(slots, move.side, figures):
        return None
    return _Move(slots, move.side, move.against, move.sure)


def _is_rounded_away(slots: Mapping[str, Term], side: int, figures: Sequence[Figure]) -> bool:
    """Tell whether a rate is not that of the figures in brackets, but off by less than one place.

    It was computed before they were converted and rounded.
    """
    if not slots.keys() >= set(_TOLD):
        return False
    end, delta, rate = (figures[slots[name].figures[0]].amount for name in _TOLD)
    if end is None or delta is None or rate is None or not side:
        return False
    base = end.value - side * delta.value
    gap = abs(abs(100 * delta.value / base) - rate.value) if base else rate.step
    return rate.step / 2 <= gap < rate.step


_ANOTHER_YEAR = ("同比", "环比", "比上", "较上", "比去年", "较去年")


def _is_of_another_year(change: Term, move: _Move) -> bool:
    """Tell whether amount and rate are told of a level already held against another year.

    “92.8点，环比上升2.7点，升幅2.98%；同比下降7.7点，降幅7.64%”.
    """
    is_whole = "delta" in move.slots and "rate" in move.slots and "start" not in move.slots
    return is_whole and change.free and change.words.startswith(_ANOTHER_YEAR)


_TOLD = ("end", "delta", "rate")


class _Binder:
    """Walks the terms of one text."""

    def __init__(
        self, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
    ) -> None:
        self._terms = terms
        self._skeleton = skeleton
        self._text = skeleton.text
        self._figures = figures

    def bind(self, at: int) -> tuple[_Move, set[int]]:
        """Return the change that ends with the term at `at`, and the terms it takes up."""
        last = self._terms[at]
        move = _Move({}, last.side, last.against)
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

    def _count_years(self, move: _Move) -> None:
        """Take the years of a yearly rate: “五年来由40增加到58.8，年均增长8%”."""
        annual = move.slots.get("annual")
        if annual is None:
            return
        first = min(term.hole for term in move.slots.values())
        start = max(self._text.rfind(mark, 0, first) for mark in "。；\n") + 1
        ids = self._skeleton.figures_in(start, annual.hole)
        years = [i for i in ids if (f := self._figures[i]).kind == "duration" and f.unit == "年"]
        if years and not any(self._figures[i].kind in ("date", "period") for i in ids):
            move.years = years[-1]

    def _from_to(self, at: int) -> tuple[_Move, set[int]]:
        end, number = self._terms[at], self._start_of(at)
        move, used = _Move({"end": end}, end.side), {at}
        if number is not None:
            move.slots["start"] = self._terms[number]
            move.sure = self._terms[number].role == "start"
            used.add(number)
        elif self._figures[end.figures[0]].kind in _LEVELS:
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

    def _take(self, move: _Move, term: Term) -> bool:
        """Put a result into its slot; False where the slot is taken or it is none."""
        slot = self._slot(term)
        if not slot or slot in move.slots:
            return False
        if slot == "rate" and "points" in move.slots:
            return False
        move.slots[slot] = term
        return True

    def _slot(self, term: Term) -> str:
        figure = self._figures[term.figures[0]]
        if term.role == "ratio":
            return "ratio" if figure.kind in ("multiple", "fraction", "percent") else ""
        if term.yearly:
            return "annual" if figure.kind == "percent" else ""
        if figure.kind == "multiple":
            return {"倍": "times", "番": "doubling"}.get(figure.unit, "")
        return _SLOT.get(figure.kind, "delta" if figure.kind in _LEVEL_KINDS else "")

    def _back(self, move: _Move, at: int, used: set[int]) -> bool:
        """Go back from the last result to the level; tell whether it was found."""
        after = self._terms[at]
        for number in range(at - 1, max(-1, at - 7), -1):
            term = self._terms[number]
            # 累计雨量（⟦356毫米⟧）较常年（⟦137毫米⟧）偏多160%: both stand in brackets.
            both = "start" in move.slots and move.slots["start"].depth == term.depth
            is_aside = term.role != "base" and "ratio" not in move.slots and not both
            if term.depth > after.depth and is_aside:
                continue
            if not self._near(term, after):
                return False
            if self._is_whole(term, move, number, at):
                move.slots["start"] = term
                used.add(number)
            elif self._is_level(term, move):
                return self._level(move, number, used)
            elif term.role == "change" and self._is_sibling(term, move) and self._take(move, term):
                used.add(number)
                if not term.free:
                    return False
                move.against = move.against or term.against
            elif term.role == "change" and _is_of_another_year(after, move):
                continue
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

    def _is_sibling(self, term: Term, move: _Move) -> bool:
        """Tell whether a result is of the same change: 增加⟦20亿元⟧，增长⟦5%⟧."""
        if term.side and move.side and term.side != move.side:
            return False
        if not move.against or term.against == move.against:
            return True
        # What is not said is the year before.
        return not term.against and move.against == "上年"

    def _is_whole(self, term: Term, move: _Move, number: int, at: int) -> bool:
        """Tell whether a value is what another is so many times: 是1990年⟦12亿美元⟧的3倍."""
        if "ratio" not in move.slots or "start" in move.slots or number != at - 1:
            return False
        # 占总数⟦1356万人⟧的46.7% is a share.
        if "占" in term.words or move.slots["ratio"].against == "former":
            return False
        return self._fits(term, move)

    def _is_base(self, term: Term, move: _Move) -> bool:
        if "start" in move.slots or not self._fits(term, move):
            return False
        return term.role == "base" or (term.role == "level" and term.past and term.free)

    def _is_level(self, term: Term, move: _Move) -> bool:
        if not self._fits(term, move):
            return False
        if "points" in move.slots and term.role == "change":
            return True
        return term.role in ("level", "end") and not (term.past and term.free)

    def _fits(self, term: Term, move: _Move) -> bool:
        """Tell whether a term has the unit of the levels of a change."""
        figure = self._figures[term.figures[0]]
        if "points" in move.slots:
            return figure.kind == "percent"
        known = [move.slots[name] for name in ("delta", "start", "end") if name in move.slots]
        if not all(are_alike(figure, self._figures[other.figures[0]]) for other in known):
            return False
        # Of 由5%增加到6% the amount is told in points.
        is_told = "delta" in move.slots or "rate" in move.slots
        return figure.kind in (_LEVEL_KINDS if is_told else _LEVELS)

    def _level(self, move: _Move, number: int, used: set[int]) -> bool:
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

    def _before_level(self, move: _Move, number: int, used: set[int]) -> None:
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
                move.sure = False
                used.add(number)

    def _forward(self, move: _Move, at: int, used: set[int]) -> bool:
        """Take the level that follows its change: “跌⟦56点⟧，报⟦7908点⟧”."""
        if "end" in move.slots or at + 1 >= len(self._terms):
            return "end" in move.slots
        level = self._terms[at + 1]
        is_reached = level.words.rstrip("了近约").endswith(_REACHED)
        if level.role not in ("level", "end") or not level.free or not is_reached:
            return False
        if level.mark not in ("，", "、") or level.past or not self._fits(level, move):
            return False
        move.slots["end"] = level
        used.add(at + 1)
        return True

    def _behind(self, move: _Move, at: int, used: set[int]) -> None:
        """Take the base that is told last: “下降1.8个百分点，上年同期为25.4%”."""
        if "start" in move.slots or at + 1 >= len(self._terms):
            return
        base = self._terms[at + 1]
        between = self._text[self._terms[at].last + 1 : base.hole]
        in_bracket = base.mark in _BRACKETS and base.depth > self._terms[at].depth
        is_past = (base.past and base.free) or self._is_same_in_past(move, between)
        in_bracket = in_bracket and not any(mark in between for mark in "；。")
        if not (in_bracket and len(between) < 10) and not is_past:
            return
        if base.role in ("level", "base") and self._fits(base, move) and len(between) < 24:
            move.slots["start"] = base
            move.sure = move.sure and in_bracket
            used.add(at + 1)

    @staticmethod
    def _is_same_in_past(move: _Move, between: str) -> bool:
        """Tell whether a value of a year before names its thing again: 去年同期，净利润为⟦…⟧."""
        found = _PAST_AGAIN.fullmatch(between)
        end = move.slots.get("end")
        return found is not None and end is not None and found["name"][-2:] in end.words

    def _near(self, one: Term, other: Term) -> bool:
        between = self._text[one.last + 1 : other.hole]
        # “跌199点，至1983点，为最低水平；跌幅9.14%” goes on with what it said.
        goes_on = other.words.startswith((*_NOUNS, *_ANOTHER_YEAR))
        parted = not (other.role == "change" and other.free and goes_on)
        ends = any(mark in between for mark in ("。", "！", "\n"))
        return len(between) < _FARTHEST and not ends and not (parted and "；" in between)


def _claims(move: _Move, skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield one claim, or one for each place of the lists that 分别 hands out."""
    size = max((len(term.figures) for term in move.slots.values()), default=0)
    if not all(len(term.figures) == size or _is_shared(term) for term in move.slots.values()):
        return
    for place in range(size):
        slots = {
            name: term.figures[place if len(term.figures) > 1 else 0]
            for name, term in move.slots.items()
        }
        if move.years is not None:
            slots["years"] = move.years
        if "start" in slots and "end" in slots and _are_ranks(slots, figures):
            if move.side and (size > 1 or not _FROM.search(move.slots["start"].words)):
                yield _claim("rank-move", _RANKS, slots, move, skeleton, figures)
        elif _determines(slots, move, figures) and _has_one_unit(slots, figures):
            yield _claim("change", {}, slots, move, skeleton, figures)


_RANKS = {"start": "before", "end": "after"}


def _is_shared(term: Term) -> bool:
    """Tell whether one figure is of all of a list: 均增长⟦20%⟧."""
    return term.role == "change" and any(word in term.words for word in ("均", "都", "各"))


def _are_ranks(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    return figures[slots["start"]].kind == "ordinal" == figures[slots["end"]].kind


def _determines(slots: Mapping[str, int], move: _Move, figures: Sequence[Figure]) -> bool:
    results = sum(name in slots for name in _RESULTS)
    levels = ("start" in slots) + ("end" in slots)
    if levels == 2:
        return results > 0 or (move.side != 0 and not _is_place(slots, figures))
    if levels == 1:
        return "delta" in slots and "rate" in slots
    return all(name in slots for name in ("rate", "annual", "years"))


def _is_place(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    """Tell whether a value may be a place: 由全国⟦223名⟧提升到53名 is a rise."""
    return figures[slots["start"]].unit in ("名", "位")


def _has_one_unit(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    levels = [figures[slots[name]] for name in ("end", "start", "delta") if name in slots]
    if any(level.kind not in _LEVELS for level in levels):
        return False
    return all(are_alike(levels[0], other) for other in levels[1:])


def _claim(
    kind: str,
    names: Mapping[str, str],
    slots: Mapping[str, int],
    move: _Move,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    constants = [Constant("side" if names else "direction", move.side)] if move.side else []
    if "years" in slots and (amount := figures[slots["years"]].amount) is not None:
        constants.append(Constant("yearly", int(amount.value)))
    return Claim(
        kind=kind,
        slots=tuple(Slot(names.get(name, name), (i,)) for name, i in slots.items()),
        span=span_of(slots.values(), skeleton, figures),
        phrase=f"{kind}/roles",
        constants=tuple(constants),
        inferred=not move.sure,
        score=100 if move.sure else 90,
    )
