"""Formulas of rules: a small language of arithmetic over the figures of a claim.

    abs(end - start) == delta
    0 <= share <= 1
    is_between(money / mass, band("price-per-mass/goods"))

Names are slots and constants (`-` in a name is written `_`). A percent figure stands for its
value over 100. A formula can compute and compare; it can do nothing else.
"""

from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from checker import __version__
from checker.core.kept import Kept, key_of
from checker.ruleset.expression_sort import BUILT_IN, Sort, sorts_of
from checker.ruleset.expression_tree import (
    Both,
    Compare,
    Condition,
    Either,
    Node,
    Test,
    Value,
    names_in,
)
from checker.ruleset.model import Reference

__all__ = ["BUILT_IN", "Expression", "Sort", "parse_expression", "sorts_of"]


class Expression(Struct, frozen=True):
    """A formula as parsed: its source and its tree."""

    source: str
    tree: Node

    def names(self) -> frozenset[str]:
        """Return the slots and constants it names."""
        return frozenset(names_in(self.tree))

    def is_condition(self) -> bool:
        """Tell whether it is true or false, not a number."""
        return isinstance(self.tree, Compare | Test | Both | Either)

    def condition(self) -> Condition:
        """Return its tree as a condition; ValueError if it is a number."""
        if isinstance(self.tree, Compare | Test | Both | Either):
            return self.tree
        raise ValueError(f'expected a comparison, found "{self.source}"')

    def value(self) -> Value:
        """Return its tree as a value; ValueError if it is a condition."""
        if isinstance(self.tree, Compare | Test | Both | Either):
            raise ValueError(f'expected a value, found the comparison "{self.source}"')
        return self.tree

    def faults(
        self,
        sorts: Mapping[str, Sort],
        facts: Mapping[str, Reference] | None = None,
        *,
        condition: bool = True,
    ) -> tuple[str, ...]:
        """Return what is wrong with it, before any page is read.

        `sorts` says what each name is; `facts`, if given, are the reference entries there are.
        `condition`: it must be true or false; else it must be a number, as in a message.
        """
        # Rules that were read before have none, and are not looked at again.
        from checker.ruleset.expression_check import find_faults

        return find_faults(self.tree, self.source, sorts, facts, condition=condition)


@lru_cache(maxsize=4096)
def parse_expression(source: str) -> Expression:
    """Return the formula that `source` spells; ValueError if it is none."""
    text = " ".join(source.split())
    key = key_of(text)
    with suppress(ValueError, RecursionError):
        if (kept := _KEPT.get(key)) is not None:
            return Expression(text, _decoder().decode(kept))
    # With it comes Python's own parser; most runs meet formulas that were parsed before.
    tree: Node = import_module("checker.ruleset.expression_parse").parse_tree(source)
    _KEPT.put(key, msgspec.msgpack.encode(tree, enc_hook=_plain))
    return Expression(text, tree)


def _stamp() -> str:
    """Return what changes with the code that parses, or old trees would be believed."""
    names = ("expression_functions", "expression_parse", "expression_tree")
    code = [Path(__file__).with_name(f"{name}.py").stat() for name in names]
    return f"{__version__} {[(stat.st_size, stat.st_mtime_ns) for stat in code]}"


def _plain(number: Any) -> str:
    return str(number)


def _exact(_: type, text: str) -> Fraction:
    return Fraction(text)


@cache
def _decoder() -> msgspec.msgpack.Decoder[Node]:
    return msgspec.msgpack.Decoder(Node, dec_hook=_exact)


_KEPT = Kept("formulas", _stamp, 1 << 20)
