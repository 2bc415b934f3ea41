"""Every output format by its name; its writer is loaded when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from msgspec import Struct

from checker.core.model import Report
from checker.report.text_report import Look


class View(Struct, frozen=True):
    """What a writer may need beside the report: the look of text, and the rules that ran."""

    look: Look
    ruleset: Any = None

    @property
    def language(self) -> str:
        """Return the language of messages."""
        return self.look.language


def _loaded(home: str, name: str) -> Any:
    return getattr(import_module(home), name)


def _text(report: Report, view: View) -> str:
    return str(_loaded("checker.report.text_report", "to_text")(report, view.look))


def _json(report: Report, view: View) -> str:
    return str(_loaded("checker.report.json_document", "to_json")(report))


def _json_lines(report: Report, view: View) -> str:
    to_line = _loaded("checker.report.json_document", "to_json_line")
    return "".join(to_line(page) for page in report.pages)


def _html(report: Report, view: View) -> str:
    to_html = _loaded("checker.report.html.write", "to_html")
    return str(to_html(report, language=view.language))


# To add a format: a writer here, and its suffix below if files of it have one of their own.
FORMATS: dict[str, Callable[[Report, View], str]] = {
    "text": _text,
    "json": _json,
    "jsonl": _json_lines,
    "html": _html,
}
# Those for code hosts and build servers are written by checker.cli.ci.
CI_FORMATS = ("sarif", "junit", "github", "gitlab")
SUFFIXES = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".txt": "text",
    ".xml": "junit",
}
