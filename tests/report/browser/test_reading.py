"""An editor reads: what is wrong comes first, cards and figures lead to each other."""

from typing import Any

import pytest
from msgspec import structs

from checker.core.model import Report, Verdict
from tests.report.browser.conftest import Open
from tests.report.sample import big_report, sample_report

SCREEN = {"width": 1280, "height": 860}


def shown_titles(page: Any) -> list[str]:
    cards = page.locator(".card:visible h3").all_text_contents()
    return [" ".join(text.split()) for text in cards]


WRONG = [
    "差错 单价应在可信范围之内",
    "差错 增减量应等于末值减初值",
    "差错 图表与正文应一致",
    "存疑 分项之和应等于合计",
    "规范 约数词不重复",
]


def test_what_is_wrong_is_shown_worst_first(sample: Any) -> None:
    assert shown_titles(sample) == WRONG


def test_the_first_card_says_all_without_a_click(sample: Any) -> None:
    card = sample.locator(".card").first
    assert card.locator(".message").inner_text() == (
        "140亿元 ÷ 100吨，合每公斤14万元；食品的可信范围是每公斤1—5000元"
    )
    assert card.locator("b").all_inner_texts() == ["100吨", "140亿元"]
    assert card.locator(".line").get_attribute("aria-label") == (
        "文中 13.95万—14.05万，应为 1—5000"
    )
    assert "“亿”可能是“万”之误" in card.locator(".slip").inner_text()
    box = card.bounding_box()
    assert box["y"] + box["height"] < SCREEN["height"]


def test_a_filter_shows_and_hides_its_state(sample: Any) -> None:
    sample.get_by_role("button", name="差错 3").click()
    assert shown_titles(sample) == WRONG[3:]
    sample.get_by_role("button", name="已豁免 1").click()
    assert shown_titles(sample) == [*WRONG[3:], "已豁免 居首位应有依据"]
    assert sample.get_by_role("button", name="已豁免 1").get_attribute("aria-pressed") == "true"
    for name in ("存疑", "规范", "已豁免"):
        sample.get_by_role("button", name=name).first.click()
    assert sample.locator(".note.empty").inner_text() == "所选状态下没有结果。"


def test_all_figures_of_a_claim_light_up_together(sample: Any) -> None:
    sample.locator(".card h3").nth(1).click()
    assert sample.locator(".text .m.on").all_inner_texts() == ["324家", "97家", "411家"]


def test_a_figure_leads_to_its_card(sample: Any) -> None:
    sample.locator(".text .m", has_text="549家").click()
    assert sample.locator(".card.on h3").inner_text().endswith("图表与正文应一致")
    assert sample.locator(".text .m.on").all_inner_texts() == ["594家", "549家"]


def test_a_figure_that_passes_shows_its_card_while_it_is_looked_at(sample: Any) -> None:
    sample.locator(".text .m", has_text="30.03%").click()
    assert shown_titles(sample)[-1] == "相符 “提高到”后面的数应更大"
    sample.keyboard.press("Escape")
    assert shown_titles(sample) == WRONG


def test_the_keys_go_through_cards_and_figures(sample: Any) -> None:
    def key(name: str) -> str:
        sample.keyboard.press(name)
        return str(sample.evaluate("document.activeElement.textContent.trim().slice(0, 40)"))

    assert "单价应在可信范围之内" in key("j")
    assert "增减量应等于末值减初值" in key("j")
    assert "单价应在可信范围之内" in key("k")
    assert "增减量应等于末值减初值" in key("ArrowDown")
    assert key("ArrowRight") == "324家"
    assert key("n") == "97家"
    assert key("p") == "324家"
    assert "增减量应等于末值减初值" in key("ArrowLeft")
    sample.keyboard.press("Escape")
    assert sample.locator(".on").count() == 0


def test_tab_and_enter_are_enough(sample: Any) -> None:
    sample.locator(".text a.m").first.focus()
    sample.keyboard.press("Enter")
    assert sample.locator(".card.on").count() == 1


def test_the_number_sheet_sorts_by_value_and_by_state(sample: Any) -> None:
    sheet = sample.locator("table.sortable")

    def column(number: int) -> list[str]:
        return list(sheet.locator(f"tbody td:nth-child({number})").all_inner_texts())

    sheet.get_by_role("button", name="读作").click()
    values = [text for text in column(4) if text]
    assert values[:3] == ["1.51个百分点", "3个", "30.03%"]
    assert values[-1] == "140亿元"
    sheet.get_by_role("button", name="状态").click()
    assert column(8)[:2] == ["差错", "差错"]
    sheet.get_by_role("button", name="状态").click()
    assert column(8)[0] == "未核"
    assert sheet.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_the_number_sheet_leads_to_the_text(sample: Any) -> None:
    sample.locator("td a", has_text="4月10日").click()
    assert sample.locator(".text .m.at").inner_text() == "4月10日"


def test_skips_and_problems_are_told(sample: Any) -> None:
    text = sample.locator(".reasons").inner_text()
    assert "缺上年数值" in text
    assert "研发投入86.4亿元" in text
    assert "除数可能为零" in sample.locator(".problems").inner_text()


def test_a_clean_page_says_so_and_what_was_looked_at(open_report: Open) -> None:
    (page,) = sample_report().pages
    passing = tuple(f for f in page.findings if f.verdict is Verdict.PASS)
    report = Report((structs.replace(page, findings=passing),), "0.1.0", "0")
    opened = open_report(report)
    assert opened.locator(".note.good").inner_text().startswith("没有发现不符。")
    assert "已核 " in opened.locator(".coverage").inner_text()


def test_a_page_where_nothing_was_looked_at_is_not_called_clean(open_report: Open) -> None:
    (page,) = sample_report().pages
    report = Report((structs.replace(page, findings=()),), "0.1.0", "0")
    opened = open_report(report)
    assert opened.locator(".note.good").count() == 0
    assert opened.locator(".note.bad").inner_text() == "没有任何数据被核查，因此不能说没有差错。"


def test_many_pages_open_from_the_index(open_report: Open) -> None:
    opened = open_report(big_report(pages=12))
    rows = opened.locator("table.pages tbody tr")
    assert rows.count() == 12
    errors = [int(text) for text in opened.locator("table.pages td:nth-child(3)").all_inner_texts()]
    assert errors == sorted(errors, reverse=True)
    rows.first.get_by_role("link").click()
    opened.locator(".card").first.wait_for()
    assert opened.locator("#index").is_hidden()
    opened.keyboard.press("j")
    assert opened.locator(".text .m.on").count() > 0
    opened.get_by_role("link", name="下一版").click()
    opened.wait_for_function("document.querySelector('#page')")
    opened.get_by_role("link", name="总目").click()
    assert opened.locator("#index").is_visible()
    opened.go_back()
    opened.locator(".card").first.wait_for()


def test_the_index_is_filtered(open_report: Open) -> None:
    opened = open_report(big_report(pages=12))
    opened.get_by_role("searchbox").fill("A03")
    assert opened.locator("table.pages tbody tr:visible").count() == 1
    opened.get_by_role("searchbox").fill("")
    opened.locator(".chip.waived").click()
    visible = opened.locator("table.pages tbody tr:visible td.waived").all_inner_texts()
    assert visible
    assert all(int(text) > 0 for text in visible)


def test_english(open_report: Open) -> None:
    opened = open_report(sample_report(), language="en")
    assert opened.locator("html").get_attribute("lang") == "en"
    assert opened.locator(".card .s").first.inner_text() == "Error"
    assert opened.get_by_role("button", name="Export review").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_sideways(open_report: Open, width: int) -> None:
    opened = open_report(sample_report(), viewport={"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_the_page_is_readable(open_report: Open) -> None:
    opened = open_report(sample_report(), java_script_enabled=False)
    assert shown_titles(opened) == WRONG
    opened.locator(".text a.m").first.click()
    assert opened.url.endswith("#c0")
