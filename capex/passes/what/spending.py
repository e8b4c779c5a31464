"""Whether spending in general is capital spending where it is spoken of."""

from __future__ import annotations

from capex.document import DocumentKind, Span
from capex.passes.scene import Scene
from capex.passes.text.nouns import nouns
from capex.passes.what.own_plans import plans_to_invest
from capex.passes.what.questions import asked_about
from capex.passes.what.relatives import is_in_relative_clause
from capex.passes.what.rounds import goes_on_planning
from capex.statement import Action
from capex.tokens import Sentence, Unit

_MOVES = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)
#: A measure that stands so many words behind a figure is not what the money is.
_BESIDE = 8


def _planned_over_period(scene: Scene, sentence: Sentence, place: Span | None) -> bool:
    """Whether the press has somebody plan to spend over a period, and names nothing else that the money is for.

    What another thought of the sentence measures does not count against the figure at `place`.
    """
    start = max((b for b in sentence.breaks if place and b <= place.start), default=sentence.span.start)
    end = min((b for b in sentence.breaks if place and b >= place.end), default=sentence.span.end)
    others = [m.span for m in nouns(sentence) if m.table == "other_metrics" and start <= m.span.start < end]
    if place and scene.lexicon.spaced and not scene.lexicon.joined:  # "$3.4 billion in 2024 … to grow with customers"
        behind = [a.span.start for a in sentence.amounts if a.span.start >= place.end and a.unit is Unit.MONEY]
        reach = min(behind, default=end)  # "a budget of $4 billion, including $1 billion for conventional assets"
        others = [s for s in others if s.start < place.end or scene.distance(place.end, s.start) <= _BESIDE]
        others = [s for s in others if s.start < reach]
    other = any(not (place and is_in_relative_clause(scene, sentence, s, place.start)) for s in others)
    planned = sentence.marks.any_of("plans", "guidance") or (
        place is not None and _is_moved_ahead(scene, sentence, place)
    )
    return planned and not other and bool(sentence.whens)


def _is_moved_ahead(scene: Scene, sentence: Sentence, place: Span) -> bool:
    """Whether a verb moves investment to the figure for a year to come: "raised its investment for 2026 to 700m"."""
    said = scene.document.said_on
    if not scene.lexicon.spaced or scene.lexicon.joined or said is None:
        return False
    if not any(0 <= place.start - m.span.end <= 1 for m in sentence.marks.of("moves_to")):
        return False
    coming = any((w.offset or 0) >= 0 if w.year is None else w.year >= said.year for w in sentence.whens)
    verbs = [m.span.end for m in sentence.marks.of("actions") if m.value in _MOVES and m.span.end <= place.start]
    times = [w.span.start for w in sentence.whens]
    goals = [m.span for m in sentence.marks.of("purposes") if not any(0 <= at - m.span.end <= 1 for at in times)]
    leads = {m.span for m in sentence.marks.of("moves_to")}
    goods = {span.start - 1 for span in goals if span not in leads}  # "its investment in Zenova"
    money = (
        m.span.start for m in sentence.marks.of("invested") if m.span.end <= place.start and m.span.end not in goods
    )
    return coming and any(0 <= scene.distance(end, at) <= _OBJECT and end < at for at in money for end in verbs)


#: Words of "its planned 2026" between a verb and the investment that it moves.
_OBJECT = 3


def _speaks_of_itself(sentence: Sentence, place: Span) -> bool:
    """Whether those who speak plan the figure at `place`: where speech is cut into paragraphs says little then."""
    own = [m.span for m in sentence.marks.of("own_words") if m.span.end <= place.start]
    speakers = {m.span for m in sentence.marks.of("first_persons")}
    planned = any(m.span.end <= place.start for m in sentence.marks.of("plans"))
    return planned and bool(own) and own[-1] in speakers


def means_capex(scene: Scene, index: int, place: Span | None = None) -> bool:
    """Whether spending in general is capital spending here.

    The press says what is built with it, or the talk (the headline, the paragraph) is of capital spending. In a
    company's own document the talk must be of it: there everything is spending.
    """
    near = scene.sentences[max(index - 3, 0) : index + 2]
    paragraph = scene.sentences[index].paragraph
    spoken = scene.document.kind is DocumentKind.CALL and place is not None
    far = int(spoken and place is not None and _speaks_of_itself(scene.sentences[index], place))
    named = any(s.marks.of("mentions") for s in near if s.paragraph <= paragraph <= s.paragraph + far)
    if scene.document.issuer:
        sentence = scene.sentences[index]
        if named or scene.titled or (place is not None and plans_to_invest(scene, sentence, place, nouns(sentence))):
            return True
        return bool(scene.turns) and place is not None and asked_about(scene, index, place.start) is not None
    if _planned_over_period(scene, scene.sentences[index], place):
        return True
    if place is not None and goes_on_planning(scene, index, place):
        return True
    return named or scene.titled or bool(scene.sentences[index].marks.of("capex_context"))
