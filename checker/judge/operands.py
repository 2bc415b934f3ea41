"""Figures become operands of formulas, under one of four readings of what is printed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from msgspec import Struct, field

from checker.core.amount import reads_loosely
from checker.core.interval import Interval, widened
from checker.core.model import Claim, Figure, Kind, Page, When
from checker.core.units import unit_of
from checker.judge.facts import Groups, facts_near
from checker.ruleset.expression_evaluate import Scope
from checker.ruleset.expression_value import Argument, Measure, Operand, bare
from checker.ruleset.model import ClaimKind, Reference

# `strict`: the last written digit counts. `loose`: trailing zeros do not. `widened`: loose, and
# soft ends are out of the way. `printed`: the number itself, without any width.
Reading = Literal["strict", "loose", "widened", "printed"]

_READINGS: tuple[Reading, ...] = ("strict", "loose", "widened", "printed")
_PURE = ("percent", "percentage-point", "multiple", "fraction")
_COUNTED = ("count", "ordinal", "age", "duration", "number")
_COUNTING = "count "


class Measured(Struct, frozen=True):
    """The dimension of a figure's unit, and what one of the unit is in the base unit."""

    dimension: str
    factor: Fraction
    measure: Measure


def measure_of(figure: Figure) -> Measured:
    """Return what the unit of `figure` means to arithmetic."""
    return _measured(figure.kind, figure.unit)


@lru_cache(maxsize=4096)
def _measured(kind: Kind, unit: str) -> Measured:
    if kind in _PURE:
        share = unit_of(unit) if unit else None
        is_share = share is not None and not share.dimension
        return Measured("", share.factor if share and is_share else Fraction(1), "measured")
    if not unit and kind in _COUNTED:
        return Measured("", Fraction(1), "bare")
    info = unit_of(unit)
    dimension = unit if info is None else info.dimension
    factor = Fraction(1) if info is None else Fraction(info.factor)
    counted = info is None or dimension.startswith(_COUNTING)
    return Measured(dimension, factor, "counted" if counted else "measured")


def operand_of(figure: Figure, reading: Reading) -> Operand | When | None:
    """Return `figure` as a formula takes it; None if it says no number and no day."""
    if figure.when is not None:
        return figure.when
    interval = _interval(figure, reading)
    if interval is None:
        return None
    measured = measure_of(figure)
    # A percent of a page is a share of one in a formula.
    return Operand(interval.times(measured.factor), measured.dimension, measured.measure)


def _interval(figure: Figure, reading: Reading) -> Interval | None:
    amount = figure.amount
    if amount is None:
        return None
    if reading == "printed" and amount.top is None:
        return Interval.point(Fraction(amount.value))
    interval = figure.interval(loose=reading in ("loose", "widened"))
    if interval is not None and reading == "widened":
        return widened(interval)
    return interval


def _plain_reading(figure: Figure, reading: Reading) -> Reading:
    """Return the first of the readings, strict before loose, that says the same of `figure`.

    Of most figures all four do, and what one of them gave need not be computed again.
    """
    amount = figure.amount
    if amount is None or reading == "strict":
        return "strict"
    if reading == "printed":
        is_point = amount.exact and amount.sense is None
        return "strict" if is_point or amount.top is not None else "printed"
    if reading == "widened" and amount.sense is not None:
        return "widened"
    return "loose" if reads_loosely(amount) else "strict"


def _is_fixed(figure: Figure) -> bool:
    """Tell whether all readings say the same of `figure`: of dates and most that is counted."""
    amount = figure.amount
    if amount is None:
        return True
    is_bare = amount.sense is None and (amount.exact or amount.top is not None)
    return is_bare and not reads_loosely(amount)


class Operands(Struct, frozen=True):
    """What formulas take of one page; its claims share figures, so each is made once.

    `tried` lists the fails for which a slip was looked for: of a page of nothing but faults
    nobody reads them all.
    """

    issue_date: When | None
    made: dict[tuple[int, Reading], Operand | When | None] = field(default_factory=dict)
    tried: list[str] = field(default_factory=list)

    def of(self, figure: Figure, reading: Reading) -> Operand | When | None:
        """Return what `operand_of` does for a figure of the page."""
        key = figure.id, _plain_reading(figure, reading)
        if key not in self.made:
            self.made[key] = operand_of(figure, key[1])
        return self.made[key]


def operands_of(page: Page) -> Operands:
    """Return the operands of a page, none of them made so far."""
    return Operands(None if page.date is None else _day(page.date))


def _day(day: dt.date) -> When:
    printed = (day.year, day.month, day.day)
    return When("day", printed, printed, day, day)


@lru_cache(maxsize=1024)
def _constant(value: int) -> Operand:
    return bare([value])


class Bound(Struct, frozen=True):
    """A claim with its figures at hand: which figures fill each name of a formula."""

    claim: Claim
    page: Page
    slots: Mapping[str, tuple[Figure, ...]]
    many: frozenset[str]
    facts: Mapping[str, Reference]
    operands: Operands
    scopes: dict[Reading, Scope] = field(default_factory=dict)
    alike: dict[tuple[Reading, ...], Scope] = field(default_factory=dict)

    def scope(self, reading: Reading) -> Scope:
        """Return what the names stand for under `reading`; readings that say the same share it."""
        found = self.scopes.get(reading)
        if found is None:
            self._make(reading)
            found = self.scopes[reading]
        return found

    def _make(self, reading: Reading) -> None:
        figures = self.all_figures()
        if all(map(_is_fixed, figures)):
            self.scopes.update(dict.fromkeys(_READINGS, Scope(self._names("strict"), self.facts)))
            return
        plain = tuple([_plain_reading(figure, reading) for figure in figures])
        if plain not in self.alike:
            self.alike[plain] = Scope(self._names(reading), self.facts)
        self.scopes[reading] = self.alike[plain]

    def _names(self, reading: Reading) -> dict[str, Argument]:
        names: dict[str, Argument] = {
            constant.name.replace("-", "_"): _constant(constant.value)
            for constant in self.claim.constants
        }
        for name, figures in self.slots.items():
            if (argument := self._argument(name, figures, reading)) is not None:
                names[name] = argument
        if self.operands.issue_date is not None:
            names["issue_date"] = self.operands.issue_date
        return names

    def _argument(
        self, name: str, figures: tuple[Figure, ...], reading: Reading
    ) -> Argument | None:
        found = [self.operands.of(figure, reading) for figure in figures]
        if name not in self.many:
            return found[0]
        numbers = tuple(operand for operand in found if isinstance(operand, Operand))
        return numbers if len(numbers) == len(found) else None

    def figure(self, name: str) -> Figure | None:
        """Return the one figure of a slot; None for a constant, a list or an empty slot."""
        figures = self.slots.get(name, ())
        return figures[0] if figures and name not in self.many else None

    def constant(self, name: str) -> int | None:
        """Return the value of a constant, None if there is none."""
        constants = self.claim.constants
        return next((c.value for c in constants if c.name.replace("-", "_") == name), None)

    def figures_of(self, names: Sequence[str]) -> tuple[Figure, ...]:
        """Return the figures that fill the slots so named, in the order of the claim."""
        return tuple([f for name, figures in self.slots.items() if name in names for f in figures])

    def all_figures(self) -> tuple[Figure, ...]:
        """Return all its figures, slot by slot."""
        return tuple([figure for figures in self.slots.values() for figure in figures])


def bind(
    claim: Claim,
    page: Page,
    figures: Mapping[int, Figure],
    many: frozenset[str],
    groups: Groups,
    operands: Operands,
) -> Bound:
    """Return `claim` with its figures looked up; `many` is what `many_in` tells of its kind."""
    slots = {
        slot.name.replace("-", "_"): tuple([figures[i] for i in slot.figures])
        for slot in claim.slots
        if slot.figures
    }
    return Bound(claim, page, slots, many, facts_near(claim, page, groups), operands)


def many_in(kind: ClaimKind | None) -> frozenset[str]:
    """Return the names in formulas of the slots that hold many figures."""
    slots = kind.slots if kind is not None else ()
    return frozenset(slot.name.replace("-", "_") for slot in slots if slot.many)
