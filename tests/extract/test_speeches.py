"""Who says what stands in quotation marks, or after "the minister said:", across sentences and paragraphs."""

import pytest

from kg.extract.quotes import find_quotations, find_quotes
from tests.extract.readings import document_of, findings_of


def voices_of(text):
    """Return relation and speakers of each finding, paragraphs parted by "|"."""
    found = findings_of(text.replace("|", "\n\n"))
    return {(each.relation, " < ".join(mention.text for mention in each.attribution)) for each in found}


RUNNING = """
Foreign Minister Ada Osei said:|Norway attacked Iceland last week. I am sad.
    attacked: Ada Osei
Speaking on Monday, Ada Osei said: I very much welcome the treaty. Norway attacked Iceland.
    supported: Ada Osei; attacked: Ada Osei
The Foreign Minister Ada Osei said:|Norway attacked Iceland.|We are sad.|Later the Foreign Minister met Kofi Lind.
    attacked: Ada Osei; met:
Ada Osei said:|Norway attacked Iceland last week.|Norway also detained the crew.
    attacked: Ada Osei; detained: Ada Osei
The ministry said two things: Norway attacked Iceland and paid the rebels. Kofi Lind met Ada Osei.
    attacked: The ministry; paid: The ministry; met:
""".strip().splitlines()

QUOTED = """
"Norway attacked Iceland last week without a reason," Ada Osei said.
    attacked: Ada Osei
Ada Osei said:|“Norway attacked Iceland last week.|“Norway detained the crew of the ship.”|Sweden signed the treaty.
    attacked: Ada Osei; detained: Ada Osei; signed:
Ada Osei released the following statement today:|"Norway attacked Iceland last week. It was a sad day."
    attacked: Ada Osei
“Norway attacked Iceland last week without any reason,” said Ada Osei.|“It was dark. Norway also detained the crew.”
    attacked: Ada Osei; detained: Ada Osei
"Norway attacked Iceland last year," Ada Osei said. Kofi Lind said: "Sweden supported the miners in all these years."
    attacked: Ada Osei; supported: Kofi Lind
"Police say that Norway attacked Iceland last week," Ada Osei said.
    attacked: Ada Osei < Police
""".strip().splitlines()

STRAY = """
Norway attacked Iceland on Monday with a 12" gun. Sweden signed the treaty, Ada Osei said.
    attacked:; signed: Ada Osei
"Norway attacked Iceland on Monday. The raid was known as ""Iron Hand"". Sweden said it would help."
    attacked:
""".strip().splitlines()


def pairs(lines):
    """Yield each text with what it is to give."""
    for text, expected in zip(lines[::2], lines[1::2], strict=True):
        parts = (part.strip().partition(":") for part in expected.strip().split(";"))
        yield text, {(relation, speakers.strip()) for relation, _, speakers in parts}


@pytest.mark.parametrize(("text", "expected"), list(pairs(RUNNING)))
def test_speech_without_marks(text, expected):
    assert expected <= voices_of(text)


@pytest.mark.parametrize(("text", "expected"), list(pairs(QUOTED)))
def test_speech_in_quotation_marks(text, expected):
    assert expected <= voices_of(text)


@pytest.mark.parametrize(("text", "expected"), list(pairs(STRAY)))
def test_a_stray_mark_gives_nobody_the_word(text, expected):
    assert expected <= voices_of(text)


def test_what_is_quoted_from_nobody_is_left_out():
    assert voices_of('"Norway attacked Iceland last week without a reason."') == set()


def test_a_quotation_over_two_paragraphs_is_one():
    document = document_of("“One two three four five.\n\n“Six seven eight nine ten.” End.")
    assert [len(quotation.spans) for quotation in find_quotations(document)] == [2]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we saw the “old” man there” and left.", ["we saw the “old” man there"]),
        ('He said " we saw the man there " and left.', [" we saw the man there "]),
        ('A 12" gun and a 15" gun were seen there today.', []),
        ('He said, "we saw the man there.', ["we saw the man there."]),
        ('He called it "old" and left us all alone there.', []),
    ],
)
def test_marks_are_paired(text, quoted):
    assert [text[start:end] for start, end in find_quotes(text)] == quoted


def test_a_stray_mark_behind_a_name_gives_nobody_the_word():
    text = 'Norway attacked Iceland" on Monday. Sweden signed the treaty, Ada Osei said.'
    assert {("attacked", ""), ("signed", "Ada Osei")} <= voices_of(text)
