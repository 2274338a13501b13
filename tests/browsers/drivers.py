"""Firefox by its own protocol, Marionette, and WebKit by WebDriver: just enough to open a page and ask it something."""

import json
import os
import socket
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path
from select import select
from urllib.request import ProxyHandler, Request, build_opener

from tests.browsers.tools import firefox

WAIT = 120  # seconds for a browser on a busy machine
MINI_BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


class Marionette:
    """A running Firefox: messages are JSON after their length and a colon."""

    def __init__(self, port):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
        self._stream = self._socket.makefile("rb")
        self._read()
        self._number = 0
        self._ask("WebDriver:NewSession", {})

    def _read(self):
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        return json.loads(self._stream.read(int(length[:-1])))

    def _ask(self, name, parameters):
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def visit(self, address):
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script):
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def close(self):
        self._stream.close()
        self._socket.close()


class WebDriver:
    """A running WebKit: each command is a request."""

    def __init__(self, port, options):
        self._open = build_opener(ProxyHandler({})).open
        self._address = f"http://127.0.0.1:{port}/session"
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._address += f"/{self._post('', wanted)['sessionId']}"

    def _post(self, path, body, method="POST"):
        data = json.dumps(body).encode() if body is not None else None
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)
        with self._open(request, timeout=WAIT) as answer:
            return json.load(answer)["value"]

    def visit(self, address):
        self._post("/url", {"url": address})

    def run(self, script):
        return self._post("/execute/sync", {"script": script, "args": []})

    def close(self):
        self._post("", None, method="DELETE")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def lines_until(stream, words):
    """Read lines until one has some words, and return it."""
    for line in stream:
        if words in line:
            return line
    raise AssertionError(f"the browser ended before it said {words!r}")


def wait_for(port, started):
    """Wait until a program listens, as one that says nothing lets nobody know otherwise."""
    for _ in range(WAIT * 20):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        select([started.stdout], [], [], 0.05)
        assert started.poll() is None, "the browser ended before it listened"
    raise AssertionError(f"no browser listens after {WAIT} seconds")


@contextmanager
def process(*command, **settings):
    """Run a program that ends with the block."""
    started = subprocess.Popen(command, text=True, stderr=subprocess.STDOUT, stdout=subprocess.PIPE, **settings)
    try:
        with started.stdout:
            yield started
    finally:
        started.terminate()
        started.wait(timeout=WAIT)


@contextmanager
def open_firefox(folder):
    """Yield a Firefox with an empty profile in a folder."""
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text('user_pref("marionette.port", 0);\n', encoding="utf-8")
    command = (firefox(), "--headless", "--marionette", "--no-remote", "--profile", str(profile))
    with process(*command, env={**os.environ, "HOME": str(folder)}) as started:
        port = int(lines_until(started.stdout, "Listening on port").rsplit(maxsplit=1)[1])
        with closing(Marionette(port)) as driver:
            yield driver


@contextmanager
def open_webkit(folder):
    """Yield a WebKit on a screen of its own."""
    reading, writing = os.pipe()
    with (
        process("Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", pass_fds=[writing]),
        os.fdopen(reading) as display,
    ):
        os.close(writing)
        screen = {**os.environ, "DISPLAY": f":{display.readline().strip()}", "HOME": str(folder)}
        screen |= {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        port = free_port()
        with process("WebKitWebDriver", f"--port={port}", env=screen) as started:
            wait_for(port, started)
            options = {"binary": str(MINI_BROWSERS[-1]), "args": ["--automation"]}
            with closing(WebDriver(port, options)) as driver:
                yield driver
