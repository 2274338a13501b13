"""Claims that answer a question: a pattern with a gap in it, and what fills the gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Claim, Entity, Modality, Node, Polarity, Value
from kg.periods import Returning, spoken
from kg.query.answer import run
from kg.query.elsewhere import told_elsewhere
from kg.query.sameness import has_words
from kg.query.terms import ended
from kg.query.witnesses import Witness, Witnesses
from kg.rdf.vocabulary import named
from kg.schema import Ontology
from kg.store import Store

__all__ = [
    "VERDICTS",
    "Answer",
    "Pattern",
    "Reply",
    "as_asked",
    "is_named",
    "joined",
    "reply",
    "to_sparql",
    "told_once",
]

QUERY = """SELECT DISTINCT ?claim WHERE {{
  ?claim rdf:predicate <{relation}> .
  {{ ?claim rdf:subject ?subject ; rdf:object ?object }}{reversed}
{constraints}  OPTIONAL {{ ?claim kg:evidence/kg:document/schema:datePublished ?published }}
  OPTIONAL {{ ?claim sem:hasEarliestBeginTimeStamp ?begins }}
  OPTIONAL {{ ?claim sem:hasLatestEndTimeStamp ?ends }}
  BIND(COALESCE(?ends, IF(BOUND(?begins), {last}, ?published), {first}) AS ?latest)
  BIND(COALESCE(?begins, IF(BOUND(?ends), {first}, ?published), {last}) AS ?earliest)
  FILTER(?latest >= {since} && ?earliest <= {until})
}} ORDER BY ?claim
"""
REVERSED = " UNION { ?claim rdf:object ?subject ; rdf:subject ?object }"
AHEAD = frozenset({Modality.PLANNED, Modality.PROMISED})
FIGURES = frozenset({"xsd:decimal", "xsd:integer"})
UNNAMING = ("privateBodies", "generalNouns", "trades")  # lexicons of words that say what something is, not who
UNNAMED = frozenset({"he", "she", "they", "it"})
NOBODY = "somebody"  # whoever does what a passive tells
VERDICTS = ("yes", "no", *Modality)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What claims must look like, and which of their parts is wanted.

    An end or a qualifier that is given is one of some entities, by id; an end without any may be anything. `wanted` is
    "subject", "object", "speaker", "whether", "amount", or the name of a qualifier. `classes` and `words` narrow what
    is wanted: it is of one of these classes, and these words are in a name or a position of it. `counted` is the end of
    which an amount is wanted, or "" where a figure beside the ends is. `texts` are words in what qualifiers say;
    what is called by another noun than `noun` is something else: a union is no company.
    """

    relation: str
    wanted: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    qualifiers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    speakers: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max
    returning: Returning | None = None  # a day or month without a year on which it must have been
    classes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()  # values that a claim has, as `kg.model.Value` writes them
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    counted: str = ""
    noun: str = ""
    quoted: tuple[str, ...] = ()  # words that the sentence has
    around: tuple[str, ...] = ()  # words that the article has
    no_people: bool = False  # whether it is asked what, not who
    past: bool = False  # whether it is asked what was, so that what is over by now answers, too


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that fills the gap, and the sentences that say so.

    `fact` is whether any does as the question does; who is not named, as "the company", is no fact to anybody. `ended`
    says since when a state is over: "until 2027", "former".
    """

    text: str
    fact: bool
    told: tuple[Witness, ...]
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answers to a question, those that are facts first, the query that found them, and what was understood.

    Where `afresh`, they were found by reading articles again for this question: they are no claims of the graph.
    """

    answers: tuple[Answer, ...]
    query: str
    understood: tuple[str, ...] = ()
    afresh: bool = False


def to_sparql(store: Store, pattern: Pattern) -> str:
    """Return the query for the claims of a pattern."""
    relation = store.ontology.relation(pattern.relation)
    given = (
        ("?subject", "", pattern.subject),
        ("?object", "", pattern.object),
        *((f"?{name}", f"?claim kg:{name} ?{name} . ", ids) for name, ids in pattern.qualifiers if name != "place"),
        ("?speaker", "?claim prov:wasAttributedTo ?speaker . ", pattern.speakers),
    )
    lines = (f"  {triple}VALUES {name} {{ {_entities(store, ids)} }}\n" for name, triple, ids in given if ids)
    return QUERY.format(
        relation=named(pattern.relation, store.ontology.iris).value,
        reversed=REVERSED if relation.symmetric else "",
        constraints="".join((*lines, *_places(store, pattern))),
        first=_day(date.min),
        last=_day(date.max),
        since=_day(pattern.since),
        until=_day(pattern.until),
    )


def _places(store: Store, pattern: Pattern) -> Iterator[str]:
    """Yield where it must have been: a place that is told beside it, or in the name of what it was done to."""
    for ids in (ids for name, ids in pattern.qualifiers if name == "place"):
        known = f"VALUES ?place {{ {_entities(store, ids)} }}"
        inside = "?object skos:prefLabel ?named . ?place skos:prefLabel ?called FILTER(CONTAINS(?named, ?called))"
        yield f"  {known}\n  {{ ?claim kg:place ?place }} UNION {{ {known} {inside} }}\n"


def _day(day: date) -> str:
    return f'"{day}"^^xsd:date'


def _entities(store: Store, ids: Iterable[str]) -> str:
    return " ".join(f"<{store.names.entity(one).value}>" for one in ids)


def reply(store: Store, patterns: Sequence[Pattern]) -> Reply:
    """Return what fills the gap in all of the patterns: "What did Norway and Iceland sign?" has two."""
    query = "\n".join(to_sparql(store, pattern) for pattern in patterns)
    each = [_answers(store, pattern) for pattern in patterns]
    shared = set.intersection(*(set(answers) for answers in each)) if each else set()
    merged = {text: [witness for answers in each for witness in answers[text]] for text in sorted(shared)}
    ontology = store.ontology
    found = [_answer(text, told, patterns[0], named=is_named(text, ontology)) for text, told in merged.items()]
    timed = (_timed(store, one, patterns[0]) for one in found)
    return Reply(tuple(sorted(timed, key=_rank)), query)


def is_named(text: str, ontology: Ontology) -> bool:
    """Tell whether an answer says who it is: "the company" and "he" do not."""
    return text.lower() not in UNNAMED.union(*(ontology.words(lexicon) for lexicon in UNNAMING))


def _timed(store: Store, answer: Answer, pattern: Pattern) -> Answer:
    """Return an answer with when what it tells was over; then it is no fact any more, unless it is asked what was."""
    states = [one for one in answer.told if one.claim.predicate == pattern.relation]
    over = [ended(store, one.claim, [one]) for one in states]
    if not over or not all(over) or answer.text in VERDICTS:
        return answer
    return replace(answer, fact=answer.fact and pattern.past, ended=over[0])


def joined(replies: Iterable[Reply]) -> Reply:
    """Return the answers to several meanings of one question as one reply."""
    each = list(replies)
    answers: dict[str, Answer] = {}
    for one in (answer for found in each for answer in found.answers):
        other = answers.setdefault(one.text, one)
        told = tuple(dict.fromkeys((*other.told, *one.told)))
        answers[one.text] = Answer(one.text, one.fact or other.fact, told, one.ended and other.ended)
    return Reply(tuple(sorted(answers.values(), key=_rank)), "\n".join(one.query for one in each))


def told_once(store: Store, reply: Reply) -> Reply:
    """Return a reply with what is said of the holder of an office told of the one answer that holds it."""
    answers = {one.text: one for one in reply.answers}
    offices = [text for text in answers if text.split()[-1:] and text.split()[-1].islower()]
    held = _held(store, frozenset(answers) - {*offices}) if offices else {}
    for office in offices:
        holders = [name for name, titles in held.items() if office.lower() in titles]
        if len(holders) == 1:
            holder, same = answers[holders[0]], answers.pop(office)
            told = (*holder.told, *same.told)
            answers[holder.text] = replace(holder, fact=holder.fact or same.fact, told=told)
    return replace(reply, answers=tuple(sorted(answers.values(), key=_rank)))


def _held(store: Store, names: frozenset[str]) -> dict[str, set[str]]:
    """Return the positions of what is called so, in lower case, by name."""
    nodes = [one for one in store.entities() if one.name in names] if names else []
    return {
        node.name: {title for one in nodes if one.name == node.name for title in _titles(store, one)} for node in nodes
    }


def _answers(store: Store, pattern: Pattern) -> dict[str, list[Witness]]:
    """Return what fills the gap of one pattern, by its name, with what says so."""
    witnesses, found = Witnesses(store), dict[str, list[Witness]]()
    for row in run(store, to_sparql(store, pattern)).rows():
        told = [one for one in witnesses.of(row) if _has_words(pattern, one)]
        if not told or not _says(pattern, told[0].claim):
            continue
        for text in _fillers(store, pattern, told[0].claim):
            found.setdefault(text, []).extend(told)
    return found


def _has_words(pattern: Pattern, witness: Witness) -> bool:
    """Tell whether sentence and article have the words of a pattern that are no part of its claims."""
    article = f"{witness.article.title or ''} {witness.article.text}" if pattern.around else ""
    return has_words(witness.evidence.quote, pattern.quoted) and has_words(article, pattern.around)


def _says(pattern: Pattern, claim: Claim) -> bool:
    """Tell whether a claim has the figures and the words of a pattern."""
    nodes = (claim.object, *(node for _, node in claim.qualifiers))
    words = {(role, word) for role, node in claim.qualifiers for word in node.name.lower().split()}
    asked = {(role, word) for role, text in pattern.texts for word in text}
    days = [node.value for role, node in claim.qualifiers if role == "date" and isinstance(node, Value)]
    then = pattern.returning is None or any(map(pattern.returning.holds, days))
    return then and asked <= words and {*pattern.figures} <= {node.value for node in nodes if isinstance(node, Value)}


def _fillers(store: Store, pattern: Pattern, claim: Claim) -> Iterator[str]:
    """Yield what a claim has in the place that is wanted."""
    match pattern.wanted:
        case "subject" | "object":
            node = _end(pattern, claim)
            if node.name != NOBODY and not _is_given(pattern, node) and _fits(store, pattern, node):
                yield node.name
        case "whether":
            yield _verdict(pattern, claim)
        case "amount":
            yield from _amounts(pattern, claim)
        case "speaker":
            yield from (speaker.name for speaker in claim.attribution if _fits(store, pattern, speaker))
        case name:
            told = [_shown(node) for role, node in claim.qualifiers if role == name]
            yield from told or (_shown(node) for node in told_elsewhere(store, claim, name))


def _is_given(pattern: Pattern, node: Node) -> bool:
    """Tell whether the question names somebody itself: nobody is asked whether they did it to themselves."""
    return isinstance(node, Entity) and node.id in (*pattern.subject, *pattern.object)


def _end(pattern: Pattern, claim: Claim) -> Node:
    """Return the wanted end; where a relation goes both ways it may be the other one."""
    ends: tuple[Node, Node] = (claim.subject, claim.object)
    given = pattern.object if pattern.wanted == "subject" else pattern.subject
    if given:
        return next((end for end in ends if not isinstance(end, Entity) or end.id not in given), ends[0])
    return ends[pattern.wanted == "object"]


def _fits(store: Store, pattern: Pattern, node: Node) -> bool:
    if pattern.no_people and isinstance(node, Entity) and node.type in ("Person", "Group"):
        return False
    if pattern.classes and not (isinstance(node, Entity) and store.ontology.is_a(node.type, *pattern.classes)):
        return False
    last, bodies = node.name.split()[-1].lower() if node.name else "", store.ontology.words("privateBodies")
    if pattern.noun in bodies and last in bodies and last != pattern.noun:
        return False
    return not pattern.words or any(all(word in name for word in pattern.words) for name in _titles(store, node))


def _titles(store: Store, node: Node) -> Iterator[str]:
    """Yield the names of something and of the positions that it holds, lower case."""
    yield node.name.lower()
    if isinstance(node, Entity):
        yield from (alias.lower() for alias in node.aliases)
        pattern = Pattern("holdsPosition", "object", subject=(node.id,))
        for row in run(store, to_sparql(store, pattern)).rows():
            yield from (witness.claim.object.name.lower() for witness in Witnesses(store).of(row)[:1])


def _amounts(pattern: Pattern, claim: Claim) -> Iterator[str]:
    """Yield the figures of a claim; where things are counted, only the number of those."""
    values = [(role, node) for role, node in (*claim.qualifiers, ("object", claim.object)) if isinstance(node, Value)]
    end = claim.subject if pattern.counted == "subject" else claim.object
    for role, value in values:
        beside = end.name if role == f"{pattern.counted}Count" or not role.endswith("Count") else ""
        known = all(word in f"{beside} {value.text}".lower() for word in pattern.words)
        if value.datatype in FIGURES and known:
            yield value.text


def _shown(node: Node) -> str:
    return spoken(node.value) if isinstance(node, Value) and node.datatype not in FIGURES else node.name


def as_asked(modality: Modality) -> frozenset[Modality]:
    """Return the modalities that answer a question of one: "Who will visit Cork?" asks for plans."""
    ahead = modality in AHEAD | {Modality.CONDITIONAL}
    return AHEAD | {modality} if ahead else frozenset({modality})


def _is_fact(pattern: Pattern, claim: Claim) -> bool:
    return claim.polarity is pattern.polarity and claim.modality in as_asked(pattern.modality)


def _verdict(pattern: Pattern, claim: Claim) -> str:
    if _is_fact(pattern, claim):
        return "yes"
    return "no" if claim.modality is Modality.ASSERTED else str(claim.modality)


def _answer(text: str, told: Sequence[Witness], pattern: Pattern, *, named: bool) -> Answer:
    ordered = sorted({_key(one): one for one in told}.items(), key=lambda item: (_is_doubt(pattern, item[1]), item[0]))
    fact = named and any(_is_fact(pattern, one.claim) for one in told)
    return Answer(text, fact, tuple(one for _, one in ordered))


def _is_doubt(pattern: Pattern, witness: Witness) -> bool:
    return not _is_fact(pattern, witness.claim)


def _key(witness: Witness) -> tuple[str, str, int, str]:
    published = witness.article.published
    day = published.isoformat() if published else ""
    return day, witness.evidence.document, witness.evidence.start, witness.claim.id


def _rank(answer: Answer) -> tuple[int, bool, int, str]:
    """Sort verdicts in their order; facts first, then what most articles say."""
    articles = len({one.evidence.document for one in answer.told})
    return VERDICTS.index(answer.text) if answer.text in VERDICTS else -1, not answer.fact, -articles, answer.text
