"""Whether a figure stands in what is told of one part of the business, which its sentence or paragraph opens with."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Figure, Scene, View

#: A heading or an opening phrase ("For the fertilizer segment,") is at most so many words long.
_OPENING = 8


def is_of_segment(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether the talk at the figure is of one part of the business."""
    if scene.document.issuer is None:
        return _opens_with_segment(scene, view)
    opening = view.sentence.span.start
    if any(m.span.start == opening for m in view.marks("total_words")):
        return False  # "Consolidated capital expenditures will be"
    return _in_segment(scene, figure.sentence) or _is_headed_by_segment(scene, figure)


def _in_segment(scene: Scene, index: int) -> bool:
    """Whether the sentence, or one shortly before it in its paragraph, opens with one part of the business."""
    paragraph = scene.sentences[index].paragraph
    for step in range(3):
        sentence = scene.sentences[index - step] if index >= step else None
        if sentence is None or sentence.paragraph != paragraph:
            return False
        measured = {m.span.start for m in sentence.marks.of("other_metrics")}  # "Segment G&A is going to be"
        spent = [m.span for m in sentence.marks.of("mentions")]  # 설비투자 names no business 설비
        named = [m for m in sentence.marks.of("segments") if m.span.end + 1 not in measured]
        named = [m for m in named if not any(span.covers(m.span) for span in spent)]
        if any(scene.distance(sentence.span.start, m.span.start) <= _OPENING for m in named):
            return True
    return False


def _is_headed_by_segment(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence before a figure without a time opens with one for a part of the business.

    "Looking ahead to the third quarter for our petroleum segment, …. We expect capital spending of $20 million."
    """
    if figure.when_span is not None or figure.sentence == 0 or not scene.lexicon.spaced:
        return False
    before = scene.sentences[figure.sentence - 1]
    opening = Span(before.span.start, max(scene.text.find(",", *before.span), before.span.start))
    parts = any(opening.covers(m.span) for m in before.marks.of("segments"))
    near = scene.sentences[figure.sentence].paragraph - before.paragraph <= 1
    return parts and near and any(opening.covers(when.span) for when in before.whens)


def _opens_with_segment(scene: Scene, view: View) -> bool:
    """Whether a sentence of the press begins with one part of the business and a comma: "En el área industrial,"."""
    start, text = view.sentence.span.start, scene.text
    named = [m.span.end for m in view.marks("segments") if scene.distance(start, m.span.start) <= 2]
    comma = text.find(",", start, view.place.start) if scene.lexicon.spaced and named else -1
    led = any(m.span.start == start for m in view.marks("inside", "topics"))
    return led and comma >= 0 and named[0] <= comma and scene.distance(named[0], comma) <= 2
