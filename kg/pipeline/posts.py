"""Who somebody is, from the words beside a name: "Who is Zegarra's lawyer?" by "his lawyer, Fernando Castaneda"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.extract.naming import Naming, Post
from kg.model import Mention, MentionKind, Modality, Polarity, Token
from kg.pipeline.filling import witness_of
from kg.pipeline.knowing import words_of
from kg.pipeline.retold import Retold
from kg.query.replies import Answer
from kg.query.witnesses import Witness

__all__ = ["Posts"]

LOOSE = 1  # how well a description fits that does not say of whom it is
OVER = frozenset({"former", "ex", "previous", "late", "then"})
OTHER = frozenset({"acting", "interim", "deputy", "vice", "assistant", "incoming", "designate", "elect", "associate"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that calls somebody so, and whether that is over."""

    witness: Witness
    over: bool

    @property
    def is_fact(self) -> bool:
        """Tell whether the sentence says so as a fact."""
        claim = self.witness.claim
        return claim.modality is Modality.ASSERTED and claim.polarity is Polarity.POSITIVE


@dataclass(frozen=True)
class Posts:
    """Finds the holders of one post."""

    post: Post
    unveiled: Callable[[str], str]

    def answers(self, articles: Iterable[Retold]) -> list[Answer]:
        """Return who is said to be what is asked, from the descriptions that fit best."""
        found: dict[tuple[int, str], list[_Told]] = {}
        for article in articles:
            for naming in article.namings:
                near = self._fit(article, naming)
                for name in article.names(naming.clause.pieces[0]) if near else ():
                    over = name in article.gone or any(token.text.lower() in OVER for token in naming.words)
                    told = _Told(witness_of(article, naming.clause, name), over)
                    found.setdefault((near, name), []).append(told)
        best = max((near for near, _ in found), default=0)
        each = [(name, told) for (near, name), told in found.items() if near == best]
        if best == LOOSE and len(each) > 1:
            return []  # nobody knows which of them it is
        return [self._answer(name, told) for name, told in each]

    def _answer(self, name: str, told: Sequence[_Told]) -> Answer:
        """Return a holder; one who is no more is no fact, unless it is asked who was."""
        over = all(one.over for one in told)
        fact = any(one.is_fact for one in told) and (self.post.past or not over)
        return Answer(name, fact, tuple(one.witness for one in told), "former" if over else "")

    def _fit(self, article: Retold, naming: Naming) -> int:
        """Return how well a description fits: best where it has all words, 1 where the article tells of whom it is."""
        said = frozenset(token.text.lower() for token in naming.words)
        asked = frozenset(token.text.lower() for token in self.post.words)
        piece = naming.clause.pieces[0]
        if piece.phrase.kind is MentionKind.NOMINAL or (said & OTHER) - asked:
            return 0
        told = frozenset().union(*(article.words_at(token) for token in naming.words))
        missing = [token for token in self.post.words if not self._is_in(token, told)]
        if not missing:
            return 2
        owners = [token for token in naming.words if token.pos == "PRON" or token.text[:1].isupper()]
        named = all(token.pos == "PROPN" for token in missing)
        bare = named and not any(article.names_somebody(token) for token in owners)
        return int(bare and all(self._is_in(token, _whose(article, naming)) for token in missing))

    def _is_in(self, token: Token, words: frozenset[str]) -> bool:
        return words_of(self.unveiled(token.text)) <= words or token.lemma.lower() in words


def _whose(article: Retold, naming: Naming) -> frozenset[str]:
    """Return the words for whom a post without an owner belongs to: the state of the article, the body told of last."""
    counts = Counter(one.id for entities in article.meant.values() for one in entities if one.type == "Country")
    most = counts.most_common(1)
    state = article.called.get(most[0][0], frozenset()) if most else frozenset()
    piece, sentence = naming.clause.pieces[0], naming.clause.sentence
    start = piece.phrase.start
    it = Mention(sentence.index, start, start, "it", MentionKind.PRONOUN, "Thing", head="it")
    return state | article.words(it)
