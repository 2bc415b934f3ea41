"""`checker waivers prune`: remove what no longer holds."""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from checker.cli.decide import Memory, sees_all, waivers_path
from checker.cli.run import Hows, Setup, decided_pages, set_up, tell_problems, today_of
from checker.core.errors import CheckerError
from checker.review.waivers_file import prune_waivers
from checker.settings.model import Language

_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "pruned": "{path}：删去 {count} 条豁免，留下 {left} 条",
        "dry-run": "{path}：可删去 {count} 条豁免，留下 {left} 条（--dry-run：文件未改）",
        "entry": "  {path}:{line}  {rule}  {why}：{quote}",
        "stale": "没有结果与之相符",
        "unknown": "另有 {count} 条没有写明版面（page），未动：核查整个文件夹 {folder} 才能判断",
    },
    "en": {
        "pruned": "{path}: {count} removed, {left} left",
        "dry-run": "{path}: {count} would be removed, {left} left (--dry-run: nothing is changed)",
        "entry": "  {path}:{line}  {rule}  {why}: {quote}",
        "stale": "fits no finding",
        "unknown": "{count} more name no page and are left: only a run over all of {folder} tells",
    },
}


def run_prune(arguments: argparse.Namespace) -> int:
    """Check the pages and remove the waivers that have expired or fit none of them.

    Nothing is removed while a page cannot be read: its waivers would look stale.
    """
    setup = set_up(arguments)
    path = waivers_path(arguments.waivers, setup.settings, setup.wanted.paths)
    if path is None:
        raise CheckerError("no waivers file found beside the pages; name it with --waivers")
    memory = Memory(path, None, today_of(arguments), sees_all(setup.wanted, path))
    _check_all(setup, memory, path)
    found = memory.unused()
    gone = found.unused()
    if not arguments.dry_run:
        prune_waivers(Path(path), gone)
    words = _WORDS[setup.language]
    head = words["dry-run" if arguments.dry_run else "pruned"]
    left = len(memory.waivers) - len(gone)
    lines = [head.format(path=path, count=len(gone), left=left)]
    lines += _entries(found, setup.language)
    if found.unjudged:
        folder = Path(path).parent.as_posix()
        lines.append(words["unknown"].format(count=len(found.unjudged), folder=folder))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _check_all(setup: Setup, memory: Memory, path: str) -> None:
    """Check the pages, so that it is known which waivers fit; CheckerError if one cannot be."""
    is_whole = True
    for page in decided_pages(setup, memory, Hows(jobs=1)):
        if page.brief is None:
            tell_problems(page.report(), setup.language)
            is_whole = is_whole and not page.report().problems
    if not is_whole:
        raise CheckerError("nothing pruned, because not every page could be checked", path)


def _entries(found: Any, language: Language) -> Iterator[str]:
    """Yield a line for each waiver that goes: where it stands, why, its first quote."""
    words = _WORDS[language]
    expiry_of = import_module("checker.review.unused").expiry_of
    for waiver in sorted(found.unused(), key=lambda waiver: waiver.line):
        why = words["stale"] if waiver in found.stale else expiry_of(waiver, language)
        values = {"path": waiver.path, "line": waiver.line, "rule": waiver.rule}
        yield words["entry"].format(why=why, quote=waiver.quotes[0], **values)
