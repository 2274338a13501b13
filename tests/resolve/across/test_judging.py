"""What persons judge wins, can be taken back, and is checked for contradictions."""

import pytest

from kg.errors import JudgementError
from kg.model import Bearer, Judgement, Verdict
from kg.resolve.across import check, identify
from tests.resolve.across.people import clusters, full, judged, local

ABE, KONO, KIM = full("1", "Shinzo Abe"), full("2", "Taro Kono"), local("3", "Kim")
SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def test_a_person_joins_what_no_rule_joins():
    assert clusters([ABE, KONO, KIM], [judged(ABE, KONO, SAME), judged(KIM, ABE, SAME)]) == [
        ["1 Shinzo Abe", "2 Taro Kono", "3 Kim"]
    ]
    assert clusters([ABE, KONO, KIM]) == [["1 Shinzo Abe"], ["2 Taro Kono"], ["3 Kim"]]


def test_a_person_parts_what_rules_join():
    other = full("2", "Abe Shinzo")
    assert clusters([ABE, other]) == [["1 Shinzo Abe", "2 Abe Shinzo"]]
    assert clusters([ABE, other], [judged(ABE, other, DIFFERENT)]) == [["1 Shinzo Abe"], ["2 Abe Shinzo"]]


def test_one_article_of_a_name_is_parted_from_the_rest():
    berg = [full(document, "Anna Berg", company=("a",)) for document in "1234"]
    apart = [judged(berg[1], berg[1].entity.id, DIFFERENT)]
    assert clusters(berg, apart) == [["1 Anna Berg", "3 Anna Berg", "4 Anna Berg"], ["2 Anna Berg"]]
    found = identify(berg, apart).entities
    assert found[berg[0].key].id == berg[0].entity.id, "the greater part keeps the id"


def test_two_articles_of_a_name_are_parted_and_others_go_where_they_fit():
    berg = [full("1", "Anna Berg", company=("a",)), full("2", "Anna Berg", company=("b",))]
    more = [full("3", "Anna Berg", company=("b",)), full("4", "Anna Berg", company=("a",)), full("5", "Anna Berg")]
    found = clusters([*berg, *more], [judged(*berg, DIFFERENT)])
    assert found in (
        [["1 Anna Berg", "4 Anna Berg", "5 Anna Berg"], ["2 Anna Berg", "3 Anna Berg"]],
        [["1 Anna Berg", "4 Anna Berg"], ["2 Anna Berg", "3 Anna Berg", "5 Anna Berg"]],
    )


def test_he_and_she_of_one_name_are_two_unless_the_rest_says_otherwise():
    berg = [full("1", "Kim Berg", gender="he"), full("2", "Kim Berg", gender="she"), full("3", "Kim Berg")]
    assert len(clusters(berg)) == 2
    office = {"titles": ("prime minister",), "countries": ("x",), "company": ("a",)}
    told = [full("1", "Kim Berg", gender="he", **office), full("2", "Kim Berg", gender="she", **office)]
    assert len(clusters(told)) == 1


def test_two_entries_in_wikidata_are_two_things():
    told = [full("1", "Anna Berg", links=("Q1",)), full("2", "Anna Berg", links=("Q2",))]
    assert clusters(told) == [["1 Anna Berg"], ["2 Anna Berg"]]
    found = identify(told).entities
    assert {found[each.key].links for each in told} == {("Q1",), ("Q2",)}


def test_ends_that_are_not_there_are_ignored():
    assert identify([ABE], [judged(ABE, "nobody", SAME)]) == identify([ABE])


def test_what_rules_judged_and_what_is_open_binds_nobody():
    by_rule = judged(ABE, KONO, SAME, by="rule")
    assert identify([ABE, KONO], [by_rule, judged(ABE, KONO, "open")]) == identify([ABE, KONO])


def test_a_contradiction_is_told_with_its_judgements():
    chain = [judged("a", "b", SAME), judged("b", "c", SAME)]
    check(chain)
    split = judged("a", "c", DIFFERENT)
    with pytest.raises(JudgementError) as error:
        check([*chain, split])
    assert str(error.value) == (
        f"judgement {split.id}: a and c are to be different, but judgements {chain[0].id}, {chain[1].id} "
        "make them one: take one of them back with kg review --undo ID"
    )


@pytest.mark.parametrize(
    ("judgements", "fits"),
    [
        ([judged("a", "a", DIFFERENT)], False),
        ([judged("a", "b", SAME), judged("a", "b", DIFFERENT, by="another")], False),
        ([judged("a", "b", DIFFERENT), judged("b", "c", DIFFERENT)], True),
        ([judged("a", "b", SAME), judged("a", "b", DIFFERENT, by="rule")], True),
    ],
)
def test_check(judgements, fits):
    if fits:
        check(judgements)
    else:
        with pytest.raises(JudgementError):
            check(judgements)


def test_what_holds_in_all_articles_holds_in_each():
    one, other, everywhere = Bearer("a", "1"), Bearer("b", "2"), Bearer("a")
    whole = Judgement(everywhere, Bearer("b"), SAME, by="reader")
    part = Judgement(one, other, DIFFERENT, by="reader")
    with pytest.raises(JudgementError):
        check([whole, part])
    check([whole, part, Judgement(one, everywhere, DIFFERENT, by="reader")])


def test_a_known_country_is_one_everywhere_and_still_open_to_a_person():
    norway = [full(document, "Norway", "Country", links=("Q20",), aliases=(document,)) for document in "12"]
    crown = full("3", "Norwegian Crown", "Organization")
    found = identify([*norway, crown]).entities
    assert [found[each.key].aliases for each in norway] == [("1",), ("2",)]
    assert clusters([*norway, crown]) == [["1 Norway", "2 Norway"], ["3 Norwegian Crown"]]
    assert clusters([*norway, crown], [judged(norway[0].entity.id, crown.entity.id, SAME)]) == [
        ["1 Norway", "2 Norway", "3 Norwegian Crown"]
    ]


def open_questions(told, judgements=()):
    return [each for each in identify(told, judgements).judgements if each.verdict is Verdict.OPEN]


def test_one_full_name_of_two_states_stays_one_and_is_a_question():
    minister = full("1", "Anna Berg", titles=("minister",), countries=("n",))
    coach = full("2", "Anna Berg", titles=("coach",), countries=("c",))
    (question,) = open_questions([minister, coach])
    assert {question.left.document, question.right.document} == {"1", "2"}
    assert question.reasons[1:3] == (
        "offices that nobody holds together (-1.0)",
        "tied to other countries (-1.5)",
    )
    assert len(clusters([minister, coach])) == 1
    assert open_questions([minister, coach], [judged(minister, coach, "same")]) == []
    apart = [judged(minister, coach, "different")]
    assert (len(clusters([minister, coach], apart)), open_questions([minister, coach], apart)) == (2, [])


def test_one_full_name_of_one_state_is_no_question():
    told = [full(number, "Anna Berg", titles=("minister",), countries=("n",)) for number in "12"]
    assert open_questions([*told, full("3", "Anna Berg", countries=("n", "c"))]) == []


def test_ministers_of_other_fields_have_no_office_in_common():
    foreign = local("1", "Berg", titles=("foreign minister", "minister"))
    finance = full("2", "Anna Berg", titles=("finance minister", "minister"))
    assert len(clusters([foreign, finance])) == 2
    assert len(clusters([foreign, full("3", "Anna Berg", titles=("foreign minister",))])) == 1


def test_it_does_not_matter_which_end_is_named_first_nor_how_many_say_so():
    berg = [full(document, "Anna Berg", company=("a",)) for document in "123"]
    apart = [judged(berg[0], berg[1], DIFFERENT), judged(berg[1], berg[0], DIFFERENT)]
    assert clusters(berg, apart) == clusters(berg, apart[:1])
    assert clusters(berg, apart) == [["1 Anna Berg", "3 Anna Berg"], ["2 Anna Berg"]]
