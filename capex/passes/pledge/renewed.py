"""The new total of a programme that is told right behind the old one: "It had set aside $10bn. It now plans $7bn"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.role.moved_on import moves_that
from capex.passes.scene import FAR, Figure, Scene, View, are_alike, figures_near, view_of
from capex.revision import move
from capex.tokens import Unit


def with_renewed(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the programme of today, where what had been planned for the years is told right before."""
    if scene.document.issuer and (moved := _moved(scene, figures, figure)) is not None:
        return moved
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or not _may_be(scene, figure):
        return figure
    before = [f for f in figures_near(figures, figure.sentence - 1) if f.amount.unit is Unit.MONEY]
    last = before[-1] if before else figure
    if not (last.pledge and not last.reason and _had_been(scene, last) and _is_alike(last, figure)):
        return figure
    return figure._replace(
        noun=figure.noun or "weak", role="level", reason="", rule="programme of today", company=last.company,
        pledge=True, when=last.when, scope=last.scope,
    )  # fmt: skip


#: So many sentences back, those who speak told of the years of a plan that they go on to move.
_BACK = 3


def _moved(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """A plan for several years as those who speak move it: "We had a $73bn five-year plan. We lifted it to $83bn"."""
    view, known = view_of(scene, figure), figure.when_span
    free = figure.role == "level" and not figure.reason and not figure.pledge and figure.noun == "capex"
    if not free or not moves_that(view) or (known is not None and not _opens(scene, view, known)):
        return None
    near = figures_near(figures, figure.sentence - _BACK, figure.sentence - 1)
    told = [f for f in near if f.amount.unit is Unit.MONEY and _is_alike(f, figure)]
    years = [f for f in told if any(period.is_several_years for period in f.when.periods)]
    if not years:
        return None
    before, after = told[-1].amount.range, figure.amount.range
    return figure._replace(
        rule="programme moved", pledge=True, when=years[-1].when, when_span=None, scope=years[-1].scope,
        prior=before, action=move(before, after).action,
    )  # fmt: skip


def _opens(scene: Scene, view: View, when: Span) -> bool:
    """Whether a period opens the sentence and only tells when the plan was moved: "This year, we increased it to"."""
    return when.start < view.place.start and scene.distance(view.sentence.span.start, when.start) <= _HEAD


def _may_be(scene: Scene, figure: Figure) -> bool:
    """Whether "now" leads to a figure that names no time of its own, and nothing else measures it."""
    free = figure.reason in ("", "no noun", "no plan", "other figure") and figure.noun in ("", "weak", "money", "capex")
    if figure.pledge or figure.amount.unit is not Unit.MONEY or not free:
        return False
    view = view_of(scene, figure)
    if view.sentence.whens or view.in_clause("other_metrics", "actuals", "extras", "deltas", "places", "programmes"):
        return False
    return view.left("currents") < FAR and view.in_clause("plans", "presents") and _goes_back(scene, figure)


#: Words before the one for the company or its plan: "the", "nun".
_HEAD = 1


def _goes_back(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence opens with the company, or with a word for it or for the figure before."""
    sentence, start = scene.sentences[figure.sentence], scene.sentences[figure.sentence].span.start
    words = sentence.marks.of("its", "own_words", "anaphors", "guidance", "currents", "total_words", "officers")
    heads = [m.span.start for m in words] + [who.span.start for who in sentence.whos]
    return any(scene.distance(start, head) <= _HEAD for head in heads)


def _had_been(scene: Scene, figure: Figure) -> bool:
    """Whether a verb in the pluperfect leads to the programme before."""
    view = view_of(scene, figure)
    return min(view.left("recalled", across=True), view.left("priors", across=True)) < FAR


def _is_alike(one: Figure, other: Figure) -> bool:
    same = other.amount.currency in (None, one.amount.currency) and other.company in (None, one.company)
    return same and are_alike(one.amount.size, other.amount.size)
