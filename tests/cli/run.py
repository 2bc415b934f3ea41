"""Running the command in a test: exit code, what it printed, and its faults."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from checker.cli import main

ROOT = Path(__file__).parent.parent.parent
# 411家 − 97家 is 314家.
WRONG = "全市高新技术企业从2018年初的97家，增加到2021年的411家，新增324家。\n"
RIGHT = "全市高新技术企业从2018年初的97家，增加到2021年的411家，新增314家。\n"


class Ran(Struct, frozen=True):
    """What came of a command."""

    code: int
    out: str
    err: str

    def faults(self) -> list[str]:
        """Return the lines on standard error."""
        return self.err.splitlines()

    def document(self) -> dict[str, Any]:
        """Return the JSON on standard output."""
        document: dict[str, Any] = json.loads(self.out)
        return document


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run the command in this process."""
    code = main([str(argument) for argument in arguments])
    return Ran(code, *capsys.readouterr())


def run_process(
    *arguments: str | Path, given: bytes = b"", folder: Path = ROOT, **variables: str
) -> Ran:
    """Run the command as a process of its own, with `given` on standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def write(path: Path, text: str) -> Path:
    """Write a file, its folders included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
