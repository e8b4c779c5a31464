"""Words of direction that are told of the plan itself, and not of spending: it is kept, or the new one crosses it."""

from __future__ import annotations

from capex.passes.scene import View
from capex.statement import Action
from capex.tokens import Mark

#: Words between a budget and the verb that keeps it, and between a direction and the earlier plan that measures it.
_CLOSE, _EARLIER = 4, 2


def keeps_a_plan(view: View, mark: Mark) -> bool:
    """Whether it is a budget or forecast that does not change, and no spending: 工程預算維持不變."""
    kept = any(m.span.overlaps(mark.span) and m.value is Action.REAFFIRMED for m in view.marks("actions"))
    own = [m.span for m in view.marks("actions", "plans")]
    plans = [m for m in view.marks("guidance") if not any(m.span.overlaps(s) and s.start >= m.span.end for s in own)]
    return kept and not view.scene.lexicon.spaced and view.left_of(plans) <= _CLOSE


def against_earlier(view: View, mark: Mark) -> Action | None:
    """What a direction does to the earlier plan that measures it: 従来想定を上回る, 低於先前指引, "below its plan"."""
    way = {"ups": Action.RAISED, "downs": Action.LOWERED}.get(mark.table)
    if way and not view.scene.lexicon.joined:
        return way if _is_measured_by_a_plan(view, mark) else None
    bound = any(m.span.overlaps(mark.span) for m in view.marks("floor_before", "ceiling_before", "compared_after"))
    if way is None or not view.scene.lexicon.joined or view.scene.lexicon.spaced or not bound:
        return None
    return way if min(view.left("priors"), view.right("priors")) <= _EARLIER else None


def _is_measured_by_a_plan(view: View, mark: Mark) -> bool:
    """Whether "below" or "lower than" leads to the earlier guidance, and to no figure of it."""
    bounds = view.marks("compared", "floor_before", "ceiling_before")
    leads = [m.span.end for m in bounds if m.span.overlaps(mark.span) or 0 <= m.span.start - mark.span.end <= 1]
    lead = max(leads) if leads else _parted_lead(view, mark)
    plans = [m.span.start for m in view.marks(*_PLANS) if m.span.start >= lead]
    if not lead or not plans or view.scene.distance(lead, min(plans)) > _OWNER:
        return False
    return not any(lead <= amount.span.start < view.clause.end for amount in view.sentence.amounts)


#: What a direction is measured by where it moves a plan: "than planned", "than it had told investors".
_PLANS = ("priors", "guidance", "planned", "recalled")


def _parted_lead(view: View, mark: Mark) -> int:
    """Where a word that compares ends, between which and the direction stands what moves: "less on plants than"."""
    others = [m.span.start for m in view.marks("ups", "downs", "flats") if m.span.start > mark.span.start]
    stop = min([view.clause.end, *others])
    return next((m.span.end for m in view.marks("compared") if mark.span.end < m.span.start < stop), 0)


#: Words between "than" and the earlier plan: "the company's", of which the ending counts.
_OWNER = 3


def is_denied_behind(view: View, reach: int = 3) -> bool:
    """Whether a verb is denied by its own ending, where verbs come last: 늘리지 않겠다, 확대할 계획은 없다."""
    kept = [m.span for m in view.marks("actions") if m.value is Action.REAFFIRMED]
    found = (m.span for m in view.marks("denied_after") if 0 <= m.span.start - view.place.end <= reach)
    return any(not any(span.overlaps(other) for other in kept) for span in found)


def is_denied(view: View) -> bool:
    """Whether the plan itself, or the belief in it, is denied: "we do not expect capital expenditures to increase"."""
    denied = [m.span.end for m in view.marks("negations") if view.clause.start <= m.span.start < view.place.start]
    if not denied:
        return False
    plans = [m.span.start for m in view.marks("plans") if view.clause.start <= m.span.start < view.place.start]
    thoughts = [m.span.start for m in view.marks("opinions") if m.span.end <= view.place.start]
    return any(0 <= start - end <= 1 for end in denied for start in (*plans[-1:], *thoughts))


def leads_to_another_years(view: View, mark: Mark) -> bool:
    """Whether the word only measures by the figure of another year, right behind it: 低於今年的16億美元."""
    leads = [m.span for m in view.marks("compared") if m.span.overlaps(mark.span)]
    return any(0 <= a.span.start - span.end <= 1 for span in leads for a in view.sentence.amounts)
