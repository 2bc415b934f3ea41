"""What the judge says to editors, in Chinese and in English."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from checker.core.tables import load_table

Language = Literal["en", "zh"]

_ZH = {
    "about": "{figure} 疑为 {right}（{slip}）",
    "also-fitting": "{value}（{range}均可）",
    "and-or": "，或 ",
    "at-least": "应不少于 {value}",
    "at-most": "应不超过 {value}",
    "between-two": "{figure} 与 {right}：{slip}",
    "empty-list": "列表中没有数",
    "exchanged": "{figure} 与 {right} 疑互换了位置",
    "far": "两数是否说同一件事不能肯定，且相差很大",
    "from-to": "至",
    "less": "应小于 {value}",
    "list": "、",
    "max": "最大值",
    "min": "最小值",
    "missing": "缺 {names}",
    "more": "应大于 {value}",
    "no-day": "日期不全",
    "no-fact": "没有可对照的资料",
    "no-issue-date": "版面日期不详",
    "no-power": "年数不确定",
    "of-figure": "{figure} {text}",
    "or": "或",
    "perhaps": "也可能 {figure} 应为 {right}（{slip}）",
    "right": "应为 {value}",
    "rule-fault": "规则 {rule} 不能计算：{fault}",
    "said-already": "同一处差错，已在上面列出",
    "slip-agrees": "改后与其他数相合",
    "slip-digit": "一位数字之差",
    "slip-extra": "多一位数字",
    "slip-left-out": "漏“{word}”字",
    "slip-magnitude": "万/亿之误",
    "slip-missing": "漏一位数字",
    "slip-percent": "%与百分点之误",
    "slip-point": "小数点错位",
    "slip-put-in": "多“{word}”字",
    "slip-swapped": "相邻数字颠倒",
    "slip-times": "增长N倍与N倍之误",
    "to": "—",
    "unbounded": "数值没有上限或下限",
    "wrong-base": "{figure} 疑以末值为基数",
    "zero-divisor": "除数可能为零",
}
_EN = {
    "about": "{figure} may be meant as {right} ({slip})",
    "also-fitting": "{value} ({range} fits too)",
    "and-or": ", or ",
    "at-least": "should be at least {value}",
    "at-most": "should be at most {value}",
    "between-two": "{figure} and {right}: {slip}",
    "empty-list": "the list holds no figure",
    "exchanged": "{figure} and {right} may have changed places",
    "far": "not certain that these figures speak of the same thing, and they are far from fitting",
    "from-to": " to ",
    "less": "should be less than {value}",
    "list": ", ",
    "max": "max",
    "min": "min",
    "missing": "{names} missing",
    "more": "should be more than {value}",
    "no-day": "the date is not complete",
    "no-fact": "no reference entry fits",
    "no-issue-date": "the date of the page is not known",
    "no-power": "the number of years is not certain",
    "of-figure": "{figure} {text}",
    "or": " or ",
    "perhaps": "or else {figure} should be {right} ({slip})",
    "right": "should be {value}",
    "rule-fault": "rule {rule} cannot be computed: {fault}",
    "said-already": "the same slip is listed above",
    "slip-agrees": "then all figures agree",
    "slip-digit": "one digit off",
    "slip-extra": "one digit too many",
    "slip-left-out": "{word} left out",
    "slip-magnitude": "万 and 亿 mixed up",
    "slip-missing": "one digit left out",
    "slip-percent": "% for percentage points or the reverse",
    "slip-point": "decimal point misplaced",
    "slip-put-in": "{word} too many",
    "slip-swapped": "neighbouring digits swapped",
    "slip-times": "grown N times for N times as much",
    "to": "–",
    "unbounded": "the figure has no upper or no lower end",
    "wrong-base": "{figure} may be taken from the later value",
    "zero-divisor": "the divisor may be zero",
}
_TABLES: dict[Language, dict[str, str]] = {"en": _EN, "zh": _ZH}


def say(key: str, language: Language = "zh", **values: str) -> str:
    """Return the words for `key` with `values` in them."""
    return _TABLES[language][key].format(**values)


def slot_titles(names: Sequence[str], language: Language = "zh") -> list[str]:
    """Return what an editor calls the slots of a claim: 增减量 for delta, in Chinese."""
    titles = _titles() if language == "zh" else {}
    return [titles.get(name, name) for name in names]


@cache
def _titles() -> dict[str, str]:
    titles: dict[str, str] = load_table("language/zh/slots.yaml")
    return titles
