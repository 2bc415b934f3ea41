"""An editor who has never seen the tool: find the impossible price, see why, decide, run again."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.report.html import write_html_folder
from tests.report.browser.conftest import Open
from tests.report.browser.test_review import decide, export
from tests.report.sample import big_report

EXAMPLES = Path(__file__).parents[3] / "examples/pages"
PLANT = """\
桑黄撑起富民产业

本报讯（记者 林晓） 企业从菌种、栽培一直做到深加工，年加工桑黄茶、桑黄粉等食品100吨，
年销售额140亿元，带动3000名种植户增收。
"""


def run(
    folder: Path, *arguments: str, pages: str = "page.txt"
) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "checker", "check", pages, "--date", "2022-04-13"]
    command += ["--fail-on", "query"]
    return subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def report(tmp_path: Path, open_report: Open) -> Any:
    """Check the page of the plant as a user does, and open what came out."""
    (tmp_path / "page.txt").write_text(PLANT, encoding="utf-8")
    first = run(tmp_path, "--format", "html", "-o", "report.html")
    assert (first.returncode, first.stderr) == (1, "")
    return open_report(tmp_path / "report.html")


def test_the_impossible_price_is_seen_why_and_decided_once(report: Any, tmp_path: Path) -> None:
    card = report.locator(".card").first
    assert card.is_visible()
    assert card.locator(".quote b").all_inner_texts() == ["100吨", "140亿元"]
    assert "140亿元 ÷ 100吨 = 1.4亿元/吨" in card.inner_text()
    card.get_by_text("为什么查").click()
    assert "单价" in card.locator("details p").inner_text()
    decide(report, 0, "误报", "含品牌授权收入，公司年报有载", "王编辑")
    assert export(report, tmp_path).name == "waivers.yaml"
    again = run(tmp_path, "--format", "html", "-o", "again.html")
    assert (again.returncode, again.stderr) == (0, "")


def test_from_the_index_of_the_examples_to_the_price(open_report: Open, tmp_path: Path) -> None:
    for page in EXAMPLES.glob("*.txt"):
        shutil.copy(page, tmp_path)
    first = run(tmp_path, "--format", "html", "-o", "report.html", pages=".")
    assert (first.returncode, first.stderr) == (1, "")
    opened = open_report(tmp_path / "report.html")
    row = opened.locator("table.pages tr", has_text="plant.txt")
    assert "140亿元 ÷ 100吨" in row.locator(".worst").inner_text()
    row.get_by_role("link").click()
    card = opened.locator(".card").first
    assert card.locator(".quote b").all_inner_texts() == ["100吨", "140亿元"]
    card.click()
    assert opened.locator(".text .m.on").all_inner_texts() == ["100吨", "140亿元"]
    decide(opened, 0, "误报", "含品牌授权收入", "王编辑")
    export(opened, tmp_path)
    again = run(tmp_path, "--format", "html", "-o", "again.html", pages="plant.txt")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_folder_of_files_leads_from_page_to_page(open_report: Open, tmp_path: Path) -> None:
    write_html_folder(big_report(pages=3), tmp_path / "out")
    opened = open_report(tmp_path / "out" / "index.html")
    opened.locator("table.pages a").first.click()
    opened.locator(".card").first.wait_for()
    decide(opened, 0, "误报", "已核")
    opened.get_by_role("link", name="总目").click()
    assert opened.locator("table.pages tbody tr").count() == 3
    assert opened.locator(".progress").inner_text().startswith("已复核 1/")
    assert "已核" in export(opened, tmp_path).read_text(encoding="utf-8")


def test_what_was_decided_stays_in_the_next_report(
    report: Any, tmp_path: Path, open_report: Open
) -> None:
    decide(report, 0, "误报", "含品牌授权收入", "王编辑")
    export(report, tmp_path)
    run(tmp_path, "--format", "html", "-o", "again.html")
    again = open_report(tmp_path / "again.html")
    again.get_by_role("button", name="已豁免 1").click()
    assert "含品牌授权收入（王编辑）" in again.locator(".card.waived .waiver").inner_text()


def test_a_waiver_that_fits_no_more_is_told(report: Any, tmp_path: Path) -> None:
    decide(report, 0, "误报", "已核")
    export(report, tmp_path)
    (tmp_path / "page.txt").write_text(PLANT.replace("140亿", "1.4亿"), encoding="utf-8")
    mended = run(tmp_path)
    assert "waivers.yaml:3" in mended.stdout + mended.stderr
