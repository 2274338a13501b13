"""The figures agree with examples that were counted by hand."""

from kg.scoring import Figures, compare, score
from tests.scoring.examples import claim, line

GOLD = [
    line("Varga", "visited", "Oslo", "planned", core=True, date="2019-05"),
    line("Varga", "met", "Lind", symmetric=True, core=True, places=("Oslo",), speakers=("officials",)),
    line("Lind", "headOf", "union"),
    line("union", "rejected", "offer", "denied", "asserted"),
]
CLAIMS = [
    claim("Anna Varga", "visited", "Oslo", modality="planned", qualifiers={"date": "2019-05-06"}),
    claim("Lind", "met", "Varga", modality="planned", attribution=[{"name": "ministry officials"}]),
    claim("the union", "rejected", "the offer", polarity="negative"),
    claim("Varga", "worksFor", "ministry"),
]


def test_figures_counted_by_hand():
    """Three of four lines are found, both at the core; the meeting is taken for a plan, and its place is missing."""
    found = score(GOLD, CLAIMS)
    assert found.figures == Figures(
        claims=4, found=3, lines=4, core_found=2, core=2, right_modality=2, qualifiers_found=2, qualifiers=3
    )
    assert str(found.figures) == "claims 4  recall 3/4  core recall 2/2  modality 2/3  qualifiers 2/3"
    assert [str(one) for one in found.missed] == ["Lind - headOf - union"]
    assert [str(one) for one in found.misjudged] == ["Varga - met - Lind"]


def test_the_claim_that_has_most_right_counts():
    wanted = line("Varga", "visited", "Oslo", date="2019-05", places=("Oslo",))
    plan = claim("Varga", "visited", "Oslo", modality="planned", qualifiers={"date": "2019-05-06", "place": "Oslo"})
    bare = claim("Varga", "visited", "Oslo")
    dated = claim("Varga", "visited", "Oslo", qualifiers={"date": "2019-05-06"})
    for claims in ([plan, bare, dated], [dated, bare, plan]):
        figures = score([wanted], claims).figures
        assert (figures.found, figures.right_modality) == (1, 1), "modality goes before qualifiers"
        assert (figures.qualifiers_found, figures.qualifiers) == (1, 2)


def test_nothing_is_found_in_nothing():
    assert score(GOLD, []).figures == Figures(lines=4, core=2)
    assert score([], CLAIMS).figures == Figures(claims=4)


def test_several_gold_files_are_added_up():
    report = compare({"a": GOLD[:2], "b": GOLD[2:]}, {"a": CLAIMS[:2], "b": CLAIMS[2:]})
    assert list(report.lines()) == [
        "a: wrong modality: Varga - met - Lind",
        "a: claims 2  recall 2/2  core recall 2/2  modality 1/2  qualifiers 2/3",
        "b: missed: Lind - headOf - union",
        "b: claims 2  recall 1/2  core recall 0/0  modality 1/1  qualifiers 0/0",
        "all: claims 4  recall 3/4  core recall 2/2  modality 2/3  qualifiers 2/3",
    ]


def test_claims_that_are_compared_twice_count_once():
    same = [{**one, "id": str(number)} for number, one in enumerate(CLAIMS)]
    read_again = [dict(one) for one in same]
    assert compare({"a": GOLD, "b": GOLD}, {"a": same, "b": read_again}).total.claims == 4


def test_one_gold_file_needs_no_label():
    assert list(compare({"a": GOLD}, {"a": []}).lines())[:2] == [
        "missed (core): Varga - visited - Oslo",
        "missed (core): Varga - met - Lind",
    ]
    assert list(compare({"a": GOLD}, {"a": CLAIMS}).lines(quiet=True)) == [
        "claims 4  recall 3/4  core recall 2/2  modality 2/3  qualifiers 2/3"
    ]


def test_json_has_the_same():
    found = compare({"a": GOLD}, {"a": CLAIMS}).to_json()
    assert found["all"] == {
        "claims": 4,
        "recall": {"found": 3, "of": 4},
        "core recall": {"found": 2, "of": 2},
        "modality": {"found": 2, "of": 3},
        "qualifiers": {"found": 2, "of": 3},
    }
    assert found["gold"] == [
        {
            "name": "a",
            **found["all"],
            "missed": [{"claim": "Lind - headOf - union", "core": False}],
            "wrong modality": [{"claim": "Varga - met - Lind"}],
        }
    ]
    assert compare({"a": GOLD}, {"a": CLAIMS}).to_json(quiet=True)["gold"] == [{"name": "a", **found["all"]}]
