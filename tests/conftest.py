"""What every test may use: the real data folder, when it is there."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long a draw takes says something of the machine and its other work, nothing of the product.
settings.register_profile("unpick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unpick")

UPDATE_GOLDEN = "--update-golden"
SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the real data folder (../shared/data) is absent")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person write the golden files anew: `pytest tests/app --update-golden`, then read the diff."""
    parser.addoption(UPDATE_GOLDEN, action="store_true", help="write tests/golden/ anew from today's answers")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written instead of compared."""
    return bool(request.config.getoption(UPDATE_GOLDEN))
