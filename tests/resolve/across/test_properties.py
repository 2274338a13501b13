"""What holds for all appearances: only the sets of them and of persons' judgements matter."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import JudgementError
from kg.model import Verdict
from kg.resolve.across import Identities, block_keys, check, components, identify
from tests.resolve.across.people import full, judged, local

FULL = (
    *("Kim Jong Un", "Kim Jong-un", "Kim Dae-jung", "Anna Berg", "Ana Berg", "A. Berg", "Berg Anna"),
    *("George Bush", "George W. Bush", "George H. W. Bush", "Mohammed Khatami", "Muhammad Khatami"),
)
LOCAL = ("Kim", "Berg", "Bush", "Khatami", "George")
BODIES = ("International Court of Justice", "ICJ", "Japanese foreign ministry", "Kyodo News", "Kyodo")
TITLES = ("foreign minister", "president", "leader", "judge")
OTHERS = ("a", "b", "c", "d")


@st.composite
def appearances(draw):
    """Return an appearance of a small world in which much is alike."""
    document = draw(st.sampled_from("123456789"))
    shown = {
        "published": draw(st.none() | st.dates(date(1990, 1, 1), date(2024, 1, 1))),
        "company": draw(st.sets(st.sampled_from(OTHERS))),
        "countries": tuple(sorted(draw(st.sets(st.sampled_from(("x", "y")))))),
    }
    make, names, kind = draw(
        st.sampled_from([(full, FULL, "Person"), (local, LOCAL, "Person"), (full, BODIES, "Organization")])
    )
    if kind == "Person":
        shown["titles"] = tuple(sorted(draw(st.sets(st.sampled_from(TITLES), max_size=2))))
        shown["gender"] = draw(st.sampled_from(("", "", "he", "she")))
    return make(document, draw(st.sampled_from(names)), kind, **shown)


def worlds():
    return st.lists(appearances(), max_size=14, unique_by=lambda each: each.key)


@st.composite
def judged_worlds(draw):
    world = draw(worlds().filter(len))
    ends = st.sampled_from([*world, *(each.entity.id for each in world), "nobody"])
    verdicts = st.sampled_from([Verdict.SAME, Verdict.DIFFERENT])
    return world, draw(st.lists(st.builds(judged, ends, ends, verdicts), max_size=4))


@settings(max_examples=40, deadline=None)
@given(judged_worlds(), st.randoms(use_true_random=False))
def test_order_does_not_matter(judged_world, random):
    world, judgements = judged_world
    shuffled, turned = world.copy(), judgements.copy()
    random.shuffle(shuffled)
    random.shuffle(turned)
    assert identify(shuffled, turned) == identify(world, judgements)


@settings(max_examples=40, deadline=None)
@given(judged_worlds())
def test_a_component_alone_gives_what_it_gives_among_all(judged_world):
    world, judgements = judged_world
    parts = [identify(part, judgements) for part in components(world, judgements)]
    entities = {key: entity for part in parts for key, entity in part.entities.items()}
    told = sorted((each for part in parts for each in part.judgements), key=lambda each: each.id)
    assert Identities(dict(sorted(entities.items())), tuple(told)) == identify(world, judgements)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_only_what_shares_a_block_is_one(world):
    found = identify(world).entities
    homes = {each.key: number for number, part in enumerate(components(world)) for each in part}
    for one in world:
        for other in world:
            if found[one.key].id == found[other.key].id:
                assert homes[one.key] == homes[other.key]
            if block_keys(one) & block_keys(other):
                assert homes[one.key] == homes[other.key]


@settings(max_examples=40, deadline=None)
@given(judged_worlds())
def test_what_persons_judge_holds(judged_world):
    world, judgements = judged_world
    try:
        check(judgements)
    except JudgementError:
        return
    found = identify(world, judgements).entities
    for judgement in judgements:
        ends = [_borne(world, judgements, end) for end in (judgement.left, judgement.right)]
        for one in ends[0] if all(ends) else ():
            for other in ends[1]:
                same = found[one.key].id == found[other.key].id
                assert same == (judgement.verdict is Verdict.SAME), judgement


def _borne(world, judgements, bearer):
    """Return the appearances of a bearer; one that is judged to be another than all with its id is not among them."""
    apart = {
        end
        for each in judgements
        if each.verdict is Verdict.DIFFERENT and each.left.entity == each.right.entity
        for end, other in ((each.left, each.right), (each.right, each.left))
        if end.document and not other.document
    }
    named = [each for each in world if each.entity.id == bearer.entity]
    if bearer.document:
        return [each for each in named if each.document == bearer.document]
    return [each for each in named if type(bearer)(each.entity.id, each.document) not in apart]


@settings(max_examples=40, deadline=None)
@given(judged_worlds())
def test_to_take_a_judgement_back_restores_what_was(judged_world):
    world, judgements = judged_world
    before = identify(world, judgements[1:])
    identify(world, judgements)
    assert identify(world, judgements[1:]) == before
    assert identify(world, identify(world).judgements) == identify(world), "what rules say is no judgement to keep"


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_every_appearance_has_one_thing_with_all_its_names(world):
    found = identify(world).entities
    assert sorted(found) == sorted(each.key for each in world)
    for each in world:
        entity = found[each.key]
        assert each.entity.name in (entity.name, *entity.aliases)
        assert list(entity.aliases) == sorted(set(entity.aliases) - {entity.name})


@settings(max_examples=40, deadline=None)
@given(worlds(), st.lists(st.integers(0, 13), max_size=10))
def test_what_comes_and_goes_changes_only_the_components_it_touches(world, steps):
    """Appearances come, or go where they are there already; only what they touch is worked out again."""
    present, known = {}, {}
    for step in steps if world else ():
        one = world[step % len(world)]
        before = _component_of(one, [*present.values(), one])
        if one.key in present:
            del present[one.key], known[one.key]
        else:
            present[one.key] = one
        known |= identify(each for each in before if each.key in present).entities
        assert known == identify(present.values()).entities


def _component_of(one, appearances):
    return next(part for part in components(appearances) if one in part)
