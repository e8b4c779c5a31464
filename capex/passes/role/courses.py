"""Where spending goes by itself from one year to the next, which moves no plan."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.role.verbs import MOVING
from capex.passes.scene import Figure, Scene, figures_near
from capex.tokens import Mark


def is_course(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether every verb of change in the figure's sentence leads from one time to another, or from what was spent.

    "$900 million in 2021, increasing to $1.2 billion in 2022"; "to increase from the $226 million we invested to $250".
    """
    sentence = scene.sentences[figure.sentence]
    marks = [m for m in sentence.marks.of("actions") if m.value in MOVING]
    own = [f for f in figures_near(figures, figure.sentence) if len(f.when.periods) <= 1]
    spaced = scene.lexicon.spaced and scene.document.issuer is not None
    return spaced and bool(marks) and all(_leads_on(scene, m, own) for m in marks)


def leaves_last_year(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether spending is only held against what was spent the year before: "senkt auf 8 Milliarden, nach 9 2024"."""
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer or scene.lexicon.joined or sentence.marks.any_of("priors", "recalled", "currents"):
        return False
    own, parts = figure.when.periods, {when.span for when in sentence.whens if when.part}
    spent = [
        f for f in figures
        if f.sentence == figure.sentence and f.role == "actual" and f.company == figure.company
        and f.amount.unit is figure.amount.unit and f.amount.span.start > figure.amount.span.end
        and (f.when.past or (f.when.periods and own and f.when.periods[0].year < own[0].year))
        and f.when_span not in parts  # "raised it to $21 billion after spending $4.9 billion in the second quarter"
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
