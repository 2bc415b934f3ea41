"""What all tests share: golden files are written anew on request."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --renew-golden."""
    parser.addoption("--renew-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written anew; read the diff before committing."""
    return bool(request.config.getoption("--renew-golden"))
