"""A reader that sees only sentences of the form "Anna met Boris.", so that pipelines are tested without a language."""

import os
import re
from dataclasses import dataclass

from kg.model import Claim, Entity, Evidence, Modality, Polarity, Reading, claim_id, content_id
from kg.pipeline import Outcome

MET = re.compile(r"(\w+) met (\w+)\.")


def person(name):
    return Entity(content_id("entity", "Person", name), name, "Person")


def claim(document, match):
    subject, object_ = person(match[1]), person(match[2])
    identifier = claim_id(subject, "met", object_)
    evidence = Evidence(
        document.id, document.title or "", 0, *match.span(), match[0], "meet/1", 0.9, match.span(1), match.span(2)
    )
    return Claim(
        identifier, subject, "met", object_, (), Polarity.POSITIVE, Modality.ASSERTED, (), (evidence,)
    )  # fmt: skip


def read(document):
    if "crash" in document.text:
        raise ValueError("a bug\nin two lines")
    if "die" in document.text:
        os._exit(9)
    claims = sorted((claim(document, match) for match in MET.finditer(document.text)), key=lambda one: one.id)
    unparsed = sum(paragraph.language != "en" for paragraph in document.paragraphs)
    reading = Reading(document, tuple(claims), (), sentences=document.text.count("."))
    return Outcome(document, reading, "fake 1", (("ko", unparsed),) if unparsed else ())


@dataclass(frozen=True)
class FakeEngine:
    name: str = "fake"
    ontologies: str = ""

    def open(self):
        return read

    def key(self):
        return content_id(self.name, self.ontologies)

    def definitions(self):
        return ()

    def versions(self):
        return {"kg": "0", "ontologies": self.ontologies}
