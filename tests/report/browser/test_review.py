"""An editor decides: marks stay, waivers go to the checker, corrections to the writer."""

import datetime as dt
from pathlib import Path
from typing import Any

from checker.core.model import Report, Waived
from checker.review.unused import apply_waivers
from checker.review.waivers_file import load_waivers
from tests.report.browser.conftest import Open
from tests.report.sample import big_report, sample_report

TODAY = dt.date.today()


def decide(page: Any, card: int, decision: str, reason: str = "", by: str = "") -> None:
    found = page.locator(".card").nth(card)
    found.get_by_role("button", name=decision).click()
    if reason:
        found.locator("[name=reason]").fill(reason)
    if by:
        found.locator("[name=by]").fill(by)


def export(page: Any, folder: Path, name: str = "waivers") -> Path:
    page.get_by_role("button", name="导出复核").click()
    with page.expect_download() as download:
        page.locator(f"[data-download={name}]").click()
    path: Path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_false_alarm_is_exported_and_the_run_goes_on_without_it(
    sample: Any, tmp_path: Path
) -> None:
    decide(sample, 0, "误报", '公司年报：出口价 "离岸" 计；C:\\账 # 1', "王编辑")
    path = export(sample, tmp_path)
    assert path.name == "waivers.yaml"
    # As the README has people write it.
    assert "\n    decision: 误报\n" in path.read_text(encoding="utf-8")
    applied = apply_waivers(sample_report(), load_waivers(path), TODAY)
    open_before = [f.rule for f in sample_report().pages[0].findings if f.is_open_fail()]
    open_after = [f for f in applied.report.pages[0].findings if f.is_open_fail()]
    assert "plausible/price-per-mass" in open_before
    assert len(open_after) == len(open_before) - 1
    waived = [f.waived for f in applied.report.pages[0].findings if f.rule.startswith("plausible")]
    assert waived == [Waived('公司年报：出口价 "离岸" 计；C:\\账 # 1', "王编辑", "false-alarm")]
    assert applied.stale == ()


def test_an_english_report_writes_the_decision_in_english(open_report: Open) -> None:
    page = open_report(sample_report(), language="en")
    decide(page, 0, "Different basis", "other scope")
    page.evaluate("openExport()")
    text = page.locator("#text-waivers").input_value()
    assert "\n    decision: different-basis\n" in text


def test_every_kind_of_finding_comes_back_as_a_waiver(sample: Any, tmp_path: Path) -> None:
    sample.get_by_role("button", name="已豁免").click()
    for card in range(6):
        decide(sample, card, "口径不同" if card % 2 else "误报", f"理由{card}")
    waivers = load_waivers(export(sample, tmp_path))
    assert [waiver.reason for waiver in waivers] != []
    (page,) = apply_waivers(sample_report(), waivers, TODAY).report.pages
    reasons = {f.waived.reason for f in page.findings if f.waived}
    assert reasons == {f"理由{card}" for card in range(6)}


def test_a_decision_without_a_reason_is_not_exported_and_told(sample: Any) -> None:
    decide(sample, 0, "误报")
    assert sample.locator(".missing").first.is_visible()
    sample.get_by_role("button", name="导出复核").click()
    note = sample.locator("#export-note").inner_text()
    assert note == "有 1 条误报或口径不同没有写理由，未导出。"
    assert sample.locator("#text-waivers").is_hidden()


def test_corrections_tell_the_writer_what_to_mend(sample: Any, tmp_path: Path) -> None:
    decide(sample, 1, "采纳", "请问科技局", "李编辑")
    path = export(sample, tmp_path, "corrections")
    assert path.name == "改稿清单.txt"
    assert path.read_text(encoding="utf-8") == (
        "改稿清单 · 2022-04-13 · a02.txt · 1 处\n\n"
        "1. 【差错】4年新增高新技术企业⟦324家⟧、省级以上创新平台126家；…全市高新技术"
        "企业由2018年初的⟦97家⟧增加到2021年的⟦411家⟧，科技型中小企业入库594家…\n"
        "   问题：411家 − 97家 = 314家，文中为324家\n"
        "   改法：应为314家\n"
        "   可能：324 与 314 一位数字不同，可能是录入之误\n"
        "   说明：请问科技局（李编辑）\n"
    )


def test_decisions_are_kept_and_can_be_taken_back(sample: Any) -> None:
    decide(sample, 0, "误报", "已核", "王编辑")
    decide(sample, 3, "采纳")
    assert sample.locator(".progress").inner_text() == "已复核 2/6"
    sample.reload()
    card = sample.locator(".card").first
    assert card.locator("[name=reason]").input_value() == "已核"
    assert card.get_by_role("button", name="误报").get_attribute("aria-pressed") == "true"
    card.get_by_role("button", name="误报").click()
    assert sample.locator(".progress").inner_text() == "已复核 1/6"
    decide(sample, 1, "口径不同")
    assert sample.locator(".card").nth(1).locator("[name=by]").input_value() == "王编辑"


def test_the_keyboard_decides(sample: Any) -> None:
    sample.keyboard.press("j")
    sample.keyboard.press("2")
    sample.keyboard.type("1 已核 j")
    card = sample.locator(".card").first
    assert card.locator("[name=reason]").input_value() == "1 已核 j"
    assert card.get_by_role("button", name="误报").get_attribute("aria-pressed") == "true"


def test_until_is_exported(sample: Any, tmp_path: Path) -> None:
    decide(sample, 0, "误报", "本月有效")
    sample.locator(".card").first.locator("[name=until]").fill("2022-04-30")
    (waiver,) = load_waivers(export(sample, tmp_path))
    assert waiver.until == dt.date(2022, 4, 30)


def test_copying_works_without_a_clipboard(sample: Any) -> None:
    decide(sample, 0, "误报", "已核")
    sample.get_by_role("button", name="导出复核").click()
    sample.locator("[data-copy=waivers]").click()
    sample.wait_for_function(
        "document.querySelector('[data-copy=waivers]').textContent === '已复制'"
    )


def test_decisions_on_many_pages_are_exported_together(open_report: Open, tmp_path: Path) -> None:
    report = big_report(pages=5)
    opened = open_report(report)
    for number in (1, 4):
        opened.evaluate("number => { location.hash = `#p${number}` }", number)
        opened.locator(f"#page[data-path*='A0{number - 1}']").wait_for()
        decide(opened, 0, "误报", f"第{number}版已核")
    opened.evaluate("location.hash = ''")
    waivers = load_waivers(export(opened, tmp_path))
    assert sorted(waiver.reason for waiver in waivers) == ["第1版已核", "第4版已核"]
    waived = [f for p in applied_pages(report, waivers) for f in p.findings if f.waived]
    assert {f.waived.reason for f in waived} >= {"第1版已核"}


def applied_pages(report: Report, waivers: Any) -> Any:
    return apply_waivers(report, waivers, TODAY).report.pages


def test_a_broken_store_is_no_obstacle(sample: Any) -> None:
    key = sample.evaluate("shelf")
    for broken in ("{", "null", "[]", '"x"'):
        sample.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, broken])
        sample.reload()
        decide(sample, 0, "误报", "已核")
        assert sample.locator(".progress").inner_text().startswith("已复核 1/6")
