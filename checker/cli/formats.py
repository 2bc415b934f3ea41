"""Every output format by its name, and the suffixes of files."""

from typing import Any

from msgspec import Struct

from checker.report.text_report import Look


class View(Struct, frozen=True):
    """What a writer may need beside the report: the look of text, and the rules that ran."""

    look: Look
    ruleset: Any = None

    @property
    def language(self) -> str:
        """Return the language of messages."""
        return self.look.language


# To add a format: its name here, its writer in checker.cli.outputs, and its suffix below if
# files of it have one of their own.
FORMATS = ("text", "json", "jsonl", "html")
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
