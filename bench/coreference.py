"""Measures what kg takes pronouns and descriptions for, on the coreference of GUM, from raw text.

    python bench/coreference.py gum/dev.conllu.gz --genres news interview bio
    python bench/coreference.py gum/dev.conllu.gz --details

kg parses and resolves each text by itself; its mentions meet those of GUM by their characters. Pronouns and
descriptions ("the minister", "both countries", "its chairman") are counted. Precision: of those that kg takes for
something mentioned before, the share where that is the same thing in GUM. What kg takes one for is judged by what most
of its earlier names in the text are in GUM or, where it has none, by its nearest earlier description. Recall: of the
pronouns for people, organisations and places that GUM knows by a noun, and of the definite descriptions of such for
which it has a name before them, the share that kg takes for the right thing. Descriptions that repeat earlier words
stand apart. What stands beside a name or is said of it, as title, apposition or predicate, is not counted, nor are
governments: kg takes them for their countries, and GUM does not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gum import GoldDocument, GoldMention, read_gum

from kg.extract import extract, find_occurrences
from kg.language import load_parser
from kg.model import Entity, Mention, MentionKind
from kg.rdf.ontology import load_ontology
from kg.resolve.referents import refer
from kg.resolve.scene import Referent, set_scene

KINDS = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "he, she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"), "I, we"),
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our", "my"})
ACTORS = frozenset({"person", "organization", "place"})
DESCRIPTION, REPEATED = "descriptions", "same words"
ROWS = ("he, she", "it", "they", "I, we", "all pronouns", DESCRIPTION, REPEATED)
BESIDE = frozenset(
    {
        "the name beside it",
        "what it is said of",
        "the same phrase",
        "a body that every state has, with its country",
    }
)
NO_ANAPHORS = frozenset({"appos", "pred"})
GOVERNMENTS = frozenset({"government"})
TYPES = frozenset({"Person", "Group", "Organization", "Place", "City", "Country"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one pronoun or description."""

    row: str
    resolved: bool
    right: bool
    wanted: bool  # whether GUM has an antecedent for it that kg could know
    words: str
    taken_for: str
    reason: str


def main() -> None:
    """Read the corpus and print the measurements."""
    options = _options()
    documents = [gold for path in options.corpus for gold in read_gum(path)]
    parser, ontology = load_parser(), load_ontology()
    verdicts: dict[str, list[Verdict]] = {}
    for gold in documents:
        sentences = tuple(parser.parse(gold.document))
        verdicts.setdefault(gold.genre, []).extend(judge(gold, sentences, ontology))
    _print(documents, verdicts, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="+", help="CoNLL-U files of GUM, plain or .gz")
    parser.add_argument("--genres", nargs="*", default=["news", "interview", "bio"], help="reported apart")
    parser.add_argument("--details", action="store_true", help="print every verdict")
    return parser.parse_args()


def judge(gold: GoldDocument, sentences: Sequence, ontology: object) -> Iterator[Verdict]:
    """Yield a verdict on each pronoun and description in a document, kg's first and then what it missed."""
    findings = list(extract(gold.document, sentences, ontology))
    occurrences = tuple(find_occurrences(gold.document, sentences, ontology))
    scene = set_scene(gold.document, sentences, findings, ontology, occurrences)
    referents = list(refer(scene).values())
    yield from Judge(gold, referents).verdicts()


class Judge:
    """Compares the referents of a document with its gold mentions."""

    def __init__(self, gold: GoldDocument, referents: Sequence[Referent]) -> None:
        self.gold = gold
        self.referents = sorted(referents, key=lambda referent: (referent.mention.start, referent.mention.end))
        self.by_head = {mention.head: [] for mention in gold.mentions}
        for mention in gold.mentions:
            self.by_head[mention.head].append(mention)
        self.places: dict[str, list[Mention]] = {}
        for referent in self.referents:
            if len(referent.entities) == 1 and referent.mention.kind is not MentionKind.PRONOUN:
                self.places.setdefault(referent.entities[0].id, []).append(referent.mention)

    def verdicts(self) -> Iterator[Verdict]:
        """Yield a verdict for each anaphor that kg or GUM has."""
        met: set[GoldMention] = set()
        for referent in self.referents:
            row = self._row(referent)
            if row is None:
                continue
            gold = self.gold_of(referent.mention)
            resolved = self._is_resolved(referent, row)
            wanted = gold is not None and gold not in met and self._is_wanted(gold, row)
            if gold is not None:
                met.add(gold)
            if resolved or wanted:
                yield Verdict(
                    row, resolved, resolved and self._is_right(referent, gold), wanted, self._around(referent.mention),
                    " + ".join(entity.name for entity in referent.entities), referent.reason,
                )  # fmt: skip
        for gold in self.gold.mentions:  # what kg has no mention for
            row = self._gold_row(gold)
            if gold not in met and row and self._is_wanted(gold, row):
                yield Verdict(row, False, False, True, self._around(gold), "", "no mention")

    def gold_of(self, mention: Mention) -> GoldMention | None:
        """Return the gold mention whose head a mention holds and that shares most of its characters."""
        inside = [
            gold
            for (start, end), golds in self.by_head.items()
            if mention.start <= start and end <= mention.end
            for gold in golds
        ]
        return max(inside, key=lambda gold: (_overlap(gold, mention), gold.start), default=None)

    def _row(self, referent: Referent) -> str | None:
        mention = referent.mention
        if mention.kind is MentionKind.PRONOUN:
            return KINDS.get(mention.text.lower())
        if mention.kind is MentionKind.NAME or referent.reason in BESIDE:
            return None
        if mention.head in GOVERNMENTS or mention.type not in TYPES or mention.determiner not in DEFINITE:
            return None
        repeated = referent.reason == "described by its words"
        return REPEATED if repeated and self._earlier(referent) else DESCRIPTION

    def _gold_row(self, gold: GoldMention) -> str | None:
        text = self.gold.document.text[gold.start : gold.end].lower()
        if gold.is_pronoun:
            return KINDS.get(text)
        counts = not gold.is_name and text.split()[0] in DEFINITE and text.split()[-1] not in GOVERNMENTS
        return DESCRIPTION if counts and len(text.split()) > 1 else None

    def _is_resolved(self, referent: Referent, row: str) -> bool:
        if row == DESCRIPTION:
            return referent.reason != "described by its words" and self._earlier(referent)
        return bool(referent.entities)

    def _earlier(self, referent: Referent) -> bool:
        earlier = (self._before(entity, referent.mention) for entity in referent.entities)
        return bool(referent.entities) and all(earlier)

    def _before(self, entity: Entity, anaphor: Mention) -> list[Mention]:
        """Return by what an entity was mentioned before: by name if ever; "I" may stand before its speaker's name."""
        places = [place for place in self.places.get(entity.id, ()) if _span(place) != _span(anaphor)]
        before = [place for place in places if place.end <= anaphor.start]
        names = [place for place in before if place.kind is MentionKind.NAME]
        later = places[:1] if anaphor.kind is MentionKind.PRONOUN else []
        return names or before[-1:] or later

    def _taken_for(self, entity: Entity, anaphor: Mention) -> GoldMention | None:
        found = [self.gold_of(mention) for mention in self._before(entity, anaphor)]
        numbers = Counter(mention.number for mention in found if mention)
        best = max(numbers.values(), default=0)
        return next((mention for mention in found[::-1] if mention and numbers[mention.number] == best), None)

    def _is_right(self, referent: Referent, gold: GoldMention | None) -> bool:
        found = [self._taken_for(entity, referent.mention) for entity in referent.entities]
        if gold is None or None in found:
            return False
        numbers = {mention.number for mention in found if mention}
        if numbers == {gold.number} or (len(numbers) > 1 and numbers == self.gold.split.get(gold.number)):
            return True
        together = (mention for mention in self.gold.mentions if mention.number == gold.number)
        return len(numbers) > 1 and any(
            all(each.start <= part.start and part.end <= each.end for part in found if part) for each in together
        )

    def _is_wanted(self, gold: GoldMention, row: str) -> bool:
        if gold.type not in ACTORS or gold.link in NO_ANAPHORS:
            return False
        others = [mention for mention in self.gold.mentions if mention.number == gold.number and mention is not gold]
        before = [mention for mention in others if mention.end <= gold.start]
        if row in (DESCRIPTION, REPEATED):
            text = self.gold.document.text[gold.start : gold.end].lower()
            return text.split()[0] in DEFINITE and not gold.is_name and any(mention.is_name for mention in before)
        nouns = [mention for mention in (others if row == "I, we" else before) if not mention.is_pronoun]
        return bool(nouns) or gold.number in self.gold.split

    def _around(self, mention: Mention | GoldMention) -> str:
        text = self.gold.document.text
        before, after = text[max(0, mention.start - 90) : mention.start], text[mention.end : mention.end + 30]
        return f"{before}[[{text[mention.start : mention.end]}]]{after}".replace("\n", " ")


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _overlap(gold: GoldMention, mention: Mention) -> float:
    shared = min(gold.end, mention.end) - max(gold.start, mention.start)
    return shared / (max(gold.end, mention.end) - min(gold.start, mention.start))


def _print(documents: Sequence[GoldDocument], verdicts: dict[str, list[Verdict]], options: argparse.Namespace) -> None:
    every = [verdict for genre in sorted(verdicts) for verdict in verdicts[genre]]
    groups = [*((genre, verdicts.get(genre, [])) for genre in options.genres)]
    together = [verdict for _, some in groups for verdict in some]
    if options.details:
        for verdict in every:
            state = "right" if verdict.right else "WRONG" if verdict.resolved else "open"
            print(state, verdict.row, verdict.words, f"-> {verdict.taken_for} ({verdict.reason})", sep="\t")
    print(f"{len(documents)} documents, {sum(len(gold.document.text.split()) for gold in documents):,} words")
    for name, some in (*groups, (" + ".join(options.genres), together), ("all genres", every)):
        print(f"\n{name}")
        for row in ROWS:
            _print_row(row, [each for each in some if row in (each.row, _total(each.row))])


def _total(row: str) -> str:
    return "" if row in (DESCRIPTION, REPEATED) else "all pronouns"


def _print_row(row: str, verdicts: Iterable[Verdict]) -> None:
    count = Counter[str]()
    for verdict in verdicts:
        count.update(resolved=verdict.resolved, right=verdict.right, wanted=verdict.wanted)
        count.update(found=verdict.right and verdict.wanted)
    precision = f"{count['right'] / count['resolved']:.2f}" if count["resolved"] else "-"
    recall = f"{count['found'] / count['wanted']:.2f}" if count["wanted"] else "-"
    print(
        f"  {row:13} precision {precision:>4} ({count['right']:4} of {count['resolved']:4})"
        f"  recall {recall:>4} ({count['found']:4} of {count['wanted']:4})"
    )


if __name__ == "__main__":
    main()
