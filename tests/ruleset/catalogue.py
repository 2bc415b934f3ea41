"""What rules/CATALOGUE.md says: the checks of the catalogue and the rules that serve them."""

from collections.abc import Iterator

from checker.ruleset.model import Rule, Ruleset

GROUPS = {
    "CHG": "Change",
    "SHR": "Shares, ratios, averages",
    "SUM": "Parts and totals",
    "ENM": "Enumerations",
    "HED": "Headline, lead, caption, chart",
    "UNT": "Units and magnitude",
    "RAT": "Rates over time",
    "DAT": "Dates, durations, calendar",
    "AGE": "Ages, anniversaries, ordinals",
    "RNK": "Ranking, comparison, ranges",
    "WRD": "Wording and number usage",
    "ARC": "Across articles and the archive",
}
_HEAD = """\
# Which rule serves which check of the catalogue

Generated; `python -m pytest tests/ruleset/test_catalogue.py --renew-golden` writes it anew.
A rule in brackets is off without `--select`. `checker rules show` takes a rule or a catalogue id.
"""


def catalogue_page(ruleset: Ruleset) -> str:
    """Return the page: a table for each group, with a row for each id that some rule serves."""
    served: dict[str, list[Rule]] = {}
    for rule in sorted(ruleset.rules, key=lambda rule: rule.id):
        for name in dict.fromkeys(rule.catalogue):
            served.setdefault(name, []).append(rule)
    by_default = sum(rule.default for rule in ruleset.rules)
    totals = f"{len(served)} ids, {len(ruleset.rules)} rules, {by_default} of them on by default."
    return "\n".join((_HEAD, totals, *_tables(served), ""))


def _tables(served: dict[str, list[Rule]]) -> Iterator[str]:
    for group, title in GROUPS.items():
        names = sorted(name for name in served if name.startswith(f"{group}-"))
        if names:
            yield f"\n## {group}: {title}\n\n| id | rules |\n| --- | --- |"
        for name in names:
            yield f"| {name} | {', '.join(map(_shown, served[name]))} |"


def _shown(rule: Rule) -> str:
    return f"`{rule.id}`" if rule.default else f"(`{rule.id}`)"
