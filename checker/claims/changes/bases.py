"""What a change is held against: 比上年, 同比, 较年初; in one spelling, parted from other words."""

from checker.claims.changes.words import role_patterns
from checker.core.late import late
from checker.core.model import Figure

# The kinds of figures that may say when or which.
TIMES = frozenset(("ordinal", "duration"))
_PLACED = ("排名", "位列", "名列", "位居", "列", "居", "排在", "排")
# 比前⟦5年⟧（平均28.9%）
_TIME_BEFORE = ("前", "近", "这")
_TIME_AFTER = tuple("前来内里间以后中平年累共增提上下减")
_FELL = late("(?:下降|回落|减少|下跌|降低|下滑|萎缩|收缩|负增长)了?(?:为|约|近)*$")
_YEAR_WORDS = late("去年|前一年|上一年度?|上年度|同期|的|相比|同$")


def is_of_time(against: str, words: str) -> bool:
    """Tell whether 比上年 can be said of what `words` begin a change with: 由去年的⟦100家⟧.

    Not of 由2002年的⟦100家⟧; and what is held against 全省 is held against no earlier time.
    """
    if against in ("", "former"):
        return True
    pattern = role_patterns()
    is_time = pattern.past.search(against) or pattern.timed.search(against) or against == "上期"
    return bool(is_time) and (_has_no_date(words) or pattern.past.search(words) is not None)


def _has_no_date(words: str) -> bool:
    return not any(map(is_hole, words))


def is_fall(words: str) -> bool:
    """Tell whether a rate is one of a fall: 由下降⟦1.2%⟧转为增长1.5%."""
    return _FELL.search(words) is not None


def is_hole(mark: str) -> bool:
    """Tell whether a letter of a skeleton stands for a figure."""
    return "\ue000" <= mark <= "\uf8ff"


def split_base(prefix: str) -> tuple[str, str]:
    """Part “同比”, “比上年” from the words before: what something is held against says no name."""
    found = role_patterns().against.search(prefix)
    if found is not None:
        return prefix[: found.start()], base_name(found["who"])
    if "同比" in prefix:
        return prefix, "上年"
    if "环比" in prefix:
        return prefix, "上期"
    return prefix, ""


def base_name(who: str) -> str:
    """Return what a change is held against in one spelling: 去年同期 is 上年."""
    known = _YEAR_WORDS.sub(
        lambda m: "上年" if m[0] not in ("同期", "的", "相比", "同") else "", who
    )
    return known.replace("底", "末").replace("年初", "上年末")


def is_time(figure: Figure, text: str, hole: int) -> bool:
    """Tell whether a figure says when or which, not how much: 比前⟦5年⟧, ⟦第五次⟧普查."""
    if figure.kind == "ordinal":
        # 第五次普查 is a name; 排名第9 is a place.
        before = text[max(0, hole - 3) : hole]
        return not figure.text.endswith(("位", "名")) and not before.endswith(_PLACED)
    if figure.kind != "duration":
        return False
    return text.startswith(_TIME_AFTER, hole + 1) or text[hole - 1 : hole] in _TIME_BEFORE
