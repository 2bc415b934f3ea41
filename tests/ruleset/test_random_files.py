"""Whatever stands in a rule file, the loader gives rules or faults with their places."""

from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.core.errors import RulesError
from checker.ruleset.build import Source, build_ruleset
from checker.ruleset.grammar import FILE
from checker.ruleset.shapes import Items, Record, Shape, Table
from tests.ruleset.sample import PACK

_QUIET = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def _keys(shape: Shape) -> set[str]:
    match shape:
        case Record(keys=keys):
            return set(keys).union(*(_keys(inner) for inner in keys.values()))
        case Items(item=inner) | Table(value=inner):
            return _keys(inner)
        case _:
            return set()


_WORDS = sorted(
    _keys(FILE) | {"change", "start", "{start}", "count", "从{a}到{b}", "a - b", "⟦", "2"}
)
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.sampled_from(_WORDS)
    | st.text(max_size=8)
)
_TREES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_WORDS) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=40,
)


def _load(data: bytes) -> None:
    try:
        build_ruleset([Source("a.yaml", data)], "")
    except RulesError as error:
        found = error.faults
    else:
        return
    assert found
    for fault in found:
        assert fault.path == "a.yaml"
        assert len(str(fault).splitlines()) == 1


@_QUIET
@given(st.binary(max_size=60))
def test_random_bytes(data: bytes) -> None:
    _load(data)


@_QUIET
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@,? \n\t\r\u2028\x85\x00~=<", max_size=60))
def test_random_yaml_marks(text: str) -> None:
    _load(text.encode())


@_QUIET
@given(_TREES)
def test_random_trees(tree: Any) -> None:
    _load(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


@_QUIET
@given(
    st.integers(0, len(PACK)),
    st.integers(0, 60),
    st.sampled_from(_WORDS) | st.text(max_size=5) | st.sampled_from(["\n", "- ", "{", "]", ": "]),
)
def test_a_pack_spoiled_anywhere(start: int, length: int, instead: str) -> None:
    _load((PACK[:start] + instead + PACK[start + length :]).encode("utf-8", "surrogatepass"))


@_QUIET
@given(st.sampled_from([line for line in PACK.splitlines() if ":" in line]), _TREES)
def test_a_value_of_another_shape(line: str, tree: Any) -> None:
    value = yaml.safe_dump(tree, default_flow_style=True, allow_unicode=True, width=10_000)
    value = value.removesuffix("\n...\n").strip()
    spoiled = line.split(":")[0] + ": " + value
    _load(PACK.replace(line, spoiled, 1).encode("utf-8", "surrogatepass"))
