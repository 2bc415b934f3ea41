"""Dimensions as texts that multiply: 元 by 吨 is 元/吨, and 元/吨 times 吨 is 元."""

from functools import lru_cache

from checker.core.late import late

_FACTOR = late(r"(?P<sign>[*/·]?)(?P<atom>[^*/·^]++)(?:(?:\*\*|\^)[ ]?+(?P<power>-?\d++))?")


@lru_cache(maxsize=4096)
def product(left: str, right: str, power: int = 1) -> str:
    """Return the dimension of `left` times `right` to a whole power.

    >>> product("money", "mass", -1)
    'money/mass'
    """
    powers = dict(_factors(left))
    for atom, exponent in _factors(right):
        powers[atom] = powers.get(atom, 0) + exponent * power
    return _written(powers)


def canonical(dimension: str) -> str:
    """Return the one way in which a dimension is written.

    >>> canonical("[length] ** 3 / [time]")
    '[length]**3/[time]'
    """
    return product("", dimension)


def _factors(dimension: str) -> list[tuple[str, int]]:
    powers: dict[str, int] = {}
    for factor in _FACTOR.finditer(dimension):
        sign = -1 if factor["sign"] == "/" else 1
        atom = factor["atom"].strip()
        if atom and atom != "1":
            powers[atom] = powers.get(atom, 0) + sign * int(factor["power"] or 1)
    return list(powers.items())


def _written(powers: dict[str, int]) -> str:
    def side(sign: int) -> list[str]:
        found = sorted((atom, abs(power)) for atom, power in powers.items() if power * sign > 0)
        return [atom if power == 1 else f"{atom}**{power}" for atom, power in found]

    above, below = "*".join(side(1)), side(-1)
    return "/".join((above or "1", *below)) if below else above
