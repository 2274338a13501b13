"""Settings for all tests: properties are searched without a clock, because a busy machine is no failure."""

from importlib.util import find_spec

from hypothesis import settings

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

WITHOUT_TORCH = find_spec("torch") is None
collect_ignore = ["training"] if WITHOUT_TORCH else []


def pytest_report_header() -> str:
    """Say what is left out."""
    return "LEFT OUT: tests/training, which needs PyTorch; run it with: make test-training" if WITHOUT_TORCH else ""
