"""Characters: which of them a stored text may hold, and what becomes of the others.

A stored text is in Unicode normal form C, its only control character is the line feed, its only space is U+0020.
"""

import re
import unicodedata

__all__ = ["clean_line", "clean_lines"]

LINE_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028]")
PARAGRAPH_BREAKS = re.compile("[\x0c\u2029]")
SPACES = re.compile("[^\\S\n]+|[\u2800\u3164\uffa0]+")
AROUND_BREAKS = re.compile(" *\n *")
REMOVED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; tab, line breaks and form feed have a meaning
    "\xad"  # soft hyphen
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, marks of direction, byte order mark
    "\ufff9-\ufffb\ufffe\uffff"  # interlinear notes, non-characters
    "\ud800-\udfff"  # lone surrogates: no UTF-8 can hold them
    "]+"
)
# Windows-1252 that was taken for Latin-1: the HTML standard reads these controls as what was meant, a dash or a quote.
MEANT = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0) if code != 0x85}
# Canonical ordering takes quadratic time in the length of a run of marks; Unicode's Stream-Safe Text Format (UAX 15)
# allows 30, which is more than any language needs.
MARKS = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f]"
)
TOO_MANY_MARKS = re.compile(f"({MARKS}{{30}}){MARKS}+")


def clean_lines(text: str) -> str:
    r"""Return the text with clean lines: one kind of line break, one kind of space, nothing invisible.

    >>> clean_lines("Tokyo\u00a0 and\tSeoul \r\nco\u00adoperate\x00")
    'Tokyo and Seoul\ncooperate'
    """
    text = PARAGRAPH_BREAKS.sub("\n\n", LINE_BREAKS.sub("\n", text.translate(MEANT)))
    text = TOO_MANY_MARKS.sub(r"\1", REMOVED.sub("", text))
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return AROUND_BREAKS.sub("\n", SPACES.sub(" ", text)).strip()


def clean_line(text: str) -> str:
    r"""Return the text as one clean line.

    >>> clean_line(" Talks\nin  Seoul ")
    'Talks in Seoul'
    """
    return " ".join(clean_lines(text).split())
