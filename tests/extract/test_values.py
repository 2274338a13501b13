"""Money, shares and counts keep their words beside their value, and how exact it is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numbers import NUMBER, number_of, plain
from kg.extract.values import read_amount, read_count, read_money, read_share


@pytest.mark.parametrize(
    ("text", "value", "unit", "limit", "words"),
    [
        ("a fund of $8 million", "8000000", "USD", "", "$8 million"),
        ("800 million dollars", "800000000", "USD", "", "800 million dollars"),
        ("€5.5bn in loans", "5500000000", "EUR", "", "€5.5bn"),
        ("1,000 won", "1000", "KRW", "", "1,000 won"),
        ("two million euros", "2000000", "EUR", "", "two million euros"),
        ("US$20m", "20000000", "USD", "", "US$20m"),
        ("C$3.50", "3.5", "CAD", "", "C$3.50"),
        ("300 million Norwegian kroner", "300000000", "NOK", "", "300 million Norwegian kroner"),
        ("Rs 500 crore", "5000000000", "INR", "", "Rs 500 crore"),
        ("a million dollars", "1000000", "USD", "", "a million dollars"),
        ("half a million euros", "500000", "EUR", "", "half a million euros"),
        ("about 2.5 billion yen", "2500000000", "JPY", "about", "about 2.5 billion yen"),
        ("nearly $1.2 trillion", "1200000000000", "USD", "about", "nearly $1.2 trillion"),
        ("at least $3 million", "3000000", "USD", "at least", "at least $3 million"),
        ("more than €40,000 in fines", "40000", "EUR", "more than", "more than €40,000"),
        ("up to 250,000 pounds", "250000", "GBP", "at most", "up to 250,000 pounds"),
        ("hundreds of millions of dollars", "100000000", "USD", "more than", "hundreds of millions of dollars"),
        ("$5-10 million", "5000000", "USD", "to 10000000", "$5-10 million"),
        ("$5 million to $10 million", "5000000", "USD", "to 10000000", "$5 million to $10 million"),
        ("between 5 and 10 million euros", "5000000", "EUR", "to 10000000", "between 5 and 10 million euros"),
        ("five to ten million euros", "5000000", "EUR", "to 10000000", "five to ten million euros"),
        ("$5 million to two schools", "5000000", "USD", "", "$5 million"),
        ("$5 million and 20 ships", "5000000", "USD", "", "$5 million"),
        ("20 ships and 3 million euros", "3000000", "EUR", "", "3 million euros"),
    ],
)
def test_money(text, value, unit, limit, words):
    amount = read_money(text, 100)
    assert (amount.value, amount.unit, amount.limit, amount.text) == (value, unit, limit, words)
    assert text[amount.start - 100 : amount.end - 100] == words


@pytest.mark.parametrize("text", ["eight ships", "the won election", "a real problem", "in 1965", "dollar diplomacy"])
def test_no_money(text):
    assert read_money(text) is None


@pytest.mark.parametrize(
    ("text", "value", "limit", "words"),
    [
        ("a 3.5 per cent rise", "3.5", "", "3.5 per cent"),
        ("more than 60% of voters", "60", "more than", "more than 60%"),
        ("20 to 30 percent", "20", "to 30", "20 to 30 percent"),
        ("a quarter of the shipyard", "25", "", "a quarter"),
        ("about half of the fleet", "50", "about", "about half"),
        ("two-thirds of the ships", "66.7", "about", "two-thirds"),
    ],
)
def test_shares(text, value, limit, words):
    share = read_share(text)
    assert (share.value, share.unit, share.limit, share.text) == (value, "percent", limit, words)


@pytest.mark.parametrize("text", ["the third quarter", "quarters in Oslo", "a half brother", "36 people"])
def test_no_share(text):
    assert read_share(text) is None


@pytest.mark.parametrize(
    ("text", "value", "limit", "words"),
    [
        ("36 people", "36", "", "36"),
        ("two ministers", "2", "", "two"),
        ("About 4,000 troops", "4000", "about", "About 4,000"),
        ("an estimated 1.5 million refugees", "1500000", "about", "an estimated 1.5 million"),
        ("hundreds of protesters", "100", "more than", "hundreds"),
        ("tens of thousands of people", "10000", "more than", "tens of thousands"),
        ("no fewer than six ships", "6", "at least", "no fewer than six"),
        ("as many as 40", "40", "at most", "as many as 40"),
        ("between 20 and 30 fishermen", "20", "to 30", "between 20 and 30"),
        ("two or three ministers", "2", "to 3", "two or three"),
        ("half a dozen ships", "6", "", "half a dozen"),
        ("three of the five hostages", "3", "", "three"),
    ],
)
def test_counts(text, value, limit, words):
    count = read_count(text)
    assert (count.value, count.datatype, count.limit, count.text) == (value, "xsd:integer", limit, words)


@pytest.mark.parametrize("text", ["many women", "a 2.5 magnitude quake", "several"])
def test_no_count(text):
    assert read_count(text) is None


def test_an_amount_is_money_or_a_share_or_a_number():
    assert (read_amount("up to 200,000 women").value, read_amount("up to 200,000 women").limit) == ("200000", "at most")
    assert read_amount("a 3.5 per cent rise").unit == "percent"
    assert read_amount("many women") is None


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number, joint):
    """Write a number as English does, with `joint` between the hundreds and what is below them."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            above = f"{in_words(number // scale, joint)} {name}"
            return f"{above}{joint if rest < 100 else ' '}{in_words(rest, joint)}" if rest else above
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred{joint + in_words(rest, joint) if rest else ''}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 10**12 - 1), st.sampled_from((" and ", " ")))
def test_numbers_in_words_come_back(number, joint):
    assert number_of(in_words(number, joint)) == number


@given(st.integers(0, 10**12 - 1))
def test_numbers_in_figures_come_back(number):
    assert number_of(f"{number:,}") == number_of(str(number)) == number


@given(st.decimals(0, 999, places=2, allow_nan=False), st.sampled_from(("thousand", "million", "bn", "m")))
def test_figures_with_a_scale_are_multiplied(figure, scale):
    times = {"thousand": 10**3, "million": 10**6, "m": 10**6, "bn": 10**9}[scale]
    assert number_of(f"{figure} {scale}") == figure * times
    assert read_money(f"${figure} {scale}").value == plain(figure * times)


@pytest.mark.parametrize(
    "text", ["two three", "hundred thousand million", "twenty eleven", "a hundred two hundred", ""]
)
def test_words_that_are_no_number(text):
    assert number_of(text) is None


@given(st.text(st.sampled_from("0123456789,.- $€%abdehilmnorstuvwy"), max_size=30))
def test_any_text_has_an_amount_in_its_words_or_none(text):
    for read in (read_money, read_share, read_amount, read_count):
        found = read(text, 7)
        assert found is None or text[found.start - 7 : found.end - 7] == found.text
        assert found is None or Decimal(found.value) >= 0


def test_a_number_does_not_begin_or_end_within_another():
    import re

    assert re.fullmatch(NUMBER, "1,234.5")
    assert re.search(NUMBER, "1.000.000") is None
