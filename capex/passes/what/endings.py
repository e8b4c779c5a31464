"""How far a noun stands from a figure where counting words says nothing: brackets, and verbs that end a clause."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import FAR, Scene
from capex.tokens import Amount, Mark, Sentence, Unit

#: A verb at the end of the clause is farther than a noun beside the figure and nearer than all else.
_VERB = 2.0


def set_distance(  # noqa: PLR0913, PLR0917 (a noun, a figure and what lies between)
    scene: Scene, sentence: Sentence, amount: Amount, noun: Mark, start: int, end: int
) -> float | None:
    """The distance of `noun` from `amount` where their places in the sentence tell it; `None` where words count."""
    if noun.table == "other_metrics" and _bracketed(scene.text, start, end):
        return FAR
    return _VERB if noun.span.start >= amount.span.end and _ends_clause(scene, sentence, amount, noun) else None


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether a bracket that closes between a noun and a figure parts the two."""
    gap = text[start:end]
    return gap.find(")") >= 0 and not 0 <= gap.find("(") < gap.find(")")


def _ends_clause(scene: Scene, sentence: Sentence, amount: Amount, noun: Mark) -> bool:
    """Whether `noun` is the verb at the end of the figure's clause ("will 5 Milliarden Euro in Werke … investieren").

    No other money is counted between the two, and nothing but an auxiliary follows the verb.
    """
    ends = [m for m in sentence.marks.of("finals") if m.span.overlaps(noun.span)]
    if not ends:
        return False
    gap = Span(amount.span.end, noun.span.start)
    place = ends[-1].span.end
    follows = scene.text[place : sentence.span.end].lstrip()
    auxiliary = any(m.span.start == place + 1 for m in sentence.marks.of("unsettled"))
    closes = not follows or not follows[0].isalnum() or auxiliary
    between = any(gap.covers(a.span) for a in sentence.amounts if a.unit is Unit.MONEY)
    told = any(gap.covers(m.span) for m in sentence.marks.of("mentions", "actuals", "speech"))
    return closes and not between and not told
