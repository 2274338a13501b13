"""How a sentence was read, for people and for programs: its tree, its propositions, the frames tried, its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from rich.cells import cell_len

from kg.cli.tables import Line
from kg.cli.words import why
from kg.export.lines import claim_to_json
from kg.model import Claim, Entity, Mention, Node, Paragraph, Sentence, Token
from kg.pipeline import ExplainedSentence, Explanation, Told, Tried
from kg.reasons import Miss

__all__ = ["as_json", "drawn", "lines"]

Json: TypeAlias = dict[str, Any]
Part: TypeAlias = ExplainedSentence | tuple[Paragraph, Miss]


# -- for people


def lines(explanation: Explanation) -> Iterator[Line]:
    """Yield the lines that show how sentences were read; what belongs to something stands further in."""
    for number, part in enumerate(_parts(explanation)):
        if number:
            yield Line("")
        yield from _sentence(part) if isinstance(part, ExplainedSentence) else _foreign(explanation, *part)


def _parts(explanation: Explanation) -> list[Part]:
    """Return the sentences, and the paragraphs that were not read, in the order of the text."""
    return sorted((*explanation.sentences, *explanation.foreign), key=_start)


def _start(part: Part) -> int:
    return part.sentence.start if isinstance(part, ExplainedSentence) else part[0].start


def _foreign(explanation: Explanation, paragraph: Paragraph, miss: Miss) -> Iterator[Line]:
    yield Line(explanation.document.text[paragraph.start : paragraph.end], "bold")
    yield Line("")
    yield Line(f"no claim: {why(miss)}", "yellow")


def _sentence(explained: ExplainedSentence) -> Iterator[Line]:
    yield Line(explained.sentence.text, "bold")
    yield Line("")
    yield from map(Line, _columns(list(_words(explained))))
    for told in explained.told:
        yield Line("")
        yield from _told(told)
    yield Line("")
    yield from _claims(explained)


def _words(explained: ExplainedSentence) -> Iterator[tuple[str, ...]]:
    """Yield for each word its number, its place in the tree, lemma, tags, relation, and the name that begins there."""
    names = {mention.start: f"{mention.text} ({mention.type})" for mention in explained.sentence.mentions}
    for branch, token in drawn(explained.sentence.tokens):
        word = f"{branch} {token.text}" if branch else token.text
        yield (str(token.index + 1), word, token.lemma, token.pos, token.tag, token.dep, names.get(token.start, ""))


def drawn(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Yield each word with the branches that lead to it, a word's dependents around it in the order of the sentence."""
    for token in tokens:
        if token.head == token.index:
            yield from _branch(tokens, token, "", "", "")


def _branch(tokens: Sequence[Token], token: Token, above: str, here: str, below: str) -> Iterator[tuple[str, Token]]:
    """Draw a word and what hangs from it; `above` and `below` lead the lines of what stands there."""
    kids = [kid for kid in tokens if kid.head == token.index != kid.index]
    first = min((kid.index for kid in kids), default=0)
    last = max((kid.index for kid in kids), default=0)
    for kid in (kid for kid in kids if kid.index < token.index):
        lead, corner = ("  ", "┌─") if kid.index == first else ("│ ", "├─")
        yield from _branch(tokens, kid, above + lead, above + corner, above + "│ ")
    yield here, token
    for kid in (kid for kid in kids if kid.index > token.index):
        lead, corner = ("  ", "└─") if kid.index == last else ("│ ", "├─")
        yield from _branch(tokens, kid, below + "│ ", below + corner, below + lead)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]  # none without rows
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _told(told: Told) -> Iterator[Line]:
    proposition = told.proposition
    by = f", said by {' < '.join(told.speakers)}" if told.speakers else ""
    yield Line(f"{proposition.lemma}: {', '.join(_standing(told))}{by}", "bold")
    yield from map(Line, _columns([("", one.role, one.text) for one in proposition.arguments]))
    if told.miss:
        yield Line(f"    {told.miss}", "yellow")
    for tried in told.tried:
        yield from _tried(tried)


def _standing(told: Told) -> Iterator[str]:
    yield told.proposition.pos.lower()
    if told.proposition.pos == "VERB":
        yield "passive" if told.proposition.passive else "active"
    yield told.modality.value
    yield told.polarity.value


def _tried(tried: Tried) -> Iterator[Line]:
    title = f"    frame {tried.frame.rule} for {tried.frame.relation}"
    if tried.claims:
        yield Line(f"{title}: fires", "green")
    yield from (Line(f"{title}: {miss}", "yellow") for miss in tried.misses)


def _claims(explained: ExplainedSentence) -> Iterator[Line]:
    if nearest := explained.nearest:
        yield Line(f"no claim: {why(nearest.miss, nearest.word)}", "yellow")
    for claim in explained.claims:
        rules = ", ".join(dict.fromkeys(one.rule for one in claim.evidence))
        yield Line(f"claim: {_claim(claim)} ({rules})", "green")


def _claim(claim: Claim) -> str:
    ends = f"{_node(claim.subject)} - {claim.predicate} - {_node(claim.object)}"
    details = [f"{name} {_name(node)}" for name, node in claim.qualifiers]
    says = [f"said by {' < '.join(map(_name, claim.attribution))}"] if claim.attribution else []
    return ", ".join([ends, claim.modality, claim.polarity, *details, *says])


def _name(node: Node) -> str:
    return node.name if isinstance(node, Entity) else node.text


def _node(node: Node) -> str:
    return f"{_name(node)} ({node.type if isinstance(node, Entity) else ' '.join(filter(None, _typed(node)))})"


def _typed(value: Node) -> tuple[str, ...]:
    return () if isinstance(value, Entity) else (value.value, value.unit or value.datatype)


# -- for programs


def as_json(explanation: Explanation) -> list[Json]:
    """Return all of it as JSON objects, one for each sentence; claims look as in `kg extract`."""
    text = explanation.document.text
    return [
        _sentence_to_json(part)
        if isinstance(part, ExplainedSentence)
        else {"sentence": text[part[0].start : part[0].end], **_span(part[0]), "reason": _reason(part[1])}
        for part in _parts(explanation)
    ]


def _sentence_to_json(explained: ExplainedSentence) -> Json:
    sentence, nearest = explained.sentence, explained.nearest
    return {
        "sentence": sentence.text,
        **_span(sentence),
        "tokens": [_token(token) for token in sentence.tokens],
        "names": [{"text": name.text, "type": name.type, **_span(name)} for name in sentence.mentions],
        "propositions": [_proposition(told) for told in explained.told],
        "claims": [claim_to_json(claim) for claim in explained.claims],
        "reason": _reason(nearest.miss, nearest.word) if nearest else None,
    }


def _span(one: Sentence | Mention | Paragraph) -> Json:
    return {"start": one.start, "end": one.end}


def _token(token: Token) -> Json:
    return {
        "index": token.index, "text": token.text, "lemma": token.lemma, "pos": token.pos, "tag": token.tag,
        "head": token.head, "relation": token.dep,
    }  # fmt: skip


def _proposition(told: Told) -> Json:
    proposition = told.proposition
    return {
        "predicate": proposition.lemma,
        "pos": proposition.pos,
        "voice": "passive" if proposition.passive else "active",
        "modality": told.modality.value,
        "polarity": told.polarity.value,
        "speakers": list(told.speakers),
        "arguments": [{"role": one.role, "text": one.text} for one in proposition.arguments],
        "frames": [_frame(tried) for tried in told.tried],
        "reason": _reason(told.miss) if told.miss else None,
    }


def _frame(tried: Tried) -> Json:
    return {
        "frame": tried.frame.rule,
        "relation": tried.frame.relation,
        "claims": [claim.id for claim in tried.claims],
        "reasons": [_reason(miss) for miss in tried.misses],
    }


def _reason(miss: Miss, word: str = "") -> Json:
    return {"reason": miss.reason.value, "text": why(miss, word)}
