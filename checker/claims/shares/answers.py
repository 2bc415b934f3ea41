"""Answers of one question that shut one another out: 支持、反对、没有表态."""

import re
from collections.abc import Sequence

from checker.core.late import late

# Answers of one question; who gives one gives no other.
_ANSWERS = tuple(
    tuple(late(words) for words in group)
    for group in (
        (
            "增加|增多|上升|提高|变好|改善|增长",
            "减少|下降|降低|变差|缩减",
            "没变|没有变化|不变|持平|差不多",
        ),
        ("高", "一般|适中|正常|合理", "低"),
        ("支持|赞成|同意", "反对|不赞成|不支持|不同意", "中立|弃权|尚未|没有表态|不关心"),
        ("没有|从不|从未|很少|偶尔|不曾", "经常|总是|每天|主要|常常"),
        ("满意", "一般|基本", "不满意"),
        ("好", "一般|尚可|还行", "差"),
    )
)


def are_answers(labels: Sequence[str]) -> bool:
    """Tell whether each label is an answer of one question, and not all the same.

    >>> are_answers(["48%支持", "41%反对", "11%尚未决定"])
    True
    """
    return any(_answer(labels, group) for group in _ANSWERS)


def _answer(labels: Sequence[str], group: Sequence[re.Pattern[str]]) -> bool:
    """Tell whether each label is an answer of one group, and not all the same."""
    hits = {
        next((at for at, words in enumerate(group) if words.search(label)), None)
        for label in labels
    }
    return None not in hits and len(hits) > 1
