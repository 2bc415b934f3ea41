"""The functions a formula may call, and what they take."""

from typing import Literal

from msgspec import Struct

# `number` takes a constant too; `list` is a slot of many figures.
Form = Literal["number", "list", "date", "constant", "text"]


class Function(Struct, frozen=True):
    """The forms of the arguments; the last `optional` of them may be left out.

    `variadic`: the last one may be repeated. `gives` is `truth` for a condition.
    """

    takes: tuple[Form, ...]
    gives: Literal["number", "date", "truth"] = "number"
    optional: int = 0
    variadic: bool = False

    def fits(self, count: int) -> bool:
        """Tell whether it can be called with `count` arguments."""
        least = len(self.takes) - self.optional
        return least <= count and (self.variadic or count <= len(self.takes))

    def form_at(self, position: int) -> Form:
        """Return the form of one argument."""
        return self.takes[min(position, len(self.takes) - 1)]


FUNCTIONS: dict[str, Function] = {
    "abs": Function(("number",)),
    "age": Function(("date", "date")),
    "animal": Function(("date",)),
    "band": Function(("text",)),
    "before": Function(("date", "date"), "truth"),
    "branch": Function(("date",)),
    "cardinality": Function(("text",)),
    "count": Function(("list",)),
    "days": Function(("date", "date"), optional=1),
    "days_apart": Function(("date", "date"), optional=1),
    "exists": Function(("date",), "truth"),
    "falling": Function(("list",), "truth"),
    "first": Function(("list",)),
    "first_day": Function(("date",), "date"),
    "has_days": Function(("date",), "truth"),
    "has_unit": Function(("number", "text"), "truth"),
    "is_between": Function(("number", "number", "number"), "truth", optional=1),
    "is_range": Function(("date",), "truth"),
    "is_whole": Function(("number",), "truth"),
    "last": Function(("list",)),
    "last_day": Function(("date",), "date"),
    "later": Function(("date", "number"), "date"),
    "max": Function(("list",), variadic=True),
    "mean": Function(("list",)),
    "middle": Function(("number",)),
    "min": Function(("list",), variadic=True),
    "minutes": Function(("date", "date"), optional=1),
    "month": Function(("date",)),
    "months": Function(("date", "date"), optional=1),
    "ordered": Function(("date", "date"), "truth", optional=1),
    "period": Function(("text",), "date"),
    "plain": Function(("number",)),
    "rising": Function(("list",), "truth"),
    "stem": Function(("date",)),
    "sum": Function(("list",)),
    "unit": Function(("text",)),
    "weekday": Function(("date",)),
    "year": Function(("date",)),
    "years": Function(("date", "date")),
    "years_apart": Function(("date", "date"), optional=1),
}
