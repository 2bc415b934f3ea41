"""An age held against the year of birth that is told in the same sentence, in any order.

“45岁的李某是外地来京务工人员，1980年出生在一个贫困山村”, “年仅26岁的小赵出生于1999年”:
biographies tell ages of all years, so only those are claimed that fit the page's date or would but
for one digit.
"""

from collections.abc import Iterator, Sequence

from checker.claims.marks import sentence_end, sentence_start
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_BORN_BEFORE = ("生于", "出生于", "出生在")
_BORN_AFTER = late("出生|生[于，。）]|生人")
_NOW = late("(?:今年|现年|年仅|年已|今年已|年满|，|（|。|：|“|、|\n|^)(?:已经|已|才|刚满|不满)?$")
_OF_A_PERSON = late("的[^，。；的]{1,8}")
_PAST = late(
    "当年|那年|那一年|那时|时年|当时|岁时|岁那|岁起|岁就|岁便|岁参|岁考|岁入|岁上|逝世|去世|享年|终年|病逝|牺牲|遇难|虚岁|以[上下]"
)
_TODAY = late("今年|现年")
_FAMILY = late("父|母|妻|丈夫|儿子|女儿|子女|孙子|孙女|哥|姐|弟|妹|夫妇|老伴|逝世|去世|享年")
_REACH = 60


def birth_claims(page: Page, figures: Sequence[Figure], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a claim of kind `born-beside` for each age with one year of birth beside it."""
    ages = [figure for figure in figures if figure.kind == "age" and figure.unit in ("岁", "周岁")]
    if not ages or page.date is None or "生" not in page.flow:
        return
    known = {i for claim in claims if claim.kind in ("born", "life") for i in claim.slot("age")}
    for age in ages:
        if age.id not in known:
            born = _birth_of(age, page, figures)
            if born is not None and _is_said_now(age, page):
                yield from _claim(born, age, page)


def _birth_of(age: Figure, page: Page, figures: Sequence[Figure]) -> Figure | None:
    """Return the only year of birth in the sentence of an age."""
    flow = page.flow
    start = sentence_start(flow, age.flow.start)
    end = sentence_end(flow, age.flow.end, len(flow))
    # 今年102岁，1923年出生，15岁参军: the age is of today, whatever else is told.
    is_now = _TODAY.search(flow, max(0, age.flow.start - 5), age.flow.start) is not None
    if _FAMILY.search(flow, start, end) or (not is_now and _PAST.search(flow, start, end)):
        return None
    near = [
        one
        for one in figures[max(0, age.id - 6) : age.id + 7]
        if one.flow.start >= start and one.flow.end <= end and one is not age
    ]
    births = [one for one in near if one.when is not None and _is_birth(one, flow)]
    ages = [one for one in near if one.kind == "age"]
    return births[0] if len(births) == 1 and (is_now or not ages) else None


def _is_birth(one: Figure, flow: str) -> bool:
    if one.when is None or one.when.first[0] is None or one.when.anchored:
        return False
    if _BORN_AFTER.match(flow, one.flow.end):
        return True
    return flow.endswith(_BORN_BEFORE, max(0, one.flow.start - 3), one.flow.start)


def _is_said_now(age: Figure, page: Page) -> bool:
    flow = page.flow
    return _NOW.search(flow, max(0, age.flow.start - 6), age.flow.start) is not None


def _claim(born: Figure, age: Figure, page: Page) -> Iterator[Claim]:
    year, amount = born.when.first[0] if born.when is not None else None, age.amount
    if year is None or amount is None or page.date is None or amount.top is not None:
        return
    if abs(born.flow.start - age.flow.start) > _REACH:
        return
    told, years = int(amount.value), page.date.year - year
    fits = told in (years - 1, years, years + 1)
    if fits or _is_slip(told, years) or _is_slip(year, page.date.year - told):
        span = Span(min(born.flow.start, age.flow.start), max(born.flow.end, age.flow.end))
        yield Claim(
            kind="born-beside",
            slots=(Slot("born", (born.id,)), Slot("age", (age.id,))),
            span=span,
            phrase="born-beside/sought",
            constants=(Constant("turning", int(not _is_to_the_day(age, page.flow))),),
            inferred=True,
            score=80,
        )


def _is_to_the_day(age: Figure, flow: str) -> bool:
    """Tell whether an age is that of this day, 现年39岁, and not of the whole year, 今年39岁."""
    return "现年" in flow[max(0, age.flow.start - 5) : age.flow.start]


def _is_slip(told: int, meant: int) -> bool:
    """Tell whether one digit, or two swapped, make a number another or the one a year less."""
    return any(
        len(str(told)) == len(str(other))
        and (
            sum(a != b for a, b in zip(str(told), str(other), strict=True)) == 1
            or (told != other and sorted(str(told)) == sorted(str(other)))
        )
        for other in (meant, meant - 1)
    )
