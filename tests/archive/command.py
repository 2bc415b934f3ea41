"""The command as tests run it: in a process of its own, as a user would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent.parent


class Done(Struct, frozen=True):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


def plain_environment(**more: str) -> dict[str, str]:
    """Return the environment without what a build server or a hook of git put there."""
    marks = ("GITHUB_", "GITLAB_", "CI_", "GIT_", "CHECKER_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(marks)}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def checker(*arguments: str, cwd: Path, environment: Mapping[str, str] | None = None) -> Done:
    """Run `checker` in the folder `cwd`."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(environment or plain_environment()),
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def put_on_path(folder: Path) -> str:
    """Write a `checker` command into `folder` and return a PATH that begins with it."""
    folder.mkdir(parents=True, exist_ok=True)
    command = folder / "checker"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"
