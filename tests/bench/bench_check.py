"""Time the whole check: start of the process, characters a second, and growth with the text.

Run: python -m tests.bench.bench_check. Prints a table with the machine it ran on. Times are
processor times in user mode, the least of several runs, so that whatever else the machine
does counts little. The text is that of the development corpus where it is present, else
made of the project's own sentences.
"""

import os
import platform
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.check import check_page
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules
from checker.ruleset.model import Ruleset
from tests.bench.bench_figures import PLAIN, corpus_text, own_text

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "examples/pages/plant.txt", ROOT.parent / "shared/seed/page.txt")
_LIBRARIES = "import yaml, rapidfuzz"
_PAGE = 6000
# 0.1, 1 and 10 MB of Chinese text in UTF-8.
_SIZES = (33_000, 330_000, 3_300_000)
_STARTS, _PASSES = 9, 3
_CORPUS = 1_400_000
_SEED = 7
_PEAK = (
    "import sys\n"
    "from checker import check_text\n"
    "from tests.bench.bench_check import text_of\n"
    "from tests.bench.memory import peak\n"
    "check_text(text_of(int(sys.argv[1])))\n"
    "print(peak())\n"
)


def user_time(*command: str) -> float:
    """Return the user time of one process, compiled modules being there."""
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        (sys.executable, *command),
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def starts(*commands: Sequence[str]) -> list[float]:
    """Return the least user time of each process; run in turn, so that all meet the same load."""
    rounds = [[user_time(*command) for command in commands] for _ in range(_STARTS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def least(action: Callable[[], object]) -> float:
    """Return the least processor time of a few passes."""
    times = []
    for _ in range(_PASSES):
        begin = time.process_time()
        action()
        times.append(time.process_time() - begin)
    return min(times)


def text_of(size: int) -> str:
    """Return `size` characters of newspaper text.

    The made sentences hold random numbers: nearly every claim in them fails, and fails cost
    several times what passes do.
    """
    text = corpus_text(size) or own_text(size)
    return (text * (size // len(text) + 1))[:size]


def mixed_text(size: int) -> str:
    """Return `size` characters of the text's pages in one mixed order.

    Its beginning is news and its end statistics, with five times the figures: pages of
    several sizes can be compared only where each has some of all.
    """
    pages = pages_of(text_of(_CORPUS))
    random.Random(_SEED).shuffle(pages)
    text = "\n\n".join(pages)
    return (text * (size // len(text) + 1))[:size]


def pages_of(text: str) -> list[str]:
    """Return `text` in pages of the usual length."""
    return [text[at : at + _PAGE] for at in range(0, len(text), _PAGE)]


def check_all(pages: Sequence[str], rules: Ruleset) -> None:
    """Read and check every page."""
    for page in pages:
        check_page(page_from_text(page), rules)


def row(what: str, found: str, wanted: str = "") -> None:
    """Print one line of the table."""
    print(f"| {what} | {found} | {wanted} |", flush=True)


def measure_start() -> None:
    """Print what a process costs from its start to its end."""
    present = [path for path in PAGES if path.is_file()]
    checks = [
        ("-m", "checker", "check", *options, str(path))
        for path in present
        for options in (("--no-cache",), ())
    ]
    python, package, libraries, *times = starts(
        ("-c", "pass"), ("-c", "import checker"), ("-c", _LIBRARIES), *checks
    )
    row("`import checker`, over Python itself", f"{package - python:.3f} s", "0.06 s")
    row(f"`{_LIBRARIES}`", f"{libraries:.3f} s")
    for path, cold, again in zip(present, times[::2], times[1::2], strict=True):
        name = f"{path.parent.name}/{path.name}"
        row(f"check {name}", f"{cold:.2f} s, {cold / libraries:.1f} ×", "0.5 s, 4 ×")
        row(f"check {name}, unchanged", f"{again:.2f} s, {again / libraries:.1f} ×")


def measure_speed(rules: Ruleset) -> None:
    """Print characters a second, and the cost in passes of the plainest pattern."""
    text = text_of(_CORPUS)
    pages = pages_of(text)
    check_all(pages[:50], rules)
    plain = least(lambda: [PLAIN.findall(page) for page in pages])
    read = [page_from_text(page) for page in pages]
    figures = least(lambda: [find_figures_in(page) for page in read])
    whole = least(lambda: check_all(pages, rules))
    row("figures, in passes of a number pattern", f"{figures / plain:.0f} ×", "12 ×")
    row("whole check, the same", f"{whole / plain:.0f} ×", "60 ×")
    row("whole check, characters a second", f"{len(text) / whole:,.0f}", "300,000")


def measure_growth(rules: Ruleset) -> None:
    """Print the speed on one page of 0.1, 1 and 10 MB, and the memory."""
    for size in _SIZES:
        text = mixed_text(size)
        begin = time.process_time()
        check_page(page_from_text(text), rules)
        speed = len(text) / (time.process_time() - begin)
        row(f"one page of {size:,} characters, a second", f"{speed:,.0f}", "the same")
    if sys.platform == "linux":
        peak = subprocess.check_output(
            (sys.executable, "-c", _PEAK, str(_SIZES[-1])), cwd=ROOT, text=True
        )
        row("memory for one page of 10 MB", f"{peak.strip()} MB", "150 MB")


def processor() -> str:
    """Return the name of the processor, if the system tells it."""
    try:
        about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        about = ""
    found = re.search(r"^model name\s*:\s*(.+)$", about, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def main() -> None:
    """Print the table."""
    rules = load_rules()
    machine = f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"| {machine} | measured | goal |\n| --- | --- | --- |", flush=True)
    measure_start()
    measure_speed(rules)
    measure_growth(rules)


if __name__ == "__main__":
    main()
