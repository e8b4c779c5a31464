"""The period that stands over a figure in a company's own document: in the heading of its section, or the headline."""

from __future__ import annotations

from collections.abc import Iterator

from capex.document import DocumentKind, Span
from capex.lexicon.words import Lexicon
from capex.matching import fold
from capex.passes.calendar import NOWHERE, Calendar, Resolved, resolve
from capex.passes.headings import whens_of
from capex.passes.scene import Scene
from capex.passes.sentences import has_bullet
from capex.vocabulary import vocabulary

#: So many sentences on, a company still speaks of the same year.
TALK = 12
#: A heading is at most so long, and so many lines below it are its section.
_HEADING, _SECTION = 70, 24


def over(scene: Scene, index: int, calendar: Calendar) -> Resolved:
    """The coming period of the nearest heading over sentence number `index` that names any, else of the headline."""
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
    return found if found and ahead else NOWHERE


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
    told = [resolve(when, calendar) for when in whens_of(heading, lexicon)]
    if not told:
        return None
    coming = [r for r in told if len(r.periods) == 1 and not r.past and not r.periods[0].is_several_years]
    return coming[0] if len({r.periods for r in told}) == 1 and coming else NOWHERE


def over_list(scene: Scene, index: int, calendar: Calendar) -> Resolved | None:
    """The coming period that the line over a company's list speaks of, which each item is for."""
    if scene.document.issuer is None or not has_bullet(scene.text, scene.sentences[index].span):
        return None
    for before in reversed(scene.sentences[max(index - TALK, 0) : index]):
        if has_bullet(scene.text, before.span):
            continue
        found = [resolve(when, calendar) for when in before.whens]
        coming = [r for r in found if len(r.periods) == 1 and not r.past and not r.periods[0].is_several_years]
        return coming[0] if coming else None
    return None
