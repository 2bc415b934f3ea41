"""Pages, figures, claims and rules made by hand, for the tests of the judge."""

import contextlib
import datetime as dt
import re
import unicodedata
from decimal import Decimal

from checker.core.amount import Amount, Sense
from checker.core.model import (
    Article,
    Block,
    Claim,
    Constant,
    Cut,
    Figure,
    Finding,
    Kind,
    Mention,
    Page,
    Slot,
    When,
)
from checker.core.span import Span
from checker.judge.judge import judge_page
from checker.judge.wording import Language
from checker.ruleset.model import (
    ClaimKind,
    Guard,
    Place,
    Reference,
    Rule,
    Ruleset,
    SlotKind,
)
from tests.marked import unmark

_NUMBER = re.compile(
    r"(?P<digits>\d+(?:\.\d+)?)(?P<scale>万|亿)?(?P<unit>[^\d以]*)(?P<after>以上)?"
)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_KINDS: dict[str, Kind] = {
    "%": "percent",
    "个百分点": "percentage-point",
    "元": "money",
    "倍": "multiple",
    "吨": "quantity",
    "年": "duration",
    "天": "duration",
}
_HEDGES: dict[str, Sense] = {"约": "about", "近": "nearly", "超": "over", "不足": "under"}
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d+)月)?(?:(?P<day>\d+)日)?(?P<point>初)?")

DAY = dt.date(2022, 4, 13)
PLACE = Place("rules/test.yaml", 1)


def amount_of(text: str) -> Amount:
    """Return the amount of a number like 1.2万人, 约80家 or 4万人以上."""
    hedge = next((word for word in _HEDGES if text.startswith(word)), "")
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    match = _NUMBER.fullmatch(plain.removeprefix(hedge))
    assert match is not None, text
    scale = _SCALES.get(match["scale"] or "", Decimal(1))
    whole, _, fraction = match["digits"].partition(".")
    step = Decimal(1).scaleb(-len(fraction)) * scale
    digits = whole + fraction
    coarse = step * 10 ** (len(digits) - len(digits.rstrip("0")))
    value = Decimal(match["digits"]) * scale
    kind = _KINDS.get(match["unit"], "count")
    return Amount(
        value=value,
        step=step,
        coarse=coarse,
        sense="at-least" if match["after"] else _HEDGES.get(hedge),
        exact=kind == "count" and not match["scale"] and not fraction,
        width=max(value / 20, step) if hedge == "约" else None,
    )


def when_of(text: str) -> When | None:
    """Return what a date or a period like 2018年初, 2021年 or 4月1日 says; None for a number."""
    match = _DAY.fullmatch(text)
    if match is None or not text or re.fullmatch(r"\d{1,3}年", text):
        return None
    year, month, day = (int(match[key]) if match[key] else None for key in ("year", "month", "day"))
    if match["point"] and year:
        last = dt.date(year - 1, 12, 31)
        said = (last.year, 12, 31)
        return When("point", said, said, last, last)
    start = end = None
    if year and month and day:
        with contextlib.suppress(ValueError):
            start = end = dt.date(year, month, day)
    elif year and not month:
        start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    printed = (year, month, day)
    return When("day" if day else "year", printed, printed, start, end)


def figure_of(number: int, text: str, span: Span, indicator: str = "") -> Figure:
    """Return the figure that stands at `span`."""
    when = when_of(text)
    match = _NUMBER.search(text)
    unit = match["unit"] if match and when is None else ""
    kind: Kind = "date" if when is not None else _KINDS.get(unit, "count")
    return Figure(
        id=number,
        span=span,
        flow=span,
        text=text,
        kind=kind,
        unit=unit,
        amount=None if when is not None else amount_of(text),
        when=when,
        indicator=Mention(indicator, span) if indicator else None,
    )


class Sample:
    """A page, its figures and one claim that binds them by the names of their marks."""

    def __init__(
        self,
        kind: str,
        sample: str,
        *,
        constants: dict[str, int] | None = None,
        guards: tuple[str, ...] = (),
        inferred: bool = False,
        date: dt.date | None = DAY,
    ) -> None:
        text, marks = unmark(sample)
        self.page = page_of(text, date)
        self.figures = tuple(
            figure_of(number, text[lo:hi], Span(lo, hi)) for number, (_, lo, hi) in enumerate(marks)
        )
        slots: dict[str, tuple[int, ...]] = {}
        for number, (name, _, _) in enumerate(marks):
            slots[name] = (*slots.get(name, ()), number)
        self.claim = Claim(
            kind=kind,
            slots=tuple(Slot(name, ids) for name, ids in slots.items()),
            span=Span(0, len(text)),
            constants=tuple(Constant(*item) for item in (constants or {}).items()),
            guards=guards,
            inferred=inferred,
        )

    def findings(self, *rules: Rule, language: Language = "zh") -> tuple[Finding, ...]:
        """Return what `rules` say; a problem is a fault of the test."""
        findings, problems = judge_page(
            self.page, self.figures, [self.claim], ruleset(*rules), None, language
        )
        assert not problems
        return findings

    def finding(self, rule: Rule, language: Language = "zh") -> Finding:
        """Return the one finding of one rule."""
        (finding,) = self.findings(rule, language=language)
        return finding


def page_of(text: str, date: dt.date | None = DAY) -> Page:
    """Return a page of one block."""
    span = Span(0, len(text))
    block = Block("body", span, 0)
    return Page("page.txt", text, text, (Cut(0, 0),), (block,), (Article(0, "", (0,)),), date)


def rule_of(kind: str, check: str, message: str = "", **more: object) -> Rule:
    """Return an error rule on claims of `kind`."""
    fields: dict[str, object] = {
        "id": f"{kind}/rule",
        "title": "标题",
        "severity": "error",
        "why": "理由",
        "message": message,
        "place": PLACE,
        "on": kind,
        "check": check,
    }
    return Rule(**(fields | more))  # type: ignore[arg-type]


_LEVELS: tuple[Kind, ...] = ("count", "quantity", "money", "percent")
CLAIMS = {
    "change": ClaimKind(
        "change",
        "增减变化",
        (
            SlotKind("start", _LEVELS),
            SlotKind("end", _LEVELS, like="start"),
            SlotKind("delta", _LEVELS, like="end"),
            SlotKind("rate", ("percent",)),
            SlotKind("points", ("percentage-point",)),
            SlotKind("times", ("multiple",)),
            SlotKind("from", ("date", "period")),
            SlotKind("to", ("date", "period")),
            SlotKind("years", ("duration",), units=("年",)),
        ),
        ("direction",),
    ),
    "total": ClaimKind(
        "total", "总量", (SlotKind("total", _LEVELS), SlotKind("parts", _LEVELS, many=True))
    ),
    "price": ClaimKind(
        "price", "单价", (SlotKind("money", ("money",)), SlotKind("mass", ("quantity",)))
    ),
    "agreement": ClaimKind(
        "agreement", "一致", (SlotKind("shown", _LEVELS), SlotKind("told", _LEVELS, like="shown"))
    ),
    "share": ClaimKind(
        "share",
        "占比",
        (
            SlotKind("part", _LEVELS),
            SlotKind("whole", _LEVELS, like="part"),
            SlotKind("share", ("percent",)),
        ),
    ),
    "output": ClaimKind(
        "output",
        "产量",
        (
            SlotKind("daily", ("quantity",)),
            SlotKind("total", ("quantity",), like="daily"),
            SlotKind("period", ("date", "period")),
        ),
    ),
    "date": ClaimKind("date", "日期", (SlotKind("figure", ("date", "period")),)),
    "list": ClaimKind("list", "列举", (SlotKind("count", ("count",)),), ("listed",)),
}
FACTS = {
    "price/edible-goods": Reference(
        "price/edible-goods",
        source="test",
        reviewed="2026-01-01",
        review_by="2027-01-01",
        low="2",
        high="20000",
        unit="元/公斤",
    ),
    "provinces": Reference(
        "provinces", source="test", reviewed="2026-01-01", review_by="2027-01-01", value="31"
    ),
}
GUARDS = {"comparable-prices": Guard("comparable-prices", "按可比价格计算", ("可比价",))}


def ruleset(*rules: Rule) -> Ruleset:
    """Return a set of these rules."""
    return Ruleset("hash", {}, CLAIMS, (), GUARDS, FACTS, rules)
