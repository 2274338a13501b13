"""The articles of both parts, as kg reads them now."""

from dataclasses import dataclass
from pathlib import Path

from kg.export.lines import claim_to_json
from kg.pipeline import Engine, readings
from kg.scoring import read_gold

FOLDER = Path(__file__).parent
PARTS = ("development", "evaluation")


@dataclass(frozen=True)
class Article:
    name: str
    sentences: int
    claims: list  # as `kg extract` prints them
    gold: list
    judged: Path


def articles_of(part):
    """Return the articles of a part, read by the shipped parser, sorted by name."""
    paths = sorted((FOLDER / part / "articles").glob("*.txt"))
    found = readings([str(path) for path in paths], source=Engine(), workers=1)
    by_name = {Path(reading.document.sources[0]).stem: reading for reading in found}
    assert list(by_name) == [path.stem for path in paths]
    return [_article(part, name, reading) for name, reading in by_name.items()]


def _article(part, name, reading):
    gold = read_gold(FOLDER / part / "gold" / f"{name}.jsonl")
    claims = [claim_to_json(claim) for claim in reading.claims]
    return Article(name, reading.sentences, claims, gold, FOLDER / part / "judged" / f"{name}.tsv")
