"""Figures told as columns: 全省8.4万人受灾，2人死亡。其中，甲市5.3万人受灾，1人死亡；乙市…….

What a figure is of stands behind it (受灾, 死亡) or, the same in each row, before it
(直接经济损失); so a total finds its parts though other figures of the unit stand between.
"""

from collections.abc import Iterable, Iterator, Sequence

from checker.claims.levels import Level
from checker.claims.marks import sentence_end, sentence_start
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import ANY_FIGURE, Skeleton
from checker.claims.totals.adding_up import count_adding_up, is_average, near, significance
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_BEHIND = late(f"[^，。；：、！？\n（）(){ANY_FIGURE}]{{2,10}}")
_HEDGES = "约近超逾达共"
_ROW_MARKS = ("；", "。")
_LEAST_ROWS = 2
_LEAST_LEVELS = 6
_LEAST_LABEL = 3
_ADDING = 3
_REACH = 260
_NEAR = 140
_NEXT = 24
_ANY_HOLE = late(f"[{ANY_FIGURE}]")
# Two fates told as one word.
_BOTH = {"死伤": ("死", "伤"), "伤亡": ("伤", "亡"), "死亡失踪": ("死亡", "失踪")}
FATES = ("死", "伤亡")
_JOINERS = late("[和与及或、]")


def said_behind(text: str, level: Level) -> str:
    """Return what is said of a count behind it: 受灾 of 5.3万人受灾; nothing where it is named."""
    found = _BEHIND.match(text, level.hole + 1)
    return found[0].rstrip(_HEDGES) if found else ""


def of_one_column(levels: Iterable[Level], like: Level, text: str) -> list[Level]:
    """Return the levels of which the same is said as of `like`, all where nothing is."""
    said = said_behind(text, like)
    found = list(levels)
    same = [level for level in found if said and said_behind(text, level) == said]
    return same or found


def of_outer_rest(total: Level, parts: Sequence[Level], levels: Sequence[Level]) -> Level | None:
    """Return the total that the rest completes: ⟦10人⟧被困，7人获救，其中6人重伤，其余3人失踪.

    With 其余 the parts do not come to the nearest total, but that and the rest to one before it.
    """
    if len(parts) != _LEAST_ROWS or _adds(total, parts):
        return None
    before = [level for level in levels if 0 < total.hole - level.hole < _NEAR]
    return next(
        (
            level
            for level in before
            if are_alike(level.figure, total.figure) and _adds(level, (total, parts[-1]))
        ),
        None,
    )


def made_up(total: Level, parts: Sequence[Level], levels: Sequence[Level]) -> Level:
    """Return the level that parts make up where the nearest is not: 总产值70亿元，增加值38亿元."""
    if _adds(total, parts):
        return total
    before = (
        level
        for level in reversed(levels)
        if 0 < total.hole - level.hole < _NEAR and are_alike(level.figure, total.figure)
    )
    return next((level for level in before if _adds(level, parts)), total)


def column_claims(
    skeleton: Skeleton, levels: Sequence[Level], figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim of kind `total` for each column whose rows semicolons part, and 死伤人数."""
    text = skeleton.text
    plain = [level for level in levels if not level.change and level.figure.hedge is None]
    yield from _of_two_fates(plain, skeleton, figures)
    if len(plain) < _LEAST_LEVELS or "；" not in text:
        return
    for start in _sentences_with_rows(text, plain):
        end = sentence_end(text, start, len(text))
        rows = _rows(text, start, end, plain)
        floor = sentence_start(text, start - 1) if start else start
        totals = [level for level in plain if floor <= level.hole < start]
        if len(rows) >= _LEAST_ROWS and totals:
            yield from _columns(totals, rows, skeleton, figures)


def _sentences_with_rows(text: str, levels: Sequence[Level]) -> Iterator[int]:
    starts = sorted({sentence_start(text, level.hole) for level in levels})
    for start in starts:
        if start and text.find("；", start, sentence_end(text, start, len(text))) >= 0:
            yield start


def _rows(text: str, start: int, end: int, levels: Sequence[Level]) -> list[list[Level]]:
    """Return the levels of a sentence, those between two semicolons together."""
    rows: list[list[Level]] = [[]]
    at = start
    for level in levels:
        if not start <= level.hole < end or level.depth:
            continue
        if rows[-1] and "；" in text[at : level.hole]:
            rows.append([])
        rows[-1].append(level)
        at = level.hole
    return [row for row in rows if row]


def _columns(
    totals: Sequence[Level],
    rows: Sequence[Sequence[Level]],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    found = [
        (total, parts, whole)
        for total in totals
        if not total.depth and not is_average(total.label) and rows[0][0].hole - total.hole < _REACH
        for parts, whole in [_column(total, rows, skeleton.text)]
        if len(parts) >= _LEAST_ROWS
    ]
    sums = [_adds(total, parts) for total, parts, _ in found]
    # Where columns add up over all rows the rows are all there are.
    digits = [
        significance([part.figure for part in parts], total.figure)
        for (total, parts, whole), adds in zip(found, sums, strict=True)
        if adds and whole
    ]
    first = rows[0][0].hole
    said = "其中" in skeleton.text[max(0, first - _NEXT) : first]
    is_all = max(digits, default=0) >= _ADDING - said or sum(digits) > _ADDING - said
    for (total, parts, whole), adds in zip(found, sums, strict=True):
        if is_all and (adds or whole):
            yield _claim(total, parts, skeleton, figures)


def _column(total: Level, rows: Sequence[Sequence[Level]], text: str) -> tuple[list[Level], bool]:
    """Return the figures of the rows that are of what the total is of; whether each row has one."""
    found = [[level for level in row if _is_same(total, level, text)] for row in rows]
    return [level for same in found for level in same], all(found)


def _is_same(total: Level, level: Level, text: str) -> bool:
    if not are_alike(total.figure, level.figure):
        return False
    said = said_behind(text, total)
    if said:
        return said_behind(text, level) == said
    label = total.label
    if level.label == label:
        return len(label) > 1
    return len(label) >= _LEAST_LABEL and level.label.endswith(label)


def _adds(total: Level, parts: Sequence[Level]) -> bool:
    return count_adding_up([part.figure for part in parts], total.figure) == len(parts)


def second_lists(
    claims: Iterable[Claim], levels: Sequence[Level], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the second breakdown of a total: 其中本科954人，专科881人；⟦男1024人，女811人⟧.

    Behind a semicolon, without words for it, the figures themselves must tell: they add up, or
    one wrong digit keeps them from it.
    """
    at = {level.figure.id: number for number, level in enumerate(levels)}
    text = skeleton.text
    for claim in claims:
        total, last = at.get(claim.slot("total")[0]), at.get(claim.slot("parts")[-1])
        if total is None or last is None or last < total or levels[total].change:
            continue
        start = text.find("；", levels[last].hole, levels[last].hole + _NEXT)
        if start < 0 or _ANY_HOLE.search(text, levels[last].hole + 1, start):
            continue
        end = sentence_end(text, start, len(text))
        semicolon = text.find("；", start + 1, end)
        end = semicolon if semicolon >= 0 else end
        held = [level for level in levels[last + 1 :] if start < level.hole < end]
        parts = [p for p in held if are_alike(p.figure, levels[total].figure) and not p.change]
        if len(held) == len(parts) >= _LEAST_ROWS and _is_sum(levels[total], parts):
            yield _claim(levels[total], parts, skeleton, figures)


def _is_sum(total: Level, parts: Sequence[Level]) -> bool:
    figures = [part.figure for part in parts]
    if _adds(total, parts):
        return significance(figures, total.figure) >= _ADDING
    distance = near(figures, total.figure)
    return distance is not None and distance.digits > _ADDING and distance.is_one_digit_off()


def _of_two_fates(
    levels: Sequence[Level], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the claims of 44人死亡失踪 and 死伤17人, of whom 29人死亡，15人失踪 are told."""
    text = skeleton.text
    if not any(map(text.__contains__, FATES)):
        return
    for at, total in enumerate(levels):
        words = _fates(_JOINERS.sub("", said_behind(text, total))) or _fates(total.label)
        if not words:
            continue
        parts = []
        for word in words:
            near = levels[at + 1 : at + 5]
            parts += [p for p in near if _is_fate(word, words, p, total, text)][:1]
        if len(parts) == len(words) and parts[0] is not parts[1]:
            yield _claim(total, parts, skeleton, figures)


def _fates(said: str) -> tuple[str, ...]:
    return next((words for both, words in _BOTH.items() if said in (both, f"{both}人数")), ())


def _is_fate(word: str, words: Sequence[str], part: Level, total: Level, text: str) -> bool:
    said = said_behind(text, part) or part.label
    one = word in said and not any(other in said for other in words if other != word)
    return one and part.hole - total.hole < _NEAR and are_alike(part.figure, total.figure)


def _claim(
    total: Level, parts: Sequence[Level], skeleton: Skeleton, figures: Sequence[Figure]
) -> Claim:
    holes = sorted((total.hole, *(part.hole for part in parts)))
    return Claim(
        kind="total",
        slots=(
            Slot("total", (total.figure.id,)),
            Slot("parts", tuple(part.figure.id for part in parts)),
        ),
        span=skeleton.to_flow(Span(holes[0], holes[-1] + 1), figures),
        phrase="total/columns",
        constants=(Constant("complete", 1),),
        inferred=True,
        score=80,
    )
