"""Names that were taken for people and are of bodies, as one place in the text proves."""

import pytest

from tests.resolve.examples import story, taken_for


def types_of(marked):
    told = story(marked)
    findings = [told.find(("Halden", 1), "urged", "Anna Berg")] if "[Anna Berg" in marked else []
    return {link.text: link.entity.type for link in told.read(*findings).links}


@pytest.mark.parametrize(
    "proof",
    [
        "The rise is small, a Halden spokeswoman said.",
        "A director of Halden left.",
        "Rui Carvalho founded Halden in Lisbon.",
        "Halden was acquired in May.",
        "Prices fell at the company [Halden|Person].",
        "[Halden|Person], a steel company, fell.",
    ],
)
def test_one_place_proves_a_body(proof):
    assert types_of(f"[Halden|Person] urged [Anna Berg|Person].\n{proof}") == {
        "Halden": "Organization",
        "Anna Berg": "Person",
    }


@pytest.mark.parametrize(
    "marked",
    [
        "[Halden|Person] urged [Anna Berg|Person].\nAn aide to Halden left the company.",
        "[Mr.~Halden|Person] urged [Anna Berg|Person].\nA Halden spokeswoman left.",
        "[Halden|Person] urged [Anna Berg|Person].\n[Ole Halden|Person] left.\nA Halden spokeswoman left.",
        "[Halden|Person] urged [Anna Berg|Person].\nHalden's lawyer left.",
        "[Halden|Person], a spokesman for the harbour board, urged [Anna Berg|Person].",
    ],
)
def test_people_stay_people(marked):
    assert types_of(marked)["Halden"] == "Person"


def test_the_company_is_the_name_before():
    told = story("[Halden|Person] fell.\n{the company|Organization} urged [Anna Berg|Person].")
    reading = told.read(told.find("the company", "urged", "Anna Berg"))
    assert [(claim.subject.name, claim.subject.type) for claim in reading.claims] == [("Halden", "Organization")]


def test_all_mentions_of_the_name_follow():
    told = story("[Halden|Person] fell.\nA Halden spokeswoman spoke.\n[Halden|Person] rose.")
    assert taken_for(told.read()) == [("Halden", "Halden"), ("Halden", "Halden")]
    assert {link.entity.type for link in told.read().links} == {"Organization"}
