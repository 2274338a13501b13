"""Reads sentences with the shipped parser and prints what pronouns and descriptions in them were taken for.

``python -m tests.resolve.readings`` writes what is found now into the case files; read the difference before you commit
it, line by line: each must be what the text says. A pronoun that stays open is "?", and so is a description that may be
somebody named before; a description that only stands for itself is left out. Paragraphs are separated by " | ".
"""

from pathlib import Path

from kg.extract import extract, find_occurrences
from kg.language import load_parser
from kg.model import MentionKind
from kg.rdf.ontology import load_ontology
from kg.resolve.referents import refer
from kg.resolve.scene import set_scene
from tests.extract.readings import document_of
from tests.golden import rewrite

CASES = Path(__file__).parent / "cases"
DEFINITE = {"the", "both", "his", "her", "its", "their", "this", "that", "two"}
ITSELF = {"described by its words", "the name beside it", "what it is said of", "the same phrase"}
TYPES = {"Person", "Group", "Organization", "Country", "City", "Place"}


def referents_of(text):
    """Return the referents in a text, in its order."""
    referents = refer(scene_of(text)).values()
    return sorted(referents, key=lambda referent: (referent.mention.start, referent.mention.end))


def names_in(text):
    """Return what the names in a text were taken for, in its order."""
    names = scene_of(text).names
    return [names[span][0] for span in sorted(names)]


def scene_of(text):
    """Return the scene of a text."""
    document, ontology = document_of(text.replace(" | ", "\n\n")), load_ontology()
    sentences = tuple(load_parser().parse(document))
    occurrences = tuple(find_occurrences(document, sentences, ontology))
    return set_scene(document, sentences, list(extract(document, sentences, ontology)), ontology, occurrences)


def lines_of(text):
    """Return what each pronoun and description was taken for, one in a line, in the order of the text."""
    found = (referent for referent in referents_of(text) if _counts(referent))
    return list(dict.fromkeys(f"{referent.mention.text} -> {_names(referent)}" for referent in found))


def _counts(referent):
    mention = referent.mention
    if mention.kind is MentionKind.NOMINAL:
        definite = {mention.determiner, mention.head} & DEFINITE or mention.owner
        return definite and mention.type in TYPES and referent.reason not in ITSELF
    return mention.kind is MentionKind.PRONOUN


def _names(referent):
    return " + ".join(entity.name for entity in referent.entities) or "?"


if __name__ == "__main__":
    rewrite(CASES, lines_of)
