"""Scores the figures found against those annotated by hand.

The annotations and the product say some things in different words. The scorer translates, it
does not forgive: a day of the week without a numeral (周六) is a date for the product and left
out of the annotations, so it is left out here, also behind a day (29日星期六); 两番 is annotated
as printed and read as the multiple 4; a ratio has the unit ∶ for the product; 前三位 is
annotated with its three ranks and its number, and read as its number.

`python -m tests.gold.figures [--verbose]` prints precision and recall by kind for spans and
values, and how many indicators agree.
"""

import argparse
import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rapidfuzz import fuzz

from checker.core.model import Figure
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from tests.gold.corpus import documents, excerpt, load_gold

_SPACE = re.compile(r"\s+")
_WEEKDAYS = re.compile(r"(?:(?:星期|礼拜|周)[一二三四五六日天][至到—～-]?)+$")
_WIDE = str.maketrans("０１２３４５６７８９％．，", "0123456789%.,")


def found_in(entry: Mapping[str, Any]) -> list[Figure]:
    """Return the figures the checker finds in an annotated stretch."""
    year = re.match(r"\d{4}", str(documents()[entry["document"]]["date"]))
    date = dt.date(int(year[0]), 12, 31) if year else None
    found = find_figures_in(page_from_text(excerpt(dict(entry)), date=date))
    return [figure for figure in found if not _WEEKDAYS.fullmatch(figure.text)]


def place_of(figure: Figure) -> tuple[int, int]:
    """Return the span of a figure without the day of the week behind a day."""
    weekday = _WEEKDAYS.search(figure.text) if figure.kind == "date" else None
    return figure.span.start, figure.span.end - (len(weekday[0]) if weekday else 0)


def has_value(figure: Figure, gold: Mapping[str, Any]) -> bool:
    """Tell whether a figure was read as the annotation says: kind, value and unit."""
    if figure.kind != gold["kind"]:
        return False
    if gold["kind"] in ("date", "period"):
        return _has_days(figure, gold)
    if figure.amount is None or _unit(figure.unit) != _unit(gold["unit"]):
        return False
    if gold["value"] is None:
        low, high = gold.get("low"), gold.get("high")
        top = figure.amount.top if figure.amount.top is not None else figure.amount.value
        if low is None or high is None:
            return True
        return (figure.amount.value, top) == (Decimal(low), Decimal(high))
    value = Fraction(gold["value"])
    if gold["unit"] == "番":
        value = Fraction(2) ** int(value)
    return abs(Fraction(figure.amount.value) - value) <= abs(value) / 1_000_000


def _unit(unit: str) -> str:
    return _SPACE.sub("", unit).translate(_WIDE).replace("∶", "")


def _has_days(figure: Figure, gold: Mapping[str, Any]) -> bool:
    low = gold.get("low")
    if low is None or figure.when is None or low.startswith("-"):
        return True
    return figure.when.start is not None and figure.when.start.isoformat() == low


def has_indicator(figure: Figure, gold: Mapping[str, Any]) -> bool:
    """Tell whether the indicator found and the annotated one are the same words, or nearly."""
    found = figure.indicator.text if figure.indicator is not None else ""
    wanted = _SPACE.sub("", gold["indicator"])
    return bool(found) and (found in wanted or wanted in found or fuzz.ratio(found, wanted) >= 70)


def score(*, verbose: bool) -> tuple[Counter[tuple[str, str]], int, int]:
    """Count by kind: gold, found, spans that agree, values that agree; and indicators."""
    counts: Counter[tuple[str, str]] = Counter()
    named = agreed = 0
    for entry in load_gold("figures.jsonl"):
        found = {place_of(figure): figure for figure in found_in(entry)}
        wanted = {(g["start"], g["end"]): g for g in entry["figures"]}
        for place, gold in wanted.items():
            counts[gold["kind"], "gold"] += 1
            figure = found.get(place)
            if figure is None:
                if verbose:
                    near = [
                        f.text for at, f in found.items() if at[0] < place[1] and place[0] < at[1]
                    ]
                    print("missed", entry["document"], gold["kind"], gold["text"], "found", near)
                continue
            counts[gold["kind"], "spans"] += 1
            right = has_value(figure, gold)
            counts[gold["kind"], "values"] += right
            if verbose and not right:
                print(
                    "misread",
                    entry["document"],
                    gold,
                    figure.kind,
                    figure.unit,
                    figure.amount,
                    figure.when,
                )
            if gold["indicator"]:
                named += 1
                good = has_indicator(figure, gold)
                agreed += good
                if verbose and not good:
                    name = figure.indicator.text if figure.indicator else None
                    print(
                        "indicator",
                        entry["document"],
                        gold["text"],
                        gold["indicator"],
                        "found",
                        name,
                    )
        for place, figure in found.items():
            counts[figure.kind, "found"] += 1
            if verbose and place not in wanted:
                print("extra", entry["document"], figure.kind, figure.text)
    return counts, named, agreed


def f1(counts: Counter[tuple[str, str]], column: str) -> float:
    """Return F1 of spans or values over all kinds."""
    total = Counter[str]()
    for (_, name), number in counts.items():
        total[name] += number
    return 2 * total[column] / (total["gold"] + total["found"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    counts, named, agreed = score(verbose=parser.parse_args().verbose)
    columns = ("gold", "found", "spans", "values")
    print(f"{'kind':<18}" + "".join(f"{column:>8}" for column in columns))
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:<18}" + "".join(f"{counts[kind, column]:>8}" for column in columns))
    print(f"F1 of spans {f1(counts, 'spans'):.3f}, of values {f1(counts, 'values'):.3f}")
    print(f"indicators {agreed} of {named}: {agreed / named:.3f}")


if __name__ == "__main__":
    main()
