"""Bad input through the real command: one clear line each, exit code 2, never a traceback."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import RIGHT, ROOT, WRONG, Ran, run_process, write
from tests.cli.run import run as run_plain

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: str | Path) -> Ran:
    """Run the command in English, the language that faults are raised in."""
    return run_plain(capsys, *arguments, "--lang", "en")


USAGE = [
    ([], "required"),
    (["check"], "PATH"),
    (["chekc", "a.txt"], "invalid choice"),
    (["check", "a.txt", "--fromat", "json"], "unrecognized arguments: --fromat"),
    (["check", "a.txt", "--format", "jsno"], 'no format is called "jsno"; known: text, json'),
    (["check", "a.txt", "--date", "2022-02-30"], "expected a day like 2022-04-13"),
    (["check", "a.txt", "--date", "13.4.2022"], "expected a day like 2022-04-13"),
    (["check", "a.txt", "--date", "20220413"], "expected a day like 2022-04-13"),
    (["check", "a.txt", "--fail-on", "always"], "invalid choice: 'always'"),
    (["check", "a.txt", "-j", "0"], "expected a number from 1 on"),
    (["check", "a.txt", "-j", "two"], "expected a number from 1 on"),
    (["check", "a.txt", "--lang", "fr"], "invalid choice: 'fr'"),
    (["check", "a.txt", "--write-baseline"], "--write-baseline needs the file"),
    (["check", "--write-baseline", "a.txt"], "--write-baseline needs the file"),
    (["check", "a.txt", "--write-baseline=a.txt"], "would be written over the page"),
    (["check", "a.txt", "--baseline", "b", "--write-baseline", "c.json"], "name two files"),
    (
        ["check", "a.txt", "--baseline", "b", "--write-baseline", "--changed-since", "HEAD"],
        "--write-baseline is over all pages",
    ),
    (["check", "a.txt", "--select", "chnage/"], 'did you mean "change/"?'),
    (["check", "a.txt", "--ignore", "change/diference"], 'did you mean "change/difference"?'),
    (["check", "a.txt", "--select", "zzz"], 'no rule is called "zzz"'),
    (["check", "a.txt", "-f", "text", "-f", "json"], "would both go to standard output"),
    (["check", "a.txt", "-f", "json", "-o", "x", "-f", "html", "-o", "x"], "would both go to x"),
    (["check", "-", "-"], "standard input (-) can be given once only"),
    (["check", "a.txt", "--config", "no.yaml"], "no.yaml: configuration cannot be read"),
    (["check", "a.txt", "--waivers", "no.yaml"], "no.yaml: waivers file cannot be read"),
    (["check", "a.txt", "--baseline", "no.json"], "no.json: baseline cannot be read"),
    (["check", "a.txt", "--rules", "no-rules"], "no-rules: not readable"),
    (["check", "a.txt", "-o", "a.txt/x.json"], "a.txt/x.json: cannot be written"),
    (["check", "a.txt", "--changed-since", "HEAD~1"], "git"),
    (["rules", "show", "nothing/such"], 'no rule is called "nothing/such"'),
    (["waivers", "prune", "a.txt"], "no waivers file found"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=lambda value: str(value)[:60])
def test_a_fault_of_usage_is_one_line(
    capsys: Capture, tmp_path: Path, arguments: list[str], said: str
) -> None:
    write(tmp_path / "a.txt", RIGHT)
    if not arguments:
        arguments = ["rules"]
    ran = run(capsys, *arguments)
    assert ran.code == 2
    (line,) = ran.faults()
    assert line.startswith("checker: ")
    assert said in line
    assert ran.out == ""


PAGES = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    "other.txt": ("текст страницы".encode("cp1251") * 9, "encoding"),
    "torn.txt": ("全市有企业".encode() * 9 + b"\xe5\x85", "UTF-8"),
    "front.txt": ("---\ndate: 2022-02-30\n---\n全市有3家企业。\n".encode(), "expected a date"),
    "keys.txt": ("---\ndate: [\n---\n全市有3家企业。\n".encode(), "not YAML"),
    "alias.txt": (b"---\na: &a [x]\nb: *a\n---\nx\n", "alias"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_cannot_be_read_is_named_and_the_others_are_checked(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    content, said = PAGES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    write(tmp_path / "a.txt", WRONG)
    write(tmp_path / "z.txt", RIGHT)
    ran = run(capsys, "check", "a.txt", name, "z.txt", "--format", "json")
    assert ran.code == 2
    (line,) = ran.faults()
    assert line.startswith(f"checker: {name}: ")
    assert said in line
    first, bad, last = ran.document()["pages"]
    assert [claim["verdict"] for claim in first["claims"]].count("fail") == 1
    assert bad["problems"]
    assert bad["figures"] == []
    assert last["figures"]


def test_a_bad_page_ends_with_two_even_where_nothing_may_fail(
    capsys: Capture, tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", WRONG)
    assert run(capsys, "check", "a.txt", "no.txt", "--exit-zero", "--fail-on", "never").code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_page_without_permission_is_named(capsys: Capture, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", RIGHT)
    path.chmod(0)
    ran = run(capsys, "check", path)
    assert (ran.code, "Permission denied" in ran.err) == (2, True)


def test_a_folder_without_pages_does_not_look_clean(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    ran = run(capsys, "check", "nothing")
    assert ran.code == 2
    assert ran.faults() == [
        "checker: nothing: no page found; pages are .txt, .md, .jsonl and .jsonl.gz files"
    ]


def test_a_broken_line_of_json_lines_is_named_by_its_number(
    capsys: Capture, tmp_path: Path
) -> None:
    lines = '{"id": "a", "text": "全市有97家企业。"}\n{"id": "b"\n{"id": "c", "text": "有3家。"}\n'
    (tmp_path / "p.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    ran = run(capsys, "check", "p.jsonl.gz", "--format", "json")
    assert ran.code == 2
    assert len(ran.faults()) == 1
    assert "2" in ran.faults()[0]
    assert len(ran.document()["pages"]) == 3


RULE = "rules:\n  - id: my/rule\n    title: 规则\n    {}\n"
RULE_FILES = {
    "unknown key": (RULE.format("chekc: a == b"), 4, "did you mean"),
    "duplicate key": (RULE.format("title: 又一个"), 4, "twice"),
    "alias": ("words: &a [x]\nclaims: *a\n", 1, "refused"),
    "import": (RULE.format("check: __import__('os')"), None, ""),
    "no YAML": ("rules: [\n", None, "YAML"),
    "not a mapping": ("- 1\n", 1, "expected"),
}


@pytest.mark.parametrize("name", RULE_FILES)
def test_a_fault_of_a_rule_file_names_file_and_line(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    text, line, said = RULE_FILES[name]
    write(tmp_path / "my/rules.yaml", text)
    write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, "check", "a.txt", "--rules", "my")
    assert (ran.code, ran.out) == (2, "")
    assert all(fault.startswith("checker: my/rules.yaml") for fault in ran.faults())
    place = f"checker: my/rules.yaml:{line}: " if line else "checker: my/rules.yaml"
    assert any(fault.startswith(place) and said in fault for fault in ran.faults())


def test_nothing_is_written_where_the_run_cannot_start(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RIGHT)
    old = write(tmp_path / "out.json", "old")
    assert run(capsys, "check", "a.txt", "--select", "zzz", "-o", old).code == 2
    assert old.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "no.txt"],
        ["check", "--nonsense"],
        ["figures", "no.txt"],
        ["rules", "show", "no/rule"],
        ["config", "show", "--config", "no.yaml"],
    ],
    ids=" ".join,
)
def test_as_a_process_it_ends_with_two_and_no_traceback(
    tmp_path: Path, arguments: list[str]
) -> None:
    ran = run_process(*arguments, folder=tmp_path)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert len(ran.faults()) == 1


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "checker", "rules", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("arguments", [("check", "a.txt"), ("rules", "list")])
def test_a_full_disk_under_the_screen_is_one_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write(tmp_path / "a.txt", WRONG)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", *arguments, "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "checker: <stdout>: cannot be written: No space left on device\n"


def test_a_plain_locale_still_gets_utf8(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    ran = run_process("check", "a.txt", folder=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "文中为324家" in ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["a.txt", "--config", "o,dd:%.yaml"],
            ["::error file=o%2Cdd%3A%25.yaml,line=2,title=checker::checker.yaml 没有“langauge”"],
        ),
        (["nothing"], ["::error title=checker::nothing: 没有找到版面；"]),
        (["a.txt", "--rules", "r.yaml"], ["::error file=r.yaml,line="] * 2),
        (["a.txt", "--date", "2022%"], ["::error title=checker::--date: '2022%25' 不是日期"]),
        (["a.txt", "-f", "json", "-o", "a.txt/x"], ["::error title=checker::a.txt/x: 无法写入"]),
    ],
)
def test_inside_actions_a_fault_that_ends_the_run_is_annotated(
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: list[str],
) -> None:
    write(tmp_path / "a.txt", RIGHT)
    write(tmp_path / "o,dd:%.yaml", "fail-on: error\nlangauge: en\n")
    write(tmp_path / "r.yaml", "rules:\n  - id: 1\n    a: b\n")
    (tmp_path / "nothing").mkdir()
    plain = run_plain(capsys, "check", *arguments)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = run_plain(capsys, "check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    said = plain.faults()
    assert ran.faults()[: len(said)] == said
    commands = ran.faults()[len(said) :]
    assert len(commands) == len(said)
    for command, start in zip(commands, told, strict=False):
        assert command.startswith(start)


IN_CHINESE = [
    (["check", "no.txt"], "no.txt: 没有这个文件或文件夹"),
    (["check", "empty.txt"], "empty.txt: 文件是空的；请把版面存为 UTF-8 纯文本"),
    (["check", "picture.txt"], "picture.txt: 不是文本（图片）；请把版面存为 UTF-8 纯文本"),
    (["check", "binary.txt"], "binary.txt: 不是文本（二进制数据）；请把版面存为 UTF-8 纯文本"),
    (["check", "other.txt"], "文件编码不是 UTF-8 或 GB18030"),
    (["check", "torn.txt"], "torn.txt: 不是完整的 UTF-8：第1行有字节 0xe5"),
    (["check", "front.txt"], "文首的日期“2022-02-30”不对；请写 “date: 2022-04-13”"),
    (["check", "a.txt", "--date", "13.4.2022"], "'13.4.2022' 不是日期；请写成 2022-04-13 的样子"),
    (["check", "a.txt", "--fromat"], "没有这个选项：--fromat；用法见 checker --help"),
    (["check", "a.txt", "--fail-on", "always"], "--fail-on 不能是 'always'；可用："),
    (["check", "a.txt", "--date"], "--date 后面缺一个值；用法见"),
    (["check"], "缺少 PATH；用法见 checker"),
    (["check", "a.txt", "-j", "0"], "须是从 1 起的整数，不能是 '0'"),
    (["check", "a.txt", "-f", "jsno"], "没有“jsno”这个格式；可用：text, json"),
    (["check", "a.txt", "--select", "chnage/"], "没有“chnage/”这条规则；是不是“change/”？"),
    (["check", "a.txt", "--select", "zzz"], "没有“zzz”这条规则；用 checker rules list 看全部"),
    (["check", "-", "-"], "标准输入（-）只能给一次"),
    (["check", "nothing"], "nothing: 没有找到版面；"),
    (["check", "a.txt", "--waivers", "no.yaml"], "no.yaml: 豁免文件无法读取："),
]


@pytest.mark.parametrize(("arguments", "said"), IN_CHINESE, ids=lambda value: str(value)[:60])
def test_common_faults_are_told_in_chinese_unless_english_is_asked_for(
    capsys: Capture, tmp_path: Path, arguments: list[str], said: str
) -> None:
    write(tmp_path / "a.txt", RIGHT)
    (tmp_path / "nothing").mkdir()
    for name, (content, _) in PAGES.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    ran = run_plain(capsys, *arguments)
    assert ran.code == 2
    (line,) = ran.faults()
    assert said in line
    (english,) = run(capsys, *arguments).faults()
    assert said not in english


def test_the_configured_language_is_that_of_faults(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "checker.yaml", "language: en\n")
    write(tmp_path / "a.txt", RIGHT)
    for arguments in (["no.txt"], ["a.txt", "--select", "zzz"]):
        ran = run_plain(capsys, "check", *arguments)
        assert ran.err.isascii()


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "junit", "gitlab", "text"])
def test_what_is_wrong_with_a_page_is_told_in_the_language_of_the_run(
    capsys: Capture, tmp_path: Path, form: str
) -> None:
    page = write(tmp_path / "a.txt", "")
    for language, words in (("zh", "文件是空的"), ("en", "found an empty file")):
        ran = run_plain(
            capsys, "check", page, "--lang", language, "-f", form, "-o", str(tmp_path / "out")
        )
        assert ran.code == 2
        assert words in ran.err
        out = (tmp_path / "out").read_text(encoding="utf-8")
        assert words in out
