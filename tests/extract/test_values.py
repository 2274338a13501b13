"""Money and numbers keep their words beside their value."""

import pytest

from kg.extract.values import read_amount, read_money


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("a fund of $8 million", "8000000", "USD", "$8 million"),
        ("800 million dollars", "800000000", "USD", "800 million dollars"),
        ("€5.5bn in loans", "5500000000", "EUR", "€5.5bn"),
        ("1,000 won", "1000", "KRW", "1,000 won"),
        ("two million euros", "2000000", "EUR", "two million euros"),
        ("US$20m", "20000000", "USD", "US$20m"),
        ("C$3.50", "3.5", "CAD", "C$3.50"),
        ("300 million Norwegian kroner", "300000000", "NOK", "300 million Norwegian kroner"),
    ],
)
def test_money(text, value, unit, words):
    amount = read_money(text, 100)
    assert (amount.value, amount.unit, amount.text) == (value, unit, words)
    assert text[amount.start - 100 : amount.end - 100] == words


@pytest.mark.parametrize("text", ["eight ships", "the won election", "a real problem", "in 1965", "dollar diplomacy"])
def test_no_money(text):
    assert read_money(text) is None


def test_counts_and_shares():
    assert (read_amount("up to 200,000 women").value, read_amount("up to 200,000 women").unit) == ("200000", "")
    assert (read_amount("a 3.5 per cent rise").value, read_amount("a 3.5 per cent rise").unit) == ("3.5", "percent")
    assert read_amount("many women") is None
