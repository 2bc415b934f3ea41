"""The report for everyone: axe, keyboard, paper, dark."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.report.browser.conftest import Open
from tests.report.browser.test_review import decide
from tests.report.sample import big_report, sample_report

_BESIDE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
AXE = Path(os.environ.get("CHECKER_AXE", _BESIDE))
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not here: npm install axe-core, or set CHECKER_AXE"
)
VIEWS = [
    pytest.param({"color_scheme": "light"}, id="light"),
    pytest.param({"color_scheme": "dark"}, id="dark"),
    pytest.param({"viewport": {"width": 390, "height": 844}}, id="phone"),
    pytest.param({"forced_colors": "active"}, id="forced colours"),
]


def violations(page: Any) -> list[str]:
    """Return what axe finds, serious or not."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document)")["violations"]
    return [
        f"{item['impact']}: {item['id']}: {node['html'][:120]}"
        for item in found
        for node in item["nodes"]
    ]


@needs_axe
@pytest.mark.parametrize("options", VIEWS)
def test_axe_finds_nothing_on_a_page(open_report: Open, options: dict[str, Any]) -> None:
    page = open_report(sample_report(), **options)
    while page.locator(".chip[aria-pressed=false]").count():
        page.locator(".chip[aria-pressed=false]").first.click()
    decide(page, 0, "误报")
    page.keyboard.press("Escape")
    page.locator("details").first.locator("summary").click()
    page.wait_for_timeout(400)
    assert violations(page) == []


@needs_axe
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_in_the_index(open_report: Open, language: str) -> None:
    page = open_report(big_report(pages=4), language=language)
    assert violations(page) == []


@needs_axe
def test_axe_finds_nothing_in_the_export(open_report: Open) -> None:
    page = open_report(sample_report())
    decide(page, 0, "误报", "已核")
    decide(page, 1, "采纳")
    page.get_by_role("button", name="导出复核").click()
    assert violations(page) == []


def test_on_paper_states_are_words_and_cards_are_in_order(
    open_report: Open, tmp_path: Path
) -> None:
    page = open_report(sample_report())
    page.emulate_media(media="print")
    sign = "e => getComputedStyle(e, '::after').content"
    assert page.locator(".text .m.error").first.evaluate(sign) == '"〔差错〕"'
    assert page.locator(".text .m.rounding").first.evaluate(sign) == '"〔取整相符〕"'
    assert page.locator(".export").is_hidden()
    assert page.locator(".card:visible .s").all_inner_texts()[:4] == [
        "差错",
        "差错",
        "差错",
        "存疑",
    ]
    pdf = page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000


def test_every_state_differs_by_more_than_colour(open_report: Open) -> None:
    page = open_report(sample_report())
    page.locator(".legend summary").click()
    looks = page.locator(".legend .m").evaluate_all(
        "list => list.map(e => { const s = getComputedStyle(e); return ["
        "s.textDecorationStyle, s.textDecorationThickness, s.fontWeight,"
        "getComputedStyle(e, '::after').content].join(' ') })"
    )
    assert len(set(looks)) == len(looks) == 9


def test_dark_is_dark(open_report: Open) -> None:
    page = open_report(sample_report(), color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(20, 21, 23)"
