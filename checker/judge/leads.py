"""Words before the first of several names that are no part of it: 获奖者来自北京、上海."""

import re
from functools import cache

from checker.core.late import late
from checker.core.tables import load_table

_FEWEST = 2


@cache
def _lead() -> re.Pattern[str]:
    table = load_table("language/zh/leads.yaml")
    return late("|".join([*table["verbs"], *table["words"].values()]))


def without_lead(names: list[str]) -> list[str]:
    """Return the names with the first cut behind its last verb, where it is plainly a clause.

    No other name is as long as a clause, and none of them has a verb of its own.

    >>> without_lead(["出席的有省委书记张三", "省长李四"])
    ['省委书记张三', '省长李四']
    """
    if len(names) < _FEWEST or len(names[0]) <= max(map(len, names[1:])):
        return names
    if any(_lead().search(name) for name in names[1:]):
        return names
    end = max((found.end() for found in _lead().finditer(names[0])), default=0)
    rest = names[0][end:]
    return [rest, *names[1:]] if len(rest) >= _FEWEST else names
