"""What one company after the other plans, told in turn: "Zenova came out with $28 billion. Verilon: $12 billion"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.tokens import Sentence, Unit

#: So many sentences, and paragraphs, back stands the plan of another company that the list goes on from.
_BACK, _PARAGRAPHS = 6, 2


def is_told_in_turn(scene: Scene, index: int, place: Span) -> bool:
    """Whether a sentence of the press does no more than give a company its figure, behind what another one plans."""
    sentence = scene.sentences[index]
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or not sentence.whos:
        return False
    return _only_leads(scene, sentence, place) and any(_plans(s) for s in _before(scene, index))


def goes_on_planning(scene: Scene, index: int, place: Span) -> bool:
    """Whether a company's plan to spend, for nothing in particular, goes on a list of what others plan as capex."""
    sentence = scene.sentences[index]
    if not scene.lexicon.spaced or scene.lexicon.joined or not sentence.marks.any_of("plans", "actions"):
        return False
    names = [who.span.end for who in sentence.whos if who.span.end <= place.start]
    if sentence.marks.any_of("other_metrics", "long_runs") or not names or ";" in scene.text[names[-1] : place.start]:
        return False
    goal = any(0 <= m.span.start - place.end <= 1 for m in sentence.marks.of("purposes"))
    dated = any(0 <= when.span.start - place.end <= _TO for when in sentence.whens)
    return not (goal and not dated) and any(_plans(s) for s in _before(scene, index))


#: Signs between a figure and its period: " in ".
_TO = 5


def _only_leads(scene: Scene, sentence: Sentence, place: Span) -> bool:
    """Whether only words that such lists are told in stand between a company and its figure."""
    names = [who.span for who in sentence.whos if who.span.end <= place.start]
    verbs = [m.span for m in sentence.marks.of("in_turn")]  # "opted for"
    prices = [m.span for m in sentence.marks.of("prices") if not any(span.covers(m.span) for span in verbs)]
    if not names or any(span.end + 1 == place.start for span in prices):
        return False  # "is selling a mill to Zenova for $905 million"
    others = tuple(a.span for a in sentence.amounts if a.span != place and a.unit is Unit.MONEY)
    view = View(scene, sentence, place, others)
    told = [m.span for m in sentence.marks.of("in_turn", "presents", "actions", "officers")]
    names += [m.span for m in sentence.marks.of("legal_forms")]
    told += names
    owner = scene.lexicon.owner_ending
    told += [Span(name.end, name.end + len(owner)) for name in names if scene.text.startswith(owner, name.end)]
    return view.led_by_any(sentence.whos, across=True, told=told) == 0  # type: ignore[arg-type]


def _before(scene: Scene, index: int) -> list[Sentence]:
    near = scene.sentences[max(index - _BACK, 0) : index]
    return [s for s in near if scene.sentences[index].paragraph - s.paragraph <= _PARAGRAPHS]


def _plans(sentence: Sentence) -> bool:
    money = any(a.unit is Unit.MONEY for a in sentence.amounts)
    own = not sentence.marks.any_of("analysts", "aggregates")
    loose = sentence.marks.any_of("weak_mentions") and bool(sentence.whens)  # "to spend about $75 billion this year"
    named = sentence.marks.any_of("mentions") or (loose and not sentence.marks.any_of("other_metrics", "programmes"))
    return money and own and named and sentence.marks.any_of("plans", "guidance")


def points_at_its_own(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence moves what the one right before it is about: "TotalEnergies cut its to $500 million"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    goals = [m.span.start for m in sentence.marks.of("moves_to")]
    return any(at - m.span.end > 0 and scene.distance(m.span.end, at) <= _OWN
               for m in sentence.marks.of("its") for at in goals)  # fmt: skip


#: Words of "own" between "its" and "to".
_OWN = 1
