"""Reports: pages of plain HTML and SVG that need no script, to read, print and keep.

`write_dossier` tells all about a few entities, `write_timeline` what happened when.
"""

from kg.export.report.dossier import Dispute, Dossier, Taken, write_dossier
from kg.export.report.frame import made_words
from kg.export.report.timeline import write_timeline

__all__ = ["Dispute", "Dossier", "Taken", "made_words", "write_dossier", "write_timeline"]
