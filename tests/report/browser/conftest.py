"""A browser that may ask nobody for anything, and that tells of every error."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.core.model import Report
from checker.report.html import to_html
from tests.report.browser.chromium import ARGUMENTS, find_chromium
from tests.report.sample import sample_report

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install claim-checker[browser]"
)
Open = Callable[..., Any]
MADE = "2022-04-12 21:40"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser once."""
    where = find_chromium()
    if where is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=where, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Return what opens a report by its file URL, and fail on any error or request."""
    contexts: list[Any] = []
    heard: list[str] = []

    def opened(report: Report | Path, *, language: str = "zh", **options: Any) -> Any:
        path = report if isinstance(report, Path) else tmp_path / "report.html"
        if isinstance(report, Report):
            text = to_html(report, language=language, generated=MADE)
            path.write_text(text, encoding="utf-8")
        context = browser.new_context(accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: _note_request(request.url, heard))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


def _note_request(url: str, heard: list[str]) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        heard.append(f"request: {url}")


@pytest.fixture
def sample(open_report: Open) -> Any:
    """Open the hand-made page."""
    return open_report(sample_report(), viewport={"width": 1280, "height": 860})
