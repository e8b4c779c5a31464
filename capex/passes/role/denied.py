"""Whether a plan is denied or given up: "no longer plans to invest", 투자하지는 않겠다."""

from __future__ import annotations

from capex.document import Span
from capex.passes.measured_by import was_planned
from capex.passes.role.by_the_plan import is_denied_behind
from capex.passes.role.case import Case
from capex.passes.scene import FAR, View
from capex.statement import Action
from capex.tokens import Mark


def _void(view: View) -> list[Mark]:
    """Words of the clause by which a plan holds no more: "investments of $1.3 billion are no longer valid"."""
    found = [m for m in view.marks("withdrawals") if view.clause.covers(m.span)]
    denied = {m.span.start for m in view.marks("negations")}
    joins = [m.span.end for m in view.marks("between_and", "compared")]  # "to $4 billion and abandoned three rigs"
    return [m for m in found if m.span.start in denied and not any(0 <= m.span.start - end <= 1 for end in joins)]


def _is_void(view: View) -> bool:
    """Whether words behind the figure say that the plan holds no more."""
    return any(m.span.start >= view.place.end for m in _void(view))


def is_negated(case: Case) -> bool:
    """A plan that is denied: "is not going ahead with a plan to spend", "no longer plans to invest"."""
    if case.figure.amount.range.high is None:
        return False  # "not expected to exceed" gives a bound
    view, scene = case.view, case.scene
    if scene.lexicon.joined and (view.right("withdrawals", across=True) < FAR or _is_given_up(view)):
        return True
    if scene.lexicon.owner and _is_denied_behind(view):
        return True
    if scene.document.issuer is None and (_is_put_off(view) or _is_void(view)):
        return True
    if view.led_by("only") == 0 or case.figure.amount.range.low is None or _is_held_against(view):
        return False  # "ne dépensera pas plus de 400 millions" spends as much
    plans = [m.span.start for m in view.marks("plans") if m.span.end <= view.place.start]
    denied = [m.span for m in view.marks("negations") if view.clause.covers(m.span)]
    if not scene.lexicon.joined:  # "n'a publié aucune estimation : il vise 16 milliards"
        denied = [span for span in denied if ":" not in scene.text[span.end : view.place.start]]
    reach = {no.end: int(_may_own(view, no)) for no in denied}  # "not going ahead with its plan"
    return any(plan >= no and scene.distance(no, plan) <= far for plan in plans for no, far in reach.items())


def _may_own(view: View, no: Span) -> bool:
    """Whether one more word may stand before the plan: "dropped its plan", or where several words deny it."""
    scene, own = view.scene, (*view.scene.lexicon.its, *view.scene.lexicon.articles)
    return scene.distance(no.start, no.end) > 1 or scene.text.startswith(tuple(f" {word} " for word in own), no.end)


def _is_held_against(view: View) -> bool:
    """Whether a comma and a word that compares lead to the figure: "n'investira plus que 2 milliards, contre 2,3"."""
    leads = [m.span for m in view.marks("compared", "priors") if 0 <= view.place.start - m.span.end <= 1]
    return any(view.scene.text[: span.start].endswith(", ") for span in leads)


def _is_put_off(view: View) -> bool:
    """Whether the money is only spent later: "investments of 500 million are to be postponed"."""
    if view.scene.lexicon.joined or _is_postponed(view):
        return not view.scene.lexicon.joined
    if view.right("put_off") > _LATER:
        return _is_put_off_later(view)
    first = min(m.span.start for m in view.marks("put_off") if m.span.start >= view.place.end)
    return "," not in view.scene.text[view.place.end : first]


#: Words between the price of a work and that, and between that and the verb that puts it off.
_KIND, _VERB_BEHIND = 3, 18


def _is_put_off_later(view: View) -> bool:
    """Whether the figure prices a work that is put off: "the $11 billion expansion of its site in X is on hold"."""
    scene, end = view.scene, view.place.end
    if not scene.lexicon.spaced or not scene.text[: view.place.start].endswith(
        tuple(f" {word} " for word in scene.lexicon.articles)
    ):
        return False
    behind = [m.span for m in view.marks("put_off") if m.span.start >= end]
    works = [m.span for m in view.marks("programmes", "builds") if 0 <= scene.distance(end, m.span.start) <= _KIND]
    works = [span for span in works if span.start >= end]
    if not behind or not works or scene.distance(end, behind[0].start) > _VERB_BEHIND:
        return False
    gap = Span(works[0].end, behind[0].start)
    told = view.marks("plans", "speech", "presents", "weak_mentions", "hard_breaks")
    return not any(gap.covers(m.span) for m in told)


def _is_postponed(view: View) -> bool:
    """Whether a verb right before the figure puts the money off: "is pushing out about $12 billion of investments"."""
    led = [m.span for m in view.marks("postpones") if view.left_end <= m.span.start and m.span.end <= view.place.start]
    if not led:
        return False
    gap = Span(led[-1].end, view.place.start)
    times = [w.span for w in view.sentence.whens if gap.covers(w.span)]  # "reporte à 2026 une partie des 3,9 milliards"
    words = view.scene.distance(*gap) - sum(view.scene.distance(*span) for span in times)
    if words > _LATER or ":" in gap.of(view.scene.text):
        return False  # "Lenzing streicht: Der Konzern will …"
    leads = (m.span for m in view.marks("between_and", "clause_breaks", "moves_to", "compared") if gap.covers(m.span))
    return all(any(0 <= time.start - span.end <= 1 for time in times) for span in leads)


#: Words between money and the verb that puts it off.
_LATER = 4


def _is_given_up(view: View) -> bool:
    """Whether a verb takes back what stands behind the figure, where verbs come first: 取消投資300億歐元的建廠計畫."""
    given = [m.span for m in view.marks("actions") if m.value is Action.WITHDRAWN and view.clause.covers(m.span)]
    plans = (m.span for m in view.marks("guidance", "programmes", "builds") if view.clause.covers(m.span))
    led = any(span.end <= view.place.start for span in given) and bool(view.scene.lexicon.moves_to)
    return led and any(span.start >= view.place.end for span in plans)


def _is_denied_behind(view: View) -> bool:
    """Whether the verb of spending right behind the figure is denied: 10조원을 투자하지는 않겠다고."""
    verbs = [m.span for m in view.marks("weak_mentions", "mentions") if 0 <= m.span.start - view.place.end <= _VERB]
    return any(is_denied_behind(View(view.scene, view.sentence, verb)) for verb in verbs)


#: Signs between a figure and its verb.
_VERB = 3


def was_meant(case: Case) -> bool:
    """Whether the sentence ends with what only was to be, where verbs come last: 総投資額は1533億円で…予定だった."""
    view, text = case.view, case.scene.text
    if case.scene.lexicon.joined and was_planned(case.scene, view, case.figure.when_span):
        return True
    end = len(text[: view.sentence.span.end].rstrip("。.」』 \n"))
    meant = (m.span.end for m in view.marks("prior_after") if m.span.start >= view.place.end)
    return not case.scene.lexicon.spaced and end in meant
