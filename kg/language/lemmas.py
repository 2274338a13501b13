"""Dictionary forms by rules over the Penn tag, with a table of irregular forms.

Where a regular ending may have swallowed or doubled a letter, the form that ``verbs.txt`` knows is taken. The table
``irregular.tsv`` holds the forms on which these rules disagree with the lemmas of the training treebanks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["lemma_of"]

REMEMBERED = 32768  # words: texts repeat them
VOWELS = "aeiou"
INFLECTED = {"NNS": "noun", "NNPS": "noun", "VBZ": "noun", "VBD": "past", "VBN": "past", "VBG": "ing"}
BARE = frozenset({"VB", "VBP"})
COMPARED = {"JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
PARTNERS = {"VBD": "VBN", "VBN": "VBD", "VBP": "VB"}
CLITICS = {"n't": "not", "'s": "'s", "'ll": "will", "'ve": "have", "'re": "be", "'m": "be", "'d": "would"}
# A stem that ends so has lost an e to its ending.
LOST_E = re.compile(
    r"""
    [cvzu]$                                     # announc(ed) mov(ed) organiz(ed) argu(ed)
  | (?<![sui])s$                                # rais(ed) clos(ed), not press(ed) focus(ed)
  | (?<!n)g$ | [aeu]ng$                         # alleg(ed) chang(ed), not bring
  | [^aeiou]l$(?<![lrw]l)                       # settl(ed), not call(ed) hurl(ed)
  | [^aeiou]i[dnr]$ | [^aeiou][u][rt]$ | qui[rt]$  # provid(ed) defin(ed) requir(ed) captur(ed) execut(ed)
  | [^aeo]at$ | [ie]at$(?<!reat)(?<!ea[t])      # negotiat(ed)
  | ^[^aeiou]*[aeiouy][^aeiouwxy]$              # hop(ed) tak(ing): a short stem would have doubled its consonant
  | [^aeiou][ao]k$ | i[bzs]$ | [^aeiou]ut$
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=REMEMBERED)
def lemma_of(word: str, pos: str, tag: str) -> str:
    """Return the dictionary form of a word; names keep their letters.

    >>> [lemma_of(*word) for word in (("talks", "NOUN", "NNS"), ("met", "VERB", "VBD"), ("refusing", "VERB", "VBG"))]
    ['talk', 'meet', 'refuse']
    """
    if pos == "PROPN":
        return word
    lower = word.lower().replace("’", "'")
    tag = _mended(lower, tag)
    known = irregular_forms().get((lower, tag)) or irregular_forms().get((lower, ""))
    if known:
        return known
    if pos in ("AUX", "VERB") and lower in CLITICS:
        return CLITICS[lower]
    if tag in INFLECTED:
        return RULES[INFLECTED[tag]](lower)
    if tag in COMPARED:
        return _stem(lower, COMPARED[tag])
    return CLITICS.get(lower, lower) if pos == "PART" else lower


def _mended(word: str, tag: str) -> str:
    """Return the tag that the form of a verb proves where it is tagged as a present and is none: parsers err."""
    present = tag in BARE and word not in verbs()
    third = tag == "VBZ" and not word.endswith("s")
    if not (present or third):
        return tag
    if (word, "VBD") in irregular_forms():
        return "VBD"
    return "VBZ" if word.endswith("s") and _singular(word) in verbs() else tag


@cache
def irregular_forms() -> dict[tuple[str, str], str]:
    """Read the table of irregular forms: form and tag to lemma."""
    lines = (files("kg.language") / "irregular.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    forms = {(form, tag): lemma for form, tag, lemma in rows}
    for form, tag, lemma in rows:  # a past tense and a participle that look alike have one lemma
        if tag in PARTNERS:
            forms.setdefault((form, PARTNERS[tag]), lemma)
    return forms


@cache
def verbs() -> frozenset[str]:
    """Read the table of known verbs."""
    lines = (files("kg.language") / "verbs.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 4:
        return word[:-2]
    if word.endswith(("ss", "us", "is")) or not word.endswith("s") or len(word) < 3:
        return word
    return word[:-1]


def _past(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed") and word[:-2] not in verbs():
        return word[:-1]
    return _stem(word, "ed") if word.endswith("ed") and len(word) > 3 else word


def _gerund(word: str) -> str:
    if word.endswith("ying") and len(word) == 5:
        return word[:-4] + "ie"
    return _stem(word, "ing") if word.endswith("ing") and len(word) > 4 else word


def _stem(word: str, ending: str) -> str:
    """Take an ending off, undouble a consonant, and give back an e that the ending swallowed."""
    if not word.endswith(ending) or len(word) - len(ending) < 2:
        return word
    stem = word[: -len(ending)]
    known = [form for form in (stem, stem + "e", stem[:-1]) if form in verbs()] if ending in ("ed", "ing") else []
    if len(known) == 1 or (known and known[0] == stem and stem[-1] == stem[-2]):
        return known[0]
    if stem.endswith("i") and ending in ("er", "est"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return stem if stem[-1] in VOWELS + "lszf" else stem[:-1]
    return stem + "e" if LOST_E.search(stem) and ending in ("ed", "ing") else stem


RULES = {"noun": _singular, "past": _past, "ing": _gerund}
