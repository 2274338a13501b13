"""Bylines: who wrote an article, where a line says so."""

import re

__all__ = ["is_name_in_place", "read_byline", "read_byline_of_date"]

NAME = r"[^\W\d_a-z][\w.'’-]*"
PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|ten|la|le|bin|al|el|y|and|und|et|with|&)"
NAMES = rf"{NAME}(?:,? (?:{PARTICLE},? )*{NAME}){{0,12}}"
POST = "staff|senior|chief|political|foreign|diplomatic|special|contributing|national|asia|europe|business|our|the"
TRADE = "reporters?|writers?|correspondents?|editors?|columnists?|journalists?|contributors?|desk|bureau|staff|agencies"
WORKS = rf"(?i:(?:(?:{POST}) )*(?:{TRADE}))"  # "senior staff writer"
BYLINE = re.compile(
    rf"^(?:by|BY|By|von|Von|par|Par|por|Por)[ :]+(?P<by>{NAMES})(?:[ ,|/–—(-].*)?$"
    r"|^(?:Authors?|Reporters?|Bylines?|Writers?|Correspondents?|기자) ?[:：] ?(?P<labelled>.{2,80})$"
    rf"|^(?P<trade>{NAME}(?: {NAME}){{1,3}})(?: in {NAME}(?: {NAME})?)?[,|] ?(?:{NAME} )?{WORKS}(?: in {NAME})?"
    rf"(?:,? (?:[Tt]he )?{NAME}(?: {NAME}){{0,3}})?$"
    r"|^(?P<korean>[가-힣]{2,4}) ?(?:기자|특파원|선임기자)(?: .{0,40})?$"
)
OPENING = re.compile(r"^(?:written |story |report(?:ed)? |analysis |words )(?=by )", re.IGNORECASE)
NOT_NAMES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
IN_PLACE = re.compile(rf"^{NAME}(?: {NAME}){{1,3}}(?: and {NAME}(?: {NAME}){{1,3}})? in {NAME}(?: {NAME}){{0,2}}$")
IN_DATE_LINE = re.compile(rf"\b[Bb]y (?P<by>{NAMES})(?: in {NAME}.{{0,30}})?[\s|·-]*(?:on .*)?$")
TITLE_CASE = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")


def read_byline(text: str) -> str | None:
    """Return the names of a line that is a byline, or None for any other line.

    >>> [read_byline(line) for line in ("By Chung Min-uck", "BY JANE DOE, Staff Writer", "By Monday, it was over")]
    ['Chung Min-uck', 'Jane Doe', None]
    """
    if len(text) > 160 or text.endswith((".", "!", "?")):
        return None
    match = BYLINE.match(OPENING.sub("", text))
    found = next(filter(None, match.groups()), "") if match else ""
    return None if not found or NOT_NAMES.search(found) else _in_title_case(_without_posts(found))


def read_byline_of_date(text: str) -> str | None:
    """Return the names in a timestamp, or None.

    >>> read_byline_of_date("Posted on April 3, 2031 by Wren Halloway in Trade")
    'Wren Halloway'
    """
    match = IN_DATE_LINE.search(text)
    return _in_title_case(match["by"]) if match else None


def is_name_in_place(text: str) -> bool:
    """Tell whether a line may be a reporter and a place; beside a date it is a byline.

    >>> is_name_in_place("Ola Perriwig in Sarn"), is_name_in_place("Seoul, Tokyo to talk in May")
    (True, False)
    """
    return IN_PLACE.match(text) is not None


def _without_posts(names: str) -> str:
    """Drop what a person is from the end: "Jane Doe, Shipping Correspondent"."""
    return re.split(rf",? (?:{NAME} )?{WORKS}\b|, The ", names)[0].strip(" ,;")


def _in_title_case(names: str) -> str:
    capitals = names.upper() == names
    return TITLE_CASE.sub(lambda match: match.group().capitalize(), names) if capitals else names
