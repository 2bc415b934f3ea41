"""What standard output shows: how wide it is, and whether in colours."""

import os
import sys
from contextlib import suppress

PLAIN_WIDTH = 80
_LEAST_WIDTH, _MOST_WIDTH = 40, 100


def columns() -> int:
    """Return how wide the terminal is, as COLUMNS says or it says itself; 80 where none does.

    What shutil.get_terminal_size does, without the archive formats that come with shutil.
    """
    given = os.environ.get("COLUMNS", "")
    wide = int(given) if given.isascii() and given.isdigit() else 0
    if not wide and sys.__stdout__ is not None:
        with suppress(AttributeError, ValueError, OSError):
            wide = os.get_terminal_size(sys.__stdout__.fileno()).columns
    return wide or PLAIN_WIDTH


def screen_width() -> int:
    """Return how wide text on standard output may be."""
    if not sys.stdout.isatty():
        return PLAIN_WIDTH
    return max(_LEAST_WIDTH, min(columns(), _MOST_WIDTH))


def wants_colour(choice: str) -> bool:
    """Tell whether to colour: by choice, else on a terminal unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.name != "nt"
