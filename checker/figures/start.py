"""Where a number may start: one pattern for the whole flow, which finds little that is none."""

import re

from checker.core.late import late
from checker.figures.hedges import INSIDE
from checker.figures.numerals import TABLE
from checker.figures.ones import SUMMED, TOLD_UNITS
from checker.figures.pattern import DIGITS, HAN, HAN_DIGITS, LATIN, PLACES
from checker.figures.words import UNITS, words_by_text

_FORMAL = "".join(TABLE["formal"])
_HUNDREDS = "百千万亿萬億"
_BELOW_HUNDRED = "".join(sorted(set(HAN).difference(_HUNDREDS)))


def _going_on() -> str:
    """Return what may follow 一 … 九, 几 or 十 alone where it becomes a figure.

    That is its unit or what stands before that, more of the number, or the 到 of a range.
    """
    firsts = {word[0] for word in (*words_by_text(), *UNITS["han-after"], *INSIDE)}
    return re.escape("".join(sorted(firsts.union(HAN, _FORMAL, "点分折半又到至"))))


def _uncounted() -> str:
    """Return the letters with which only words begin that 一 does not count: 一批, 一步, 一期."""
    never: set[str] = set()
    others = {*HAN, *_FORMAL, *INSIDE, *UNITS["han-after"], *"点分折半又到至"}
    for text, word in words_by_text().items():
        is_never = word.one == "never" and word.kind in ("count", "duration") and not word.arabic
        is_never = is_never and word.name not in SUMMED and word.name not in TOLD_UNITS
        (never if is_never else others).add(text[0])
    return "".join(sorted(never - others))


# 一些 and 一批: most Chinese numerals of a page stand alone before what they do not count. One
# in quotation marks, or that is all there is, needs nothing to count.
_NO_COUNT = rf"(?<![“‘「].)(?:(?<=[{_BELOW_HUNDRED}])[^{_going_on()}]|(?<=一)[{_uncounted()}])"

# All patterns are possessive: on giving a digit back, 百分之一二十 would be read as 1 %.
_GROUPED = rf"[{DIGITS}]{{0,2}}+(?:[,，][{DIGITS}]{{3}}(?![{DIGITS}]))++"
_WHOLE = rf"(?:{_GROUPED}|[{DIGITS}]*+)"
_DECIMALS = rf"(?:[.．·][{DIGITS}]++)?+"
# 558万6019票, 1,931万1,105人: what is left of the ten thousands, in three digits or four.
_REST = (
    rf"(?:(?<=万)(?:[{DIGITS}]{{3,4}}|[{DIGITS}],[{DIGITS}]{{3}})(?=[人票名元件户张股平条册吨]))?+"
)
# 1亿3000|多万: the hundred millions go with what 多万 stands behind.
_PLACED = (
    rf"(?:[{PLACES}]++(?:[{DIGITS}]++{_DECIMALS}(?=[{PLACES}]|[多余来][万千百])|几(?=[{PLACES}]))?+)*+"
    rf"{_REST}"
)
# 十万柒仟捌佰: formal digits go on where a formal place shows that they are no words.
_MIXED = rf"(?:[{_FORMAL}]?+[拾佰仟萬億][{HAN}{_FORMAL}]*+)?+"
_HAN_RUN = rf"[{HAN}]*+{_MIXED}(?:点[{HAN_DIGITS}]++[万亿]*+)?+"
NUMBER = late(
    rf"[{DIGITS}{LATIN}{HAN}第数半{_FORMAL}]"
    # 7.6 before 十种 is a number of its own.
    rf"(?:(?<=[{DIGITS}]){_WHOLE}(?:[.．·][{DIGITS}]++(?:(?=十)|{_PLACED})|{_PLACED})"
    rf"|(?<=[{HAN}])(?!{_NO_COUNT}){_HAN_RUN}"
    # Words with Latin letters swallow their digits: AK47, G20, PM2.5, addresses.
    rf"|(?<=[{LATIN}])[{LATIN}{DIGITS}@/:：_.．?&=%#~+－-]*+"
    rf"|(?<=第)(?=[{DIGITS}{HAN}])(?:[{DIGITS}]++|[{HAN}]++)"
    rf"|(?<=数)(?=[{PLACES}])[{PLACES}]++"
    rf"|(?<=半)"
    rf"|(?<=[{_FORMAL}])(?:(?=[{_FORMAL}]{{0,12}}[拾佰仟萬億万亿])|(?<=[壹贰叁柒捌玖])(?=[十百千])|(?<=拾)(?=[一二三四五六七八九][万亿]))"
    rf"[{HAN}{_FORMAL}]++"
    rf"(?:点[{HAN_DIGITS}{_FORMAL}]++)?+"
    # 陆点五折: one formal digit is a word elsewhere.
    rf"|(?<=[{_FORMAL}])点[{HAN_DIGITS}{_FORMAL}]++(?=[折成元倍]))"
)
