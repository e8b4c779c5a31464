"""Money that a verb of spending gives to something else than what is built: 研究開発に1兆円を投じる."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.passes.text.nouns import nouns
from capex.tokens import Amount, Mark, Sentence, Unit

#: Signs between a measure and the ending of a goal or topic: 研究開発費に.
_ENDING = 1


def goes_elsewhere(scene: Scene, sentence: Sentence, amount: Amount, verb: Mark) -> bool:
    """Whether the goal of the money, or what its sentence is about, is another measure, where endings tell it."""
    if scene.lexicon.moves_to and scene.lexicon.joined and not scene.lexicon.spaced:
        return _is_about_another_alone(sentence, amount, verb)
    if not scene.lexicon.destined or verb.span.start < amount.span.end:
        return False
    start = max((place for place in sentence.breaks if place <= amount.span.start), default=sentence.span.start)
    clause = Span(start, amount.span.start)
    given = [m.span for m in sentence.marks.of("destined") if clause.covers(m.span)]
    own = [m for m in sentence.marks.of("other_metrics") if clause.covers(m.span)]
    if any(_is_goal(sentence, m, given) and not _is_listed(scene, m, own) for m in own):
        return True
    return not given and _is_about_another(scene, sentence, start)


def _is_about_another_alone(sentence: Sentence, amount: Amount, verb: Mark) -> bool:
    """Whether a sentence tells of another measure, and of no year, work or place: 參與現金增資,投入金額上限7億元."""
    if sentence.whens or sentence.marks.any_of("mentions", "builds", "capex_context", "programmes", "places"):
        return False
    before = min(amount.span.start, verb.span.start)
    return any(m.span.end <= before for m in sentence.marks.of("other_metrics"))


def _is_goal(sentence: Sentence, measure: Mark, given: list[Span]) -> bool:
    """Whether a measure has the ending of a goal, perhaps behind the noun of its spending: 研究開発投資に."""
    verbs = (m.span for m in sentence.marks.of("weak_mentions"))
    ends = [measure.span.end, *(s.end for s in verbs if 0 <= s.start - measure.span.end <= _ENDING)]
    return any(0 <= span.start - end <= _ENDING for span in given for end in ends)


def _is_listed(scene: Scene, measure: Mark, own: list[Mark]) -> bool:
    """Whether something that is built stands before the measure in a list of goals: 製造と研究開発に."""
    words = (*scene.lexicon.pairs, "、", ",")
    led = next((word for word in words if scene.text.endswith(word, 0, measure.span.start)), "")
    return bool(led) and not any(m.span.end == measure.span.start - len(led) for m in own)


def _is_about_another(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether a thought before is about another measure, none about spending: 研究費も増やし、1兆円を投じる."""
    said = nouns(sentence)
    if any(n.table == "mentions" for n in said) or sentence.marks.any_of("builds", "capex_context"):
        return False
    before = [n.span.end for n in said if n.table == "other_metrics" and n.span.end <= start]
    told = any(a.span.end <= start and a.unit is Unit.MONEY for a in sentence.amounts)
    topics = (end + gap for end in before for gap in range(_ENDING + 1))
    return not told and any(scene.text.startswith(scene.lexicon.abouts, at) for at in topics)
