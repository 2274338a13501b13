"""Encodings: from the bytes of a file to its characters, or to one line that says why not."""

import codecs
import re
import zlib

from kg.errors import InputError

__all__ = ["LIMIT", "decode", "unpack"]

LIMIT = 20_000_000  # bytes of one article: a long book has two million

# How files of other kinds begin, and what to do with them.
BINARY = (
    (b"%PDF", "a PDF file; save its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save the document as text"),
    (b"PK\x05\x06", "an empty ZIP archive; unpack it first"),
    (b"{\\rtf", "a rich text document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text"),
    (b"\x89PNG", "an image; only text can be read"),
    (b"\xff\xd8\xff", "an image; only text can be read"),
    (b"GIF8", "an image; only text can be read"),
    (b"RIFF", "an image or a recording; only text can be read"),
    (b"ID3", "a recording; only text can be read"),
    (b"7z\xbc\xaf", "an archive; unpack it first"),
    (b"Rar!", "an archive; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file; unpack it first"),
    (b"SQLite format 3", "a database; export its articles as JSON lines"),
    (b"\x7fELF", "a program; only text can be read"),
)
GZIP = b"\x1f\x8b"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Encodings that pages declare; Python knows others ("hex", "unicode_escape") that no page is written in.
LEGACY = re.compile(r"iso8859|iso2022|cp\d|koi8|euc_|shift_jis|gb|big5|hz|mac|tis|johab|ptcp|ascii")
CONTROLS = bytes({*range(9), 11, *range(14, 32), 127} - {27})
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")


def unpack(raw: bytes, *, name: str, limit: int = LIMIT) -> bytes:
    """Return the bytes, unpacked where they are gzipped; raise `InputError` where they are damaged or too many."""
    if raw.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            raw = unpacker.decompress(raw, limit + 1)
        except zlib.error:
            raise InputError(f"{name}: damaged gzip file; fetch it again") from None
        if not unpacker.eof and len(raw) <= limit:
            raise InputError(f"{name}: gzip file ends too early; fetch it again")
    if len(raw) > limit:
        raise InputError(
            f"{name}: larger than {limit // 1_000_000} MB; split it, or give one article per line as JSON lines"
        )
    return raw


def decode(raw: bytes, *, name: str) -> str:
    """Return the text: by its byte order mark, as UTF-8, by the charset that HTML declares, as Windows-1252.

    Raises `InputError` for an empty or binary file and for an encoding that cannot be told.
    """
    if not raw.strip():
        raise InputError(f"{name}: empty; give a file with an article")
    for start, kind in BINARY:
        if raw.startswith(start):
            raise InputError(f"{name}: {kind}")
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="ignore")
    if len(raw.translate(None, CONTROLS)) < len(raw) * 0.95:
        raise InputError(f"{name}: not a text file; give .txt, .md, .html, .json or .jsonl")
    return _decode_unmarked(raw, name=name)


def _decode_unmarked(raw: bytes, *, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(raw)
    if declared:
        return raw.decode(declared, errors="ignore")
    good, high = len(b"".join(MULTIBYTE.findall(raw))), len(HIGH.findall(raw))
    if good > (high - good) * 2:  # UTF-8 with a few damaged characters, as a cut file has
        return raw.decode("utf-8", errors="ignore")
    return _decode_western(raw, high=high, name=name)


def _declared(raw: bytes) -> str | None:
    """Return the charset that the markup declares, if Python knows it as an encoding of text."""
    match = CHARSET.search(raw[:4096])
    if not match:
        return None
    label = (match.group(1) or match.group(2)).decode("ascii", errors="replace")
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if LEGACY.match(name) else None


def _decode_western(raw: bytes, *, high: int, name: str) -> str:
    """Decode as Windows-1252; where accents are more than a sixth of all, it is not a western text at all."""
    if high * 6 <= len(raw):
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise InputError(f"{name}: unknown encoding; save it as UTF-8")
