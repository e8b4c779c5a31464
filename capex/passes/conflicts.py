"""Several figures for one company and period in one document: one of them stands, or they are not the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from capex.money import Range
from capex.passes.part.beside import brand_beside, goal_beside, next_to_a_part
from capex.passes.part.goals import has_goal
from capex.passes.part.left_out import LEFT_OUT
from capex.passes.scene import FAR, Figure, Scene, View, view_of
from capex.passes.what.definitions import narrower, wider
from capex.statement import Action
from capex.tokens import Unit

#: A figure this many times another cannot be a revision of it in one document.
_PART = 1.3
_MOVES = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)


def _rivals(figures: Sequence[Figure], figure: Figure) -> list[Figure]:
    """The other figures that stand for the same company and period."""
    return [
        f for f in figures
        if f is not figure and f.role == "level" and not f.reason and f.company == figure.company
        and f.when.periods == figure.when.periods and f.scope == "total" and f.pledge == figure.pledge
        and f.amount.range.ends != figure.amount.range.ends
    ]  # fmt: skip


def _is_year_of(other: Figure, figure: Figure) -> bool:
    """Whether a quarter only repeats the year's figure of its sentence: "the fourth quarter gets us to the $1.6bn"."""
    if other.sentence != figure.sentence or other.amount.span.end > figure.amount.span.start:
        return False
    same = other.company == figure.company and other.amount.range.ends == figure.amount.range.ends
    stands = same and other.role == "level" and not other.reason and bool(other.when.periods)
    own = figure.when.periods
    return stands and bool(own) and bool(own[0].part) and other.when.periods[0].is_year


def _says_less(one: Range, other: Range) -> bool:
    """Whether `one` only gives an end, or a point inside, of what `other` gives in full."""
    if one.is_open and not other.is_open:
        return one.high == other.high if one.low is None else one.low == other.low
    inside = one.is_point and not other.is_point and not other.is_open
    return inside and other.low <= one.low <= other.high  # type: ignore[operator]


#: A round figure lies no further from what it rounds than this share of it: "$20 billion" is not $24 billion.
_ROUND = Decimal("0.1")


def _rounds(scene: Scene, one: Range, other: Range) -> bool:
    """Whether `one` is `other` in round figures: "$5.5 billion" in a headline, "$5.476 billion" below it."""
    if not (one.is_point and other.is_point and one.low and other.low and one.step and other.step):
        return False
    if one.step <= other.step:
        return False
    return abs(one.low - other.low) <= (one.step / 2 if scene.lexicon.joined else min(one.step / 2, one.low * _ROUND))


@lru_cache(maxsize=512)
def _weight(scene: Scene, figure: Figure) -> tuple[float, ...]:
    """How much speaks for a figure being the company's whole spending."""
    view = view_of(scene, figure)
    named = (2.0 if figure.noun == "capex" else 1.0 if scene.document.issuer and figure.when_span else 0.0) - (
        1.0 if figure.rule == "carried" else 0.0
    )
    whole = 1.0 if figure.noun_mark and view.in_clause("total_words") else 0.0
    moved = 0.5 if figure.action in _MOVES else 0.0
    planned = 0.5 if view.left("plans") < view.left("guidance") else 0.0
    dated = 0.5 if figure.when_span else 0.0
    anew = 1.0 if scene.document.issuer and view.left("currents", across=True) < FAR else 0.0
    size = figure.amount.range.high or figure.amount.range.low
    return (named + whole + moved + planned + dated + anew, float(size or 0))


def _taken_back(scene: Scene, figure: Figure, rivals: list[Figure]) -> bool:
    """Whether the speaker corrects the figure in the same breath ("$85 -- $105 million")."""
    for other in rivals:
        start, end = figure.amount.span.end, other.amount.span.start
        if other.sentence == figure.sentence and start <= end:
            marks = scene.sentences[figure.sentence].marks.of("corrections")
            return any(start <= m.span.start and m.span.end <= end for m in marks)
    return False


def _leaves_out(view: View) -> bool:
    """Whether words behind the figure, or with which its sentence opens, take something out of it."""
    start = view.sentence.span.start
    return any(m.span.start >= view.place.end or m.span.start == start for m in view.marks("excluded"))


def with_conflict(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure`, refused or made a part where another figure for the same period speaks against it."""
    standing = figure.role == "level" and not figure.reason and figure.scope == "total"
    if not standing or figure.amount.unit is not Unit.MONEY:
        return figure
    if not scene.lexicon.joined and any(_is_year_of(other, figure) for other in figures):
        return figure._replace(reason="same figure", rule="conflict")
    if place := next_to_a_part(scene, figures, figure):
        return figure._replace(scope=place, rule="conflict")
    rivals = [other for other in _rivals(figures, figure) if not _taken_back(scene, other, [figure])]
    if scope := narrower(scene, figure, rivals) or wider(scene, figure, rivals):
        return figure._replace(scope=scope)
    rivals = [o for o in rivals if not (narrower(scene, o, [figure]) or wider(scene, o, [figure]))]
    if place := goal_beside(scene, figure, rivals):
        return figure._replace(scope=place, rule="conflict")
    priors = [o for o in figures if o.role == "prior" and o.company == figure.company]
    return _beside(scene, figure, rivals, priors) if rivals else figure


def _step(other: Figure, before: Figure) -> float | None:
    """How far `other` is from the plan before it in the same sentence."""
    told = other.amount.range.is_point and before.amount.range.is_point and other.sentence == before.sentence
    return abs(other.amount.size - before.amount.size) if told else None


def _beside(  # noqa: PLR0911 (one return for each case)
    scene: Scene, figure: Figure, rivals: list[Figure], priors: Sequence[Figure]
) -> Figure:
    """`figure` beside others that stand for the same."""
    if _taken_back(scene, figure, rivals):
        return figure._replace(reason="taken back", rule="conflict")
    own = _weight(scene, figure)[0]
    if any(_rounds(scene, figure.amount.range, o.amount.range) for o in rivals):
        return figure._replace(reason="same figure", rule="conflict")
    rivals = [
        other for other in rivals
        if not _rounds(scene, other.amount.range, figure.amount.range)
    ]  # fmt: skip
    if any(_says_less(figure.amount.range, o.amount.range) and _weight(scene, o)[0] >= own for o in rivals):
        return figure._replace(reason="same figure", rule="conflict")
    rivals = [other for other in rivals if not _says_less(other.amount.range, figure.amount.range)]
    if any(other.amount.size > figure.amount.size for other in rivals) and _leaves_out(view_of(scene, figure)):
        return figure._replace(scope=LEFT_OUT)
    stronger = [other for other in rivals if _stronger(scene, other, figure)]
    if not stronger:
        return figure
    if any(_step(other, before) == figure.amount.size for other in stronger for before in priors):
        return figure._replace(role="delta", rule="conflict")  # 追加…58億元,…由186億元增至244億元
    if any(o.sentence == figure.sentence and o.amount.range.holds(figure.amount.range) for o in stronger):
        return figure._replace(reason="second figure", rule="conflict")  # "$2 to $5 billion, most likely $2 to $3"
    if brand := brand_beside(scene, figure):
        return figure._replace(scope=brand, rule="conflict")
    if _is_another_project(scene, figure, stronger) or _is_part(scene, figure, stronger):
        return figure._replace(scope="part", rule="conflict")
    return figure._replace(reason="second figure", rule="conflict")


def _is_another_project(scene: Scene, figure: Figure, stronger: Sequence[Figure]) -> bool:
    """Whether a sentence of its own tells what else is built, with no year: 新工場を建て、2015億円を投じる."""
    apart = all(other.sentence != figure.sentence and other.amount.size > figure.amount.size for other in stronger)
    own = figure.pledge and not figure.when.periods and not scene.lexicon.spaced and apart
    return own and scene.sentences[figure.sentence].marks.any_of("builds") and figure.noun == "weak"


def _is_part(scene: Scene, figure: Figure, stronger: Sequence[Figure]) -> bool:
    """Whether the figure can be part of what stands against it: 駅ビル事業には280億円を充てる."""
    if not scene.lexicon.spaced and not _is_given(scene, figure):
        return False
    named = figure.noun == "capex" or has_goal(scene, figure)
    if named and figure.rule != "carried" and any(_larger(other, figure) for other in stronger):
        return True
    return figure.noun == "weak" and scene.lexicon.joined and all(_larger(other, figure) for other in stronger)


def _is_given(scene: Scene, figure: Figure) -> bool:
    """Whether the words right before a figure, or the noun of spending itself, say what it is for: 新棟には280億円."""
    sentence, start = scene.sentences[figure.sentence], figure.amount.span.start
    known = sentence.marks.of("destined", "scopes", "places", "programmes", "part_ends", "parts")
    return any(0 <= start - m.span.end <= _GIVEN for m in known)


#: Signs between what money is for and its figure.
_GIVEN = 3


def _larger(one: Figure, other: Figure) -> bool:
    """Whether `one` is so much larger that `other` can be part of it, and no older version of it."""
    return one.amount.size > _PART * other.amount.size


def _depends(scene: Scene, figure: Figure) -> bool:
    """Whether the figure is for the time after a deal: "that deal will push capital expenditures to $20 billion"."""
    marks = scene.sentences[figure.sentence].marks.of("pro_forma")
    return any(m.span.end <= figure.amount.span.start for m in marks)


def _is_carried(scene: Scene, figure: Figure) -> bool:
    """Whether the figure's own sentence does not name what it is of; in a call that also names another time."""
    own = scene.sentences[figure.sentence].span
    elsewhere = figure.noun_mark is not None and not own.covers(figure.noun_mark.span)
    return figure.rule == "carried" or (elsewhere and scene.document.issuer is not None and figure.when_span is None)


def _stronger(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether `one` rather than `other` is the company's whole spending: the larger, unless it was only carried on."""
    depends = (_depends(scene, one), _depends(scene, other))
    if depends[0] != depends[1]:
        return depends[1]
    carried = (_is_carried(scene, one), _is_carried(scene, other))
    if carried[0] != carried[1]:
        return carried[1]
    beside = one.sentence == other.sentence and scene.lexicon.spaced
    if one.noun != other.noun and (scene.document.issuer is None or beside):
        return one.noun == "capex"
    first, second = _weight(scene, one), _weight(scene, other)
    if abs(first[0] - second[0]) <= 1 and (_larger(one, other) or _larger(other, one)):
        return _larger(one, other)
    return first > second


def with_measure(_scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure`, refused where a part would be far more than the whole that the company plans for the same year."""
    if figure.role != "level" or figure.reason or figure.scope == "total" or figure.pledge or not figure.when.periods:
        return figure
    wholes = [
        f for f in figures
        if f.role == "level" and not f.reason and f.scope == "total" and not f.pledge and f.company == figure.company
        and f.when.periods == figure.when.periods and f.amount.currency == figure.amount.currency
        and (f.sentence != figure.sentence or figure.noun == "weak")
    ]  # fmt: skip
    beyond = bool(wholes) and all(figure.amount.size > _BEYOND * whole.amount.size for whole in wholes)
    return figure._replace(reason="more than the whole", rule="conflict") if beyond else figure


#: A part is never so many times the whole.
_BEYOND = 5
