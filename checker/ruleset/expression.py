"""Formulas of rules: a small language of arithmetic over the figures of a claim.

    abs(end - start) == delta
    0 <= share <= 1
    is_between(money / mass, band("price-per-mass/goods"))

Names are slots and constants (`-` in a name is written `_`). A percent figure stands for its
value over 100. A formula can compute and compare; it can do nothing else.
"""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from checker.ruleset.expression_check import find_faults
from checker.ruleset.expression_parse import parse_tree
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
        return find_faults(self.tree, self.source, sorts, facts, condition=condition)


@lru_cache(maxsize=4096)
def parse_expression(source: str) -> Expression:
    """Return the formula that `source` spells; ValueError if it is none."""
    return Expression(" ".join(source.split()), parse_tree(source))
