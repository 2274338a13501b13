"""A parsed sentence, and what trees of this parser often have wrong and a rule can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import world
from kg.language.decode import name_spans

__all__ = ["Analysis", "mend"]

CLAUSES = ("ccomp", "parataxis")
CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "conj")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl")
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj")
NOMINAL = ("NOUN", "PROPN", "PRON")
OUTSIDE = "O"  # the label of a word in no name
ASKING = ("WP", "WDT", "WP$", "WRB")  # tags of words that stand before their verb whatever they are to it


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence: a tag, a head (from 1; 0 is the root), a relation and a name label for each word.

    `surety` is how probable the network thinks each head, before rules mend the tree; empty where nothing tells.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    surety: tuple[float, ...] = ()

    def with_tree(self, heads: Sequence[int], labels: Sequence[str]) -> Analysis:
        """Return the same with another tree."""
        return Analysis(self.words, self.tags, tuple(heads), tuple(labels), self.names, self.surety)


def mend(analysis: Analysis) -> Analysis:
    """Correct what trees of this parser often have wrong and a rule can tell."""
    for rule in MENDING:
        analysis = rule(analysis)
    return analysis


def _one_subject(analysis: Analysis) -> Analysis:
    """Give a verb's second subject to the verb beside it that has none.

    In "Osei will resign, Reuters reported" and in "Reuters says Osei will resign" each verb has one subject: of two,
    the nearer to a governing or loosely joined verb without a subject is that verb's own.
    """
    heads, labels = list(analysis.heads), list(analysis.labels)
    for verb, both in _subjects(heads, labels).items():
        partner = _subjectless(analysis, verb, heads, labels) if len(both) > 1 else None
        moved = _nearer(both[0], both[1], verb, partner) if partner else None
        if moved and partner:
            passive = any(heads[kid] == partner and labels[kid] == "aux:pass" for kid in range(len(heads)))
            heads[moved - 1], labels[moved - 1] = partner, "nsubj:pass" if passive else "nsubj"
    return analysis.with_tree(heads, labels)


def _subjects(heads: list[int], labels: list[str]) -> dict[int, list[int]]:
    subjects: dict[int, list[int]] = {}
    for word, (head, label) in enumerate(zip(heads, labels, strict=True), 1):
        if label in ("nsubj", "nsubj:pass"):
            subjects.setdefault(head, []).append(word)
    return subjects


def _subjectless(analysis: Analysis, verb: int, heads: list[int], labels: list[str]) -> int | None:
    """Return the verb that governs a clause, is governed as one, or stands loosely beside it, and has no subject."""
    subjects = _subjects(heads, labels)
    around = [word for word in range(1, len(heads) + 1) if heads[word - 1] == verb and labels[word - 1] in CLAUSES]
    if labels[verb - 1] in CLAUSES:
        around.append(heads[verb - 1])
    found = [word for word in around if word not in subjects and analysis.tags[word - 1].startswith("VERB")]
    return found[0] if found else None


def _nearer(first: int, second: int, verb: int, partner: int) -> int | None:
    """Return which of two subjects belongs to the partner, judging by the order of the words."""
    if first < partner < second:  # Reuters says Osei will resign; Osei, so Reuters says, will resign
        return first
    if verb < second < partner:  # Osei will resign, Reuters reported
        return second
    return first if partner < verb and first < partner else None


def _doubled_names(analysis: Analysis) -> Analysis:
    """Join neighbouring proper nouns that hang alike from one word: "Park Ji-hoon" is one subject, not two."""
    heads, labels = list(analysis.heads), list(analysis.labels)
    for word in range(1, len(heads)):
        alike = heads[word - 1] == heads[word] and labels[word - 1] == labels[word] and labels[word] in CORE
        names = alike and all(tag.startswith("PROPN") for tag in analysis.tags[word - 1 : word + 1])
        if names and world.titles().get(analysis.words[word - 1].lower()) == "office":
            heads[word - 1], labels[word - 1] = word + 1, "nmod:desc"
        elif names:
            heads[word], labels[word] = word, "flat"
    return analysis.with_tree(heads, labels)


def _two_objects(analysis: Analysis) -> Analysis:
    """Call the first of two objects the indirect one: "promised the fishermen two millions"."""
    labels = list(analysis.labels)
    seen: dict[int, int] = {}
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True)):
        if label == "obj" and head in seen:
            labels[seen[head]] = "iobj"
        if label == "obj":
            seen[head] = word
    return analysis.with_tree(analysis.heads, labels)


def _near_apposition(analysis: Analysis) -> Analysis:
    """Hang a description of one from the nearest of coordinated names: "Vance and Lind, the adviser, took part"."""
    heads = list(analysis.heads)
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        if label != "appos" or analysis.tags[word - 1].endswith("S"):
            continue
        between = [
            other
            for other in range(head + 1, word)
            if heads[other - 1] == head and analysis.labels[other - 1] == "conj"
        ]
        heads[word - 1] = between[-1] if between else head
    return analysis.with_tree(heads, analysis.labels)


def _raise_participles(analysis: Analysis) -> Analysis:
    """Hang a participle behind the verb of saying from that verb: "It will pay, he said, urging others to follow"."""
    heads = list(analysis.heads)
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        if label == "advcl" and analysis.tags[word - 1].endswith("/VBG") and analysis.labels[head - 1] == "ccomp":
            saying = analysis.heads[head - 1]
            heads[word - 1] = saying if head < saying < word else head
    return analysis.with_tree(heads, analysis.labels)


def _join_hyphenated(analysis: Analysis) -> Analysis:
    """Hang the second half of a hyphenated word from the first where both halves hang from one word.

    The halves of "director-general" are one apposition, not two.
    """
    heads, labels = list(analysis.heads), list(analysis.labels)
    for hyphen in range(1, len(heads) - 1):
        first, second = hyphen - 1, hyphen + 1
        inside = heads[hyphen] in (first + 1, second + 1) or labels[first] == labels[second] == "nmod:desc"
        if analysis.words[hyphen] == "-" and inside and heads[first] == heads[second] and labels[first] != "punct":
            labels[first] = "appos" if "appos" in (labels[first], labels[second]) else labels[first]
            heads[second], labels[second] = first + 1, "compound"
    return analysis.with_tree(heads, labels)


def _titled(analysis: Analysis) -> Analysis:
    """Hang an office from the person whose title it is: "Secretary of State Ana Osei" is one subject.

    Trees make two subjects or objects of it, or the name a part of the office.
    """
    heads, labels = list(analysis.heads), list(analysis.labels)
    for begin, _, kind in name_spans(analysis.names):
        person, office = begin + 1, _office_before(analysis, begin + 1) if kind == "PER" else 0
        if not office:
            continue
        if labels[begin] == "flat":
            behind = [kid for kid in _kids(office, heads) if kid > person]
            heads[begin], labels[begin] = heads[office - 1], labels[office - 1]
            for kid in behind:
                heads[kid - 1] = person
        heads[office - 1], labels[office - 1] = person, "nmod:desc"
    return analysis.with_tree(heads, labels)


def _office_before(analysis: Analysis, person: int) -> int:
    """Return the office right before a name that is part of it, or an argument beside it; 0 for none."""
    heads, labels = analysis.heads, analysis.labels
    flat = heads[person - 1] if labels[person - 1] == "flat" and heads[person - 1] < person else 0
    beside = [kid for kid in _kids(heads[person - 1], heads) if labels[kid - 1] in ARGUMENTS and kid <= person]
    office = flat or (beside[-2] if beside[-1:] == [person] and len(beside) > 1 else 0)
    between = range(office + 1, person)
    phrase = bool(office) and all(heads[word - 1] in range(office, person) for word in between)
    known = bool(office) and world.titles().get(analysis.words[office - 1].lower()) == "office"
    named = bool(office) and analysis.names[office - 1] != "O"
    return office if phrase and known and not named and "," not in analysis.words[office : person - 1] else 0


def _one_name(analysis: Analysis) -> Analysis:
    """Hang a name's later words from its first, not from two nouns: "the head of the bank, Ana Osei"."""
    heads, labels = list(analysis.heads), list(analysis.labels)
    for begin, end, _ in name_spans(analysis.names):
        words = range(begin + 1, end + 1)
        outside = [word for word in words if heads[word - 1] not in words]
        if all(analysis.tags[word - 1].startswith("PROPN") for word in words):
            _bind(begin + 1, words, heads, labels)
        alike = all(labels[word - 1] in ("appos", "flat", "nmod") for word in outside)
        proper = all(analysis.tags[word - 1].startswith("PROPN") for word in words)
        if alike and proper and outside[:1] == [begin + 1]:
            for word in outside[1:]:
                heads[word - 1], labels[word - 1] = begin + 1, "flat"
    return analysis.with_tree(heads, labels)


def _bind(first: int, words: Sequence[int], heads: list[int], labels: list[str]) -> None:
    """Make the later words of a name parts of its first, and hang from that what is told of the name behind it."""
    for word in words[1:]:
        if heads[word - 1] == first and labels[word - 1] == "appos":
            labels[word - 1] = "flat"
    for kid, (head, label) in enumerate(zip(heads, labels, strict=True), 1):
        if head in words[1:] and labels[head - 1] == "flat" and kid > words[-1] and label in ("compound", "appos"):
            heads[kid - 1], labels[kid - 1] = heads[head - 1], "appos"


def _near_place(analysis: Analysis) -> Analysis:
    """Hang the name of a town from the noun for one right before it: "the embassy in the capital, Accra"."""
    heads = list(analysis.heads)
    for word, label in enumerate(analysis.labels, 1):
        town = label == "appos" and analysis.names[word - 1] == "B-LOC" and word > 2 and analysis.words[word - 2] == ","
        noun = word - 2
        if town and noun != heads[word - 1] and world.nouns().get(analysis.words[noun - 1].lower()) == "Place":
            heads[word - 1] = noun if heads[noun - 1] == heads[word - 1] else heads[word - 1]
    return analysis.with_tree(heads, analysis.labels)


def _named_thing(analysis: Analysis) -> Analysis:
    """Call a name behind a common noun with its article an apposition, never a part of it: "the tanker Sula"."""
    labels = list(analysis.labels)
    described = {head for head, label in zip(analysis.heads, labels, strict=True) if label == "det"}
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        common = head in described and analysis.tags[head - 1].endswith("/NN") and analysis.words[head - 1].islower()
        if label == "flat" and common and word == head + 1 and analysis.tags[word - 1].startswith("PROPN"):
            labels[word - 1] = "appos"
    return analysis.with_tree(analysis.heads, labels)


def _subject_before(analysis: Analysis) -> Analysis:
    """Call what stands right before a verb in a clause that completes another its subject: "saw two men leave"."""
    labels = list(analysis.labels)
    owned = {head for head, label in zip(analysis.heads, labels, strict=True) if label in SUBJECTS}
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        completes = word < head and head not in owned and analysis.labels[head - 1] in ("ccomp", "xcomp")
        if label in ("iobj", "obj") and completes and analysis.heads[head - 1] < word and _is_noun(analysis, word):
            labels[word - 1] = "nsubj"
    return analysis.with_tree(analysis.heads, labels)


def _split_statement(analysis: Analysis) -> Analysis:
    """Give a clause the subject that the verb of saying parts it from: '"Norway", he said, "will pay"'."""
    heads, labels = list(analysis.heads), list(analysis.labels)
    owned = {head for head, label in zip(heads, labels, strict=True) if label in SUBJECTS}
    for word, (saying, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        if label not in ("ccomp", "obj") or word > saying or word in owned or not _is_noun(analysis, word):
            continue
        clauses = [kid for kid in range(saying + 1, len(heads) + 1) if heads[kid - 1] == saying]
        clauses = [kid for kid in clauses if labels[kid - 1] == "ccomp" and kid not in owned]
        if clauses and saying in owned and "cop" not in _relations_of(word, heads, labels):
            passive = "aux:pass" in _relations_of(clauses[0], heads, labels)
            heads[word - 1], labels[word - 1] = clauses[0], "nsubj:pass" if passive else "nsubj"
    return analysis.with_tree(heads, labels)


def _relative_object(analysis: Analysis) -> Analysis:
    """Call the first of two subjects in a relative clause its object: "whose son police arrested"."""
    heads, labels = analysis.heads, list(analysis.labels)
    for verb, both in _subjects(list(heads), labels).items():
        asks = [word for word in (both[0], *_kids(both[0], heads)) if analysis.tags[word - 1].endswith(ASKING)]
        asks += [kid for kid in _kids(both[0], heads) if analysis.words[kid - 1].lower() == "whose"]
        if len(both) > 1 and both[1] < verb and asks and labels[verb - 1] == "acl:relcl":
            labels[both[0] - 1] = "obj"
    return analysis.with_tree(analysis.heads, labels)


def _verb_in_name(analysis: Analysis) -> Analysis:
    """Take a verb with a capital between a name and the verb of its clause for the name's end: "Ada Reach left"."""
    for word in range(2, len(analysis.words)):
        if _ends_name(analysis, word):
            return _joined_to_name(analysis, word)
    return analysis


def _ends_name(analysis: Analysis, word: int) -> bool:
    text, tag, after = analysis.words[word - 1], analysis.tags[word - 1], analysis.words[word]
    written = text[0].isupper() and text[1:].islower() and after.islower() and tag in ("VERB/VBP", "VERB/VB")
    person = analysis.names[word - 2].endswith("PER") and analysis.names[word - 1] == OUTSIDE
    return written and person and analysis.heads[word] == word and analysis.tags[word].startswith("VERB")


def _joined_to_name(analysis: Analysis, word: int) -> Analysis:
    """Give what hangs from a word to the verb behind it, and the word to the name before it."""
    heads = [word + 1 if head == word else head for head in analysis.heads]
    labels, tags, names = list(analysis.labels), list(analysis.tags), list(analysis.names)
    heads[word], labels[word] = analysis.heads[word - 1], labels[word - 1]
    heads[word - 1], labels[word - 1] = word - 1, "flat"
    tags[word - 1], names[word - 1] = "PROPN/NNP", f"I-{names[word - 2].partition('-')[2]}"
    helped = any(labels[kid - 1].startswith("aux") for kid in _kids(word + 1, heads))
    if tags[word] == "VERB/VBN" and not helped:
        tags[word] = "VERB/VBD"
    return replace(analysis, heads=tuple(heads), labels=tuple(labels), tags=tuple(tags), names=tuple(names))


def _kids(word: int, heads: Sequence[int]) -> list[int]:
    return [kid for kid, head in enumerate(heads, 1) if head == word]


def _relations_of(word: int, heads: Sequence[int], labels: Sequence[str]) -> set[str]:
    return {labels[kid - 1] for kid in _kids(word, heads)}


def _is_noun(analysis: Analysis, word: int) -> bool:
    """Tell whether a word is a noun or a pronoun that asks for nothing."""
    tag = analysis.tags[word - 1]
    return tag.startswith(NOMINAL) and not tag.endswith(ASKING)


# The order matters: names are whole before subjects are counted.
MENDING = (
    _verb_in_name,
    _join_hyphenated,
    _one_name,
    _named_thing,
    _doubled_names,
    _raise_participles,
    _subject_before,
    _split_statement,
    _relative_object,
    _titled,
    _one_subject,
    _two_objects,
    _near_apposition,
    _near_place,
)
