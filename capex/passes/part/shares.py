"""Parts of a total that is named again, or that "of that" comes back to: "$3 billion of the $6 billion is for"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.part.part_names import name_behind
from capex.passes.scene import FAR, Figure, Scene, View, figures_near, view_of
from capex.tokens import Amount, Sentence, Unit

#: So many sentences back, the total that is named again was told.
_REACH = 3
#: A whole is larger than its part by at least so much.
_LARGER = 1.05
_FREE = ("no noun", "no plan", "second figure", "")


def _totals(figures: Sequence[Figure], figure: Figure) -> list[Figure]:
    """The plans of the same company for one year that were told shortly before `figure`."""
    return [
        f for f in figures
        if f.role == "level" and not f.reason and f.noun == "capex" and f.scope == "total" and not f.pledge
        and f.company == figure.company and 0 < figure.sentence - f.sentence <= _REACH
    ]  # fmt: skip


def _named_again(scene: Scene, sentence: Sentence, totals: Sequence[Figure]) -> tuple[Figure, Amount] | None:
    """The total that a sentence names again behind "of the" or "within the", and where."""
    for amount in sentence.amounts:
        view = View(scene, sentence, amount.span, tuple(a.span for a in sentence.amounts if a is not amount))
        if min(view.led_by("joins"), view.led_by("parts"), view.led_by("parts_after")) > 0:
            continue
        for total in reversed(totals):
            if total.amount.range.ends == amount.range.ends and total.amount.currency == amount.currency:
                return total, amount
    return None


def _come_back_to(scene: Scene, figures: Sequence[Figure], figure: Figure, totals: Sequence[Figure]) -> Figure | None:
    """The total that ends the sentence before, where this one opens with "of that"."""
    sentence = scene.sentences[figure.sentence]
    opens = any(m.span.start == sentence.span.start for m in sentence.marks.of("parts"))
    opens = opens or any(_opens(scene, sentence, m.span.start) for m in sentence.marks.of("parts_after"))
    loose = any(m.span.start == sentence.span.start for m in sentence.marks.of("parts_loose"))
    before = [f for f in figures_near(figures, figure.sentence - 1) if f.amount.unit is Unit.MONEY]
    return before[-1] if opens and not loose and before and before[-1] in totals else None


def _opens(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether a share of what was told, at most, stands before a place: "Most of it, $1.6 billion, is for the fabs"."""
    return start == sentence.span.start or (
        scene.distance(sentence.span.start, start) <= _MOST
        and not any(a.span.start < start for a in sentence.amounts)
        and not any(m.span.start < start for m in sentence.marks.of("mentions", "other_metrics", "own_words"))
    )


#: Words of "the lion's share".
_MOST = 3


def _is_of_that(scene: Scene, figure: Figure, totals: Sequence[Figure]) -> Figure | None:
    """The total of the sentence before, where "of that" follows the figure: "real estate is $300 million of that"."""
    near = [total for total in totals if figure.sentence - total.sentence == 1]
    return near[-1] if near and view_of(scene, figure).right("parts_after") == 0 else None


def _of_which(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The plan right before in the same sentence, where "of which" leads on from it and no verb plans anew."""
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    if figure.reason != "no plan" or not before or before[-1].role != "level" or before[-1].reason:
        return None
    leads = scene.sentences[figure.sentence].marks.of("parts_after")
    gap = range(before[-1].amount.span.end, figure.amount.span.start)
    return before[-1] if any(m.span.start in gap and scene.distance(m.span.end, gap.stop) <= 1 for m in leads) else None


def _is_moved_to(view: View) -> bool:
    """Whether a verb in the clause moves the plan to the figure: "we are reducing our guidance to $400 million"."""
    verbs = [m.span for m in view.marks("actions") if view.clause.covers(m.span) and m.span.end <= view.place.start]
    return bool(verbs) and view.led_by("moves_to") <= 0


def with_share(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as a part of the total that its sentence names again or comes back to; the total itself says no more."""
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer is None or not scene.lexicon.spaced or figure.amount.unit is not Unit.MONEY:
        return figure
    if figure.reason not in _FREE or figure.noun == "other":
        return figure
    totals = _totals(figures, figure)
    again = _named_again(scene, sentence, totals) if totals else None
    if again is not None and again[1].span == figure.amount.span:
        return figure if _is_moved_to(view_of(scene, figure)) else figure._replace(reason="told again", rule="share")
    whole = again[0] if again else _come_back_to(scene, figures, figure, totals) or _of_which(scene, figures, figure)
    whole = whole or _is_of_that(scene, figure, totals)
    view = view_of(scene, figure)
    past = view.left("actuals", across=True) < FAR or view.right("actual_periods") < FAR
    if whole is None or past or whole.amount.size < _LARGER * figure.amount.size or figure.scope != "total":
        return figure
    if figure.when_span is not None and figure.when.periods != whole.when.periods:
        return figure
    start = max(view.place.end, again[1].span.end) if again else view.place.end
    return figure._replace(
        noun="capex", role="level", reason="", rule="share",
        scope=name_behind(scene, sentence, start, sentence.span.end), when=whole.when, pledge=False,
    )  # fmt: skip
