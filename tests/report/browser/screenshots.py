"""Make the pictures of the report that the README shows: light, dark, phone, print.

    python -m tests.report.browser.screenshots [report.html] [folder]

Without a report the hand-made sample is pictured.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from checker.report.html import to_html
from tests.report.browser.chromium import ARGUMENTS, find_chromium
from tests.report.sample import sample_report

_SCREEN: dict[str, Any] = {"width": 1200, "height": 760}
_SHOTS: dict[str, dict[str, Any]] = {
    "report-light.png": {"viewport": _SCREEN, "color_scheme": "light"},
    "report-dark.png": {"viewport": _SCREEN, "color_scheme": "dark"},
    "report-phone.png": {
        "viewport": {"width": 390, "height": 760},
        "is_mobile": True,
        "color_scheme": "light",
    },
}


def make_screenshots(report: Path, folder: Path) -> None:
    """Write the four pictures of `report` into `folder`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for name, options in _SHOTS.items():
            page = browser.new_context(**options).new_page()
            page.goto(report.resolve().as_uri())
            page.keyboard.press("j")
            page.wait_for_timeout(600)
            page.screenshot(path=folder / name)
        page = browser.new_page()
        page.goto(report.resolve().as_uri())
        page.pdf(path=folder / "report.pdf", prefer_css_page_size=True)
        browser.close()
    _first_sheet(folder)
    _make_small([folder / name for name in _SHOTS])


def _make_small(pictures: list[Path]) -> None:
    """Give the pictures a palette, where the tool for it is installed; a third is left."""
    if shutil.which("pngquant"):
        command = ["pngquant", "--force", "--ext", ".png", "--speed", "1", "64"]
        subprocess.run([*command, *map(str, pictures)], check=True)


def _first_sheet(folder: Path) -> None:
    pdf = folder / "report.pdf"
    where = str(folder / "report-print")
    command = ["pdftoppm", "-png", "-singlefile", "-r", "80", "-gray", str(pdf), where]
    subprocess.run(command, check=True)
    pdf.unlink()


def main(arguments: list[str]) -> None:
    """Picture the report named, or the sample."""
    folder = Path(arguments[1]) if len(arguments) > 1 else Path("examples")
    folder.mkdir(parents=True, exist_ok=True)
    if arguments:
        make_screenshots(Path(arguments[0]), folder)
        return
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.html"
        report.write_text(to_html(sample_report(), generated="2022-04-12 21:40"), encoding="utf-8")
        make_screenshots(report, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
