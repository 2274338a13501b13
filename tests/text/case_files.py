"""The golden cases: a page as it was copied, and beside it what a reader takes from it.

``python tests/text/case_files.py`` writes the expected files anew; look at the difference before you commit it.
"""

from pathlib import Path

from kg.errors import InputError
from kg.text import read_bytes

CASES = Path(__file__).parent / "cases"
INPUTS = sorted(path for path in CASES.iterdir() if path.suffix != ".expected")


def describe(path):
    """Return metadata and paragraphs of a case as lines."""
    try:
        return "\n\n".join(_lines(document) for document in read_bytes(path.read_bytes(), name=path.name)) + "\n"
    except InputError as error:
        return f"error: {error}\n"


def _lines(document):
    fields = ("title", "published", "publisher", "byline", "language")
    head = [f"{field}: {getattr(document, field)}" for field in fields]
    body = [
        f"{paragraph.kind} {paragraph.language} | {document.text[paragraph.start : paragraph.end]}"
        for paragraph in document.paragraphs
    ]
    return "\n".join([*head, "", *body])


if __name__ == "__main__":
    for case in INPUTS:
        case.with_suffix(".expected").write_text(describe(case), encoding="utf-8")
