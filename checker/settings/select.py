"""Which rules are on: by id, by pack (`date/`), by catalogue id, `default` or `all`."""

from collections.abc import Iterable, Mapping, Sequence

from checker.core.errors import CheckerError
from checker.core.model import Severity
from checker.ruleset.model import Rule, Ruleset
from checker.settings.model import Level

ALL, DEFAULT = "all", "default"
_ORDER: tuple[Severity, ...] = ("style", "query", "error")


def rules_by(selector: str, ruleset: Ruleset) -> frozenset[str]:
    """Return the ids of the rules that `selector` names; CheckerError where it names none.

    `date/` and `date` are all rules of that pack, `DAT-03` those that serve the catalogue id.
    """
    found = frozenset(rule.id for rule in ruleset.rules if _is_named(rule, selector))
    if not found and selector not in (ALL, DEFAULT):
        raise CheckerError(f'no rule is called "{selector}"{_hint(selector, ruleset)}')
    return found


def chosen_rules(
    ruleset: Ruleset, select: Iterable[str], ignore: Iterable[str]
) -> frozenset[str] | None:
    """Return the rules that are on; None where nothing differs from the default."""
    chosen, dropped = list(select), list(ignore)
    if not chosen and not dropped:
        return None
    on = _union(chosen or [DEFAULT], ruleset)
    return on - _union(dropped, ruleset)


def levels_by_rule(levels: Mapping[str, Level], ruleset: Ruleset) -> dict[str, Level]:
    """Return the level of each rule that `levels` names; the more exact name wins."""
    found: dict[str, Level] = {}
    exact = {rule.id for rule in ruleset.rules}
    for selector in sorted(levels, key=lambda name: name in exact):
        found |= dict.fromkeys(sorted(rules_by(selector, ruleset)), levels[selector])
    return found


def lowered(given: Severity, of_rule: Severity, level: Severity) -> Severity:
    """Return the severity of a finding whose rule has another one by configuration.

    A finding that the judge made milder than its rule never becomes harsher than it was.
    """
    return level if given == of_rule else min(given, level, key=_ORDER.index)


def _union(selectors: Sequence[str], ruleset: Ruleset) -> frozenset[str]:
    return frozenset[str]().union(*(rules_by(selector, ruleset) for selector in selectors))


def _is_named(rule: Rule, selector: str) -> bool:
    if selector in (ALL, DEFAULT):
        return selector == ALL or rule.default
    pack = selector if selector.endswith("/") else f"{selector}/"
    return rule.id == selector or rule.id.startswith(pack) or selector in rule.catalogue


def _hint(selector: str, ruleset: Ruleset) -> str:
    ids = {rule.id for rule in ruleset.rules}
    packs = {f"{rule_id.partition('/')[0]}/" for rule_id in ids}
    issues = {issue for rule in ruleset.rules for issue in rule.catalogue}
    # With it comes all that reads rule files.
    from checker.ruleset.reading import did_you_mean

    hint = did_you_mean(selector, ids | packs | issues)
    return hint if "did you mean" in hint else "; `checker rules list` shows all"
