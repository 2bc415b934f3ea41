"""What all tests share: golden files are written anew on request."""

import pytest
from hypothesis import settings

# A busy machine makes no law of numbers false.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --renew-golden."""
    parser.addoption("--renew-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written anew; read the diff before committing."""
    return bool(request.config.getoption("--renew-golden"))
