"""What each figure of a text is to a change: a level, a base, the amount or the rate of a rise.

“去年发案820起，比上年的1000起减少180起，下降18%”: 820起 is a level, 1000起 a base, 180起 and 18%
are falls. The words between the mark or figure before and the figure itself tell it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, structs

from checker.claims.changes.bases import TIMES, base_name, is_hole, is_time, split_base
from checker.claims.changes.words import WEAK, role_patterns
from checker.claims.marks import BRACKETS, opened
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.core.late import late
from checker.core.model import Figure

# `mark`: what may be held against, or by how much: 超过上年⟦500万吨⟧; bound to nothing.
Role = Literal["level", "start", "end", "base", "change", "gap", "ratio", "mark"]

_MARKS = "，,；;：:、。！？!?（）()\n"
_TO_MARK = late(f"[^\0]*[{re.escape(_MARKS)}]")
_LONGEST = 40
# A comma parts the thousands of no figure here; joined figures of a list share their verb.
_JOINED = late("[、，]?[和与及跟]?(?:每[人吨月年户亩])?")
_LONGEST_JOINED = 5
_WITH = late("[与同和跟]")
_BEHIND = 24


class Term(Struct, frozen=True):
    """Figures of one role: one, or those that 分别 hands out side by side; `figure` is the first.

    `side` is 1 for a rise (or for 高于), −1 for a fall; `prefix`: what is left of the words
    before it; `against`: what the words hold it against (上年); `mark`: what stands before the
    words that tell the role.
    """

    figure: Figure
    figures: tuple[int, ...]
    hole: int
    last: int
    role: Role
    words: str
    mark: str
    depth: int
    side: int = 0
    prefix: str = ""
    against: str = ""

    # Few terms are ever asked these, so nothing is looked for before.
    @property
    def past(self) -> bool:
        """Tell whether it is of an earlier time."""
        return role_patterns().past.search(self.words) is not None

    @property
    def free(self) -> bool:
        """Tell whether no other thing is named before the figure."""
        if not self.prefix:
            return True
        pattern = role_patterns()
        names = pattern.free_change if self.role == "change" else pattern.free
        own = names.match(self.prefix)
        return own is not None and own.end() == len(self.prefix)

    @property
    def timed(self) -> bool:
        """Tell whether the words before it name a time."""
        return role_patterns().timed.search(self.words) is not None

    @property
    def yearly(self) -> bool:
        """Tell whether it is a rate of every year: 年均增长⟦5%⟧."""
        return role_patterns().yearly.search(self.words) is not None


def find_terms(skeleton: Skeleton, figures: Sequence[Figure]) -> list[Term]:
    """Return the terms of a skeleton in order; figures of time are none."""
    terms: list[Term] = []
    for term in _single(skeleton, figures):
        before = terms[-1] if terms else None
        if before is None:
            terms.append(term)
        elif term.hole - before.last <= _LONGEST_JOINED and _is_joined(before, term, skeleton.text):
            terms[-1] = structs.replace(
                before, figures=(*before.figures, *term.figures), last=term.hole
            )
        elif before.role == "change" and _is_or(before, term):
            terms.append(structs.replace(term, role="change", side=before.side, prefix=""))
        elif before.role == "base" and _is_by(before, term):
            terms.append(structs.replace(term, role="change", side=before.side))
        else:
            terms.append(term)
    return terms


def _is_or(one: Term, term: Term) -> bool:
    """Tell whether a change is told once more: 跌103点或⟦3.06%⟧, 跌103点（⟦3.06%⟧）."""
    kinds = one.figure.kind, term.figure.kind
    if kinds[0] == kinds[1] or "percent" not in kinds:
        return False
    in_bracket = term.depth > one.depth and term.words == one.words[-len(term.words) :]
    return term.words in ("或", "，或", "即", "合") or (in_bracket and term.words == "")


def _is_by(base: Term, term: Term) -> bool:
    """Tell whether a figure without words of its own is a gap: 高出男性（4.9%）⟦0.7个百分点⟧."""
    if not base.side or term.words or term.mark not in ("）", ")"):
        return False
    one, other = base.figure, term.figure
    return other.kind == "percentage-point" or (one.kind != "percent" and are_alike(one, other))


def _single(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Term]:
    text, depth, at = skeleton.text, 0, 0
    has_brackets = BRACKETS.search(text) is not None
    for hole, number in zip(skeleton.holes, skeleton.figures, strict=True):
        figure = figures[number]
        if figure.amount is None or (figure.kind in TIMES and is_time(figure, text, hole)):
            continue
        start = _words_start(text, at, hole)
        words, mark = text[start:hole], text[start - 1 : start]
        if has_brackets:
            depth = max(0, depth + opened(text[at:hole]))
            if depth and mark in ("（", "("):
                # “比全省平均水平（6.1%）” holds against 6.1%.
                words = text[_words_start(text, at, start - 1) : start - 1] + words
        own = (figure.id,)
        if _is_plain(figure, words, text, hole):
            yield Term(figure, own, hole, hole, "level", words, mark, depth, 0, words)
        else:
            read = _read(figure, words, mark, text, hole)
            yield Term(figure, own, hole, hole, read.role, words, mark, depth, *read.rest())
        at = hole + 1


def _words_start(text: str, floor: int, end: int) -> int:
    """Return where the words begin that lead to `end` from the last mark before it."""
    first = floor if end - floor < _LONGEST else end - _LONGEST
    marks = _TO_MARK.match(text, first, end)
    return marks.end() if marks else first


class _Reading(Struct, frozen=True):
    """What the words before a figure say of it; `prefix` is what is left of them."""

    role: Role
    side: int = 0
    prefix: str = ""
    against: str = ""

    def rest(self) -> tuple[int, str, str]:
        """Return what a term holds of it beside the role."""
        return self.side, self.prefix, self.against


def _read(figure: Figure, words: str, mark: str, text: str, hole: int) -> _Reading:
    pattern = role_patterns()
    if text.startswith(pattern.told_after, hole + 1):
        return _told_after(text, hole)
    start = pattern.start.search(words)
    if read := _goes_on(words, start, text, hole):
        return read
    if "的" in words and (ratio := _ratio(figure, words, mark)):
        return ratio
    if start:
        return _Reading("start", 0, words[: start.start()])
    # 高于收入增幅（⟦11.5%⟧）
    if mark in ("（", "(") and pattern.base.search(words):
        return _held_against(figure, words, text, hole)
    if figure.kind == "ordinal" and pattern.leads_on.match(text, hole + 1, hole + 12):
        return _Reading("start", 0, words)
    return (
        _changed(figure, words, mark) or _led_to(words) or _held_against(figure, words, text, hole)
    )


def _told_after(text: str, hole: int) -> _Reading:
    """Read the noun behind a figure: 以⟦8%⟧的增速, 3票之差."""
    pattern = role_patterns()
    if text.startswith(pattern.rise_after, hole + 1):
        return _Reading("change", 1)
    return (
        _Reading("change", -1) if text.startswith(pattern.fall_after, hole + 1) else _Reading("gap")
    )


def _is_plain(figure: Figure, words: str, text: str, hole: int) -> bool:
    """Tell at a glance that nothing before or behind a figure makes it more than a level."""
    pattern = role_patterns()
    if words and (words[0] == "的" or pattern.cue.search(words) or pattern.weak.search(words)):
        return False
    if figure.kind == "ordinal" or text.startswith(pattern.behind, hole + 1):
        return False
    # 与上月的⟦7.9万⟧相比大幅下降
    return not (_WITH.search(words) and pattern.goes_on.match(text, hole + 1, hole + _BEHIND))


def _goes_on(words: str, start: re.Match[str] | None, text: str, hole: int) -> _Reading | None:
    """Read what a value is held against where no amount follows: 从7月的⟦52%⟧持续上升."""
    pattern = role_patterns()
    verb = pattern.goes_on.match(text, hole + 1, hole + _BEHIND)
    is_compared = text.startswith("相比", hole + 1)
    if not verb and not is_compared:
        return None
    found = start or pattern.against_one.search(words)
    prefix = words[: found.start()] if found else ""
    if verb and (found or is_compared):
        return _Reading("base", pattern.side[verb["verb"]], prefix)
    return _Reading("base", 0, prefix) if is_compared else None


def _ratio(figure: Figure, words: str, mark: str) -> _Reading | None:
    """Read how many times another value one is: 是上年的⟦3倍⟧."""
    pattern = role_patterns()
    is_part = figure.kind in ("multiple", "fraction", "percent") and pattern.ratio.match(words)
    if is_part and (is_hole(mark) or mark in "）)"):
        return _Reading("ratio")
    if found := pattern.latter.search(words):
        return _Reading("ratio", 0, words[: found.start()])
    if found := pattern.former.search(words):
        return _Reading("ratio", 0, words[: found.start()], "former")
    return None


def _changed(figure: Figure, words: str, mark: str) -> _Reading | None:
    """Read the amount or the rate of a change: 比上年增加⟦20亿元⟧，增幅为⟦5%⟧."""
    pattern = role_patterns()
    if found := pattern.noun.search(words):
        side = pattern.side[found["verb"]]
        return _Reading("change", side, *split_base(words[: found.start()]))
    found = pattern.change.search(words) or pattern.done.search(words)
    if found is None:
        return None
    verb, side = found["verb"], pattern.side[found["verb"]]
    prefix, against = split_base(words[: found.start()])
    if verb in WEAK and not against and not (is_hole(mark) or mark in "）)"):
        return None
    if figure.kind == "duration" and verb in pattern.faster:
        side = 0
    return _Reading("change", side, prefix, against)


def _led_to(words: str) -> _Reading | None:
    pattern = role_patterns()
    found = pattern.end.search(words)
    if found is None:
        return None
    return _Reading("end", pattern.side.get(found["verb"], 0), words[: found.start()])


def _held_against(figure: Figure, words: str, text: str, hole: int) -> _Reading:
    pattern = role_patterns()
    if found := pattern.gap.search(words):
        return _Reading("gap", 0, words[: found.start()])
    found = pattern.base.search(words)
    if found is None:
        return _Reading("level", 0, words)
    side = pattern.side.get(found["verb"], 0)
    prefix, who = words[: found.start()], found["who"]
    if figure.kind == "percentage-point" or (side and _is_amount(who)):
        return _Reading("change", side, prefix, base_name(who))
    # 超过计划⟦10%⟧ is by how much; 快于全国⟦3%⟧ can only be another rate.
    is_rate = figure.kind == "percent" and found[0][1:2] == "于"
    is_against = who.endswith("的") or is_rate
    told = (
        is_against or pattern.first.search(prefix) or text.startswith(pattern.mark_after, hole + 1)
    )
    if side and not told and not text.startswith(("（", "("), hole - 1):
        return _Reading("mark", 0, words)
    return _Reading("base", side, prefix, who)


def _is_amount(who: str) -> bool:
    """Tell whether what follows is by how much: 超计划⟦100万吨⟧, not 超过上年的⟦100万吨⟧."""
    found = role_patterns().past.match(who)
    return found is not None and found.end() == len(who)


def _is_joined(one: Term, other: Term, text: str) -> bool:
    """Tell whether a figure so near goes on a list that 分别 hands out: 分别由⟦420元⟧、⟦45元⟧."""
    goes_on = other.role == "level" or (other.role == one.role == "start" and not other.words)
    if not goes_on or other.depth != one.depth:
        return False
    between = text[one.last + 1 : other.hole]
    return _JOINED.fullmatch(between) is not None and between.strip("，") != ""
