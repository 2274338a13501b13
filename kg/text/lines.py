"""Lines and blocks: plain text cut into paragraphs, with hard-wrapped lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.text.characters import clean_lines

__all__ = ["Block", "ends_sentence", "split_blocks", "weigh_words"]

BULLET = re.compile(r"^(?:[•‣▪▫●○◦·∙■□◆◇▶►»※*+–—-]|\d{1,2}[.)](?=\s))\s*(?=\S)")
BULLET_ALONE = re.compile(r"^[•‣▪▫●○◦·∙■□◆◇▶►»※*+]$")
SENTENCE_END = re.compile(r"[.!?…。！？؟۔।](?:\s?[\"'”’»)\]」』）]|\s?\([^()]{1,40}\)|\s?\[\w{1,4}\])*$")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
IDEOGRAPH = re.compile(r"[\u3001\u3002\u3040-\u30ff\u3400-\u9fff]")
SHORTEST = 40  # characters: a shorter line was not broken for want of room
WIDEST = 120  # characters: nobody wraps wider


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a menu entry: what stands between two breaks that mean something."""

    text: str
    bullet: bool = False
    gap: bool = True  # a blank line stands above it


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does.

    >>> ends_sentence('He said "no."'), ends_sentence("It was late. (Agency)"), ends_sentence("Talks in May")
    (True, True, False)
    """
    return SENTENCE_END.search(text[-80:]) is not None


def weigh_words(text: str) -> int:
    """Return the number of words; in scripts without spaces, two characters count as a word.

    >>> weigh_words("Talks in May"), weigh_words("日韓局長級協議")
    (3, 4)
    """
    unspaced = len(UNSPACED.findall(text))
    return len(text.split()) if unspaced * 2 < len(text) else (unspaced + 1) // 2


def split_blocks(text: str) -> Iterator[Block]:
    r"""Yield the blocks of a plain text in order.

    >>> text = "Talks in May\n\nThe foreign ministers of the two countries met\nin Seoul on Monday."
    >>> [block.text for block in split_blocks(text)]
    ['Talks in May', 'The foreign ministers of the two countries met in Seoul on Monday.']
    """
    for stanza in re.split(r"\n\n+", clean_lines(text)):
        lines = list(_with_bullets(stanza.split("\n")))
        for number, paragraph in enumerate(_join_wrapped(lines)):
            yield _block(paragraph, gap=number == 0)


def _with_bullets(lines: list[str]) -> Iterator[str]:
    """Yield the lines that are not empty, a bullet that stands alone together with the line below it."""
    pending = ""
    for line in filter(None, lines):
        if BULLET_ALONE.match(line):
            pending = f"{line} "
        else:
            yield pending + line
            pending = ""


def _block(text: str, *, gap: bool) -> Block:
    bare = BULLET.sub("", text, count=1)
    return Block(bare, bullet=bare != text, gap=gap)


def _join_wrapped(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of a stanza: a line goes on in the next where it was broken only for want of room."""
    wrapped = _is_wrapped(lines)
    width = max((len(line) for line in lines if len(line) <= WIDEST), default=0)
    gathered = lines[:1]
    for line, following in pairwise(lines):
        if _goes_on(line, following, width=width if wrapped else 0):
            gathered.append(following)
        else:
            yield _join(gathered)
            gathered = [following]
    if gathered:
        yield _join(gathered)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether the lines were broken at a margin: many of those that reached it go on in lower case."""
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if SHORTEST <= len(line) <= WIDEST and not BULLET.match(line)
    ]
    going_on = sum(following[0].islower() or _is_caseless(line, following) for line, following in pairs)
    return going_on * 5 >= len(pairs) * 2 > 0


def _is_caseless(line: str, following: str) -> bool:
    """Tell whether a sentence goes on in a script without capitals."""
    ends = line[-1] + following[0]
    return ends.isalpha() and ends.lower() == ends.upper() and not ends_sentence(line)


def _goes_on(line: str, following: str, *, width: int) -> bool:
    """Tell whether a line is continued; `width` is that of the stanza, 0 where it is not hard-wrapped."""
    if not SHORTEST <= len(line) <= WIDEST or BULLET.match(following):
        return False
    if following[0].islower() and not ends_sentence(line):
        return True
    no_room = len(line) + 1 + len(following.split(" ", 1)[0]) > width
    return width > 0 and (no_room or not ends_sentence(line))


def _join(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += line if _touch(text, line) else f" {line}"
    return text


def _touch(text: str, line: str) -> bool:
    """Tell whether two lines join without a space: inside a compound with a hyphen, or between ideographs."""
    hyphen = text.endswith("-") and text[-2:-1].isalpha() and line[0].islower()
    return hyphen or bool(IDEOGRAPH.match(text[-1]) and IDEOGRAPH.match(line))
