"""checker.yaml through the command: what it changes, and `config show`."""

from pathlib import Path

import pytest

from tests.cli.run import RIGHT, WRONG, run, write

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("config", "options", "code"),
    [
        ("", [], 1),
        ("ignore: change/difference\n", [], 0),
        ("severity: {change/difference: off}\n", [], 0),
        ("severity: {change/difference: query}\n", [], 0),
        ("severity: {change/: query}\nfail-on: query\n", [], 1),
        ("severity: {change/: query}\nfail-on: query\n", ["--fail-on", "error"], 0),
        ("fail-on: never\n", [], 0),
        ("select: date/\n", [], 0),
        ("select: date/\n", ["--select", "change/"], 1),
        ("overrides:\n  - {files: pages/*, ignore: change/}\n", [], 0),
        ("overrides:\n  - {files: other/*, ignore: change/}\n", [], 1),
        ("overrides:\n  - {files: '*.txt', severity: {CHG-01: style}}\n", [], 0),
        ("select: date/\noverrides:\n  - {files: a.txt, select: change/}\n", [], 1),
        ("ignore: change/difference\n", ["--no-config"], 1),
    ],
)
def test_what_the_configuration_changes(
    capsys: Capture, tmp_path: Path, config: str, options: list[str], code: int
) -> None:
    write(tmp_path / "checker.yaml", config)
    write(tmp_path / "pages/a.txt", WRONG)
    assert run(capsys, "check", "pages", *options).code == code


@pytest.mark.parametrize(
    ("config", "fault"),
    [
        ("ingore: a\n", ':1: unknown key "ingore" in checker.yaml; did you mean "ignore"?'),
        ("\nselect: chnage/\n", ':2: no rule is called "chnage/"; did you mean "change/"?'),
        ("severity: {chnage/: off}\n", ':1: no rule is called "chnage/"'),
        ("overrides:\n  - {files: a, ignore: chnage/}\n", ':2: no rule is called "chnage/"'),
        ("date-pattern: '{year}'\n", ":1: date pattern"),
    ],
)
def test_faults_name_the_line(capsys: Capture, tmp_path: Path, config: str, fault: str) -> None:
    write(tmp_path / "checker.yaml", config)
    write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, "check", "a.txt", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.faults()
    assert line.startswith(f"checker: checker.yaml{fault}")


def test_city_language_and_dates_come_from_it(capsys: Capture, tmp_path: Path) -> None:
    config = 'city: 聊城\nlanguage: en\ndate-pattern: "{day}.{month}.{year}"\n'
    write(tmp_path / "checker.yaml", config)
    write(tmp_path / "13.04.2022.txt", RIGHT)
    (page,) = run(capsys, "check", "13.04.2022.txt", "-f", "json").document()["pages"]
    assert (page["city"], page["date"]) == ("聊城", "2022-04-13")
    assert "nothing contradicts" in run(capsys, "check", "13.04.2022.txt").out
    assert "未见不符" in run(capsys, "check", "13.04.2022.txt", "--lang", "zh").out


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2025/01/22/a.txt", "2025-01-22"),
        ("2025-01-22-b.txt", "2025-01-22"),
        ("20250122.txt", "2025-01-22"),
        ("22.1.2025.txt", "2025-01-22"),
        ("2025-01-22/23.1.2025.txt", "2025-01-23"),  # the newsroom's own come first
        ("A02.txt", "-"),
    ],
)
def test_own_date_patterns_go_before_the_usual_ones(
    capsys: Capture, tmp_path: Path, path: str, date: str
) -> None:
    patterns = 'date-pattern: ["{year}/{month}/{day}", "{day}.{month}.{year}"]\n'
    write(tmp_path / "checker.yaml", patterns)
    write(tmp_path / path, RIGHT)
    assert run(capsys, "check", path, "--list-files").out == f"{path}\t{date}\n"


def test_what_is_excluded_is_no_page(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "checker.yaml", "exclude: ['*/drafts']\n")
    write(tmp_path / "pages/a.txt", RIGHT)
    write(tmp_path / "pages/drafts/b.txt", WRONG)
    assert run(capsys, "check", "pages", "--list-files").out == "pages/a.txt\t-\n"


def test_config_show_tells_what_counts_and_from_where(capsys: Capture, tmp_path: Path) -> None:
    assert run(capsys, "config", "show").out == "# 没有找到 checker.yaml，一切按默认\n"
    write(tmp_path / "checker.yaml", "ignore: change/\noverrides:\n  - {files: a, ignore: date/}\n")
    ran = run(capsys, "config", "show")
    assert ran.out.splitlines() == [
        "# checker.yaml",
        'ignore: ["change/"]',
        "overrides:",
        '  - files: ["a"]',
        '    ignore: ["date/"]',
    ]
