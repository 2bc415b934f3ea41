"""The report as a file: its structure, its size, its policy, its folder."""

import base64
import hashlib
import io
import pickle
import re
import zlib
from pathlib import Path

import pytest
from msgspec import structs

import checker
from checker.core.model import BlockKind, Finding, Mention, PageReport, Report, Verdict
from checker.core.span import Span
from checker.report.html import to_html, write_html_folder
from checker.report.html.states import figure_states, state_of
from checker.report.html.view import page_view
from checker.report.html.wording import wording
from checker.report.html.write import HtmlPages
from tests.report.outline import outline
from tests.report.sample import big_report, build_page, sample_page, sample_report

MADE = "2022-04-12 21:40"


def test_each_figure_is_marked_once_with_its_worst_state() -> None:
    (page,) = sample_report().pages
    text = to_html(sample_report(), generated=MADE)
    found = re.findall(r'class="m (\w+)[^"]*"[^>]* data-k="f(\d+)">([^<]*)<', text)
    states = figure_states(page)
    assert [(state, int(number), words) for state, number, words in found] == [
        (states[figure.id], figure.id, figure.text) for figure in page.figures
    ]
    assert set(states.values()) == {
        *("error", "query", "style", "waived", "rounding", "pass", "skip", "unchecked")
    }


@pytest.mark.parametrize("report", [sample_report(), big_report(pages=3)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_policy_names_exactly_the_style_and_the_script(report: Report, language: str) -> None:
    text = to_html(report, language=language)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        rule = f"{tag}-src 'sha256-{digest}'"
        assert rule in policy[1].replace("&#39;", "'")
    assert "unsafe" not in policy[1]


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = to_html(big_report(pages=2)) + to_html(sample_report())
    assert not re.findall(r"""(?:src|href)=["'](?!#|data:,|page-|index)[^"']*""", text)
    assert not re.findall(r"https?://|url\(|@import", text)
    assert not re.findall(r""" (?:style|on\w+)=["']""", text)


def test_the_sizes() -> None:
    one = Report((big_report(pages=1).pages[0],), "0.1.0", "0")
    assert len(one.pages[0].page.flow if one.pages[0].page else "") > 5000
    assert len(to_html(one).encode()) < 300_000
    assert len(to_html(big_report(pages=100)).encode()) < 5_000_000


def test_the_pages_of_one_file_are_whole() -> None:
    text = to_html(big_report(pages=3), generated=MADE)
    packed = re.findall(r'<script type="text/plain" id="packed-\d+">([^<]*)<', text)
    assert len(packed) == 3
    for number, each in enumerate(packed):
        inside = zlib.decompress(base64.b64decode(each)).decode("utf-8")
        assert f"A{number:02}.txt" in inside
        outline(inside)


def test_the_same_report_gives_the_same_file() -> None:
    first, second = (to_html(big_report(pages=3), generated=MADE) for _ in range(2))
    assert first == second


def test_a_folder_has_an_index_and_a_file_a_page(tmp_path: Path) -> None:
    written = write_html_folder(big_report(pages=3), tmp_path / "out", generated=MADE)
    names = ["page-0001.html", "page-0002.html", "page-0003.html", "index.html"]
    assert [path.name for path in written] == names
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    index = written[-1].read_text(encoding="utf-8")
    assert sorted(re.findall(r'<td data-v="[^"]*"><a href="([^"]*)"', index)) == names[:3]
    page = written[1].read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]*\.html)"', page)
    assert links == ["index.html", "page-0001.html", "page-0003.html"]


def test_a_folder_that_fails_keeps_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("checker.report.html.write.write_whole", full)
    with pytest.raises(OSError, match="No space left"):
        write_html_folder(sample_report(), tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "old"


def test_pages_are_listed_worst_first_and_unread_ones_are_not_forgotten() -> None:
    base = sample_report().pages[0]
    clean = structs.replace(base, findings=(), path="clean.txt")
    style = tuple(f for f in base.findings if f.severity == "style")
    pages = (
        clean,
        structs.replace(base, findings=style, path="style.txt"),
        PageReport("unread.txt", None),
        base,
    )
    views = [page_view(page, number, "zh") for number, page in enumerate(pages)]
    order = sorted(views, key=lambda view: (view.badness(), view.number))
    assert [view.path for view in order] == ["a02.txt", "style.txt", "clean.txt", "unread.txt"]


def test_headings_stand_above_their_story_and_nothing_is_left_out() -> None:
    blocks: list[tuple[int, BlockKind, str]] = [
        (0, "body", "全市新增企业⟦a:3家⟧。"),
        (0, "headline", "企业又多⟦b:3家⟧"),
        (1, "caption", "图为车间。"),
    ]
    page, figures, _ = build_page(blocks, "a.txt")
    view = page_view(PageReport("a.txt", page, figures), 0, "zh")
    assert [[block.kind for block in article] for article in view.articles] == [
        ["headline", "body"],
        ["caption"],
    ]
    words = "".join(p.text for article in view.articles for b in article for p in b.pieces)
    assert sorted(words) == sorted(page.flow.replace("\n", ""))


def test_figures_that_overlap_share_a_mark() -> None:
    blocks: list[tuple[int, BlockKind, str]] = [(0, "body", "自⟦a:2018年初⟧起共⟦b:4年⟧。")]
    page, figures, _ = build_page(blocks, "a.txt")
    inner = structs.replace(figures[0], id=2, flow=Span(1, 6), span=Span(1, 6), text="2018年")
    view = page_view(PageReport("a.txt", page, (figures[0], inner, figures[1])), 0, "zh")
    pieces = view.articles[0][0].pieces
    assert [(piece.text, piece.keys) for piece in pieces] == [
        ("自", ()),
        ("2018年初", ("f0", "f2")),
        ("起共", ()),
        ("4年", ("f1",)),
        ("。", ()),
    ]


def test_a_finding_without_figures_marks_its_words() -> None:
    page, figures, _ = build_page([(0, "body", "会议强调要切实抓好落实。")], "a.txt")
    finding = Finding(
        rule="style/words",
        kind="style",
        verdict=Verdict.FAIL,
        severity="style",
        figures=(),
        span=Span(5, 9),
        title="空话",
    )
    view = page_view(PageReport("a.txt", page, figures, (finding,)), 0, "zh")
    marked = [p for p in view.articles[0][0].pieces if p.keys]
    assert [(piece.text, piece.state, piece.card) for piece in marked] == [("切实抓好", "style", 0)]


def test_the_title_does_not_say_the_same_twice() -> None:
    many = to_html(Report((sample_page(), sample_page("b.txt")), "", ""))
    nameless = to_html(checker.check_text("全市有3家企业。"))
    for document in (many, nameless):
        assert "<title>数据核查</title>" in document


def test_states() -> None:
    (page,) = sample_report().pages
    states = [state_of(finding) for finding in page.findings]
    assert states == [
        *("error", "error", "error", "query", "style", "waived"),
        *("pass",) * 6,
        "rounding",
        *("skip",) * 3,
    ]
    assert state_of(structs.replace(page.findings[0], is_new=False)) == "known"


def test_every_word_has_both_languages() -> None:
    chinese, english = wording("zh"), wording("en")
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert text
        assert english[key]
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english[key]), key


def test_the_sheet_tells_how_a_figure_was_read() -> None:
    (page,) = sample_report().pages
    figure = structs.replace(page.figures[1], hedge=Mention("近", Span(0, 1)))
    view = page_view(structs.replace(page, figures=(figure,), findings=()), 0, "zh")
    (row,) = view.rows
    assert (row.read_as, row.value, row.indicator) == ("140亿元（近）", "14000000000", "年销售额")


def test_the_index_says_what_is_wrong_first_of_all() -> None:
    report = Report((sample_report().pages[0],) * 2, "0.1.0", "0")
    text = to_html(report, generated=MADE)
    lines = [line.strip() for line in outline(text)]
    assert lines.count("<p.worst>") == 2
    first = lines[lines.index("<p.worst>") + 1]
    assert first == "140亿元 ÷ 100吨，合每公斤14万元；食品的可信范围是每公斤1—5000元"
    assert "基线已有" not in lines  # nothing is, on any page


def test_a_page_does_not_stay_in_memory() -> None:
    pages = HtmlPages("", "")
    for number in range(40):
        pages.add(sample_page(f"{number}.txt"))
        if number == 5:
            few = _weight(pages)
    # What grows is a line of the index; a page in full has some 100,000 bytes.
    assert (_weight(pages) - few) / 34 < 6_000
    out = io.BytesIO()
    pages.write_file(out)
    assert out.getvalue().count(b'<script type="text/plain"') == 40


def _weight(pages: HtmlPages) -> int:
    """Return the bytes of all that the writer holds but for the pages that wait in its file."""
    held = {name: value for name, value in vars(pages).items() if name != "_packed"}
    return len(pickle.dumps(held))
