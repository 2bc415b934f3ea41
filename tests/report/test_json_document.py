"""The JSON document: the keys of the contract, exact numbers, places in the file."""

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.core.amount import Amount
from checker.core.model import (
    Cut,
    Figure,
    Finding,
    Page,
    PageReport,
    Problem,
    Report,
    Verdict,
    When,
)
from checker.core.span import Span
from checker.report.json_document import (
    json_begin,
    json_end,
    json_page,
    to_json,
    to_json_line,
)
from checker.report.json_rows import exact_decimal
from checker.report.places import Lines
from checker.report.totals import Totals
from tests.report.sample import sample_page, sample_report

FIGURE_KEYS = [
    "id",
    "start",
    "end",
    "line",
    "column",
    "text",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "hedge",
    "indicator",
    "period",
    "block",
    "article",
    "status",
]
CLAIM_KEYS = [
    "rule",
    "kind",
    "verdict",
    "severity",
    "by_rounding",
    "figures",
    "slots",
    "derivation",
    "message",
    "suggestion",
    "reason",
    "fingerprint",
]


def _page(text: str, *figures: Figure, findings: tuple[Finding, ...] = ()) -> PageReport:
    page = Page("a.txt", text, text, (Cut(0, 0),), (), ())
    return PageReport("a.txt", page, figures, findings)


def _figure(amount: Amount | None = None, when: When | None = None, at: int = 0) -> Figure:
    span = Span(at, at + 1)
    kind = "count" if amount else "date"
    return Figure(id=0, span=span, flow=span, text="x", kind=kind, amount=amount, when=when)  # type: ignore[arg-type]


def _only_figure(report: PageReport) -> dict[str, Any]:
    document = json.loads(to_json(Report((report,), "0.1.0", "hash")))
    (figure,) = document["pages"][0]["figures"]
    assert isinstance(figure, dict)
    return figure


def test_the_document_has_every_key_of_the_contract() -> None:
    document = json.loads(to_json(sample_report()))
    assert list(document) == ["schema", "tool", "pages", "summary"]
    assert document["schema"] == 1
    assert document["tool"] == {"name": "checker", "version": "0.1.0", "rules": "5f1c0a9be27d4410"}
    (page,) = document["pages"]
    wanted = {"path", "date", "characters", "figures", "claims", "problems"}
    assert wanted <= set(page)
    assert page["date"] == "2022-04-13"
    for figure in page["figures"]:
        assert set(FIGURE_KEYS) <= set(figure)
    for claim in page["claims"]:
        assert set(CLAIM_KEYS) <= set(claim)


def test_the_summary_counts_what_the_pages_hold() -> None:
    report = sample_report()
    document = json.loads(to_json(report))
    summary = report.summary()
    assert document["summary"] == {
        "figures": summary.figures,
        "checked": summary.checked,
        "pass": summary.passed,
        "fail": summary.failed,
        "skip": summary.skipped,
        "by_rounding": 1,
        "error": 3,
        "query": 1,
        "style": 1,
        "waived": 1,
        "known": 0,
        "pages": 1,
        "unread": 0,
        "problems": 1,
    }


def test_figures_of_a_claim_are_ids_of_figures() -> None:
    page = json.loads(to_json(sample_report()))["pages"][0]
    text = {figure["id"]: figure["text"] for figure in page["figures"]}
    claim = page["claims"][0]
    assert [text[number] for number in claim["figures"]] == ["97家", "411家", "324家"]
    assert {name: text[ids[0]] for name, ids in claim["slots"].items()} == {
        "start": "97家",
        "end": "411家",
        "delta": "324家",
    }


def test_the_document_ends_with_a_line_break_and_is_the_same_each_time() -> None:
    text = to_json(sample_report())
    assert text.endswith("}\n")
    assert text == to_json(sample_report())


def test_the_document_bit_by_bit_is_the_document() -> None:
    pages = (sample_page(), sample_page("b.txt"))
    totals = Totals()
    text = json_begin("0.1.0", "hash")
    for number, page in enumerate(pages):
        text += json_page(page, number)
        totals.add(page)
    assert text + json_end(totals) == to_json(Report(pages, "0.1.0", "hash"))


def test_no_pages_are_still_a_document() -> None:
    document = json.loads(to_json(Report((), "0.1.0", "hash")))
    assert document["pages"] == []
    assert document["summary"]["figures"] == 0


def test_a_line_of_json_lines_is_the_page() -> None:
    page = sample_page()
    line = to_json_line(page)
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(to_json(Report((page,), "", "")))["pages"][0]


@pytest.mark.parametrize(
    ("amount", "value", "low", "high"),
    [
        (
            Amount(Decimal("140e8"), Decimal("1e8"), Decimal("1e9")),
            "14000000000",
            "13950000000",
            "14050000000",
        ),
        (Amount(Decimal("48.27"), Decimal("0.01"), Decimal("0.01")), "48.27", "48.265", "48.275"),
        (Amount(Decimal(97), Decimal(1), Decimal(1), exact=True), "97", "97", "97"),
        (Amount(Decimal(3), Decimal(1), Decimal(1), top=Decimal(5)), "3", "3", "5"),
        (Amount(Decimal("-2.2"), Decimal("0.1"), Decimal("0.1")), "-2.2", "-2.25", "-2.15"),
        (Amount(Decimal(50), Decimal(1), Decimal(10), sense="at-least"), "50", "50", None),
        (Amount(Decimal("0.0"), Decimal("0.1"), Decimal("0.1")), "0.0", "-0.05", "0.05"),
    ],
)
def test_numbers_are_exact(amount: Amount, value: str, low: str | None, high: str | None) -> None:
    figure = _only_figure(_page("97家", _figure(amount)))
    assert (figure["value"], figure["low"], figure["high"]) == (value, low, high)


def test_open_and_soft_ends_are_told() -> None:
    amount = Amount(Decimal(80), Decimal(1), Decimal(10), sense="more")
    figure = _only_figure(_page("80多场", _figure(amount)))
    ends = [figure[key] for key in ("low_open", "low_soft", "high_open", "high_soft")]
    assert ends == [True, False, True, True]


def test_dates_have_days_and_no_value() -> None:
    first, last = (2022, 1, None), (2022, 2, None)
    when = When("month", first, last, dt.date(2022, 1, 1), dt.date(2022, 2, 28))
    figure = _only_figure(_page("1月至2月", _figure(when=when)))
    assert (figure["value"], figure["low"], figure["high"]) == (None, "2022-01-01", "2022-02-28")


@pytest.mark.parametrize(
    ("text", "at", "line", "column"),
    [
        ("97家", 0, 1, 1),
        ("一\n二97家", 3, 2, 2),
        ("一\r\n97家", 3, 2, 1),
        ("一\r97家", 2, 2, 1),
        ("𠮷𠮷97家", 2, 1, 3),
        ("\n\n\n97", 3, 4, 1),
    ],
)
def test_lines_and_columns_count_code_points_from_one(
    text: str, at: int, line: int, column: int
) -> None:
    place = Lines(text).place(at)
    assert (place.line, place.column) == (line, column)


@given(st.text(alphabet="a数\n\r", max_size=30))
def test_places_agree_with_splitlines(text: str) -> None:
    counted = [
        (line, column)
        for line, words in enumerate(text.splitlines(keepends=True), 1)
        for column in range(1, len(words) + 1)
    ]
    places = [Lines(text).place(position) for position in range(len(text))]
    assert [(place.line, place.column) for place in places] == counted


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_a_decimal_is_written_with_every_digit(value: Decimal) -> None:
    assert Fraction(exact_decimal(Fraction(value))) == Fraction(value)
    assert "E" not in exact_decimal(Fraction(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(9655, 2), "4827.5"),
        (Fraction(-1, 20), "-0.05"),
        (Fraction(0), "0"),
        (Fraction(10**30 + 1, 10), f"1{'0' * 29}.1"),
        (Fraction(1, 3), f"0.{'3' * 40}"),
    ],
)
def test_exact_decimal(value: Fraction, text: str) -> None:
    assert exact_decimal(value) == text


def test_half_a_character_is_escaped_and_nothing_breaks() -> None:
    report = _page("一\ud800二")
    report = msgspec.structs.replace(report, path="a\udcff.txt")
    document = json.loads(to_json(Report((report,), "0.1.0", "hash")))
    assert document["pages"][0]["path"] == "a\udcff.txt"


def test_a_page_that_could_not_be_read_is_a_page_with_a_problem() -> None:
    page = PageReport("no.txt", None, problems=(Problem("no such file", "no.txt"),))
    (shown,) = json.loads(to_json(Report((page,), "0.1.0", "hash")))["pages"]
    assert shown["problems"] == [{"message": "no such file", "path": "no.txt", "rule": None}]
    assert (shown["date"], shown["characters"], shown["figures"]) == (None, 0, [])


def test_a_waived_finding_says_by_whom() -> None:
    claims = json.loads(to_json(sample_report()))["pages"][0]["claims"]
    (waived,) = (claim["waived"] for claim in claims if claim["waived"])
    assert waived == {
        "reason": "省统计局快报有排名，已核",
        "by": "王编辑",
        "decision": "false-alarm",
    }


def test_a_figure_is_as_its_worst_check() -> None:
    page = sample_page()
    status = page.status_of()
    shown = json.loads(to_json_line(page))["figures"]
    assert [figure["status"] for figure in shown] == [status[f.id] for f in page.figures]
    failed = {i for f in page.findings if f.verdict is Verdict.FAIL for i in f.figures}
    assert {f["id"] for f in shown if f["status"] == "fail"} <= failed
