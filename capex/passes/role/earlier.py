"""Whether a figure is the guidance that stood before, or only what another is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from capex.document import Span
from capex.passes.role.brackets import is_bracketed
from capex.passes.role.case import Case
from capex.passes.role.elsewhen import is_for_another_year
from capex.passes.role.had_planned import (
    is_told_beside,
    told_last_quarter,
    was_guided,
)
from capex.passes.role.left_ranges import has_moved, is_old_range, is_told_anew, was_a_range
from capex.passes.role.moved_on import leads_down, leaves_its_plan, moved_before
from capex.passes.role.old_plans import divided, divides, is_noted_beside, is_taken_on, of_the_old_plan
from capex.passes.role.reminders import reminds
from capex.passes.role.sizes import moves_a_larger
from capex.passes.role.told_in_full import has_its_plan, is_told_of_another
from capex.passes.scene import Scene, View
from capex.statement import Action
from capex.tokens import Mark

#: So many words behind a figure, a verb may tell that it was spent.
_SPENT = 8
#: Words that may stand between a marker and its figure ("previous guidance range of about …").
_CLOSE = 6


def _plainly_earlier(case: Case) -> bool:
    """Whether a word that can only mean an earlier figure ("previous", "originally", "had expected") leads to it."""
    view = case.view
    if case.scene.lexicon.joined:
        return _earlier_joined(view)
    if not view.in_sentence("priors"):
        return view.touching_right("prior_after")
    loose = {m.span for m in view.marks("compared")}
    periods = [when.span for when in view.sentence.whens] + [m.span for m in view.marks("dates")]
    clear = tuple(
        m for m in view.marks("priors") if m.span not in loose and not any(p.overlaps(m.span) for p in periods)
    )
    kept = _kept(view)
    clear = tuple(m for m in clear if not any(s.covers(m.span) for s in kept) and not reminds(view, m))
    newest = max((m.span.end for m in view.marks("currents") if m.span.end <= view.place.start), default=0)
    newest = max(newest, _moved_to(view))
    clear = tuple(m for m in clear if m.span.end > newest and not _closes_another(view, m))
    clear = tuple(m for m in clear if not has_its_plan(view, m) and not divided(view, m))
    return view.led_by_any(clear, across=True, told=_stood(view)) <= 1 or view.touching_right("prior_after")


def goes_on_listing(view: View) -> bool:
    """Whether "and" leads to the next part of a plan: "$20 million carried from the prior year and $65 million for"."""
    start, end = view.place.start, view.place.end
    if not view.scene.lexicon.spaced or not view.in_sentence("parts"):
        return False
    joined = any(0 <= start - m.span.end <= 1 for m in view.marks("between_and"))
    given = any(0 <= m.span.start - end <= 1 for m in view.marks("purposes"))
    return joined and given and any(0 <= start - when.span.end <= _AND for when in view.sentence.whens)


#: Characters of "and" and blanks between a period and the next part.
_AND = 5


def _closes_another(view: View, mark: Mark) -> bool:
    """Whether a word is told of the figure right before it, and a comma goes on to the next one.

    "Contre 1,5 milliard prévu jusqu'ici, et 1,4 milliard en 2014": only the first is earlier.
    """
    text, scene = view.scene.text, view.scene
    ends = [other.end for other in view.others if other.end <= mark.span.start]
    if ends and scene.lexicon.spaced and scene.distance(view.sentence.span.start, ends[0]) <= _OPENS:
        return "," in text[mark.span.end : view.place.start]  # "Sur les 4 milliards prévus en 2025, 2 milliards"
    near = bool(ends) and scene.distance(ends[-1], mark.span.start) <= 1 and "," not in text[ends[-1] : mark.span.start]
    return near and text[mark.span.end : view.place.start].lstrip().startswith(",")


#: Words of a figure with which a sentence opens, to divide it: "Sur les 4 milliards d'euros".
_OPENS = 6


def _moved_to(view: View) -> int:
    """Where a verb of change and "to" lead to the figure: "reduce la inversión prevista, a", "cut its old plan to"."""
    start = view.place.start
    against = [m.span for m in view.marks("compared")]
    goals = [m.span for m in view.marks("moves_to") if m.span.start == start or 0 <= start - m.span.end <= 1]
    goals = [goal for goal in goals if not any(span.covers(goal) for span in against)]
    if not goals or not view.scene.lexicon.spaced:
        return 0
    moves = [m.span for m in view.marks("actions", "downs", "ups") if m.span.end <= goals[0].start]
    led = view.scene.text[: goals[0].start].rstrip().endswith(",")
    names = (m.span for m in view.marks("priors") if view.figure_end <= m.span.start < start)
    led = led or any(view.figure_end <= move.start and move.end <= name.start for name in names for move in moves)
    return min(goals[0].end, start) if moves and (led or _leaves_the_last(view)) else 0


def _leaves_the_last(view: View) -> bool:
    """Whether "from" leads to the figure before: "from the $450 million originally planned to $325 million"."""
    last = [other.start for other in view.others if other.end == view.figure_end]
    leads = [m.span.end for m in view.marks("moves_from")]
    return any(end <= start and view.scene.distance(end, start) <= 1 for start in last for end in leads)


def _stood(view: View) -> list[Span]:
    """Past verbs that only tell where guidance stood ("zuvor reichte sie von 3,4 …"), not what was spent."""
    spent = [m.span for m in view.marks("actuals")]
    told = (m.span for m in view.marks("pasts", "recalled"))
    return [span for span in told if not any(span.overlaps(other) for other in spent)]


def _kept(view: View) -> list[Span]:
    """The words that say a plan stands as it was told before ("as previously announced")."""
    return [m.span for m in view.marks("actions") if m.value is Action.REAFFIRMED]


def _earlier_joined(view: View) -> bool:
    """The same where time and subject may stand a clause before ("此前，公司預計…"): no verb of change between."""
    start = max((span.end for span in view.others if span.end <= view.place.start), default=view.sentence.span.start)
    marks = [m for m in view.marks("priors") if start <= m.span.start and m.span.end <= view.place.start]
    behind = [m.span for m in view.marks("prior_after")]  # 3조원으로 잡았던 투자를 2조원으로: of the figure before
    marks = [m for m in marks if not any(span.overlaps(m.span) for span in behind)]
    moved = [
        m
        for m in view.marks("actions", "compared_after")
        if m.value is not Action.REAFFIRMED and start <= m.span.start < view.place.start
    ]
    led = any(not any(m.span.start >= mark.span.start for m in moved) for mark in marks)
    return led or view.touching_right("prior_after")


@lru_cache(maxsize=8)
def _notes_priors(scene: Scene) -> bool:
    """Whether the text says that what stands in brackets is the forecast before."""
    return any(sentence.marks.any_of("bracketed_priors") for sentence in scene.sentences)


def _is_noted(case: Case) -> bool:
    """Whether the figure stands in brackets right behind another, where a note calls such ones earlier."""
    if case.scene.lexicon.spaced or not _notes_priors(case.scene):
        return False
    before = [other.end for other in case.view.others if other.end <= case.view.place.start]
    return bool(before) and case.scene.text[before[-1] : case.view.place.start].strip() == "("


def is_prior(case: Case) -> bool:  # noqa: PLR0911 (one return for each way to be earlier, or not)
    """The earlier guidance: plainly called so, or what a verb of change moves away from."""
    view = case.view
    undated = case.scene.lexicon.spaced and not case.figure.when.periods  # "the range it forecast three months ago"
    if undated and view.touching_right("prior_after") and not view.in_clause("actuals"):
        return True
    beside = is_bracketed(case) or _is_noted(case) or is_noted_beside(view)
    beside = beside or is_told_beside(case)
    if moved_before(case) or was_a_range(case) or beside or of_the_old_plan(view):
        return True
    part = case.scene.document.issuer is not None and not case.scene.lexicon.joined and view.right("parts_after") == 0
    if part or _differs_from_a_plan(view):
        return False  # "10% more than the prior plan, about $9.1 billion of that in 2025"
    if told_last_quarter(case):
        return view.led_by("recalled") <= 1 or _plainly_earlier(case)
    was_spent = not case.scene.lexicon.spaced and view.left("actuals", "actual_periods") <= 1
    was_spent = was_spent and not view.in_clause("priors")  # 25年実績の409億ドルから増える
    differs = case.scene.lexicon.joined and _is_difference(view)
    if case.figure.when.past or was_spent or differs or goes_on_listing(view) or is_for_another_year(case):
        return False
    if case.scene.lexicon.joined or _plainly_earlier(case):
        return _plainly_earlier(case)
    if leads_down(case) or leaves_its_plan(case) or was_guided(case):
        return True
    if not view.in_sentence("priors", "moves_from", "prior_after"):
        return False
    opens = not case.figure.amount.range.is_point or view.touching_right("between_and", "moves_to", "range_words")
    ranging = {m.span.end for m in view.marks("between") if opens}  # "desde los 1.500 millones" alone opens no range
    anew = _moved_to(view)
    times = [when.span for when in view.sentence.whens]  # "$40 billion from 2021 through 2025, of which $8 billion"
    ranging |= {m.span.end for m in view.marks("priors") if any(span.covers(m.span) for span in times)}
    leads = tuple(m for m in unmoved(view, view.marks("priors")) if m.span.end not in ranging and m.span.end > anew)
    kept, loose = _kept(view), {m.span for m in view.marks("compared")}
    newest = max((m.span.end for m in view.marks("currents") if m.span.end <= view.place.start), default=0)
    leads = tuple(
        m for m in leads
        if not any(s.covers(m.span) for s in kept) and (m.span.end > newest or m.span in loose)
        and not is_taken_on(view, m) and not divided(view, m) and not has_its_plan(view, m)
        and not is_told_of_another(view, m) and not reminds(view, m)
    )  # fmt: skip
    if view.led_by_any(leads) > 1 and not _is_left(view) and not view.touching_right("prior_after"):
        return False  # nothing moves away from it
    spent = view.in_clause("actual_periods") or view.left("actuals") <= _CLOSE
    spent = spent or view.right("actuals") <= _SPENT  # "compared to the $28 billion in capex that Meta spent"
    named = _names_a_plan(view) or (view.in_sentence("guidance") and view.in_sentence("actions"))
    own_plan = case.scene.document.issuer is not None and not case.figure.when.periods and view.in_clause("plans")
    coming = (bool(case.figure.when.periods) or own_plan) and has_moved(view)
    own = case.figure.when_span is not None and case.figure.when_span.start >= case.figure.amount.span.end
    again = not own and is_told_anew(case)  # "we now expect $4.8 billion this year, down from $5 billion"
    # What was spent is no range, so a range that another one comes from was planned.
    return not spent and (named or coming or again or is_old_range(case))


def _names_a_plan(view: View) -> bool:
    """Whether the clause holds a noun of guidance; "plans" right behind a company's name is its verb."""
    names = [who.span.end for who in view.sentence.whos]
    verbs = [m.span for m in view.marks("plans") if any(0 <= m.span.start - end <= 1 for end in names)]
    nouns = (m.span for m in view.marks("guidance") if m.span not in verbs)
    return any(view.clause.covers(span) for span in nouns)


def _differs_from_a_plan(view: View) -> bool:
    """Whether "below" or "more than" leads to an earlier plan: "$400 million below our first outlook"."""
    if view.scene.lexicon.joined or not view.scene.document.issuer or not view.touching_right("delta_after"):
        return False
    return view.right("guidance") <= _PLAN


#: Words between the size of a difference and the plan: "below our preliminary 2025".
_PLAN = 5


def _is_difference(view: View) -> bool:
    """Whether the figure only says by how much a plan changes: 従来計画から100億円増やす, 比先前的預估再多150億美元."""
    led = not view.scene.lexicon.spaced and view.left("deltas") == 0
    return (led and (view.in_clause("compared") or moves_a_larger(view))) or view.touching_right("delta_after")


def unmoved(view: View, marks: Sequence[Mark]) -> list[Mark]:
    """Those of `marks` behind which no verb of change begins anew: "most comes from capex, cut to $2.4 billion"."""
    moved = max((m.span.start for m in view.marks("actions") if m.span.end <= view.place.start), default=0)
    return [m for m in marks if m.span.end > moved or not view.scene.lexicon.spaced]


def _is_left(view: View) -> bool:
    """Whether "from" leads to the figure; a word that opens ranges, too ("de 75 à 85"), needs "to" right behind it."""
    opening = [m.span for m in view.marks("between")] + [when.span for when in view.sentence.whens]
    whiches = [m.span for m in view.marks("parts", "parts_after")]  # "de los que 4.000 millones irán a redes"
    leads = [m for m in unmoved(view, view.marks("moves_from")) if not is_taken_on(view, m)]
    whiches += [when.span for when in view.sentence.whens]  # "stockt das Programm von 2026 bis 2030 auf 20 auf"
    leads = [m for m in leads if not any(m.span.overlaps(span) for span in whiches)]
    leads = [
        m for m in leads if ", " not in view.scene.text[m.span.end : view.place.start]
    ]  # "Enel, matriz de Endesa, destinará"
    if not leads or divides(view):
        return False
    if view.led_by_any(tuple(m for m in leads if not any(m.span.overlaps(span) for span in opening))) <= 1:
        return True
    dated = any(when.span.start - view.place.end in (0, 1) for when in view.sentence.whens)  # "de 58.000 hasta 2028"
    return view.led_by_any(leads) == 0 and not dated and view.touching_right("moves_to")
