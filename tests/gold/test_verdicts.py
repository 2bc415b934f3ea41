"""Every fail on the corpus has been read, and few of them are false alarms."""

from checker.check import Options, check_page
from checker.cli.rules import pages_in
from checker.core.errors import CheckerError
from checker.review.verdicts import load_verdicts, score
from checker.ruleset.load import load_rules
from tests.gold.corpus import FOLDER, HERE, needs_corpus

CHINESE = ("gov_reports", "news_ntrex_zh", "news_pd199801")


@needs_corpus
def test_false_alarms_are_rare() -> None:
    paths = [str(FOLDER / f"{name}.jsonl.gz") for name in CHINESE]
    ruleset = load_rules()
    faults: list[CheckerError] = []
    reports = (check_page(page, ruleset, Options()) for page in pages_in(paths, faults))
    result = score(reports, load_verdicts(HERE / "verdicts.yaml"))
    assert not faults
    assert result.unread == []
    rules = result.rules.values()
    wrong_errors = sum(rule.wrong for rule in rules if rule.errors)
    wrong = sum(rule.wrong for rule in rules)
    assert wrong_errors <= result.characters / 50_000
    assert wrong <= result.characters / 10_000
