"""Names that a user knows: found as written, of the right class, and one thing in all articles."""

from dataclasses import replace

from kg.model import Mention, MentionKind, Sentence, Token
from kg.resolve import Authority, Entry, resolve
from tests.resolve.examples import ONTOLOGY, story

OFFICE = Entry("Northern Seam Office", ("NSO", "Seam Office"), "Organization", "https://example.org/nso")
VENN = Entry("Orla Venn", ("Venn the Elder",), "Person", "https://example.org/venn")
WILL = Entry("Will", (), "Person", "https://example.org/will")
KNOWN = Authority((OFFICE, VENN, WILL))


def sentence(text, *mentions, pos="X"):
    tokens, start = [], 0
    for index, word in enumerate(text.split(" ")):
        tokens.append(Token(index, start, start + len(word), word, word.lower(), pos, "", 0, "dep"))
        start += len(word) + 1
    names = (Mention(0, text.index(name), text.index(name) + len(name), name, MentionKind.NAME, kind, title=title)
             for name, kind, title in mentions)  # fmt: skip
    return Sentence("d", 0, 0, 0, len(text), text, tuple(tokens), tuple(names))


def marked(text, *mentions, pos="X"):
    (one,) = KNOWN.mark([sentence(text, *mentions, pos=pos)])
    return [(mention.text, mention.type, mention.title) for mention in one.mentions]


def test_a_name_that_the_parser_did_not_find_is_found():
    assert marked("The Seam Office said no") == [("Seam Office", "Organization", "")]


def test_a_name_is_found_in_capitals_but_not_in_small_letters():
    assert marked("SEAM OFFICE SAYS NO") == [("SEAM OFFICE", "Organization", "")]
    assert marked("a seam office said no") == []


def test_a_word_that_is_no_name_here_is_left_alone():
    assert marked("Will they go", pos="AUX") == []
    assert marked("Will went", pos="PROPN") == marked("Will went", pos="NOUN") == [("Will", "Person", "")]
    assert marked("the will of all", pos="NOUN") == []


def test_the_class_of_a_name_is_corrected_and_its_title_stays():
    found = marked(
        "Minister Orla Venn of Seam Office", ("Orla Venn", "Organization", "Minister"), ("Seam", "Person", "")
    )
    assert found == [("Orla Venn", "Person", "Minister"), ("Seam Office", "Organization", "")]


def test_a_part_of_a_longer_name_is_left_alone():
    assert marked("Orla Venn Steel lost", ("Orla Venn Steel", "Organization", "")) == [
        ("Orla Venn Steel", "Organization", "")
    ]


def test_without_entries_nothing_changes():
    one = sentence("Orla Venn left", ("Orla", "Place", ""))
    assert list(Authority().mark([one])) == [one]


def read(text, *findings):
    example = story(text)
    return resolve(
        example.document,
        example.sentences,
        [example.find(*finding) for finding in findings],
        ONTOLOGY,
        tuple(example.occurrences),
        authority=KNOWN,
    )


def test_all_names_are_of_one_thing_in_all_articles():
    (one,) = read(
        "[Seam Office|Organization] criticized [Halden|Organization].", ("Seam Office", "criticized", "Halden")
    ).claims
    (two,) = read("[Halden|Organization] criticized [NSO|Thing].", ("Halden", "criticized", "NSO")).claims
    assert one.subject == two.object
    assert (one.subject.name, one.subject.type) == ("Northern Seam Office", "Organization")
    assert one.subject.aliases == ("NSO", "Seam Office")
    assert one.subject.links == one.subject.same == ("https://example.org/nso",)


def test_a_surname_joins_a_person_of_the_file():
    reading = read(
        "[Orla Venn|Person] visited [Oslo|City].\n[Venn|Person] met [Ada Lund|Person].", ("Venn", "met", "Ada Lund")
    )
    people = {link.text: link.entity for link in reading.links}
    assert people["Venn"] == people["Orla Venn"]
    assert people["Venn"].same == ("https://example.org/venn",)


def test_the_file_outweighs_the_tables():
    entry = Entry("Kyodo", (), "Person", "https://example.org/kyodo")
    example = story("[Kyodo|Organization] met [Ada Lund|Person].")
    finding = example.find("Kyodo", "met", "Ada Lund")
    told = resolve(example.document, example.sentences, [finding], ONTOLOGY, authority=Authority((entry,)))
    ends = {end.name: end for claim in told.claims for end in (claim.subject, claim.object)}
    assert (ends["Kyodo"].type, ends["Kyodo"].links) == ("Person", ("https://example.org/kyodo",))
    plain = resolve(example.document, example.sentences, [finding], ONTOLOGY)
    assert "Kyodo News" in {end.name for claim in plain.claims for end in (claim.subject, claim.object)}


def test_two_things_of_one_name_in_two_files_stay_two():
    other = replace(VENN, name="Orla Venn II", aliases=(), iri="https://example.org/venn2")
    both = Authority((VENN, other))
    assert both.entry("Orla Venn II") == other
    assert both.entry("Orla Venn") == VENN
