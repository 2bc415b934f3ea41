"""Where a line breaks: inside a number, inside a clause, between the rows of a table."""

from collections.abc import Sequence

from checker.core.late import late

# Looked at in the last characters of a line, a line break, and the first of the next line.
_LAST = 4
_FIRST = 4
_DIGIT = "[0-9０-９]"
_INSIDE = late(
    # 10\n58家, 8.\n5%, 8\n.5%, 17.3:\n49.2
    rf"{_DIGIT}[.．·∶:]?\n[.．∶]?{_DIGIT}"
    # No line of its own begins with a closing mark, nor ends with an opening one.
    r"|\n(?:[，。、；：！？”’」』》）%％‰℃]|[.,;!?)](?!\S))"
    r"|[（《“‘「『]\n"
    rf"|{_DIGIT}\n[万亿]"
    # 1\n-11月, 5%\n—8%
    rf"|[0-9０-９月日年%％]\n[-－—～~](?=[0-9０-９])|{_DIGIT}[—－～~-]\n{_DIGIT}"
    rf"|[年月]\n{_DIGIT}{{1,2}}[月日]"
)
# 1. and 2， at the head of a line count the lines; they are no parts of a number.
_COUNTS = late(rf"{_DIGIT}{{1,2}}[.．、，](?!{_DIGIT})")
# 城市 25.0 and 35个城市 24.8 under it: a name and a number with places, twice, is a table.
_CELLS = late(rf"[^，。；]{{2,30}} [-－]?{_DIGIT}{{1,6}}[.．]{_DIGIT}{{1,3}}")
_NUMBER = rf"[-－—]?{_DIGIT}[0-9０-９.．,，]*+[%％]?"
_MEASURE = r"[\u4e00-\u9fff]{1,4}"
# 钢材 2，208 万吨 1，633 万吨 35．2: a name and two or more numbers, parted by single spaces.
_ROW = late(
    r"[^\s0-9０-９。；！？“”]{1,12}(?: [^\s0-9０-９。；！？“”，]{1,12})*"
    rf"(?: ?{_NUMBER}(?: (?![年月日时]){_MEASURE})?)(?: {_NUMBER}(?: (?![年月日时]){_MEASURE})?)++"
)
_LONGEST_ROW = 80


def is_cut(before: str, after: str) -> bool:
    """Tell whether a line break stands where no paragraph ends: 10\\n58家, 产值\\n，比.

    >>> is_cut("增长8.", "5%。"), is_cut("1.", "5家企业"), is_cut("增长8%。", "5家企业")
    (True, False, False)
    """
    if not _INSIDE.search(f"{before[-_LAST:]}\n{after[:_FIRST]}"):
        return False
    if _CELLS.fullmatch(before) and _CELLS.fullmatch(after):
        return False
    return not (_COUNTS.fullmatch(before) or _COUNTS.match(after))


def is_row(text: str) -> bool:
    """Tell whether a line is a row of a table whose cells single spaces part.

    >>> is_row("钢材 2，208 万吨 1，633 万吨 35．2"), is_row("企业从 2018 年初的 97 家")
    (True, False)
    """
    return len(text) <= _LONGEST_ROW and " " in text and _ROW.fullmatch(text) is not None


def row_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Return which lines are rows: two or more in a row, since one line proves nothing."""
    rows = [is_row(line) for line in lines]
    return frozenset(
        number
        for number, row in enumerate(rows)
        if row and (rows[number - 1 : number] == [True] or rows[number + 1 : number + 2] == [True])
    )
