"""The year of words that name none or only one to compare with: of the heading, the talk before, the year guided to."""

from __future__ import annotations

from capex.document import DocumentKind
from capex.passes.scene import Scene, View
from capex.passes.text.calendar import Calendar
from capex.passes.text.resolving import resolve
from capex.passes.when.inherited import inherited
from capex.passes.when.overhead import over, over_list
from capex.period import FiscalPeriod
from capex.tokens import Mark, When


def is_year_on_year(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether what a company says of its capital spending only compares: "we expect capex to be up year over year"."""
    own = scene.document.issuer is not None and not scene.lexicon.joined and noun.table == "mentions"
    plain = own and not any(when.part or (when.offset or 0) >= 0 for when in view.sentence.whens if _is_named(when))
    return plain and view.in_clause("year_on_year")


def _is_named(when: When) -> bool:
    return when.year is not None or when.part != "" or when.offset is not None


def talked_of(scene: Scene, index: int, calendar: Calendar, company: str) -> FiscalPeriod | None:
    """The year that the sentences before turn to, where this one only names what it compares with.

    "Turning to 2026. Early look: capital should be modestly lower year over year."
    """
    named = [resolve(when, calendar) for when in scene.sentences[index].whens]
    if not named or any(not found.past for found in named):
        return None
    found = inherited(scene, index, calendar, company).periods
    return found[0] if len(found) == 1 and found[0].is_year and found[0].year >= (calendar.year or 0) else None


def headed(scene: Scene, index: int, noun: Mark, calendar: Calendar, company: str) -> FiscalPeriod | None:
    """The year of the sentences before, or of the heading, in what a company writes of its capital spending by name."""
    sentence, document = scene.sentences[index], scene.document
    written = document.issuer is not None and document.kind is not DocumentKind.CALL and not scene.lexicon.joined
    if not written or sentence.whens or noun.table != "mentions" or not sentence.span.covers(noun.span):
        return None
    told = over_list(scene, index, calendar) or inherited(scene, index, calendar, company)
    found = (told if told.periods else over(scene, index, calendar)).periods
    return found[0] if len(found) == 1 and found[0].is_year and found[0].year >= (calendar.year or 0) else None
