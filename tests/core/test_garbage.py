"""The collector is held back while a page is checked, and left as it was."""

import gc
from collections.abc import Iterator

import pytest

from checker.core.garbage import collected_later


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    with collected_later():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on


def test_a_fault_leaves_it_as_it_was() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="fault"), collected_later():
        raise ValueError("fault")
    assert gc.isenabled()
