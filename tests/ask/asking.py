"""The questions with their right answers, and what kg says to them now."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.errors import QuestionError
from kg.pipeline import Engine, build, open_answerer
from kg.resources import samples_folder
from kg.store import Store
from kg.world import fold

FOLDER = Path(__file__).parent
ARTICLES = {
    "samples": Path(str(samples_folder())),
    "unseen": FOLDER / "articles",
    "practice": FOLDER / "practice",
    "fresh": FOLDER / "fresh",
    "second": FOLDER / "second",
}
HALVES = ("development", "evaluation", "practice")
ARTICLE_WORDS = ("the ", "a ", "an ")


@dataclass(frozen=True)
class Asked:
    """A question with its right answers, each a set of names; none where the articles do not tell."""

    half: str
    articles: str
    kind: str
    question: str
    answers: tuple[frozenset[str], ...]


def asked():
    """Return all questions, in the order of the file."""
    lines = (FOLDER / "questions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_asked(*line.split("\t")) for line in lines]


def _asked(half, articles, kind, question, answers):
    members = [] if answers == "none" else answers.split(";")
    return Asked(half, articles, kind, question, tuple(frozenset(map(plain, one.split(" / "))) for one in members))


def plain(name):
    """Return a name as names are compared: in lower case, without an article before it."""
    folded = fold(name.strip()).lower()
    return next((folded.removeprefix(word) for word in ARTICLE_WORDS if folded.startswith(word)), folded)


@cache
def graph(articles):
    """Return the graph of a folder of articles, built as `kg build` does."""
    engine = Engine()
    store = Store(pyoxigraph.Store(), Path("memory"), base="https://example.org/kg/id/", ontology=engine.ontology())
    build([str(ARTICLES[articles])], store=store, source=engine, workers=1)
    return store


@cache
def answerer():
    return open_answerer(Engine())


def outcome(one):
    """Return how kg answers a question, "right", "wrong", "refused" or "silent", and what it says."""
    store = graph(one.articles)
    try:
        found = answerer()(store, one.question).answers
    except QuestionError as error:
        return "refused", str(error)
    facts = [answer.text for answer in found if answer.fact or one.kind == "did"]
    names = [{plain(text), *_aliases(store, text)} for text in facts]
    shown = "; ".join(answer.text if answer.fact else f"({answer.text})" for answer in found)
    return judge(one.answers, names), shown


def _aliases(store, text):
    return {plain(name) for each in store.entities() if each.name == text for name in each.aliases}


def judge(answers, names):
    """Compare the names of each thing answered with the right answers."""
    if any(not any(known & one for known in answers) for one in names):
        return "wrong"
    met = sum(any(known & one for one in names) for known in answers)
    return "right" if 2 * met >= len(answers) and (met or not answers) else "silent"
