"""Whether a figure is of what was spent already."""

from __future__ import annotations

from capex.passes.role.beside import is_goal, moved_itself
from capex.passes.role.case import Case
from capex.passes.role.moved_on import moves_that
from capex.passes.role.rounds import turns_to
from capex.passes.role.so_far import is_laid_out, is_so_far
from capex.passes.scene import FAR, Figure, View
from capex.passes.text.clauses import beside, is_set_off
from capex.statement import Action
from capex.tokens import Mark

#: Words that may stand between a plan and its figure, and between a figure and the period in which it was spent.
_CLOSE, _TOUCHING = 6, 2


def is_actual(case: Case) -> bool:
    """Whether the figure was spent, and is not expected for a quarter that would be past elsewhere."""
    if _is_whole_of_what_was_spent(case.view) or turns_to(case) or _is_where_a_plan_went(case):
        return False
    ahead = case.figure.when.periods and not case.figure.when.past
    return not (ahead and _spans_its_quarter(case.view, case.figure)) and _was_spent(case)


def _is_where_a_plan_went(case: Case) -> bool:
    """Whether a company moved a plan to the figure: "We'd planned $260 million, took that to $240 million in May"."""
    view = case.view
    return case.scene.document.issuer is not None and view.in_sentence("plans", "recalled") and moves_that(view)


def _is_whole_of_what_was_spent(view: View) -> bool:
    """Whether the figure is a plan by name, of which a share was spent: 올해 투자계획 10조원 가운데 43%를 집행했다."""
    if not view.scene.lexicon.owner or not view.touching_right("parts"):
        return False
    planned = view.left("guidance", "planned", "plans") <= _NAMED
    return planned and any(a.span.start > view.place.end for a in view.sentence.amounts)


#: Words between the name of a plan and its figure.
_NAMED = 3


def _was_spent(case: Case) -> bool:
    """Whether the figure's period is over, or a past verb stands nearer than any plan."""
    figure, view = case.figure, case.view
    before = _is_of_a_year_in_brackets(case) or is_so_far(view) or is_laid_out(figure, view)
    if before or figure.when.past or view.right_of(_own_cues(view, "actual_periods")) <= _TOUCHING:
        return True
    if case.scene.lexicon.joined:
        return _spent_behind(view)
    if not view.in_sentence("actuals", "actual_periods", "past_moves") or is_goal(view, figure):
        return False
    loose = {m.span for m in view.marks("parts_loose")}  # "espera cerrar el año con 225 millones invertidos"
    parts = [m for m in view.marks("parts") if m.span not in loose]
    of_which = view.left_of(parts) <= 1 and view.right("actuals") == 0  # "of which approximately $1bn had been spent"
    if of_which or _stands_aside(view) or moved_itself(case.scene, figure, view):
        return True
    spent = min(view.left_of(_really(case), across=True), view.left("actual_periods"))
    past = [m.span for m in view.marks("actuals")]
    plans = [m for m in view.marks("plans", "guidance") if not any(s.covers(m.span) and s != m.span for s in past)]
    hedged = any(m.span.overlaps(view.place) for m in plans)  # "are estimated at $550 million"
    planned = 0 if hedged else view.left_of(plans, across=True)
    moved = view.touching_right("past_moves") and not is_left(view)
    if moved and planned > _CLOSE and not _is_led_by_a_plan(case):
        return True
    return spent < planned


def _is_of_a_year_in_brackets(case: Case) -> bool:
    """Whether brackets behind a plan hold an earlier year with its figure: "(2025: ca. 750 Mio. €)"."""
    view, text, own = case.view, case.scene.text, case.figure.when_span
    if own is None or case.year is None or case.scene.lexicon.joined or not text.startswith(":", own.end):
        return False
    opens = text[: own.start].endswith("(") and own.end < view.place.start
    years = {w.span: w.year or case.year + (w.offset or 0) for w in view.sentence.whens if not w.part}
    ahead = [told for span, told in years.items() if span.end < own.start]
    return opens and own in years and years[own] < max(ahead, default=case.year)


def _stands_aside(view: View) -> bool:
    """Whether commas set off a figure from the verb of what was: "At $1.2bn, capex was", "CapEx, at $85m, was"."""
    text, end = view.scene.text, view.place.end
    led = any(m.span.end + 1 == view.place.start for m in view.marks("moves_to"))
    if not led or not text.startswith(", ", end):
        return False
    against = [m.span for m in view.marks("compared")]  # "at $11.5 billion, compared with about $12 billion"
    behind = [m.span for m in view.marks("actuals", "pasts") if m.span.start >= end]
    behind = [span for span in behind if not any(other.covers(span) for other in against)]
    if not behind or view.scene.distance(end, behind[0].start) > _TOUCHING + 1:
        return False
    if any(0 <= a.span.start - behind[0].end <= 1 for a in view.sentence.amounts):
        return False  # "auf 2 Milliarden Euro, im Vorjahr waren es 1,7": of the next figure
    return not any(end <= m.span.start < behind[0].start for m in view.marks("plans", "guidance"))


def is_left(view: View) -> bool:
    """Whether "was" behind the figure only leads to how it stands: "capital of $1.1 billion was left as it was"."""
    verbs = [m.span.end for m in view.marks("past_moves") if 0 <= m.span.start - view.place.end <= 1]
    inside = {m.span.start for m in view.marks("held_to", "inside", "joins")}  # "came in within our range"
    kept = [m.span.start for m in view.marks("actions") if m.value is Action.REAFFIRMED]
    kept = [start for start in kept if start not in inside]
    return bool(view.scene.document.issuer) and any(0 <= start - end <= 1 for start in kept for end in verbs)


def _is_led_by_a_plan(case: Case) -> bool:
    """Whether the verb right before the figure is yet to happen: "expects capital expenditures to total $9 billion"."""
    view, scene = case.view, case.scene
    leads = [
        m.span for m in view.marks("unsettled") if view.left_end <= m.span.start and m.span.end <= view.place.start
    ]
    near = [span for span in leads if scene.distance(span.end, view.place.start) <= _TOUCHING]
    return any(m.span.end <= span.start for span in near for m in view.marks("plans"))


def it_spent(case: Case) -> bool:
    """Whether the words right behind the figure say that the company spent it: "over the $12 billion it laid out"."""
    view = case.view
    if case.scene.lexicon.joined or case.scene.document.issuer:
        return False
    own = [m.span for m in view.marks("own_words") if 0 <= m.span.start - view.place.end <= 1]
    return any(0 <= m.span.start - span.end <= 1 for m in view.marks("actuals") for span in own)


def _spans_its_quarter(view: View, figure: Figure) -> bool:
    """Whether the figure's coming period is what would be past elsewhere: "we expect $30 million in the quarter"."""
    span = figure.when_span
    return span is not None and any(m.span.overlaps(span) for m in view.marks("loose_quarters"))


def _really(case: Case) -> list[Mark]:
    """The past verbs that are past: not "to have spent", "will be funded"."""
    unsettled = [m.span.end for m in case.view.marks("unsettled")]
    scene = case.scene
    return [
        m for m in case.view.marks("actuals")
        if not any(
            m.span.start - end >= 0 and scene.distance(end, m.span.start) <= 1
            and "," not in scene.text[end : m.span.start]  # "para 2026, tras invertir"
            for end in unsettled
        )
        and not _moved_guidance(case, m)
        and not (scene.document.issuer and is_set_off(scene.text, case.view.sentence, case.view.place, m.span))
    ]  # fmt: skip


def _moved_guidance(case: Case, verb: Mark) -> bool:
    """Whether "was" only leads from guidance to what was done to it: "guidance was increased to $125 million"."""
    view = case.view
    if not case.scene.lexicon.spaced or view.left("moves_to") > 0:
        return False
    plans = any(0 <= verb.span.start - m.span.end <= 1 for m in view.marks("guidance"))
    return plans and any(0 <= m.span.start - verb.span.end <= 1 for m in view.marks("actions"))


def _is_the_plans(view: View) -> bool:
    """Whether a plan is the topic, so that its verb tells of the plan: 設備投資計画は、NTTが2兆円だった."""
    scene, start = view.scene, view.place.start
    if not scene.lexicon.topic_sign:
        return False
    plans = [m.span.end for m in view.marks("guidance") if m.span.end <= start]
    topics = [end for end in plans if scene.text.startswith(scene.lexicon.abouts, end)]
    others = [m.span.start for m in view.marks("actuals", "actual_periods", "priors", "bracketed_priors")]
    return bool(topics) and not any(topics[-1] <= other < start for other in others)


def _spent_behind(view: View) -> bool:
    """The same where the verb stands at the end: the nearest cue behind the figure decides, then the one before."""
    if _is_the_plans(view):
        return False
    past, plans, guides = (_own_cues(view, *tables) for tables in (("actuals",), ("plans",), ("plans", "guidance")))
    if any(m.span.start < view.place.end < m.span.end for m in plans):
        return False  # 3조원에 못 미칠 것: the bound ends in the plan
    past = [m for m in past if not tells_the_difference(view, m) and not _is_left_for_a_part(view, m)]
    spent, planned = view.right_of(past, across=True), view.right_of(plans, across=True)
    if min(spent, planned) == FAR:
        spent, planned = view.left_of(past, across=True), view.left_of(guides, across=True)
    return spent < planned


def _is_left_for_a_part(view: View, mark: Mark) -> bool:
    """Whether the past has a figure of its own, behind which a part of the plan is told: 比去年實際的236億元少,其中."""
    leads = [m.span.start for m in view.marks("parts") if mark.span.end <= m.span.start < view.place.start]
    return bool(leads) and any(mark.span.end <= other.start and other.end <= leads[-1] for other in view.others)


def tells_the_difference(view: View, mark: Mark) -> bool:
    """Whether a verb only says how a year's money differs: 올해 투자액은 10조원으로 지난해보다 2조 증가했다."""
    lexicon, end = view.scene.lexicon, view.place.end
    moved = any(m.span.overlaps(mark.span) for m in view.marks("ups", "downs", "delta_after"))
    if not (lexicon.spaced and moved) or view.in_clause("actual_periods"):
        return False
    running = [w for w in view.sentence.whens if w.offset == 0 and not w.part and w.span.end <= view.place.start]
    sized = any(end <= a.span.start and a.span.end <= mark.span.start for a in view.sentence.amounts)
    against = any(m.value < 0 and end <= m.span.start < mark.span.start for m in view.marks("relative_years"))
    if not (running and sized and against):
        return False
    return any(running[-1].span.end <= m.span.start < view.place.start for m in view.marks("mentions"))


#: Words between "in line with" and the verb of what was spent: "what we".
_WHAT = 2


def is_likened(view: View, mark: Mark) -> bool:
    """Whether a past verb only tells what the figure before it is like: "$980 million, flat with what we spent"."""
    if view.scene.document.issuer is None or not view.scene.lexicon.spaced:
        return False
    likes = view.marks("flats", "compared")
    ends = [m.span.end for m in likes if view.place.end <= m.span.start and m.span.end <= mark.span.start]
    if any(end <= other.start and other.end <= mark.span.start for other in view.others for end in ends):
        return True  # "around $700 million, down from the $760 million we had"
    return bool(ends) and 0 < view.scene.distance(max(ends), mark.span.start) <= _WHAT


_SPENT = ("actuals", "actual_periods")


def _tells_of_the_next(view: View, mark: Mark) -> bool:
    """Whether only an ending parts a word for the past from another figure: 1465億円と、実績の1720億円から."""
    behind = [other.start for other in view.others if other.start >= view.place.end]
    return any(view.place.end <= mark.span.start and 0 <= start - mark.span.end <= 1 for start in behind)


def names_the_year_before(view: View, mark: Mark) -> bool:
    """Whether a past verb has a figure of its own and describes another year: 17조원을 집행했던 지난해보다 늘어난."""
    led = any(0 <= mark.span.start - other.end <= _ENDING for other in view.others)
    years = [m.span for m in view.marks("relative_years") if m.value < 0] if led else []
    years += [when.span for when in view.sentence.whens] if led else []
    return any(0 <= y.start - mark.span.end <= _ENDING and y.end <= view.place.start for y in years)


#: Signs of an ending and a blank: 을, 던.
_ENDING = 3


def _own_cues(view: View, *tables: str) -> list[Mark]:
    """The cues that tell of the figure itself: none in brackets, or of another time (最高だった前期を超える)."""
    starts = {when.span.start for when in view.sentence.whens}
    olds = [m.span for m in view.marks("priors")] if "actual_periods" in tables else []  # 7月時点の見通し
    return [
        m for m in view.marks(*tables)
        if not beside(view.scene.text, view.sentence, view.place, m.span)
        and not any(span.overlaps(m.span) for span in olds)
        and not (m.table == "actuals" and m.span.end in starts)
        and not (m.table in _SPENT and (_tells_of_the_next(view, m) or names_the_year_before(view, m)))
    ]  # fmt: skip
