"""The command `checker`: options, commands, exit codes."""

from checker.cli import lean as _lean  # noqa: F401 -- the first: it says how the rest is loaded
from checker.cli.entry import command, main

__all__ = ["command", "main"]
