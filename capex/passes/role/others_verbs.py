"""Whether a verb that changes or keeps something does that to another figure, or only says why."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.passes.text.nouns import nouns
from capex.tokens import Mark, Sentence

#: Words between a noun, its verb and its figure; between "reflecting" and what has changed; and between a verb that
#: keeps something and what it keeps.
_NEXT, _WHY, _OBJECT = 2, 2, 2


def is_of_the_next(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb behind a figure stands between another noun and its figure: "and upkeep stays at $650m"."""
    if mark.span.start < place.end:
        return False
    end, start = mark.span.end, mark.span.start
    goes_on = any(end <= a.span.start and scene.distance(end, a.span.start) <= _NEXT for a in sentence.amounts)
    names = (m.span for m in sentence.marks.of("mentions", "other_metrics") if place.end <= m.span.start < start)
    return goes_on and any(scene.distance(name.end, start) <= _NEXT for name in names)


def describes_another(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb is told of the figure right behind it, as of a thing: "up from a narrowed $32 billion"."""
    led = scene.text[: mark.span.start].endswith(tuple(f" {article} " for article in scene.lexicon.articles))
    starts = (a.span.start for a in sentence.amounts if not a.span.overlaps(place))
    return led and any(0 <= start - mark.span.end <= 1 for start in starts)


def is_why(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a change only tells why the figure is so, behind it: "$10 billion, reflecting increased investment"."""
    leads = [
        m.span.end for m in sentence.marks.of("causes") if place.end <= m.span.start and m.span.end <= mark.span.start
    ]
    return bool(leads) and scene.distance(leads[-1], mark.span.start) <= _WHY


def keeps_another(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether another clause keeps or moves something else: "keeping production flat, and that costs $1.9 billion"."""
    if scene.document.issuer is None or not scene.lexicon.spaced or view.clause.covers(mark.span):
        return False
    behind = [noun for noun in nouns(view.sentence) if noun.span.start >= mark.span.end]
    other = bool(behind) and behind[0].table == "other_metrics"
    return other and scene.distance(mark.span.end, behind[0].span.start) <= _OBJECT


def is_of_another_time(sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a coming year stands between a figure and a verb behind it: "올해 1250억달러 투자, 내년엔 더 늘린다"."""
    coming = [when.span for when in sentence.whens if (when.offset or 0) > 0]
    return any(place.end <= span.start and span.end <= mark.span.start for span in coming)


def is_of_another_figure(sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb behind a figure stands in a later clause with a figure of its own."""
    opens = [start for start in sentence.breaks if place.end <= start <= mark.span.start]
    ends = min((start for start in sentence.breaks if start > mark.span.start), default=sentence.span.end)
    return bool(opens) and any(opens[-1] <= a.span.start and a.span.end <= ends for a in sentence.amounts)


def moved_another_before(scene: Scene, sentence: Sentence, mark: Mark, view: View) -> bool:
    """Whether a verb of a clause before has moved a figure behind it there, where verbs come first."""
    dated = any(view.clause.covers(when.span) for when in sentence.whens)
    if not scene.lexicon.moves_to or mark.span.end > view.clause.start or not dated:
        return False
    return any(mark.span.end <= a.span.start and a.span.end <= view.clause.start for a in sentence.amounts)
