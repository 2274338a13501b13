"""Whether a claim says what a gold line wants.

A name fits where its words stand in a row: "Varga" fits "Foreign Minister Varga", and "port" does not fit "Portugal".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.scoring.gold import GoldLine, Json

__all__ = ["contains", "fits", "fits_modality", "qualifiers_there"]

WORD = re.compile(r"[\w$'.,-]+")
NAMING = ("name", "mention", "value", "text")  # what a node of a claim may be called by, beside its aliases


def contains(text: str, wanted: str) -> bool:
    """Tell whether the words of a name stand in a row in a text.

    >>> contains("the Norwegian Foreign Minister’s", "foreign minister's"), contains("Portugal", "port")
    (True, False)
    """
    words, part = _words(text), _words(wanted)
    return bool(part) and any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


def fits(line: GoldLine, claim: Json) -> bool:
    """Tell whether a claim has the relation and the ends of a gold line; an object may stand in a qualifier as well."""
    if claim["predicate"].rpartition(":")[2] not in line.relations:
        return False
    subject, object_ = claim["subject"], claim.get("object")
    others = [node for node in (object_, *_qualifiers(claim).values()) if node]
    if _named(subject, line.subject) and any(_named(node, line.object) for node in others):
        return True
    return bool(line.symmetric and object_ and _named(object_, line.subject) and _named(subject, line.object))


def fits_modality(line: GoldLine, claim: Json) -> bool:
    """Tell whether a claim commits itself as far as the text does; what is negative counts as denied."""
    denied = claim.get("polarity") == "negative"
    return ("denied" if denied else claim.get("modality", "asserted")) in line.modalities


def qualifiers_there(line: GoldLine, claim: Json) -> list[bool]:
    """Tell of each detail that a gold line asks for whether the claim has it: date, place, speaker."""
    found = _qualifiers(claim)
    asked = []
    if line.date:
        asked.append("date" in found and _written(found["date"]).startswith(line.date))
    if line.places:
        asked.append("place" in found and _named(found["place"], line.places))
    if line.speakers:
        asked.append(any(_named(speaker, line.speakers) for speaker in claim.get("attribution") or ()))
    return asked


def _qualifiers(claim: Json) -> dict[str, object]:
    return claim.get("qualifiers") or {}


def _named(node: object, wanted: Iterable[str]) -> bool:
    """Tell whether a node is called by one of the names."""
    own = list(_names(node))
    return any(contains(name, want) for want in wanted for name in own)


def _names(node: object) -> Iterator[str]:
    if not isinstance(node, dict):
        yield str(node)
        return
    yield from (str(node[key]) for key in NAMING if node.get(key))
    yield from map(str, node.get("aliases") or ())


def _written(node: object) -> str:
    """Return a date as its claim has it: the bare form, or a value with a name; of "by June" the end, "../2014-06"."""
    written = str(node.get("value", node.get("name", ""))) if isinstance(node, dict) else str(node)
    return written.removeprefix("../")


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("’", "'"))
