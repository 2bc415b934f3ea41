"""GitLab code quality: the keys it wants, and no fingerprint twice."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from checker.core.model import PageReport, Problem
from checker.report.gitlab import GitlabWriter
from tests.report.ci_sample import with_fails, written
from tests.report.sample import sample_page


def _entries(pages: list[PageReport]) -> Any:
    return json.loads(written(pages, GitlabWriter))


def test_an_entry_has_what_gitlab_reads() -> None:
    page = sample_page()
    entry = _entries([page])[0]
    assert entry == {
        "description": "411家 − 97家 = 314家，文中为324家 应为314家 "
        "324 与 314 一位数字不同，可能是录入之误",
        "check_name": "change/difference",
        "fingerprint": page.findings[0].fingerprint,
        "severity": "major",
        "location": {"path": "a02.txt", "lines": {"begin": 7, "end": 7}},
    }


def test_only_open_fails_and_problems_are_entries() -> None:
    found = [(e["check_name"], e["severity"]) for e in _entries([sample_page()])]
    assert found == [
        ("change/difference", "major"),
        ("plausible/price-per-mass", "major"),
        ("agreement/chart", "major"),
        ("sum/parts", "minor"),
        ("style/doubled-hedge", "info"),
        ("share/parts", "critical"),
    ]


def test_fingerprints_are_unique_and_the_same_each_time() -> None:
    pages = [with_fails(sample_page(name), 5) for name in ("a.txt", "b.txt")]
    prints = [entry["fingerprint"] for entry in _entries(pages)]
    assert len(set(prints)) == 10
    assert prints[:5] == [f"{number:016x}" for number in range(5)]
    assert prints == [entry["fingerprint"] for entry in _entries(pages)]


@pytest.mark.parametrize("pages", [[], [replace(sample_page(), findings=(), problems=())]])
def test_nothing_found_is_an_empty_list(pages: list[PageReport]) -> None:
    assert _entries(pages) == []


def test_an_unread_page_is_an_entry() -> None:
    unread = PageReport("坏.txt", None, problems=(Problem("空文件", "坏.txt"),))
    (entry,) = _entries([unread])
    assert (entry["check_name"], entry["severity"], entry["description"]) == (
        "read",
        "critical",
        "空文件",
    )
