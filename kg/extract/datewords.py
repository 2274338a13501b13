"""Which words are a date, one at a time: "Wednesday", "the night of April 3", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.almanac import HOLIDAYS, MONTH_NAMES, MONTHS, ORDINALS, SEASONS, WEEKDAY_NAMES
from kg.extract.days import DAY_READERS
from kg.extract.moments import UNKNOWN, Clock, Moment
from kg.extract.numbers import NUMBER
from kg.extract.stretches import STRETCH_READERS

__all__ = ["DateWords", "find_dates"]

YEAR = r"(?:1[5-9]|20)\d\d"
DAY = rf"(?-i:{WEEKDAY_NAMES})(?!\w)"
MONTH = rf"(?-i:{MONTH_NAMES})(?!\w)"
WHOLE_MONTH = rf"(?-i:{'|'.join(MONTHS)})\b"
NTH = r"\d{1,2}(?:st|nd|rd|th)?(?![\d,.]*\d)"
UNIT = r"(?:day|week|month|year|decade|hour)"
COUNT = rf"(?P<count>(?:{NUMBER}|an?|several|many|some|few|a few|a couple of))"
YEAR_OF = rf"(?:,? (?:of |in )?(?P<year>{YEAR})(?!\w)|,? (?:of )?(?P<which>last|this|next) year\b)"
WHICH = r"(?P<which>last|past|next|coming|upcoming|this|current|previous|following|that|same|preceding)"
DASH = r"(?: ?[-–—] ?| to | through | until )"
HOLIDAY = "|".join(HOLIDAYS).replace("'", "['’]")
SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
NO_DAY = "".join(rf"(?<!{word} )" for word in ("Black", "Bloody", "Good", "Super", "Palm", "Easter"))


def _after(words: str) -> str:
    """Return a pattern for a place that follows one of these words."""
    return "(?:" + "|".join(rf"(?<=\b{word}{'' if word.endswith('-') else ' '})" for word in words.split()) + ")"


BEFORE_MONTH = _after(
    "in of by to on as for and from since until till before after during around through between early late mid mid-"
)
AT_EDGE = "(?:" + "|".join(rf"(?<=\b{word} )" for word in (
    "end of", "beginning of", "start of", "middle of", "rest of", "later in", "late in", "early in",
)) + ")"  # fmt: skip

# What each reader reads; the groups are its words. In order: what says most comes first.
PATTERNS = (
    ("iso", r"(?P<iso>\d{4}-\d\d-\d\d)\b"),
    ("in figures", rf"(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>{YEAR})\b"),
    ("dotted", rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>{YEAR})\b"),
    ("full", rf"(?:{DAY},? (?:the )?)?(?P<month>{MONTH}) (?P<day>{NTH})(?:{DASH}(?P<last>{NTH}))?{YEAR_OF}?"),
    ("full", rf"(?:{DAY},? (?:the )?)?(?P<day>{NTH})(?:{DASH}(?P<last>{NTH}))?(?: of)? (?P<month>{MONTH}){YEAR_OF}?"),
    ("holiday", rf"(?P<holiday>{HOLIDAY})\b{YEAR_OF}?"),
    ("month and year", rf"(?P<month>{MONTH})(?:(?:{DASH}| and )(?P<last>{MONTH}))?{YEAR_OF}"),
    ("years", rf"(?P<first>{YEAR}) ?[-–/] ?(?P<last>{YEAR}|\d\d)(?![\w-])"),
    ("named day", r"(?P<named>the day before yesterday|the day after tomorrow|this (?:morning|afternoon|evening)"
                  r"|last (?:night|evening)|today|tonight|yesterday|tomorrow)\b"),
    ("nth weekday", rf"(?P<nth>first|second|third|fourth|last) (?P<weekday>{DAY}) (?:of|in) (?P<month>{MONTH})"
                    rf"{YEAR_OF}?"),
    ("weekday", rf"(?:(?P<which>last|past|next|coming|upcoming|this|previous|following) )?{NO_DAY}(?P<weekday>{DAY})"
                rf"(?:,? (?:of )?(?P<week>last|this|next) week\b)?"),
    ("part of year", rf"(?P<ordinal>first|second|third|fourth|last|final) (?P<part>quarter|half)\b{YEAR_OF}"),
    ("months", rf"(?P<end>first|last) {COUNT} months{YEAR_OF}"),
    ("season", rf"(?:{WHICH} )?{SEASON}(?: of)? (?P<year>{YEAR})\b"),
    ("season", rf"{WHICH} {SEASON}\b"),
    ("decade", r"(?:(?P<decade>(?:1[5-9]|20)\d0)|['’](?P<short>[2-9]0))s\b"),
    ("decade", r"(?:(?<=\ba )|(?<=\bthe )|(?<=\bearly )|(?<=\blate )|(?<=\bmid-))(?P<decade>(?:1[5-9]|20)\d0)['’]s\b"),
    ("century", rf"(?:(?P<number>\d\d?)(?:st|nd|rd|th)|(?P<ordinal>{'|'.join(ORDINALS)}))[ -]century\b(?! BC)"),
    ("the next", r"the next (?P<unit>week|month|year|decade)\b(?! of\b)"),
    ("ago", rf"{COUNT} (?P<unit>{UNIT})s? ago\b"),
    ("ahead", rf"in {COUNT} (?P<unit>{UNIT})s?(?:['’] time)?\b(?! (?:of|later|after|before)\b)"),
    ("ahead", rf"{COUNT} (?P<unit>{UNIT})s? from (?P<now>now|today)\b"),
    ("within", rf"within (?:the next )?{COUNT} (?P<unit>{UNIT})s?\b(?! of\b)"),
    ("untold", rf"(?:{COUNT}|the) {UNIT}s? (?:later|earlier|before|after|afterwards?|previously|beforehand)\b"),
    ("stretch", rf"{WHICH} {COUNT} (?P<unit>{UNIT})s\b"),
    ("stretch", r"(?<=\bthe )(?P<which>last|past|coming) (?P<unit>week|month|year|decade|century)\b(?! of\b)"),
    ("unit", rf"{WHICH} (?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?! of\b|-)"),
    ("untold", rf"(?:recent|coming|past|last|previous|following) {UNIT}s\b"),
    ("the unit", r"(?<=\bearlier in )(?P<earlier>the) (?P<unit>week|month|year|decade)\b"),
    ("the unit", rf"{AT_EDGE}the (?P<unit>week|month|year|decade|century)\b"),
    ("the unit", r"the (?P<unit>weekend)\b"),
    ("year", rf"(?P<year>{YEAR})(?![\w%]|[,.]?\d| (?:hundred|thousand|million|billion)\b)"),
    ("month", rf"(?P<which>last|past|next|this) (?P<month>{WHOLE_MONTH})"),
    ("month", rf"{BEFORE_MONTH}(?P<month>{WHOLE_MONTH})"),
    ("vague", r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|UTC\b|GMT\b)"),
    ("vague", r"(?:that )?(?:morning|afternoon|evening|night|midnight|midday|noon|dawn|dusk|weekend)\b"),
)  # fmt: skip
READERS = {**DAY_READERS, **STRETCH_READERS}
RULES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in PATTERNS)
# Most words begin no date: one pattern without groups tells so faster than all rules in turn.
ANY = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for _, pattern in PATTERNS), re.IGNORECASE)

WORD = re.compile(r"(?<![\w.,$€£¥/])(?:['’](?=\d0s))?\w+|(?<=\bmid-)\w+|(?<=\d[-–—])\w+")
BESIDE = re.compile(r",? (?:of |on |in )?(?:the )?")
HABIT = re.compile(r"\b(?:every|each|most|per|many) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date in a text: its place, the reader that reads it, and the words that the reader needs."""

    start: int
    end: int
    reader: str
    words: tuple[tuple[str, str], ...]

    def read(self, clock: Clock) -> Moment | None:
        """Return what the date means on a day: unknown where it lies outside of the calendar, None if it is none."""
        try:
            return READERS[self.reader](dict(self.words), clock)
        except (ValueError, OverflowError):
            return UNKNOWN


def find_dates(text: str) -> Iterator[DateWords]:
    """Yield the dates of a text; a vague time of day is part of the date beside it: "the night of April 3".

    >>> [text[one.start:one.end] for text in ["On the night of May 5, and again last week"] for one in find_dates(text)]
    ['night of May 5', 'last week']
    """
    found: list[DateWords] = []
    for date in _scan(text):
        if HABIT.search(text[: date.start]):
            continue
        if found and BESIDE.fullmatch(text[found[-1].end : date.start]) and "vague" in (found[-1].reader, date.reader):
            last = found.pop()
            told = date if last.reader == "vague" else last
            found.append(replace(told, start=last.start, end=date.end))
        else:
            found.append(date)
    yield from found


def _scan(text: str) -> Iterator[DateWords]:
    place = 0
    while word := WORD.search(text, place):
        date = _at(text, word.start())
        if date:
            yield date
        place = date.end if date else word.end()


def _at(text: str, place: int) -> DateWords | None:
    if not ANY.match(text, place):
        return None
    for name, pattern in RULES:
        match = pattern.match(text, place)
        if match:
            told = {key: _key(key, words) for key, words in match.groupdict().items() if words}
            return DateWords(place, match.end(), name, tuple(told.items()))
    return None


def _key(name: str, words: str) -> str:
    """Return words in lower case; names of days and months keep their capital."""
    named = name in ("month", "weekday") or (name == "last" and words[0].isalpha())
    return words if named else words.lower()
