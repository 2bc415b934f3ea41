"""Lines of the page itself: its date, the paper's name, the number of the page."""

import datetime as dt

from checker.core.late import late

_LONGEST = 60
_CLAUSE_MARK = late("[。，；！？]")
_SECTION = (
    "要闻|综合|民生|时政|经济|社会|文化|文体|体育|国际|国内|教育|健康|副刊|专题|专版|本地|县域|广告"
)
_MARKED = late(
    r"(?:责任编辑|责编|(?:本版|美术|视觉|版面|值班|执行)?编辑|校对|美编|版式|组版|值班(?:主任|总编)|审读"
    r"|总编辑?|(?:新闻|读者|广告|投稿)?(?:热线|电话|邮箱|信箱)|邮发代号|本报地址|社址|邮编|印刷|零售)[：:\s]"
    r"|国内统一(?:连续出版物|刊)号|(?:第\s?)?[A-Z]?\d{1,2}\s?版(?:\s|$)|今日\s?\d+\s?版|出版日期"
    r"|[A-Z]\d{2}$|第\s?\d{1,3}\s?页$|[-—·]\s?\d{1,3}\s?[-—·]$"
    rf"|[A-Z]?\d{{1,2}}\s(?:{_SECTION})$"
)
# 2022年4月13日 星期三 alone, or beside the paper's name.
_DAY_ALONE = late(
    r"(?:[\u4e00-\u9fff]{2,8}报\s*+)?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s*+[（(]?星期[一二三四五六日天][）)]?"
    r"(?:\s.*)?"
)
_WEEKDAY = late(r"星期[一二三四五六日天]|农历|第\s?\d+\s?期|总第")
# 2022年4月13日, 2022-04-13, 2022/4/13, 2022.4.13
_DAY = (
    r"(?<![\d.-])(?P<year>\d{4})(?:\s?年\s?|(?P<mark>[-/.]))(?P<month>\d{1,2})"
    r"(?(mark)(?P=mark)|\s?月\s?)(?P<day>\d{1,2})(?(mark)(?![\d.-])|\s?日)"
)
_PRINTED_DAY = late(_DAY)
# A 通报 or 预报 is told to readers; it is no paper.
_NAME = r"[\u4e00-\u9fff]{1,9}?[^\W\d_通简预汇海喜战捷申警情播公]报(?:社|海外版)?"
_PART = late(
    rf"(?:(?P<date>(?:(?:出版|发行|见报|刊发)?日期\s?[：:]\s?)?{_DAY})"
    r"|(?P<page>第?\s?[A-Z]?\d{1,3}\s?版|[A-Z]\d{1,2}(?![\w.])|第[一二三四五六七八九十]{1,3}版)"
    r"|(?P<day_of_week>[（(]?(?:星期|周)[一二三四五六日天][）)]?)"
    rf"|(?P<name>《?{_NAME}》?(?![\u4e00-\u9fff])|《?{_NAME}(?=第?\s?[A-Z\d]))"
    rf"|(?P<section>{_SECTION})(?![\u4e00-\u9fff]))"
    r"[\s|｜·•/／:：,_—-]*+"
)
# A name that says by itself that it is one: 临河晚报 alone on the first line.
_PAPER = late(r"《?[\u4e00-\u9fff]{2,8}(?:[日晚早晨时商周]|都市|青年)报》?")


def is_masthead(text: str, *, is_alone: bool = True, is_first: bool = False) -> bool:
    """Tell whether a line belongs to the page itself: 2022年4月13日 星期三.

    One that may go on with the line before is not `is_alone`, and needs to say more; one
    with nothing but others of its kind before it `is_first`, and a full date is enough.

    >>> is_masthead("临河晚报 第1版"), is_masthead("2022年4月13日")
    (True, False)
    """
    if len(text) > _LONGEST or _CLAUSE_MARK.search(text):
        return False
    if _MARKED.match(text):
        return True
    if not is_alone:
        return _DAY_ALONE.fullmatch(text) is not None
    if _PRINTED_DAY.search(text) and _WEEKDAY.search(text):
        return True
    if not is_first and "版" not in text:
        return False
    parts = _parts(text)
    if is_first and ("date" in parts or _PAPER.fullmatch(text)):
        return True
    return "page" in parts and not parts.isdisjoint(("date", "name"))


def _parts(text: str) -> frozenset[str]:
    """Return what a line is made of, nothing where it says anything else.

    临河晚报 2025年1月22日 第1版: a name, a date and the number of a page.
    """
    parts: set[str] = set()
    position = 0
    while position < len(text):
        match = _PART.match(text, position)
        if match is None:
            return frozenset()
        parts.update(name for name, value in match.groupdict().items() if value)
        position = match.end()
    return frozenset(parts)


def printed_day(text: str) -> dt.date | None:
    """Return the day that a masthead names, None where there is none in the calendar.

    >>> printed_day("临河晚报 2025-01-22 A01版")
    datetime.date(2025, 1, 22)
    """
    match = _PRINTED_DAY.search(text)
    if match is None:
        return None
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
