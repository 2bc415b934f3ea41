"""Archives measured: characters a second, two processes against one, cached runs, memory.

    python -m tests.bench.bench_archive [--megabytes 50] [--pages 10000] [--many 100000]

Runs for minutes. The corpus is that of the folder `shared` beside the project; where it is
absent, made pages take its place. Times of one process are processor times, so that
whatever else the machine does counts little; times of several are those on the wall.
"""

import argparse
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.archive.lines import read_lines
from checker.archive.run import NO_CACHE, CacheChoice, Run, check_to_forms
from checker.archive.source import PageSource
from checker.archive.walk import find_pages
from checker.report.digest import DIGEST, read_digest
from checker.report.json_document import JSON, json_with_path
from checker.ruleset.load import load_rules
from tests.archive.make_archive import make_pages, write_archive
from tests.bench.memory import peak, peak_of_children

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_PAGE = 6000
# The plainest pattern that still finds what is a number in print.
_NUMBER = re.compile(
    r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％万亿]?|[零〇一二三四五六七八九十百千万亿两]+"
)


def corpus_text() -> str:
    """Return all texts of the corpus, or made pages where there is none."""
    files = sorted(CORPUS.glob("*zh.jsonl.gz")) + sorted(CORPUS.glob("[gn]*[a-z0-9].jsonl.gz"))
    chinese = [path for path in dict.fromkeys(files) if "_en" not in path.name]
    if chinese:
        pages = (page for path in chinese for page in read_lines(str(path)))
        return "\n".join(page.text or "" for page in pages)
    return "\n".join(page.text for page in make_pages(1000, 20))


def text_pages(text: str, megabytes: float) -> list[PageSource]:
    """Return the text, repeated to so many megabytes of UTF-8, as pages of usual length."""
    size = 0
    pages: list[PageSource] = []
    starts = itertools.cycle(range(0, len(text), _PAGE))
    while size < megabytes * 1_000_000:
        start = next(starts)
        piece = text[start : start + _PAGE]
        size += len(piece.encode())
        pages.append(PageSource(f"corpus#{len(pages)}", text=piece))
    return pages


def measure_speed(megabytes: float) -> None:
    """Print characters a second of one process, the ratio to a plain regex, and two processes."""
    pages = text_pages(corpus_text(), megabytes)
    characters = sum(len(page.text or "") for page in pages)
    plain = min(_processor(lambda: _plain_pass(pages)) for _ in range(3))
    one = _processor(lambda: _check(pages, 1))
    row("whole check, one process", f"{characters / one:,.0f} characters/s", "300,000")
    row("ratio to one bare number regex", f"{one / plain:.0f} x", "at most 60 x")
    wall = {jobs: _wall(lambda jobs=jobs: _check(pages, jobs)) for jobs in (1, 2)}  # type: ignore[misc]
    row("two processes against one", f"{wall[1] / wall[2]:.2f} x", "at least 1.7 x")


def measure_cache(count: int) -> None:
    """Print how long unchanged pages of the usual length take out of the cache."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "pages"), CacheChoice(folder=Path(name, "cache"))
        write_archive(folder, count, count // 50)
        jobs = os.cpu_count() or 1
        first = _wall(lambda: _check(find_pages([str(folder)]), jobs, cache))
        again = _wall(lambda: _check(find_pages([str(folder)]), jobs, cache))
        alone = _processor(lambda: _check(find_pages([str(folder)]), 1, cache))
        size = sum(path.stat().st_size for path in Path(name, "cache").iterdir())
        row(f"{count:,} pages, first run", f"{first:.1f} s", "")
        row(f"{count:,} pages from the cache", f"{again:.2f} s", "under 5 s")
        row("the same, one process", f"{alone:.2f} s of processor", "")
        row("size of the cache", f"{size / count / 1000:.1f} kB a page", "")


def measure_memory(count: int) -> None:
    """Print the most memory that any process of a run over so many pages took."""
    code = f"from tests.bench.bench_archive import run_many; run_many({count})"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path.cwd()
    )
    row(f"memory, {count:,} pages", f"{done.stdout.strip()} MB", "under 300 MB")


def run_many(count: int) -> None:
    """Check so many pages and print the most memory taken, in megabytes."""
    pages = (PageSource(page.path, text=page.text) for page in make_pages(count, 0, stories=1))
    _check(pages, os.cpu_count() or 1)
    print(max(peak(), peak_of_children()))


def row(what: str, value: str, goal: str) -> None:
    """Print one line of the table."""
    print(f"| {what} | {value} | {goal} |", flush=True)


def _check(
    pages: list[PageSource] | Iterator[PageSource], jobs: int, cache: CacheChoice = NO_CACHE
) -> int:
    """Check the pages and write them as JSON Lines, into nothing, as the command does."""
    written = 0
    run = Run(jobs=jobs, cache=cache)
    for page in check_to_forms(pages, load_rules(), run=run, forms=(DIGEST, JSON)):
        digest = read_digest(page.forms[0])
        assert digest is not None
        written += len(json_with_path(page.path, page.forms[1]))
    return written


def _plain_pass(pages: list[PageSource]) -> int:
    return sum(1 for page in pages for _ in _NUMBER.finditer(page.text or ""))


def _processor(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _wall(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--many", type=int, default=100_000)
    given = parser.parse_args()
    row("what", "measured", "goal")
    row("---", "---", "---")
    measure_speed(given.megabytes)
    measure_cache(given.pages)
    measure_memory(given.pages)
    measure_memory(given.many)


if __name__ == "__main__":
    main()
