"""The example pages come out as the JSON beside them says."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAGES = sorted((Path(__file__).parents[1] / "examples" / "pages").glob("*.txt"))


def _document(page: Path) -> dict[str, Any]:
    """Return the JSON report on a page, without what changes with every edit of a rule file."""
    command = [
        sys.executable,
        "-m",
        "checker",
        "check",
        page.name,
        "--format",
        "json",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=page.parent, capture_output=True, check=False)
    document: dict[str, Any] = json.loads(done.stdout)
    del document["tool"]["rules"]
    return document


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_example_page_has_its_report(page: Path, renew_golden: bool) -> None:
    expected = page.with_suffix(".json")
    document = _document(page)
    if renew_golden:
        text = json.dumps(document, ensure_ascii=False, indent=1)
        expected.write_text(text + "\n", encoding="utf-8")
    assert document == json.loads(expected.read_text(encoding="utf-8"))


def test_the_clean_page_has_no_fault_and_the_others_have() -> None:
    fails = {
        page.stem: [
            c["rule"] for c in _document(page)["pages"][0]["claims"] if c["verdict"] == "fail"
        ]
        for page in PAGES
    }
    assert fails["clean"] == []
    assert "plausible/price-per-mass" in fails["plant"]
    assert {"change/difference", "agreement/value"} <= set(fails["innovation"])
