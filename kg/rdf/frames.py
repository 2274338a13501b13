"""Frames, operators and lists of words: the part of the ontology that ties words to relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.model import Modality, Polarity
from kg.rdf.facts import Facts
from kg.rdf.terms import Terms
from kg.rdf.vocabulary import PREFIXES, kg, local_name, term
from kg.schema import Frame, Lexicon, Operator

__all__ = ["read_frames", "read_lexicons", "read_operators"]

PARTS_OF_SPEECH = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}

# What may be said about a frame or an operator; anything else in our namespace is a slip of the pen.
FRAME_PROPERTIES = frozenset(
    {
        *PARTS_OF_SPEECH,
        "wordsOf",
        "required",
        "unless",
        "subjectClass",
        "objectClass",
        "objectWord",
        "exceptObject",
        "evokes",
        "frameVersion",
        "frameModality",
        "framePolarity",
        "example",
        "counterExample",
    }
)

# The syntactic relations of Universal Dependencies (universaldependencies.org/u/dep) that can hold an argument;
# a preposition or a subtype may follow after a colon.
GRAMMATICAL = frozenset(
    {
        *("nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "advcl", "advmod", "nmod"),
        *("appos", "nummod", "acl", "amod", "compound", "root", "conj", "vocative"),
    }
)
ROLE = re.compile(r"([a-z]+)(:[a-z_]+)*")


def read_frames(terms: Terms, relations: Mapping[str, str]) -> Iterator[Frame]:
    """Yield the frames; `relations` are the IRIs of the relations by name."""
    lexicons = read_lexicons(terms)
    qualifiers = [local_name(facts.subject.value) for facts in terms.of(kg("Qualifier"))]
    known = {"subject", "object", *qualifiers}
    terms.names(kg("Frame"), kg("Operator"), kg("Lexicon"))  # no two of them may share a name
    for facts in terms.of(kg("Frame")):
        _check_properties(terms, facts)
        yield _frame(terms, facts, relations, known, lexicons)


def _frame(
    terms: Terms, facts: Facts, relations: Mapping[str, str], roles: set[str], lexicons: Mapping[str, Lexicon]
) -> Frame:
    relation = terms.known(facts, "relation", facts.text(kg("evokes")) or "", relations)
    pos, lemmas = _words(terms, facts, lexicons)
    filled = _roles(terms, facts, roles)
    return Frame(
        name=terms.name(facts),
        relation=relation,
        lemmas=lemmas,
        pos=pos,
        roles=filled,
        version=_version(terms, facts),
        examples=tuple(facts.texts(kg("example"))),
        counter_examples=tuple(facts.texts(kg("counterExample"))),
        modality=_modality(terms, facts),
        polarity=_polarity(terms, facts),
        required=_required(terms, facts, filled),
        unless=tuple(tuple(roles.split()) for roles in facts.texts(kg("unless"))),
        subject_classes=_classes(terms, facts, "subjectClass"),
        object_classes=_classes(terms, facts, "objectClass"),
        object_words=frozenset(facts.texts(kg("objectWord"))),
        except_objects=frozenset(facts.texts(kg("exceptObject"))),
    )


def _required(terms: Terms, facts: Facts, roles: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    names = tuple(facts.texts(kg("required")))
    for name in names:
        if name not in roles:
            raise terms.unknown(facts, "role", name, roles)
    return names


def _classes(terms: Terms, facts: Facts, name: str) -> tuple[str, ...]:
    nodes = facts.nodes(kg(name))
    known = terms.names(term("owl:Class")) if nodes else {}
    classes = sorted(terms.known(facts, "class", node.value, known) for node in nodes)
    return tuple("xsd:decimal" if name == "Value" else name for name in classes)


def _words(terms: Terms, facts: Facts, lexicons: Mapping[str, Lexicon]) -> tuple[str, tuple[str, ...]]:
    """Return part of speech and lemmas: written out, or the nouns of a list."""
    spoken = [name for name in PARTS_OF_SPEECH if kg(name) in facts]
    if len(spoken) + (kg("wordsOf") in facts) != 1:
        raise terms.error(facts.subject.value, "must have exactly one of kg:verb, kg:noun, kg:adjective and kg:wordsOf")
    if spoken:
        return PARTS_OF_SPEECH[spoken[0]], tuple(facts.texts(kg(spoken[0])))
    name = local_name(facts.text(kg("wordsOf")) or "")
    if name not in lexicons:
        raise terms.unknown(facts, "list of words", name, lexicons)
    return PARTS_OF_SPEECH["noun"], tuple(sorted(lexicons[name].words))


def read_operators(terms: Terms) -> Iterator[Operator]:
    """Yield the operators, sorted by name."""
    for facts in terms.of(kg("Operator")):
        _check_properties(terms, facts)
        lemmas = sorted(lemma for name in PARTS_OF_SPEECH for lemma in facts.texts(kg(name)))
        modality = _modality(terms, facts)
        if not lemmas or modality is None:
            raise terms.error(facts.subject.value, "an operator needs words (kg:verb ...) and a kg:frameModality")
        polarity = _polarity(terms, facts) or Polarity.POSITIVE
        yield Operator(terms.name(facts), tuple(lemmas), modality, polarity)


def read_lexicons(terms: Terms) -> dict[str, Lexicon]:
    """Return the lists of words by name; a list may take in the words of others."""
    names = {terms.name(facts): facts for facts in terms.of(kg("Lexicon"))}
    own = {name: frozenset(facts.texts(kg("word"))) for name, facts in names.items()}
    taken = {name: [local_name(other) for other in facts.texts(kg("wordsOf"))] for name, facts in names.items()}
    for name, others in taken.items():
        if missing := next((other for other in others if other not in own), None):
            raise terms.unknown(names[name], "list of words", missing, own)
    return {name: Lexicon(name, words.union(*(own[other] for other in taken[name]))) for name, words in own.items()}


def _check_properties(terms: Terms, facts: Facts) -> None:
    for predicate in facts.values:
        ours = predicate.startswith(PREFIXES["kg"])
        if ours and local_name(predicate) not in FRAME_PROPERTIES:
            raise terms.unknown(facts, "property", f"kg:{local_name(predicate)}", FRAME_PROPERTIES)


def _roles(terms: Terms, facts: Facts, known: set[str]) -> Mapping[str, tuple[str, ...]]:
    roles: dict[str, tuple[str, ...]] = {}
    for predicate, thing in facts.items():
        if not predicate.startswith(PREFIXES["role"]):
            continue
        name = local_name(predicate)
        if name not in known:
            raise terms.unknown(facts, "role", name, known)
        if name in roles:
            raise terms.error(facts.subject.value, f"role:{name} is given twice; write both in one string")
        roles[name] = tuple(thing.value.split())
        _check_grammar(terms, facts, roles[name])
    if "subject" not in roles:
        raise terms.error(facts.subject.value, "has no role:subject; name the grammatical role that fills it")
    return dict(sorted(roles.items()))


def _check_grammar(terms: Terms, facts: Facts, roles: tuple[str, ...]) -> None:
    for role in roles:
        match = ROLE.fullmatch(role)
        if not match or match[1] not in GRAMMATICAL:
            raise terms.unknown(facts, "grammatical role", role, GRAMMATICAL)


def _version(terms: Terms, facts: Facts) -> int:
    written = facts.text(kg("frameVersion")) or "1"
    if not written.isdecimal():
        raise terms.error(facts.subject.value, f"kg:frameVersion {written!r} is not a whole number")
    return int(written)


def _modality(terms: Terms, facts: Facts) -> Modality | None:
    name = local_name(facts.text(kg("frameModality")) or "")
    if name and name not in list(Modality):
        raise terms.unknown(facts, "modality", name, list(Modality))
    return Modality(name) if name else None


def _polarity(terms: Terms, facts: Facts) -> Polarity | None:
    name = local_name(facts.text(kg("framePolarity")) or "")
    if name and name not in list(Polarity):
        raise terms.unknown(facts, "polarity", name, list(Polarity))
    return Polarity(name) if name else None
