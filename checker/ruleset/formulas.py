"""Formulas of a rule, checked against the slots and constants of the claim kind it is on."""

import re
from collections.abc import Collection, Iterator, Mapping

from checker.ruleset.draft import Draft, Item
from checker.ruleset.expression import BUILT_IN, Sort, parse_expression
from checker.ruleset.expression_parse import UnknownFunctionsError
from checker.ruleset.reading import did_you_mean

# None: the claim kind is not known, so that of names nothing can be said.
Sorts = Mapping[str, Sort] | None

# What a message may quote besides slots: the words that made the claim, the names listed.
_QUOTED = ("items", "match")
_FIELD = re.compile(r"\{(?P<formula>[^{}]*)\}")


def check_condition(draft: Draft, item: Item, key: str, sorts: Sorts) -> None:
    """Note what is wrong with the formula under `key`, if there is one."""
    if key in item.entry.values:
        _check(draft, item, key, item.entry.text(key), sorts, condition=True)


def check_template(draft: Draft, item: Item, key: str, sorts: Sorts) -> None:
    """Note what is wrong with the formulas in the text under `key`: `{end - start}多出`."""
    for formula in _fields(draft, item, key):
        # A slot alone is quoted as printed, whatever fills it; all else is computed.
        if formula not in _QUOTED and (sorts is None or formula not in sorts):
            _check(draft, item, key, formula, sorts, condition=False)


def check_quotes(draft: Draft, item: Item, key: str, names: Collection[str]) -> None:
    """Note what is wrong with the names in the text under `key`, where nothing is computed."""
    for name in _fields(draft, item, key):
        if name not in names and name not in _QUOTED:
            hint = did_you_mean(name, names)
            draft.fault(item, key, f'"{key}": the pattern has no slot "{name}"{hint}')


def _fields(draft: Draft, item: Item, key: str) -> Iterator[str]:
    text = item.entry.text(key)
    if re.search(r"[{}]", _FIELD.sub("", text)):
        draft.fault(item, key, f'"{key}": a brace stands alone; expected {{slot}} or {{formula}}')
    yield from (found["formula"].strip() for found in _FIELD.finditer(text))


def _check(
    draft: Draft, item: Item, key: str, source: str, sorts: Sorts, *, condition: bool
) -> None:
    try:
        formula = parse_expression(source)
    except UnknownFunctionsError as error:
        named = {} if sorts is None else {**sorts, **BUILT_IN}
        unknown = () if sorts is None else [name for name in error.beside if name not in named]
        names = (f'no slot or constant "{name}"{did_you_mean(name, named)}' for name in unknown)
        for message in (*error.messages(), *names):
            draft.fault(item, key, f'"{key}": {message}')
    except ValueError as error:
        draft.fault(item, key, f'"{key}": {error}')
    else:
        if sorts is not None:
            for message in formula.faults(sorts, draft.reference, condition=condition):
                draft.fault(item, key, f'"{key}": {message}')
