"""A plan of which only the change is told, which gives the new one: "cuts its $20 billion budget by 20 %"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capex.document import Span
from capex.money import Range
from capex.passes.role.verbs import MOVING
from capex.passes.scene import Figure, Scene, View, view_of
from capex.statement import Action
from capex.tokens import Unit

#: Words between a verb and the plan that it changes, between that and the size, and between the size and its verb.
_OBJECT, _SIZE, _VERB = 8, 6, 2


def _size(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The rate or size of a change that is the next figure of the sentence."""
    behind = [f for f in figures if f.sentence == figure.sentence and f.amount.span.start >= figure.amount.span.end]
    last = len(behind) == 1 or (len(behind) > 1 and behind[1].amount.unit is not Unit.MONEY)
    told = last and behind[0].role in ("rate", "delta") and not behind[0].amount.range.is_open
    return behind[0] if told else None


def _way_spaced(scene: Scene, view: View, size: Figure) -> Action | None:
    """Up or down, by a verb before the plan or at the end; "by" leads to the size, and nothing to a new level."""
    start, own = view.place.start, View(scene, view.sentence, size.amount.span)
    aside = _is_set_off(scene, view, size)
    if own.left("deltas") > 0 or ("," in scene.text[view.place.end : size.amount.span.start] and not aside):
        return None
    if not aside and (view.left("moves_to") == 0 or view.left("compared", "priors") <= 1):
        return None
    marks = [m for m in view.marks("actions") if m.value in MOVING]
    near = [m for m in marks if m.span.end <= start and scene.distance(m.span.end, start) <= _OBJECT]
    end = size.amount.span.end
    near += [m for m in marks if m.span.start >= end and scene.distance(end, m.span.start) <= _VERB]
    return Action(near[0].value) if near else None


#: Words with which an aside leads to the old plan: "currently set at".
_ASIDE = 3


def _is_set_off(scene: Scene, view: View, size: Figure) -> bool:
    """Whether commas set the old plan off from its change: "cut its capex, now about $3.5bn, by $500 million"."""
    opened = scene.text.rfind(", ", view.clause.start, view.place.start)
    gap = scene.text[view.place.end : size.amount.span.start]
    led = scene.text[opened + 1 : view.place.start].strip()
    near = opened > 0 and scene.distance(opened, view.place.start) <= _ASIDE and led not in scene.lexicon.moves_to
    return near and bool(led) and gap.startswith(", ") and gap.count(",") == 1


def _ahead(scene: Scene, figures: Sequence[Figure], figure: Figure) -> tuple[Figure, Action] | None:
    """The rate that stands between a verb and the noun of the plan: "recorta un 20% su presupuesto de 5.000"."""
    noun, view, start = figure.noun_mark, view_of(scene, figure), figure.amount.span.start
    own = [f for f in figures if f.sentence == figure.sentence]
    alone = len([f for f in own if f.amount.unit is Unit.MONEY]) == 1
    rates = [f for f in own if f.role == "rate" and f.amount.span.end <= start and f.amount.range.is_point]
    if scene.lexicon.joined or noun is None or not rates or not alone or view.left("moves_to") == 0:
        return None
    rate = rates[-1].amount.span
    marks = [m for m in view.marks("actions") if m.value in MOVING and m.span.end <= rate.start]
    led = marks and scene.distance(marks[-1].span.end, rate.start) <= _VERB and rate.end <= noun.span.start
    joined = any(noun.span.end <= m.span.start and 0 <= start - m.span.end <= 1 for m in view.marks("moves_from"))
    near = noun.span.end <= start and scene.distance(noun.span.end, start) <= _VERB
    return (rates[-1], Action(marks[-1].value)) if led and joined and near else None


def _way_joined(scene: Scene, view: View, size: Figure) -> Action | None:
    """The same where the ending of an object, or "from", marks the plan: 예산 10조원을 10% 줄인다, 由1643億元下調5%."""
    end, start = view.place.end, size.amount.span.start
    object_ = scene.text[end:start].strip() in scene.lexicon.objects
    left = any(m.span.end == view.place.start for m in view.marks("moves_from"))
    beyond = size.amount.span.end
    marks = [
        m for m in view.marks("actions", "ups", "downs")
        if (left and end <= m.span.start and m.span.end <= start)
        or (object_ and 0 <= m.span.start - beyond <= _VERB)
    ]  # fmt: skip
    ways = {Action.LOWERED if m.table == "downs" or m.value is Action.LOWERED else Action.RAISED for m in marks}
    return ways.pop() if len(ways) == 1 else None


def _changed(before: Range, size: Figure, way: Action) -> Range | None:
    least, most = size.amount.range.ends
    if least is None or most is None or before.low is None or before.high is None:
        return None
    sizes = sorted(abs(by) if way is Action.RAISED else -abs(by) for by in (least, most))
    rate, old = size.amount.unit is Unit.RATE, (before.low, before.high)
    ends = [end * (1 + by) if rate else end + by for end, by in zip(old, sizes, strict=True)]
    return Range(ends[0], ends[1], before.approx or size.amount.range.approx) if ends[0] > 0 else None


def with_changed_rate(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the new plan, where it is only told by how much it is changed; the old one stood before."""
    standing = figure.role == "level" and not figure.reason and figure.amount.unit is Unit.MONEY
    if not standing or figure.prior is not None:
        return figure
    if (ahead := _ahead(scene, figures, figure)) is not None:
        return _as_new(figure, *ahead)
    size = _size(figures, figure)
    if size is None:
        return figure
    gap = Span(figure.amount.span.end, size.amount.span.start)
    view = view_of(scene, figure)
    if scene.distance(gap.start, gap.end) > _SIZE or view.in_clause("actuals"):
        return figure
    joined = scene.lexicon.joined
    way = _way_joined(scene, view, size) if joined else _way_spaced(scene, view, size)
    return _as_new(figure, size, way) if way else figure


def _as_new(figure: Figure, size: Figure, way: Action) -> Figure:
    now = _changed(figure.amount.range, size, way)
    if now is None:
        return figure
    return figure._replace(
        amount=replace(figure.amount, range=now), prior=figure.amount.range, action=way, rule="changed by a rate"
    )
