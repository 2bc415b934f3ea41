"""A fingerprint stays when the page moves, and changes when what is said changes."""

import msgspec

from checker.core.model import Claim, Cut, Figure, Mention, Page
from checker.core.span import Span
from checker.judge.fingerprint import Fingerprints
from tests.judge.build import Sample, figure_of, page_of

TEXT = "记者获悉，企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:324家⟧。"


def fingerprint(text: str, rule: str = "change/difference") -> str:
    """Return the fingerprint of the claim in a marked text."""
    sample = Sample("change", text)
    return Fingerprints(sample.page).of(rule, sample.claim, sample.figures)


def test_it_is_sixteen_digits_and_the_same_on_every_run() -> None:
    assert fingerprint(TEXT) == fingerprint(TEXT) == "c26aecbf38d15df8"


def test_it_stays_where_other_words_of_the_page_change() -> None:
    assert fingerprint("新的一段。\n" + TEXT) == fingerprint(TEXT)
    assert fingerprint(TEXT + "后面又加了一句。") == fingerprint(TEXT)
    assert fingerprint(TEXT.replace("企业从", "企 业从")) == fingerprint(TEXT)
    assert fingerprint(TEXT.replace("97家", "９７家")) == fingerprint(TEXT)


def test_it_changes_with_the_rule_the_figures_and_the_clause() -> None:
    others = {
        fingerprint(TEXT, "change/growth"),
        fingerprint(TEXT.replace("324家", "325家")),
        fingerprint(TEXT.replace("企业", "工厂")),
        fingerprint(TEXT),
    }
    assert len(others) == 4


def _with(figure: Figure, **mentions: str) -> Figure:
    given = {name: Mention(text, Span(0, 0)) for name, text in mentions.items()}
    return msgspec.structs.replace(figure, **given)


def test_it_changes_with_indicator_and_period() -> None:
    figure = figure_of(0, "97家", Span(0, 3))
    page, claim = page_of("97家"), Claim(kind="change", slots=(), span=Span(0, 3))
    figures = [figure, _with(figure, indicator="企业"), _with(figure, period="2018年")]
    found = {Fingerprints(page).of("rule", claim, [each]) for each in figures}
    assert len(found) == 3


def test_what_a_page_says_twice_has_two_fingerprints() -> None:
    sample = Sample("change", TEXT)
    fingerprints = Fingerprints(sample.page)
    first, second = (
        fingerprints.of("change/difference", sample.claim, sample.figures) for _ in range(2)
    )
    assert first != second
    assert first == fingerprint(TEXT)


def test_a_finding_without_figures_is_known_by_its_clause() -> None:
    def of(text: str, span: Span) -> str:
        return Fingerprints(page_of(text)).of("wording", Claim(kind="p", slots=(), span=span), [])

    assert of("甲句，约好左右。", Span(3, 7)) == of("换了，约好左右。", Span(3, 7))
    assert of("甲句，约好左右。", Span(3, 7)) != of("甲句，约坏左右。", Span(3, 7))


def test_a_page_without_a_mark_for_a_million_characters_is_not_searched_through() -> None:
    text = "字" * 1_000_000
    page = Page("p", text, text, (Cut(0, 0),), (), ())
    claim = Claim(kind="p", slots=(), span=Span(500_000, 500_003))
    assert len(Fingerprints(page).of("rule", claim, [])) == 16
