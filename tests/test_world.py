"""What the tables say about names in the news, and that the tables are in order."""

from importlib.resources import files

import pytest

from kg.world import countries, fold, genders, leaders, longest_match, lookup, rows, titles

TABLES = ["cities", "countries", "leaders", "organizations", "regions"]


@pytest.mark.parametrize(
    ("text", "kind", "canonical"),
    [
        ("Japan", "country", "Japan"),
        ("U.S.", "country", "United States"),
        ("US", "country", "United States"),
        ("the United States", "country", "United States"),
        ("Britain", "country", "United Kingdom"),
        ("Republic of Korea", "country", "South Korea"),
        ("S. Korea", "country", "South Korea"),
        ("DPRK", "country", "North Korea"),
        ("Soviet Union", "country", "Soviet Union"),
        ("Cote d'Ivoire", "country", "Ivory Coast"),
        ("Türkiye", "country", "Turkey"),
        ("Tokyo's", "capital", "Tokyo"),
        ("Kiev", "capital", "Kyiv"),
        ("The Hague", "capital", "The Hague"),
        ("Washington, D.C.", "capital", "Washington"),
        ("SEOUL", "capital", "Seoul"),
        ("South Korean", "demonym", "South Korea"),
        ("Britons", "demonym", "United Kingdom"),
        ("Frenchmen", "demonym", "France"),
        ("Asian", "demonym", "Asia"),
        ("the White House", "seat", "United States"),
        ("Kremlin", "seat", "Russia"),
        ("Korean peninsula", "region", "Korean peninsula"),
        ("Busan", "city", "Busan"),
        ("U.N.", "organization", "United Nations"),
        ("Kyodo", "organization", "Kyodo News"),
        ("The New York Times", "organization", "New York Times"),
    ],
)
def test_a_name_is_known(text, kind, canonical):
    known = lookup(text)
    assert known is not None
    assert (known.kind, known.canonical) == (kind, canonical)


@pytest.mark.parametrize("text", ["us", "it", "IT", "", "the", "'s", "Kim", "Obama", "japan", "Foreign Ministry"])
def test_a_name_is_not_known(text):
    assert lookup(text) is None


@pytest.mark.parametrize(
    "text", ["Georgia", "Jordan", "Chad", "Turkey", "Victoria", "Congo", "Congolese", "Korea", "WHO"]
)
def test_an_ambiguous_name_says_so(text):
    known = lookup(text)
    assert known is not None
    assert known.ambiguous


@pytest.mark.parametrize("text", ["Japan", "Tokyo", "Singapore", "Korean peninsula", "NATO", "French"])
def test_a_clear_name_is_not_ambiguous(text):
    known = lookup(text)
    assert known is not None
    assert not known.ambiguous


def test_a_capital_knows_its_country():
    known = lookup("Pyongyang")
    assert known is not None
    assert known.country is not None
    assert (known.type, known.country.name, known.wikidata) == ("City", "North Korea", "Q18808")


@pytest.mark.parametrize(
    ("words", "start", "name", "end"),
    [
        (["South", "Korea", "'s", "army"], 0, "South Korea", 2),
        (["U.S.", "."], 0, "U.S.", 1),
        (["in", "Guinea", "-", "Bissau", "."], 1, "Guinea-Bissau", 4),
        (["Washington", ",", "D.C.", "on"], 0, "Washington D.C.", 3),
        (["Washington", ",", "said"], 0, "Washington", 1),
        (["United", "Nations", "Security", "Council"], 0, "United Nations Security Council", 4),
        (["NORTH", "KOREA", "fires"], 0, "North Korea", 2),
    ],
)
def test_the_longest_name_is_found(words, start, name, end):
    match = longest_match(words, start)
    assert match is not None
    assert (match[0].name, match[1]) == (name, end)


@pytest.mark.parametrize("words", [["North", "and", "South"], ["'", "Japan"], [], ["New", "friends"]])
def test_no_name_is_found(words):
    assert longest_match(words, 0) is None


def test_fold_keeps_case():
    assert fold("São Tomé") == "Sao Tome"


def test_every_country_has_a_code_and_an_id():
    codes = [country.code for country in countries()]
    assert len(set(codes)) == len(codes)
    assert [country.name for country in countries() if not country.wikidata.startswith("Q")] == []


def test_every_name_of_a_country_leads_to_it_or_is_ambiguous():
    lost = [
        name
        for country in countries()
        for name in country.names
        if (known := lookup(name)) is None or (known.canonical != country.name and not known.ambiguous)
    ]
    assert lost == []


@pytest.mark.parametrize("table", TABLES)
def test_a_table_names_its_source_and_is_sorted(table):
    lines = (files("kg") / "data" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    assert "License" in "".join(line for line in lines if line.startswith("#"))
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(row) for row in rows} == {len(rows[0])}
    name = rows[0].index("name")
    assert [row[name] for row in rows[1:]] == sorted(row[name] for row in rows[1:])


def test_titles_tell_what_they_are_and_whom_they_are_for():
    assert (titles()["mrs"], genders()["mrs"]) == ("honorific", "she")
    assert (titles()["minister"], genders().get("minister")) == ("office", None)


def test_a_leader_is_found_by_each_name_and_term():
    assert {leader.wikidata for leader in leaders("Volodymyr Zelensky")} == {"Q3874799"}
    terms = [(leader.office, leader.begin, leader.end) for leader in leaders("Vladimir PUTIN")]
    assert terms[:2] == [("prime minister", 1999, 2000), ("president", 2000, 2008)]
    assert terms[2:] == [("prime minister", 2008, 2012), ("president", 2012, None)]
    assert leaders("Ada Lund") == ()


def test_leaders_have_ids_and_years_in_order():
    table = list(rows("leaders"))
    assert [row for row in table if not (row["wikidata"].startswith("Q") and row["wikidata"][1:].isdigit())] == []
    assert [row for row in table if row["to"] and int(row["to"]) < int(row["from"])] == []


def test_no_id_stands_for_two_people_or_two_cities():
    for table in ("leaders", "cities", "organizations"):
        names = {(row["wikidata"], row["name"]) for row in rows(table) if row["wikidata"]}
        assert len({wikidata for wikidata, _ in names}) == len(names), table


def test_almost_every_capital_of_a_state_has_an_id():
    ids = {(row["name"], row["country"]): row["wikidata"] for row in rows("cities")}
    without = [c.name for c in countries() if c.capitals and not ids.get((c.capitals[0], c.code))]
    assert len(without) < 50  # territories, and cities that are states
    assert not {"Belarus", "Georgia", "Kenya", "Mongolia", "Yemen"} & set(without)
