"""What a unit is worth: 亩 is 2000/3 of a square metre, 家 and 人 do not add.

pint reads the definitions once; the table it gives is kept in the cache, so that a run
that has it never loads pint.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker import __version__
from checker.core.hashes import sha256
from checker.core.tables import cached_value, load_table, rules_folder

_UNITS = "language/zh/units.yaml"
_COUNTERS = "language/zh/counters.yaml"
_LONGEST = 40
_HUNDREDTH = Fraction(1, 100)
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# 番 and ∶: what they mean is in the value already.
_PLAIN = ("", "倍", "番", "∶")


class UnitInfo(Struct, frozen=True):
    """What a unit measures and how many of the base unit of its dimension it is.

    Units of one `dimension` convert into each other; "" is a bare number.
    """

    dimension: str
    factor: Fraction


class _Row(Struct, frozen=True):
    """One unit of the definitions: powers of its base dimensions, and its exact worth."""

    powers: dict[str, int]
    numerator: str
    denominator: str


@cache
def unit_of(name: str) -> UnitInfo | None:
    """Return what `name` measures: 吨 is 1000 of the base unit of mass; None if unknown.

    Compound units are put together: 元/吨, 立方米/秒, 万元/人.
    """
    row = _powers_of(name) if len(name) <= _LONGEST else None
    if row is None:
        return None
    powers, factor = row
    return UnitInfo(_dimension(powers), factor)


@cache
def dimension_of(name: str) -> str:
    """Return what figures must have in common to be added or compared: 吨 and 公斤 are masses."""
    info = unit_of(name)
    return f"/{name}" if info is None else info.dimension


def _powers_of(name: str) -> tuple[dict[str, int], Fraction] | None:
    spelled = _spelled().get(name, name)
    found = _simple(spelled)
    if found is not None:
        return found
    for mark in ("/", "每"):
        above, is_compound, below = spelled.partition(mark)
        if is_compound and above and below:
            return _quotient(_powers_of(above), _powers_of(below))
    if len(spelled) > 1 and spelled[0] in _POWERS:
        rest = _powers_of(spelled[1:])
        return None if rest is None else (rest[0], rest[1] * _POWERS[spelled[0]])
    return None


def _simple(name: str) -> tuple[dict[str, int], Fraction] | None:
    if name in _PLAIN:
        return {}, Fraction(1)
    if name in _shares():
        return {}, _shares()[name]
    row = _table().get(name)
    if row is not None:
        return row.powers, Fraction(int(row.numerator), int(row.denominator))
    head = _counters().get(name)
    return None if head is None else ({f"count {head}": 1}, Fraction(1))


def _quotient(
    above: tuple[dict[str, int], Fraction] | None, below: tuple[dict[str, int], Fraction] | None
) -> tuple[dict[str, int], Fraction] | None:
    if above is None or below is None:
        return None
    powers = dict(above[0])
    for base, power in below[0].items():
        powers[base] = powers.get(base, 0) - power
    return {base: power for base, power in powers.items() if power}, above[1] / below[1]


def _dimension(powers: Mapping[str, int]) -> str:
    """Return the powers as one text: length, money·mass^-1."""
    parts = (base if power == 1 else f"{base}^{power}" for base, power in sorted(powers.items()))
    return "·".join(parts)


@cache
def _spelled() -> dict[str, str]:
    table: dict[str, str] = load_table(_UNITS)["spelled"]
    return table


@cache
def _shares() -> dict[str, Fraction]:
    """Return the parts of a hundred and of a thousand; 成 and 折 are tenths."""
    table = load_table(_UNITS)
    hundredths = (*table["percent"], *table["points"])
    thousandths = (*table["permille"], *table["permille-points"])
    tenths = (*table["tenths"], *table["discount"])
    return {
        **dict.fromkeys(hundredths, _HUNDREDTH),
        **dict.fromkeys(thousandths, _HUNDREDTH / 10),
        **dict.fromkeys(table["basis-points"], _HUNDREDTH / 100),
        **dict.fromkeys(tenths, _HUNDREDTH * 10),
    }


@cache
def _counters() -> dict[str, str]:
    """Return each counting word with the head of its group: 名 counts what 人 counts."""
    table: dict[str, Any] = load_table(_COUNTERS)
    groups = ("always", "one", "noun", "places", "people")
    heads = {word: word for group in groups for word in table[group]}
    heads |= {word: word for word in load_table(_UNITS)["points-of-index"]}
    return heads | {word: group[0] for group in table["alike"] for word in group}


@cache
def _table() -> dict[str, _Row]:
    path = rules_folder() / "language" / "units.txt"
    # Not by the version of pint: to look it up costs as much as all of the check.
    key = sha256(path.read_bytes() + __version__.encode()).hexdigest()
    found: dict[str, _Row] = cached_value(f"units-{key}", lambda: _from_pint(path), dict[str, _Row])
    return found


def _from_pint(path: Path) -> dict[str, _Row]:
    """Return the worth of every unit that pint reads from the definitions."""
    import pint

    registry: Any = pint.UnitRegistry(str(path), non_int_type=Fraction, cache_folder=None)
    return {name: _row(registry.Quantity(Fraction(1), name)) for name in registry._units}


def _row(quantity: Any) -> _Row:
    base = quantity.to_root_units()
    worth = Fraction(base.magnitude)
    powers = {str(part).strip("[]"): int(power) for part, power in base.dimensionality.items()}
    return _Row(powers, str(worth.numerator), str(worth.denominator))
