"""Where spending goes by itself from one year to the next, which moves no plan."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.role.verbs import MOVING
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.tokens import Mark


def is_course(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether every verb of change in the figure's sentence leads from one time to another, or from what was spent.

    "$900 million in 2021, increasing to $1.2 billion in 2022"; "to increase from the $226 million we invested to $250".
    """
    sentence = scene.sentences[figure.sentence]
    marks = [m for m in sentence.marks.of("actions") if m.value in MOVING]
    own = [f for f in figures_near(figures, figure.sentence) if len(f.when.periods) <= 1]
    spaced = scene.lexicon.spaced and scene.document.issuer is not None
    return spaced and bool(marks) and all(_leads_on(scene, m, own) or _leaves_spent(scene, m, own) for m in marks)


def follows_the_year_before(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a verb only leads from the plan for one year to that for the next: 今年18億美元,明年則降至15億美元."""
    sentence, own = scene.sentences[figure.sentence], figure.when.periods
    if len(own) != 1 or not own[0].is_year:
        return False
    last = [
        f for f in figures
        if f.sentence == figure.sentence and f.role == "level" and not f.reason and f.company == figure.company
        and f.amount.span.end <= figure.amount.span.start and f.when.periods == (own[0].shifted(-1),)
    ]  # fmt: skip
    marks = [m for m in sentence.marks.of("actions") if m.value in MOVING and last]
    between = [m for m in marks if m.span.start >= last[-1].amount.span.end]
    if scene.lexicon.joined:
        loose = [m.span for m in sentence.marks.of("loose_moves")]
        return bool(marks) and all(any(span.overlaps(m.span) for span in loose) for m in between) and between == marks
    return bool(marks) and all(m.span.end <= figure.amount.span.start for m in between) and between == marks


def leaves_last_year(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether spending is only held against what was spent the year before: "senkt auf 8 Milliarden, nach 9 2024"."""
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer or scene.lexicon.joined or sentence.marks.any_of("priors", "recalled", "currents"):
        return False
    own = figure.when.periods
    spent = [
        f for f in figures
        if f.sentence == figure.sentence and f.role == "actual" and f.company == figure.company
        and f.amount.unit is figure.amount.unit and f.amount.span.start > figure.amount.span.end
        and (f.when.past or (f.when.periods and own and f.when.periods[0].year < own[0].year))
    ]  # fmt: skip
    plans = [m for m in sentence.marks.of("guidance") if m.span.end <= figure.amount.span.start]
    return bool(spent) and not plans


def _leads_on(scene: Scene, mark: Mark, own: Sequence[Figure]) -> bool:
    """Whether a verb stands between two planned figures for different times, and "to" leads from it to the second."""
    levels = [f for f in own if f.role == "level" and not f.reason and f.when.periods]
    before = [f for f in levels if f.amount.span.end <= mark.span.start]
    behind = [f for f in levels if f.amount.span.start >= mark.span.end]
    if not before or not behind or before[-1].when.periods == behind[0].when.periods:
        return False
    goals = scene.sentences[behind[0].sentence].marks.of("moves_to")
    start = behind[0].amount.span.start
    return any(mark.span.end <= m.span.start and 0 <= start - m.span.end <= 1 for m in goals)


def _leaves_spent(scene: Scene, mark: Mark, own: Sequence[Figure]) -> bool:
    """Whether "from" leads from a verb to what was spent before."""
    leads = scene.sentences[own[0].sentence].marks.of("moves_from") if own else ()
    return any(
        f.role == "actual"
        and any(mark.span.end <= m.span.start and 0 <= f.amount.span.start - m.span.end <= _ARTICLE for m in leads)
        for f in own
    )


def is_besides(view: View, delta: Figure) -> bool:
    """Whether a further figure is itself what is planned: "our share of capital is expected to be another $1bn"."""
    noun, start = delta.noun_mark, delta.amount.span.start
    further = [m.span.start for m in view.marks("furthers") if m.span.end <= start]
    if not further or noun is None or noun.span.end > start or not view.clause.covers(noun.span):
        return False
    return any(0 <= further[-1] - m.span.end <= 1 for m in view.marks("presents", "plans"))


#: Signs of a blank and an article between "from" and a figure.
_ARTICLE = 5
