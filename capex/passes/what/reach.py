"""How far a noun is from a figure, in words: the nearest one measures it."""

from __future__ import annotations

import re

from capex.document import Span
from capex.passes.scene import FAR, Scene
from capex.passes.text.brackets import COUNTED, past_bracket
from capex.passes.text.clauses import asides
from capex.passes.text.nouns import nouns
from capex.passes.what.endings import set_distance
from capex.passes.what.relatives import is_parted
from capex.passes.who.in_turn import last_in_turn
from capex.tokens import Amount, Mark, Sentence, Unit

#: Farther than so many words (weighted), a noun says nothing about a figure.
_REACH = 16.0
#: Characters beyond which no noun is within that reach.
_SIGHT = 260
_LINKS = ("moves_to", "range_words", "priors")

_LINK_WORDS = 3
#: Words between a figure and its noun ("$140 million of maintenance capital and $60 million for …").
_OF = 2
#: How much farther a noun is that "and" parts from the figure of the next thing.
_NEXT = 3.0


def _cost(  # noqa: C901, PLR0911 (one return for each way to stand)
    scene: Scene, sentence: Sentence, amount: Amount, noun: Mark, last: Amount
) -> float:
    """How far `noun` is from `amount`, in words; clause breaks and other figures between make it farther.

    `last` is the last of the figures that are joined to `amount`: nouns behind it count from there.
    """
    if noun.span.start < amount.span.start < noun.span.end:  # "capital of about" has grown into the hedge
        return 0.5
    aside = asides(scene.text, sentence) if scene.lexicon.spaced else ()
    if aside and any(span.covers(noun.span) for span in aside):
        return FAR
    ahead = noun.span.end <= amount.span.start
    if is_parted(scene, sentence, amount.span, noun):
        return FAR
    start, end = (noun.span.end, amount.span.start) if ahead else (amount.span.end, noun.span.start)
    if (set_down := set_distance(scene, sentence, amount, noun, start, end)) is not None:
        return set_down
    if amount.span.covers(noun.span):  # 最多投入650億美元: the bound has grown over it
        return 1.0
    if not ahead and (noun.span.start < amount.span.end or "|" in scene.text[start:end]):
        return FAR  # a cell to the right heads no figure of another cell
    if end - start > _SIGHT:
        return FAR
    if not ahead:
        start = min(_past_brackets(scene, last.span.end), end)
    between = [a for a in sentence.amounts if start <= a.span.start and a.span.end <= end and a.unit is not Unit.RATE]
    crossed = sum(start <= place <= end for place in sentence.breaks)
    words = scene.distance(start, end)
    words -= sum(scene.distance(s.start, s.end) for s in aside if start <= s.start and s.end <= end)
    weak = 1.0 if noun.table == "weak_mentions" else 0.0
    if ahead:
        commas = scene.text.count(",", start, end)
        next_one = _NEXT * _is_a_break(scene, sentence, start, end)
        return 0.6 * words + 4 * crossed + 1.5 * len(between) + weak + commas + next_one
    if between or _leads_to_a_part(scene, sentence, Span(start, end)) or compares_with(scene, sentence, start, noun):
        return FAR
    given = noun.table == "other_metrics" and _gets(scene, sentence, Span(start, end))
    if given and _is_of_a_part(scene, sentence, amount):
        return FAR  # "the bulk of which, $2.8 billion, will go toward production"
    joined = words == 0 or given or _joins(scene, sentence, amount, start)
    if scene.lexicon.joined and noun.table == "other_metrics" and _is_next_item(scene, sentence, start, noun):
        return FAR
    signs = ",，、;:(|" if scene.lexicon.spaced else ",，、;:(| "  # a blank parts the thoughts of a headline
    comma = 6 * any(sign in scene.text[start:end] for sign in signs)
    parting = [m.span for m in sentence.marks.of("clause_breaks") if start <= m.span.start < end]
    goals = [m.span for m in sentence.marks.of("purposes")]  # the "with" of "associated with" joins no other thing
    coordinated = 8 * any(not any(goal.covers(span) for goal in goals) for span in parting)
    nearly = 0.3 * min(words, 3) + max(words - 3, 0) if joined else 3.0 * words + 2
    listing = sentence.marks.of("consisting")
    taken = 6 * any(
        a.span.start - noun.span.end >= 0
        and scene.distance(noun.span.end, a.span.start) <= 1
        and not (joined and words <= _OF and _is_next(scene, sentence, noun.span.end, a.span.start))
        and not any(noun.span.end <= m.span.start and m.span.end <= a.span.start for m in listing)
        for a in sentence.amounts
    )
    return nearly + taken + 6 * crossed + comma + coordinated + weak


def _past_brackets(scene: Scene, end: int) -> int:
    """Where the words behind a figure go on past brackets that hold it in other money: "$2 billion (€1.7bn) plan"."""
    past = past_bracket(scene.text, end, COUNTED)
    return past if scene.lexicon.joined or _GOES_ON.match(scene.text, past) else end  # 1500億ドル(約17兆円)を投じる


#: How a sentence goes on behind brackets where no endings do.
_GOES_ON = re.compile(r" \w")


def _gets(scene: Scene, sentence: Sentence, gap: Span) -> bool:
    """Whether a verb behind a figure tells that a noun gets it: "$1 billion will go to share buybacks"."""
    verbs = (m.span for m in sentence.marks.of("receives") if gap.covers(m.span))
    near = (span for span in verbs if scene.distance(gap.start, span.start) <= _WILL)
    return scene.lexicon.spaced and any(scene.distance(span.end, gap.end) <= _OBJECT for span in near)


#: Words between a figure and the verb of who gets it, and between that and the noun.
_WILL, _OBJECT = 2, 3


def _is_of_a_part(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """Whether a word for a part leads to the figure."""
    leads = (m.span.end for m in sentence.marks.of("parts") if m.span.end <= amount.span.start)
    return any(scene.distance(end, amount.span.start) <= 1 for end in leads)


def _is_next(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a comma or "and" goes on to the next figure: "$140 million of upkeep and $60 million for …"."""
    return scene.text[start:end].strip() == "," or _is_a_break(scene, sentence, start, end)


#: No word that begins another thought is longer.
_LONGEST_BREAK = 40


def _is_a_break(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether just "and" parts a noun from a figure: "28 billion in capex and 4.5 billion for the acquisition"."""
    if end - start > _LONGEST_BREAK:
        return False
    gap = scene.text[start:end].strip()
    return any(m.span.of(scene.text) == gap for m in sentence.marks.of("clause_breaks"))


def _leads_to_a_part(scene: Scene, sentence: Sentence, gap: Span) -> bool:
    """Whether a word for a part stands between a figure and the noun behind it: 550亿元,其中算力投资同比增长."""
    return not scene.lexicon.spaced and any(gap.covers(mark.span) for mark in sentence.marks.of("parts"))


#: What leads to another measure that the figure is held against, and the article behind it.
_HOLDING, _ARTICLE = ("compared", "delta_after", "floor_before", "ceiling_before"), 5


def compares_with(scene: Scene, sentence: Sentence, start: int, noun: Mark) -> bool:
    """Whether a figure is only held against another measure behind a comma: "€16 billion, less than depreciation"."""
    if noun.table != "other_metrics" or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    if _stands_aside(scene, sentence, start, noun):
        return True
    leads = [m.span for m in sentence.marks.of(*_HOLDING) if start <= m.span.start and m.span.end <= noun.span.start]
    near = [span for span in leads if noun.span.start - span.end <= _ARTICLE]
    return any("," in scene.text[start : span.start] for span in near)


def _stands_aside(scene: Scene, sentence: Sentence, start: int, noun: Mark) -> bool:
    """Whether commas set off the figure that ends at `start` from the verb: "Enel, que proyecta 650, venderá …"."""
    if scene.document.issuer or "," not in scene.text[start : noun.span.start]:
        return False
    leads = [m.span for m in sentence.marks.of("relatives") if m.span.end <= start]
    leads = [span for span in leads if scene.text[: span.start].rstrip().endswith(",")]
    return bool(leads) and ", " not in scene.text[leads[-1].end : start]


def _is_next_item(scene: Scene, sentence: Sentence, start: int, noun: Mark) -> bool:
    """Whether a comma parts a figure from a noun that has a figure behind it: 부품 8000억원, 연구개발 4500억원."""
    following = [a.span.start for a in sentence.amounts if a.span.start >= noun.span.end]
    return "," in scene.text[start : noun.span.start] and bool(following)


def _chained(scene: Scene, sentence: Sentence, amount: Amount) -> Amount:
    """The last of the figures that words for "to" or "instead of" join to `amount` ("cuts from 20 to 18 billion …")."""
    for other in sentence.amounts:
        if other.span.start <= amount.span.start:
            continue
        gap = Span(min(amount.span.end, other.span.start), other.span.start)
        if not any(gap.covers(m.span) for m in sentence.marks.of(*_LINKS)):
            continue
        led = gap.of(scene.text).strip(" ,")  # "between 66 and 72, from 64 to 72 billion for capex"
        chained = "," not in gap.of(scene.text) or any(
            m.span.of(scene.text) == led for m in sentence.marks.of("priors")
        )
        if chained and scene.distance(gap.start, gap.end) <= _LINK_WORDS:
            amount = other
    return last_in_turn(scene, sentence, amount) if scene.lexicon.spaced else amount


def _joins(scene: Scene, sentence: Sentence, amount: Amount, start: int) -> bool:
    """Whether a word that leads to what the money is for follows the figure."""
    if not scene.lexicon.joins:
        return True
    joins = sentence.marks.of("joins")
    return any(m.span.start >= start and m.span.start - amount.span.end <= 1 for m in joins)


def nearest_noun(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun that is nearest to `amount` and how far it is; nothing where none is within reach."""
    found = nouns(sentence)
    behind = any(0 <= noun.span.start - amount.span.end <= _SIGHT for noun in found)
    last = _chained(scene, sentence, amount) if behind else amount
    costs = [(noun, _cost(scene, sentence, amount, noun, last)) for noun in found]
    reachable = [pair for pair in costs if pair[1] <= _REACH]
    best = min(reachable, key=lambda pair: pair[1]) if reachable else None
    if best is None or best[0].table != "weak_mentions" or best[0].span.start < amount.span.end:
        return best
    if scene.document.issuer is None or scene.lexicon.joined:
        return best
    named = [p for p in reachable if p[0].table == "mentions" and p[0].span.end <= amount.span.start and p[1] <= _NAMED]
    return min(named, key=lambda pair: pair[1]) if named else best  # "capital expenditures of $4bn to fund investments"


#: How far capital spending by name may be that a figure is of, though spending in general stands behind it.
_NAMED = 2.5
