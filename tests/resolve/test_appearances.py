"""What an article shows of those that it names."""

from kg.pipeline import Engine
from kg.text import from_paragraphs

TEXT = (
    "GENEVA - U.N. Secretary-General Jonas Lind met Ada Osei on Monday. "
    "The Moscow-backed Prime Minister Kofi Ravel visited Oslo. Norwegian Foreign Minister Berg met her."
)


def test_titles_are_whole_and_without_their_country():
    document = from_paragraphs([TEXT], name="x", language="en")
    shown = {each.entity.name: each for each in Engine().open()(document).reading.appearances}
    assert "secretary-general" in {title.removeprefix("u.n. ") for title in shown["Jonas Lind"].titles}
    assert "general" not in shown["Jonas Lind"].titles
    assert shown["Kofi Ravel"].titles == ("prime minister",)
    assert shown["Berg"].titles == ("foreign minister",)
    assert not shown["Berg"].is_full
    assert shown["Kofi Ravel"].is_full


def test_the_owner_of_an_office_is_the_country_of_who_has_it():
    document = from_paragraphs(["Norway's King Morvat met Queen Ada of Sweden in Geneva."], name="x", language="en")
    shown = {each.entity.name: each for each in Engine().open()(document).reading.appearances}
    assert shown["Morvat"].countries == (shown["Norway"].entity.id,)
    assert shown["Ada"].countries == (shown["Sweden"].entity.id,)
