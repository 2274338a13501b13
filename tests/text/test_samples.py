"""The sample articles that every user meets first."""

from kg.resources import samples_folder
from kg.text import read

TITLES = [
    "Peace agreement reached in Belfast after all-night talks",
    "Icelandic prime minister visits Dublin and offers a second fund",
    "Egypt and Israel agree on a framework for peace at Camp David",
    "Dublin court orders Northwake Lines to pay for Carrick Sound spill",
    "Iceland and Ireland reopen harbour talks in Cork",
    "Norway and Iceland impose sanctions on Gullfin Shipping",
    "Northwake Lines denies blame for oil spill off Carrick Sound",
    "Iceland and Ireland sign the Carrick Sound treaty",
]
NOT_ARTICLE = (
    "facebook",
    "Photo:",
    "Most read",
    "Top 5",
    "Copyright",
    "advertisement",
    "Related articles",
    "Posted",
    "By Osric",
    "Bergen",
    "Masthead",
    "herring",
)


def test_all_samples_are_read():
    documents = list(read([str(samples_folder())]))
    assert [document.title for document in documents] == TITLES
    assert {document.language for document in documents} == {"en"}
    assert [len(document.paragraphs) for document in documents] == [6, 7, 10, 10, 10, 11, 10, 11]


def test_dates_of_samples():
    dates = [str(document.published) for document in read([str(samples_folder())])]
    expected = "1998-04-10 2031-10-08 1978-09-17 2031-06-05 2031-03-12 2031-06-18 None 2031-05-20"
    assert " ".join(dates) == expected


def test_nothing_but_the_article_is_in_the_samples():
    for document in read([str(samples_folder())]):
        assert [words for words in NOT_ARTICLE if words in document.text] == []
