"""Figures in a list of companies under a headline on capital spending: "Union Pacific. $3.4 billion, flat on 2024."."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from capex.document import Span
from capex.passes.role.roles import role_of
from capex.passes.scene import Figure, Scene, view_of
from capex.passes.tables.headings import whens_of
from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.text.nouns import nouns
from capex.passes.text.resolving import resolve
from capex.passes.text.sentences import has_bullet
from capex.passes.when.horizons import CalendarOf
from capex.tokens import Sentence, Unit

#: So many sentences lead to a list.
_LEAD = 2
#: Signs between the name of a company and what it plans.
_SIGNS = " .:-–—("


def _heads(scene: Scene, figure: Figure) -> bool:
    """Whether a paragraph opens with the name of the figure's company alone, and this is the first figure behind it."""
    this = scene.sentences[figure.sentence]
    near = scene.sentences[max(figure.sentence - 1, 0) : figure.sentence + 1]
    own = [this] if _opens_a_line(scene, this) else [s for s in near if s.paragraph == this.paragraph]
    first = own[0]
    if len(own) > 1 and near[0] is not first:
        return False
    if not first.whos or first.whos[0].ticker != figure.company or _is_deep(scene, first):
        return False
    start = first.whos[0].span.end
    between = Span(start, figure.amount.span.start)
    plain = scene.distance(between.start, between.end) <= 1 and scene.text[start : start + 1] in _SIGNS
    return plain and not any(start <= a.span.start < figure.amount.span.start for s in own for a in s.amounts)


def _opens_a_line(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, or begins a line of its own."""
    start = sentence.span.start
    return has_bullet(scene.text, sentence.span) or scene.text[:start].rstrip(" -•*–").endswith("\n")


def _is_deep(scene: Scene, first: Sentence) -> bool:
    """Whether words stand before the name, or the paragraph is not the start of its sentence."""
    return scene.distance(first.span.start, first.whos[0].span.start) > 0


def _year(scene: Scene, calendar: Calendar) -> Resolved:
    """The one coming year that the headline, or the sentences that lead to the list, are about."""
    told = [resolve(w, calendar) for w in whens_of((scene.document.title or "").lower(), scene.lexicon)]
    told += [resolve(w, calendar) for s in scene.sentences[:_LEAD] for w in s.whens]
    coming = [r for r in told if len(r.periods) == 1 and not r.past and r.periods[0].is_year]
    return coming[0] if coming else NOWHERE


@lru_cache(maxsize=8)
def _is_led(scene: Scene) -> bool:
    """Whether an article opens with what several companies plan to spend: "What carriers will spend in 2025"."""
    first = [s for s in scene.sentences[:_LEAD] if s.whens and not s.amounts and not s.whos]
    named = (s for s in first if s.marks.any_of("mentions") or s.marks.any_of("weak_mentions"))
    return any(s.marks.any_of("plans", "guidance") and s.marks.any_of("aggregates", "others") for s in named)


def with_listing(scene: Scene, _figures: Sequence[Figure], figure: Figure, calendar_of: CalendarOf) -> Figure:
    """`figure` as its company's plan, where a list under a headline on capital spending gives it without more."""
    bare = figure.noun in ("", "other") and figure.amount.unit is Unit.MONEY and figure.amount.currency is not None
    if not bare or scene.document.issuer or not scene.lexicon.spaced or figure.company is None:
        return figure
    if not scene.titled and not _is_led(scene):
        return figure
    place = figure.amount.span.start
    if any(m.table == "other_metrics" and m.span.end <= place for m in nouns(scene.sentences[figure.sentence])):
        return figure
    if not _heads(scene, figure) or role_of(scene, figure, view_of(scene, figure))[1] not in ("level", "no plan"):
        return figure
    when = figure.when if figure.when_span else _year(scene, calendar_of(figure.company))
    if not when.periods or when.past:
        return figure
    return figure._replace(noun="weak", role="level", reason="", rule="listed", when=when, pledge=False)
