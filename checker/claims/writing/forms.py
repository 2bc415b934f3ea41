"""One way of writing in one piece: 12,345人 beside 23456人, 20国集团 beside 二十国集团.

And what is wrong in words that are no figures: “五·一”, 3.15晚会, 11届全国人大,
公元前2400年至1900年.
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

from checker.claims.half_width import half_width_texts
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span
from checker.core.tables import load_table

_FORMS: dict[str, Any] = load_table("language/zh/number-forms.yaml")
_CHOICES = frozenset(("digit-groups", "percent-forms", "range-joiners"))
_GROUPED = late(r"\d{1,3}(?:,\d{3})+(?!\d)")
_UNGROUPED = late(r"\d{5,}")
_RANGE = late(r"\d[^—―–─~〜至到-]{0,5}(?P<mark>[—―–─~〜-])[—―–─~〜-]?\d")
_MARKS = str.maketrans("―─–〜", "——-~")
_FULL_WIDTH = late("[０-９]")
_HALF_WIDTH = late("[0-9]")


def form_claims(page: Page, figures: Sequence[Figure], wanted: Set[str]) -> Iterator[Claim]:
    """Yield the claims on what is written in two ways in one article, and on names of days.

    What most papers leave to their writers is looked for only if its kind is `wanted`.
    """
    by_article: dict[int, list[Figure]] = {}
    for figure in figures:
        by_article.setdefault(page.blocks[figure.block].article, []).append(figure)
    for held in by_article.values():
        yield from _widths(held)
        if wanted & _CHOICES:
            yield from _article_claims(held)
    yield from _numbered_bodies(page)
    yield from _solemn(page)
    yield from _days(page)
    yield from _before_christ(page)
    yield from _idle_zeros(page)


def _article_claims(figures: Sequence[Figure]) -> Iterator[Claim]:
    told = zip(figures, half_width_texts(figures), strict=True)
    numbers = [(figure, text) for figure, text in told if figure.amount is not None]
    grouped = [figure for figure, text in numbers if _GROUPED.match(text)]
    plain = [figure for figure, text in numbers if _UNGROUPED.match(text)]
    yield from _choice("digit-groups", ("grouped", grouped), ("plain", plain))
    sign = [figure for figure, text in numbers if text.endswith("%")]
    words = [figure for figure, text in numbers if text.startswith("百分之")]
    yield from _choice("percent-forms", ("sign", sign), ("words", words))
    yield from _joiners(numbers)


def _choice(
    kind: str, one: tuple[str, list[Figure]], other: tuple[str, list[Figure]]
) -> Iterator[Claim]:
    """Yield how often each of two ways occurs; the first figure of the rarer way stands for it."""
    if len(one[1]) + len(other[1]) < 2:
        return
    rarer = min((one[1], other[1]), key=len) or max((one[1], other[1]), key=len)
    constants = {name: len(figures) for name, figures in (one, other)}
    yield _claim(kind, rarer[:1], rarer[0].flow, constants)


def _joiners(numbers: Sequence[tuple[Figure, str]]) -> Iterator[Claim]:
    """Yield with how many marks the ranges of an article are joined: 10~15℃ beside 10-15℃."""
    first: dict[str, Figure] = {}
    for figure, text in numbers:
        is_range = figure.amount is not None and figure.amount.top is not None
        if is_range and (match := _RANGE.match(text)):
            first.setdefault(match["mark"].translate(_MARKS), figure)
    if first:
        last = max(first.values(), key=lambda figure: figure.id)
        yield _claim("range-joiners", [last], last.flow, {"marks": len(first)})


def _widths(figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield whether an article has full-width digits, and numbers of both widths: 2１家."""
    full: list[Figure] = []
    if _FULL_WIDTH.search("".join([figure.text for figure in figures])):
        full = [figure for figure in figures if _FULL_WIDTH.search(figure.text)]
    both = [figure for figure in full if _HALF_WIDTH.search(figure.text)]
    odd = both or full or (figure for figure in figures if _HALF_WIDTH.search(figure.text))
    figure = next(iter(odd), None)
    if figure is not None:
        constants = {"full": len(full), "both": len(both)}
        yield _claim("digit-width", [figure], figure.flow, constants)


def _claim(kind: str, figures: Sequence[Figure], span: Span, constants: dict[str, int]) -> Claim:
    slots = (Slot("figure", tuple(figure.id for figure in figures)),) if figures else ()
    return Claim(
        kind=kind,
        slots=slots,
        span=span,
        phrase=f"{kind}/words",
        constants=tuple(Constant(name, value) for name, value in constants.items()),
    )


_TEN_AND_MORE = "[二三四五六七八九十]"
_BODY = "国集团"


def _in_either_width(digits: str) -> str:
    """Return a pattern for 20 that finds ２０ as well."""
    return "".join(f"[{digit}{chr(ord(digit) + 0xFEE0)}]" for digit in digits)


_BODIES = tuple(
    (
        late(f"(?<!{_TEN_AND_MORE}){in_words}"),
        late(rf"(?<!\d){_in_either_width(in_digits.removesuffix(_BODY))}{_BODY}"),
    )
    for in_words, in_digits in _FORMS["numbered-bodies"]
)


def _numbered_bodies(page: Page) -> Iterator[Claim]:
    """Yield whether a body with a number in its name is spelled in two ways on a page."""
    if _BODY not in page.flow:
        return
    for words, digits in _BODIES:
        in_words, in_digits = words.search(page.flow), digits.search(page.flow)
        found = in_digits or in_words
        if found:
            both = int(bool(in_words and in_digits))
            yield _claim("numbered-body", (), Span(*found.span()), {"both": both})


_SOLEMN = late("届(?:" + "|".join(_FORMS["solemn-bodies"]) + r"|[一二三四五六七八九\d]中全会)")
_ORDINAL_DIGITS = late(r"[0-9０-９]{1,2}$")


def _solemn(page: Page) -> Iterator[Claim]:
    """Yield how the sessions of congress are numbered: 十一届, not 11届."""
    seen_in_words = False
    for match in _SOLEMN.finditer(page.flow):
        digits = _ORDINAL_DIGITS.search(page.flow, max(0, match.start() - 3), match.start())
        if digits or not seen_in_words:
            start = digits.start() if digits else match.start()
            yield _claim(
                "solemn-ordinal", (), Span(start, match.end()), {"digits": int(bool(digits))}
            )
        seen_in_words = seen_in_words or not digits


_DAY_MARKS = ".．·・"
_NAMED_DAY = late(
    rf"(?P<mark>[{_DAY_MARKS}])(?<=\d.)(?=(?P<day>[0０]?[1-9１-９]|[12１２]\d|[3３][01０１])[”’]?(?:"
    + "|".join(_FORMS["day-named"])
    + "))"
)
_PLAIN_DAY = late("[“‘](?P<day>" + "|".join(_FORMS["plain-days"]) + ")[”’]")
_DAY_IN_WORDS = late("“(?:五一|五四|六一|七一|七七|八一|九一八|十一)”")


def _days(page: Page) -> Iterator[Claim]:
    """Yield how days that name an event are written: “3·15”晚会 and “五一”."""
    for match in _named_days(page.flow):
        month = _ORDINAL_DIGITS.search(page.flow, max(0, match.start() - 2), match.start())
        span = Span(month.start() if month else match.start(), match.end("day"))
        yield _claim("day-name", (), span, {"wrong": int(match["mark"] in ".．")})
    has_plain = "·" in page.flow and any(map(page.flow.__contains__, _FORMS["plain-days"]))
    for pattern, wrong in ((_PLAIN_DAY, 1), (_DAY_IN_WORDS, 0))[not has_plain :]:
        for match in pattern.finditer(page.flow):
            yield _claim("day-name", (), Span(*match.span()), {"wrong": wrong})


def _named_days(flow: str) -> Iterator[re.Match[str]]:
    """Yield the marks inside days; to find each of the few marks is cheaper than any of them."""
    for mark in _DAY_MARKS:
        at = flow.find(mark)
        while at >= 0:
            match = _NAMED_DAY.match(flow, at)
            if match is not None:
                yield match
            at = flow.find(mark, at + 1)


_BEFORE_CHRIST = late(
    r"公元前(?P<first>\d{1,4})年?(?:[—―–─~〜～至到-]{1,2})(?P<again>公元前|公元|前)?(?P<last>\d{1,4})年"
)


def _before_christ(page: Page) -> Iterator[Claim]:
    """Yield whether a range from before our era says where it ends: 公元前2400年至前1900年.

    公元前27年至14年 leads into our era, 公元前206年至8年 might: only 公元 or 前 tells.
    """
    for match in _BEFORE_CHRIST.finditer(page.flow):
        is_falling = int(match["first"]) > int(match["last"])
        bare = int(is_falling and match["again"] is None)
        yield _claim("before-christ", (), Span(*match.span()), {"bare": bare})


_IDLE_ZERO = late(r"0(?<=[\u4e00-\u9fff]0)[0-9]{1,3}(?:个|人|件|天|家|户|万元|亿元|元)(?!间|线|子)")


def _idle_zeros(page: Page) -> Iterator[Claim]:
    """Yield the counts that begin with a zero, which are no figures: 099天."""
    for match in _IDLE_ZERO.finditer(page.flow):
        yield _claim("zero-led", (), Span(*match.span()), {"wrong": 1})
