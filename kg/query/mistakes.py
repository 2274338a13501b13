"""The slips that queries are mostly written with, and what to write instead: the engine stumbles far behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from kg.query.tokens import CLOSING, OPENING, TERMS, Token, significant
from kg.query.triplets import broken_triples
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

    Found: TypeAlias = Iterator[tuple[int, str]]

__all__ = ["likely_mistake"]

# The words of SPARQL 1.1, https://www.w3.org/TR/sparql11-query/#sparqlGrammar; of these some may stand before a bracket
# that is no call.
KEYWORDS = frozenset(
    "a true false undef base prefix select construct describe ask distinct reduced as from named where group by having"
    " order asc desc limit offset values optional graph service silent bind union minus filter exists not in separator"
    " load clear drop create add move copy insert delete data with using default all to into lateral".split()
)
FUNCTIONS = frozenset(
    "count sum min max avg sample group_concat str lang langmatches datatype bound iri uri bnode rand abs ceil floor"
    " round concat substr strlen replace ucase lcase encode_for_uri contains strstarts strends strbefore strafter year"
    " month day hours minutes seconds timezone tz now uuid struuid md5 sha1 sha256 sha384 sha512 coalesce if strlang"
    " strdt sameterm isiri isuri isblank isliteral isnumeric regex triple subject predicate object istriple haslang"
    " haslangdir langdir strlangdir adjust".split()
)
NO_CALLS = frozenset({"a", "values", "select", "distinct", "reduced", "by", "undef"})
TYPOGRAPHIC = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019"
BARE = '{0} is neither a variable nor a name with a prefix nor words in quotes; write ?{0}, kg:{0} or "{0}"'
END = Token("other", "", -1)
# What follows what, an open bracket behind it among it, and what to write instead.
PAIRS = (
    (r"ORDER|GROUP", r"(?!BY\(?$).*", "{0} is followed by BY"),
    (r"FILTER|BIND", r"[?$].*", "{0} is followed by an expression in brackets, as in {0} (...)"),
    (r"SELECT", r"WHERE|\{", "SELECT is followed by variables or *"),
    (r"CONSTRUCT", r"[?$].*", "CONSTRUCT is followed by triples in { }"),
    (r"=", r"=", "what is equal is compared by one ="),
    (r"[?$].*", r"ASC|DESC", "{1} stands before what it sorts by, as in {1}(?x)"),
)
MODIFIERS = ("GROUP", "HAVING", "ORDER", "LIMIT")  # in the order in which they stand
# Words that other languages have, and what SPARQL has for them.
ELSEWHERE = {
    "and": "&&",
    "or": "||",
    "like": 'CONTAINS(?x, "...") or REGEX(?x, "...")',
    "null": "OPTIONAL and !BOUND(?x)",
    "is": "=",
    "top": "LIMIT at the end",
    "join": "another triple with the same variable",
}
CLOSE = 0.8  # how much of a word has to agree with a keyword that is meant


def likely_mistake(words: Iterable[Token]) -> tuple[int, str] | None:
    """Return where the first slip in a query is that the engine cannot read, and what to write; None for none known.

    >>> from kg.query.tokens import tokenize
    >>> likely_mistake(tokenize("SELECT ?a, ?b { ?a kg:met ?b }"))
    (9, 'the variables of SELECT have spaces between them and no commas')
    """
    kept = significant(words)
    return min((found for look in LOOKS for found in look(kept)), default=None)


def _quotes(words: Sequence[Token]) -> Found:
    for word in words:
        if word.kind == "other" and word.text in TYPOGRAPHIC:
            yield word.start, f"{word.text} is no quotation mark of SPARQL; write \" or '"


def _languages(words: Sequence[Token]) -> Found:
    for string, sign in pairwise(words):
        if string.kind == "string" and sign.text == "@":
            yield sign.start, "@ needs a language, such as @en"


def _numbers(words: Sequence[Token]) -> Found:
    for word, number in pairwise(words):
        if word.kind == "word" and word.text.upper() in ("LIMIT", "OFFSET") and not number.text.isdigit():
            yield number.start, f"{word.text.upper()} needs a whole number"


def _pairs(words: Sequence[Token]) -> Found:
    for before, after, third in zip(words, words[1:], [*words[2:], END], strict=False):
        called = after.text + "(" * (third.text == "(")
        for first, second, told in PAIRS:
            if re.fullmatch(first, before.text, re.IGNORECASE) and re.fullmatch(second, called, re.IGNORECASE):
                yield after.start, told.replace("{0}", before.text).replace("{1}", after.text)


def _modifiers(words: Sequence[Token]) -> Found:
    """Look for LIMIT before ORDER BY and the like, in one pattern."""
    last = -1
    for word in words:
        if word.text in ("{", "}"):
            last = -1
        elif word.kind == "word" and word.text.upper() in MODIFIERS:
            place = MODIFIERS.index(word.text.upper())
            if place < last:
                yield word.start, f"{word.text.upper()} stands before {MODIFIERS[last]}"
            last = place


def _selected(words: Sequence[Token]) -> Found:
    """Look at what stands between SELECT and WHERE."""
    named = False  # by AS, in the bracket that is open
    for depth, word, after in _heads(words):
        if depth == 0 and word.text == ",":
            yield word.start, "the variables of SELECT have spaces between them and no commas"
        if depth == 0 and word.text == ")" and not named:
            yield word.start, "what SELECT computes has a name, as in (COUNT(?x) AS ?count)"
        named = depth > 0 and (named or word.text.upper() == "AS")
        if depth == 0 and after == "(" and word.text.casefold() in FUNCTIONS:
            name = word.text.upper()
            yield word.start, f"what SELECT computes has a name and brackets around all: ({name}(?x) AS ?name)"


def _heads(words: Sequence[Token]) -> Iterator[tuple[int, Token, str]]:
    """Yield the words between a SELECT and its pattern, with the number of open brackets and the text behind each."""
    depth: int | None = None
    for word, after in pairwise(words):
        text = word.text
        if word.kind == "word" and text.upper() == "SELECT":
            depth = 0
        elif depth is not None and (text in ("{", "}") or text.upper() in ("WHERE", "FROM")):
            depth = None
        elif depth is not None:
            depth -= text == ")"
            yield depth, word, after.text
            depth += text == "("


def _calls(words: Sequence[Token]) -> Found:
    """Look for two arguments of a call without a comma between them."""
    opened: list[bool] = []
    for before, word in pairwise(words):
        if word.kind == "other" and word.text in OPENING:
            opened.append(word.text == "(" and before.kind == "word" and before.text.casefold() not in NO_CALLS)
        elif word.kind == "other" and word.text in CLOSING and opened:
            opened.pop()
        elif opened and opened[-1] and before.kind in TERMS and word.kind in TERMS:
            yield word.start, f"a comma or an operator is missing before {word.text}"


def _bare(words: Sequence[Token]) -> Found:
    """Look for words that mean nothing in SPARQL."""
    for word, after in pairwise([*words, END]):
        known = KEYWORDS | FUNCTIONS if after.text == "(" else KEYWORDS
        blank = word.text.startswith("_") and after.text.startswith(":")
        if word.kind == "word" and not blank and word.text.casefold() not in known:
            yield word.start, _meant(word.text, call=after.text == "(")


def _meant(word: str, *, call: bool) -> str:
    import difflib  # slow to load

    meant = KEYWORDS | FUNCTIONS if call else KEYWORDS
    if word.casefold() in ELSEWHERE:
        return f"{word} is no word of SPARQL; it has {ELSEWHERE[word.casefold()]}"
    near = difflib.get_close_matches(word.casefold(), sorted(meant), n=1, cutoff=CLOSE)
    if near:
        return f"{word} is no word of SPARQL; did you mean {near[0].upper()}?"
    return f"{word} is no function of SPARQL" if call else BARE.format(word)


LOOKS: tuple[Callable[[Sequence[Token]], Found], ...] = (
    _quotes,
    _languages,
    _numbers,
    _pairs,
    _modifiers,
    _selected,
    _calls,
    _bare,
    broken_triples,
)
