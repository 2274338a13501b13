"""The cost of resolving grows with the length of a document, not with its square: counted in calls, not in seconds."""

import sys
from dataclasses import replace

from kg.resolve import names, people
from tests.resolve.examples import story

CACHES = (names.tokens, people.offices_of)


def report(rounds):
    """Return a story that names ever new people and firms, and findings about all of its pairs of mentions."""
    lines = []
    for number in range(rounds):
        name = f"Anna{number} Berg{number}"
        lines.append(f"[{name}|Person] urged {{the company|Organization}}.")
        lines.append(f"[Firm{number} Steel{number}|Organization] urged <him>.")
        lines.append(f"{{the two countries|Group}} urged [Berg{number}|Person] as [Japan|Country] fell.")
        lines += ["It rained."] * 6  # so far that the last company is forgotten
    told = story("\n".join(lines))
    pairs = {}
    for mention in told.mentions:
        pairs.setdefault(mention.sentence, []).append(mention)
    first = told.find("Anna0 Berg0", "urged", "the company")
    return told, [replace(first, subject=a, object=b, sentence=a.sentence) for a, b, *_ in pairs.values()]


def calls_for(rounds):
    """Return how many functions and generators of the stage run."""
    told, findings = report(rounds)
    for cached in CACHES:
        cached.cache_clear()
    count = 0

    def watch(frame, event, _argument):
        nonlocal count
        count += event == "call" and "resolve" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        told.read(*findings)
    finally:
        sys.setprofile(before)
    return count


def test_a_document_four_times_as_long_costs_four_times_as_much():
    assert calls_for(80) < 5 * calls_for(20)
