"""GitHub annotations: the workflow command syntax, its limits, and the step's summary."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from checker.core.model import PageReport, Problem
from checker.report.github import GithubWriter, is_in_actions, summary_path
from checker.report.stream import RunInfo
from tests.report.ci_sample import RUN, with_fails, written
from tests.report.sample import sample_page


def _commands(pages: list[PageReport]) -> list[str]:
    return written(pages, GithubWriter).splitlines()


def _summary(pages: list[PageReport], path: Path, language: str = "zh") -> str:
    run = replace(RUN, language=language)
    written(pages, lambda out, run: GithubWriter(out, run, path), run)
    return path.read_text(encoding="utf-8")


def test_an_annotation_has_file_place_title_and_message() -> None:
    plant = next(line for line in _commands([sample_page()]) if "每公斤14万元" in line)
    assert plant == (
        "::error file=a02.txt,line=2,endLine=2,col=51,endColumn=65,title=单价应在可信范围之内::"
        "140亿元 ÷ 100吨，合每公斤14万元；食品的可信范围是每公斤1—5000元"
        "%0A若产量不误，年销售额应为10万—5亿元；“1.4亿元”或“140万元”是可信的"
        "%0A“亿”可能是“万”之误"
    )


def test_severities_are_error_warning_and_notice_and_waived_is_silent() -> None:
    kinds = [line.split(" ")[0] for line in _commands([sample_page()])]
    assert kinds == ["::error"] * 4 + ["::warning", "::notice"]


def test_text_of_a_page_cannot_write_commands() -> None:
    page = sample_page("a,b:c%.txt")
    odd = replace(page.findings[0], message="100%\r\n::error::x", title="甲,乙:丙", suggestion="")
    (line,) = _commands([replace(page, findings=(replace(odd, slip=""),), problems=())])
    assert line.startswith("::error file=a%2Cb%3Ac%25.txt,")
    assert line.endswith("title=甲%2C乙%3A丙::100%25%0D%0A::error::x")


def test_control_characters_of_a_page_do_not_reach_the_log(tmp_path: Path) -> None:
    page = sample_page("a\x1b]0;b\x07.txt")
    odd = replace(page.findings[0], message="\x1b[31m100家\n二", title="\x9b甲", suggestion="")
    odd_page = replace(page, findings=(replace(odd, slip=""),), problems=())
    (line,) = _commands([odd_page])
    assert line.startswith("::error file=a ]0;b .txt,")
    assert line.endswith("title= 甲:: [31m100家%0A二")
    assert "\x1b" not in _summary([odd_page], tmp_path / "s.md")


def test_ten_of_a_kind_are_written() -> None:
    pages = [with_fails(sample_page(f"{name}.txt"), 60) for name in "ab"]
    kinds = [line.split(" ")[0] for line in _commands(pages)]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10


def test_the_summary_counts_lists_and_says_what_is_missing(tmp_path: Path) -> None:
    unread = PageReport("坏.txt", None, problems=(Problem("空文件", "坏.txt"),))
    text = _summary([sample_page(), unread], tmp_path / "summary.md")
    assert "差错 3 · 存疑 1 · 规范 1" in text
    assert "| 差错 | a02.txt:2 | 100吨、140亿元 |" in text
    assert "- 坏.txt: 空文件" in text


def test_the_summary_tells_a_stale_waiver_apart_from_unread_pages(tmp_path: Path) -> None:
    unread = PageReport("坏.txt", None, problems=(Problem("空文件", "坏.txt"),))
    notices = ("waivers.yaml:2: 豁免（change/difference）没有结果与之相符",)
    for pages, heads in (([unread], ["有版面未能核查：", "请注意："]), ([], ["请注意："])):
        path = tmp_path / f"{len(pages)}.md"
        written(pages, partial(_with_summary, path), RUN, notices=notices)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.endswith("：")] == heads
        assert lines[lines.index("请注意：") + 2] == f"- {notices[0]}"


def _with_summary(path: Path, out: BinaryIO, run: RunInfo) -> GithubWriter:
    return GithubWriter(out, run, path)


def test_the_summary_is_added_to_and_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n", encoding="utf-8")
    long = replace(with_fails(sample_page(), 1000), path="很长的名字" * 200)
    text = _summary([long], path, "en")
    assert text.startswith("before\n## Claim check\n")
    assert len(text.encode()) <= 1_000_007
    small = _summary([with_fails(sample_page(), 1000)], tmp_path / "small.md", "en")
    assert "700 more are not listed here" in small


def test_markup_of_a_page_stays_text(tmp_path: Path) -> None:
    page = sample_page()
    odd = replace(page.findings[0], message="<img src=x> [x](http://a) | `b`")
    text = _summary([replace(page, findings=(odd,), problems=())], tmp_path / "s.md")
    assert r"&lt;img src=x> \[x\](http://a) \| \`b\`" in text


def test_inside_actions_both_are_found() -> None:
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "/tmp/s.md"}
    assert is_in_actions(environment)
    assert summary_path(environment) == Path("/tmp/s.md")
    assert not is_in_actions({})
    assert summary_path({}) is None
