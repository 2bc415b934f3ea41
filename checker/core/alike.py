"""How much of one text another holds in one stretch; the library is loaded when first asked."""

from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from checker.core.stand_in import import_lean, later


def partial_ratio(one: str, other: str) -> float:
    """Return 0–100: how much of the shorter text the longer one holds in one stretch.

    >>> partial_ratio("粮食产量", "全省粮食产量")
    100.0
    """
    if one and other and (one in other or other in one):
        # What is asked most often needs no library.
        return 100.0
    found: float = _fuzz().partial_ratio(one, other)
    return found


def ratio(one: str, other: str) -> float:
    """Return 0–100: how much of both texts stands in the same order.

    >>> ratio("粮食产量", "粮食产量")
    100.0
    """
    found: float = 100.0 if one == other else _fuzz().ratio(one, other)
    return found


@cache
def _fuzz() -> Any:
    """Return the one part of rapidfuzz; all of it takes 10 ms to load, this part 4."""
    found = PathFinder.find_spec("rapidfuzz")
    homes = (found and found.submodule_search_locations) or ()
    others = {name: later(name) for name in ("rapidfuzz.process", "rapidfuzz.utils")}
    others["rapidfuzz.distance"] = later(
        "rapidfuzz.distance",
        # The names of results; the measures are asked for by nobody.
        near="rapidfuzz.distance._initialize",
        __path__=[str(Path(home, "distance")) for home in homes],
    )
    import_lean("rapidfuzz", others)
    return import_module("rapidfuzz.fuzz")
