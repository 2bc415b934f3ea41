"""The likely slip: one small edit of one figure after which everything fits."""

from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from checker.core.model import Figure
from checker.judge.edits import LENGTHS, TELLING, TELLING_NAMES, Edit, digits_of, edits_of
from checker.judge.lone import Lone, is_figure, lone_of
from checker.judge.operands import Bound
from checker.judge.trials import Fit, Trials
from checker.judge.wording import Language, say
from checker.ruleset.expression_evaluate import Outcome, compute
from checker.ruleset.expression_tree import (
    Binary,
    Call,
    Compare,
    Condition,
    Name,
    Number,
    Value,
    names_in,
)
from checker.ruleset.expression_value import NotEvaluated, RuleFault, touch

_PAIR = 2
# A page has a handful of faults; one that has more than this is no page.
_MOST_FAILS = 100
# Slips that would explain nearly any difference.
_WEAK = ("digit", "extra", "missing")


class Slip(Struct, frozen=True):
    """What is told of a slip, and the figures that would be changed by mending it.

    None are named where a digit alone is wrong, which explains too much to be told alone.
    `beside` is what to tell where it is said besides what the odd figure should be.
    """

    text: str = ""
    figures: tuple[Figure, ...] = ()
    beside: str = ""


def likely_slip(
    condition: Condition, outcome: Outcome, bound: Bound, language: Language = "zh"
) -> Slip:
    """Return the one slip that explains a fail, empty if none or several would.

    324家 against 411家 − 97家 gives “324家 疑为 314家（一位数字之差）”. The figure that
    stands alone against the others is looked at first: it is the odd one out.
    """
    comparison = outcome.failed
    if not isinstance(comparison, Compare) or len(bound.operands.tried) >= _MOST_FAILS:
        return Slip()
    bound.operands.tried.append(bound.claim.kind)
    if comparison.operator == "in":
        return Slip(_in_band(condition, comparison, bound, language))
    if comparison.operator != "==":
        met = _met_exactly(comparison, bound)
        return (
            _told([met], None, language)
            if met
            else _exchanged(condition, comparison, bound, language)
        )
    if pair := _pair(comparison, bound):
        return Slip(_of_pair(*pair, language))
    lone = lone_of(comparison, bound)
    if lone and (mixed := _percent_for_points(comparison, lone.name, bound, language)):
        return Slip(mixed)
    if lone and (base := _wrong_base(lone, bound, language)):
        return Slip(base)
    if fits := _edits(condition, comparison, lone, bound):
        return _told(fits, bound.figure(lone.name) if lone else None, language)
    return _exchanged(condition, comparison, bound, language)


def _told(fits: list[Fit], odd: Figure | None, language: Language) -> Slip:
    text = say("and-or", language).join(_about(fit, language) for fit in fits)
    telling = len(_telling(fits)) == len(fits)
    beside = "" if odd is None else _beside(fits, odd, language)
    return Slip(text, tuple(fit.figure for fit in fits) if telling else (), beside)


def _beside(fits: list[Fit], odd: Figure, language: Language) -> str:
    """Return what else may be, where it is told what the odd figure should be.

    A wrong digit of another figure explains nearly anything: 应为 374家；也可能 97家 应为 67家.
    """
    if len(fits) != 1 or fits[0].figure.id == odd.id or fits[0].edit.slip not in _WEAK:
        return ""
    return _about(fits[0], language, "perhaps")


def _edits(condition: Condition, comparison: Compare, lone: Lone | None, bound: Bound) -> list[Fit]:
    """Return the one edit that explains the fail; two if another figure's tells more."""
    alone = [lone.name] if lone is not None else []
    others = [name for name in dict.fromkeys(names_in(comparison)) if name not in alone]
    trials = Trials(condition, bound)
    beside = Trials(condition, bound, lone.name if lone is not None else None)
    own = list(trials.fitting(alone)) or list(trials.fitting(alone, LENGTHS))
    if not _is_one(own):
        own = _telling(own) or own
    if own:
        # A wrong digit explains nearly anything; digits that were swapped do not.
        is_weak = own[0].edit.slip in _WEAK
        swapped = list(beside.fitting(others, TELLING)) if is_weak else []
        if swapped and not _is_one(swapped):
            return []
        return [fits[0] for fits in (own, swapped) if _is_one(fits)]
    single = [name for name in others if bound.figure(name) is not None]
    listed = [name for name in others if name not in single]
    # Of many figures one can nearly always be changed in one digit so that all fits.
    every = [*beside.fitting(single), *beside.fitting(listed, TELLING)]
    for fits in (every, _telling(every)):
        if _is_one(fits):
            return fits[:1]
    rounded = Trials(condition, bound, reading="strict")
    fits = [] if every else list(rounded.fitting([*alone, *others], TELLING))
    return fits[:1] if _is_one(fits) else []


def _met_exactly(comparison: Compare, bound: Bound) -> Fit | None:
    """Return the edit after which parts that exceed their whole come to just that."""
    sides = (comparison.left, comparison.right)
    if not any(isinstance(side, Call) and side.function == "sum" for side in sides):
        return None
    equal = Compare("==", *sides)
    names = [name for name in dict.fromkeys(names_in(comparison)) if name in bound.slots]
    lone = lone_of(comparison, bound)
    trials = Trials(equal, bound, lone.name if lone is not None else None)
    fits = list(trials.fitting(names, TELLING))
    return fits[0] if _is_one(fits) else None


def _telling(fits: list[Fit]) -> list[Fit]:
    return [fit for fit in fits if fit.edit.slip in TELLING_NAMES]


def _is_one(fits: list[Fit]) -> bool:
    return len({(fit.figure.id, fit.edit.figure.text) for fit in fits}) == 1


def _exchanged(condition: Condition, comparison: Compare, bound: Bound, language: Language) -> Slip:
    """Tell of the one pair of figures that would fit in each other's place: 由411家增加到97家."""
    names = [name for name in dict.fromkeys(names_in(comparison)) if bound.figure(name)]
    # 280吨一天 and 12万吨一年 are held together by more than their order.
    if comparison.operator != "==" and len(names) != _PAIR:
        return Slip()
    trials = Trials(condition, bound)
    pairs = [pair for pair in combinations(names, 2) if trials.fits_exchanged(*pair)]
    if len(pairs) != 1:
        return Slip()
    one, other = (bound.figure(name) for name in pairs[0])
    assert one is not None
    assert other is not None
    return Slip(say("exchanged", language, figure=one.text, right=other.text), (one, other))


def _about(fit: Fit, language: Language, key: str = "about") -> str:
    right, slip = fit.edit.figure.text, kind_of(fit.edit, language)
    return say(key, language, figure=fit.figure.text, right=right, slip=slip)


def kind_of(edit: Edit, language: Language) -> str:
    """Return what the slip is called: 相邻数字颠倒, 漏“万”字."""
    return say(f"slip-{edit.slip}", language, word=edit.word)


def _in_band(condition: Condition, comparison: Compare, bound: Bound, language: Language) -> str:
    """Where a band is missed, any digit would do; only a wrong 万 or 亿 explains so much."""
    trials = Trials(condition, bound)
    texts: list[str] = []
    for name in dict.fromkeys(names_in(comparison.left)):
        found = list(trials.fitting([name], ("magnitude",)))
        if _is_one(found):
            texts.append(_about(found[0], language))
    return say("and-or", language).join(texts)


def _pair(comparison: Compare, bound: Bound) -> tuple[Figure, Figure] | None:
    """Return two figures that should be one: the sides, or all there are where none is named."""
    sides = [side for side in (comparison.left, comparison.right) if is_figure(side, bound)]
    names = [side.id for side in sides if isinstance(side, Name)]
    if not any(name in bound.slots for name in names_in(comparison)):
        names = list(bound.slots)
    figures = [figure for name in names if (figure := bound.figure(name)) is not None]
    return (figures[0], figures[1]) if len(figures) == len(names) == _PAIR else None


def _of_pair(one: Figure, other: Figure, language: Language) -> str:
    """Of two figures that should be one, neither is the odd one; say how they differ."""
    if other.amount is None or (one.kind, one.unit) != (other.kind, other.unit):
        return ""
    for edit in edits_of(one):
        if edit.figure.amount is not None and edit.figure.amount.value == other.amount.value:
            slip = kind_of(edit, language) if edit.is_mutual else say("slip-magnitude", language)
            return say("between-two", language, figure=one.text, right=other.text, slip=slip)
    return ""


def _percent_for_points(comparison: Compare, lone: str, bound: Bound, language: Language) -> str:
    """18.24% where 48.27% − 30.03% is meant, and the reverse."""
    every = dict.fromkeys(names_in(comparison))
    names = [name for name in every if name != lone and bound.figure(name) is not None]
    figure, others = bound.figure(lone), [bound.figure(name) for name in names]
    if figure is None or figure.kind not in ("percent", "percentage-point") or len(others) != 2:
        return ""
    if not all(other is not None and other.kind == "percent" for other in others):
        return ""
    for first, second in (names, names[::-1]):
        one, two = Name(first), Name(second)
        rate = Binary("-", Binary("/", one, two), Number(Fraction(1)))
        meant = Binary("-", one, two) if figure.kind == "percent" else rate
        if _meets(meant, Name(lone), bound):
            unit = "个百分点" if figure.kind == "percent" else "%"
            right = f"{digits_of(figure.text)}{unit}"
            slip = say("slip-percent", language)
            return say("about", language, figure=figure.text, right=right, slip=slip)
    return ""


def _wrong_base(lone: Lone, bound: Bound, language: Language) -> str:
    """277 ÷ 1763 where 277 ÷ 1486 is meant: the later value was taken as the base."""
    side = lone.other
    value = side.arguments[0] if isinstance(side, Call) and side.function == "abs" else side
    match value:
        case Binary("-", Binary("/", later, earlier), Number(Fraction(numerator=1, denominator=1))):
            meant = Binary("-", Number(Fraction(1)), Binary("/", earlier, later))
            figure = bound.figure(lone.name)
            if figure is not None and _meets(meant, lone.side, bound):
                return say("wrong-base", language, figure=figure.text)
    return ""


def _meets(meant: Binary, lone: Value, bound: Bound) -> bool:
    scope = bound.scope("strict")
    try:
        return touch(compute(meant, scope), compute(lone, scope))
    except (NotEvaluated, RuleFault):
        return False
