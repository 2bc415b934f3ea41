"""What newspapers put around a story: bylines, credits, terminal marks."""

from checker.core.late import late
from checker.read.lines import SPACE

_S = f"{SPACE}{{0,4}}+"
_PAPER = f"(?:本{_S}报|本{_S}刊|新{_S}华{_S}社|中{_S}新{_S}社)"
_DAY = rf"(?:[\u4e00-\u9fff]{{0,8}}?{_S}(?:\d{{1,2}}{_S}月{_S})?\d{{1,2}}{_S}日{_S})?"
_REPORTER = f"(?:记{_S}者|通{_S}讯{_S}员|评{_S}论{_S}员|实{_S}习{_S}生|特{_S}派{_S}员)"
_RANK = "(?:全媒体|融媒体?|首席|特约|特派|见习|实习|驻[\u4e00-\u9fff]{2,6}?)"

# 本报讯（记者 王培源）, 新华社北京1月4日电（记者 …）: the story follows on the same line.
DATELINE = late(
    rf"(?:据{_S})?{_PAPER}{_S}{_DAY}(?:专?电|讯){_S}(?:[（(][^（）()。]{{0,60}}+[）)])?+"
    rf"|据{_S}新华社{_S}(?:消息|报道)"
)
# ■ 本报记者 朱玉东: a line of its own.
BYLINE = late(
    rf"(?:[■□▲△●◆◎★]{_S})?+"
    rf"(?:{_PAPER}{_S}(?:{_RANK}{_S}){{0,3}}{_REPORTER}|(?:{_RANK}{_S}){{0,3}}{_REPORTER}(?:{SPACE}|[：:]))"
    r"[^。，,；;！？!?“”]{2,40}+$"
    r"|[■□▲△●◆◎★]" + _S + r"[\u4e00-\u9fff](?:[\u4e00-\u9fff·/]|" + SPACE + r"){1,20}+$"
    r"|[\u4e00-\u9fff]{0,8}(?:总理|主席|[省市州区县]长|检察长|院长)[ \u3000\t]++"
    r"[\u4e00-\u9fff· \u3000]{2,12}$"
    r"|[（(][^（）()。，；]{2,24}[）)]$"
    r"|(?:作者|撰文|供稿|来源|图文|文[/／]图|图[/／]文|文|图)[：:/／][^。，；！？]{2,30}+$"
)
# What no line of running text begins with, even where the headline above it has no end.
_SURE_BYLINE = late(
    r"(?:[■□▲●◆]\s?)?+(?:本报|新华社)(?:全媒体|首席|特约|见习)?(?:记者|通讯员)\s++"
    r"[\u4e00-\u9fff·]{1,4}(?:\s++[\u4e00-\u9fff·]{1,4}){0,6}+"
)
_SURE_DATELINE = late(rf"本报讯\s?[（(]|{_PAPER}{_DAY}(?:专?电|讯){_S}[（(](?:记者|通讯员)")
# The photographer at the end of a caption: … ■ 本报记者 薛蓓蓓, …（张三 摄）.
CREDIT = late(
    rf"(?:[■□▲△●◆◎]{_S}(?:{_PAPER}{_S})?(?:{_REPORTER}{_S})?[\u4e00-\u9fff·\s]{{2,16}}"
    r"|[\u4e00-\u9fff·]{2,12}\s?摄(?:影(?:报道)?)?[）)]?)$"
)
_CREDIT_MARKS = frozenset("■□▲△●◆◎")
_LONGEST_CREDIT = 40
# A name or a bracket ends a credit.
_NO_CREDIT = frozenset("。！？；：，、…”")
PICTURED = late(r"[（(]?(?:[▲△←→↑↓●■]\s?)?(?:图为|上图|下图|左图|右图|图[①-⑩]|图片说明)")
DRAWN_BY = late(r"(?:制图|绘图|图表|数据来源|资料来源|图解)[：:/／]")
_PAGE_NUMBER = late(
    r"(?:[-—·]\s?)?\d{1,3}(?:\s?[-—·])?|[A-Z]\d{1,2}|第\s?\d{1,3}\s?页(?:\s?共\s?\d{1,3}\s?页)?"
)
_NUMBERED = late(
    r"(?:第[一二三四五六七八九十百]+[章节部篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、．.](?!\d)|[①-⑩]|##)"
)
HEADING = late(r"#{1,6}\s")
LIST_ITEM = late(r"(?:[-*+]\s|\d{1,2}[.)]\s)")
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("「", "」"), ("『", "』"))
_ENDS = tuple("。！？；：…!?;:.")
_POINTS = (".", ":")
_CLOSERS = "”’』」）》)\"'"
# Nearly every line ends with another letter, and is asked about several times.
_LAST = frozenset((*_ENDS, *_CLOSERS))
_SURE_ENDS = frozenset(_ENDS).difference(_POINTS)
_OPENS = late(f"[{''.join(opening for opening, _ in _PAIRS)}]")


def is_sure(text: str) -> bool:
    """Tell whether a line begins a story whatever stands before: 本报讯（, 本报记者 周小满."""
    return bool(_SURE_DATELINE.match(text) or _SURE_BYLINE.fullmatch(text))


def is_page_number(text: str) -> bool:
    """Tell whether a line may be the number of a page: 4, - 4 -, A04."""
    return len(text) <= 12 and _PAGE_NUMBER.fullmatch(text) is not None


def is_credited(text: str, reach: int = _LONGEST_CREDIT) -> bool:
    """Tell whether a caption ends with who took the picture: （张三 摄）.

    The credit is not sought farther than `reach` from the end.
    """
    if text[-1:] in _NO_CREDIT:
        return False
    tail = text[-reach:]
    if "摄" not in tail and _CREDIT_MARKS.isdisjoint(tail):
        return False
    return CREDIT.search(tail) is not None


def is_ended(text: str) -> bool:
    """Tell whether a sentence ends with the line: …行动。 or …方便。”"""
    last = text[-1:]
    if last in _SURE_ENDS or last not in _LAST:
        return last in _SURE_ENDS
    if last in _CLOSERS:
        text = text.rstrip(_CLOSERS)
    # 增长8. / 5%: Chinese sentences end with another mark.
    if text[-1:] in _POINTS and text[-2:-1].isdigit() and not text.isascii():
        return False
    return text.endswith(_ENDS)


def is_numbered(text: str) -> bool:
    """Tell whether a heading counts: 一、…, （二）…, 3．…, ## …"""
    return _NUMBERED.match(text) is not None


def is_left_open(text: str) -> bool:
    """Tell whether a bracket or quotation begins in `text` and does not end in it."""
    return _OPENS.search(text) is not None and any(
        opening in text and text.count(opening) > text.count(closing) for opening, closing in _PAIRS
    )
