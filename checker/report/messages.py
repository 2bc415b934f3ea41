"""The words of the text report and the number sheet, in Chinese and in English."""

from functools import cache

_WORDS: dict[str, tuple[str, str]] = {
    "article-unnamed": ("（无标题）", "(no headline)"),
    "by-rounding": ("四舍五入后相符", "by rounding"),
    "checked-of": (
        "数据{figures}处：已核{checked}，未核{left}",
        "figures: {figures}, checked: {checked}, not checked: {left}",
    ),
    "colon": ("：", ": "),
    "comma": ("，", ", "),
    "date-wanted": (
        "版面日期不详，可用 --date 指定（如 --date 2022-04-13）",
        "the issue date is not known; give it with --date (like --date 2022-04-13)",
    ),
    "dated-by-masthead": ("（据版面所印）", " (as printed on the page)"),
    "dated-by-path": ("（据路径）", " (from the path)"),
    "error": ("差错", "error"),
    "kind-age": ("年龄", "age"),
    "kind-count": ("计数", "count"),
    "kind-date": ("日期", "date"),
    "kind-duration": ("时长", "duration"),
    "kind-fraction": ("分数", "fraction"),
    "kind-money": ("金额", "money"),
    "kind-multiple": ("倍数", "multiple"),
    "kind-number": ("数", "number"),
    "kind-ordinal": ("序数", "ordinal"),
    "kind-percent": ("百分比", "percent"),
    "kind-percentage-point": ("百分点", "percentage point"),
    "kind-period": ("时期", "period"),
    "kind-quantity": ("计量", "quantity"),
    "known": ("基线中已有", "in the baseline"),
    "line": ("第{line}行", "line {line}"),
    "list": ("、", ", "),
    "missing": ("文中缺数", "figures missing in the text"),
    "more-places": ("另有{count}处", "{count} more"),
    "no-fail": ("未见不符", "nothing contradicts"),
    # As the judge says it: a skip for this reason is one the user can mend.
    "no-issue-date": ("版面日期不详", "the date of the page is not known"),
    "not-checked": ("未核的数据", "figures not checked"),
    "not-checked-slight": (
        "未核的时间、序数、汉字小数目",
        "dates, ordinals, small numbers not checked",
    ),
    "nothing-found": ("没有找到数据", "no figures found"),
    "pages": ("共{pages}版", "pages: {pages}"),
    "pass": ("相符", "pass"),
    "problem": ("未能核查", "could not be checked"),
    "query": ("存疑", "query"),
    "semicolon": ("；", "; "),
    "sheet-hedge": ("约数词“{words}”", "hedge “{words}”"),
    "sheet-indicator": ("“{words}”", "“{words}”"),
    "sheet-period": ("时期“{words}”", "period “{words}”"),
    "sheet-place": ("地区“{words}”", "place “{words}”"),
    "sheet-rules": ("规则 {rules}", "rules {rules}"),
    "sheet-unread": ("未读出数值", "no value read"),
    "skip": ("未判", "skipped"),
    "status-fail": ("✗ 不符", "✗ fail"),
    "status-pass": ("✓ 相符", "✓ pass"),
    "status-unchecked": ("· 未核", "· unchecked"),
    "style": ("规范", "style"),
    "to": ("—", "–"),
    "unbounded": ("不限", "unbounded"),
    "unread": ("{count}版未能读取", "{count} not readable"),
    "waived": ("豁免", "waived"),
    "why": ("缘由", "why"),
}


@cache
def wording(language: str) -> dict[str, str]:
    """Return the words in `language`: Chinese for zh, else English."""
    place = 0 if language.startswith("zh") else 1
    return {key: words[place] for key, words in _WORDS.items()}
