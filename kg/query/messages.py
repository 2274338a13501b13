"""What the process that answers tells the one that asked, as bytes: pieces of the answer, notices, errors, the end."""

from __future__ import annotations

from kg import errors

__all__ = ["ERROR", "NOTICE", "PIECE", "as_error", "of_error", "of_text"]

# Each message begins with its kind; a piece of no bytes is the end.
PIECE = b"="
NOTICE = b"?"
ERROR = b"!"
BETWEEN = "\0"  # the parts of an error: its class, its message, and the lines that show the place


def of_text(kind: bytes, text: str) -> bytes:
    """Return the message with a text."""
    return kind + text.encode("utf-8", "surrogatepass")


def of_error(error: Exception) -> bytes:
    """Return the message with an error.

    >>> as_error(of_error(errors.QueryError("query: wrong", ("ASK", "^")))[1:]).excerpt
    ('ASK', '^')
    """
    excerpt: tuple[str, ...] = getattr(error, "excerpt", ())
    parts = (type(error).__name__, str(error), *excerpt)
    return of_text(ERROR, BETWEEN.join(part.replace(BETWEEN, " ") for part in parts))


def as_error(told: bytes) -> Exception:
    """Return the error of a message."""
    name, text, *excerpt = told.decode("utf-8", "surrogatepass").split(BETWEEN)
    kind = getattr(errors, name, RuntimeError)
    return kind(text, tuple(excerpt)) if issubclass(kind, errors.QueryError) else kind(text)
