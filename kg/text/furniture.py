"""Furniture: the lines of a page that are not its article.

What sites print stands in `furniture.txt`, a table that anyone can extend. Patterns of buttons, notices and headings
match whole lines, so that a sentence which mentions a newsletter stays a sentence.
"""

import re
from functools import cache
from importlib.resources import files

__all__ = ["is_caption", "is_credit", "is_furniture", "opens_comments", "opens_list"]

LONGEST = 400  # characters: no notice is longer, and bounded lines keep the matching fast
WHOLE_LINES = ("buttons", "office", "lists", "comments")
RIGHTS = re.compile(
    r"all rights reserved|^\W*(?:copyright|\(c\)|©|ⓒ)\W?.{0,160}$|^.{0,60}©\s?(?:19|20)\d\d.{0,80}$"
    r"|무단 ?전재|재배포 ?금지|無断転載",
    re.IGNORECASE,
)
NOT_WORDS = re.compile(r"^[\W\d_]*$")
FILE_NAMES = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|ico|css|js)\b", re.IGNORECASE)
ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}|https?://\S+|\bwww\.\S+|\bpic\.twitter\.com/\S+", re.IGNORECASE
)
NUMBERED = re.compile(
    r"^\d{1,3}(?:[A-Z\[][a-z]|[A-Z]{2,}\b)"
)  # "1College students turn to ...": a rank stuck to its headline
# A report may end with its agency in brackets, as a caption does; so an agency alone proves no caption.
PHOTO_WORD = re.compile(
    r"photo|image|picture|photograph|\bfile\b|getty|courtesy|handout|alamy|shutterstock|사진|[/|]", re.IGNORECASE
)


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    """Return the patterns of the table by section."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in files("kg.text").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).append(line)
    return {section: tuple(patterns) for section, patterns in sections.items()}


def _any_of(name: str) -> str:
    joined = "|".join(_sections()[name])
    if name in {"network", "agency"}:
        return f"(?:{joined})"
    return f"(?:{joined.replace('{network}', _any_of('network')).replace('{agency}', _any_of('agency'))})"


@cache
def _whole(*names: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(_any_of(name) for name in names)})\W*$", re.IGNORECASE)


@cache
def _start(name: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*{_any_of(name)}", re.IGNORECASE)


@cache
def _caption_end() -> re.Pattern[str]:
    """Return the pattern of what a caption ends with: "(Photo by A. B.)", "/ Agency", "[Agency/A. B.]"."""
    agency = _any_of("agency")
    taken = r"(?:photo|image|picture|photograph|credit|사진) ?(?:by|courtesy of|credit|[:：=])"
    return re.compile(
        rf"(?:[\[(] ?(?:[^()\[\]]{{0,40}}[ /,])?(?:{agency}|{taken})[^()\[\]]{{0,60}}[\])]"
        rf"|[.\"”) ] ?/ ?{agency}(?: .{{0,40}})?"
        rf"|{taken} ?[^.]{{2,60}}|via {agency})\W*$",
        re.IGNORECASE,
    )


def is_furniture(line: str) -> bool:
    """Tell whether a line is a button, a menu entry, a notice or a pointer, whatever stands around it.

    >>> is_furniture("Share on Facebook"), is_furniture("Copyright © Daily Harbour. All rights reserved.")
    (True, True)
    >>> is_furniture("Print shops in Seoul will share the cost.")
    False
    """
    if NOT_WORDS.match(line):
        return True
    return len(line) <= LONGEST and bool(
        _whole(*WHOLE_LINES).match(line)
        or RIGHTS.search(line)
        or _start("pointers").match(line)
        or NUMBERED.match(line)
        or _is_mostly(FILE_NAMES, line)
        or _is_mostly(ADDRESS, line)
    )


def _is_mostly(pattern: re.Pattern[str], line: str) -> bool:
    """Tell whether at most eight words are left without the matches, and they make no sentence of their own."""
    rest, found = pattern.subn(" ", line)
    return found > 0 and len(rest.split()) <= 8 and not rest.rstrip().endswith((".", "!", "?"))


def opens_list(line: str) -> bool:
    """Tell whether a line is the heading of a list of other articles.

    >>> opens_list("Other news"), opens_list("Top 10 Stories"), opens_list("News of the treaty spread slowly.")
    (True, True, False)
    """
    return len(line) <= 80 and not line.endswith(".") and _whole("lists").match(line) is not None


def opens_comments(line: str) -> bool:
    """Tell whether a line is the heading of the readers' comments.

    >>> opens_comments("Comments (12)"), opens_comments("Comments were harsh.")
    (True, False)
    """
    return len(line) <= 120 and _whole("comments").match(line) is not None


def is_credit(line: str) -> bool:
    """Tell whether a line only says whose a picture is.

    >>> is_credit("Photo: Ana Prell"), is_credit("Reuters"), is_credit("Reuters reported it first.")
    (True, True, False)
    """
    return len(line) <= 120 and _whole("credits").match(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether a line describes a picture: it says so at its start, or names the photographer at its end.

    >>> is_caption("The harbour of Orlen on Monday. (Photo by Ana Prell)"), is_caption("Ships left Orlen on Monday.")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    end = _caption_end().search(line)
    return _start("captions").match(line) is not None or bool(end and PHOTO_WORD.search(end.group()))
