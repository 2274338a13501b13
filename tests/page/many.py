"""A large invented graph: as many entities and claims as asked, each claim with a sentence of usual length."""

import random
from datetime import date, timedelta

from kg.model import Claim, Document, Entity, Evidence, Modality, Polarity, Value

KINDS = ("Person", "Organization", "Country", "Topic", "Position")
LENGTH = 131  # characters of a sentence of news


def crowd(entities, claims, *, seed=5):
    """Return claims and documents; a few entities have many lines, most have few, as in news."""
    chance = random.Random(seed)
    people = [
        Entity(f"e{number:05}", f"Name {number} of Avel", KINDS[number % len(KINDS)]) for number in range(entities)
    ]
    documents = [article(number) for number in range(max(1, entities // 5))]
    told = [pair(chance, number, entities) for number in range(claims)]
    return [claim(number, people[a], people[b], documents, chance) for number, (a, b) in enumerate(told)], documents


def pair(chance, number, entities):
    """Return two ends; the first claims name everybody once."""
    one = number if number < entities else int(entities * chance.random() ** 2)
    other = int(entities * chance.random() ** 3)
    return one, other if other != one else (one + 1) % entities


def article(number):
    day = date(2031, 1, 1) + timedelta(days=number % 300)
    source = f"https://news.example/{number}"
    return Document(f"d{number:05}", "", (), (source,), f"What was told on day {number}", day, "Meridian", None, "en")


def claim(number, subject, object_, documents, chance):
    document = chance.choice(documents)
    words = f"{subject.name} met {object_.name}"
    quote = f"{words}, {'so it is told ' * 20}"[:LENGTH]
    ends = (0, len(subject.name)), (len(words) - len(object_.name), len(words))
    evidence = Evidence(document.id, document.title, 1, 0, LENGTH, quote, "met/1", 0.9, *ends)
    when = (("date", Value(document.published.isoformat(), "xsd:date", "that day")),) if number % 2 else ()
    modality = list(Modality)[number % 8] if number % 3 == 0 else Modality.ASSERTED
    return Claim(f"c{number:06}", subject, "met", object_, when, Polarity.POSITIVE, modality, (), (evidence,))
