"""Claim consistency checker for editors: re-computes what a newspaper page claims."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.check import check_file, check_text, find_figures
    from checker.core.errors import CheckerError
    from checker.core.model import Report
    from checker.ruleset.load import load_rules

__version__ = "0.1.0"
__all__ = [
    "CheckerError",
    "Report",
    "check_file",
    "check_text",
    "find_figures",
    "load_rules",
]

# The public names are loaded at first use: importing the package must cost nothing.
_HOMES = {
    "CheckerError": "checker.core.errors",
    "Report": "checker.core.model",
    "check_file": "checker.check",
    "check_text": "checker.check",
    "find_figures": "checker.check",
    "load_rules": "checker.ruleset.load",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
