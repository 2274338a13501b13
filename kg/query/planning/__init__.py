"""The order in which a query is answered: a query is read, its parts are put in order, and it is written again."""

from kg.query.planning.plan import Plan, planned
from kg.query.planning.reading import read
from kg.query.planning.tree import Group, Kind, Part, Pattern, Query

__all__ = ["Group", "Kind", "Part", "Pattern", "Plan", "Query", "planned", "read"]
