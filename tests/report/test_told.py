"""What people are told of the findings of a page, and how the lists of --all put it."""

from msgspec import structs

from checker.core.model import BlockKind, Finding, PageReport, Report, Severity, Verdict
from checker.report.html.states import count_states, figure_states
from checker.report.text_report import Look, to_text
from checker.report.told import formula_of, told
from checker.report.totals import totals_of
from tests.report.sample import build_page, sample_page

BLOCKS: list[tuple[int, BlockKind, str]] = [
    (0, "headline", "三年新建⟦delta:314座⟧书屋"),
    (
        0,
        "body",
        "书屋由⟦start:97座⟧增加到⟦end:411座⟧，出口总额⟦exports:20亿元⟧，进口额下降。",
    ),
    (0, "body", "⟦day:4月1日⟧开放，⟦again:4月1日⟧起免费，⟦one:一座⟧不收费，另有⟦left:80册⟧。"),
]
PAGE, FIGURES, NAMES = build_page(BLOCKS, "a.txt")


def _finding(
    rule: str,
    verdict: Verdict,
    *names: str,
    severity: Severity = "error",
    derivation: str = "",
    missing: tuple[str, ...] = (),
) -> Finding:
    numbers = tuple(NAMES[name] for name in names)
    return structs.replace(
        sample_page().findings[0],
        rule=rule,
        title=f"{rule}的标题",
        verdict=verdict,
        severity=severity,
        figures=numbers,
        span=FIGURES[numbers[0]].flow,
        slots=(),
        derivation=derivation,
        message="",
        suggestion="",
        slip="",
        reason="缺 数" if missing else None,
        missing=missing,
    )


DIFFERENCE = _finding("d", Verdict.PASS, "start", "end", "delta", derivation="411座 − 97座 = 314座")
DIRECTION = _finding("r", Verdict.PASS, "start", "end", derivation="411座 − 97座 = 314座")
BOUNDS = _finding("b", Verdict.PASS, "end")
DAY = _finding("e", Verdict.PASS, "day")
AGAIN = _finding("e", Verdict.PASS, "again")
ORDER = _finding("o", Verdict.PASS, "day")
WIDTH = _finding("w", Verdict.PASS, "left", severity="style")
FAIL = _finding("f", Verdict.FAIL, "left", severity="style")


def _report(*findings: Finding) -> PageReport:
    return PageReport("a.txt", PAGE, FIGURES, findings)


def test_style_that_is_right_is_not_told() -> None:
    page = _report(WIDTH)
    assert list(told(page)) == []
    assert figure_states(page)[NAMES["left"]] == "unchecked"
    assert count_states(page)["pass"] == 0
    # The document for programs counts it all the same.
    assert (totals_of(page).passed, totals_of(page).told) == (1, 0)
    assert list(told(_report(FAIL))) == [FAIL]


def test_what_a_formula_covers_is_not_told_again() -> None:
    assert list(told(_report(BOUNDS, DIFFERENCE))) == [DIFFERENCE]
    assert list(told(_report(BOUNDS))) == [BOUNDS]
    error = structs.replace(DIFFERENCE, verdict=Verdict.FAIL, derivation="")
    assert list(told(_report(error, BOUNDS))) == [error]


def test_a_comparison_is_not_told_beside_the_formula_with_its_figures() -> None:
    within = _finding("w", Verdict.PASS, "start", "end", derivation="97座 ≤ 411座")
    assert list(told(_report(within))) == [within]
    assert list(told(_report(within, DIFFERENCE))) == [DIFFERENCE]
    assert list(told(_report(within, DAY))) == [within, DAY]


def test_a_claim_without_a_figure_is_told_where_the_text_speaks_of_it() -> None:
    spoken = _finding("t", Verdict.SKIP, "exports", missing=("imports",))
    silent = _finding("t", Verdict.SKIP, "exports", missing=("people",))
    undated = _finding("t", Verdict.SKIP, "exports", missing=("issue_date",))
    guarded = structs.replace(silent, missing=(), reason="目标、计划或预计数")
    assert list(told(_report(spoken, silent, undated, guarded))) == [spoken, undated, guarded]
    totals = totals_of(_report(spoken, silent))
    assert (totals.skipped, totals.left_open, totals.reasons) == (2, 1, {"缺 数": 1})


def test_the_lists_tell_each_thing_once() -> None:
    page = _report(DAY, AGAIN, ORDER, WIDTH, DIRECTION, DIFFERENCE)
    lines = to_text(Report((page,), "", ""), Look(width=200, shows_all=True)).splitlines()
    assert lines[1:] == [
        "✓ 相符  411座 − 97座 = 314座  (第1、2行 d、r)",
        "✓ 相符  e的标题；o的标题：4月1日(3)  (e、o)",
        "· 未核的数据：20亿元(2)  80册(3)",
        "· 未核的时间、序数、汉字小数目：一座(3)",
        "未见不符，相符 5",
        "数据8处：已核5，未核3",
        "",
    ]


def test_what_is_said_again_and_again_is_told_once() -> None:
    counted = [_finding("n", Verdict.PASS, name, derivation="两国 = 2") for name in ("day", "one")]
    again = _finding("n", Verdict.PASS, "delta", derivation="两国 = 2")
    lines = to_text(
        Report((_report(*counted, again),), "", ""), Look(width=200, shows_all=True)
    ).splitlines()
    assert lines[1] == "✓ 相符  两国 = 2  (第1、3行 n)"


def test_a_message_with_a_formula_needs_no_other() -> None:
    fail = structs.replace(DIFFERENCE, verdict=Verdict.FAIL, message="相差314座，文中为324座")
    assert formula_of(fail) == "411座 − 97座 = 314座"
    assert formula_of(structs.replace(fail, message="1日至5日 = 4天，文中为3天")) == ""
    assert formula_of(structs.replace(fail, derivation="594家", message="正文594家")) == ""
    assert formula_of(DIFFERENCE) == "411座 − 97座 = 314座"
