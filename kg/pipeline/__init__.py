"""The order of the stages: articles in, a graph out.

text.read -> language.parse -> extract -> resolve -> store.add
"""

from kg.pipeline.building import Problem, Report, build, readings
from kg.pipeline.engine import Engine, Outcome, Reader

__all__ = ["Engine", "Outcome", "Problem", "Reader", "Report", "build", "readings"]
