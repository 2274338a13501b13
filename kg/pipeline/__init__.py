"""The order of the stages: articles in, a graph out.

text.read -> language.parse -> extract -> resolve -> store.add
"""

from kg.pipeline.answering import open_answerer
from kg.pipeline.building import Problem, Report, build, readings
from kg.pipeline.engine import Engine, Outcome, Reader, Unread, name
from kg.pipeline.examples import Checked, check_examples
from kg.pipeline.explaining import ExplainedSentence, Explanation, Nearest, Told, Tried, open_explainer
from kg.pipeline.identifying import identify
from kg.pipeline.judging import Question, Side, decide, judgements, merge, questions, split, undo
from kg.pipeline.opening import propositions
from kg.pipeline.unread import Tally, unread

__all__ = [
    "Checked",
    "Engine",
    "ExplainedSentence",
    "Explanation",
    "Nearest",
    "Outcome",
    "Problem",
    "Question",
    "Reader",
    "Report",
    "Side",
    "Tally",
    "Told",
    "Tried",
    "Unread",
    "build",
    "check_examples",
    "decide",
    "identify",
    "judgements",
    "merge",
    "name",
    "open_answerer",
    "open_explainer",
    "propositions",
    "questions",
    "readings",
    "split",
    "undo",
    "unread",
]
