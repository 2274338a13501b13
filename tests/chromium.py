"""The one Chromium of all tests: two of them cannot be driven by one process."""

import os
from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium():
    if not Path(CHROMIUM).exists() and os.environ.get("KG_SKIP_TOOLS") == "1":
        pytest.skip("no chromium here, and KG_SKIP_TOOLS=1")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
