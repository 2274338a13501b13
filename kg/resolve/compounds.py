"""Names that are written in one word or in several: "Abdel Rashid", "Abd el-Rashid", "Abdelrashid"; and "Jr."."""

from __future__ import annotations

from collections.abc import Iterator

from kg.world import listed

__all__ = ["compact", "without_generation"]

SERVANT = "abd"  # what such a name begins with: "servant of", the article and an attribute of God
WRITTEN = "abdel"  # for all spellings
SHORTEST = 3  # letters behind the article
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}


def compact(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name with those joined that texts write together or apart.

    >>> compact(("mohamed", "abd", "el", "rashid")), compact(("abdul", "rashid")), compact(("abdelrashid", "khan"))
    (('mohamed', 'abdelrashid'), ('abdelrashid',), ('abdelrashid', 'khan'))
    """
    return tuple(_joined(words)) if any(word.startswith(SERVANT) for word in words) else words


def _joined(words: tuple[str, ...]) -> Iterator[str]:
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == SERVANT and len(rest) > 1 and SERVANT + rest[0] in listed("beginning of a name"):
            word += rest.pop(0)
        if word in listed("beginning of a name") and rest:
            word += rest.pop(0)
        yield _respelled(word)


def _respelled(word: str) -> str:
    for beginning in sorted(listed("beginning of a name"), key=len, reverse=True):
        if word.startswith(beginning) and len(word) >= len(beginning) + SHORTEST:
            return WRITTEN + word.removeprefix(beginning)
    return word


def without_generation(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the words of a name without "Jr." or "Sr." at its end, and which of them that was.

    >>> without_generation(("samuel", "odalo", "junior")), without_generation(("odalo",))
    ((('samuel', 'odalo'), 'jr'), (('odalo',), ''))
    """
    generation = GENERATIONS.get(words[-1], "") if len(words) > 1 else ""
    return (words[:-1] if generation else words), generation
