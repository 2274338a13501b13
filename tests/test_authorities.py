"""Authority files: what is read from them, and that each mistake is one line that names file and line."""

from pathlib import Path

import pytest

from kg.errors import AuthorityError
from kg.pipeline import Engine
from kg.pipeline.authorities import LARGEST, load_authority
from kg.rdf.ontology import load_ontology
from kg.resolve import Entry

HEAD = "name,aliases,type,iri"
NSAO = "https://example.org/nsao"


def load(tmp_path, *texts):
    paths = []
    for number, text in enumerate(texts):
        path = tmp_path / f"names{number}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return load_authority(paths, load_ontology())


def test_names_are_read_with_their_aliases(tmp_path):
    head, row = "\ufeff Name ,aliases,TYPE,iri,description,", f'"Seam Office, the", NSAO | Seam ||,Organization,{NSAO}'
    text = f'{head}\r\n{row},"a\nb",\r\n'
    authority = load(tmp_path, text)
    assert authority.entries == (Entry("Seam Office, the", ("NSAO", "Seam"), "Organization", NSAO),)
    assert authority.entry("the N.S.A.O.'s") == authority.entries[0]
    assert authority.entry("Seamus") is None


def test_files_add_names_to_one_thing_in_any_order(tmp_path):
    one, two = f"{HEAD}\nSeam Office,NSAO,Organization,{NSAO}\n", f"{HEAD}\nSeam Office,Seam,Organization,{NSAO}\n"
    names = [{*load(tmp_path, *texts).entries[0].names} for texts in ((one, two), (two, one))]
    assert names == [{"Seam Office", "NSAO", "Seam"}] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names0.csv:1: has no column name; begin with name,aliases,type,iri"),
        ("name,type,iri\nA,Person,urn:a:b\n", "names0.csv:1: has no column aliases; begin"),
        (f"{HEAD},name\nA,,Person,urn:a:b,A\n", "names0.csv:1: names a column twice"),
        (f"{HEAD}\n\n", "names0.csv: has no rows; add one"),
        (b"name,aliases,type,iri\nCaf\xe9,,Person,urn:a:b\n", "names0.csv: byte 26 is no UTF-8; save it"),
        (f"{HEAD}\nA\0,,Person,urn:a:b\n", "names0.csv:2: holds a NUL character; save it"),
        (f"{HEAD}\nA,,Person,urn:a:b,more\n", "names0.csv:2: has more cells than columns"),
        (f'{HEAD}\nA,"B"C,Person,urn:a:b\n', "names0.csv:2: "),
        (f"{HEAD}\nA,,Person,urn:a:b\n,B,Person,urn:a:c\n", "names0.csv:3: '' is no name; write one"),
        (f"{HEAD}\nA,--,Person,urn:a:b\n", "names0.csv:2: '--' is no name; write one"),
        (f"{HEAD}\nA,,Wizard,urn:a:b\n", "names0.csv:2: type 'Wizard' is unknown; use one of Actor, "),
        (f"{HEAD}\nA,,Meeting,urn:a:b\n", "names0.csv:2: type 'Meeting' is unknown; use one of Actor, "),
        (f"{HEAD}\nA,,Person,Q42\n", "names0.csv:2: 'Q42' is no IRI; write one such as"),
        (f"{HEAD}\nA,,Person,http://\n", "names0.csv:2: 'http://' is no IRI; write one such as"),
        (f"{HEAD}\nA,,Person,http://a b/\n", "names0.csv:2: 'http://a b/' is no IRI; write one such as"),
        (f"{HEAD}\nA,B,Person,urn:a:b\nC,b.,Person,urn:a:c\n", "names0.csv:3: 'b.' is a name of urn:a:b in names0"),
        (f"{HEAD}\nA,,Person,urn:a:b\nB,,Person,urn:a:b\n", "names0.csv:3: urn:a:b was 'A' (Person) before; keep one"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_next_step(tmp_path, text, message):
    with pytest.raises(AuthorityError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(AuthorityError, match=r"huge\.csv: is larger than 16 MiB; split off"):
        Engine(authorities=(path,)).key()


def test_what_a_graph_notes_changes_with_the_names_and_not_with_their_place(tmp_path):
    path, other = tmp_path / "names.csv", tmp_path / "sub" / "names.csv"
    other.parent.mkdir()
    path.write_text(f"{HEAD}\nA,,Person,urn:a:b\n", encoding="utf-8")
    other.write_text(f"{HEAD}\nA,,Person,urn:a:b\n", encoding="utf-8")
    one, two = Engine(authorities=(path,)), Engine(authorities=(other,))
    assert (one.key(), one.versions()) == (two.key(), two.versions())
    assert one.key() != Engine().key()
    assert one.versions()["authorities"].startswith("names.csv ")
    path.write_text(f"{HEAD}\nA,,Person,urn:a:c\n", encoding="utf-8")
    assert one.key() != two.key()


def test_the_example_of_the_documentation_is_right(tmp_path):
    page = (Path(__file__).parent.parent / "docs" / "authority.md").read_text(encoding="utf-8")
    authority = load(tmp_path, page.partition("```csv\n")[2].partition("```")[0])
    assert [(entry.name, entry.aliases, entry.type) for entry in authority.entries] == [
        ("Northern Seam Accord Office", ("NSAO", "Seam Office"), "Organization"),
        ("Orla Venn", ("Venn the Elder",), "Person"),
    ]
    assert f"{LARGEST // 2**20} MiB are the most" in page
