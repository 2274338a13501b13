"""Latin script: which language a text is written in, told by its function words.

English is what the articles are expected to be in, and names of all countries stand in them. So another language has to
show itself by several words that English does not have, and names show nothing: neither what is capitalised inside a
sentence ("Den Haag"), nor the small words between two capitals ("von der Leyen").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from kg.text.function_words import FUNCTION_WORDS

__all__ = ["function_share", "is_foreign", "latin_language"]

SAMPLE = 4000  # characters: more change no answer
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
ELISION = re.compile(r"(?<![^\W\d_])([cdjlmnst]|qu|dell|nell|all|un)['\u2019](?=[^\W\d_]{2})", re.IGNORECASE)
ENDS_SENTENCE = frozenset(".!?:;|\u2026")
ENGLISH = "en"
SEVERAL = 2  # words: fewer are chance
# Function words of other languages that are words of English, too (counted in English news).
ENGLISH_TOO = frozenset(
    "ad am aux bet com come contra care die door era hem man men met per plus pour pro s see sin son till "
    "van via volt war".split()
)
# Small words inside names of people and places.
IN_NAMES = frozenset(
    "abu al an as bin bint da das de degli dei del dell della den der des di do dos du e el en et i ibn il la las "
    "le les los met of sans son sur ten ter und van von y ye zu zum zur".split()
)


def latin_language(text: str) -> str | None:
    """Return the language of a text in Latin script; None where its words do not tell.

    >>> latin_language("Norway met Sweden in Oslo."), latin_language("De politie sprak met de minister over het plan.")
    (None, 'nl')
    """
    words = _telling(text)
    scores = _scores(words)
    english = scores.pop(ENGLISH)
    first, second, *_ = sorted(scores, key=lambda language: (-scores[language], language))
    if _leads(first, words):
        return first if scores[first] >= scores[second] * 1.1 else None
    enough = english >= 4 and english * 6 >= words.total()
    return ENGLISH if enough and english >= scores[first] * 1.1 else None


def is_foreign(text: str) -> bool:
    """Tell whether a text in Latin script can hardly be English: one word of another language, and none of English.

    >>> is_foreign("El ministro de Chile"), is_foreign("El Salvador recognized Taiwan.")
    (True, False)
    """
    words = _telling(text)
    return any(_leads(language, words, least=1) for language in FUNCTION_WORDS if language != ENGLISH)


def _leads(language: str, words: Counter[str], *, least: int = SEVERAL) -> bool:
    """Tell whether a language has several words in a text that English does not have, and more than English has."""
    listed, english = FUNCTION_WORDS[language].keys(), FUNCTION_WORDS[ENGLISH].keys()
    found = words.keys() & (listed - english)
    own = found - ENGLISH_TOO
    if own:
        foreign = {word for word in words if not word.isascii()}  # such letters are rare in English words
        own, found = own | foreign, found | foreign
    number = sum(words[word] for word in own)
    clear = number >= least + 2 * sum(words[word] for word in english - listed)
    return clear and len(found) >= least and sum(words[word] for word in found) * 6 >= words.total()


def _telling(text: str) -> Counter[str]:
    """Return the words of a text that are no part of a name."""
    sample = ELISION.sub(r"\1 ", text[:SAMPLE])
    if not any(map(str.islower, sample)):
        return Counter(map(str.lower, WORD.findall(sample)))
    return Counter(_outside_names(sample, list(WORD.finditer(sample))))


def _outside_names(text: str, found: Sequence[re.Match[str]]) -> Iterator[str]:
    """Yield words in small letters, and the first of a sentence if it is a function word and begins no name.

    A name begins where the next word is capitalised as well ("Den Haag").
    """
    capital = [match[0][0].isupper() for match in found] + [False]
    for index, match in enumerate(found):
        opens = index == 0 or not ENDS_SENTENCE.isdisjoint(text[found[index - 1].end() : match.start()])
        if not capital[index] and not _joins_names(found, index):
            yield match[0]
        elif opens and not capital[index + 1] and match[0] != "I" and match[0].lower() in _languages_by_word():
            yield match[0].lower()


def _joins_names(found: Sequence[re.Match[str]], index: int) -> bool:
    """Tell whether a word stands in a run of small words of names, between two capitals."""
    return found[index][0] in IN_NAMES and _is_named(found, index, step=-1) and _is_named(found, index, step=1)


def _is_named(found: Sequence[re.Match[str]], index: int, *, step: int) -> bool:
    """Tell whether the next word that is no small word of names is capitalised; `step` is the direction."""
    place = index + step
    while 0 <= place < len(found) and found[place][0] in IN_NAMES:
        place += step
    return 0 <= place < len(found) and found[place][0][0].isupper()


@cache
def _languages_by_word() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the languages that have a function word, and how much it weighs in each."""
    languages: dict[str, list[tuple[str, int]]] = {}
    for language, listed in FUNCTION_WORDS.items():
        for word, weight in listed.items():
            languages.setdefault(word, []).append((language, weight))
    return {word: tuple(found) for word, found in languages.items()}


def _scores(words: Counter[str]) -> dict[str, int]:
    """Return how much the function words of each language weigh among words."""
    scores = dict.fromkeys(FUNCTION_WORDS, 0)
    for word, number in words.items():
        for language, weight in _languages_by_word().get(word, ()):
            scores[language] += number * weight
    return scores


def function_share(text: str) -> float:
    """Return the share of function words among the words, in the language that has most of them; 0 to 1.

    >>> function_share("The ministers met in the capital") == 0.5
    True
    """
    words = Counter(map(str.lower, WORD.findall(text[:SAMPLE])))
    hits: Counter[str] = Counter()
    for word, number in words.items():
        for language, _ in _languages_by_word().get(word, ()):
            hits[language] += number
    return max(hits.values(), default=0) / max(1, words.total())
