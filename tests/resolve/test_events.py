"""Which tellings are of one event: near in time to its first, and not chained over weeks."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.events import event_id, events
from kg.resolve.tellings import Telling


def told(number, first=None, last=None, *, document=None, dated=True, claim="c"):
    days = [date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Telling(document or f"d{number}", f"{claim}{number}", "k", *days, dated)


def groups(*tellings):
    return sorted(sorted(each.claim for each in group) for group in events(tellings))


def test_days_may_lie_three_days_apart():
    found = groups(told(1, "2031-05-04"), told(2, "2031-05-07"), told(3, "2031-05-08"))
    assert found == [["c1", "c2"], ["c3"]]


def test_what_happens_every_day_is_not_chained():
    found = groups(*(told(day, f"2031-05-{day:02}", dated=False) for day in range(1, 13)))
    assert [len(group) for group in found] == [4, 4, 4]


def test_a_week_and_a_day_in_it_are_near():
    assert groups(told(1, "2031-05-05", "2031-05-11"), told(2, "2031-05-11")) == [["c1", "c2"]]


def test_two_days_in_one_article_are_two_events():
    found = groups(
        told(1, "2031-05-05", document="d"), told(2, "2031-05-06", document="d"), told(3, "2031-05-06", document="e")
    )
    assert found == [["c1"], ["c2", "c3"]]


def test_a_claim_without_a_day_joins_the_nearest():
    found = groups(
        told(1, "2031-05-05", document="d"), told(2, "2031-05-07", document="d"), told(3, "2031-05-08", dated=False)
    )
    assert found == [["c1"], ["c2", "c3"]]


def test_what_says_only_roughly_when_joins_the_one_event_that_it_can_be():
    year = told(9, "2031-01-01", "2031-12-31")
    assert groups(year, told(1, "2031-05-05")) == [["c1", "c9"]]
    assert groups(year, told(1, "2031-05-05"), told(2, "2031-08-05")) == [["c1"], ["c2"], ["c9"]]
    assert groups(year, told(1, "2030-05-05")) == [["c1"], ["c9"]]


def test_an_open_interval_reaches_a_year():
    until = Telling("d9", "c9", "k", None, date(2031, 6, 30), dated=True)
    assert groups(until, told(1, "2031-05-05")) == [["c1", "c9"]]
    assert groups(until, told(1, "2029-05-05")) == [["c1"], ["c9"]]


def test_without_any_day_only_the_same_claim_is_of_one_event():
    same = Telling("d2", "c1", "k")
    assert [len(group) for group in events([told(1), same, told(3)])] == [2, 1]


@given(
    st.lists(
        st.builds(
            Telling,
            st.sampled_from("abcd"),
            st.sampled_from("123456"),
            st.just("k"),
            st.none() | st.dates(date(2031, 1, 1), date(2031, 1, 20)),
            st.none() | st.dates(date(2031, 1, 21), date(2031, 2, 20)),
            st.booleans(),
        ),
        max_size=12,
        unique_by=lambda one: one.place,
    ),
    st.randoms(use_true_random=False),
)
def test_each_telling_is_of_one_event_whatever_the_order(tellings, chance):
    found = events(tellings)
    assert sorted(each.place for group in found for each in group) == sorted(each.place for each in tellings)
    assert len({event_id(group) for group in found}) == len(found)
    mixed = list(tellings)
    chance.shuffle(mixed)
    assert events(mixed) == found


def described(number, words="", content=""):
    day = date(2031, 5, 5)
    words, content = frozenset(words.split()), frozenset(content.split())
    return Telling(f"d{number}", f"c{number}", "k", day, day, True, described=words, content=content)


def test_descriptions_agree_where_one_says_only_more():
    found = groups(described(1, "leader"), described(2, "european leader"), described(3, "business leader"))
    assert found == [["c1", "c2"], ["c3"]]


def test_other_contents_are_other_events():
    found = groups(
        described(1, "", "build nuclear weapon"),
        described(2, "", "develop nuclear weapon secretly"),
        described(3, "", "supply weapon militia insurgent"),
        described(4),
    )
    assert found == [["c1", "c2", "c4"], ["c3"]]
