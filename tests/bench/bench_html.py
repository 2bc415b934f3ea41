"""The HTML report measured: sizes, time to write, and how it opens and answers in a browser.

    python -m tests.bench.bench_html

A pause is the longest time the page took from an act to the frame that shows it.
"""

import tempfile
import time
from pathlib import Path
from typing import Any

from checker.core.model import Report
from checker.report.html import to_html
from tests.report.browser.chromium import ARGUMENTS, find_chromium
from tests.report.sample import big_report, sample_report

# From an act to the second frame after it: by then what it changed has been drawn.
_PAUSE = """async ([act, times]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const run = new Function("turn", act);
  let worst = 0;
  for (let turn = 0; turn < times; turn++) {
    await frame();
    const start = performance.now();
    run(turn);
    await frame();
    const channel = new MessageChannel();
    await new Promise((done) => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
    worst = Math.max(worst, performance.now() - start);
  }
  return worst;
}"""
_SCROLL = "scrollTo(0, turn * 700)"
_INDEX_ACTS = {
    "scroll the index": _SCROLL,
    "filter the index": "document.querySelectorAll('#index .chip')[turn % 5].click()",
    "seek a page": "const f = document.querySelector('#find'); f.value = 'A' + turn % 10;"
    "f.dispatchEvent(new Event('input', { bubbles: true }))",
    "sort the index": "document.querySelectorAll('#index th button')[turn % 9].click()",
}
_PAGE_ACTS = {
    "scroll": _SCROLL,
    "filter": "document.querySelectorAll('.page .chip')[turn % 4].click()",
    "next card": "stepCard(1)",
    "next figure": "stepMark(1)",
    "sort the sheet": "document.querySelectorAll('.page th button')[turn % 8].click()",
}


def main() -> None:
    """Print the measures as a table."""
    reports = {
        "1 page": sample_report(),
        "100 pages, 3,000 findings": big_report(100, 30),
        "1 page, 5,000 findings": big_report(1, 5000),
    }
    for name, report in reports.items():
        print(f"\n{name}")
        _measure(report)


def _measure(report: Report) -> None:
    start = time.perf_counter()
    data = to_html(report).encode("utf-8")
    _say("write", f"{time.perf_counter() - start:.2f} s")
    _say("size", f"{len(data) / 1000:,.0f} KB")
    where = find_chromium()
    if where is None:
        _say("browser", "none installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_bytes(data)
        _in_browser(path, where, is_many=len(report.pages) > 1)


def _in_browser(path: Path, where: str, *, is_many: bool) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, bypass_csp=True)
        page.set_default_timeout(60_000)
        start = time.perf_counter()
        page.goto(path.as_uri())
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")
        _say("open", f"{time.perf_counter() - start:.2f} s")
        page.wait_for_timeout(500)  # what follows the opening is no answer to an act
        if is_many:
            _pauses(page, _INDEX_ACTS)
            start = time.perf_counter()
            page.evaluate("location.hash = '#p1'")
            page.locator(".card").first.wait_for()
            _say("open a page", f"{1000 * (time.perf_counter() - start):.0f} ms")
        _pauses(page, _PAGE_ACTS)
        browser.close()


def _pauses(page: Any, acts: dict[str, str]) -> None:
    for name, act in acts.items():
        _say(name, f"{page.evaluate(_PAUSE, [act, 20]):.0f} ms at most")


def _say(what: str, measure: str) -> None:
    print(f"  {what:18} {measure}")


if __name__ == "__main__":
    main()
