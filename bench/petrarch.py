"""Compares claims with the events that PETRARCH's unit tests expect: the same two actors, a relation of the same class.

    python bench/petrarch.py --records PETR.UnitTest.records.xml.gz > bench/petrarch.txt

The sentences are stylised, their states are Tolkien's, and many of them differ in one word only, because each tests one
rule of another program; none of the rules of kg was written for them. Their codes are not CAMEO, though PETRARCH's are:
the tests' dictionary of verbs began as one of KEDS, "hence most of the codes are WEIS" (its header); a few are CAMEO's,
and some mean nothing. So roots of WEIS, a scheme of 22 classes, are mapped to PLOVER, and the few of CAMEO one by one.

An expected event is found where a claim of its sentence has the source in its subject and the target in its object or a
qualifier; in a relation without direction they may change places. An actor is there where its name stands in the name,
an alias or the quoted words, or where another claim of the sentence says that the end works for it. Comments (WEIS 02)
have no class in PLOVER.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.rdf.ontology import load_ontology

# The actors by the code of their state, as the tests' own dictionary names them.
ACTORS = {
    "AFG": "Afghanistan", "ARN": "Arnor", "AUS": "Australia|Australian", "BIL": "Shire", "BRE": "Bree|Romendacil",
    "CAF": "Central African Republic", "CAL": "Calenardhon|Calimehtar", "DAG": "Dagolath|Telemar",
    "DNK": "Denmark|Danish|Zealand", "DOL": "Dol Amroth|Dol_Amroth", "ELF": "Caras Galadhon|Galadriel|Elrond",
    "ELR": "Lorien", "ERI": "Eriador|Eriadori|Eriadorian", "ETH": "Ethiopia", "FOR": "Fornost", "FRA": "France|French",
    "FRO": "Shire", "GAL": "Lorien", "GMW": "West German", "GON": "Gondor|Minas Tirith|Anorien",
    "HGW": "Quibbler", "HOB": "Gollum|Slinker|Stinker|Smeagol|Gamgee|Bilbo|Frodo", "IGOAFR": "AU",
    "IGOEEU": "European Union", "IMG": "Al-Qaeda|Al-Qaida", "ITH": "Ithilen", "KOR": "South Korea|Seoul",
    "KUW": "Kuwait", "LBY": "Libya", "MOR": "Mordor|Barad-Dur|Cirith Ungol", "MRG": "Morgul", "NGM": "Amnesty",
    "NZE": "New Zealand", "ORC": "Gamgee", "OSG": "Osgiliath", "PAK": "Pakistan|Pakistani", "PHL": "Philippines",
    "PRK": "North Korea|Pyongyang|Hermit Kingdom", "RHO": "Zimbabwe", "ROH": "Rohan|Rohans", "RUS": "Russian",
    "SAM": "Shire", "SHR": "White Downs|Michel Delving|Doderic", "USA": "United States|White House|KU|Washington",
    "ZBW": "Zimbabwe",
}  # fmt: skip
WEIS = {
    "01": "CONCEDE RETREAT", "02": "", "03": "CONSULT", "04": "SUPPORT", "05": "AGREE",
    "06": "SUPPORT AID RETREAT CONCEDE COOPERATE", "07": "AID COOPERATE", "08": "AGREE SUPPORT", "09": "REQUEST",
    "10": "REQUEST AGREE", "11": "REJECT", "12": "ACCUSE", "13": "ACCUSE PROTEST", "14": "REJECT", "15": "REQUEST",
    "16": "THREATEN", "17": "THREATEN", "18": "PROTEST MOBILIZE", "19": "SANCTION", "20": "SANCTION COERCE",
    "21": "COERCE", "22": "ASSAULT",
}  # fmt: skip
CAMEO = {"030": "AGREE", "174": "COERCE", "194": "ASSAULT", "1711": "COERCE", "1717": "COERCE", "1721": "COERCE"}
NAMES = {
    "01": "yield", "02": "comment", "03": "consult", "04": "approve", "05": "promise", "06": "grant", "07": "reward",
    "08": "agree", "09": "request", "10": "propose", "11": "reject", "12": "accuse", "13": "protest", "14": "deny",
    "15": "demand", "16": "warn", "17": "threaten", "18": "demonstrate", "19": "reduce relations", "20": "expel",
    "21": "seize", "22": "force",
}  # fmt: skip
EMPLOYED = ("worksFor", "headOf", "holdsPosition", "spokespersonFor", "represents", "memberOf")

Claim = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """What a test expects: who does it to whom, and the code."""

    source: str
    target: str
    code: str

    @property
    def has_actors(self) -> bool:
        """Tell whether the table knows both actors."""
        return bool(names_of(self.source) and names_of(self.target))

    @property
    def classes(self) -> frozenset[str]:
        """Return the types of PLOVER that fit; none for comments and codes that mean nothing."""
        return frozenset((CAMEO.get(self.code) or WEIS.get(self.code[:2], "")).split())


def main() -> None:
    """Read the tests, extract, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path, required=True, help="PETR.UnitTest.records.xml, plain or gzipped")
    parser.add_argument("--missed", action="store_true", help="print the events that are not found, and what is")
    options = parser.parse_args()
    records = list(read_records(options.records))
    types = {name: relation.plover for name, relation in load_ontology().relations.items()}
    judged = list(judge(records, list(extract(text for text, _ in records)), types))
    if options.missed:
        print_missed(judged)
    else:
        print_figures(records, judged)


def read_records(path: Path) -> Iterator[tuple[str, list[Event]]]:
    """Yield each sentence with its expected events; the file is no well-formed XML."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for record in re.findall(r"<Sentence.*?</Sentence>", text, re.DOTALL):
        words = re.search(r"<Text>(.*?)</Text>", record, re.DOTALL)
        codings = [dict(re.findall(r'(\w+)\s*=\s*"([^"]*)"', one)) for one in re.findall(r"<EventCoding(.*?)>", record)]
        keys = ("sourcecode", "targetcode", "eventcode")
        yield (
            " ".join(words[1].split()) if words else "",
            [Event(*(one.get(key, "") for key in keys)) for one in codings],
        )


def extract(texts: Iterable[str]) -> Iterator[Claim]:
    """Yield the claims that `kg extract` reads in the sentences."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(dict.fromkeys(texts)):
            file.write(json.dumps({"id": str(number), "title": "", "text": text}) + "\n")
        file.flush()
        command = [sys.executable, "-m", "kg", "extract", file.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    yield from map(json.loads, printed.splitlines())


Judged = tuple[str, Event, list[Claim], list[Claim]]  # sentence, event, claims with its actors, those of its class


def judge(records: list[tuple[str, list[Event]]], claims: list[Claim], types: dict[str, str]) -> Iterator[Judged]:
    """Yield each expected event whose actors are known, with the claims that have them, and those that fit."""
    for text, events in records:
        here = [claim for claim in claims if any(one["quote"] in text for one in claim["evidence"])]
        for event in events:
            if event.has_actors:
                found = [claim for claim in here if is_between(event, claim, here, types)]
                yield text, event, found, [one for one in found if types[one["predicate"]] in event.classes]


def is_between(event: Event, claim: Claim, claims: list[Claim], types: dict[str, str]) -> bool:
    """Tell whether a claim about something that happens has the actors of an event."""
    if claim["predicate"] in EMPLOYED or not types[claim["predicate"]]:
        return False
    ends = [claim["object"], *claim["qualifiers"].values()]
    first, rest = words_of(claim["subject"], claim, claims), [words_of(end, claim, claims) for end in ends]
    straight = speaks_of(event.source, first) and any(speaks_of(event.target, words) for words in rest)
    turned = speaks_of(event.target, first) and speaks_of(event.source, rest[0])
    received = claim["predicate"] == "visited" and event.code.startswith("033")  # whoever is visited receives
    return straight or (turned and (received or claim["predicate"] in ("met", "agreedWith")))


def words_of(end: Any, claim: Claim, claims: list[Claim]) -> list[str]:
    """Return what an end is called: its names, the words of the text for it, and whom it works for."""
    if not isinstance(end, dict):
        return [str(end)]
    told = [str(end.get("name", end.get("value", ""))), *end.get("aliases", ())]
    for evidence in claim["evidence"]:
        for role in ("subject", "object"):
            if claim[role] is end:
                first, last = (place - evidence["start"] for place in evidence[role])
                told.append(evidence["quote"][first:last])
    employers = (
        one["object"] for one in claims if one["predicate"] in EMPLOYED and one["subject"].get("id") == end.get("id")
    )
    return [*told, *(str(employer.get("name", "")) for employer in employers)]


def names_of(code: str) -> list[str]:
    """Return the names of the state that a code begins with."""
    found = ACTORS.get(code[:6]) or ACTORS.get(code[:3])
    return found.split("|") if found else []


def speaks_of(code: str, told: list[str]) -> bool:
    """Tell whether one of the names of an actor stands in what an end is called."""
    names = "|".join(map(re.escape, names_of(code)))
    return any(re.search(rf"(?<!\w)(?:{names})(?!\w)", words, re.IGNORECASE) for words in told)


def print_figures(records: list[tuple[str, list[Event]]], judged: list[Judged]) -> None:
    """Print how many events are found, in all and for each class of WEIS."""
    classed = [one for one in judged if one[1].classes]
    print(f"{len(records)} sentences, {sum(len(events) for _, events in records)} expected codings")
    print(f"{len(judged)} of them with two known actors")
    print(f"{sum(bool(found) for _, _, found, _ in judged):4} right actors")
    print(f"{len(classed)} of these with a code that has a class")
    print(f"{sum(bool(found) for _, _, found, _ in classed):4} right actors")
    print(f"{sum(bool(fitting) for *_, fitting in classed):4} right actors and class\n")
    print("class                 expected  actors  class")
    every, actors, classes = (Counter(map(_root, chosen)) for chosen in _tiers(judged))
    for root in sorted(every):
        print(f"{root:22}{every[root]:8}{actors[root]:8}{classes[root]:7}")


def _tiers(judged: list[Judged]) -> tuple[list[Judged], list[Judged], list[Judged]]:
    return judged, [one for one in judged if one[2]], [one for one in judged if one[3]]


def _root(one: Judged) -> str:
    code = one[1].code
    if code in CAMEO:
        return f"CAMEO {code}"
    return f"{code[:2]} {NAMES[code[:2]]}" if code[:2] in NAMES else "no class"


def print_missed(judged: list[Judged]) -> None:
    """Print what is not found, and the claims with the right actors there."""
    for text, event, found, fitting in judged:
        if not fitting:
            predicates = ", ".join(sorted({claim["predicate"] for claim in found})) or "-"
            print(f"{event.source} {event.code} {event.target}: {predicates}: {text}")


if __name__ == "__main__":
    main()
