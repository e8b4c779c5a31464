"""Whether something looks forward to a figure: a plan, a range or bound, a year to come."""

from __future__ import annotations

from capex.document import Span
from capex.passes.joined import follows_spent, is_habit
from capex.passes.role.brackets import replaces_another
from capex.passes.role.case import Case
from capex.passes.role.moved_on import moves_that, takes_that_to
from capex.passes.role.plans_before import planned_before
from capex.passes.role.rounds import is_in_turn, is_of_another
from capex.passes.role.spent import is_likened, names_the_year_before, tells_the_difference
from capex.passes.role.unfinished import (
    is_a_range_ahead,
    is_about_a_year,
    recalls_its_year,
    spans_a_running_year,
    stands_now,
)
from capex.passes.role.verbs import happened
from capex.passes.scene import View
from capex.passes.text.clauses import is_set_off, told_beside
from capex.passes.text.sentences import is_item
from capex.passes.what.relatives import is_in_relative_clause
from capex.statement import Action
from capex.tokens import Mark, Unit

#: A list of guidance has at most so many items before the one on spending.
_LIST = 10
_CHANGES = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)


def looks_forward(case: Case) -> bool:  # noqa: PLR0911 (one return for each case)
    """Something looks forward: a verb or noun of planning, a range or bound, a year to come, or the talk before."""
    view, figure = case.view, case.figure
    if case.scene.lexicon.joined and (follows_spent(case.scene, figure) or is_habit(figure, view)):
        return False
    if view.in_clause("plans", "guidance"):
        return True
    if _is_told(case) or _is_reported(case) or is_of_another(case) or _is_another_thought(case):
        return False
    moved = _moves_it(case) or any(_changes(case, m) for m in view.marks("actions"))
    if moved or _is_kept(case) or spans_a_running_year(case) or replaces_another(case) or is_in_turn(case):
        return True
    if _is_spent(view):
        return False
    if stands_now(case) or _coming(case) or _is_led_on(case) or _stands_under_a_year(case):
        return True
    if _has_past(view) and not view.in_sentence("plans", "guidance") and not is_a_range_ahead(case):
        return False
    bounded = figure.amount.range.is_open and not case.scene.lexicon.spaced and not figure.when.periods
    spread = not figure.amount.range.is_point and not bounded  # 採購金額突破50億元
    if view.in_sentence("plans", "guidance") or spread or view.led_by("presents") <= 1:
        return True
    if case.scene.lexicon.joined and any(period.is_year for period in figure.when.periods):
        return True  # the year is not over, and a verb of plans is often left out: 今年資本支出1,250億美元
    return is_about_a_year(case) or (planned_before(case) and not _is_unled(case))


#: What leads on from a plan to a figure of it in the next sentence of the press.
_LEADS = (
    "presents", "actions", "ups", "downs", "flats", "compared", "anaphors", "parts", "parts_after", "receives",
    "total_words", "deltas", "scopes", "places", "weak_mentions", "programmes",
)  # fmt: skip


def _is_unled(case: Case) -> bool:
    """Whether nothing leads on from the plan of the sentence before: "It pays its chief executive $27 million"."""
    lexicon = case.scene.lexicon
    press = case.scene.document.issuer is None and lexicon.spaced and not lexicon.joined
    item = is_item(case.scene.text, case.view.sentence.span)  # "- Siemens: rund 2 Milliarden Euro"
    carried = press and case.figure.rule == "carried" and not item
    return carried and not _is_led(case.view, case.view.in_sentence(*_LEADS))


def _is_led(view: View, known: bool) -> bool:
    return known or view.left("moves_to") == 0


def _is_another_thought(case: Case) -> bool:
    """Whether a hard break parts the figure from its noun, and nothing leads on: "…, while it pays its chief $27m"."""
    view, noun, lexicon = case.view, case.figure.noun_mark, case.scene.lexicon
    press = case.scene.document.issuer is None and lexicon.spaced and not lexicon.joined
    if not press or noun is None or noun.span.end > view.place.start or not view.sentence.span.covers(noun.span):
        return False
    parted = any(noun.span.end <= m.span.start < view.place.start for m in view.marks("hard_breaks"))
    led = _is_led(view, view.in_clause(*_LEADS, "plans", "guidance"))
    return parted and not led


def _moves_it(case: Case) -> bool:
    """Whether a company moves the plan of the sentence before to the figure: "We have since trimmed that to"."""
    view, figure = case.view, case.figure
    moved = moves_that(view) if case.scene.document.issuer else case.scene.lexicon.spaced and takes_that_to(view)
    told = not figure.when.past and moved
    planned = view.in_sentence("plans", "recalled") or planned_before(case)
    return told and not view.in_clause("actual_periods") and planned


def _has_past(view: View) -> bool:
    """Whether the sentence has a past verb, other than in what a total consists of, or when a plan was told."""
    lists = [m.span for m in view.marks("consisting")]
    if view.scene.document.issuer:
        lists += [m.span for m in view.marks("recalled")]  # "down from where we started the year"
        held = [m.span.end for m in view.marks("compared") if m.span.start >= view.place.end]
        lists += (
            [Span(held[0], view.clause.end)] if held else []
        )  # "around $700 million, down from the $760 million we had"
    pasts = [m for m in view.marks("pasts") if not is_set_off(view.scene.text, view.sentence, view.place, m.span)]
    return any(not any(span.covers(m.span) for span in lists) for m in pasts)


def _is_spent(view: View) -> bool:
    """Whether a past verb stands in the clause; one in brackets is of their own figure: (前年度実績2649億円)."""
    marks = (m for m in view.marks("actuals") if view.clause.covers(m.span))
    text, joined = view.scene.text, view.scene.lexicon.joined
    marks = (mark for mark in marks if not is_set_off(text, view.sentence, view.place, mark.span))
    marks = (mark for mark in marks if not tells_the_difference(view, mark) and not is_likened(view, mark))
    marks = (mark for mark in marks if not names_the_year_before(view, mark))
    return any(not (joined and told_beside(text, view.sentence, view.place, mark.span)) for mark in marks)


def _is_told(case: Case) -> bool:
    """Whether a company's own document tells, without any plan, how spending in general moved."""
    loose = case.scene.document.issuer is not None and case.scene.lexicon.spaced and case.figure.noun == "weak"
    moved = case.view.in_clause("pasts", "past_moves") or case.view.in_clause("actions")
    return loose and moved and not case.view.in_sentence("plans", "guidance")


#: So many words behind a figure, a rate tells how it compares.
_RATED = 6


def _is_reported(case: Case) -> bool:
    """Whether the press tells by how much an undated figure moved: "a ramené ses dépenses à 4,8 milliards (-13 %)"."""
    view, end = case.view, case.view.place.end
    if case.scene.document.issuer or case.scene.lexicon.joined or case.figure.when_span is not None:
        return False
    rates = [a.span.start for a in view.sentence.amounts if a.unit is Unit.RATE and a.span.start >= end]
    near = bool(rates) and case.scene.distance(end, rates[0]) <= _RATED
    told = view.in_clause("pasts") or (bool(rates) and _is_labelled(case, rates[0]))
    return near and told and not view.in_sentence("plans", "guidance")


def _is_labelled(case: Case, rate: int) -> bool:
    """Whether only a colon leads to the figure and a change to the rate: "Capital expenditures: $19.4B, up 42%"."""
    view, text = case.view, case.scene.text
    led = text[: view.place.start].rstrip().endswith(":")
    return led and any(view.place.end <= m.span.start and 0 <= rate - m.span.end <= 1 for m in view.marks("deltas"))


def _is_led_on(case: Case) -> bool:
    """Whether "from A to B" takes a year that is not over to the figure: "which takes our full-year spend from"."""
    view, figure = case.view, case.figure
    if not case.scene.lexicon.spaced or figure.when_span is None or figure.when.past or view.in_clause("pasts"):
        return False
    before = [o for o in view.others if o.end <= view.place.start]
    led = view.left("moves_to") == 0 and bool(before) and case.scene.distance(before[-1].end, view.place.start) == 1
    return led and any(0 <= before[-1].start - m.span.end <= 1 for m in view.marks("moves_from"))


def _is_kept(case: Case) -> bool:
    """Whether a figure for a period that is not over is told to stand as it did ("is unchanged at $11 billion")."""
    view = case.view
    kept = any(view.clause.covers(m.span) and m.value is Action.REAFFIRMED for m in view.marks("actions"))
    figure, issuer = case.figure, case.scene.document.issuer
    known = bool(figure.when.periods) and not figure.when.past
    coming = known and figure.when_span is not None
    own = figure.noun_mark is not None and view.sentence.span.covers(figure.noun_mark.span)
    press = issuer is None and case.scene.lexicon.spaced and figure.noun == "capex" and not figure.when.past
    press = press and (own or known)
    own = own and issuer is not None and case.scene.lexicon.spaced and figure.noun == "capex"
    if kept and own and not view.sentence.whens:
        return not _tells_past(view, view.place.start)  # "No change to capex: $250 million, excluding what is repaid"
    return kept and (press or (coming and issuer is not None)) and not _tells_past(view)


def _tells_past(view: View, until: int | None = None) -> bool:
    """Whether a past verb stands in the clause, other than one that says how a plan stands ("unchanged")."""
    plain = {m.span for m in view.marks("actions")}
    pasts = (m.span for m in view.marks("actuals", "pasts") if view.clause.covers(m.span))
    pasts = (past for past in pasts if until is None or past.end <= until)
    pasts = (past for past in pasts if not any(past.end + 1 == span.start for span in plain))  # "was left unchanged"
    start = view.place.start
    pasts = (past for past in pasts if not is_in_relative_clause(view.scene, view.sentence, past, start))
    return any(not any(span.covers(past) for span in plain) for past in pasts)


def _changes(case: Case, mark: Mark) -> bool:
    """Whether a verb in the figure's clause changes guidance."""
    inside = case.view.clause.covers(mark.span) and not _is_only_why(case, mark)
    return inside and mark.value in _CHANGES and happened(case.scene, case.view.sentence, mark)


def _is_only_why(case: Case, mark: Mark) -> bool:
    """Whether spending is why something else changed: "debt increased as a result of capital expenditures of"."""
    noun, issuer = case.figure.noun_mark, case.scene.document.issuer
    if noun is None or issuer is None or case.scene.lexicon.joined:
        return False
    causes = (m.span for m in case.view.marks("causes"))
    return any(mark.span.end <= span.start and span.end <= noun.span.start for span in causes)


def _coming(case: Case) -> bool:
    """Whether the figure's period is written out and has not begun, or, in the press, is a year that is not over."""
    year, periods = case.year, case.figure.when.periods
    reports = case.scene.document.reports
    running = bool(periods) and periods[0].is_year and case.figure.when_span is not None and case.figure.noun == "capex"
    dated = any(when.year and when.span == case.figure.when_span for when in case.view.sentence.whens)
    if running and dated and reports is not None and periods[0].year > reports.year:
        return True  # nobody has spent yet in the year after the one that is reported on
    if not periods or year is None or recalls_its_year(case):
        return False
    verbs = [m for m in case.view.marks("pasts", "actuals") if not names_the_year_before(case.view, m)]
    past = min(case.view.left_of(verbs), case.view.right("past_moves", "actuals"))
    told = past <= _LIST or case.scene.document.issuer is not None or _sums_up_the_spent(case)
    return periods[0].year > year or (running and not case.figure.when.past and not told)


def _stands_under_a_year(case: Case) -> bool:
    """Whether a company's words without a verb stand under a year to come: "Items for 2026. Capex of $1bn"."""
    figure, scene, view = case.figure, case.scene, case.view
    reports, periods = scene.document.reports, figure.when.periods
    under = bool(periods) and figure.when_span is None and not figure.when.past and figure.noun == "capex"
    ahead = reports is not None and under and all(p.is_year and p.year > reports.year for p in periods)
    return ahead and scene.lexicon.spaced and not view.in_clause("actuals", "pasts", "actual_periods", "past_moves")


def _sums_up_the_spent(case: Case) -> bool:
    """Whether a sentence on what was spent goes on to the sum: "it reported $5.3 billion, and the year stands at"."""
    view = case.view
    return view.led_by("presents") <= 1 and view.in_sentence("actuals") and not view.in_sentence("plans", "guidance")
