"""The figures that belong to a level: what stood before it, the size of its change."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.move.another import is_anothers, is_of_a_part
from capex.passes.part.scopes import own_modifier
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.statement import Action
from capex.tokens import Sentence, Unit


def partner_of(scene: Scene, figures: Sequence[Figure], level: Figure, role: str) -> Figure | None:
    """The figure with `role` that belongs to `level`: of its sentence the nearest, else of the next or the last one."""
    if role == "prior" and (told := _in_turn(scene, figures, level)) is not None:
        return told
    for step in (0, *_beside(scene, level.sentence)):
        near = [
            f
            for f in figures_near(figures, level.sentence + step)
            if f.role == role and f.company == level.company and not f.reason
            and f.amount.unit is level.amount.unit
            and not (role == "delta" and f.amount.range.ends == level.amount.range.ends)  # the same money, told twice
            and not (step and role == "delta" and scene.document.issuer and f.noun == "weak")
            and not (step and role == "prior" and f.scope == "total" != level.scope)
            and not (step and (_is_elsewhen(f, level) or _is_of_another_part(scene, f, level)))
            and not (step and role == "prior" and _is_unlike(f, level))
            and not (role == "prior" and not scene.lexicon.joined and _is_out_of_size(f, level))
            and not (role == "prior" and scene.document.issuer and _is_of_the_one_before(figures, f, level))
            and not (role == "prior" and _is_of_the_whole(scene, figures, f, level))
            and not is_anothers(scene, figures, f, level)
            and not (role == "delta" and (is_of_a_part(scene, f, level) or _is_of_the_one_before(figures, f, level)))
        ]  # fmt: skip
        others = [f for f in figures_near(figures, level.sentence + step) if f is not level and _is_new(f)]
        if near and not (step and others):
            near = [f for f in near if not _was_left_then(scene, near, f)] or near
            return min(near, key=lambda f: abs(f.amount.span.start - level.amount.span.start))
    return None


def _is_new(figure: Figure) -> bool:
    """Whether a figure is a new level, or would be one did it not hold more than capital spending."""
    return (figure.role == "level" and not figure.reason) or (figure.rule == "adds up" and bool(figure.reason))


def _was_left_then(scene: Scene, near: Sequence[Figure], prior: Figure) -> bool:
    """Whether an earlier figure was itself left for another: the 12 of "cut in May to $11bn from $12bn, it is now"."""
    start = prior.amount.span.start
    leads = [m.span for m in scene.sentences[prior.sentence].marks.of("moves_from")]
    thens = [f.amount.span.end for f in near if f.rule == TOLD_THEN and f.sentence == prior.sentence]
    led = (span for span in leads if span.end < start and scene.distance(span.end, start) <= 1)
    return any(0 <= scene.distance(end, span.start) <= 1 and end < span.start for span in led for end in thens)


def _in_turn(scene: Scene, figures: Sequence[Figure], level: Figure) -> Figure | None:
    """The earlier figure that stands where `level` does, where a company tells as many new ones before as many old."""
    if scene.document.issuer is None or scene.lexicon.joined:
        return None
    near = [f for f in figures_near(figures, level.sentence) if not f.reason and f.company == level.company]
    news = [f for f in near if f.role == "level" and f.amount.unit is Unit.MONEY]
    olds = [f for f in near if f.role == "prior" and f.amount.unit is Unit.MONEY]
    if len(news) != len(olds) or len(news) < _TWO or news[-1].amount.span.end > olds[0].amount.span.start:
        return None
    return olds[news.index(level)] if level in news else None


_TWO = 2
#: The rule of an earlier figure that was told at another time.
TOLD_THEN = "told then"

#: No plan changes by more than so many times its size.
_TIMES = 5


def _is_out_of_size(prior: Figure, level: Figure) -> bool:
    """Whether an earlier figure is so much larger or smaller that it is of something else."""
    sizes = [abs(float(f.amount.range.high or f.amount.range.low or 0)) for f in (prior, level)]
    return max(sizes) > _TIMES * min(sizes)


def _is_of_the_whole(scene: Scene, figures: Sequence[Figure], prior: Figure, level: Figure) -> bool:
    """Whether `prior` belongs to the whole that `level` is a part of: 由400億元上調至440億元,其中電力150億元."""
    parts = scene.sentences[level.sentence].marks.of("parts") if scene.lexicon.joined else ()
    return any(
        other.role == "level"
        and prior.amount.span.end <= other.amount.span.start
        and any(other.amount.span.end <= m.span.start and m.span.end <= level.amount.span.start for m in parts)
        for other in (figures_near(figures, level.sentence) if parts else ())
    )


def is_of_its_whole(scene: Scene, figures: Sequence[Figure], part: Figure) -> bool:
    """Whether the verb of change stands before the whole, and `part` behind it: 上調至440億元,其中電力150億元."""
    sentence = scene.sentences[part.sentence]
    lexicon = scene.lexicon
    if not lexicon.joined or lexicon.spaced or lexicon.destined:
        return False
    leads = [m.span.end for m in sentence.marks.of("parts") if m.span.end <= part.amount.span.start]
    told = any(
        other.role == "level" and other.company == part.company and leads and other.amount.span.end <= leads[-1]
        for other in figures_near(figures, part.sentence)
    )
    return told and not any(m.span.start >= leads[-1] for m in sentence.marks.of("actions", "loose_moves"))


def _is_of_the_one_before(figures: Sequence[Figure], delta: Figure, level: Figure) -> bool:
    """Whether a level names its noun anew behind a change that another level stands before.

    "Gross spending of $2 billion, down about $300 million, and net spending of $1.4 billion."
    """
    noun, end = level.noun_mark, delta.amount.span.end
    if noun is None or not end <= noun.span.start < level.amount.span.start:
        return False
    return any(
        f.sentence == delta.sentence
        and f.role == "level"
        and not f.reason
        and f.amount.span.end <= delta.amount.span.start
        for f in figures
    )


#: No plan becomes so many times larger or smaller.
_UNLIKE = 4


def _is_unlike(prior: Figure, level: Figure) -> bool:
    """Whether two figures differ so much that one cannot have become the other."""
    sizes = sorted(f.amount.range.high or f.amount.range.low or 0 for f in (prior, level))
    return sizes[0] * _UNLIKE < sizes[1]


def _is_of_another_part(scene: Scene, delta: Figure, level: Figure) -> bool:
    """Whether the size of a change is of a part that the level is not of: "cut maintenance capital by $125 million"."""
    sentence, noun = scene.sentences[delta.sentence], delta.noun_mark
    if delta.role != "delta" or noun is None or not scene.lexicon.spaced or not sentence.span.covers(noun.span):
        return False
    part = own_modifier(scene, sentence, noun)
    return bool(part) and part != level.scope


def _is_elsewhen(one: Figure, other: Figure) -> bool:
    """Whether two figures are for different times, as both of their sentences tell; plans for several years roll on."""
    spans = one.when_span is not None and other.when_span is not None
    rolling = any(p.is_several_years for f in (one, other) for p in f.when.periods)
    told = spans and not rolling and one.when.periods and other.when.periods
    return bool(told) and not set(one.when.periods) & set(other.when.periods)


def far_prior(scene: Scene, figures: Sequence[Figure], level: Figure) -> Figure | None:
    """The one earlier figure for the same time that the press tells elsewhere, if `level` is the only new one."""
    if scene.document.issuer or not scene.lexicon.spaced:
        return None
    same = [
        f
        for f in figures
        if f.company == level.company and not f.reason and f.scope == level.scope and f.pledge == level.pledge
    ]
    levels = {f.amount.range.ends for f in same if f.role == "level" and f.when.periods == level.when.periods}
    priors = [f for f in same if f.role == "prior" and (not f.when.periods or f.when.periods == level.when.periods)]
    wider = {f.sentence for f in figures if f.reason and _is_new(f)}
    priors = [f for f in priors if f.sentence not in wider]
    alone = len(levels) == 1 and len({f.amount.range.ends for f in priors}) == 1
    return priors[0] if alone and priors[0].amount.range.ends not in levels else None


def _beside(scene: Scene, index: int) -> tuple[int, ...]:
    """How far away the sentences before and after are; one without any figure is passed over."""
    steps = []
    for way in (1, -1):
        near = index + way
        passed = 0 <= near < len(scene.sentences) and not scene.sentences[near].amounts
        steps.append(2 * way if passed else way)
    return tuple(steps)


#: No part changes by more than so many times its size, where the whole is told beside it.
_ALIKE = 2.5


def is_of_the_whole(figures: Sequence[Figure], prior: Figure, figure: Figure) -> bool:
    """Whether an earlier figure is of the whole beside a part: "1.400 millones, incluidos 400, frente a los 1.500"."""
    wholes = [
        f for f in figures
        if f.sentence == figure.sentence == prior.sentence and f.role == "level" and not f.reason and f.scope == "total"
    ]  # fmt: skip
    if any(f.amount.span.end <= prior.amount.span.start and f.scope != figure.scope for f in wholes):
        return prior.amount.span.end <= figure.amount.span.start  # "111.000 (102.000 antes), de los cuales 77.300"
    whole = bool(wholes)
    sizes = [f.amount.range.high or f.amount.range.low or 0 for f in (prior, figure)]
    return whole and figure.scope != "total" and float(sizes[0]) > _ALIKE * float(sizes[1])


#: Words between the size of a difference and the plan that it is measured against.
_NEAR_PLAN = 4


def against_plan(scene: Scene, sentence: Sentence, delta: Span) -> Action | None:
    """What a difference from an earlier plan says: "$3 billion less than originally planned"."""
    view = View(scene, sentence, delta)
    if view.right("priors", "prior_after") > _NEAR_PLAN:
        return None
    more, less = view.right("ups"), view.right("downs")
    if min(more, less) > 1:
        return None
    return Action.RAISED if more < less else Action.LOWERED


def by_a_rate(scene: Scene, figure: Figure) -> Action | None:
    """What a rate behind a figure says against the plan before: "9.600 millones, un 8 % más que el plan anterior"."""
    if not scene.lexicon.spaced or scene.lexicon.joined or scene.document.issuer:
        return None
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    behind = [a for a in sentence.amounts if a.span.start >= end][:1]
    view = View(scene, sentence, behind[0].span) if behind and behind[0].unit is Unit.RATE else None
    loose = {m.span for m in sentence.marks.of("compared", "moves_from")}  # "a 74% increase from 2020"
    years = [when.span for when in sentence.whens]  # "a 50% increase from the previous year"
    olds = [m for m in sentence.marks.of("priors", "prior_after") if m.span not in loose]
    olds = [m for m in olds if not any(span.covers(m.span) for span in years)]
    return against_plan(scene, sentence, view.place) if view and view.right_of(olds) <= _NEAR_PLAN else None


def rate_beside(scene: Scene, delta: Figure) -> View | None:
    """The view from a rate that says the change first: "up 12% or $10 billion from the plan"."""
    sentence, start = scene.sentences[delta.sentence], delta.amount.span.start
    rates = [a.span for a in sentence.amounts if a.unit is Unit.RATE and 0 < start - a.span.end <= _OR]
    joins = scene.lexicon.spaced and not scene.lexicon.joined
    return View(scene, sentence, rates[-1]) if rates and joins else None


#: Characters of ", or " between a rate and the same change in money.
_OR = 6
