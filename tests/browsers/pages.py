"""The pages that browsers are shown."""

from kg.export.page import write_page
from kg.export.report import made_words, write_dossier, write_timeline
from tests.export.report.examples import about
from tests.page.examples import build, ontology


def pages():
    """Return the pages of the invented stories by name: the graph, a report and a timeline."""
    claims, documents = build()
    made = made_words("0.1.0", {}, articles=len(documents), latest=None)
    return {
        "graph": write_page(claims, documents, ontology(), title="The strait and the ferry"),
        "report": write_dossier(about("Joren Vik"), ontology(), title="Joren Vik", made=made),
        "timeline": write_timeline(claims, documents, ontology(), title="The strait", made=made),
    }
