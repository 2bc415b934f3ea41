"""What a function of dates comes to in words: 2025年3月4日, 星期三, 乙巳, 蛇."""

from checker.core.model import When
from checker.judge.operands import Bound
from checker.judge.wording import Language, say
from checker.ruleset.expression_evaluate import argument_of
from checker.ruleset.expression_tree import Call
from checker.ruleset.expression_value import Operand

_PLACES = {
    "animal": "鼠牛虎兔龙蛇马羊猴鸡狗猪",
    "branch": "子丑寅卯辰巳午未申酉戌亥",
    "stem": "甲乙丙丁戊己庚辛壬癸",
    "weekday": "一二三四五六日",
}
_DATES = ("first_day", "last_day", "later")


def calendar_words(value: Call, bound: Bound, language: Language = "zh") -> str:
    """Return the words for the result of `value`; nothing for a function that gives a number."""
    if value.function not in _DATES and value.function not in _PLACES:
        return ""
    found = argument_of(value, bound.scope("printed"))
    if isinstance(found, When):
        return _day(found)
    assert isinstance(found, Operand)
    places = (reading.lo.at for reading in found.readings())
    names = _PLACES[value.function]
    return say("or", language).join(names[int(at) - 1] for at in places if at is not None)


def _day(when: When) -> str:
    day = when.start
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"
