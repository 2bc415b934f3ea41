"""`checker waivers prune`: remove what no longer holds."""

import argparse
from pathlib import Path

from checker.cli.decide import Memory, sees_all, waivers_path
from checker.cli.run import Hows, decided_pages, set_up, tell_problems, today_of
from checker.core.errors import CheckerError
from checker.review.waivers_file import prune_waivers

_SAID = {
    "zh": "{path}：删去 {count} 条豁免，留下 {left} 条\n",
    "en": "{path}: {count} removed, {left} left\n",
}


def run_prune(arguments: argparse.Namespace) -> int:
    """Check the pages and remove the waivers that have expired or fit none of them.

    Nothing is removed while a page cannot be read: its waivers would look stale.
    """
    setup = set_up(arguments)
    path = waivers_path(arguments.waivers, setup.settings, setup.wanted.paths)
    if path is None:
        raise CheckerError("no waivers file found beside the pages; name it with --waivers")
    is_all = sees_all(setup.wanted.paths, setup.wanted.changed_since)
    memory = Memory(path, None, today_of(arguments), is_all)
    is_whole = True
    for page in decided_pages(setup, memory, Hows(jobs=1)):
        if page.brief is None:
            tell_problems(page.report(), setup.language)
            is_whole = is_whole and not page.report().problems
    if not is_whole:
        raise CheckerError("nothing pruned, because not every page could be checked", path)
    count = prune_waivers(Path(path), memory.unused().unused())
    left = len(memory.waivers) - count
    print(_SAID[setup.language].format(path=path, count=count, left=left), end="")
    return 0
