"""What was accepted on one day is not new; everything else is."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec import structs

from checker.core.errors import CheckerError
from checker.core.model import PageReport, Verdict
from checker.review.baseline import (
    Known,
    apply_baseline,
    baseline_entries,
    load_baseline,
    mark_known,
    write_baseline,
)
from tests.report.sample import sample_report


def test_an_archive_starts_green(tmp_path: Path) -> None:
    report = sample_report()
    path = tmp_path / "baseline.json"
    assert write_baseline(report.pages, path) == 5
    known = apply_baseline(report, load_baseline(path))
    findings = [finding for page in known.pages for finding in page.findings]
    assert not [finding for finding in findings if finding.is_open_fail()]
    assert len(findings) == len(report.pages[0].findings)


def test_a_new_finding_is_new(tmp_path: Path) -> None:
    report = sample_report()
    (page,) = report.pages
    fewer = structs.replace(page, findings=page.findings[1:])
    write_baseline([fewer], tmp_path / "baseline.json")
    marked = apply_baseline(report, load_baseline(tmp_path / "baseline.json"))
    new = [finding for finding in marked.pages[0].findings if finding.is_open_fail()]
    assert new == [page.findings[0]]


def test_one_line_a_fingerprint_sorted_the_same_every_time(tmp_path: Path) -> None:
    report = sample_report()
    (page,) = report.pages
    turned = structs.replace(page, findings=page.findings[::-1])
    write_baseline([page], tmp_path / "a.json")
    write_baseline([turned, turned], tmp_path / "b.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert text == (tmp_path / "b.json").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[:3] == ["{", '"schema": 1,', '"findings": [']
    assert all('"pages": ["' in line for line in lines[3:-2])
    assert [
        re.sub(', "pages": .*?]', "", line.partition('"rule": ')[2]) for line in lines[3:-2]
    ] == [
        '"agreement/chart", "figures": "594家、549家"},',
        '"change/difference", "figures": "97家、411家、324家"},',
        '"plausible/price-per-mass", "figures": "100吨、140亿元"},',
        '"style/doubled-hedge", "figures": "约80多场"},',
        '"sum/parts", "figures": "1.2万人、3.4万人、5.1万人、9.8万人"}',
    ]


def test_what_was_waived_or_passes_is_not_in_it() -> None:
    (page,) = sample_report().pages
    rules = {entry.rule for entry in baseline_entries([page])}
    assert "rank/first" not in rules
    passing = tuple(f for f in page.findings if f.verdict is not Verdict.FAIL)
    assert baseline_entries([structs.replace(page, findings=passing)]) == ()


def test_an_empty_baseline_is_read_back(tmp_path: Path) -> None:
    assert write_baseline([], tmp_path / "baseline.json") == 0
    assert load_baseline(tmp_path / "baseline.json") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "baseline is no JSON; write it anew"),
        ("[" * 100_000, "baseline is no JSON; write it anew"),
        ("[]", "expected a baseline of schema 1, found list; write it anew"),
        ('{"schema": 2}', "expected a baseline of schema 1, found 2; write it anew"),
        ('{"schema": 1}', "expected a list under “findings”; write the baseline anew"),
        ('{"schema": 1, "findings": [{}]}', "finding 1 has no fingerprint; write it anew"),
        ('{"schema": 1, "findings": [{"fingerprint": 3}]}', "finding 1 has no fingerprint"),
        (
            '{"schema": 1, "findings": [{"fingerprint": "a", "pages": [3]}]}',
            "finding 1 has pages that are no paths",
        ),
    ],
)
def test_a_file_that_is_none_is_one_clear_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CheckerError) as caught:
        load_baseline(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_a_missing_baseline_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="baseline cannot be read"):
        load_baseline(tmp_path / "none.json")


def _pages_on(*paths: Path) -> list[PageReport]:
    (page,) = sample_report().pages
    return [structs.replace(page, path=str(path)) for path in paths]


def _new(pages: Iterable[PageReport], known: Known) -> list[str]:
    marked = [mark_known(page, known) for page in pages]
    return [page.path for page in marked if any(one.is_open_fail() for one in page.findings)]


def test_the_same_slip_on_another_page_is_new(tmp_path: Path) -> None:
    old, new = tmp_path / "pages" / "a.txt", tmp_path / "pages" / "b.txt"
    old.parent.mkdir()
    old.touch()
    write_baseline(_pages_on(old), tmp_path / "baseline.json")
    assert '"pages": ["pages/a.txt"]' in (tmp_path / "baseline.json").read_text(encoding="utf-8")
    known = load_baseline(tmp_path / "baseline.json")
    assert _new(_pages_on(old, new), known) == [str(new)]


def test_a_page_that_moved_is_known(tmp_path: Path) -> None:
    write_baseline(_pages_on(tmp_path / "gone.txt"), tmp_path / "baseline.json")
    known = load_baseline(tmp_path / "baseline.json")
    assert _new(_pages_on(tmp_path / "b.txt"), known) == []


def test_a_page_of_a_jsonl_file_is_there_while_its_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    told = [tmp_path / "a.jsonl#1", tmp_path / "a.jsonl#2"]
    write_baseline(_pages_on(told[0]), tmp_path / "baseline.json")
    assert _new(_pages_on(*told), load_baseline(tmp_path / "baseline.json")) == [str(told[1])]


def test_a_baseline_without_pages_holds_for_all(tmp_path: Path) -> None:
    (page,) = sample_report().pages
    prints = [{"fingerprint": finding.fingerprint} for finding in page.findings]
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"schema": 1, "findings": prints}), encoding="utf-8")
    assert _new([page], load_baseline(path)) == []
