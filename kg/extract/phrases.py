"""Phrases as mentions: how a noun phrase refers, and what kind of thing its head word names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg import world
from kg.extract.almanac import is_temporal
from kg.extract.ends import cut
from kg.extract.extents import Extents
from kg.extract.tree import Tree
from kg.model import Mention, MentionKind
from kg.schema import Ontology

__all__ = ["OWN", "Phrases"]

PERSONAL = {
    "he": "Person",
    "she": "Person",
    "they": "Group",
    "we": "Group",
    "i": "Person",
    "you": "Person",
    "it": "Thing",
    "who": "Person",
}
OWN = {"his": "he", "her": "she", "their": "they", "its": "it", "our": "we", "my": "i", "your": "you"}
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "EX"})
# Words of number or kind that stand for people when they act: "36 accepted", "some refused", "others".
PEOPLE = frozenset(
    {
        "some",
        "many",
        "others",
        "most",
        "both",
        "several",
        "few",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "all",
        "those",
    }
)
CROWDS = frozenset({"number", "handful", "couple", "bunch", "crowd", "majority", "series", "dozen", "score"})
PEOPLE_CLASSES = ("Person", "Group", "Organization", "Country")
AGENT_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "eer", "ologist")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Makes mentions from the words of one sentence; `events` are the lemmas of nouns that tell of events."""

    tree: Tree
    ontology: Ontology
    events: frozenset[str] = frozenset()

    @property
    def extents(self) -> Extents:
        """Return what tells how far phrases reach."""
        return Extents(self.tree, self.ontology, self.events)

    def mention(self, word: int) -> Mention:
        """Return the mention that a noun phrase makes: by the name it is, by pronoun, or by description."""
        tree = self.tree
        name = tree.names[word] or self._name_beside(word)
        if name:
            return replace(name, type="Topic") if self._is_storm(name) else self._with_owner(name, word)
        token = tree.tokens[word]
        if self.is_demonym(word):
            return self._nation(word)
        meant = any(map(tree.is_bound, tree.kids(word, "acl:relcl")))  # "what they want"
        if token.pos == "PRON" and token.tag in PRONOUN_TAGS and not meant:
            lower = OWN.get(token.lemma.lower(), token.lemma.lower())
            number = "plural" if lower in ("they", "we") else "singular"
            return Mention(
                tree.sentence.index, token.start, token.end, token.text, MentionKind.PRONOUN,
                PERSONAL.get(lower, "Thing"), head=lower, number=number,
            )  # fmt: skip
        return self._described(word)

    def speaker(self, word: int) -> Mention:
        """Return who speaks, without whom they cite and what they report: "police, quoted by state media"."""
        mention = self.mention(word)
        if mention.kind is not MentionKind.NOMINAL:
            return mention
        about = [kid for kid in self.tree.kids(word, "nmod") if self.tree.case(kid) in ("of", "about")]
        reported = about if self.tree.lemma(word) in self.ontology.words("reportNouns") else []
        cited = [kid for kid in self.tree.kids(word, "acl") if self._is_beside_speaker(kid)]
        return self._undated(self._described(word, (*cited, *reported)), word)

    def _undated(self, mention: Mention, word: int) -> Mention:
        """Take off what stands from a date on: a spokesman "in Oslo Friday" spoke on Friday."""
        for token in self.tree.tokens[word + 1 :]:
            if token.end <= mention.end and is_temporal(token.text):
                return cut(self.tree, mention, token.start) or mention
        return mention

    def _is_beside_speaker(self, clause: int) -> bool:
        """Tell whether a clause tells how a speaker speaks or whom they cite: "who asked not to be named"."""
        relative = self.tree.tokens[clause].dep == "acl:relcl"
        return relative or bool(self.tree.mark(clause)) or self.tree.lemma(clause) in self.ontology.words("citingVerbs")

    def is_called(self, word: int) -> bool:
        """Tell whether a word is part of a name or names a nation."""
        return self.tree.names[word] is not None or self.is_demonym(word)

    def is_demonym(self, word: int) -> bool:
        """Tell whether a modifier names a nation: "Japanese" in "the Japanese ministry"."""
        modifies = self.tree.is_dep(word, "amod", "compound", "nmod:desc")
        return modifies and self._nation_words(word) is not None and not self._tells_people(word)

    def _tells_people(self, word: int) -> bool:
        """Tell whether two demonyms in a row name a people that is neither's: "the Turkish Cypriot leader"."""
        head = self.tree.tokens[word].head
        beside = [kid for kid in self.tree.kids(head, "amod", "compound") if kid in (word - 1, word + 1)]
        beside += [kid for kid in self.tree.kids(word, "amod", "compound") if kid == word - 1]
        return any(self._nation_words(kid) not in (None, self._nation_words(word)) for kid in beside)

    def _nation_words(self, word: int) -> tuple[int, int] | None:
        """Return the words of the demonym that ends here: "South Korean" is two."""
        texts = self.tree.texts
        for begin in (word - 1, word):
            joined = begin > 0 and texts[begin - 1] == "-"  # "pro-Syrian" is no Syrian
            found = world.longest_match(texts, begin) if begin >= 0 and not joined else None
            if found and found[1] == word + 1 and found[0].kind == "demonym" and found[0].country:
                return begin, word + 1
        return None

    def _nation(self, word: int) -> Mention:
        begin, end = self._nation_words(word) or (word, word + 1)
        start, stop = self.tree.tokens[begin].start, self.tree.tokens[end - 1].end
        text = self.tree.text(start, stop)
        return Mention(self.tree.sentence.index, start, stop, text, MentionKind.NAME, "Country", head=text.lower())

    def clause(self, word: int) -> Mention:
        """Return a clause as a topic, in the article's words without "that" and "to"."""
        return self.nominal(word, *self.tree.span(*self.extents.clause(word)), "Topic")

    def wish(self, word: int, head: int) -> Mention | None:
        """Return what is to become of something, "the vote to be annulled", where an infinitive tells; else None."""
        tree = self.tree
        begin, end = self.extents.noun(word, people=True)
        for kid in (*tree.kids(word, "acl"), *tree.kids(head, "xcomp", "advcl", "acl")):
            if tree.mark(kid) == "to" and min(tree.descendants(kid)) == end:
                return self.nominal(word, *tree.span(begin, self.extents.clause(kid, whole=True)[1]), "Topic")
        return None

    def nominal(self, word: int, start: int, end: int, kind: str) -> Mention:
        """Return a span, headed by a word, as a description of some class."""
        tree = self.tree
        text = tree.text(start, end)
        return Mention(tree.sentence.index, start, end, text, MentionKind.NOMINAL, kind, head=tree.lemma(word))

    def _name_beside(self, word: int) -> Mention | None:
        """Return the name that a description carries: "the minister, Ada Osei", "spokesman Cho Tai-young"."""
        if self.tree.lemma(word) == "one":
            return self._name_of_one(word)
        if not self.is_person_noun(word) and self._type(word) != "Organization":
            return None
        for child in self.tree.kids(word, "appos", "flat", "nmod:desc"):
            name = self.tree.names[child]
            if name and name.type in ("Person", "Organization"):
                return name
        return None

    def _name_of_one(self, word: int) -> Mention | None:
        """Return who one of several is, where the text tells: "one of his lawyers, Ada Osei"."""
        several = [kid for kid in self.tree.kids(word, "nmod") if self.tree.case(kid) == "of"]
        names = [self.tree.names[name] for kid in several for name in self.tree.kids(kid, "appos")]
        return next((name for name in names if name and name.type == "Person"), None)

    def _is_storm(self, name: Mention) -> bool:
        """Tell whether a name that people have is that of a storm: "Hurricane Ada"."""
        before = self.tree.text(self.tree.sentence.start, name.start).split()
        return name.type == "Person" and bool(before) and before[-1].lower() in self.ontology.words("storms")

    def _with_owner(self, name: Mention, word: int) -> Mention:
        if name.type != "Organization":
            return name
        owner = self._owner(word) or self._nation_before(word, name)
        owned = self.tree.kid(word, "nmod:poss")  # "its rival Varde Lines" is no other than Varde Lines
        return replace(name, owner=owner, modifiers=() if owned is not None else self._modifiers(word, name))

    def _nation_before(self, word: int, name: Mention) -> Mention | None:
        """Return the nation right before a name that is not its own: "Russian" in "Russian Air Force"."""
        before = [kid for kid in self.tree.kids(word, "amod") if self.tree.names[kid] is None and self.is_demonym(kid)]
        nations = [self._nation(kid) for kid in before]
        return next((nation for nation in nations if nation.end + 1 == name.start), None)

    def _described(self, word: int, but: tuple[int, ...] = ()) -> Mention:
        tree, token = self.tree, self.tree.tokens[word]
        kind = self._type(word)
        begin, end = self.extents.noun(word, people=kind in PEOPLE_CLASSES, but=but)
        start, stop = tree.span(self._compound_begin(word, begin), end)
        return Mention(
            sentence=tree.sentence.index,
            start=start,
            end=stop,
            text=tree.text(start, stop),
            kind=MentionKind.NOMINAL,
            type=kind,
            head=token.lemma.lower(),
            number="plural" if token.tag in ("NNS", "NNPS") else "singular",
            determiner=self._determiner(word),
            modifiers=self._modifiers(word, None),
            owner=self._owner(word),
        )

    def _determiner(self, noun: int) -> str:
        """Return the article of a noun or what stands for one: "the", "its"."""
        article, owner = self.tree.kid(noun, "det"), self.tree.kid(noun, "nmod:poss")
        if article is None and owner is not None and self.tree.tokens[owner].pos == "PRON":
            article = owner
        return "" if article is None else self.tree.tokens[article].text.lower()

    def _compound_begin(self, word: int, begin: int) -> int:
        """Return where a compound begins: "foreign" belongs to "ministry" in "foreign ministry spokesman"."""
        tree = self.tree
        while (
            begin > 0
            and tree.is_dep(word, "compound")
            and tree.tokens[begin - 1].dep in ("amod", "compound")
            and tree.tokens[begin - 1].head == tree.tokens[word].head
            and not self.is_demonym(begin - 1)
        ):
            begin -= 1
        return begin

    def _modifiers(self, word: int, name: Mention | None) -> tuple[str, ...]:
        before = [kid for kid in self.tree.kids(word, "amod", "compound", "nummod", "nmod:desc") if kid < word]
        return tuple(self.tree.tokens[kid].text for kid in before if name is None or self.tree.names[kid] is not name)

    def _owner(self, word: int) -> Mention | None:
        """Return the possessor: "Japan" in "Japan's government" and in "the government of Japan"."""
        for kid in self.tree.kids(word, "nmod:poss", "nmod"):
            possessive = self.tree.tokens[kid].dep == "nmod:poss" or self.tree.case(kid) == "of"
            if possessive and self.tree.names[kid] and self.tree.names[kid] is not self.tree.names[word]:
                return self.tree.names[kid]
        return None

    def is_person_noun(self, word: int) -> bool:
        """Tell whether a noun describes people: an office, a trade, a kin."""
        lemma = self.tree.lemma(word)
        known = world.nouns().get(lemma) == "Person" or world.titles().get(lemma) in ("office", "person")
        return known or lemma in self.ontology.words("officeNouns")

    def _type(self, word: int) -> str:
        """Return the class that the head word names."""
        tree, token, lemma = self.tree, self.tree.tokens[word], self.tree.lemma(word)
        plural = token.tag in ("NNS", "NNPS") or lemma == "people"
        double = world.nouns().get(f"{tree.lemma(word - 1)} {lemma}") if word else None  # "coast guard"
        if double:
            return double
        if self.is_person_noun(word):
            return "Group" if plural else "Person"
        known = world.lookup(token.text)
        if known and known.kind == "demonym":
            return "Group" if plural or tree.kid(word, "det") is not None else "Person"
        kind = "Agreement" if lemma in self.ontology.words("agreementNouns") else world.nouns().get(lemma)
        if kind:
            return "Group" if kind == "Organization" and (plural or self._is_made_of_people(word)) else kind
        subject, number = tree.is_dep(word, "nsubj"), token.pos == "NUM" or token.text.lower() in PEOPLE
        counts = (number and subject) or ((number or lemma in CROWDS) and self._is_made_of_people(word))
        if counts or self._is_who(word) or (plural and subject and lemma.endswith(AGENT_ENDINGS)):
            return "Group" if counts or plural else "Person"
        return "Topic"

    def _is_who(self, word: int) -> bool:
        """Tell whether "who" stands right behind a noun: whatever it is, it is a person."""
        return self.tree.kid(word, "acl:relcl") is not None and self.tree.texts[word + 1 : word + 2] == ("who",)

    def _is_made_of_people(self, word: int) -> bool:
        """Tell whether a noun only counts people: "a group of fishermen"."""
        tree = self.tree
        return any(tree.case(kid) == "of" and self._type(kid) == "Group" for kid in tree.kids(word, "nmod"))
