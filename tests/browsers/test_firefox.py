"""The pages in Firefox."""

import pytest

from tests.browsers import smoke
from tests.browsers.drivers import open_firefox

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    with open_firefox(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


CHECKS = [smoke.the_graph_is_drawn_and_answers, smoke.a_report_is_laid_out, smoke.nothing_hostile_runs]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_pages_work(driver, tmp_path, check):
    check(driver, tmp_path)
