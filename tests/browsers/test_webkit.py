"""The pages in WebKit."""

import pytest

from tests.browsers import smoke
from tests.browsers.drivers import open_webkit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    with open_webkit(tmp_path_factory.mktemp("webkit")) as opened:
        yield opened


@pytest.mark.parametrize("check", smoke.CHECKS, ids=lambda check: check.__name__)
def test_the_pages_work(driver, tmp_path, check):
    check(driver, tmp_path)
