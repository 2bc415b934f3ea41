"""Values of options: days, numbers, several words; what is none of them is a fault of usage."""

import argparse
import datetime as dt

# Of columns: narrower, a line holds next to nothing of a page.
_NARROWEST, _WIDEST = 40, 1000


def day(text: str) -> dt.date:
    """Return the day that `text` spells: 2022-04-13."""
    try:
        # Not 20220413 and not 2022-W15-3, which Python would take as well.
        if len(text) == len("2022-04-13") and text[4] == text[7] == "-":
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"expected a day like 2022-04-13, found {text!r}")


def count(text: str) -> int:
    """Return a number from 1 on."""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 100_000):
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return int(text)


def columns_of_text(text: str) -> int:
    """Return how wide a text report is to be."""
    if not (text.isascii() and text.isdigit() and _NARROWEST <= int(text[:6]) <= _WIDEST):
        known = f"{_NARROWEST} to {_WIDEST}"
        raise argparse.ArgumentTypeError(f"expected columns from {known}, found {text!r}")
    return int(text)


def several(text: str) -> list[str]:
    """Return the words between commas, Chinese ones too."""
    return [part for part in text.replace("，", ",").split(",") if part]
