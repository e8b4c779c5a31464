"""What a company's own document plans to put into one project or country, in plain words and for no single year.

"Plans to build a $5 billion plant", "will invest more than $60 billion across seven fabs in Texas". In such documents
everything is spending, so the verb has to govern the figure, and the project has to follow it.
"""

from __future__ import annotations

from capex.passes.scene import Figure, Scene, View
from capex.passes.text.nouns import nouns
from capex.tokens import Mark, Unit

#: Words between a verb of planning and that of spending, between that and its figure, and from the figure to its goal.
_LED, _HELD, _GOAL = 2, 1, 12
#: Words between a figure and the plant that it prices ("a $5 billion manufacturing facility"), and before its verb.
_PRICED, _BUILT = 4, 6
#: Words between "announced" and the figure, and between the plant and its place: "a", "in".
_SITED = 2
#: A measure so near behind a figure is what that is for: "$500 million in marketing".
_MEASURED = 1


def is_own_project(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether a company's own document promises the figure to a project or place, and no year of its own."""
    if not _may_be(scene, figure, view) or any(_is_near(scene, view, when.span.start) for when in view.sentence.whens):
        return False
    if _prices_a_plant(scene, view):
        return True
    years = figure.noun == "weak" and bool(figure.when.periods)  # the talk is of a year's spending already
    years = years and (figure.when_span is None or view.clause.covers(figure.when_span))
    return not years and is_put_into(scene, figure, view) and _has_goal(scene, view)


def is_invested(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether a company's own document has the figure go into a project, whatever else the sentence measures."""
    return is_put_into(scene, figure, view) or (_may_be(scene, figure, view) and _prices_a_plant(scene, view))


def is_put_into(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether a plan to invest governs the figure at once: "it will invest more than $55 billion in"."""
    if not _may_be(scene, figure, view):
        return False
    start = view.place.start
    plans = [m.span.end for m in view.marks("plans", "pledges")]
    for verb in view.marks("weak_mentions"):
        near = verb.span.end <= start and view.clause.start <= verb.span.start and _told(scene, view, verb) <= _HELD
        running = any(
            m.span.end == verb.span.end and m.span != verb.span for m in view.marks("plans")
        )  # "are investing"
        if near and (
            running or any(end <= verb.span.start and scene.distance(end, verb.span.start) <= _LED for end in plans)
        ):
            return not _measures(scene, view)
    return False


def _may_be(scene: Scene, figure: Figure, view: View) -> bool:
    money = figure.amount.unit is Unit.MONEY and figure.amount.currency is not None
    own = scene.document.issuer is not None and not scene.lexicon.joined and figure.noun != "capex"
    return money and own and not view.in_clause("actuals", "hypotheticals")


def _told(scene: Scene, view: View, verb: Mark) -> int:
    """Words between a verb and the figure, without hedges and bounds."""
    gap = [
        m.span for m in view.marks("about_before", "floor_before", "ceiling_before", "fillers")
        if verb.span.end <= m.span.start and m.span.end <= view.place.start
    ]  # fmt: skip
    return scene.distance(verb.span.end, view.place.start) - sum(scene.distance(s.start, s.end) for s in gap)


def _is_near(scene: Scene, view: View, start: int) -> bool:
    """Whether a period begins right behind the figure: then it is that year's."""
    return start >= view.place.end and scene.distance(view.place.end, start) <= 2


def _measures(scene: Scene, view: View) -> bool:
    """Whether the figure is of another measure: one follows it at once."""
    behind = [n.span.start for n in nouns(view.sentence) if n.table == "other_metrics"]
    return any(start >= view.place.end and scene.distance(view.place.end, start) <= _MEASURED for start in behind)


def _has_goal(scene: Scene, view: View) -> bool:
    """Whether a place, a project or what is built follows in the figure's clause."""
    goals = (m.span for m in view.marks("places", "programmes", "builds"))
    inside = (span for span in goals if view.place.end <= span.start and span.end <= view.right_end)
    return any(scene.distance(view.place.end, span.start) <= _GOAL for span in inside)


def _prices_a_plant(scene: Scene, view: View) -> bool:
    """Whether the figure stands before what it builds: "plans to build a $5 billion manufacturing facility"."""
    start, end = view.place.start, view.place.end
    named = [m.span for m in view.marks("programmes", "builds") if end <= m.span.start and m.span.end <= view.right_end]
    near = [span for span in named if scene.distance(end, span.start) <= _PRICED]
    if not near or _joined(view, near[0].start) or any(_between(n, end, near[0].end) for n in nouns(view.sentence)):
        return False
    verbs = [m.span for m in view.marks("builds") if view.clause.start <= m.span.start and m.span not in named]
    built = any(start >= span.end and scene.distance(span.end, start) <= _BUILT for span in verbs)
    grown = any(m.span.start == near[0].start for m in view.marks("builds"))
    placed = [m.span.start for m in view.marks("places") if m.span.start >= near[0].end]
    sited = any(scene.distance(near[0].end, at) <= _SITED for at in placed)
    if sited and view.left("announces", "pledges") <= _SITED:
        return True  # "announced a $5 billion manufacturing site in Virginia"
    return (built or grown) and view.in_clause("plans", "pledges")


def _between(noun: Mark, start: int, end: int) -> bool:
    return noun.table == "other_metrics" and start <= noun.span.start < end


def _joined(view: View, start: int) -> bool:
    """Whether a preposition leads from the figure to the project, which then is not what it prices."""
    return any(view.place.end <= m.span.start < start for m in view.marks("joins", "purposes"))
