"""Which of a sentence's periods stands nearest to a figure."""

from __future__ import annotations

import re

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.joined import period_cost
from capex.passes.scene import FAR, Scene, View
from capex.passes.startups import dates_a_start
from capex.passes.text.brackets import COUNTED
from capex.passes.text.clauses import is_set_off
from capex.passes.text.periods import dated
from capex.passes.when.next_figures import is_theirs, opens_next
from capex.passes.when.next_spending import dates_the_next_spending, goes_on_to
from capex.passes.when.others_periods import dates_another_thing, is_in_brackets
from capex.statement import Action
from capex.tokens import Sentence, When

#: Signs of an article between a word that compares and its period.
_ARTICLE = 5


def _cost(scene: Scene, view: View, when: When) -> float:
    """How far a period is from the view's place, in words; other figures and clause breaks make it farther."""
    if scene.lexicon.joined:
        return period_cost(scene, view, when)
    place = view.place
    if _compared(view, when) or _is_beside(view, when):
        return FAR
    if when.span.start >= place.end:
        words = scene.distance(place.end, when.span.start) + _opened(scene) * opens_next(scene, view, when)
        if when.span.start >= view.right_end and not _is_behind_brackets(view, when):
            return FAR if when.span.start >= view.clause.end or is_theirs(view, when) else 12 + words
        return words * 0.6 + 2 * scene.text.count(",", place.end, when.span.start)
    if when.span.end > place.start or _dates_the_compared(view, when):
        return FAR
    words = scene.distance(when.span.end, place.start)
    crossed = (when.span.start < view.left_end) * 3 + (when.span.start < view.clause.start) * 4
    crossed += _TAKEN * _is_taken(scene, view, when)
    return words * 0.7 + crossed + 0.5 + 2 * scene.text.count(",", when.span.end, place.start)


def _opened(scene: Scene) -> int:
    """How much farther a period is that opens the next figure's words."""
    return _OPENED if scene.document.issuer is not None else _TAKEN


def _is_beside(view: View, when: When) -> bool:
    """Whether the period is what a quarter is measured in, what the figure is like, or the next figure's."""
    if dates_a_start(view, when) or _holds_a_part(view, when) or is_in_brackets(view, when):
        return True
    apart = view.scene.document.issuer and is_set_off(view.scene.text, view.sentence, view.place, when.span)
    if apart or _is_likened(view, when) or names_the_next_plan(view, when):
        return True
    if dates_the_next_spending(view, when) or goes_on_to(view, when) or _opens_what_was(view, when):
        return True
    if dates_another_thing(view, when):
        return True
    told = [m.span for m in view.marks("actions") if m.value is Action.REAFFIRMED]
    if any(span.covers(when.span) for span in (*told, *(m.span for m in view.marks("flats")))):
        return True  # "in line with what we told you last quarter", "auf Vorjahresniveau von rund 600 Millionen"
    return _is_moved_to(view, when)


def _opens_what_was(view: View, when: When) -> bool:
    """Whether a year gone by opens what was spent then: "on $850 million, a year before they were $840 million"."""
    gap = _PARTED.split(view.scene.text[view.place.end : when.span.start])
    led = len(gap) > 1 and len(gap[-1].split()) <= 1  # ", im Vorjahr waren es"
    behind = [o.start for o in view.others if o.start >= when.span.end]
    near = bool(behind) and view.scene.distance(when.span.end, behind[0]) <= _NEXT
    return (
        led
        and near
        and (when.offset or 0) < 0
        and any(when.span.end <= m.span.start < behind[0] for m in view.marks("actuals", "pasts"))
    )


def _is_behind_brackets(view: View, when: When) -> bool:
    """Whether only brackets with a figure of their own part the period from the figure: "$950m ($918m) for 2025"."""
    hit = COUNTED.match(view.scene.text, view.place.end, when.span.start)
    return hit is not None and not any(hit.end() <= o.start and o.end <= when.span.start for o in view.others)


def _is_moved_to(view: View, when: When) -> bool:
    """Whether other work goes into a year, in another thought: "as deliveries slip into 2022, and net capex"."""
    if not view.scene.lexicon.spaced or view.scene.document.issuer is None or view.clause.covers(when.span):
        return False
    moved = [m.span.end for m in view.marks("carries") if m.span.end <= when.span.start]
    led = any(0 <= when.span.start - m.span.end <= 1 for m in view.marks("moves_to"))
    return led and any(view.scene.distance(end, when.span.start) <= 1 for end in moved)


def _is_likened(view: View, when: When) -> bool:
    """Whether a word for "flat" behind the figure leads to the period: "roughly flattish with '21"."""
    scene, end, start = view.scene, view.place.end, when.span.start
    flats = [m.span.end for m in view.marks("flats") if end <= m.span.start and m.span.end <= start]
    if not flats or not scene.lexicon.spaced:
        return False
    lead = scene.text[max(flats) : start].strip()
    inside = len(lead.split()) > 1 or lead in scene.lexicon.inside  # "flat in 2022" is for 2022
    return not inside and (bool(lead) or scene.text[: max(flats)].endswith(scene.lexicon.oblique))


def _holds_a_part(view: View, when: When) -> bool:
    """Whether a quarter named before is only measured in the year: "the first quarter is the peak of the year"."""
    text, start = view.scene.text, when.span.start
    if not view.scene.lexicon.spaced or when.part or text[when.span.end : when.span.end + 1] == "'":
        return False
    loose = any(m.span == when.span for m in view.marks("loose_years"))
    leads = [m.span for m in view.marks("joins") if loose and 0 <= start - m.span.end <= 1]
    led = any(lead.of(text) not in view.scene.lexicon.inside for lead in leads)
    return led and any(w.part and w.span.end < start and view.clause.covers(w.span) for w in view.sentence.whens)


def names_the_next_plan(view: View, when: When) -> bool:
    """Whether a period behind a comma only names the next figure's plan: ", in line with our three-year plan of"."""
    if when.span.start < view.place.end:
        return False
    behind = [o.start for o in view.others if o.start >= when.span.end]
    if not behind or "," not in view.scene.text[view.place.end : when.span.start] or view.scene.lexicon.joined:
        return False
    gap = Span(when.span.end, behind[0])
    plan = any(gap.covers(m.span) for m in view.marks("guidance"))
    return plan and view.scene.distance(gap.start, gap.end) <= _PLAN


#: Words between a period and the figure of the plan that it names.
_PLAN = 2


#: Characters of "'s" and a blank.
_OWNS = 3


_PARTED = re.compile(r"[,;)]")
#: So many words lead from a period to its figure ("Q1 2026 capital expenditures of approximately").
_NEXT = 6
#: How much farther a period is that the figure before has taken already.
_TAKEN = 3
#: The same in a company's own document, where a period stands before its figure: "putting full year 2025 at".
_OPENED = 12


def _is_taken(scene: Scene, view: View, when: When) -> bool:
    """Whether a period ahead is another figure's, and this one has its own: "$11bn for 2025 and $10bn for 2026"."""
    before = when.span.start >= view.figure_end and scene.distance(view.figure_end, when.span.start) <= 1
    own = any(view.place.end <= w.span.start < view.right_end for w in view.sentence.whens)
    return before and own and any(span.end == view.figure_end for span in view.others)


def _dates_the_compared(view: View, when: When) -> bool:
    """Whether a year ahead dates what the figure is compared with: "after €2.8 billion in 2024, it plans €3bn"."""
    scene = view.scene
    for other in view.others:
        beside = other.end <= when.span.start and scene.distance(other.end, when.span.start) <= 1
        led = any(0 <= other.start - m.span.end <= 1 for m in view.marks("compared"))
        owns = bool(view.scene.document.issuer) and 0 <= other.start - when.span.end <= _OWNS
        if owns and any(0 <= when.span.start - m.span.end <= 1 for m in view.marks("compared", "moves_from")):
            return True  # "a step down from this year's $450 million, to"
        if beside and led and not _PARTED.search(scene.text, other.end, when.span.start):
            return True
    return False


#: Without a word of these tables nothing is compared.
_COMPARING = ("compared", "compared_after", "floor_before", "ceiling_before", "ups", "downs", "flats")


def _compared(view: View, when: When) -> bool:  # noqa: PLR0911 (one return for each way to compare)
    """Whether a word of comparison behind the figure leads to the period ("as compared to 2022")."""
    if not view.in_sentence(*_COMPARING):
        return False
    end, start = view.place.end, when.span.start
    bounds = [m.span for m in view.marks("floor_before", "ceiling_before") if m.span.end <= start <= m.span.end + 1]
    part = bool(when.part) or when.form is PeriodForm.REST  # "over the remainder of the year"
    if any(not (part and span.of(view.scene.text) in view.scene.lexicon.inside) for span in bounds):
        return True  # "will be below 2024"
    if start >= end and any(start - m.span.end == 1 for m in view.marks("flats")):
        return True  # "$2.2 billion, broadly in line with 2025"
    if any(0 <= m.span.start - when.span.end <= 1 for m in view.marks("compared_after")):
        return True  # "down from 2025 levels"
    apart = when.span.start >= end or view.scene.distance(when.span.end, view.place.start) > 1
    if apart and any(m.span.covers(when.span) for m in view.marks("flats", "ups", "downs")):
        return True  # "auf Vorjahresniveau", not "über dem Vorjahreswert von 3,5 Milliarden"
    if is_as_before(view, when):
        return True
    if when.span.end <= view.place.start:  # "is lower than the 2024 budget and expected at $5 billion"
        led = any(0 <= start - m.span.end <= _ARTICLE for m in view.marks("compared"))
        between = Span(when.span.end, view.place.start)
        joins = {m.span.of(view.scene.text) for m in view.marks("between_and") if between.covers(m.span)}
        listed = between.of(view.scene.text).strip() in joins  # "carryover from the prior year and $65 million for"
        planned = any(between.covers(m.span) for m in view.marks("plans", "consisting"))  # "up from 2024, including"
        goal = between.of(view.scene.text).strip()
        level = goal.startswith(", ") and goal[2:] in view.scene.lexicon.moves_to  # "down from this year, to $350m"
        return led and (planned or listed or level or leads_to_spending(view, when))
    said_on = view.scene.document.said_on
    coming = said_on is not None and when.year is not None and when.year > said_on.year
    coming = coming or any(m.span.overlaps(when.span) for m in view.marks("loose_years"))  # "from $12bn for the year"
    opening = [m.span for m in view.marks("moves_from")] if coming else []  # "$10 billion a year from fiscal 2028"
    return any(
        m.span.start >= end and m.span.end <= when.span.start
        for m in view.marks("compared")
        if not view.place.overlaps(m.span) and m.span not in opening
    )


def is_as_before(view: View, when: When) -> bool:
    """Whether spending is to be as in the period, and the figure is what that is: "flat with 2024 at $2 billion"."""
    start, text = when.span.start, view.scene.text
    if not any(0 <= start - m.span.end <= 1 for m in view.marks("flats")):
        return False
    gap = text[when.span.end : view.place.start]
    return gap.strip(" ,") in view.scene.lexicon.moves_to or gap.strip() == ","


def leads_to_spending(view: View, when: When) -> bool:
    """Whether "and" goes on from a period to spending: "unchanged from 2024 and investments of $1.4 billion"."""
    joins = [m.span.end for m in view.marks("between_and") if 0 <= m.span.start - when.span.end <= _COMMA]
    names = [m.span.start for m in view.marks("mentions")] if view.scene.lexicon.spaced else []
    return any(name - end >= 0 and view.scene.distance(end, name) <= _KINDS for end in joins for name in names)


#: Characters of a comma and a blank, and words that tell which capital spending: "net rental capex".
_COMMA, _KINDS = 2, 2


def nearest(scene: Scene, sentence: Sentence, view: View) -> When | None:
    """The period of the sentence that stands nearest to the view's place."""
    bracket = [w for w in sentence.whens if scene.text[w.span.end : view.place.start].strip() == "("]
    if bracket and not scene.lexicon.joined:
        return bracket[0]  # "leicht unter Vorjahr (3,9 Mrd. Euro)"
    costs = [(_cost(scene, view, when), when) for when in dated(sentence)]
    best = min(costs, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] < FAR else None
