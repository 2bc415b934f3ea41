"""Which rules are on for a page, and what the newsroom decided of its findings."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from checker.archive.source import PageSource
from checker.check import Options
from checker.cli.inputs import Wanted, fits
from checker.core.errors import CheckerError, RulesError
from checker.core.model import Finding, PageReport
from checker.report.digest import Digest
from checker.ruleset.model import Ruleset
from checker.settings.find import find_near
from checker.settings.model import Language, Level, Settings
from checker.settings.select import chosen_rules, levels_by_rule, lowered, rules_by

WAIVERS_NAME = "waivers.yaml"


class Choice(Struct, frozen=True):
    """The command line's word on rules; it goes before the configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Policy:
    """Which rules judge which page, and how severe they are there."""

    def __init__(self, ruleset: Ruleset, settings: Settings, choice: Choice):
        self._ruleset, self._settings, self._choice = ruleset, settings, choice
        self._of_rule = {rule.id: rule.severity for rule in ruleset.rules}
        self._check_names()
        self._for = lru_cache(maxsize=256)(self._for_overrides)

    def rules_for(self, path: str) -> frozenset[str] | None:
        """Return the rules that are on for a page; None: those on by default."""
        return self._for(self._overrides(path))[0]

    def changes(self, path: str, digest: Digest) -> bool:
        """Tell whether the configuration may change a severity on a page."""
        levels = self._for(self._overrides(path))[1]
        return any(rule in levels for rule in digest.rules)

    def decide(self, page: PageReport) -> PageReport:
        """Return the page with the severities of the configuration."""
        levels = self._for(self._overrides(page.path))[1]
        if not levels:
            return page
        findings = tuple(self._leveled(finding, levels) for finding in page.findings)
        return structs.replace(page, findings=findings)

    def _leveled(self, finding: Finding, levels: dict[str, Level]) -> Finding:
        level = levels.get(finding.rule)
        if level is None or level == "off":
            return finding
        severity = lowered(finding.severity, self._of_rule[finding.rule], level)
        return structs.replace(finding, severity=severity)

    def _overrides(self, path: str) -> tuple[int, ...]:
        overrides = self._settings.overrides
        return tuple(n for n, override in enumerate(overrides) if fits(path, override.files))

    def _for_overrides(
        self, numbers: tuple[int, ...]
    ) -> tuple[frozenset[str] | None, dict[str, Level]]:
        """Return the rules that are on and the levels, where these overrides hold."""
        settings, choice = self._settings, self._choice
        select = list(choice.select or settings.select)
        ignore = [*settings.ignore, *choice.ignore]
        levels = levels_by_rule(settings.severity, self._ruleset)
        for override in (settings.overrides[number] for number in numbers):
            if override.select and not choice.select:
                select = [*(select or ["default"]), *override.select]
            ignore += override.ignore
            levels |= levels_by_rule(override.severity, self._ruleset)
        on = chosen_rules(self._ruleset, select, ignore)
        off = frozenset(rule for rule, level in levels.items() if level == "off")
        if off:
            usual = frozenset(rule.id for rule in self._ruleset.rules if rule.default)
            on = (usual if on is None else on) - off
        return on, levels

    def _check_names(self) -> None:
        """Raise CheckerError for a name that no rule has, before any page is read."""
        for name in (*self._choice.select, *self._choice.ignore):
            rules_by(name, self._ruleset)
        settings = self._settings
        named: list[tuple[str, int | None]] = []
        for key, names in (
            ("select", settings.select),
            ("ignore", settings.ignore),
            ("severity", settings.severity),
        ):
            named += ((name, settings.lines.get(key)) for name in names)
        for override in settings.overrides:
            names = (*override.select, *override.ignore, *override.severity)
            named += ((name, override.line) for name in names)
        faults = []
        for name, line in sorted(named, key=lambda each: each[1] or 0):
            try:
                rules_by(name, self._ruleset)
            except CheckerError as error:
                faults.append(CheckerError(error.message, settings.path, line))
        if faults:
            raise RulesError(tuple(faults))


class Memory:
    """Waivers and baseline: marks the findings of page after page, and knows what was of use.

    `sees_all` False: the run is over some pages of the archive only.
    """

    def __init__(
        self, waivers: str | None, baseline: Path | None, today: dt.date, sees_all: bool = True
    ):
        self._today = today
        self._sees_all = sees_all
        self.has_baseline = baseline is not None
        self._baseline: Any = None
        self._known: Mapping[str, frozenset[str]] = {}
        if baseline:
            self._baseline = import_module("checker.review.baseline")
            self._known = self._baseline.load_baseline(baseline)
        self.waivers: tuple[Any, ...] = ()
        self._used: set[Any] = set()
        self._paths: list[str] = []
        self._home: Any = None
        if waivers:
            # With the waivers comes YAML, which most runs do without.
            self._home = import_module("checker.review.unused")
            self._misquoted = self._home.Misquoted()
            self.waivers = import_module("checker.review.waivers_file").load_waivers(Path(waivers))
        self._waived_rules = frozenset(waiver.rule for waiver in self.waivers)

    def mark(self, page: PageReport) -> PageReport:
        """Return the page with its waived and its known findings marked."""
        if self.waivers:
            page, used = self._home.waive_page(page, self.waivers, self._today)
            self._used |= used
            if page.page is None:
                # What would fit a waiver may stand there.
                self._sees_all = False
            else:
                self._paths.append(page.path)
            self._misquoted.add(page, self.waivers, self._today)
        known: PageReport = self._baseline.mark_known(page, self._known) if self._known else page
        return known

    def changes(self, digest: Digest) -> bool:
        """Tell whether a waiver or the baseline may have a say on a page."""
        return any(
            fail.rule in self._waived_rules or fail.fingerprint in self._known
            for fail in digest.fails
        )

    def pass_by(self, path: str) -> None:
        """Note a page that nothing here changes."""
        if self.waivers:
            self._paths.append(path)

    def unused(self) -> Any:
        """Return what was stale or had expired, once all pages were marked."""
        of_pages = (self._used, self._misquoted, self._paths)
        return self._home.unused(self.waivers, *of_pages, self._today, self._sees_all)

    def notices(self, language: Language, ruleset: Ruleset) -> tuple[str, ...]:
        """Return what to tell of waivers that no longer hold."""
        if not self.waivers:
            return ()
        rules = frozenset(rule.id for rule in ruleset.rules)
        problems = self._home.problems_of(self.unused(), language, rules)
        return tuple(problem.message for problem in problems)


def sees_all(wanted: Wanted, waivers: str | None) -> bool:
    """Tell whether a run is over the whole folder that the waivers file lies in.

    Only then is a waiver that names no page and fits nothing out of date: it may be of a page
    that this run leaves aside.
    """
    if wanted.changed_since or waivers is None:
        return False
    home = Path(waivers).resolve().parent
    folders = [Path(path).resolve() for path in wanted.paths if Path(path).is_dir()]
    return any(home.is_relative_to(folder) for folder in folders)


def waivers_path(given: str | None, settings: Settings, paths: Sequence[str]) -> str | None:
    """Return the waivers file: as given, as configured, or the one nearest to the pages."""
    if given or settings.waivers:
        return given or settings.waivers
    found = find_near(paths, WAIVERS_NAME)
    if found is None and settings.path:
        beside = Path(settings.path).parent / WAIVERS_NAME
        found = beside if beside.is_file() else None
    return None if found is None else str(found)


def options_for(
    policy: Policy, date: dt.date | None, language: Language, source: PageSource
) -> Options:
    """Return with what to check one page."""
    return Options(date=date, rules=policy.rules_for(source.path), language=language)
