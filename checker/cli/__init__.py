"""The command `checker`: options, commands, exit codes."""

from checker.cli.entry import main

__all__ = ["main"]
