"""One work and the one investment that it takes: "opens a plant in 2027, with an investment of $300 million"."""

from __future__ import annotations

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.pledge.works import is_plain
from capex.passes.scene import Figure, Scene, View
from capex.passes.startups import dates_a_start
from capex.tokens import Mark, Sentence, When

#: Characters of a blank, or of a blank and an article, between the words that lead to a price and the price or noun.
_TOUCHING, _ARTICLE = 1, 5
#: Words between a work and its price.
_REACH = 24
#: Words before "the investment" with which a sentence opens.
_OPENING = 1
#: What tells that a work is done, and its price paid.
_DONE = ("actuals", "finishes", "mishaps", "hypotheticals")
#: Periods that are several years.
_LONG = (PeriodForm.NEXT, PeriodForm.SPAN, PeriodForm.UNTIL)


def is_its_price(view: View, noun: Mark) -> bool:
    """Whether the noun only stands in what leads from a work to its price: "will require an investment of"."""
    if any(when.form in _LONG for when in view.sentence.whens):
        return False  # a plan for several years
    leads = view.marks("with_prices", "costs")
    return any(m.span.covers(noun.span) or 0 < noun.span.start - m.span.end <= _ARTICLE for m in leads)


def is_priced_with(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press names the figure as the investment that one work takes, and for no year of its own."""
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    if any(when.form in _LONG for when in view.sentence.whens):
        return False
    leads = [m.span for m in view.marks("with_prices") if 0 <= view.place.start - m.span.end <= _TOUCHING]
    if not leads or view.in_clause(*_DONE) or _is_of_a_year(scene, view, leads[-1]):
        return False
    if _tells_a_work(scene, view.sentence, view, leads[-1].start):
        return True
    opens = scene.distance(view.sentence.span.start, leads[-1].start) <= _OPENING
    return opens and _goes_on_about_a_work(scene, view, figure)


def _is_of_a_year(scene: Scene, view: View, lead: Span) -> bool:
    """Whether a period stands beside the price or what leads to it, and dates nothing that begins."""
    for when in view.sentence.whens:
        before, behind = scene.distance(when.span.end, lead.start), scene.distance(view.place.end, when.span.start)
        near = when.span.end <= lead.start and before <= 1 and "," not in scene.text[when.span.end : lead.start]
        near = near and not begins_beside(scene, view.sentence, when)
        near = near or lead.covers(when.span)
        if near or (when.span.start >= view.place.end and behind <= 1):
            return not dates_a_start(view, when)
    return False


def _tells_a_work(scene: Scene, sentence: Sentence, view: View, end: int) -> bool:
    """Whether a sentence names a work before a place, and says that it is built, planned or begins."""
    works = [m for m in sentence.marks.of("programmes", "builds") if m.span.end <= end and not is_plain(view, m)]
    near = [m for m in works if scene.distance(m.span.end, end) <= _REACH]
    return bool(near) and sentence.marks.any_of("builds", "starts", "plans", "announces", "presents")


def _goes_on_about_a_work(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the sentence before told of the work whose investment a sentence opens with, and of no spending."""
    if figure.sentence == 0:
        return False
    before = scene.sentences[figure.sentence - 1]
    if before.paragraph != view.sentence.paragraph or before.marks.any_of("mentions"):
        return False
    if len({who.ticker for who in before.whos}) > 1:
        return False  # several build it
    return before.marks.any_of("builds", "starts", "plans", "announces") and _tells_a_work(
        scene, before, view, before.span.end
    )


#: Words between a period and the verb of what begins then, where nothing else parts them.
_BESIDE = 5


def begins_beside(scene: Scene, sentence: Sentence, when: When) -> bool:
    """Whether a work begins, or is built, in a period beside it: "will open in 2027", "in 2026 the building of a"."""
    for mark in sentence.marks.of("starts", "builds"):
        start, end = min(mark.span, when.span).end, max(mark.span, when.span).start
        parted = any(start <= a.span.start < end for a in sentence.amounts) or "," in scene.text[start:end]
        if start <= end and not parted and scene.distance(start, end) <= _BESIDE:
            return True
    return False
