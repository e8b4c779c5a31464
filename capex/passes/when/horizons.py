"""The several years that a figure is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from capex.document import Span
from capex.passes.scene import Figure, Scene, View
from capex.passes.startups import begins_then
from capex.passes.text.calendar import Calendar
from capex.passes.text.resolving import resolve
from capex.passes.when.afterwards import is_afterwards
from capex.passes.when.nearness import names_the_next_plan, nearest
from capex.passes.when.yearly import is_reached, is_yearly
from capex.tokens import Sentence, Unit, When

#: Sentences over which a list may go on about spending.
MEMORY = 3
#: Words of these tables lie inside of periods ("over the next three years") and then say nothing about a figure.
_HOLLOW = ("compared", "deltas", "delta_after", "parts", "floor_before", "ends_of", "guidance")
#: These say something of a figure only behind the verb.
_BEFORE_VERB = ("compared", "priors", "deltas")

CalendarOf = Callable[[str | None], Calendar]


def _spans_years(when: When, calendar: Calendar) -> bool:
    found = resolve(when, calendar)
    return bool(found.periods) and found.periods[0].is_several_years


def may_span_years(sentence: Sentence, calendar: Calendar) -> bool:
    """Whether a sentence names several years together, or comes back to such."""
    return any(_spans_years(when, calendar) for when in sentence.whens) or sentence.marks.any_of("same_years")


def plain_sentence(scene: Scene, sentence: Sentence, place: Span) -> Sentence:
    """`sentence` without the cues that only belong to the wording of a period, or that come before the verb.

    "Over the next three years" compares nothing, and in "after it promised to invest $24 billion" neither does "after".
    """
    whens = [when.span for when in sentence.whens]
    led = [when.span for when in sentence.whens if (when.offset or 0) >= 0]  # "larger than a year ago" compares
    names = [m.span for m in sentence.marks.of("mentions")]  # in "its previous investment target" nobody invests
    verbs = [m.span for m in sentence.marks.of("weak_mentions") if m.span.end <= place.start]
    verbs = [span for span in verbs if not any(name.covers(span) for name in names)]
    kept = sentence.marks.without(
        lambda m: any(span.overlaps(m.span) for span in whens) or any(0 <= s.start - m.span.end <= 1 for s in led),
        *_HOLLOW,
    )
    if scene.lexicon.spaced and verbs:
        plans = {m.span.start - 1 for m in sentence.marks.of("guidance", "plans")}  # "its previous plan to invest"
        kept = kept.without(lambda m: m.span.end <= verbs[-1].start and m.span.end not in plans, *_BEFORE_VERB)
    yearly = [m.span for m in sentence.marks.of("annual")]
    periods = tuple(w for w in sentence.whens if w.offset is None or not any(s.overlaps(w.span) for s in yearly))
    if scene.lexicon.spaced and not scene.lexicon.joined:
        periods = tuple(w for w in periods if not (_is_rates(scene, sentence, place, w) or begins_then(sentence, w)))
    return replace(sentence, marks=kept, whens=periods)


#: Words between a rate and the years in which it is reached.
_RATE = 6


def _is_rates(scene: Scene, sentence: Sentence, place: Span, when: When) -> bool:
    """Whether years in another clause are those of a rate: "intensity falling to 14 per cent by 2028, and spends"."""
    start, end = min(when.span.end, place.end), max(when.span.start, place.start)
    if not any(start <= b <= end for b in sentence.breaks):
        return False
    rates = [a.span.end for a in sentence.amounts if a.unit is Unit.RATE and a.span.end <= when.span.start]
    if not rates or scene.distance(rates[-1], when.span.start) > _RATE:
        return False
    return not any(rates[-1] <= b <= when.span.start for b in sentence.breaks)


def _leads_on(scene: Scene, view: View, when: When) -> bool:
    """Whether a period behind the figure leads to another one, where periods stand first: 投じ、30年までは…."""
    if scene.lexicon.spaced or not scene.lexicon.topic_endings or when.span.start < view.place.end:
        return False
    broken = any(view.place.end <= place <= when.span.start for place in view.sentence.breaks)
    return broken and any(other.start >= when.span.end for other in view.others)


def _is_of_a_later_one(scene: Scene, view: View, when: When) -> bool:
    """Whether a later figure of a company's sentence has the years right behind it: "which will be $2bn over three"."""
    if scene.document.issuer is None or scene.lexicon.joined:
        return False
    later = [other for other in view.others if view.place.end <= other.start and other.end <= when.span.start]
    if not later or scene.distance(later[-1].end, when.span.start) > 1:
        return False
    gap = Span(view.place.end, later[-1].start)
    return any(gap.covers(m.span) for m in view.marks("relatives"))


def _own_horizon(scene: Scene, view: View, calendar: Calendar) -> When | None:
    """The several years that the figure is for: the nearest period, or any of the sentence that runs a programme."""
    sentence = view.sentence
    when = nearest(scene, sentence, view)
    if when is not None and _spans_years(when, calendar):
        return when
    if when is not None and is_attached(scene, view, when):
        return None
    long = [w for w in sentence.whens if _spans_years(w, calendar) and not names_the_next_plan(view, w)]
    long = [w for w in long if not _leads_on(scene, view, w) and not _is_of_a_later_one(scene, view, w)]
    if (
        when is not None and scene.lexicon.spaced
    ):  # "for 2021 a program of $1.1 billion, and for this decade $8 billion"
        long = [w for w in long if w.span.start < view.right_end]
    free = not any(w is not when and not _spans_years(w, calendar) for w in sentence.whens)
    if long and (view.in_clause("programmes") or (free and when is None)):
        return long[0]
    return None


def _told_before(scene: Scene, figure: Figure, view: View, calendar: Calendar) -> When | None:
    """The several years that the sentences before tell, where this one comes back to them ("in diesem Zeitraum").

    A list of companies goes on with the years of their sum: 향후 5년간 총 468조원. SK가 247조원, ….
    """
    if view.sentence.whens:
        return None
    if not view.in_sentence("same_years"):
        return _of_a_list(scene, figure, view, calendar) or _of_the_plan(scene, figure, calendar)
    for before in reversed(scene.sentences[max(figure.sentence - MEMORY, 0) : figure.sentence]):
        long = [when for when in before.whens if _spans_years(when, calendar)]
        if long:  # what a new plan is measured against ends before it
            return max(long, key=lambda when: resolve(when, calendar).periods[0].last or 0)
    return None


def _of_a_list(scene: Scene, figure: Figure, view: View, calendar: Calendar) -> When | None:
    """The several years of the sentence before, of the same paragraph, that names several companies or their sum."""
    if not scene.lexicon.joined or not view.sentence.whos:
        return None
    for before in reversed(scene.sentences[max(figure.sentence - MEMORY, 0) : figure.sentence]):
        if before.paragraph != view.sentence.paragraph:
            return None
        if before.whens:
            long = [when for when in before.whens if _spans_years(when, calendar)]
            several = len({who.ticker for who in before.whos}) > 1 or before.marks.any_of("aggregates")
            return long[-1] if len(long) == len(before.whens) and several else None
    return None


def _of_the_plan(scene: Scene, figure: Figure, calendar: Calendar) -> When | None:
    """The years of the plan that the press tells right before, without a figure: "its plan for 2025-2028. It will"."""
    sentence = scene.sentences[figure.sentence]
    told = scene.document.issuer is None and (scene.lexicon.joined or scene.lexicon.spaced)
    if not told or figure.noun not in ("capex", "weak") or sentence.whens:
        return None
    if figure.sentence == 0 or not any(s.whens for s in scene.sentences[: figure.sentence]):
        return _of_the_headline(scene, figure, calendar)
    before = scene.sentences[figure.sentence - 1]
    coming = [when for when in before.whens if (when.offset or 0) >= 0]
    long = [when for when in coming if _spans_years(when, calendar)]
    names = {who.ticker for who in before.whos}
    plan = before.marks.any_of("guidance", "programmes") and not any(a.unit is Unit.MONEY for a in before.amounts)
    near = sentence.paragraph - before.paragraph <= 1 and (not names or figure.company in names)
    return long[0] if plan and near and long and len(long) == len(coming) else None


#: Sentences of an article that are about what its headline tells.
_FIRST = 2


def _of_the_headline(scene: Scene, figure: Figure, calendar: Calendar) -> When | None:
    """The several years that a headline on a company's spending names: "Enel lifts investment to 2028"."""
    long = [when for when in scene.headed if _spans_years(when, calendar)]
    alone = bool(long) and len(long) == len(scene.headed) and set(scene.headline) == {figure.company}
    return replace(long[0], span=Span(0, 0)) if alone and figure.sentence < _FIRST else None


def is_attached(scene: Scene, view: View, when: When) -> bool:
    """Whether a period stands right beside the figure ("$2 billion in 2026")."""
    place = view.place
    if when.span.start >= place.end:
        return scene.distance(place.end, when.span.start) <= 2
    return scene.distance(when.span.end, place.start) <= 2


def horizon(scene: Scene, figure: Figure, view: View, calendar: Calendar) -> When | None:
    """The several years that `figure` is for, by its own sentence or one shortly before; `None` where it is for one."""
    if figure.when_span is not None and len(figure.when.periods) == 1 and not figure.when.periods[0].is_several_years:
        spans = (w for w in view.sentence.whens if w.span == figure.when_span)
        if any(_spans_years(when, calendar) for when in spans):
            return None  # one of several years that are told with a figure each
    if is_afterwards(scene, view, annual=figure.amount.annual):
        return None
    told = _of_a_list(scene, figure, view, calendar) or _of_the_plan(scene, figure, calendar)
    if told is None and not may_span_years(view.sentence, calendar):
        return None
    found = _own_horizon(scene, view, calendar) or _told_before(scene, figure, view, calendar)
    yearly = found is not None and (is_yearly(view, figure, found) or is_reached(view, figure, found))
    return None if yearly else found
