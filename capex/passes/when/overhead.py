"""The period that stands over a figure in a company's own document: in the heading of its section, or the headline."""

from __future__ import annotations

from collections.abc import Iterator

from capex.document import DocumentKind, Span
from capex.lexicon.words import Lexicon, PeriodForm
from capex.matching import fold
from capex.passes.scene import Figure, Scene, view_of
from capex.passes.tables.guided import guided_year
from capex.passes.tables.headings import whens_of
from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.passes.text.sentences import has_bullet
from capex.passes.when.numbering import unless_begun
from capex.period import FiscalPeriod
from capex.tokens import When
from capex.vocabulary import vocabulary

#: A year that ends in these months of the year is often numbered by the one before.
_EARLY = 2
#: So many sentences on, a company still speaks of the same year.
TALK = 12
#: A heading is at most so long, and so many lines below it are its section.
_HEADING, _SECTION = 70, 24


def over(scene: Scene, index: int, calendar: Calendar) -> Resolved:
    """The coming period of the nearest heading over sentence number `index` that names any, else of the opening."""
    document, lexicon = scene.document, scene.lexicon
    if document.issuer is None or document.kind is DocumentKind.CALL:
        return NOWHERE
    for heading in _headings(scene, index):
        if _promises(heading, lexicon) and (found := _period_in(heading, calendar, lexicon)) is not None:
            return found
    title = fold(document.title or "")
    found = _period_in(title, calendar, lexicon) if _promises(title, lexicon) else None
    year = found.periods[0] if found and found.periods else None
    ahead = year is not None and year.is_year and calendar.year is not None and year.year > calendar.year
    if found and ahead:
        return found
    guided = guided_year(scene, calendar) or _approved_for(scene, index, calendar)
    return Resolved((guided,)) if guided else NOWHERE


#: So many days before its year ends, a company's board passes the budget of the next.
_EVE = 50


def _approved_for(scene: Scene, index: int, calendar: Calendar) -> FiscalPeriod | None:
    """The year to come, where a board passes a budget as the running year ends, and no sentence near names a year."""
    sentence, said_on = scene.sentences[index], scene.document.said_on
    passed = sentence.marks.any_of("approvals") and not sentence.marks.any_of("actions", "programmes", "builds")
    if (
        not passed
        or not sentence.marks.any_of("guidance")
        or sentence.whens
        or said_on is None
        or calendar.year is None
    ):
        return None
    ends = calendar.year_end.in_year(said_on.year)
    eve = 0 <= (ends - said_on).days <= _EVE and calendar.year == said_on.year
    return FiscalPeriod(said_on.year + 1) if eve else None


def _headings(scene: Scene, index: int) -> Iterator[str]:
    """The short lines over a sentence, nearest first."""
    text, end = scene.text, scene.sentences[index].span.start
    for _ in range(_SECTION):
        end = text.rfind("\n", 0, end)
        if end < 0:
            return
        line = text[text.rfind("\n", 0, end) + 1 : end].strip()
        if line and len(line) <= _HEADING and line[-1] not in ".!?;,":
            yield line


def _promises(heading: str, lexicon: Lexicon) -> bool:
    """Whether a heading speaks of plans or of spending."""
    span = Span(0, len(heading))
    return vocabulary(lexicon).scan(heading, span).any_of("guidance", "plans", "mentions")


def _period_in(heading: str, calendar: Calendar, lexicon: Lexicon) -> Resolved | None:
    """The one coming period that a heading names, nothing of use where it names others; `None` where it names none."""
    named = whens_of(heading, lexicon)
    named = tuple(w for w in named if w.year) or named  # "2026 annual investment plan"
    told = [unless_begun(resolve(when, calendar), when, calendar) for when in named]
    if not told:
        return None
    coming = [r for r in told if len(r.periods) == 1 and not r.past and not r.periods[0].is_several_years]
    return coming[0] if len({r.periods for r in told}) == 1 and coming else NOWHERE


def over_list(scene: Scene, index: int, calendar: Calendar) -> Resolved | None:
    """The coming period that the line over a company's list speaks of, which each item is for."""
    if not has_bullet(scene.text, scene.sentences[index].span):
        return None
    press = scene.document.issuer is None
    if press and (scene.lexicon.joined or not scene.sentences[index].whos):
        return None
    for before in reversed(scene.sentences[max(index - TALK, 0) : index]):
        if has_bullet(scene.text, before.span):
            continue
        if press and not before.span.of(scene.text).rstrip().endswith(":"):
            return None
        early = calendar.year_end.month <= _EARLY  # "the year ending January 30, 2026 ('fiscal 2025')"
        named = sorted(before.whens, key=lambda when: (when.year or 0) * early)
        found = [unless_begun(resolve(when, calendar), when, calendar) for when in named]
        coming = [r for r in found if len(r.periods) == 1 and not r.past and not r.periods[0].is_several_years]
        return coming[0] if coming else None
    return None


def quarter_ahead(scene: Scene, figure: Figure, when: When, calendar: Calendar) -> Resolved | None:
    """The coming quarter that the talk is of, where a plan is for "the quarter": "we expect $30m in the quarter"."""
    sentence, view = scene.sentences[figure.sentence], view_of(scene, figure)
    loose = any(m.span.overlaps(when.span) for m in sentence.marks.of("loose_quarters"))
    if not loose or not view.in_clause("plans") or scene.document.issuer is None:
        return None
    for before in reversed(scene.sentences[max(figure.sentence - TALK, 0) : figure.sentence]):
        if sentence.paragraph - before.paragraph > 1:
            return None
        told = whens_of(before.span.of(scene.text), scene.lexicon)
        found = [resolve(each, calendar) for each in told if each.part.startswith("Q") or each.form is PeriodForm.PART]
        coming = [r for r in found if len(r.periods) == 1 and not r.past]
        if coming and _promises(before.span.of(scene.text), scene.lexicon):
            return coming[-1]
    return None


def year_of_talk(scene: Scene, index: int, when: When, calendar: Calendar) -> Resolved | None:
    """The coming year that an article's headline is about, where a plan is for "the year" and the text named it last.

    "Vale lowers targets for 2027 … It expects iron ore output of … in 2027 … capital expenditure for the year".
    """
    sentence = scene.sentences[index]
    loose = when.offset == 0 and any(m.span.overlaps(when.span) for m in sentence.marks.of("loose_years"))
    if not loose or scene.document.issuer or calendar.year is None:
        return None
    title = fold(scene.document.title or "")
    told = _period_in(title, calendar, scene.lexicon) if _promises(title, scene.lexicon) else None
    if told is None or not told.periods or told.periods[0].year <= calendar.year or not told.periods[0].is_year:
        return None
    near = (s for s in scene.sentences[:index] if sentence.paragraph - s.paragraph <= 1)
    named = [w for s in near for w in s.whens] + [w for w in sentence.whens if w.span.end <= when.span.start]
    return told if named and resolve(named[-1], calendar).periods == told.periods else None
