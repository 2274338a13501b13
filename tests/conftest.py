"""Settings for all tests: properties are searched without a clock, because a busy machine is no failure."""

from importlib.util import find_spec

from hypothesis import settings

from tests.browsers.tools import missing as missing_browsers
from tests.chromium import chromium
from tests.engines.engines import missing

__all__ = ["chromium"]

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

WITHOUT_TORCH = find_spec("torch") is None
LACKING = missing()
UNSEEN = missing_browsers()
collect_ignore = ["training"] * WITHOUT_TORCH + ["engines/test_engines.py"] * bool(LACKING)
collect_ignore += [f"browsers/{file}" for file in UNSEEN]


def pytest_report_header() -> list[str]:
    """Say what is left out."""
    torch = "LEFT OUT: tests/training, which needs PyTorch; run it with: make test-training"
    engines = f"LEFT OUT: tests/engines, which needs {', '.join(LACKING)}; run it with: make test-engines"
    browsers = [
        f"LEFT OUT: tests/browsers/{file}, which needs {', '.join(names)}; run it with: make test-browsers"
        for file, names in UNSEEN.items()
    ]
    return [torch] * WITHOUT_TORCH + [engines] * bool(LACKING) + browsers
