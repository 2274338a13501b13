import pytest

from tests.query.examples import write_store


@pytest.fixture(scope="session")
def location(tmp_path_factory):
    """Return the folder of a store that tests only read."""
    return write_store(tmp_path_factory.mktemp("query") / "kg.store")
