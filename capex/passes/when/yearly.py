"""So much in each of several years that are named: "$4 billion a year from 2026 to 2028"."""

from __future__ import annotations

from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import Figure, View
from capex.passes.text.calendar import Resolved
from capex.tokens import When


def is_yearly(view: View, figure: Figure, when: When) -> bool:
    """Whether a figure for capital spending is for each of the years that `when` names, and no average of them."""
    sentence, text = view.scene.sentences[figure.sentence], view.scene.text
    own = view.scene.document.issuer is not None
    if not own or figure.noun != "capex" or when.form is not PeriodForm.SPAN:
        return False
    recalled = [m.span for m in view.marks("priors") if view.clause.covers(m.span) and not _leads(m.span, when)]
    if recalled:
        return False
    yearly = [m.span for m in sentence.marks.of("annual")]
    middles = view.scene.lexicon.column_middles
    if any(word in text[span.start - 10 : span.end + 10] for span in yearly for word in middles):
        return False
    place, noun = view.place, figure.noun_mark
    beside = any(0 <= span.start - place.end <= 1 or 0 <= place.start - span.end <= 1 for span in yearly)
    named = noun is not None and any(0 <= noun.span.start - span.end <= 1 for span in yearly)
    return figure.amount.annual or beside or named


def _leads(span: Span, when: When) -> bool:
    """Whether a word only leads to the years: "from 2026 to 2028"."""
    return span.overlaps(when.span) or 0 <= when.span.start - span.end <= 1


def each_year(found: Resolved) -> Resolved:
    """Each of the several years of a period apart."""
    years = [range(p.year, (p.last or p.year) + 1) for p in found.periods]
    periods = [replace(p, year=y, last=None) for p, span in zip(found.periods, years, strict=True) for y in span]
    return Resolved(tuple(periods), found.past)


def by_years(view: View, figure: Figure, when: When, found: Resolved) -> Resolved:
    """A period of several years as the years apart, where so much is for each, or as one, where it is for all."""
    if is_yearly(view, figure, when):
        return each_year(found)
    if is_reached(view, figure, when):
        return Resolved(tuple(replace(p, year=p.last or p.year, last=None) for p in found.periods), found.past)
    return _together(found) if _adds_years(view, found) else found


def is_reached(view: View, figure: Figure, when: When) -> bool:
    """Whether a yearly level of capital spending is only to be reached by a year: "$8 billion a year by 2028"."""
    if figure.noun != "capex" or when.form is not PeriodForm.UNTIL:
        return False
    if _moves_each_year(view, figure, when):
        return True
    if when.span.start < view.place.end:
        return False
    led = any(m.span.start == when.span.start for m in view.marks("reached"))
    return led and (figure.amount.annual or view.right("annual") == 0 or _moves_there(view, figure))


def _moves_there(view: View, figure: Figure) -> bool:
    """Whether spending itself, and no programme, moves to a level: "capex should fall to $8 billion by 2028"."""
    noun, start = figure.noun_mark, view.place.start
    if noun is None or noun.table != "mentions" or noun.span.end > start or view.in_clause("programmes", "guidance"):
        return False
    ways = [m.span for m in view.marks("ups", "downs") if view.clause.covers(m.span)]
    if any(m.span.start == start and m.span in ways for m in view.marks("ceiling_before")):
        return True  # "we see total capex below $8 billion by 2028"
    return view.led_by("moves_to") == 0 and any(span.end <= start for span in ways)


def _moves_each_year(view: View, figure: Figure, when: When) -> bool:
    """Whether the press has yearly spending move to the figure: "die jährlichen Investitionen bis 2028 auf 2 Mrd."."""
    if view.scene.document.issuer or view.scene.lexicon.joined or view.led_by("moves_to") > 0:
        return False
    noun, yearly = figure.noun_mark, [m.span for m in view.marks("annual")]
    beside = noun is not None and any(_touch(span, noun.span) for span in yearly)
    behind = when.span.start >= view.place.end  # "hasta 2.000 millones al año hasta 2028" is for each of them
    return beside or (not behind and (figure.amount.annual or any(_touch(span, view.place) for span in yearly)))


def _touch(one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return first.overlaps(last) or 0 <= last.start - first.end <= 1


def _adds_years(view: View, found: Resolved) -> bool:
    """Whether a figure for several years that are named is for all of them together: "$2.1bn in total for 2025 and"."""
    several = len(found.periods) > 1 and all(period.is_year for period in found.periods)
    return several and view.in_clause("years_together") and not view.in_clause("annual", "eachs", "respectively")


def _together(found: Resolved) -> Resolved:
    years = [period.year for period in found.periods]
    return Resolved((replace(found.periods[0], year=min(years), last=max(years)),), found.past)
