"""The rows of a page as a block of its HTML: JSON that no browser runs, packed where it is long; and read back."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from typing import Any

from kg.errors import ExportError

__all__ = ["LARGE", "data_block", "read_rows", "to_json"]

LARGE = 600_000  # bytes, from which on a smaller file is worth the tenth of a second that unpacking takes
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "&<>\u2028\u2029"}
PLAIN, PACKED = "application/json", "application/gzip"
BLOCK = re.compile(r'<script id="kg-data" type="([a-z/]+)">([^<]*)</script>')


def to_json(rows: object) -> str:
    """Return JSON that can stand inside a script element: it contains no character that HTML gives a meaning to."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(ESCAPES)


def data_block(rows: Mapping[str, object], *, large: int = LARGE) -> str:
    """Return the script element that holds the rows; what is larger than `large` bytes is packed: gzip in Base64."""
    text = to_json(rows)
    raw = text.encode("utf-8")
    if len(raw) <= large:
        return f'<script id="kg-data" type="{PLAIN}">{text}</script>'
    packed = b64encode(gzip.compress(raw, mtime=0)).decode("ascii")
    return f'<script id="kg-data" type="{PACKED}">{packed}</script>'


def read_rows(html: str, *, name: str) -> dict[str, Any]:
    """Return the rows of a page; raise `ExportError` with the name of the file where it is none of kg's."""
    found = BLOCK.search(html)
    try:
        rows = json.loads(_unpacked(*found.groups())) if found else None
    except (ValueError, EOFError, OSError, Error, zlib.error):
        rows = None
    if not isinstance(rows, dict):
        raise ExportError(f"{name}: is no page that this kg show wrote; name one, or leave --like out")
    return rows


def _unpacked(kind: str, text: str) -> bytes:
    return gzip.decompress(b64decode(text, validate=True)) if kind == PACKED else text.encode("utf-8")
