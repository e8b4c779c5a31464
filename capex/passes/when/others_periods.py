"""Periods beside a figure that date something else: another figure, what was reported, when a plan was told."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.tokens import When


def is_in_brackets(view: View, when: When) -> bool:
    """Whether brackets behind the figure hold the period with a figure of its own: "$950m ($918m in 2024) for 2025"."""
    end, start = view.place.end, when.span.start
    opened = view.scene.text.rfind("(", end, start)
    if opened < 0 or ")" in view.scene.text[opened:start]:
        return False
    behind = [o.start for o in view.others if o.start >= when.span.end][:1]
    leads = any(view.scene.text[when.span.end : at].strip() in ("", ":") for at in behind)  # "(2024: 3,1 Mrd.)"
    return leads or any(opened <= other.start and other.end <= start for other in view.others)


def is_reported_on(view: View, when: When) -> bool:
    """Whether a quarter is only reported on before "and" leads to a plan: "told of its Q3 and raised its capex"."""
    place, marks = view.place, view.marks
    if view.scene.document.issuer or not when.part or when.span.end > place.start or not view.scene.lexicon.spaced:
        return False
    joins = [m.span.end for m in marks("between_and") if when.span.end <= m.span.start and m.span.end <= place.start]
    moved = (m.span for m in marks("actions") if joins and joins[0] <= m.span.start and m.span.end <= place.start)
    plans = [m.span.start for m in marks("guidance") if m.span.end <= place.start]
    return any(span.end <= start for span in moved for start in plans)


def dates_the_telling(view: View, when: When) -> bool:
    """Whether a year is only that in which a figure was told of: "its target of 133 trillion won announced in 2019"."""
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined or when.year is None:
        return False
    if _opens_the_telling(view, when):
        return True
    leads = [m.span for m in view.marks("inside") if m.span.end == when.span.start - 1]
    told = [m.span.end for m in view.marks("announces", "speech")]
    starts = [lead.start for lead in leads] or [when.span.start]  # the period may hold its "in"
    return when.span.start >= view.place.end and any(0 <= start - end <= 1 for start in starts for end in told)


#: Words before a year that opens a sentence ("At the beginning of"), and from it to the verb by which a plan is told.
_OPENING, _TOLD = 4, 4


def _opens_the_telling(view: View, when: When) -> bool:
    """Whether the press opens with the year in which a company told of money for several: "In 2025, it announced"."""
    scene, end = view.scene, when.span.end
    long = any(w.count > 1 and w.span.start >= view.place.end for w in view.sentence.whens)
    if scene.document.issuer or not long or not scene.text.startswith(",", end):
        return False
    told = (m.span for m in view.marks("announces") if end <= m.span.start and m.span.end <= view.place.start)
    opens = scene.distance(view.sentence.span.start, when.span.start) <= _OPENING
    return opens and any(scene.distance(end, span.start) <= _TOLD for span in told)


def is_of_another_thought(view: View, when: When) -> bool:
    """Whether a quarter or half stands in a clause before guidance: "as much in the second half, so guidance of"."""
    if view.scene.document.issuer is None or view.scene.lexicon.joined or not when.part:
        return False
    return when.span.end <= view.clause.start and view.led_by("guidance") == 0


def is_where_it_goes(view: View, when: When) -> bool:
    """Whether a plan of a year of its own only goes on to another: "In 2026 it's $1.5bn and should fall in 2027".

    A year right before the name of spending is its own, whatever else is said: "cut its 2026 capex to $3bn and …".
    """
    scene, sentence = view.scene, view.sentence
    if scene.lexicon.joined or when.span.start < view.place.end or when.part:
        return False
    gap = Span(view.place.end, when.span.start)
    own = [w for w in sentence.whens if w.span.end <= view.place.start and not w.part and _is_before(scene, w, when)]
    if not own or not _is_parted(view, gap) or any(gap.covers(o) for o in view.others):
        return False
    moved = scene.document.issuer is not None and any(gap.covers(m.span) for m in view.marks("ups", "downs", "flats"))
    spent = any(own[-1].span.end <= m.span.start < view.place.start for m in view.marks("actuals"))
    return (moved or _names_spending(view, own[-1])) and not spent


def _is_parted(view: View, gap: Span) -> bool:
    """Whether another thought begins between a figure and a period behind it."""
    text, ands = view.scene.text, view.scene.lexicon.ands
    joined_on = [m.span for m in view.marks("between_and") if 0 <= m.span.start - gap.start <= 1]
    parted = any(gap.covers(m.span) for m in view.marks("clause_breaks")) or "," in gap.of(text)
    return parted or any(span.of(text) in ands for span in joined_on)


def _names_spending(view: View, own: When) -> bool:
    """Whether a year stands right before the name of spending, or of a plan for it: "its 2026 capital spending"."""
    names = view.marks("mentions", "weak_mentions", "guidance")
    return any(0 <= m.span.start - own.span.end <= 1 and m.span.end <= view.place.start for m in names)


def _is_before(scene: Scene, own: When, when: When) -> bool:
    """Whether a year that is not over is told with a later one."""
    now = scene.document.said_on.year if scene.document.said_on else 0
    first, later = (w.year or now + (w.offset if w.offset is not None else -1) for w in (own, when))
    return now <= first < later


def dates_another_thing(view: View, when: When) -> bool:
    """Whether a period dates when a plan was told, what was reported, another thought, or where spending goes on to."""
    if dates_the_telling(view, when) or is_reported_on(view, when):
        return True
    return is_where_it_goes(view, when) or is_of_another_thought(view, when)
