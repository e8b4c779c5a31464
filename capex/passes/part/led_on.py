"""What leads on from a company's plan inside of its sentence, without a plan of its own: parts, and the plan net.

"Capital expenditures: $4.1 to $4.3 billion, which includes $1 billion for the build"; "$150 million gross, or $110
million net of prepaid rent"; "restaurants are $350 million, and technology another $100 million".
"""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.part.left_out import past_period
from capex.passes.part.part_names import name_behind
from capex.passes.scene import Figure, Scene, View, figures_near, view_of
from capex.passes.tables.labels import NET
from capex.tokens import Unit

#: Figures that nothing but what leads on from a plan makes one.
_OPEN = ("no plan", "other figure")
#: Words between "of which" and its figure; between a figure and the other measure of it that "or" leads to.
_LED, _OR = 4, 3
#: Parts are rounded, so that two of them may be more than their whole by so much.
_OFF = 1.02


def with_led_on(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as a part of the plan right before it in its sentence, or as that plan net."""
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return figure
    added = figure.role == "delta" and not figure.reason
    if figure.amount.unit is not Unit.MONEY or not (figure.reason in _OPEN or added):
        return figure
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    plan = before[-1] if before else figure
    if plan is figure or plan.role != "level" or plan.reason or plan.noun_mark != figure.noun_mark or plan.pledge:
        return figure
    view = view_of(scene, figure)
    if added:
        goes_on = view.left("furthers") == 0 and _fits(before, figure)
        return _part(scene, view, plan, figure) if goes_on else figure
    if figure.reason == "no plan" and _is_net(view, plan):
        return _as(plan, figure, NET if plan.scope == "total" else f"{plan.scope}, {NET}")
    led = _is_led(view, plan) if figure.reason == "no plan" else _goes_to_another_kind(view)
    return _part(scene, view, plan, figure) if led and plan.amount.size > figure.amount.size else figure


def _is_led(view: View, plan: Figure) -> bool:
    """Whether "which includes" or "of which" leads from the plan to the figure, and nothing past stands between."""
    gap = Span(plan.amount.span.end, view.place.start)
    loose = {m.span for m in view.marks("parts_loose")}
    leads = [m.span.end for m in view.marks("parts") if gap.covers(m.span) and m.span not in loose]
    past = any(gap.covers(m.span) for m in view.marks("actuals", "pasts"))
    return bool(leads) and not past and view.scene.distance(leads[-1], gap.end) <= _LED


def _is_net(view: View, plan: Figure) -> bool:
    """Whether "or" leads on to the same without what others pay, in so many words: "or $110 million net of grants"."""
    gap, text, end = Span(plan.amount.span.end, view.place.start), view.scene.text, view.place.end
    alike = any(gap.covers(m.span) for m in view.marks("converts")) and len(gap.of(text).split()) <= _OR
    net = [m for m in view.marks("definitions") if m.value == NET and 0 <= m.span.start - end <= 1]
    return alike and bool(net)


def _goes_to_another_kind(view: View) -> bool:
    """Whether the money goes to another kind of spending: "$5 billion on growth and $1 billion on maintenance"."""
    place = past_period(view.scene, view)
    leads = [m.span.end for m in view.marks("purposes") if 0 <= m.span.start - place <= 1]
    return any(0 <= m.span.start - lead <= 1 for m in view.marks("scopes") for lead in leads)


def _fits(before: Sequence[Figure], figure: Figure) -> bool:
    """Whether a total before is large enough for the figure beside the part before it."""
    size = (before[-1].amount.size + figure.amount.size) / before[0].amount.size if before[0].amount.size else 0
    whole = before[0].role == "level" and not before[0].reason and before[0].scope == "total"
    return len(before) > 1 and whole and 0 < size <= _OFF


def _part(scene: Scene, view: View, plan: Figure, figure: Figure) -> Figure:
    return _as(plan, figure, name_behind(scene, view.sentence, view.place.end, view.right_end))


def _as(plan: Figure, figure: Figure, scope: str) -> Figure:
    return figure._replace(
        noun="capex", role="level", reason="", rule="part of a plan", scope=scope, when=plan.when, pledge=False
    )
