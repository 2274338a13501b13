"""What can go wrong, as one tree. Every message is one line: its subject, what is wrong, the next step.

KGError
├── InputError       an article, a folder or a record cannot be read
├── OntologyError    a term or a frame of the ontology is wrong
├── AuthorityError   a file of known names has a wrong line
├── ModelError       a language model is missing or unfit
├── JudgementError   what persons say about who is who contradicts itself
├── StoreError       the graph cannot be opened, read or written
├── QueryError       a query or its parameter is wrong
│   ├── QueryMemory  the query was stopped because it took too much memory
│   └── QueryTimeout the query was stopped at its time limit
├── QuestionError    a question in plain words is not understood
├── ServerError      a SPARQL server elsewhere cannot be asked
├── ExportError      a format or an output path is wrong
└── ScoreError       gold, or claims to be compared with it, cannot be used
"""

__all__ = [
    "AuthorityError",
    "ExportError",
    "InputError",
    "JudgementError",
    "KGError",
    "ModelError",
    "OntologyError",
    "QueryError",
    "QueryMemory",
    "QueryTimeout",
    "QuestionError",
    "ScoreError",
    "ServerError",
    "StoreError",
]


class KGError(Exception):
    """Root of all errors that a user may meet; ``exit_code`` is what the command line returns."""

    exit_code = 1


class InputError(KGError):
    """An article, a folder or a record cannot be read."""


class OntologyError(KGError):
    """A term or a frame of the ontology is missing, unknown or contradictory."""


class AuthorityError(KGError):
    """A file of known names cannot be read, or says something wrong or contradictory."""

    exit_code = 2


class ModelError(KGError):
    """A language model is not installed, damaged, or does not use Universal Dependencies labels."""


class JudgementError(KGError):
    """Persons have judged that two things are one and that they are not."""


class StoreError(KGError):
    """The graph cannot be opened, read or written."""


class QueryError(KGError):
    """A query, its parameter or its result format is wrong.

    `excerpt` shows the place: the line of the query and a caret below it, or nothing.
    """

    exit_code = 2

    def __init__(self, message: str, excerpt: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.excerpt = excerpt


class QueryMemory(QueryError):  # noqa: N818  it is no mistake of anybody's
    """A query was stopped because it took more memory than it may."""

    exit_code = 1


class QueryTimeout(QueryError):  # noqa: N818  it is no mistake of anybody's
    """A query was stopped because it reached its time limit."""

    exit_code = 124


class QuestionError(KGError):
    """A question in plain words, or a part of it, is not understood."""


class ServerError(KGError):
    """A SPARQL server that the user named does not answer, or not in a form that is known."""


class ExportError(KGError):
    """An export format is unknown or an output path cannot be written."""


class ScoreError(KGError):
    """Gold, or a file of claims to be compared with it, cannot be read or has a wrong line."""

    exit_code = 2
