"""Firms that bear the surname of somebody in the same text, in whole sentences."""

import pytest

from tests.resolve.readings import names_in

OWNER = "Erik Brandvold"
FIRMS = [
    ("Brandvold, the Norwegian shipping company founded by Erik Brandvold, acquired Polar Yards.", ["Brandvold"]),
    ("Elon Nordvik, the founder of Nordvik, resigned. Nordvik sued Iceland.", ["Nordvik", "Nordvik"]),
    ("Lars Halden founded Halden ASA. Halden acquired Polar Yards.", ["Halden ASA", "Halden ASA"]),
    ("Erik Brandvold resigned. Iceland fined Brandvold AS.", ["Brandvold AS"]),
    ("Mette Dahlgren, owner of Dahlgren, left. Dahlgren sold its ships to Peru.", ["Dahlgren", "Dahlgren"]),
]
PEOPLE = [
    ("Erik Brandvold criticized Iceland. Brandvold said he would appeal.", 2),
    ("Erik Brandvold, founder of Brandvold, left. Brandvold said he was sad.", 2),
    ("Erik Brandvold, founder of Brandvold, left. Mr. Brandvold met Anna Lind.", 2),
    ("Erik Brandvold, founder of Brandvold, left. Brandvold resigned on Monday.", 2),
]


@pytest.mark.parametrize(("text", "bodies"), FIRMS)
def test_a_firm_is_not_whoever_it_is_named_after(text, bodies):
    found = names_in(text)
    assert [each.name for each in found if each.type == "Organization" and each.name != "Polar Yards"] == bodies
    assert len([each for each in found if each.type == "Person"]) == 1


@pytest.mark.parametrize(("text", "times"), PEOPLE)
def test_a_surname_stays_with_the_person_who_speaks_or_leaves(text, times):
    assert [each.name for each in names_in(text)].count(OWNER) == times


def test_a_legal_form_belongs_to_the_name():
    (firm,) = [each.name for each in names_in("Iceland fined Nordvik AS on Monday.") if each.type == "Organization"]
    assert firm == "Nordvik AS"


def test_an_acronym_means_what_the_text_says():
    text = "The England and Wales Cricket Board (ECB) met. The ECB criticized Anna Lind."
    assert {each.name for each in names_in(text)} == {"England and Wales Cricket Board", "Anna Lind"}


def test_an_acronym_that_the_text_spells_out_as_the_tables_do_stays_known():
    found = names_in("The European Central Bank (ECB) met. The ECB criticized Anna Lind.")
    assert {each.name for each in found if each.links} == {"European Central Bank"}
