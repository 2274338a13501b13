"""Any installed spaCy pipeline with Universal Dependencies labels as a parser of kg."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import ModelError
from kg.language.analysis import Analysis
from kg.language.parser import Parser, Word, make_sentence
from kg.model import Document, Sentence

__all__ = ["SpacyParser", "load_pipeline"]

# Labels that every UD treebank has and that ClearNLP's scheme, which many English pipelines use, has not.
EXPECTED = frozenset({"obj", "nsubj", "obl", "nmod", "case"})
NAME_TYPES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


def load_pipeline(name: str) -> SpacyParser:
    """Return the pipeline as a parser, or raise `ModelError` saying why it cannot be one."""
    try:
        import spacy
    except ImportError as error:
        raise ModelError(f"model {name!r}: needs spaCy; install kg[spacy]") from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"model {name!r}: not an installed spaCy pipeline; install it with pip, or leave --model out"
        ) from error
    return SpacyParser(pipeline, name)


class SpacyParser(Parser):
    """Parses paragraphs in the pipeline's language."""

    def __init__(self, pipeline: Any, name: str) -> None:
        """Check that the pipeline's parser uses UD labels."""
        labels = set(pipeline.get_pipe("parser").labels) if "parser" in pipeline.pipe_names else set()
        if not labels >= EXPECTED:
            missing = ", ".join(sorted(EXPECTED - labels))
            raise ModelError(f"model {name!r}: its parser has no Universal Dependencies labels (missing {missing})")
        self.pipeline = pipeline
        self.name = f"{name}-{pipeline.meta.get('version', '0')}"
        self.languages = frozenset({pipeline.lang})

    def sentences(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document in order, each as it is read by itself."""
        index = 0
        for number, paragraph in enumerate(document.paragraphs):
            if paragraph.language not in self.languages:
                continue
            parsed = self.pipeline(document.text[paragraph.start : paragraph.end])
            for sentence in parsed.sents:
                tokens = [token for token in sentence if not token.is_space]
                if tokens:
                    words = [_word(token, paragraph.start, number) for token in tokens]
                    yield make_sentence(document, index, words, _analysis(tokens))
                    index += 1


def _word(token: Any, offset: int, paragraph: int) -> Word:
    start = offset + token.idx
    return Word(start, start + len(token), token.text, paragraph, first=False)


def _analysis(tokens: list[Any]) -> Analysis:
    """Return the sentence with its heads numbered anew, white space left out."""
    position = {token.i: index for index, token in enumerate(tokens, 1)}
    heads = [0 if token.head.i == token.i else position.get(token.head.i, 0) for token in tokens]
    return Analysis(
        words=tuple(token.text for token in tokens),
        tags=tuple(f"{token.pos_}/{token.tag_}" for token in tokens),
        heads=tuple(heads),
        labels=tuple("root" if head == 0 else token.dep_ for head, token in zip(heads, tokens, strict=True)),
        names=tuple(_name_label(token) for token in tokens),
    )


def _name_label(token: Any) -> str:
    kind = NAME_TYPES.get(token.ent_type_)
    return f"{token.ent_iob_}-{kind}" if kind and token.ent_iob_ in ("B", "I") else "O"
