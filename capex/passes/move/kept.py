"""Plans that other lines keep as they were: the next sentence, or the line over a list."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.passes.text.sentences import has_bullet
from capex.statement import Action
from capex.tokens import Sentence

#: The rule of figures that are told only as what was taken back.
TAKEN_BACK = "taken back"
#: A list has at most so many items before the one on spending.
_LIST = 14


def kept_over(scene: Scene, index: int) -> bool:
    """Whether the line over the list of a sentence only keeps guidance: "reaffirms its outlook for fiscal 2026:"."""
    if not scene.lexicon.spaced or not has_bullet(scene.text, scene.sentences[index].span):
        return False
    for before in reversed(scene.sentences[max(index - _LIST, 0) : index]):
        if has_bullet(scene.text, before.span):
            continue
        ways = {Action(m.value) for m in before.marks.of("actions")}
        leads = before.span.of(scene.text).rstrip().endswith(":")
        return leads and ways == {Action.REAFFIRMED} and before.marks.any_of("guidance", "plans")
    return False


def kept_before(scene: Scene, index: int) -> bool:
    """Whether a company's sentence right before only keeps its plan: "Our capital guidance doesn't change"."""
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced or index == 0:
        return False
    before = scene.sentences[index - 1]
    near = scene.sentences[index].paragraph == before.paragraph and not before.amounts
    ways = {Action(m.value) for m in before.marks.of("actions")}
    named = before.marks.any_of("mentions") and before.marks.any_of("guidance")
    named = named and not before.marks.any_of("other_metrics", "ratio_mentions")
    short = scene.distance(before.span.start, before.span.end) <= _KEEPING
    return near and named and short and ways == {Action.REAFFIRMED}


#: A sentence that only keeps what was told before takes up so many words (of two signs).
_KEEPING = 16


def kept_behind(scene: Scene, index: int, place: Span) -> bool:
    """Whether the sentence behind does no more than keep the last figure: 1950億円とする。計画は変えない."""
    sentence = scene.sentences[index]
    behind = scene.sentences[index + 1] if index + 1 < len(scene.sentences) else None
    told = scene.lexicon.joined or not scene.document.issuer
    if not told or behind is None or behind.paragraph != sentence.paragraph:
        return False
    if behind.amounts or behind.whens or behind.whos or any(a.span.start > place.end for a in sentence.amounts):
        return False
    other = behind.marks.any_of("other_metrics", "weak_mentions", "volumes", "analysts")
    short = scene.distance(behind.span.start, behind.span.end) <= _KEEPING
    kept = {m.value for m in behind.marks.of("actions")} == {Action.REAFFIRMED}
    return kept and short and not other and behind.marks.any_of("priors", "guidance")


def is_taken_back(scene: Scene, index: int, place: Span) -> bool:
    """Whether a figure is told only as part of guidance that is taken back, behind the verb and without a plan."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    sentence = scene.sentences[index]
    verbs = [m.span for m in sentence.marks.of("withdrawals") if m.span.end <= place.start]
    if not verbs:
        return scene.document.issuer is not None and _is_void(sentence, place)
    gap = Span(verbs[-1].end, place.start)
    held = any(gap.covers(m.span) for m in sentence.marks.of("guidance"))
    nouns = {m.span for m in sentence.marks.of("guidance")}
    anew = (m.span for m in sentence.marks.of("plans", "currents", "actions") if m.span not in nouns)
    return held and not any(gap.covers(span) for span in anew)


def _is_void(sentence: Sentence, place: Span) -> bool:
    """Whether a company's own figure, behind a word for guidance, ends in that it holds no more: "of $700m is off"."""
    verbs = [m.span.start for m in sentence.marks.of("withdrawals") if m.span.start >= place.end]
    if not verbs or any(place.end <= a.span.start < verbs[0] for a in sentence.amounts):
        return False
    gap = Span(place.end, verbs[0])
    others = ("currents", "actions", "mentions", "weak_mentions", "other_metrics", "between_and", "hard_breaks")
    anew = any(gap.covers(m.span) for m in sentence.marks.of(*others))
    return not anew and sentence.marks.any_of("guidance", "prior_after", "recalled")
