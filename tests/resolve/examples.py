"""Mini-documents in short notation, so that a test reads as a sentence.

One sentence a line; a line that begins with "# " is a heading. ``[Kang|Person]`` is a name, ``<she>`` a pronoun, and
``{the ministry|Organization}`` a description. ``[Minister~Kang|Person]`` has a title before the name, and a description
such as ``{Japan's foreign ministry|Organization}`` has an owner.
"""

import re
from dataclasses import dataclass

from kg.model import (
    Document,
    Finding,
    Mention,
    MentionKind,
    Modality,
    Occurrence,
    Paragraph,
    Part,
    Polarity,
    Sentence,
    Signs,
    Value,
)
from kg.reasons import Miss
from kg.resolve import resolve, settle
from kg.resolve.lists import joined
from kg.resolve.names import DETERMINERS
from kg.schema import Class, Ontology, Relation

MARK = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<kind>\w+)\]|\{(?P<nominal>[^|}]+)\|(?P<type>\w+)\}|<(?P<pronoun>\w+)>")
OWNED = re.compile(r"(?P<before>[\w. -]+?)(?:'s|') (?P<rest>.+)")
OF = re.compile(r"(?P<rest>.+) of (?P<after>[A-Z][\w -]+)")
IRREGULAR = {
    "allies": "ally",
    "countries": "country",
    "women": "woman",
    "ministries": "ministry",
    "parties": "party",
    "people": "person",
}

CLASSES = {
    "Thing": (),
    "Actor": ("Thing",),
    "Person": ("Actor",),
    "Organization": ("Actor",),
    "Group": ("Actor",),
    "Place": ("Thing",),
    "Country": ("Place", "Actor"),
    "City": ("Place",),
    "Position": ("Thing",),
    "Topic": ("Thing",),
    "Agreement": ("Topic",),
}
RELATIONS = [
    Relation("met", "met", ("Actor",), ("Actor",), symmetric=True),
    Relation("visited", "visited", ("Actor",), ("Actor", "Place", "Thing")),
    Relation("criticized", "criticised", ("Actor",), ("Thing",)),
    Relation("demanded", "demanded", ("Actor",), ("Topic", "Thing", "xsd:decimal")),
    Relation("urged", "urged", ("Actor",), ("Actor", "Topic")),
    Relation("paid", "paid", ("Actor",), ("Actor", "Thing", "Topic", "xsd:decimal")),
    Relation("holdsPosition", "holds", ("Person",), ("Position",), state=True),
    Relation("headOf", "heads", ("Person",), ("Organization", "Place"), state=True),
    Relation("represents", "represents", ("Actor",), ("Actor", "Place"), state=True),
    Relation("partOf", "is part of", ("Thing",), ("Thing",), state=True),
    Relation("locatedIn", "is in", ("Thing",), ("Place",), state=True),
]
ONTOLOGY = Ontology(
    {name: Class(name, name.lower(), parents) for name, parents in CLASSES.items()},
    {relation.name: relation for relation in RELATIONS},
    (),
)


@dataclass(frozen=True)
class Story:
    """A document with its marked mentions, in the order of the text."""

    document: Document
    sentences: list[Sentence]
    mentions: list[Mention]

    def __getitem__(self, words):
        """Return the mention with these words; ``("he", 2)`` is the second of several."""
        text, number = words if isinstance(words, tuple) else (words, 1)
        return [mention for mention in self.mentions if mention.text == text][number - 1]

    def find(
        self, subject, relation, object_, *, by=(), polarity="positive", modality="asserted", basis="", **qualifiers
    ):
        """Return a finding of this story; ends are words of mentions, or values."""
        one, other = self[subject], self._filler(object_)
        return Finding(
            relation,
            one,
            other,
            tuple((name, self._filler(filler)) for name, filler in qualifiers.items()),
            Polarity(polarity),
            Modality(modality),
            tuple(self[words] for words in by),
            one.sentence,
            f"{relation}/1",
            Signs(),
            basis,
        )

    @property
    def occurrences(self):
        """Return how the mentions stand: the first of a sentence is its subject, what follows "in" a place."""
        named = [mention for mention in self.mentions if mention.kind is MentionKind.NAME]
        lists = {names[0]: names for names in joined(self.document.text, named)}
        for mention in self.mentions:
            acts = mention.kind is MentionKind.PRONOUN
            yield Occurrence(mention, self._part(mention), acts=acts, joined=lists.get(mention, ()))

    def _part(self, mention):
        start = self.sentences[mention.sentence].start
        before = self.document.text[start : mention.start].removeprefix(f"{mention.title} ")
        return Part.OBLIQUE if before.endswith(" in ") else Part.OBJECT if before else Part.SUBJECT

    def _filler(self, words):
        return words if isinstance(words, Value) else self[words]

    def read(self, *findings, ontology=ONTOLOGY):
        """Return the reading of this story with these findings."""
        return resolve(self.document, self.sentences, findings, ontology, tuple(self.occurrences))

    def misses(self, finding):
        """Return why a finding gives no claim, in words."""
        ((_, outcomes),) = settle(self.document, self.sentences, [finding], ONTOLOGY, tuple(self.occurrences)).outcomes
        return [str(outcome) for outcome in outcomes if isinstance(outcome, Miss)]


def story(marked, **fields):
    """Return the story that a marked text tells."""
    text, spans, lines = "", [], []
    for number, line in enumerate(marked.strip().splitlines()):
        start = len(text) + (2 if text else 0)
        plain, found = _plain(line.strip().removeprefix("# "), start)
        text += ("\n\n" if text else "") + plain
        lines.append((start, len(text), line.strip().startswith("# ")))
        spans += [(number, *span) for span in found]
    document = Document(Document.id_of(text), text, tuple(Paragraph(a, b) for a, b, _ in lines), **fields)
    mentions = [_mention(text, span) for span in spans]
    sentences = [
        Sentence(
            document.id,
            number,
            number,
            start,
            end,
            text[start:end],
            (),
            tuple(m for m in mentions if m.sentence == number and m.kind is MentionKind.NAME),
            heading,
        )
        for number, (start, end, heading) in enumerate(lines)
    ]
    return Story(document, sentences, mentions)


def _plain(line, offset):
    """Return a line without its marks, and the spans of what was marked."""
    plain, spans, last = "", [], 0
    for mark in MARK.finditer(line):
        plain += line[last : mark.start()]
        last = mark.end()
        if mark["name"]:
            title, _, name = mark["name"].rpartition("~")
            plain += f"{title} " if title else ""
            spans.append((offset + len(plain), offset + len(plain) + len(name), MentionKind.NAME, mark["kind"], title))
        else:
            name = mark["nominal"] or mark["pronoun"]
            kind = MentionKind.NOMINAL if mark["nominal"] else MentionKind.PRONOUN
            spans.append((offset + len(plain), offset + len(plain) + len(name), kind, mark["type"] or "Thing", ""))
        plain += name
    return plain + line[last:], spans


def _mention(text, span):
    sentence, start, end, kind, type_, title = span
    words = text[start:end]
    if kind is not MentionKind.NOMINAL:
        head = words.lower() if kind is MentionKind.PRONOUN else ""
        number = "plural" if words.lower() in {"they", "them"} else "singular"
        return Mention(sentence, start, end, words, kind, type_, head, number, title=title)
    rest, owner = words, None
    if owned := OWNED.fullmatch(words) or OF.fullmatch(words):
        group = "before" if "before" in owned.groupdict() else "after"
        first, rest = owned.start(group) + start, owned["rest"]
        owner = Mention(sentence, first, first + len(owned[group]), owned[group], MentionKind.NAME, "Country")
    parts = rest.split()
    determiner = parts.pop(0).lower() if parts[0].lower() in DETERMINERS | {"both"} else ""
    head = re.split(" (?:of|in) ", " ".join(parts))[0].split()[-1].lower()
    plural = head in IRREGULAR or (head.endswith("s") and not head.endswith("ss"))
    lemma = IRREGULAR.get(head, head.removesuffix("s") if plural else head)
    number = "plural" if plural else "singular"
    return Mention(sentence, start, end, words, kind, type_, lemma, number, determiner, tuple(parts[:-1]), owner)


def edges(reading):
    """Return the claims as (subject, predicate, object), sorted."""
    return sorted((claim.subject.name, claim.predicate, _name(claim.object)) for claim in reading.claims)


def _name(node):
    return node.text if isinstance(node, Value) else node.name


def only(reading, predicate=None):
    """Return the one claim of a reading, of one predicate if given."""
    (claim,) = [claim for claim in reading.claims if predicate in {None, claim.predicate}]
    return claim


def taken_for(reading):
    """Return the names of a text with what they were taken for, in order."""
    return [(link.text, link.entity.name) for link in reading.links]
