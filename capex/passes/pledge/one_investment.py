"""One investment that an article makes of capital spending: "will make a $150m capital investment in its plant"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Figure, Scene, View

#: Words between the noun or figure and where the money goes, and between the figure and its noun.
_GOAL, _NOUN = 8, 1
#: What says that it is done already.
_DONE = ("actuals", "pasts", "finishes", "negations", "hypotheticals")


def is_one_investment(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press has a company make one investment, behind an article, in a place or work, and for no year."""
    noun, lexicon = figure.noun_mark, scene.lexicon
    if scene.document.issuer is not None or not lexicon.spaced or lexicon.joined or lexicon.capital_nouns:
        return False
    if noun is None or noun.table != "mentions" or view.sentence.whens or not view.clause.covers(noun.span):
        return False
    first, last = sorted((noun.span, view.place))
    told = {m.span for m in view.marks("announces", "speech", "plans")}
    done = any(view.clause.covers(m.span) and m.span not in told for m in view.marks(*_DONE))
    if scene.distance(first.end, last.start) > _NOUN or done:
        return False
    hedges = [m.span.start for m in view.marks("about_before") if 0 <= first.start - m.span.end <= 1]
    start = min([first.start, *hedges])
    article = scene.text.endswith(tuple(f" {word} " for word in lexicon.empty), 0, start)
    return article and _goes_somewhere(scene, view, last.end)


def _goes_somewhere(scene: Scene, view: View, end: int) -> bool:
    """Whether a preposition leads to a place, a work or something of the company's own."""
    leads = [m.span for m in view.marks("joins", "unsettled", "topics") if 0 <= m.span.start - end <= 1]
    goals = [m.span for m in view.marks("places", "programmes", "builds", "own_words") if m.span.start >= end]
    names = [who.span for who in view.sentence.whos if who.span.start >= end]
    near = [goal for goal in goals if scene.distance(end, goal.start) <= _GOAL and goal.end <= view.right_end]
    first = min((goal.start for goal in near), default=end)
    return bool(leads and near) and not any(Span(end, max(first, end)).covers(name) for name in names)
