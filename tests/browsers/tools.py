"""What this machine has to show pages with."""

import shutil
from pathlib import Path

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def missing():
    """Return the test files that cannot run here, each with what it lacks."""
    needed = {
        "test_axe.py": {"npm ci in tests/browsers": AXE.exists()},
        "test_firefox.py": {"firefox-esr": firefox()},
        "test_webkit.py": {"webkit2gtk-driver": shutil.which("WebKitWebDriver"), "xvfb": shutil.which("Xvfb")},
    }
    lacking = {file: [name for name, found in tools.items() if not found] for file, tools in needed.items()}
    return {file: names for file, names in lacking.items() if names}


def firefox():
    return shutil.which("firefox-esr") or shutil.which("firefox")
