"""Reading gold and claims from lines of JSON. A line that cannot be used is told with its file and number."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import ScoreError

__all__ = ["GoldLine", "Json", "read_claims", "read_gold"]

Json: TypeAlias = Mapping[str, Any]
DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class GoldLine:
    """A claim that a full reading of an article has; of each part there are alternatives, the best first."""

    subject: tuple[str, ...]
    relations: tuple[str, ...]
    object: tuple[str, ...]
    modalities: tuple[str, ...]
    symmetric: bool = False  # subject and object may change places
    core: bool = False  # a reader would be let down if it were missing
    date: str = ""  # the beginning of an ISO date
    places: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the best alternative of each part."""
        return f"{self.subject[0]} - {self.relations[0]} - {self.object[0]}"


def read_gold(path: Path) -> list[GoldLine]:
    """Return the lines of a gold file; raise `ScoreError` where one is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ScoreError(
            f"{path}: {error.strerror or error}; name a file of gold, as docs/annotation.md has it"
        ) from None
    except UnicodeDecodeError:
        raise ScoreError(f"{path}: is not all Unicode; save it as UTF-8") from None
    return [_gold_line(line, where) for where, line in _objects(text.splitlines(), str(path))]


def read_claims(lines: Iterable[str], *, name: str) -> list[Json]:
    """Return the claims in lines of JSON; raise `ScoreError` where one is no claim."""
    return [_checked_claim(line, where) for where, line in _objects(lines, name)]


def _objects(lines: Iterable[str], name: str) -> Iterator[tuple[str, Json]]:
    """Yield the JSON objects of lines that are not blank, and where each one stands."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{name}:{number}", _object(line, f"{name}:{number}")


def _object(line: str, where: str) -> Json:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ScoreError(f"{where}: is not JSON ({error}); write one object in each line") from None
    if not isinstance(found, dict):
        raise ScoreError(f"{where}: is no JSON object; write one object in each line")
    return found


def _checked_claim(line: Json, where: str) -> Json:
    if not isinstance(line.get("subject"), dict) or not isinstance(line.get("predicate"), str):
        raise ScoreError(f"{where}: is no claim, it lacks a subject or a predicate; take what kg extract prints")
    for key, kind in (("qualifiers", dict), ("attribution", list)):
        if not isinstance(line.get(key) or kind(), kind):
            raise ScoreError(f"{where}: is no claim, its {key} are of the wrong kind; take what kg extract prints")
    return line


def _gold_line(line: Json, where: str) -> GoldLine:
    for key in REQUIRED:
        if key not in line:
            raise ScoreError(f"{where}: has no {key!r}; see docs/annotation.md on writing down gold")
    parts: dict[str, Any] = {}
    for key, value in ((key, value) for key, value in line.items() if key in KEYS):
        name, fits, wanted = KEYS[key]
        if not fits(value):
            raise ScoreError(f"{where}: {key!r} must be {wanted}, not {json.dumps(value, ensure_ascii=False)[:60]}")
        parts[name] = tuple(value) if isinstance(value, list) else value
    return GoldLine(**parts)


def _are_names(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)


def _is_date(value: object) -> bool:
    return isinstance(value, str) and DATE.fullmatch(value) is not None


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


NAMES = "a list of names"
# Each key of a gold line: the part that it fills, what it must hold, and how a user is told so. Other keys are notes.
KEYS: dict[str, tuple[str, Callable[[object], bool], str]] = {
    "s": ("subject", _are_names, NAMES),
    "p": ("relations", _are_names, "a list of relations"),
    "o": ("object", _are_names, NAMES),
    "modality": ("modalities", _are_names, "a list of modalities"),
    "symmetric": ("symmetric", _is_flag, "true or false"),
    "core": ("core", _is_flag, "true or false"),
    "date": ("date", _is_date, "a year, a month or a day in the ISO form"),
    "place": ("places", _are_names, NAMES),
    "by": ("speakers", _are_names, NAMES),
}
REQUIRED = ("s", "p", "o", "modality", "core")
