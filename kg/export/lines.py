"""Claims as lines of JSON, both ways: the form that other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import IO, Any, TypeAlias

from kg.model import Claim, Entity, Evidence, Modality, Node, Polarity, Value
from kg.periods import datatype_of
from kg.store import Store

__all__ = ["claim_from_json", "claim_to_json", "write_claims", "write_jsonl", "write_objects"]

Json: TypeAlias = dict[str, Any]

NUMBERED = re.compile(r"(.+?)(\d+)")


def write_jsonl(store: Store, stream: IO[bytes]) -> None:
    """Write all claims of a graph as lines of JSON, sorted by id."""
    write_claims(store.claims(), stream)


def write_claims(claims: Iterable[Claim], stream: IO[bytes]) -> None:
    """Write claims as lines of JSON, in the order given."""
    write_objects(map(claim_to_json, claims), stream)


def write_objects(objects: Iterable[Json], stream: IO[bytes]) -> None:
    """Write JSON objects as lines, in the order given."""
    for each in objects:
        stream.write(json.dumps(each, ensure_ascii=False).encode("utf-8") + b"\n")


def claim_to_json(claim: Claim) -> Json:
    """Return a claim as a JSON object; `claim_from_json` gives an equal claim back.

    A date is its ISO form; a qualifier that occurs again has a number behind its name: place, place2, place3.
    """
    return {
        "id": claim.id,
        "subject": _end_to_json(claim.subject),
        "predicate": claim.predicate,
        "object": _end_to_json(claim.object),
        "qualifiers": _qualifiers_to_json(claim.qualifiers),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attribution": [_entity_to_json(entity) for entity in claim.attribution],
        "confidence": claim.confidence,
        "evidence": [_evidence_to_json(evidence) for evidence in claim.evidence],
    }


def claim_from_json(line: Mapping[str, Any]) -> Claim:
    """Return the claim of a JSON object; raise `KeyError`, `TypeError` or `ValueError` where it is none.

    An object without an id gets the one that follows from what it says.
    """
    claim = Claim(
        id=str(line.get("id", "")),
        subject=_entity_from_json(line["subject"]),
        predicate=str(line["predicate"]).rpartition(":")[2],
        object=_node_from_json(line["object"]),
        qualifiers=tuple(_qualifiers_from_json(line.get("qualifiers") or {})),
        polarity=Polarity(line.get("polarity", "positive")),
        modality=Modality(line.get("modality", "asserted")),
        attribution=tuple(map(_entity_from_json, line.get("attribution") or ())),
        evidence=tuple(map(_evidence_from_json, line["evidence"])),
    )
    return claim if "id" in line else replace(claim, id=claim.content_id)


def _entity_to_json(entity: Entity) -> Json:
    found: Json = {"id": entity.id, "name": entity.name, "type": entity.type}
    known = {"aliases": list(entity.aliases), "links": list(entity.links), "same": list(entity.same)}
    return found | {key: names for key, names in known.items() if names}


def _end_to_json(node: Node) -> Json:
    """Write the subject or object of a claim, where the contract wants the list of aliases even if it is empty."""
    if isinstance(node, Value):
        return _value_to_json(node)
    found = _entity_to_json(node)
    links: Json = {key: found.pop(key) for key in ("links", "same") if key in found}
    return {**found, "aliases": list(node.aliases), **links}


def _value_to_json(value: Value) -> Json:
    found = {"value": value.value, "datatype": value.datatype, "unit": value.unit, "name": value.text}
    return found | {"limit": value.limit} if value.limit else found


def _qualifiers_to_json(qualifiers: Iterable[tuple[str, Node]]) -> Json:
    found: Json = {}
    for name, node in qualifiers:
        key, number = name, 2
        while key in found:
            key, number = f"{name}{number}", number + 1
        found[key] = _qualifier_to_json(node)
    return found


def _qualifier_to_json(node: Node) -> Json | str:
    if isinstance(node, Entity):
        return _entity_to_json(node)
    return node.value if _date(node.value) == node else _value_to_json(node)


def _date(text: str) -> Value | None:
    """Return the date that a form of ISO 8601 stands for: a day, a month, a year, a season or an interval of these."""
    return Value(text, datatype_of(text), text) if datatype_of(text) else None


def _evidence_to_json(evidence: Evidence) -> Json:
    found: Json = {
        "document": evidence.document,
        "title": evidence.title,
        "sentence": evidence.sentence,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "subject": list(evidence.subject),
        "object": list(evidence.object),
    }
    if evidence.surfaces:
        found["surfaces"] = [list(pair) for pair in evidence.surfaces]
    if evidence.date_basis:
        found["date_basis"] = evidence.date_basis
    return found


def _entity_from_json(found: Mapping[str, Any]) -> Entity:
    aliases, links, same = (tuple(map(str, found.get(key) or ())) for key in ("aliases", "links", "same"))
    return Entity(str(found["id"]), str(found["name"]), str(found["type"]), aliases, links, same)


def _node_from_json(found: Mapping[str, Any] | str) -> Node:
    if isinstance(found, str):
        return _date(found) or Value(found, "xsd:string", found)
    if "datatype" not in found:
        return _entity_from_json(found)
    value, unit, limit = str(found["value"]), str(found.get("unit") or ""), str(found.get("limit") or "")
    return Value(value, str(found["datatype"]), str(found.get("name", value)), unit=unit, limit=limit)


def _qualifiers_from_json(found: Mapping[str, Any]) -> Iterator[tuple[str, Node]]:
    for key, node in found.items():
        match = NUMBERED.fullmatch(key)
        name = match[1] if match and match[1] in found else key
        yield name, _node_from_json(node)


def _evidence_from_json(found: Mapping[str, Any]) -> Evidence:
    """Return an evidence; one that does not say where its two ends stand has the whole sentence for both."""
    whole = (int(found["start"]), int(found["end"]))
    first, second = (found.get(key) or whole for key in ("subject", "object"))
    return Evidence(
        document=str(found["document"]),
        title=str(found.get("title") or ""),
        sentence=int(found["sentence"]),
        start=whole[0],
        end=whole[1],
        quote=str(found["quote"]),
        rule=str(found["rule"]),
        confidence=float(found.get("confidence", 1.0)),
        subject=(int(first[0]), int(first[1])),
        object=(int(second[0]), int(second[1])),
        surfaces=tuple((str(role), str(words)) for role, words in found.get("surfaces") or ()),
        date_basis=str(found.get("date_basis") or ""),
    )
