"""What is denied, doubted, planned, wished, done instead or said by others is never a plain edge."""

import pytest

from tests.extract.readings import findings_of

DOUBTED = """
Norway did not attack Iceland on Monday.
No one met Ada Lind in Oslo on Monday afternoon.
Neither Ada Lind nor Kofi Osei visited Norway on Monday.
Ada Lind could have met Kofi Osei in Oslo on Monday.
Norway reportedly paid Iceland $3 million on Monday.
Norway has allegedly attacked Iceland this year.
Norway nearly attacked Iceland on Monday.
It is false that Norway attacked Iceland on Monday.
It is possible that Norway attacked Iceland on Monday.
It is unclear whether Norway attacked Iceland on Monday.
There is no evidence that Norway attacked Iceland.
Nobody believes that Norway attacked Iceland.
Norway was accused of having attacked Iceland on Monday.
Norway is alleged to have attacked Iceland on Monday.
Rumours that Norway attacked Iceland spread quickly on Monday.
Norway tried to attack Iceland on Monday.
Norway is unlikely to attack Iceland this year.
Norway would attack Iceland if the talks failed.
Unless Norway attacks Iceland, the talks will go on.
Norway was prevented from attacking Iceland.
Norway is going to pay Iceland $8 million.
Norway has yet to pay Iceland $8 million.
In the view of Sweden, Norway attacked Iceland on Monday.
Norway attacked Iceland, Swedish officials say.
Norway attacked Iceland on Monday, Reuters has learned.
Sweden fears that Norway attacked Iceland.
The Norwegian attack on Iceland never happened.
There was no Norwegian attack on Iceland.
Sweden prevented a Norwegian attack on Iceland.
Hopes for talks between Sweden and Norway faded.
Talks between Sweden and Norway are unlikely.
A meeting between Ada Lind and Kofi Osei was postponed.
Plans for a meeting between Ada Lind and Kofi Osei were dropped.
Did Norway attack Iceland?
""".strip().splitlines()

NOT_NOW = """
Kofi Osei is no longer president of Ghana.
Kofi Osei was president of Ghana.
Former Ghanaian President Kofi Osei spoke.
""".strip().splitlines()


def edges_of(text):
    """Return the relations that a text would put between its entities as plain edges."""
    found = findings_of(text)
    plain = [each for each in found if each.modality == "asserted" and each.polarity == "positive"]
    return [each.relation for each in plain if not each.attribution]


@pytest.mark.parametrize("text", DOUBTED)
def test_no_edge(text):
    assert edges_of(text) == []


@pytest.mark.parametrize("text", NOT_NOW)
def test_no_office_that_is_over(text):
    assert {"headOf", "worksFor"}.isdisjoint(edges_of(text))


@pytest.mark.xfail(reason="the parser takes 'rather than' for 'and'")
def test_what_is_not_done_instead():
    assert edges_of("Norway signed the treaty rather than attack Iceland.") == ["signed"]


@pytest.mark.xfail(reason="'reports of' an attack still vouch for it")
def test_reports_of_something():
    assert edges_of("Reports of Norway's attack on Iceland spread quickly on Monday.") == []
