"""Building: what is read, what is left, and that the graph depends on neither order nor number of workers."""

import io
import json
import multiprocessing
import random
import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Document, Paragraph, content_id
from kg.pipeline import Engine, Report, build, engine, readings, workers
from kg.store import open_store
from tests.fakes import FakeEngine

BODY = "The talks were long and the two sides went home late in the evening of the same day."
KOREAN = "한국과 일본은 다음 달에 다시 만나기로 했다고 외교부가 수요일에 밝혔다."


def write(folder, name, *sentences, title="A quiet day in the north"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{title}\n\n{BODY} {' '.join(sentences)}\n", encoding="utf-8")
    return str(path)


def build_in(location, paths, **options):
    """Build into a store and return the report, the lines of the graph, and the problems."""
    problems = []
    options = {"source": FakeEngine(), "workers": 1, **options}
    with open_store(str(location), mode="write") as store:
        report = build(paths, store=store, on_error=problems.append, **options)
        return report, [str(quad) for quad in store.quads()], [problem.message for problem in problems]


def claims_in(location):
    with open_store(str(location)) as store:
        return sorted((claim.subject.name, claim.object.name, len(claim.evidence)) for claim in store.claims())


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    write(folder, "a.txt", "Anna met Boris.", "Boris met Cara.")
    write(folder, "b.txt", "Anna met Boris.", "Dora met Emil.")
    write(folder, "deep/c.txt", "Emil met Fritz.")
    return folder


def test_a_build_reads_all_articles(news, tmp_path):
    report, _, problems = build_in(tmp_path / "kg.store", [str(news)])
    assert report == Report(3, 0, 0, sentences=8, claims=5, unparsed=())
    assert problems == []
    assert claims_in(tmp_path / "kg.store") == [
        ("Anna", "Boris", 2), ("Boris", "Cara", 1), ("Dora", "Emil", 1), ("Emil", "Fritz", 1),
    ]  # fmt: skip


def test_what_is_there_is_not_read_again(news, tmp_path):
    _, first, _ = build_in(tmp_path / "kg.store", [str(news)])
    report, second, _ = build_in(tmp_path / "kg.store", [str(news)])
    assert (report.documents, report.unchanged) == (0, 3)
    assert second == first


def test_the_order_of_files_and_steps_does_not_matter(news, tmp_path):
    paths = [str(news / name) for name in ("a.txt", "b.txt", "deep/c.txt")]
    _, together, _ = build_in(tmp_path / "one", paths)
    _, backwards, _ = build_in(tmp_path / "two", paths[::-1])
    for path in paths[1:] + paths[:1]:
        _, stepwise, _ = build_in(tmp_path / "three", [path])
    assert together == backwards == stepwise


def test_the_number_of_workers_does_not_matter(news, tmp_path):
    for number in range(12):
        write(news, f"more/{number}.txt", f"Anna met Person{number}.", f"Person{number} met Boris.")
    report, alone, _ = build_in(tmp_path / "one", [str(news)], workers=1)
    same_report, helped, _ = build_in(tmp_path / "two", [str(news)], workers=2)
    assert (report.documents, report.claims) == (15, 29)
    assert (helped, same_report) == (alone, report)


def test_one_text_in_two_files_is_one_article_with_two_sources(news, tmp_path):
    write(news, "copy.txt", "Anna met Boris.", "Boris met Cara.")
    report, quads, _ = build_in(tmp_path / "one", [str(news)])
    assert (report.documents, report.unchanged) == (3, 1)
    assert claims_in(tmp_path / "one")[0] == ("Anna", "Boris", 2)
    build_in(tmp_path / "two", [str(news / "copy.txt")])
    _, stepwise, _ = build_in(tmp_path / "two", [str(news)])
    assert stepwise == quads
    with open_store(str(tmp_path / "one")) as store:
        sources = sorted(document.sources for document in store.documents())
    assert [len(each) for each in sources] == [2, 1, 1]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_copies_in_any_order_give_the_same_graph(seed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("copies")
    paths = [write(folder, f"{copy}/{name}.txt", f"Anna met {name}.") for copy in "xy" for name in ("Boris", "Cara")]
    shuffled = random.Random(seed).sample(paths, len(paths))
    _, expected, _ = build_in(folder / "one", paths)
    _, found, _ = build_in(folder / "two", shuffled)
    assert found == expected


def test_unreadable_files_are_told_and_the_rest_is_built(news, tmp_path):
    (news / "bad.pdf").write_bytes(b"%PDF-1.4 \x00\x01")
    (news / "empty.txt").write_text("")
    report, _, problems = build_in(tmp_path / "kg.store", [str(news), str(tmp_path / "none.txt")])
    assert (report.documents, report.failed) == (3, 3)
    assert [message.partition(":")[0].rpartition("/")[2] for message in problems] == [
        "bad.pdf",
        "empty.txt",
        "none.txt",
    ]
    assert not any("\n" in message for message in problems)


@pytest.mark.parametrize("number", [1, 2])
def test_a_bug_costs_one_article(news, tmp_path, number):
    write(news, "b2.txt", "Here we crash.")
    with open_store(str(tmp_path / "kg.store"), mode="write") as store:
        problems = []
        report = build([str(news)], store=store, source=FakeEngine(), workers=number, on_error=problems.append)
    assert (report.documents, report.failed) == (3, 1)
    (problem,) = problems
    assert problem.message.endswith(
        "b2.txt: could not be read (ValueError: a bug in two lines); it was left out, please report it"
    )
    assert "tests/fakes.py" in problem.trace


def test_a_dead_worker_costs_one_article(news, tmp_path):
    write(news, "b2.txt", "Here we die.")
    report, _, problems = build_in(tmp_path / "kg.store", [str(news)], workers=2)
    assert (report.documents, report.failed) == (3, 1)
    assert "b2.txt: the process that read it died" in problems[0]


def test_paragraphs_without_a_parser_are_counted(tmp_path):
    (tmp_path / "a.txt").write_text(f"A quiet day\n\n{BODY} Anna met Boris.\n\n{KOREAN}\n\n{KOREAN * 2}\n")
    report, _, _ = build_in(tmp_path / "kg.store", [str(tmp_path / "a.txt")])
    assert report.unparsed == (("ko", 2),)


def test_an_interrupted_build_keeps_what_it_has(news, tmp_path):
    def interrupt(outcome):
        if outcome.document.sources[0].endswith("b.txt"):
            raise KeyboardInterrupt

    with open_store(str(tmp_path / "kg.store"), mode="write") as store, pytest.raises(KeyboardInterrupt):
        build([str(news)], store=store, source=FakeEngine(), workers=1, on_progress=interrupt)
    assert len(claims_in(tmp_path / "kg.store")) == 3
    report, quads, _ = build_in(tmp_path / "kg.store", [str(news)])
    assert (report.documents, report.unchanged) == (1, 2)
    assert quads == build_in(tmp_path / "other", [str(news)])[1]


def test_another_engine_reads_again(news, tmp_path):
    build_in(tmp_path / "kg.store", [str(news)])
    new = FakeEngine("better")
    report, _, _ = build_in(tmp_path / "kg.store", [str(news / "a.txt")], source=new)
    assert report.documents == 1
    report, mixed, _ = build_in(tmp_path / "kg.store", [str(news / "a.txt")], source=new)
    assert report.documents == 1, "a mixed graph cannot tell which articles were read how"
    assert any('"mixed"' in quad for quad in mixed)
    report, quads, _ = build_in(tmp_path / "kg.store", [str(news)], source=new)
    assert report.documents == 3
    assert quads == build_in(tmp_path / "other", [str(news)], source=new)[1]


def test_a_changed_file_replaces_its_article(news, tmp_path):
    build_in(tmp_path / "kg.store", [str(news)])
    write(news, "a.txt", "Anna met Zoe.")
    report, quads, _ = build_in(tmp_path / "kg.store", [str(news)])
    assert (report.documents, report.unchanged, report.replaced) == (1, 2, 1)
    assert quads == build_in(tmp_path / "other", [str(news)])[1]


def test_a_file_is_one_source_whichever_way_it_is_given(news, tmp_path, monkeypatch):
    """The graph names it from the folder that it lies in itself, so neither the way nor the place of work counts."""
    monkeypatch.chdir(news / "deep")
    for path in ("c.txt", str(news / "deep" / "c.txt"), "../../news/deep/c.txt", str(news)):
        report, quads, _ = build_in(tmp_path / "kg.store", [path])
    assert (report.documents, report.unchanged) == (2, 1)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "linked").symlink_to(news / "deep")
    report, again, _ = build_in("kg.store", ["news", "linked/../a.txt"])
    assert (report.documents, report.unchanged, again) == (0, 4, quads)
    with open_store("kg.store") as store:
        sources = sorted(document.sources for document in store.documents())
    assert sources == [("news/a.txt",), ("news/b.txt",), ("news/deep/c.txt",)]


def test_a_file_outside_the_folder_of_the_graph_is_named_in_full(news, tmp_path, monkeypatch):
    monkeypatch.chdir(news)
    build_in(tmp_path / "graphs" / "kg.store", ["a.txt"])
    with open_store(str(tmp_path / "graphs" / "kg.store")) as store:
        assert [document.sources for document in store.documents()] == [((news / "a.txt").as_posix(),)]


def test_a_renamed_file_is_known_by_its_text(news, tmp_path):
    build_in(tmp_path / "kg.store", [str(news)])
    (news / "a.txt").rename(news / "z.txt")
    report, quads, _ = build_in(tmp_path / "kg.store", [str(news)])
    assert (report.documents, report.unchanged, report.gone) == (0, 3, ()), "it need not be read again"
    assert quads == build_in(tmp_path / "other", [str(news)])[1]


def test_a_file_that_is_gone_is_told_and_pruned_only_when_asked(news, tmp_path):
    build_in(tmp_path / "kg.store", [str(news)])
    (news / "a.txt").unlink()
    report, _, _ = build_in(tmp_path / "kg.store", [str(news)])
    ((identifier, source),) = report.gone
    assert source.endswith("a.txt")
    with open_store(str(tmp_path / "kg.store"), mode="write") as store:
        assert "Boris met Cara." in store.document(identifier).text
    report, quads, _ = build_in(tmp_path / "kg.store", [str(news)], prune=True)
    assert (report.pruned, report.gone) == (1, ())
    assert quads == build_in(tmp_path / "other", [str(news)])[1]


def test_only_what_was_to_be_read_can_be_gone(news, tmp_path):
    build_in(tmp_path / "kg.store", [str(news)])
    (news / "deep" / "c.txt").unlink()
    report, _, _ = build_in(tmp_path / "kg.store", [str(news / "a.txt")], prune=True)
    assert (report.pruned, report.gone) == (0, ())


def test_a_folder_that_is_gone_or_empty_prunes_nothing(news, tmp_path):
    """It may be a disk that is not mounted."""
    build_in(tmp_path / "kg.store", [str(news)])
    before = claims_in(tmp_path / "kg.store")
    news.rename(tmp_path / "away")
    report, _, problems = build_in(tmp_path / "kg.store", [str(news)], prune=True)
    assert (report.pruned, len(problems)) == (0, 1)
    news.mkdir()
    report, _, _ = build_in(tmp_path / "kg.store", [str(news)], prune=True)
    assert report.pruned == 0
    assert claims_in(tmp_path / "kg.store") == before


def test_a_file_that_cannot_be_read_loses_nothing(news, tmp_path):
    build_in(tmp_path / "kg.store", [str(news)])
    before = claims_in(tmp_path / "kg.store")
    (news / "a.txt").write_bytes(b"\x00" * 50)
    report, _, problems = build_in(tmp_path / "kg.store", [str(news)], prune=True)
    assert (report.failed, report.replaced, report.pruned) == (1, 0, 0)
    assert len(problems) == 1
    assert claims_in(tmp_path / "kg.store") == before


def test_what_a_lost_file_knew_of_an_article_is_forgotten(tmp_path):
    """Two files had one text, and the one that goes had given the date."""
    news = tmp_path / "news"
    news.mkdir()
    lines = f"{BODY} Anna met Boris.\n"
    (news / "a.json").write_text(json.dumps({"title": "First", "text": lines, "date": "2031-04-16"}))
    (news / "b.json").write_text(json.dumps({"title": "First", "text": lines}))
    build_in(tmp_path / "kg.store", [str(news)])
    (news / "a.json").unlink()
    _, quads, _ = build_in(tmp_path / "kg.store", [str(news)])
    assert quads == build_in(tmp_path / "other", [str(news)])[1]
    assert not any("2031-04-16" in quad for quad in quads)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(("", "Anna", "Boris", "Cara"))), max_size=6))
def test_no_history_of_files_leaves_a_trace(tmp_path_factory, steps):
    """Whatever was written, changed and taken away between builds: the graph is that of the files that are there."""
    folder = tmp_path_factory.mktemp("history")
    write(folder / "news", "always.txt", "Dora met Emil.")
    for name, whom in steps:
        if whom:
            write(folder / "news", f"{name}.txt", f"{whom} met Fritz.")
        else:
            (folder / "news" / f"{name}.txt").unlink(missing_ok=True)
        _, quads, _ = build_in(folder / "kg.store", [str(folder / "news")], prune=True)
    if steps:
        assert quads == build_in(folder / "other", [str(folder / "news")])[1]


def test_standard_input_is_never_outdated(tmp_path):
    for name in ("Boris", "Cara"):
        article = io.BytesIO(f"A quiet day\n\n{BODY} Anna met {name}.\n".encode())
        report, _, _ = build_in(tmp_path / "kg.store", ["-"], stdin=article)
    assert (report.documents, report.replaced, report.gone) == (1, 0, ())
    assert len(claims_in(tmp_path / "kg.store")) == 2


def test_readings_without_a_store(news):
    problems = []
    (news / "bad.bin").write_bytes(b"\x00" * 50)
    found = list(readings([str(news)], source=FakeEngine(), workers=1, on_error=problems.append))
    assert [len(reading.claims) for reading in found] == [2, 2, 1]
    assert len(problems) == 1


def test_documents_stream_with_few_ahead():
    """However many there are, only some documents are ever under way."""
    taken = []

    def documents():
        for number in range(40):
            taken.append(number)
            yield from ()
            yield make(number)

    outcomes = workers.read_all(documents(), FakeEngine(), workers=2)
    next(outcomes)
    assert len(taken) <= 2 * workers.AHEAD
    assert multiprocessing.active_children()
    outcomes.close()
    assert not multiprocessing.active_children()


def make(number):
    text = f"Anna met Person{number}."
    return Document(Document.id_of(text), text, (Paragraph(0, len(text)),))


def test_errors_that_concern_all_articles_end_the_build(news, tmp_path):
    class Broken(FakeEngine):
        def open(self):
            raise InputError("model: is missing; install it")

    with pytest.raises(InputError, match="model: is missing"):
        build_in(tmp_path / "kg.store", [str(news)], source=Broken())


def test_a_new_version_of_the_parser_is_another_reader(monkeypatch):
    before = Engine().key()
    monkeypatch.setattr(engine, "VERSION", "2 more")
    assert Engine().key() != before


def test_further_ontology_files_are_named_with_a_hash_and_without_their_place(tmp_path):
    assert Engine().versions()["ontologies"] == ""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.ttl").write_text("# nothing new\n")
    one, two = (Engine("en", (tmp_path / folder / "mine.ttl",)).versions() for folder in ("one", "two"))
    assert one == two
    assert re.fullmatch(r"mine\.ttl [0-9a-f]{20}", one["ontologies"])


def ontologies_in(location):
    with open_store(str(location)) as store:
        return store.settings.get("ontologies")


def test_a_graph_remembers_the_ontology_files_that_its_articles_were_read_with(news, tmp_path):
    location, mine, other = tmp_path / "kg.store", FakeEngine("x", "mine.ttl 1"), FakeEngine("x", "other.ttl 2")
    build_in(location, [str(news)], source=mine)
    assert ontologies_in(location) == "mine.ttl 1"
    build_in(location, [str(news / "a.txt")], source=other)
    assert ontologies_in(location) == "mine.ttl 1, other.ttl 2"
    build_in(location, [str(news)], source=other)
    assert ontologies_in(location) == "other.ttl 2"
    build_in(location, [str(news)])
    assert ontologies_in(location) is None


def test_a_graph_remembers_the_authority_files_that_its_articles_were_read_with(news, tmp_path):
    @dataclass(frozen=True)
    class Authorised(FakeEngine):
        authorities: str = ""

        def key(self):
            return content_id(self.name, self.authorities)

        def versions(self):
            return {"kg": "0", "ontologies": "", "authorities": self.authorities}

    def noted():
        with open_store(str(tmp_path / "kg.store")) as store:
            return store.settings.get("authorities")

    location, mine, other = tmp_path / "kg.store", Authorised("x", "", "mine.csv 1"), Authorised("x", "", "other.csv 2")
    build_in(location, [str(news)], source=mine)
    assert noted() == "mine.csv 1"
    build_in(location, [str(news / "a.txt")], source=other)
    assert noted() == "mine.csv 1, other.csv 2"
    build_in(location, [str(news)], source=other)
    assert noted() == "other.csv 2"
