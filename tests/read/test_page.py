"""Blocks and articles of a page, its date, and input that is hard to read."""

import datetime as dt
from pathlib import Path

import pytest

from checker.core.errors import CheckerError
from checker.read.page import page_from_bytes, page_from_text, read_page

SEED = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"

AFTER = """本报讯（记者 林一） 云山县今年新建粮仓12座，
总仓容达到30万吨，粮食储备能力再上台阶。

云山县新建粮仓12座

本报讯（记者 方二） 海门港一季度吞吐量增长
8%，集装箱航线增至24条。

海门港航线增至24条
"""
BEFORE = """云山县新建粮仓12座

本报讯（记者 林一） 云山县今年新建粮仓12座，
总仓容达到30万吨，粮食储备能力再上台阶。

海门港航线增至24条
——一季度吞吐量增长8%

本报讯（记者 方二） 海门港一季度吞吐量增长
8%，集装箱航线增至24条。
"""
CHART = """海门港航线增至24条

本报记者 方二

海门港一季度集装箱吞吐量增长8%，航线增至24条。

港口建设提速

新泊位下月开工，明年投入使用，年通过能力提高。

集装箱
吞吐量

增长
8%

制图：何三
"""
CAPTION = """山上的茶园到了采摘时节，村民正在采茶。

■ 本报记者 何三
■ 本报记者 林一

云山县今年新建粮仓12座，总仓容达到30万吨。
"""


def kinds(text: str) -> list[tuple[int, str, str]]:
    page = page_from_text(text)
    return [(block.article, block.kind, block.span.of(page.flow)[:6]) for block in page.blocks]


def test_a_single_sentence_is_one_body_block() -> None:
    assert kinds("新增314家") == [(0, "body", "新增314家")]
    assert kinds("去年97家，今年411家，增加314家。") == [(0, "body", "去年97家，")]


def test_a_headline_stands_before_plain_paragraphs() -> None:
    assert kinds("云山县新建粮仓\n\n今年新建12座。\n\n去年建了10座。") == [
        (0, "headline", "云山县新建粮"),
        (0, "lead", "今年新建12"),
        (0, "body", "去年建了10"),
    ]


def test_headlines_may_stand_after_their_stories() -> None:
    assert kinds(AFTER) == [
        (0, "byline", "本报讯（记者"),
        (0, "lead", "云山县今年新"),
        (0, "headline", "云山县新建粮"),
        (1, "byline", "本报讯（记者"),
        (1, "lead", "海门港一季度"),
        (1, "headline", "海门港航线增"),
    ]


def test_headlines_may_stand_before_their_stories() -> None:
    assert kinds(BEFORE) == [
        (0, "headline", "云山县新建粮"),
        (0, "byline", "本报讯（记者"),
        (0, "lead", "云山县今年新"),
        (1, "headline", "海门港航线增"),
        (1, "subhead", "——一季度吞"),
        (1, "byline", "本报讯（记者"),
        (1, "lead", "海门港一季度"),
    ]


def test_sections_and_charts_belong_to_their_story() -> None:
    assert kinds(CHART) == [
        (0, "headline", "海门港航线增"),
        (0, "byline", "本报记者方二"),
        (0, "lead", "海门港一季度"),
        (0, "section", "港口建设提速"),
        (0, "body", "新泊位下月开"),
        (0, "infographic", "集装箱吞吐量"),
        (0, "infographic", "增长8%"),
        (0, "infographic", "制图：何三"),
    ]


def test_the_first_of_two_names_is_the_photographer() -> None:
    assert kinds(CAPTION) == [
        (0, "caption", "山上的茶园到"),
        (0, "byline", "■本报记者何"),
        (1, "byline", "■本报记者林"),
        (1, "lead", "云山县今年新"),
    ]


def test_headings_of_markdown_are_headline_and_sections() -> None:
    page = page_from_text("# 港口\n\n吞吐量增长。\n\n## 航线\n\n增至24条。\n\n# 粮仓\n\n新建12座。")
    assert [block.kind for block in page.blocks] == [
        "headline",
        "lead",
        "section",
        "body",
        "headline",
        "lead",
    ]
    assert [article.headline for article in page.articles] == ["港口", "粮仓"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("云山日报 2022年4月13日 星期三\n\n新增3家。", dt.date(2022, 4, 13)),
        ("2022 年 4 月 13 日\u3000第1234期\n\n新增3家。", dt.date(2022, 4, 13)),
        ("2022年2月30日 星期三\n\n新增3家。", None),
        ("云山晚报\u30002022年4月13日\u3000第1版\n\n新增3家。", dt.date(2022, 4, 13)),
        ("云山晚报 2022年4月13日 第1版\n新增3家。", dt.date(2022, 4, 13)),
        ("2022年4月13日\n\n新增3家。", dt.date(2022, 4, 13)),
        ("云山时报\u30002022年4月13日\n\n新增3家。", dt.date(2022, 4, 13)),
        ("2022年4月13日\u3000第1版\n\n新增3家。", dt.date(2022, 4, 13)),
        ("第1版：要闻 2022年4月13日\n\n新增3家。", dt.date(2022, 4, 13)),
        ("日期：2022年4月13日\n\n新增3家。", dt.date(2022, 4, 13)),
        ("云山晚报 2022-04-13 A01版\n\n新增3家。", dt.date(2022, 4, 13)),
        ("《云山日报》2022/4/13\n\n新增3家。", dt.date(2022, 4, 13)),
        ("云山日报\n2022.4.13\n第1版\n\n新增3家。", dt.date(2022, 4, 13)),
        ("新增3家。\n\n云山晚报 2022年4月13日 第1版", dt.date(2022, 4, 13)),
        # A day that does not open the page is one that is told of.
        ("云山县新建粮仓\n\n2022年4月13日\n\n新增3家。", None),
        ("新增3家。\n\n云山日报 2022年4月13日", None),
        ("2022年4月13日新建粮仓\n\n新增3家。", None),
        ("情况通报 2022年4月13日\n\n新增3家。", None),
        ("2022-04/13\n\n新增3家。", None),
        ("2022年2月30日\n\n新增3家。", None),
        ("2022年4月13日", None),
        ("会议于2022年4月13日（星期三）召开，新增3家。", None),
        ("新增3家。", None),
    ],
)
def test_the_masthead_gives_the_date(text: str, date: dt.date | None) -> None:
    assert page_from_text(text).date == date


PAIR = "去年云山县粮食总产突破24万吨\n比上年增长5.8%\u3000三类作物全部增产"
STORY = "本报讯（记者 林一）\u3000去年云山县粮食总产24.1万吨，增长5.6%。"


@pytest.mark.parametrize(
    "masthead",
    [
        "云山晚报\u30002022年4月13日\u3000第1版",
        "云山晚报 2022-04-13 A01版",
        "云山晚报\u3000第1版",
        "2022年4月13日",
        "云山晚报\n2022年4月13日\n第1版",
        "",
    ],
)
@pytest.mark.parametrize("pair", [PAIR, PAIR.replace("突破", "达")])
def test_a_masthead_is_no_headline_and_tears_none(masthead: str, pair: str) -> None:
    page = page_from_text(f"{masthead}\n\n{pair}\n\n{STORY}\n")
    named = [block.kind for block in page.blocks if block.kind != "masthead"]
    assert len(page.blocks) - len(named) == len(masthead.splitlines())
    assert named == ["headline", "subhead", "byline", "lead"]
    assert page.articles[-1].headline == pair.split("\n")[0]


@pytest.mark.parametrize(
    ("heads", "headline"),
    [
        ("今春造林3.6万亩\u3000云山荒山添新绿\n三年累计绿化荒山10.2万亩", 0),
        ("三年累计绿化荒山10.2万亩\n今春造林3.6万亩\u3000云山荒山添新绿", 0),
        ("全县造林绿化工作现场会要求三年绿化荒山\n今春造林3.6万亩", 1),
        ("全县造林绿化三年行动进展顺利\n\n今春造林3.6万亩荒山绿", 1),
        ("云山晚报迎来创刊三十周年\n读者座谈会召开", 1),
        ("云山县经济运行情况通报\n粮食总产比上年增长5.8%", 0),
    ],
)
def test_of_two_lines_the_first_is_the_headline_unless_clearly_longer(
    heads: str, headline: int
) -> None:
    page = page_from_text(f"{heads}\n\n{STORY}\n")
    lines = [line for line in heads.replace("\u3000", "").split("\n") if line]
    assert [article.headline for article in page.articles] == [lines[headline]]


def test_the_given_date_goes_before_front_matter_and_masthead() -> None:
    text = "---\ndate: 2022-04-12\n---\n2022年4月13日 星期三\n\n新增3家。"
    assert page_from_text(text).date == dt.date(2022, 4, 12)
    assert page_from_text(text, date=dt.date(2022, 4, 1)).date == dt.date(2022, 4, 1)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ufeff", "\u200f", "\x00", "\ud800家", "#", "■", "——"]
)
def test_odd_text_is_a_page(text: str) -> None:
    page = page_from_text(text)
    assert page.text == text
    assert len(page.blocks) == len(page.flow.split("\n")) if page.flow else not page.blocks


def test_a_file_is_read_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "第3版.txt"
    path.write_bytes("新增3\r\n14家。".encode("gb18030"))
    page = read_page(path)
    assert (page.path, page.text, page.flow) == (str(path), "新增3\r\n14家。", "新增314家。")


def test_faulty_bytes_name_the_path() -> None:
    with pytest.raises(CheckerError, match=r"^page\.txt: expected text, found binary data"):
        page_from_bytes(b"\x00" * 100, path="page.txt")


@pytest.mark.parametrize(
    "line", ["甲" * 19 + "，\n\n", "短\n", "■ 本报记者 甲乙\n", "（\n", "a\t1\t2\n", "新增企业\n\n"]
)
def test_monotonous_pages_take_no_more_than_linear_time(line: str) -> None:
    page = page_from_text(line * 20_000)
    assert len(page.flow) >= 20_000


@pytest.mark.skipif(not SEED.exists(), reason="the shared folder is not here")
class TestARealPage:
    """The page that ships beside the repository, not in it."""

    def test_headlines_are_found_after_their_stories(self) -> None:
        page = read_page(SEED)
        assert [article.headline[-6:] for article in page.articles] == [
            "",
            "提效率求实效",
            "段进入禁渔期",
            "现代工业体系",
            "质量标杆企业",
            "疫生产两不误",
            "",
            "升群众幸福感",
            "新“主引擎”",
        ]

    def test_the_torn_chart_joins_its_story(self) -> None:
        page = read_page(SEED)
        blocks = [page.blocks[number] for number in page.articles[8].blocks]
        chart = [block.span.of(page.flow) for block in blocks if block.kind == "infographic"]
        assert [text[-5:] for text in chart] == [
            "初的97家",
            "的411家",
            "型中小企业",
            "到594家",
            "8.27%",
            "新技术企业",
            "制图：李旭",
            "1.27%",
        ]
        assert [block.kind for block in blocks[-4:-2]] == ["headline", "subhead"]

    def test_sections_go_back_to_the_story_they_are_torn_from(self) -> None:
        page = read_page(SEED)
        sections = [block for block in page.blocks if block.kind == "section"]
        assert [block.article for block in sections] == [1, 1, 1, 7, 7, 7, 7, 7, 7]
        assert [page.blocks[number].kind for number in page.articles[0].blocks] == [
            "caption",
            "caption",
            "byline",
        ]
