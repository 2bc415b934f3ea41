"""JUnit XML: read back by a parser of its own, case for case."""

from typing import Any

import pytest
from msgspec.structs import replace

from checker.core.model import PageReport, Problem, Verdict
from checker.report.junit import JunitWriter
from tests.report.ci_sample import RUN, written
from tests.report.sample import sample_page

junitparser = pytest.importorskip("junitparser")


def _suites(pages: list[PageReport], **more: Any) -> Any:
    text = written(pages, JunitWriter, **more)
    return junitparser.JUnitXml.fromstring(text.encode())


def _outcomes(suite: Any) -> list[str]:
    return [type(case.result[0]).__name__ if case.result else "Passed" for case in suite]


def test_each_claim_is_a_case_and_each_page_a_suite() -> None:
    page = sample_page()
    (suite,) = _suites([page])
    assert suite.name == "a02.txt"
    expected = []
    for finding in page.findings:
        if finding.verdict is Verdict.PASS:
            expected.append("Passed")
        elif finding.verdict is Verdict.SKIP or finding.waived or finding.severity != "error":
            expected.append("Skipped")
        else:
            expected.append("Failure")
    assert _outcomes(suite) == [*expected, "Error"]
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
        len(expected) + 1,
        expected.count("Failure"),
        1,
        expected.count("Skipped"),
    )


def test_a_failing_case_names_rule_figures_and_what_is_right() -> None:
    (suite,) = _suites([sample_page()])
    case = next(iter(suite))
    page = sample_page()
    assert case.name == f"change/difference 97家、411家、324家 [{page.findings[0].fingerprint}]"
    assert case.classname == "a02.txt"
    (failure,) = case.result
    assert failure.message == "411家 − 97家 = 314家，文中为324家"
    assert failure.type == "error"
    assert "应为314家" in failure.text


def test_skips_say_why() -> None:
    (suite,) = _suites([sample_page()])
    said = [case.result[0].message for case in suite if case.is_skipped]
    assert said == [
        "query（低于失败级别）：分项之和为9.55万—9.85万人，文中合计9.8万人只在取整后相符",
        "style（低于失败级别）：“约”与“多”重复，留一个即可",
        "豁免：省统计局快报有排名，已核（王编辑）",
        "缺全省平均水平的数值",
        "缺上年数值",
        "缺人均数值",
    ]


def test_a_known_finding_is_skipped() -> None:
    page = sample_page()
    known = replace(page, findings=(replace(page.findings[0], is_new=False),), problems=())
    (suite,) = _suites([known])
    (case,) = suite
    assert case.result[0].message.startswith("基线内：411家")


def test_an_unreadable_page_is_an_error_and_totals_are_right() -> None:
    unread = PageReport("坏.txt", None, problems=(Problem("空文件", "坏.txt"),))
    quiet = replace(sample_page("b.txt"), findings=(), problems=())
    suites = _suites([sample_page(), unread, quiet], run=replace(RUN, language="en"))
    assert [suite.name for suite in suites] == ["a02.txt", "坏.txt", "b.txt"]
    assert _outcomes(list(suites)[1]) == ["Error"]
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (18, 3, 2, 6)


def test_text_that_xml_cannot_hold_is_replaced_not_fatal() -> None:
    page = sample_page("<a&\"b'\x00>.txt")
    odd = replace(page.findings[0], message="\x0b<script>]]>&amp;\ufffe", suggestion="\x1b[0m")
    (suite,) = _suites([replace(page, findings=(odd,), problems=())])
    (case,) = suite
    assert case.classname == "<a&\"b'\ufffd>.txt"
    assert case.result[0].message == "\ufffd<script>]]>&amp;\ufffd"
