"""How near claims come to gold: what a careful reader has written down, compared with what a program has read.

Claims are JSON objects here, as `kg extract` and `kg export -f jsonl` print them, so those of other programs can be
compared as well. docs/annotation.md says how gold is written.
"""

from kg.scoring.figures import Figures
from kg.scoring.gold import GoldLine, Json, read_claims, read_gold
from kg.scoring.report import Report, compare
from kg.scoring.score import Score, score

__all__ = ["Figures", "GoldLine", "Json", "Report", "Score", "compare", "read_claims", "read_gold", "score"]
