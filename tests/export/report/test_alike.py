"""What reads the same stands once in a report, with all its sentences."""

import re
from dataclasses import replace

from kg.export.report import Dossier, write_dossier
from kg.export.report.alike import alike
from kg.model import Modality
from tests.page.examples import ontology
from tests.query.examples import ANNA, FIRST, MEETING, MINISTER, OFFICE, SECOND, THIRD


def again(claim, *, id_, **changes):
    """Return the claim as another article makes it, about something of the same words."""
    evidence = replace(claim.evidence[0], document=FIRST.id, title="Elsewhere")
    return replace(claim, id=id_, evidence=(evidence,), **changes)


SAME = again(OFFICE, id_="later", object=replace(MINISTER, id="another", name="Harbour Minister"))


def test_an_office_that_two_articles_tell_of_stands_once():
    (found,) = alike([SAME, OFFICE, OFFICE], ontology())
    assert found.id == min(SAME.id, OFFICE.id)
    assert {one.document for one in found.evidence} == {FIRST.id, THIRD.id}


def test_what_differs_in_any_way_stays_apart():
    others = [
        again(OFFICE, id_="1", object=replace(MINISTER, id="2", name="minister")),
        again(OFFICE, id_="2", modality=Modality.PLANNED),
        again(OFFICE, id_="3", subject=replace(ANNA, id="other")),
        again(OFFICE, id_="4", attribution=(ANNA,)),
    ]
    assert len(alike([OFFICE, *others], ontology())) == 5


def test_events_in_the_same_words_may_be_two():
    assert len(alike([MEETING, again(MEETING, id_="later")], ontology())) == 2


def test_a_report_tells_an_office_once_and_counts_all_claims():
    dossier = Dossier((ANNA,), (OFFICE, SAME, MEETING), (), (FIRST, SECOND, THIRD))
    html = write_dossier(dossier, ontology(), title="Anna", made="")
    assert html.count("<article") == 2
    assert "3 claims from 2 articles" in html
    positions = re.search('<section id="positions".*?</section>', html, re.DOTALL)[0]
    assert positions.count("<blockquote") == 2
