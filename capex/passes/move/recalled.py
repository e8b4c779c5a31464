"""A figure that was said before ("had said", "hatte … angekündigt") is an earlier one where there is a newer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capex.passes.scene import FAR, Figure, Scene, View, are_alike, view_of
from capex.tokens import Unit


def _is_recalled(scene: Scene, figure: Figure) -> bool:
    """Whether a verb in the pluperfect leads to the figure within its clause, or ends it where verbs come last."""
    view = view_of(scene, figure)
    near = view.right("recalled", across=True) if scene.lexicon.joined else view.left("recalled", across=True)
    if scene.lexicon.spaced and view.left("currents", across=True) < near:
        return False  # "Meta, which had guided to $64 billion, now sees $72 billion"
    if _resumes(scene, view):
        return False
    return near < FAR or _opens_in_the_past(scene, figure)


def _resumes(scene: Scene, view: View) -> bool:
    """Whether a verb right behind a comma goes on from what was recalled to the plan of today.

    "Repsol, que había previsto invertir 3.500 millones, cerrará el año en 3.200"
    """
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    old = max((m.span.end for m in view.marks("recalled") if m.span.end <= view.place.start), default=0)
    verbs = (m.span.start for m in view.marks("plans") if old < m.span.start < view.place.start)
    return old > 0 and any(scene.text[:verb].endswith(", ") for verb in verbs)


#: Words before the time that a sentence opens with ("Back in October, …", "Just last year, …").
_OPENING = 2


def _opens_in_the_past(scene: Scene, figure: Figure) -> bool:
    """Whether the press opens a sentence with a year gone by: "Last year, AWS said it planned to invest …"."""
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer or not scene.lexicon.spaced:
        return False
    if figure.when_span is None or _opens_with_a_year(scene, figure):
        return _opens_with_a_year(scene, figure)
    said = [when.span for when in sentence.whens if (when.offset or 0) < 0]
    opening = [span for span in said if scene.distance(sentence.span.start, span.start) <= _OPENING]
    return bool(opening) and not any(figure.when_span.overlaps(span) for span in opening)


#: The year that a date ends with.
_YEAR = re.compile(r"\b(?:19|20)\d\d$")


def _opens_with_a_year(scene: Scene, figure: Figure) -> bool:
    """Whether a promise is told behind a year gone by, or a day of one: "In August 2024, it said it could spend"."""
    sentence, said_on = scene.sentences[figure.sentence], scene.document.said_on
    if not figure.pledge or scene.lexicon.joined or said_on is None:
        return False
    spans = [*(when.span for when in sentence.whens), *(m.span for m in sentence.marks.of("dates"))]
    first = [span for span in spans if scene.distance(sentence.span.start, span.start) <= _OPENING]
    years = [int(hit[0]) for span in first if (hit := _YEAR.search(span.of(scene.text)))]
    own = figure.when_span is not None and any(span.overlaps(figure.when_span) for span in first)
    told = any(span.end <= m.span.start for span in first for m in sentence.marks.of("speech", "announces", "pledges"))
    return bool(years) and max(years) < said_on.year and told and not own


def _only_one(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether an article gives one plan of the company before, which a range recalled alone must have been before."""
    told = {
        f.amount.range.ends for f in figures
        if f.role == "level" and not f.reason and f.company == figure.company and f.scope == "total" and not f.pledge
        and f.amount.currency == figure.amount.currency and f.sentence < figure.sentence
    }  # fmt: skip
    led = view_of(scene, figure).left("recalled") <= _LED
    return scene.document.issuer is None and len(told) == 1 and (led or not figure.amount.range.is_point)


#: Words that may stand between a verb that recalls and a figure that is no range.
_LED = 2


def with_recalled(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as an earlier one, where it is recalled and another figure of the same company and period is not."""
    standing = figure.role == "level" and not figure.reason
    standing = standing or (figure.reason == "no plan" and scene.document.issuer is not None)
    reasons = ("no noun",) if scene.document.issuer else ("no noun", "no plan")
    aside = figure.reason in reasons and figure.amount.unit is Unit.MONEY  # "Meta, which had guided to $64bn, now …"
    aside = aside and not scene.sentences[figure.sentence].marks.any_of("analysts")  # what they had expected
    if not (standing or aside) or not _is_recalled(scene, figure):
        return figure
    newer = [
        f for f in figures
        if f is not figure and f.role == "level" and not f.reason and f.company == figure.company
        and f.amount.unit is figure.amount.unit
        and (f.scope == figure.scope or _is_part_of_it(f, figure) or _is_an_older_promise(scene, f, figure))
    ]  # fmt: skip
    if aside:
        newer = [f for f in newer if f.sentence == figure.sentence and f.amount.span.start > figure.amount.span.end]
    if aside and not newer:
        told = _only_one(scene, figures, figure)
        return figure._replace(role="prior", reason="", rule="recalled") if told else figure
    periods = set(figure.when.periods)
    same = [
        f for f in newer
        if periods & set(f.when.periods)
        or (abs(f.sentence - figure.sentence) <= _NEWER and not periods)
        or (f.pledge and figure.pledge and _is_alike(f, figure))
    ]  # fmt: skip
    if any(_is_an_older_promise(scene, f, figure) for f in same) and not figure.when.periods:
        return figure._replace(role="prior", reason="prior", rule="recalled")  # of a work of its own, perhaps
    if any(not _is_recalled(scene, f) for f in same) or (standing and _is_withdrawn(scene, figure)):
        return figure._replace(role="prior", reason="", rule="recalled")
    return figure


#: No plan for several years changes by more than so many times its size.
_OF_YEARS = 5


def _is_alike(newer: Figure, figure: Figure) -> bool:
    """Whether a promise may have become the other: a single plant's is no plan for years that it is part of."""
    sizes = (newer.amount.size, figure.amount.size)
    return newer.amount.currency != figure.amount.currency or max(sizes) <= _OF_YEARS * min(sizes)


def _is_part_of_it(newer: Figure, figure: Figure) -> bool:
    """Whether a promise without a time, right behind a year's plan for a part, may be what that was before."""
    near = 0 < figure.sentence - newer.sentence <= 1 and newer.amount.currency == figure.amount.currency
    return figure.pledge and not figure.when.periods and near and are_alike(newer.amount.size, figure.amount.size)


def _is_an_older_promise(scene: Scene, newer: Figure, figure: Figure) -> bool:
    """Whether a promise of a year gone by may be what the other was before, though only that names a place."""
    return newer.pledge and _opens_with_a_year(scene, figure)


#: So many sentences away, a new figure replaces one that is told without a period.
_NEWER = 2
#: So many sentences on, what was recalled may be taken back.
_TAKEN = 2


def _is_withdrawn(scene: Scene, figure: Figure) -> bool:
    """Whether guidance is taken back right behind the figure, in a sentence that gives none instead."""
    after = scene.sentences[figure.sentence + 1 : figure.sentence + 1 + _TAKEN]
    before = scene.sentences[max(figure.sentence - _TAKEN, 0) : figure.sentence] if not scene.document.issuer else ()
    near = (*before, *after)
    return any(s.marks.of("withdrawals") and s.marks.of("guidance", "anaphors") and not s.amounts for s in near)
