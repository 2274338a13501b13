"""Draws claims to be judged by readers, as docs/annotation.md asks.

    python bench/sample.py --lines SENTENCES.txt.gz --count 150 --seed 7 > claims.jsonl
    python bench/sample.py --documents re3d/CENTCOM/documents.json.gz --count 50 --seed 7 > claims.jsonl

With --articles, each line holds the whole article, as bench/surety.py asks.

From a file with a sentence in each line, blocks of neighbouring lines are drawn and read as articles; a file of JSON
lines has an article in the key "text" of each. Every line written is a claim as stated, the sentence it quotes and what
stands before it in its article. The yield goes to the standard error.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main() -> None:
    """Draw articles, extract, draw claims, print them."""
    options = _options()
    rng = random.Random(options.seed)
    articles = [_paragraphs(article) for path in options.documents for article in _documents(path)]
    articles += [article for path in options.lines for article in _blocks(path, options.sentences, options.block, rng)]
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(articles):
            (Path(folder) / f"{number:04}.txt").write_text(text, encoding="utf-8")
        claims = list(_extract(folder))
        sentences = options.sentences if options.lines else sum(text.count(". ") + 1 for text in articles)
        print(f"{len(claims)} claims, {len(claims) / sentences * 100:.1f} in 100 sentences", file=sys.stderr)
        for claim in rng.sample(claims, min(options.count, len(claims))):
            told = _to_judge(claim, articles) | (_whole(claim, articles) if options.articles else {})
            print(json.dumps(told, ensure_ascii=False))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=Path, nargs="+", default=[], help="files with a sentence in each line")
    parser.add_argument("--documents", type=Path, nargs="+", default=[], help="files with JSON in each line")
    parser.add_argument("--sentences", type=int, default=1500, help="how many lines are drawn")
    parser.add_argument("--block", type=int, default=10, help="how many neighbouring lines make an article")
    parser.add_argument("--count", type=int, default=200, help="how many claims are drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", action="store_true", help="add the article of each claim")
    return parser.parse_args()


def _open(path: Path) -> Any:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _documents(path: Path) -> Iterator[str]:
    with _open(path) as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _paragraphs(article: str) -> str:
    """Return an article with a blank line between its paragraphs, and no other break."""
    return "\n\n".join(" ".join(line.split()) for line in article.splitlines() if line.strip())


def _blocks(path: Path, sentences: int, block: int, rng: random.Random) -> Iterator[str]:
    with _open(path) as lines:
        every = [line.strip() for line in lines]
    starts = rng.sample(range(0, len(every) - block, block), sentences // block)
    for start in sorted(starts):
        yield " ".join(_close_quotes(line) for line in every[start : start + block])


def _close_quotes(line: str) -> str:
    """Put quotation marks that stand between spaces where print has them."""
    parts = line.split(' " ')
    return "".join(part + (' "' if index % 2 == 0 else '" ') for index, part in enumerate(parts[:-1])) + parts[-1]


def _extract(folder: str) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-m", "kg", "extract", folder]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in printed.splitlines():
        yield json.loads(line)


def _to_judge(claim: dict[str, Any], articles: list[str]) -> dict[str, Any]:
    evidence = claim["evidence"][0]
    quote = " ".join(evidence["quote"].split())
    lines = [" ".join(article.split()) for article in articles]
    before = next((article.split(quote)[0] for article in lines if quote in article), "")
    names = {key: _named(value) for key, value in claim["qualifiers"].items()}
    return {
        "id": claim["id"],
        "claim": f"{_named(claim['subject'])} – {claim['predicate']} – {_named(claim['object'])}",
        "polarity": claim["polarity"],
        "modality": claim["modality"],
        "attribution": [_named(speaker) for speaker in claim["attribution"]],
        "qualifiers": names,
        "types": [claim["subject"].get("type"), claim["object"].get("type", "Value")],
        "rule": evidence["rule"],
        "quote": evidence["quote"],
        "before": before[-600:],
    }


def _whole(claim: dict[str, Any], articles: list[str]) -> dict[str, Any]:
    quote = " ".join(claim["evidence"][0]["quote"].split())
    return {"article": next(article for article in articles if quote in " ".join(article.split()))}


def _named(node: Any) -> str:
    return str(node.get("name", node.get("value"))) if isinstance(node, dict) else str(node)


if __name__ == "__main__":
    main()
