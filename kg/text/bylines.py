"""Bylines: who wrote an article, where a line says so."""

import re

__all__ = ["read_byline"]

NAME = r"[^\W\d_a-z][\w.'’-]*"
PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|ten|la|le|bin|al|el|y|and|und|et|with|&)"
NAMES = rf"{NAME}(?:,? (?:{PARTICLE},? )*{NAME}){{0,12}}"
POST = r"(?:staff|senior|chief|political|foreign|diplomatic|special|contributing|national|asia|europe|business|our)"
TRADE = r"(?:reporters?|writers?|correspondents?|editors?|columnists?|journalists?|contributors?|desk|bureau|staff|agencies)"
BYLINE = re.compile(
    rf"^(?:written |story |report(?:ed)? |analysis |words )?(?:by|BY|By|von|Von|par|Par|por|Por)[ :]+(?P<by>{NAMES})(?P<rest>[ ,|/–—(-].*)?$"
    rf"|^(?:Authors?|Reporters?|Bylines?|Writers?|Correspondents?|기자) ?[:：] ?(?P<labelled>.{{2,80}})$"
    rf"|^(?P<trade>{NAME}(?: {NAME}){{1,3}})(?: in {NAME}(?: {NAME})?)?[,|] ?(?:{NAME} )?(?:(?i:{POST}) )*(?i:{TRADE})(?: in {NAME})?(?:,? (?:the |The )?{NAME}(?: {NAME}){{0,3}})?$"
    rf"|^(?P<korean>[가-힣]{{2,4}}) ?(?:기자|특파원|선임기자)(?: .{{0,40}})?$"
)
OPENING = re.compile(r"^(?:written |story |report(?:ed)? |analysis |words )(?=by )", re.IGNORECASE)
NOT_NAMES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
TITLE_CASE = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")


def read_byline(text: str) -> str | None:
    """Return the names of a line that is a byline, or None for any other line.

    >>> read_byline("By Chung Min-uck"), read_byline("BY JANE DOE, Staff Writer"), read_byline("By Monday, it was over.")
    ('Chung Min-uck', 'Jane Doe', None)
    """
    if len(text) > 160 or text.endswith((".", "!", "?")):
        return None
    match = BYLINE.match(OPENING.sub("", text))
    if not match or NOT_NAMES.search(match.group(match.lastgroup or 0) if match.lastgroup != "rest" else match.group("by")):
        return None
    found = next(filter(None, (match.group(key) for key in ("by", "labelled", "trade", "korean"))))
    return _in_title_case(_without_posts(found))


def _without_posts(names: str) -> str:
    """Drop what a person is from the end: "Jane Doe, Staff Writer"."""
    return re.split(rf",? (?:(?i:{POST}|the) )*(?i:{TRADE})\b|, The ", names)[0].strip(" ,;")


def _in_title_case(names: str) -> str:
    capitals = names.upper() == names
    return TITLE_CASE.sub(lambda match: match.group().capitalize(), names) if capitals else names
