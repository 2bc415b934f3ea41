"""Formulas parsed in an earlier run: the same as parsed now."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.core.kept import keep_all
from checker.ruleset import expression
from checker.ruleset.expression import parse_expression
from checker.ruleset.expression_parse import parse_tree
from checker.ruleset.load import load_rules

_PARSER = "checker.ruleset.expression_parse.parse_tree"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the formulas of a test in a folder of its own, and begin without any."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path))
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Behave as a new process."""
    expression._KEPT.forget()
    parse_expression.cache_clear()


def test_kept_formulas_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = load_rules().rules
    sources = {text for rule in rules for text in (rule.check, rule.where) if text}
    sources |= {"0.1 + -x ** 2 < 1 / 3 and not is_whole(x)", 'is_between(a, band("b/c"))'}
    wanted = {source: parse_tree(source) for source in sources}
    assert {source: parse_expression(source).tree for source in sources} == wanted
    keep_all()
    forget()
    monkeypatch.setattr(_PARSER, None)
    assert {source: parse_expression(source).tree for source in sources} == wanted


@pytest.mark.parametrize("data", [b"", b"\xff text", b"\xc0"])
def test_a_damaged_file_is_thrown_away(folder: Path, data: bytes) -> None:
    wanted = parse_expression("a + b == c")
    keep_all()
    (path,) = (folder / "tables").glob("formulas-*")
    whole = path.read_bytes()
    for damaged in (data, whole[:-1], whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]):
        path.write_bytes(damaged)
        forget()
        assert parse_expression("a + b == c") == wanted
        keep_all()
        assert path.read_bytes() == whole


def test_another_parser_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse_expression("a == b")
    keep_all()
    forget()
    monkeypatch.setattr(expression._KEPT, "_stamp", lambda: "another")
    assert not expression._KEPT.known()


def test_what_is_no_formula_is_told_as_ever() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="not a formula"):
            parse_expression("a +")
        keep_all()
        forget()
