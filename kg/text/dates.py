"""Dates of publication: how pages write them, and which of several is the one.

A date is read as written; no clock is asked, no time zone is applied. Purely numeric dates count only where day and
month cannot be confused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

__all__ = [
    "DateLabel",
    "DatedText",
    "find_dates",
    "has_clock",
    "is_date_line",
    "names_day",
    "read_date",
    "read_dateline",
]

# Names of the months as news writes them; abbreviations may have a full stop.
MONTH_NAMES = (
    "january jan januar janvier enero gennaio janeiro januari gen ene",
    "february feb februar février fevrier febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart mär",
    "april apr avril abril aprile avr abr",
    "may mai mayo maggio maio mei mag",
    "june jun juni juin junio giugno junho giu",
    "july jul juli juillet julio luglio julho lug",
    "august aug août agosto augustus aout ago",
    "september sep sept septembre septiembre settembre setembro set",
    "october oct oktober octobre octubre ottobre outubro okt ott",
    "november nov novembre noviembre novembro",
    "december dec dezember décembre diciembre dicembre dezembro dez dic",
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}
MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
YEAR = r"(?P<year>1[789]\d\d|20\d\d)"
YEARS = re.compile(r"1[789]\d\d|20\d\d")
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){YEAR}(?P<mark>[-./])\s?(?P<month>\d\d?)(?P=mark)\s?(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d){YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]",
        rf"(?<!\w)(?P<name>{MONTH})\.?\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|\.|º)?[\s-](?:of\s|de\s)?(?P<name>{MONTH})\.?,?[\s-](?:de\s|of\s)?{YEAR}(?!\d)",
        rf"(?<!\d)(?P<first>\d\d?)(?P<mark>[-./])(?P<second>\d\d?)(?P=mark){YEAR}(?!\d)",
        rf"(?<!\d){YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{{4,6}}Z?)?(?!\d)",
    )
)


DAY_OF_YEAR = re.compile(rf"(?<!\w)(?P<name>{MONTH})\.?\s(?P<day>\d\d?)(?!\d)", re.IGNORECASE)


class DateLabel(IntEnum):
    """What a page says of a date, the most telling first."""

    POSTED = 0
    NONE = 1
    UPDATED = 2


UPDATED = (
    r"(?:last\s+)?(?:updated|modified|revised|edited)|수정|최종수정|更新|aktualisiert|mis à jour|actualizado|aggiornato"
)
POSTED = (
    r"(?:first\s+)?(?:published|posted)|publication date|pubdate|published_at|issued|created|filed|date\s*[:：]"
    r"|기사입력|입력|등록|승인|公開|配信|发布|veröffentlicht|publié|publicado|pubblicato|gepubliceerd"
)
LABELS = re.compile(rf"(?P<updated>{UPDATED})|(?P<posted>{POSTED})", re.IGNORECASE)
CLOCK = re.compile(
    r"\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?(?:\.\d+)?|\d{1,2}(?=\s?[ap]\.?m)|[+-]\d\d:?\d\d|T\d\d:\d\d\S*", re.IGNORECASE
)
DAY_NAMES = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WEEKDAY = re.compile(rf"\b{DAY_NAMES}\b", re.IGNORECASE)
# What stands around a date in a timestamp: days, hours, zones, and the words that tie them together.
DATE_WORDS = re.compile(
    rf"\b(?:{DAY_NAMES}|a\.?m|p\.?m|noon|midnight|on|at|by|and|of|the|time|online|article|story|date|local"
    r"|gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|pt|kst|jst|ist|hkt|sgt|aest|aedt|hrs?|hours?|uhr|le|el|il|em|de|um|am"
    r"|오전|오후|ago|minutes?|mins?|days?|weeks?|today|yesterday)\b",
    re.IGNORECASE,
)
AGO = re.compile(
    r"^\W*(?:(?:\d+|an?|one|two|three)\s+(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago"
    r"|just now|yesterday|today)\W*$",
    re.IGNORECASE,
)


# Where a report was written, with what may stand between the place and the day, and between the day and the report.
PLACE = re.compile(
    r"(?!(?:On|In|By|At|From|Since|Until|Before|After|The)\b)"
    r"(?:[^\W\d_a-z][\w.'\u2019-]*,? (?:(?:de|del|la|of|the|el|al) )*){1,5}\(?"
)
AGENCY = re.compile(r"\)?(?: ?\([^()]{1,40}\)| ?/[^/]{1,30}/)? ?(?:[-\u2013\u2014]{1,2}|:)\s")
OPENING = 120  # characters: no dateline is longer


@dataclass(frozen=True, slots=True)
class DatedText:
    """A date in a line, with what the line calls it."""

    value: date
    label: DateLabel
    start: int
    end: int


def find_dates(text: str) -> Iterator[DatedText]:
    """Yield the full dates of a line in order; each carries the nearest label before it.

    >>> line = "Posted : 2014-04-16 16:25, updated April 17, 2014"
    >>> [(str(found.value), found.label.name) for found in find_dates(line)]
    [('2014-04-16', 'POSTED'), ('2014-04-17', 'UPDATED')]
    """
    if not YEARS.search(text):  # spares most lines six patterns
        return
    end = 0
    for match in sorted(
        (match for pattern in PATTERNS for match in pattern.finditer(text)), key=lambda match: match.span()
    ):
        value = _to_date(match.groupdict())
        if value and match.start() >= end:
            yield DatedText(value, _label(text[: match.start()]), *match.span())
            end = match.end()


def read_date(text: str) -> date | None:
    """Return the first full date of the text, or None.

    >>> read_date("16 April 2014"), read_date("2014-04-16T23:30:00+09:00"), read_date("4/5/2014")
    (datetime.date(2014, 4, 16), datetime.date(2014, 4, 16), None)
    """
    return next((found.value for found in find_dates(text)), None)


def read_dateline(text: str) -> date | None:
    """Return the full date of the dateline with which a paragraph opens, or None.

    >>> read_dateline("LAKELAND, Ohio (Oct. 4, 2022) - Two ferries met."), read_dateline("On May 4, 2022 - ")
    (datetime.date(2022, 10, 4), None)
    """
    found = next(find_dates(text[:OPENING]), None)
    placed = found and PLACE.fullmatch(text[: found.start]) and AGENCY.match(text, found.end)
    return found.value if found and placed else None


def names_day(text: str, day: date) -> bool:
    """Tell whether a text names a day of the year.

    >>> names_day("SEOUL, April 3 (Agency) -", date(2031, 4, 3)), names_day("April 30", date(2031, 4, 3))
    (True, False)
    """
    found = (match.groupdict() for match in DAY_OF_YEAR.finditer(text))
    return any((MONTHS[groups["name"].lower()], int(groups["day"])) == (day.month, day.day) for groups in found)


def _to_date(groups: dict[str, str | None]) -> date | None:
    day, month = groups.get("day"), groups.get("month")
    if groups.get("name"):
        month = str(MONTHS[(groups["name"] or "").lower()])
    if groups.get("first"):
        day, month = _in_order(groups["first"] or "", groups["second"] or "")
    try:
        return date(int(groups["year"] or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


def _in_order(first: str, second: str) -> tuple[str | None, str | None]:
    """Return day and month of a numeric date, or nothing where either could be either."""
    if int(first) > 12 or first == second:
        return first, second
    return (second, first) if int(second) > 12 else (None, None)


def _label(before: str) -> DateLabel:
    matches = list(LABELS.finditer(before))
    if not matches:
        return DateLabel.NONE
    return DateLabel.UPDATED if matches[-1].group("updated") else DateLabel.POSTED


def has_clock(text: str) -> bool:
    """Tell whether a line gives the time of a weekday, as the top of a printed page does."""
    return WEEKDAY.search(text) is not None and CLOCK.search(text) is not None


def is_date_line(text: str) -> bool:
    """Tell whether a line is a timestamp: dates, times, labels and hardly anything else.

    >>> is_date_line("Posted : 2014-04-16 16:25"), is_date_line("2 hours ago"), is_date_line("War ended on May 8, 1945")
    (True, True, False)
    """
    if len(text) > 160:
        return False
    if AGO.match(text):
        return True
    dates = list(find_dates(text))
    if len(dates) == 1 and PLACE.fullmatch(text[: dates[0].start]) and text[dates[0].end :] in {"", "."}:
        return True  # "Port Sallis, 19 November 2023"
    if not dates and not CLOCK.search(text):
        return False
    rest = text
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    label, clock = LABELS.search(rest), CLOCK.search(rest)
    words = re.findall(r"[^\W\d_]+", DATE_WORDS.sub(" ", LABELS.sub(" ", CLOCK.sub(" ", rest))))
    if label and not rest[: label.start()].strip():
        return len(words) <= 6 and (bool(dates) or clock is not None)  # "Posted on ... by A. B. in Trade"
    told = bool(dates) or bool(clock and (label or WEEKDAY.search(text)))
    return told and len(words) <= (2 if label or clock else 1)
