"""Whether the frames of an ontology read the sentences that stand beside them as they are meant to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.pipeline.engine import Engine
from kg.pipeline.explaining import Explain, ExplainedSentence, open_explainer
from kg.schema import Frame
from kg.text import from_paragraphs

__all__ = ["Checked", "check_examples"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence beside a frame, and what is wrong with how it is read; nothing if all is well."""

    frame: Frame
    sentence: str = ""
    fault: str = ""


def check_examples(engine: Engine, *, relations: Collection[str] = ()) -> Iterator[Checked]:
    """Yield each example and counter-example of the frames of some relations, or of all, as it is read.

    An example must give a claim by its frame, and a counter-example must give none; a frame must have an example.
    """
    explain = open_explainer(engine)
    language = min(engine.languages())
    for frame in engine.ontology().frames:
        if relations and frame.relation not in relations:
            continue
        if not frame.examples:
            yield Checked(frame, fault="has no example; add a sentence as kg:example")
        for sentence in frame.examples:
            yield Checked(frame, sentence, _missed(frame, _read(sentence, explain, language)))
        for sentence in frame.counter_examples:
            fires = _fires(frame, _read(sentence, explain, language))
            yield Checked(frame, sentence, "gives a claim, and must not" if fires else "")


def _read(sentence: str, explain: Explain, language: str) -> tuple[ExplainedSentence, ...]:
    return explain(from_paragraphs([sentence], name="example", language=language)).sentences


def _fires(frame: Frame, sentences: tuple[ExplainedSentence, ...]) -> bool:
    claims = (claim for sentence in sentences for claim in sentence.claims)
    return any(evidence.rule == frame.rule for claim in claims for evidence in claim.evidence)


def _missed(frame: Frame, sentences: tuple[ExplainedSentence, ...]) -> str:
    """Return why an example gives no claim by its frame; empty where it gives one."""
    if _fires(frame, sentences):
        return ""
    told = [told for sentence in sentences for told in sentence.told]
    tried = (tried for each in told for tried in each.tried if tried.frame.name == frame.name)
    misses = dict.fromkeys(str(miss) for one in tried for miss in one.misses)
    read = ", ".join(dict.fromkeys(f"{each.proposition.pos.lower()} {each.proposition.lemma!r}" for each in told))
    return "; ".join(misses) or f"none of its words evokes the frame: {read or 'it has no verb'}"
