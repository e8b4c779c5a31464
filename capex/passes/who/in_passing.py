"""Companies that a sentence names in passing, where endings tell who acts (쿡 CEO는 코닝 공장에 …), or as owned."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.passes.text.brackets import past_bracket
from capex.tokens import Sentence, Who


def is_in_passing(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name without the ending of a subject stands behind somebody who speaks for another company.

    That is an officer or "the company" before it, or the quotation mark with which such a one begins to speak.
    """
    if _is_included(scene, sentence, who):
        return True
    if not scene.lexicon.subject_endings or scene.document.issuer or _acts(scene, who.span.end):
        return False
    return _is_quoted(scene, sentence, who) or any(
        m.span.end <= who.span.start and _acts(scene, m.span.end) for m in sentence.marks.of("officers")
    )


#: Words between "including" and a name.
_FIRST = 2


def _is_included(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name only belongs to what is included, behind who acts: "fewer jets, including its first Airbus"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    beside = sentence.marks.of("consisting", "excluded")  # "capital expenditure including Vodafone Italia"
    if any(who.span.start - m.span.end == 1 for m in beside):
        return True
    before = [other for other in sentence.whos if other.span.end <= who.span.start and other.ticker != who.ticker]
    if not before:
        return False
    leads = [m.span.end for m in sentence.marks.of("consisting") if before[0].span.end <= m.span.start]
    owned = [m.span.end for m in sentence.marks.of("its") if m.span.end <= who.span.start]
    led = (end for end in leads if end <= who.span.start and scene.distance(end, who.span.start) <= _FIRST)
    return any(any(end <= own for own in owned) for end in led)


def _acts(scene: Scene, end: int) -> bool:
    """Whether the ending of a subject stands behind a name or title, also behind a bracket: 최고경영자(CEO)는."""
    place = past_bracket(scene.text, end)
    place += int(place == end and scene.text[end : end + 1] == ")")
    return scene.text.startswith(scene.lexicon.subject_endings, place)


def _is_quoted(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name stands inside of what somebody is quoted with."""
    return scene.text.count('"', sentence.span.start, who.span.start) % 2 == 1


#: So many names in a list of what a company owns.
_BRANDS = 3


def is_owned(scene: Scene, view: View, who: Who) -> bool:
    """Whether a name behind the figure is only of what the company spoken of owns: "across its Kia brand"."""
    if not scene.lexicon.spaced or scene.lexicon.joined or who.span.start >= view.clause.end:
        return False
    ends = [m.span.end for m in view.marks("its") if view.place.end <= m.span.start and m.span.end <= who.span.start]
    if not ends or scene.distance(ends[-1], who.span.start) >= _BRANDS:
        return False
    gap = Span(ends[-1], who.span.start)  # "is to be spent by its rival Amazon"
    return not any(gap.covers(m.span) for m in view.marks("others"))
