import re
import shutil
from dataclasses import replace

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import QueryError
from kg.model import Reading
from kg.query import load_queries, named_query, parse_query, run, to_terms
from kg.query.portrait import judged
from kg.query.tokens import form, tokenize
from kg.rdf.vocabulary import kg, term
from kg.store import open_store
from tests.query.examples import ANNA, BORIS, FIRST, HERALD, MEETING, NORTH, PORT, SOUTH, claim, write_store
from tests.query.examples import dated as reading_of

QUERIES = load_queries()
VALUES = {"claims-about": ["Brandt"], "said-about": ["Southland"], "said-by": ["Herald"], "search": ["treaty"]}
VALUES |= {name: ["Brandt"] for name in ("co-mentions", "company", "judgements", "mentions", "names", "sources")}
NOTHING = {"appointments", "co-mentions", "companies", "conflicts", "judgements", "justice", "rejections", "visits"}
PLACES = (("place", PORT), ("place", SOUTH))


@pytest.fixture
def store(location):
    with open_store(location) as store:
        yield store


def ask(store, name, *values):
    query = named_query(name)
    answer = run(store, query.text, parameters=to_terms(query, values))
    return [dict(zip(answer.columns, (term and term.value for term in row), strict=True)) for row in answer.rows()]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_query_says_what_it_is(query):
    assert re.fullmatch(r"[A-Z].*\.", query.summary)
    assert query.description.endswith(".")
    assert query.category in {"claims", "events", "graph", "overview", "states"}


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_runs_and_its_columns_are_no_iris(store, name):
    query = QUERIES[name]
    answer = run(store, query.text, parameters=to_terms(query, VALUES.get(name, [])))
    if form(query.text) == "SELECT":
        rows = list(answer.rows())
        assert bool(rows) == (name not in NOTHING)
        assert not any(str(term).startswith("<") for row in rows for term in row if term is not None)


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if form(query.text) == "SELECT"])
def test_every_list_is_sorted_so_that_two_stores_answer_alike(name):
    assert "\nORDER BY " in QUERIES[name].text


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_rests_on_what_sparql_leaves_open(name):
    """Which row SAMPLE takes and how GROUP_CONCAT orders texts, each engine decides for itself."""
    words = {token.text.upper() for token in tokenize(QUERIES[name].text) if token.kind == "word"}
    assert words.isdisjoint({"GROUP_CONCAT", "SAMPLE", "LIMIT", "OFFSET", "REDUCED", "RAND", "NOW"})


def test_an_article_without_a_title_is_told_by_its_file(tmp_path):
    reading = reading_of("2021-03-04")
    untitled = replace(reading, document=replace(reading.document, title=None))
    with open_store(write_store(tmp_path / "kg.store", [untitled])) as store:
        for name in ("meetings", "claims", "timeline", "single-source"):
            assert {row["article"] for row in ask(store, name)} == {"news/first.txt"}


def test_the_timeline_between_two_days_has_what_may_lie_there(dated):
    rows = ask(dated, "timeline", "from=2021-03-01", "to=2021-03-31")
    assert [row["date"] for row in rows] == ["1992/..", "2021", "2021-03-01/2021-03-07", "2021-03-04", "../2021-03-20"]
    assert [row["date"] for row in ask(dated, "timeline", "from=2021-04-01")] == ["1992/..", "2021", "2021-04-02"]
    assert [row["date"] for row in ask(dated, "timeline", "to=2020-12-31")] == ["1992/..", "../2021-03-20"]


@pytest.fixture
def dated(tmp_path):
    """Return a store with a claim for each kind of date."""
    dates = ("2021-03-04", "2021-04-02", "1992/..", "../2021-03-20", "2021-03-01/2021-03-07", "2021")
    with open_store(write_store(tmp_path / "kg.store", [reading_of(*dates)])) as store:
        yield store


def test_meetings(store):
    again, first = ask(store, "meetings")
    assert {column: value for column, value in first.items() if value} == {
        "who": "Anna Brandt",
        "met": "Boris Kade",
        "date": "2021-03-04",
        "place": "Port Vell",
        "modality": "asserted",
        "polarity": "positive",
        "sentence": "Anna Brandt met Boris Kade in Port Vell on March 4.",
        "article": "Harbour talks open",
    }
    assert (again["date"], again["sentence"]) == (None, "Brandt met Kade again.")


def test_payments_have_amount_and_recipient(store):
    (row,) = ask(store, "payments")
    assert (row["subject"], row["relation"], row["amount"], row["recipient"]) == (
        "Northland", "promised", "$8 million", "Southland",
    )  # fmt: skip
    assert row["modality"] == "promised"


def test_denials_name_their_speakers(store):
    (row,) = ask(store, "denials")
    assert (row["subject"], row["relation"], row["object"]) == ("Southland", "signed", "harbour treaty")
    assert set(row["says"].split(", ")) == {"Vell Herald", "Boris Kade"}


def test_of_several_places_each_has_its_row_and_speakers_stand_in_their_order(tmp_path):
    says = (HERALD, BORIS, ANNA)
    told = claim(FIRST, MEETING.evidence[0].quote, NORTH, "met", SOUTH, qualifiers=PLACES, says=says)
    with open_store(write_store(tmp_path / "kg.store", [Reading(FIRST, (told,), (), 3)])) as store:
        rows = [(row["place"], row["says"]) for row in ask(store, "meetings")]
    assert sorted(rows) == [(place, "Vell Herald, Boris Kade, Anna Brandt") for place in ("Port Vell", "Southland")]


def test_a_judgement_has_a_row_for_each_reason(location, tmp_path):
    with open_store(shutil.copytree(location, tmp_path / "kg.store"), mode="write") as store:
        take_for(store, ANNA, BORIS, "2. the same office", "1. a shared surname")
        rows = [(row["id"], row["score"], row["reason"]) for row in ask(store, "judgements", "Brandt")]
        (record,) = judged(store, ANNA.id)
    assert rows == [("j1", "0.75", "1. a shared surname"), ("j1", "0.75", "2. the same office")]
    assert record["reasons"] == "1. a shared surname; 2. the same office"


def take_for(store, left, right, *reasons):
    """Write that a rule took one entity for another."""
    judgement, said = NamedNode(f"{store.base}judgement/j1"), {"verdict": "same", "judgedBy": "rule"}
    known = {name: NamedNode(f"{store.base}entity/{one.id}") for name, one in (("left", left), ("right", right))}
    known |= {"score": Literal("0.75", datatype=term("xsd:decimal"))}
    facts = [*known.items(), *((name, Literal(text)) for name, text in said.items())]
    for name, value in [*facts, *(("reason", Literal(text)) for text in reasons)]:
        store.engine.add(Quad(judgement, kg(name), value))
    shown = NamedNode(f"{store.base}document/d1#entity={left.id}")
    for name, value in (("takenFor", known["left"]), ("toldAs", known["left"])):
        store.engine.add(Quad(shown, kg(name), value))


def test_what_is_denied_or_demanded_is_no_edge(store):
    answer = run(store, QUERIES["edges"].text)
    predicates = sorted({triple.predicate.value.rpartition("#")[2] for triple in answer.triples()})
    assert predicates == ["holdsPosition", "met", "prefLabel", "signed"]
    plans = [(row["modality"], row["subject"]) for row in ask(store, "plans")]
    assert plans == [("demanded", "Northland"), ("promised", "Northland")]


@pytest.mark.parametrize(
    ("entity", "number"),
    [("Brandt", 3), ("anna brandt", 3), ("Anna", 3), ("Port Vell", 1), ("Herald", 0), ("rand", 0), ("the north", 2)],
)
def test_an_entity_is_known_by_whole_words_of_its_names(store, entity, number):
    assert len(ask(store, "claims-about", entity)) == number


def test_who_says_what(store):
    assert [row["says"] for row in ask(store, "said-by", "Kade")] == ["Vell Herald, Boris Kade"]
    assert [row["object"] for row in ask(store, "said-about", "Southland")] == ["harbour treaty"]
    assert ask(store, "said-about", "Brandt") == []


def test_names_tell_the_shown_one_from_the_others(location, tmp_path):
    with open_store(shutil.copytree(location, tmp_path / "kg.store"), mode="write") as store:
        respell(store)
        rows = [(row["what"], row["value"]) for row in ask(store, "names", "Brandt")]
    assert rows == [("alias", "ANNA BRANDT"), ("alias", "Brandt"), ("class", "Person"), ("name", "Anna Brandt")]


def test_company_and_sources(store):
    (row,) = ask(store, "company", "Kade")
    assert (row["who"], row["type"], row["meetings"], row["articles"]) == ("Anna Brandt", "Person", "2", "2")
    rows = ask(store, "sources", "Southland")
    assert [(row["title"], row["date"], row["publisher"], row["claims"], row["source"]) for row in rows] == [
        ("Harbour talks open", "2021-03-05", "The Test Wire", "1", "news/first.txt"),
        ("No deal yet", "2021-03-09", "The Test Wire", "1", "news/second.txt"),
        ("Deal", "2021-04-01", "The Test Wire", "1", "news/third.txt"),
    ]
    assert [row["claims"] for row in ask(store, "sources", "Herald")] == ["1"]


def test_disputed(store):
    rows = ask(store, "disputed")
    assert {row["affirmed"] for row in rows} == {"Southland signed the harbour treaty."}
    assert [row["deniedBy"] for row in rows] == ["Vell Herald, Boris Kade"]


def test_entities_are_counted_over_all_articles(store):
    first, second, *_ = ask(store, "entities")
    assert (first["name"], first["mentions"], first["claims"], first["articles"]) == ("Anna Brandt", "3", "3", "3")
    assert second["name"] == "Southland"
    assert [row["name"] for row in ask(store, "entities", "type=city")] == ["Port Vell"]


def test_articles(store):
    rows = ask(store, "articles")
    assert [(row["title"], row["date"], row["claims"], row["source"]) for row in rows] == [
        ("Harbour talks open", "2021-03-05", "2", "news/first.txt"),
        ("No deal yet", "2021-03-09", "2", "news/second.txt"),
        ("Deal", "2021-04-01", "3", "news/third.txt"),
    ]


def test_hostile_values_are_only_values(store):
    for value in ('" } ; DROP ALL', "'''", "\\", '"@en', "?x", "<x>", "\n}", "{}", "$name"):
        assert ask(store, "claims-about", value) == []


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("claims-about", [], "needs entity; add entity=VALUE"),
        ("claims-about", ["a", "b"], "cannot place the value 'b'; it takes entity"),
        ("articles", ["a"], "cannot place the value 'a'; it takes none"),
    ],
)
def test_values_are_checked(name, values, message):
    with pytest.raises(QueryError, match=message):
        to_terms(named_query(name), values)


def test_a_query_without_quotation_marks_is_told_so():
    with pytest.raises(QueryError, match=r"^query: ends before '\?s'; put the whole query between single quotation"):
        to_terms(parse_query("SPARQL", "SELECT"), ["?s"])


def test_unknown_names_are_corrected():
    with pytest.raises(QueryError, match="did you mean meetings"):
        named_query("meeting")
    with pytest.raises(QueryError, match="kg queries lists them all"):
        named_query("xyz")


def test_parameters_have_types():
    query = parse_query(
        "q",
        "#+ defaults:\n#+   - size: 3\n"
        "ASK { FILTER(?_since_date < ?d && ?n > ?_size_integer) ?_what_iri ?_x ?_last_name }",
    )
    assert [(one.name, one.variable, one.type) for one in query.parameters] == [
        ("since", "_since_date", "date"), ("what", "_what_iri", "iri"), ("x", "_x", ""),
        ("last_name", "_last_name", ""), ("size", "_size_integer", "integer"),
    ]  # fmt: skip
    terms = to_terms(query, ["2020-01-02", "http://x/", "x", "n"])
    assert str(terms["_since_date"]) == '"2020-01-02"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert str(terms["_size_integer"]) == '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    for values, message in (
        (["soon"], "parameter since: 'soon' is no date; write it like 2014-04-16"),
        (["2020-01-02", "no iri"], "parameter what: 'no iri' is no IRI"),
    ):
        with pytest.raises(QueryError, match=message):
            to_terms(query, values)


def test_sentences_are_found_by_their_words_the_best_first(store):
    rows = ask(store, "search", '"port vell" OR denied')
    assert [(row["sentence"][:14], row["subject"], row["relation"], row["modality"]) for row in rows] == [
        ("Anna Brandt me", "Anna Brandt", "met", "asserted"),
        ("Kade denied th", "Southland", "signed", "denied"),
    ]
    assert ask(store, "search", "nowhere") == []


def respell(store):
    """Write each name in capitals as well, and each value in words, as another article might."""
    for quad in [*store.engine.quads_for_pattern(None, term("skos:prefLabel"), None, DefaultGraph())]:
        store.engine.add(Quad(quad.subject, quad.predicate, Literal(quad.object.value.upper())))
    for quad in [*store.engine.quads_for_pattern(None, kg("words"), None, DefaultGraph())]:
        store.engine.add(Quad(quad.subject, quad.predicate, Literal("eight million dollars")))


def answers(location, change=lambda _: None):
    """Return what every query answers, and how readers call the entities and values of claims."""
    with open_store(location, mode="write") as store:
        change(store)
        found = {name: contents(store, query) for name, query in QUERIES.items() if name != "names"}
        read = [
            (claim.subject.name, getattr(claim.object, "name", None) or claim.object.text) for claim in store.claims()
        ]
        return found, read


def contents(store, query):
    answer = run(store, query.text, parameters=to_terms(query, VALUES.get(query.name, [])))
    rows = [[str(term) for term in row] for row in answer.rows()]
    return rows or [str(triple) for triple in answer.triples()]


def test_another_spelling_neither_multiplies_rows_nor_takes_the_place_of_the_better_one(location, tmp_path):
    copy = shutil.copytree(location, tmp_path / "kg.store")
    plain = answers(copy)
    assert answers(copy, respell) == plain
