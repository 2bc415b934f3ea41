"""What a run writes of kept pages is to the byte what it writes of pages checked now."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.archive.command import checker
from tests.archive.make_archive import write_archive

FORMATS = ("jsonl", "json", "sarif", "xml", "txt", "gitlab")
PAGES = 36


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("archive")
    write_archive(home / "pages", PAGES, 6)
    (home / "pages" / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    (home / "pages" / "角：“a”&<b>.txt").write_text("全市新增3家，新增3家。\n", encoding="utf-8")
    assert checker("check", "pages", "--cache", "cache", cwd=home).code == 2
    return home


def _outputs(home: Path, name: str, *options: str) -> dict[str, bytes]:
    """Return what every format holds; GitLab's goes by its name, it has no suffix of its own."""
    wanted = [f"--output={name}.{form}" for form in FORMATS[:-1]]
    wanted += ["--format", "gitlab", f"--output={name}.gitlab"]
    done = checker("check", "pages", *wanted, *options, cwd=home)
    assert "Traceback" not in done.err
    found = {form: (home / f"{name}.{form}").read_bytes() for form in FORMATS}
    return {**found, "code": b"%d" % done.code, "err": done.err.encode()}


def _entry(home: Path) -> str:
    """Return a waiver of the first fail, its quotes with the words around."""
    done = checker("check", "pages", "--format", "jsonl", cwd=home)
    pages: list[dict[str, Any]] = [json.loads(line) for line in done.out.splitlines()[:-1]]
    page, claim = next(
        (page, claim) for page in pages for claim in page["claims"] if claim["verdict"] == "fail"
    )
    text = (home / page["path"]).read_text(encoding="utf-8")
    places = [(page["figures"][n]["start"], page["figures"][n]["end"]) for n in claim["figures"]]
    quotes = [
        f"{text[max(0, a - 6) : a]}⟦{text[a:b]}⟧{text[b : b + 6]}".replace("\n", "")
        for a, b in places
    ]
    lines = "".join(f'\n      - "{quote}"' for quote in quotes)
    return (
        f"waivers:\n  - rule: {claim['rule']}\n    quotes:{lines}\n    reason: 口径不同\n"
        "    by: 值班编辑\n"
    )


@pytest.mark.parametrize(
    ("options", "config"),
    [
        ((), ""),
        (("--all",), ""),
        (("--quiet",), ""),
        (("--lang", "en"), ""),
        (("--fail-on", "query"), ""),
        (("--waivers", "w.yaml"), ""),
        (("--baseline", "b.json"), ""),
        (("--baseline", "b.json", "--waivers", "w.yaml", "--all"), ""),
        (("--config", "checker.yaml"), "severity:\n  change: query\n  share: style\n"),
        (("--config", "checker.yaml"), "ignore: [share]\n"),
        (("--today", "2099-01-01", "--waivers", "w.yaml"), ""),
    ],
)
def test_kept_pages_are_written_as_fresh_ones(
    home: Path, options: tuple[str, ...], config: str
) -> None:
    (home / "w.yaml").write_text(_entry(home), encoding="utf-8")
    (home / "checker.yaml").write_text(config, encoding="utf-8")
    if not (home / "b.json").exists():
        checker("check", "pages", "--baseline", "b.json", "--write-baseline", cwd=home)
    fresh = _outputs(home, "fresh", "--no-cache", "-j", "1", *options)
    for number, jobs in enumerate(("2", "1")):
        assert _outputs(home, f"kept{number}", "--cache", "cache", "-j", jobs, *options) == fresh
    assert fresh["code"] == b"2"


def test_waiver_baseline_and_severity_do_change_what_is_written(home: Path) -> None:
    (home / "w.yaml").write_text(_entry(home), encoding="utf-8")
    (home / "low.yaml").write_text("severity:\n  change: style\n", encoding="utf-8")
    checker("check", "pages", "--baseline", "b.json", "--write-baseline", cwd=home)
    plain = _counts(home)
    assert plain["error"] + plain["query"] == 6
    assert _counts(home, "--waivers", "w.yaml")["waived"] == 1
    assert _counts(home, "--baseline", "b.json")["known"] == 6
    assert _counts(home, "--config", "low.yaml")["style"] > 0
    # None of it is left behind in the cache.
    assert _counts(home) == plain


def _counts(home: Path, *options: str) -> dict[str, int]:
    done = checker("check", "pages", "--cache", "cache", "--format", "jsonl", *options, cwd=home)
    summary: dict[str, int] = json.loads(done.out.splitlines()[-1])["summary"]
    return summary
