"""What a developer meets on the first day: bad paths, odd files, wrong configurations."""

import re
from pathlib import Path

import pytest

from tests.cli.run import RIGHT, WRONG, run, write

Capture = pytest.CaptureFixture[str]
COMMANDS = [
    "",
    "check",
    "figures",
    "rules",
    "rules list",
    "rules show",
    "rules test",
    "rules score",
    "rules schema",
    "waivers",
    "waivers prune",
    "config",
    "config show",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_one_language(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit):
        run(capsys, *command.split(), "--help")
    said = capsys.readouterr().out
    assert said.startswith(f"用法： checker {command}".rstrip())
    # What is left are options, names of values and examples.
    titles = [line for line in said.splitlines()[1:] if re.fullmatch(r"\S.*:", line)]
    assert titles
    assert all(re.match("[\u4e00-\u9fff]", title) for title in titles)
    assert "show" not in re.sub(r"checker (?:config|rules) show.*|^ +show .*", "", said, flags=re.M)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["figures", "no.txt"], "no.txt: 没有这个文件或文件夹"),
        (["rules", "score", "no.txt"], "no.txt: 没有这个文件或文件夹"),
        (["rules", "score", "empty.txt"], "empty.txt: 文件是空的；请把版面存为 UTF-8 纯文本"),
        (["config", "show", "no"], "no: 没有这个文件或文件夹"),
        (["check", "a.txt", "--date", "x"], "--date: 'x' 不是日期；请写成 2022-04-13 的样子"),
        (
            ["check", "a.txt", "-f", "json", "-f", "sarif"],
            "json 和 sarif 都要写到 屏幕；请给每种格式各加一个 -o 文件",
        ),
        (
            ["check", "a.txt", "--changed-since", "HEAD"],
            ".: 这里不是 git 仓库；--changed-since 要与 git 中的版本比较",
        ),
        (["check", "list.jsonl"], "list.jsonl:1: 应为带 text 键的对象，不能是 列表"),
        (["check", "torn.jsonl"], "torn.jsonl:1: 不是 JSON：没有写完"),
        (["check", "front.txt"], "front.txt: 第3行: 文首（front matter）不是 YAML：这里应有值"),
    ],
)
def test_a_fault_is_one_chinese_line_and_exit_2(
    capsys: Capture, tmp_path: Path, arguments: list[str], fault: str
) -> None:
    write(tmp_path / "a.txt", RIGHT)
    write(tmp_path / "empty.txt", "")
    write(tmp_path / "list.jsonl", "[1]\n")
    write(tmp_path / "torn.jsonl", '{"text": "全')
    write(tmp_path / "front.txt", "---\na: [\n---\n全市有3家。\n")
    ran = run(capsys, *arguments)
    assert (ran.code, ran.faults()) == (2, [f"checker: {fault}"])


CONFIGURATIONS = [
    (
        "fail-on: warn\nselct: [x]\n",
        [
            "checker.yaml:1: “fail-on”不能是“warn”；可用：error, never, query",
            "checker.yaml:2: checker.yaml 没有“selct”这个键；是不是“select”？",
        ],
    ),
    (
        "select: [chnage/, zz]\nignore: [date/x]\n",
        [
            "checker.yaml:1: 没有“chnage/”这条规则；是不是“change/”？",
            "checker.yaml:1: 没有“zz”这条规则；用 checker rules list 看全部",
            "checker.yaml:2: 没有“date/x”这条规则；是不是“date/”？",
        ],
    ),
    (
        "baseline: b.json\nrules: [ours, mine]\nwaivers: w.yaml\n",
        [
            "checker.yaml:1: “baseline”：没有这个文件或文件夹：b.json",
            "checker.yaml:2: “rules”：没有这个文件或文件夹：ours",
            "checker.yaml:2: “rules”：没有这个文件或文件夹：mine",
            "checker.yaml:3: “waivers”：没有这个文件或文件夹：w.yaml",
        ],
    ),
    ("select: [a\nignore: b\n", ["checker.yaml:2: 不是 YAML：缺少“,”或“]”"]),
    ("- a\n", ["checker.yaml:1: “checker.yaml”：应为"]),
    (
        'date-pattern: ["{year}"]\n',
        ["checker.yaml:1: 日期格式 '{year}' 要有 {year}、{month}、{day} 各一次，"],
    ),
]


@pytest.mark.parametrize(("text", "faults"), CONFIGURATIONS)
def test_all_that_is_wrong_with_a_configuration_is_told_at_once(
    capsys: Capture, tmp_path: Path, text: str, faults: list[str]
) -> None:
    write(tmp_path / "a.txt", RIGHT)
    write(tmp_path / "checker.yaml", text)
    ran = run(capsys, "check", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    for said, fault in zip(ran.faults(), faults, strict=True):
        assert said.startswith(f"checker: {fault}")


def test_what_the_command_line_names_goes_before_the_configuration(
    capsys: Capture, tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", WRONG)
    write(tmp_path / "checker.yaml", "baseline: b.json\nwaivers: w.yaml\n")
    write(tmp_path / "mine.yaml", "waivers: []\n")
    ran = run(capsys, "check", "a.txt", "--waivers", "mine.yaml", "--write-baseline")
    assert (ran.code, ran.err) == (0, "checker: b.json: 已收入 1 条\n")


def test_a_page_that_cannot_be_read_has_no_number_sheet(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "全市有97家。\n")
    write(tmp_path / "b.txt", "")
    ran = run(capsys, "figures", "a.txt", "b.txt")
    assert ran.code == 2
    assert ran.out.endswith("\nb.txt\n! 未能核查：文件是空的；请把版面存为 UTF-8 纯文本\n\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_change_nothing(
    capsys: Capture, tmp_path: Path, encoding: str, line_end: str
) -> None:
    text = f"要闻\n\n{WRONG}"
    (tmp_path / "a.txt").write_bytes(text.replace("\n", line_end).encode(encoding))
    ran = run(capsys, "check", "a.txt", "-q")
    assert ran.code == 1
    assert (
        "    第3行  全市高新技术企业从2018年初的〔97家〕，增加到2021年的〔411家〕，新增" in ran.out
    )
    assert "    应为 314家\n" in ran.out


def test_a_page_without_figures_says_so(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "今天天气很好，大家都很高兴。\n")
    ran = run(capsys, "check", "a.txt")
    assert (ran.code, ran.out) == (0, "a.txt\n未见不符，相符 0\n没有找到数据\n\n")


@pytest.mark.parametrize(
    ("name", "text", "options", "title"),
    [
        ("a.txt", WRONG, [], "a.txt"),
        ("a.txt", WRONG, ["--date", "2022-04-13"], "a.txt · 2022-04-13"),
        ("a.txt", f"---\ndate: 2022-04-13\n---\n{WRONG}", [], "a.txt · 2022-04-13"),
        ("a.txt", f"2022年4月13日\n\n{WRONG}", [], "a.txt · 2022-04-13（据版面所印）"),
        ("20220413-a.txt", WRONG, [], "20220413-a.txt · 2022-04-13（据路径）"),
        ("20220413-a.txt", RIGHT, [], "20220413-a.txt · 2022-04-13（据路径）"),
        (
            "20220413-a.txt",
            f"2022年4月14日\n\n{RIGHT}",
            ["--lang", "en"],
            "20220413-a.txt · 2022-04-14 (as printed on the page)",
        ),
    ],
)
def test_a_date_that_nobody_gave_is_not_told_as_if_it_were_known(
    capsys: Capture, tmp_path: Path, name: str, text: str, options: list[str], title: str
) -> None:
    write(tmp_path / name, text)
    for _ in range(2):
        ran = run(capsys, "check", name, *options)
        assert ran.out.splitlines()[0] == title


def test_a_line_of_json_lines_tells_its_date_itself(capsys: Capture, tmp_path: Path) -> None:
    lines = ['{"id": 1, "date": "2022-04-13", "text": "有3家。"}', '{"id": 2, "text": "有3家。"}']
    write(tmp_path / "20220413.jsonl", "\n".join(lines))
    ran = run(capsys, "check", "20220413.jsonl")
    assert [line for line in ran.out.splitlines() if "jsonl" in line] == [
        "20220413.jsonl#1 · 2022-04-13",
        "20220413.jsonl#2 · 2022-04-13（据路径）",
    ]


@pytest.mark.parametrize("text", ["4月6日，工程竣工。会议已于4月20日召开。\n"])
def test_without_any_date_what_needs_one_is_not_judged(
    capsys: Capture, tmp_path: Path, text: str
) -> None:
    write(tmp_path / "a.txt", text)
    ran = run(capsys, "check", "a.txt", "--all")
    assert ran.code == 0
    assert "未判  4月20日：版面日期不详" in ran.out
    assert "见报日" not in ran.out
    assert ran.out.endswith("版面日期不详，可用 --date 指定（如 --date 2022-04-13）\n")
