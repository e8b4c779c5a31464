"""Companies whose figures share the verb at the end: 메타는 650억달러를, MS는 800억달러를 쓴다."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.passes.text.nouns import nouns
from capex.passes.what.reach import nearest_noun
from capex.tokens import Amount, Mark, Sentence, Unit


def of_shared_verb(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun of the next figure, where only a comma and another company's name part the two."""
    if scene.lexicon.finals and (verb := _at_the_end(scene, sentence, amount)):
        return verb
    if not scene.lexicon.objects or amount.unit is not Unit.MONEY or len(sentence.whos) < _TWO:
        return None
    following = [a for a in sentence.amounts if a.span.start >= amount.span.end and a.unit is Unit.MONEY]
    if not following or not _leads_on(scene, sentence, Span(amount.span.end, following[0].span.start)):
        return None
    best = nearest_noun(scene, sentence, following[0]) or of_shared_verb(scene, sentence, following[0])
    return best if best and best[0].table != "other_metrics" and best[0].span.start > following[0].span.end else None


def _at_the_end(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The verb at the end that "and" joins two purposes or years before.

    "will 140 Millionen für A und 160 für B ausgeben", "will 2025 140 Millionen und 2026 160 Millionen ausgeben",
    "will in Singapur 100 Millionen und in den USA 200 Millionen investieren"
    """
    following = [a for a in sentence.amounts if a.span.start >= amount.span.end and a.unit is Unit.MONEY]
    gap = Span(amount.span.end, following[0].span.start) if amount.unit is Unit.MONEY and following else None
    if gap is None or "," in gap.of(scene.text) or any(gap.covers(m.span) for m in nouns(sentence)):
        return None
    ands = [m.span for m in sentence.marks.of("between_and") if gap.covers(m.span)]
    joined = any(span.end + 1 == gap.end for span in ands)
    led = any(m.span.start == gap.start + 1 for m in sentence.marks.of("purposes"))
    dated = [when.span for when in sentence.whens if ands and 0 <= when.span.start - ands[-1].end <= _LED]
    goals = [m for m in sentence.marks.of("purposes") if ands and 0 <= m.span.start - ands[-1].end <= 1]
    told = bool(dated or goals) and ands[-1].start == gap.start + 1  # "100 Millionen und in den USA 200"
    joined, led = (True, True) if told else (joined, led)
    best = nearest_noun(scene, sentence, following[0]) if joined and led else None
    finals = {m.span for m in sentence.marks.of("finals")}
    return best if best and best[0].span in finals and best[0].span.start > following[0].span.end else None


def _leads_on(scene: Scene, sentence: Sentence, gap: Span) -> bool:
    """Whether a gap holds the ending of an object, a comma and the name of one company, and no noun of its own."""
    written = gap.of(scene.text).lstrip()
    ending = next((e for e in scene.lexicon.objects if written.startswith(e)), "")
    comma = written.removeprefix(ending).lstrip()[:1] in (",", "、")
    named = {who.ticker for who in sentence.whos if gap.covers(who.span)}
    return comma and len(named) == 1 and not any(gap.covers(m.span) for m in nouns(sentence))


#: Signs of a preposition between "and" and a year.
_LED = 6
#: So many companies share a verb at least.
_TWO = 2
