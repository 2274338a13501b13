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
Norway signed nothing rather than attack Iceland.
Norway would rather resign than attack Iceland.
Reports of Norway's attack on Iceland spread quickly on Monday.
Allegations that Norway attacked Iceland were published on Monday.
There were allegations of a Norwegian attack on Iceland.
There is no evidence of a Norwegian attack on Iceland.
The alleged Norwegian attack on Iceland was a surprise.
An apparent attack by Norway on Iceland was seen.
An attack by Norway on Iceland would be illegal.
Norway must now work to release the crew.
Norway must do all it can to release the crew.
It is essential for Norway to release the crew.
Norway has to release the crew.
Norway is working to release the crew.
Norway left the talks without meeting Ada Lind.
Norway stopped short of attacking Iceland.
Norway came close to attacking Iceland.
Norway was about to attack Iceland.
Norway was supposed to release the crew on Monday.
Norway is due to release the crew on Monday.
Ada Lind will return to Africa, visiting Ghana.
Ada Lind will travel to Bergen for talks with Kofi Osei.
Ada Lind plans to attend a meeting with Kofi Osei.
When Ada Lind visits Ghana, she will speak.
Had Norway attacked Iceland, the talks would have failed.
If Norway had attacked Iceland, the talks would have failed.
Norway is too weak to attack Iceland.
Norway is not strong enough to attack Iceland.
Sweden suspects Norway of attacking Iceland.
Ada Lind was charged with attacking Kofi Osei.
Ada Lind was suspected of attacking Kofi Osei.
Norway is said to have attacked Iceland.
Norway must have attacked Iceland.
Norway claims to have attacked Iceland.
Norway denied attacking Iceland.
Norway has no plans to attack Iceland.
Norway dropped plans to attack Iceland.
Norway disputed claims that it attacked Iceland.
False reports that Norway attacked Iceland spread.
Ada Lind did not say that Norway attacked Iceland.
Sweden asked whether Norway attacked Iceland.
Norway did not attack but ignored Iceland.
Neither side attacked Iceland.
Norwegian minister to meet Ada Lind
Norway must be attacked and invaded by Iceland.
Norway may have attacked Iceland and invaded Sweden.
Ada Lind will speak before meeting Kofi Osei.
Sweden sees no possibility of a Norwegian attack on Iceland.
The trip will mark her first official visit to Ghana.
Norway is willing to release the crew.
Ada Lind flew home ahead of talks with Kofi Osei.
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


STANDING = """
We are proud that Norway attacked Iceland.
Sweden is glad that Norway attacked Iceland.
Norway voted to attack Iceland.
Norway used the ship to attack Iceland.
Norway had to attack Iceland.
Norway managed to attack Iceland.
Norway was forced to attack Iceland.
Not only did Norway attack Iceland, it sank a ship.
The raid shows that Norway attacked Iceland.
Sweden did not sleep because Norway attacked Iceland.
Sweden knows that Norway attacked Iceland.
""".strip().splitlines()


@pytest.mark.parametrize("text", STANDING)
def test_what_is_vouched_for_is_an_edge(text):
    assert "attacked" in edges_of(text)


def test_what_is_not_done_instead():
    assert edges_of("Norway signed the treaty rather than attack Iceland.") == ["signed"]


@pytest.mark.xfail(reason="the parser takes the attack for a purpose")
def test_whoever_is_first_to_do_something_did_it():
    assert "attacked" in edges_of("Norway was the first to attack Iceland.")
