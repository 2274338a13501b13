"""Offices as the text tells of them: whose they are, whether they are still held, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.phrases import Phrases
from kg.extract.titles import Titles
from kg.extract.tree import OUTSIDE_PHRASE, Tree
from kg.model import Mention, Proposition
from kg.reasons import Miss, Reason
from kg.schema import Frame, Ontology

__all__ = ["Offices"]

OPINIONS = ("pro-", "anti-")
BYGONE = frozenset({"during", "until"})
PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class Offices:
    """Judges the nouns of one sentence that name what somebody is."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    titles: Titles

    def objection(self, frame: Frame, proposition: Proposition, holders: list[Mention]) -> Miss | None:
        """Return why a noun gives no lasting state, or None."""
        if proposition.pos != "NOUN":
            return None
        office = proposition.predicate
        if self._is_over(office):
            return Miss(Reason.OVER)
        if self._holds_an_opinion(office) or self._is_ranked(office):
            return Miss(Reason.SENSE)
        if self._is_one_of_many(office, holders):
            return Miss(Reason.MANY)
        another = self._serves_another(frame, office) or self._is_behind_place(office)
        another = another or self._speaks_for_field(frame, office)
        return Miss(Reason.ANOTHER) if another else None

    def _holds_an_opinion(self, office: int) -> bool:
        """Tell whether somebody leads no body but those of one mind: a "pro-democracy leader"."""
        words = self.tree.kids(office, "amod") if self.tree.lemma(office) == "leader" else []
        return any(self._spelled(word).startswith(OPINIONS) for word in words)

    def _is_ranked(self, office: int) -> bool:
        """Tell whether somebody is compared with others and given no office: "the highest-ranking official to go"."""
        tree = self.tree
        modifiers = [part for word in tree.kids(office, "amod") for part in (word, *tree.kids(word, "amod", "advmod"))]
        ranks = any(tree.tokens[word].tag in ("JJS", "RBS") for word in modifiers)
        return ranks and any(tree.mark(kid) == "to" for kid in tree.kids(office, "acl"))

    def was(self, office: int) -> bool:
        """Tell whether the text tells of an office in the past tense: "was minister", "led the bank"."""
        copula = self.tree.kid(office, "cop")
        verb = self.tree.tokens[office if copula is None else copula]
        return verb.tag == "VBD" and verb.lemma.lower() not in self.ontology.words("enteringVerbs")

    def begin(self, office: int, begin: int) -> int:
        """Return where an office begins of which the phrase begins at `begin`; no preposition belongs to it.

        Nor do its holder's age, and what befell its holder, is over or will pass: "wanted commander", "the former
        president", "the visiting minister".
        """
        tree, word = self.tree, self.titles.begin(office, begin)
        word = self._behind_age(self._with_first_field(self._whole(word), office), office)
        while word < office and (
            tree.tokens[word].pos == "ADP" or tree.tokens[word].tag == "WP$" or self._befell(word, office)
        ):
            word += 1
        return word

    def _whole(self, begin: int) -> int:
        """Return where the compound begins whose last part stands there: "General" in "Undersecretary-General"."""
        texts, tokens = self.tree.texts, self.tree.tokens
        begin += texts[begin] == "-"
        while begin >= 2 and texts[begin - 1] == "-" and tokens[begin - 1].end == tokens[begin].start:
            begin -= 2
        return begin

    def _with_first_field(self, begin: int, office: int) -> int:
        """Return where the first of two fields begins: "Public Service" in "Public Service and Trade Minister"."""
        return min(self._first_field(begin), default=begin) if self._is_second_field(begin, office) else begin

    def _is_second_field(self, word: int, office: int) -> bool:
        """Tell whether a word before an office stands behind "and" and so is one of two fields."""
        tree = self.tree
        joined = word < office and word > 1 and tree.texts[word - 1].lower() in ("and", "&")
        return joined and tree.is_dep(word, "compound", "amod") and bool(self._first_field(word))

    def _first_field(self, second: int) -> list[int]:
        """Return the words with capitals before "and", unless they are somebody: "Ravel and Trade Minister Lind"."""
        tree, words = self.tree, list[int]()
        for word in range(second - 2, -1, -1):
            if tree.tokens[word].pos in ("PUNCT", "ADP", "DET") or not tree.texts[word][0].isupper():
                break
            words.append(word)
        somebody = any(tree.names[word] is not None or self.phrases.is_person_noun(word) for word in words)
        return [] if somebody or self.phrases.is_person_noun(second) else words

    def _behind_age(self, begin: int, office: int) -> int:
        """Return where an office begins behind an age: "79-year-old" tells of its holder."""
        texts = self.tree.texts
        ages = (at for at in range(begin + 2, office) if texts[at - 1] == "-" and texts[at].lower() == "old")
        return next((age + 1 for age in ages), begin)

    def _befell(self, word: int, office: int) -> bool:
        token = self.tree.tokens[word]
        passing = token.text in self.ontology.words("passing")
        over = passing or (token.tag == "VBN" and token.text.islower())
        return token.head == office and token.dep == "amod" and over

    def end(self, office: int, end: int) -> int:
        """Return where an office ends of which the phrase ends at `end`: of two words, either may have the rest."""
        first = self.titles.first_half(office)
        return end if first is None else max(end, self.tree.phrase(first)[1])

    def ranks_behind(self, office: int) -> list[int]:
        """Return words behind an office that belong to the rank after it: "director Navy Captain Lind"."""
        kids = self.tree.kids(office, "compound", "amod")
        return [kid for kid in kids if kid > office and self.tree.texts[kid - 1] != "-"]

    def told_behind(self, office: int, end: int) -> list[int]:
        """Return words behind an office that begin to tell what befell its holder or a body: "killed in June"."""
        tokens = self.tree.tokens[office + 1 : end]
        return [token.index for token in tokens if token.dep == "acl" and token.tag in ("VBN", "VBG")]

    def is_served(self, word: int, proposition: Proposition) -> bool:
        """Tell whether a word may say whom an office serves.

        It may say which office it is instead, as in "chief of staff" and "Defense Secretary". The country of an
        opposition leader is not served, and neither is whom somebody is a fellow of.
        """
        office = proposition.predicate
        if proposition.pos != "NOUN" or self.tree.lemma(office) not in self.ontology.words("offices"):
            return True
        token = self.tree.tokens[word]
        bare = token.tag == "NN" and not self.tree.kids(word, "det", "amod", "compound", "nmod:poss")
        portfolio = word < office and self.tree.lemma(word) in self.ontology.words("portfolios")
        part = (
            portfolio
            or self._is_second_field(word, office)
            or (bare and self.tree.case(word) == "of")
            or self._is_quality(word)
        )
        part = part or self._is_behind_holder(word, office)
        elsewhere = self._is_of_another_side(word, office) or self._is_behind_body(word, office)
        return not (part or elsewhere or self._is_of_a_city(word, office))

    def _is_behind_body(self, word: int, office: int) -> bool:
        """Tell whether an adjective tells whose a body is that is no state's: the "Indian cricket board president"."""
        tree = self.tree
        if not self.phrases.is_demonym(word):
            return False
        bodies = [kid for kid in tree.kids(office, "compound") if kid > word and tree.kids(kid, "compound")]
        return any(tree.lemma(kid) in self.ontology.words("privateBodies") for kid in bodies)

    def _is_behind_holder(self, word: int, office: int) -> bool:
        """Tell whether words behind a name tell where somebody is from: "the team's leader, Ada Osei of the clinic"."""
        names = [kid for kid in self.tree.kids(office, "appos") if self.tree.names[kid] is not None]
        return self.tree.case(word) == "of" and any(office < name < word for name in names)

    def _is_of_a_city(self, word: int, office: int) -> bool:
        """Tell whether an office is one of a city: the mayor of a capital does not serve its country as such."""
        tree, name = self.tree, self.tree.names[word]
        beside = {tree.lemma(kid) for kid in tree.kids(office, "amod", "compound")}
        of_city = tree.lemma(office) in self.ontology.words("cityOffices")
        return (
            name is not None
            and name.type == "City"
            and (of_city or not beside.isdisjoint(self.ontology.words("cityServices")))
        )

    def _is_quality(self, word: int) -> bool:
        """Tell whether a word only tells of what kind an office is: an adjective that is no country's serves nobody."""
        named = self.tree.names[word] is not None or self.phrases.is_demonym(word)
        return self.tree.tokens[word].tag == "JJ" and not named

    def _is_of_another_side(self, word: int, office: int) -> bool:
        sides = {self.tree.lemma(kid) for kid in self.tree.kids(office, "amod", "compound")}
        if "fellow" in sides and self.tree.is_dep(word, "nmod:poss"):
            return True
        name = self.tree.names[word]
        country = self.phrases.is_demonym(word) or (name is not None and name.type == "Country")
        return country and not sides.isdisjoint(self.ontology.words("ownSides"))

    def _is_over(self, office: int) -> bool:
        """Tell whether an office is not held now: "former president", "president-elect", "self-declared governor"."""
        tree, over = self.tree, self.ontology.words("notAnyMore")
        if any(tree.lemma(word) in over or self._spelled(word) in over for word in self._beside(office)):
            return True
        end = tree.phrase(office)[1]
        return (
            self._is_gone(office)
            or self._is_ended(office)
            or (end < len(tree.tokens) and tree.lemma(end) in self.ontology.words("aspirants"))
        )

    def _beside(self, office: int) -> set[int]:
        """Return the words that tell what an office is, without those of whom it is: "the former king's aide"."""
        tree = self.tree
        first = self.titles.begin(office, tree.phrase(office)[0])
        words = {*range(first, office), *tree.kids(office, "amod", "compound", "advmod")}
        if tree.is_dep(office, "nmod:desc", "compound", "flat"):  # "former" may hang from the person
            words.update(kid for kid in tree.children[tree.tokens[office].head] if kid < office)
        if first >= 2 and tree.tokens[first - 1].text == "-":  # "then-President"
            words.add(first - 2)
        return words.difference(*(tree.descendants(owner) for owner in tree.kids(office, "nmod:poss")))

    def _is_gone(self, office: int) -> bool:
        """Tell whether the body is no more: "leader of the disbanded militia"."""
        bodies = self.tree.kids(office, "nmod", "compound")
        modifiers = (kid for body in bodies for kid in self.tree.kids(body, "amod"))
        return any(self._spelled(kid) in self.ontology.words("goneBodies") for kid in modifiers)

    def _is_ended(self, office: int) -> bool:
        """Tell whether an office was over with what is told: "ousted President Lind", "the leader during the war"."""
        tree = self.tree
        if any(tree.case(kid) in BYGONE for kid in tree.kids(office, "nmod")):
            return True
        holder = self.titles.holder(office)
        person = office if holder is None or tree.head(holder) == office else holder
        verb = tree.head(person)
        taken = verb is not None and tree.is_dep(person, "obj", "nsubj:pass") and tree.tokens[verb].tag in PAST
        return taken and verb is not None and tree.lemma(verb) in self.ontology.words("oustingVerbs")

    def _is_behind_place(self, office: int) -> bool:
        """Tell whether what stands before an office belongs to the clause: "In Accra Minister Lind met them"."""
        tree = self.tree
        title = tree.is_dep(office, "nmod:desc") and tree.is_dep(tree.tokens[office].head, "nsubj")
        return title and tree.tokens[tree.phrase(office, without=OUTSIDE_PHRASE - {"case"})[0]].pos == "ADP"

    def _speaks_for_field(self, frame: Frame, office: int) -> bool:
        """Tell whether somebody speaks for one field only: a "Norwegian justice spokesman" does not for Norway."""
        speaks = "nmod:for" in frame.roles.get("object", ()) and self.tree.kids(office, "compound")
        return bool(speaks) and office > 0 and self.tree.lemma(office - 1) in self.ontology.words("portfolios")

    def _spelled(self, word: int) -> str:
        """Return a word as it is written, with what a hyphen joins to it: "self-proclaimed"."""
        texts = self.tree.texts
        joined = word >= 2 and texts[word - 1] == "-"
        return f"{texts[word - 2]}-{texts[word]}".lower() if joined else texts[word].lower()

    def _is_one_of_many(self, office: int, holders: list[Mention]) -> bool:
        """Tell whether a plural stands for one person: who is "among the leaders" has no office of that name."""
        copula = self.tree.kid(office, "cop")
        plural = len(holders) == 1 and self.tree.tokens[office].tag == "NNS"
        return plural or (copula is not None and bool(self.tree.case(office)))

    def _serves_another(self, frame: Frame, office: int) -> bool:
        """Tell whether a body before an office is whose it is: a "police chief of Oslo" is not the head of Oslo."""
        places = frame.roles.get("object", ())
        trade = self.tree.lemma(office) in self.ontology.words("trades")  # "a party member of parliament"
        if "nmod:of" not in places or "compound" in places or trade:
            return False
        before = [word for word in self.tree.kids(office, "compound", "amod") if word < office]
        below = self.ontology.words("belowHead") | self.ontology.words("portfolios")
        if any(self.tree.lemma(word) in below for word in before):  # a vice president, a press chief
            return True
        nouns = (word for word in before if self.tree.is_dep(word, "compound"))
        return any(self.phrases.mention(word).type in ("Organization", "Group") for word in nouns)
