"""Which figure belongs to which noun: capital spending, spending in general, or something else."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from capex.document import DocumentKind, Span
from capex.passes.clauses import asides
from capex.passes.endings import names_of_parts, set_distance
from capex.passes.own_plans import plans_to_invest
from capex.passes.scene import FAR, Figure, Scene
from capex.tokens import Amount, Mark, Sentence, Unit

_NOUNS = {"mentions": "capex", "other_metrics": "other", "weak_mentions": "weak"}
_RANK = {"mentions": 0, "other_metrics": 1, "weak_mentions": 2}
#: Farther than so many words (weighted), a noun says nothing about a figure.
_REACH = 16.0
#: Characters beyond which no noun is within that reach.
_SIGHT = 260
#: A name of capital spending of so many signs is a word of its own: 設備投資.
_OWN_WORD = 4
#: A list of what a total holds is at most so many characters long.
_LISTED = 60
#: So many characters lie at most between a whole and the words that lead to a part of it.
_PART = 40
_LINKS = ("moves_to", "range_words", "priors")
_LINK_WORDS = 3


@lru_cache(maxsize=256)
def nouns(sentence: Sentence) -> list[Mark]:
    """The nouns of a sentence, by place; of those that overlap the longest, then the surest."""
    found = list(sentence.marks.of(*_NOUNS))
    found = [mark for mark in found if mark.table != "other_metrics" or not _excluded(sentence, mark)]
    found = [mark for mark in found if mark.table != "other_metrics" or not _complement(sentence, mark)]
    found = [mark for mark in found if mark.table == "other_metrics" or not _in_brackets(sentence, mark)]
    ends = {m.span.end for m in found if m.table == "other_metrics"}  # M&A投資, 研发投入: one word with what is before
    found = [
        m for m in found
        if m.table == "other_metrics" or m.span.start not in ends or m.span.end - m.span.start >= _OWN_WORD
    ]  # fmt: skip
    named = [mark.span for mark in sentence.marks.of("occasions")]
    named += names_of_parts(sentence)
    found = [m for m in found if m.table == "mentions" or not any(s.covers(m.span) and s != m.span for s in named)]
    found.sort(key=lambda m: (m.span.start - m.span.end, _RANK[m.table]))
    kept: list[Mark] = []
    for mark in found:
        if not any(mark.span.overlaps(other.span) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: m.span)


def _in_brackets(sentence: Sentence, mark: Mark) -> bool:
    """Whether `mark` stands in a list of what a total consists of, between the total's name and its figure."""
    named = [m.span.end for m in sentence.marks.of("mentions") if m.span.end < mark.span.start]
    leads = [m.span.start for m in sentence.marks.of("consisting") if m.span.end <= mark.span.start]
    return (
        bool(named and leads)
        and min(named) <= max(leads)
        and _listed(sentence, mark.span.start)
        and not any(max(leads) <= a.span.start <= mark.span.end + _LISTED // 3 for a in sentence.amounts)
    )


def _listed(sentence: Sentence, place: int) -> bool:
    """Whether `place` stands in a list of what a total consists of, with no figure of its own since the list began."""
    leads = [m.span.end for m in sentence.marks.of("consisting") if 0 <= place - m.span.end <= _LISTED]
    return (
        bool(leads)
        and not any(max(leads) <= a.span.start and a.span.end <= place for a in sentence.amounts)
        and any(a.span.start > place for a in sentence.amounts)
    )


#: "capital investments for extensions to new customers": so many characters lead from the noun to its complement.
_COMPLEMENT = 40


def _complement(sentence: Sentence, mark: Mark) -> bool:
    """Whether `mark` only says what the capital spending at the sentence's head is for, before any verb or figure."""
    heads = [m.span.end for m in sentence.marks.of("mentions") if m.span.end <= mark.span.start]
    if not heads or mark.span.start - heads[0] > _COMPLEMENT:
        return False
    gap = Span(heads[0], mark.span.start)
    led = any(0 <= m.span.start - gap.start <= 1 for m in sentence.marks.of("purposes"))
    verbs = ("plans", "presents", "actuals", "actions", "clause_breaks", "mentions")
    return (
        led
        and not any(gap.covers(m.span) for m in sentence.marks.of(*verbs))
        and not any(gap.covers(a.span) for a in sentence.amounts)
    )


def _excluded(sentence: Sentence, mark: Mark) -> bool:
    """Whether `mark` only says what a measure leaves out or takes in ("net of disposals and purchase of")."""
    start = mark.span.start
    if _listed(sentence, start):
        return True
    near = [m.span.end for m in sentence.marks.of("definitions") if 0 <= start - m.span.end <= 30]  # a phrase, no more
    return bool(near) and not any(max(near) <= a.span.start < start for a in sentence.amounts)


#: How much farther a noun is that "and" parts from the figure of the next thing.
_NEXT = 3.0


def _cost(  # noqa: C901, PLR0911 (one return for each way to stand)
    scene: Scene, sentence: Sentence, amount: Amount, noun: Mark, breaks: list[int]
) -> float:
    """How far `noun` is from `amount`, in words; clause breaks and other figures between make it farther."""
    if noun.span.start < amount.span.start < noun.span.end:  # "capital of about" has grown into the hedge
        return 0.5
    aside = asides(scene.text, sentence) if scene.lexicon.spaced else ()
    if aside and any(span.covers(noun.span) for span in aside):
        return FAR
    ahead = noun.span.end <= amount.span.start
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
        start = min(_chained(scene, sentence, amount).span.end, end)
    between = [a for a in sentence.amounts if start <= a.span.start and a.span.end <= end and a.unit is not Unit.RATE]
    crossed = sum(start <= place <= end for place in breaks)
    words = scene.distance(start, end)
    words -= sum(scene.distance(s.start, s.end) for s in aside if start <= s.start and s.end <= end)
    weak = 1.0 if noun.table == "weak_mentions" else 0.0
    if ahead:
        commas = scene.text.count(",", start, end)
        gap = scene.text[start:end].strip()  # "28 billion in capex and 4.5 billion for the acquisition"
        next_one = _NEXT * any(m.span.of(scene.text) == gap for m in sentence.marks.of("clause_breaks"))
        return 0.6 * words + 4 * crossed + 1.5 * len(between) + weak + commas + next_one
    if between:
        return FAR
    joined = words == 0 or _joins(scene, sentence, amount, start)
    if scene.lexicon.joined and noun.table == "other_metrics" and _is_next_item(scene, sentence, start, noun):
        return FAR
    signs = ",，、;:(|" if scene.lexicon.spaced else ",，、;:(| "  # a blank parts the thoughts of a headline
    comma = 6 * any(sign in scene.text[start:end] for sign in signs)
    coordinated = 8 * any(start <= m.span.start < end for m in sentence.marks.of("clause_breaks"))
    nearly = 0.3 * min(words, 3) + max(words - 3, 0) if joined else 3.0 * words + 2
    listing = sentence.marks.of("consisting")
    taken = 6 * any(
        a.span.start - noun.span.end >= 0
        and scene.distance(noun.span.end, a.span.start) <= 1
        and not any(noun.span.end <= m.span.start and m.span.end <= a.span.start for m in listing)
        for a in sentence.amounts
    )
    return nearly + taken + 6 * crossed + comma + coordinated + weak


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
        linked = any(gap.covers(m.span) for m in sentence.marks.of(*_LINKS))
        led = gap.of(scene.text).strip(" ,")  # "between 66 and 72, from 64 to 72 billion for capex"
        chained = "," not in gap.of(scene.text) or any(
            m.span.of(scene.text) == led for m in sentence.marks.of("priors")
        )
        if linked and chained:
            amount = other if scene.distance(gap.start, gap.end) <= _LINK_WORDS else amount
    return amount


def _joins(scene: Scene, sentence: Sentence, amount: Amount, start: int) -> bool:
    """Whether a word that leads to what the money is for follows the figure."""
    if not scene.lexicon.joins:
        return True
    joins = sentence.marks.of("joins")
    return any(m.span.start >= start and m.span.start - amount.span.end <= 1 for m in joins)


def _best(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    breaks = scene.breaks(sentence)
    costs = [(noun, _cost(scene, sentence, amount, noun, breaks)) for noun in nouns(sentence)]
    reachable = [pair for pair in costs if pair[1] <= _REACH]
    return min(reachable, key=lambda pair: pair[1]) if reachable else None


def _of_whole(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun of the figure before, where the words right before this one make it part of that (dont 2 milliards)."""
    if not scene.lexicon.spaced or amount.unit is not Unit.MONEY:
        return None
    start = amount.span.start
    left_out = {m.span for m in sentence.marks.of("excluded")}
    leads = [m for m in sentence.marks.of("parts") if 0 <= start - m.span.end <= 1 and m.span not in left_out]
    before = [a for a in sentence.amounts if leads and a.span.end <= leads[0].span.start and a.unit is Unit.MONEY]
    if not before or start - before[-1].span.end > _PART:
        return None
    best = _best(scene, sentence, before[-1])
    return best if best and best[0].table == "mentions" and best[0].span.end <= before[-1].span.start else None


def _of_topic(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The other measure that a clause is about, where its noun has the ending of a subject: 연구개발(R&D)는 … 7조원."""
    if not scene.lexicon.subject_endings:
        return None
    start = max((place for place in sentence.breaks if place <= amount.span.start), default=sentence.span.start)
    said = [m for m in nouns(sentence) if start <= m.span.start and m.span.end <= amount.span.start]
    said = [m for m in said if m.table != "weak_mentions"]
    if not said or said[-1].table != "other_metrics":
        return None
    place = said[-1].span.end
    between = any(
        place < a.span.start and a.span.end <= amount.span.start and a.unit is Unit.MONEY for a in sentence.amounts
    )
    about = scene.text.startswith(scene.lexicon.subject_endings, place + int(scene.text[place : place + 1] == ")"))
    return (said[-1], 0.0) if about and not between else None


def with_noun(scene: Scene, figure: Figure) -> Figure:
    """`figure` with the noun it belongs to; without one in its sentence, with the one that the talk is of."""
    sentence = scene.sentences[figure.sentence]
    best = (
        _of_topic(scene, sentence, figure.amount)
        or _of_whole(scene, sentence, figure.amount)
        or _best(scene, sentence, figure.amount)
    )
    if best is None and figure.amount.currency is None:
        return figure
    if best is None:
        return _from_headline(scene, _from_clause_before(scene, figure) or _carried(scene, figure))
    kind = _NOUNS[best[0].table]
    if kind == "weak" and not means_capex(scene, figure.sentence, figure.amount.span):
        kind = "money"
    return replace(figure, noun=kind, noun_mark=best[0])


def _from_headline(scene: Scene, figure: Figure) -> Figure:
    """A list of companies with their plans under a headline on capital spending goes without the noun.

    Only where endings tell that it is planned, and nothing in the sentence names another measure.
    """
    sentence = scene.sentences[figure.sentence]
    listed = figure.noun == "" and scene.titled and scene.lexicon.joined and figure.amount.unit is Unit.MONEY
    if not listed or scene.document.issuer or not sentence.whos or not sentence.marks.of("plans"):
        return figure
    if any(mark.table == "other_metrics" for mark in nouns(sentence)):
        return figure
    return replace(figure, noun="capex", rule="carried")


def _planned_over_period(sentence: Sentence, place: Span | None) -> bool:
    """Whether the press has somebody plan to spend over a period, and names nothing else that the money is for.

    What another thought of the sentence measures does not count against the figure at `place`.
    """
    start = max((b for b in sentence.breaks if place and b <= place.start), default=sentence.span.start)
    end = min((b for b in sentence.breaks if place and b >= place.end), default=sentence.span.end)
    other = any(mark.table == "other_metrics" and start <= mark.span.start < end for mark in nouns(sentence))
    return "plans" in sentence.marks.tables and not other and bool(sentence.whens)


def _from_clause_before(scene: Scene, figure: Figure) -> Figure | None:
    """A clause without a noun goes on about the capital spending of the clause before it ("; 2024 is put at $9bn")."""
    sentence = scene.sentences[figure.sentence]
    before = [mark for mark in nouns(sentence) if mark.span.end <= figure.amount.span.start]
    if scene.lexicon.joined:  # a verb of spending in between ends a thought and begins no other
        before = [mark for mark in before if mark.table != "weak_mentions"] or before
    if before and before[-1].table == "mentions":
        return replace(figure, noun="capex", noun_mark=before[-1], rule="carried")
    guided = any(m.span.end <= figure.amount.span.start for m in sentence.marks.of("priors"))
    if before and guided and before[-1].table == "weak_mentions" and means_capex(scene, figure.sentence):
        return replace(figure, noun="weak", noun_mark=before[-1], rule="carried")
    return _from_list(scene, figure) if scene.lexicon.joined and not before else None


def _from_list(scene: Scene, figure: Figure) -> Figure | None:
    """Where the verb stands last, so does the noun of a list: "A는 100억 달러, B는 90억 달러를 설비투자에 쓴다"."""
    said = nouns(scene.sentences[figure.sentence])
    if said and said[0].table == "mentions" and all(mark.table != "other_metrics" for mark in said):
        return replace(figure, noun="capex", noun_mark=said[0], rule="carried")
    sentence = scene.sentences[figure.sentence]
    dated = len(sentence.whens) > 1 and len({mark.table for mark in said} | {"weak_mentions"}) == 1
    if said and dated and means_capex(scene, figure.sentence, figure.amount.span):
        return replace(
            figure, noun="weak", noun_mark=said[0], rule="carried"
        )  # 올해에는 7조원, 내년에는 9조원을 집행한다
    return None


def means_capex(scene: Scene, index: int, place: Span | None = None) -> bool:
    """Whether spending in general is capital spending here.

    The press says what is built with it, or the talk (the headline, the paragraph) is of capital spending. In a
    company's own document the talk must be of it: there everything is spending.
    """
    near = scene.sentences[max(index - 3, 0) : index + 2]
    paragraph = scene.sentences[index].paragraph
    named = any(s.marks.of("mentions") for s in near if s.paragraph == paragraph)
    if scene.document.issuer:
        sentence = scene.sentences[index]
        return named or (place is not None and plans_to_invest(scene, sentence, place, nouns(sentence)))
    if _planned_over_period(scene.sentences[index], place):
        return True
    return named or scene.titled or bool(scene.sentences[index].marks.of("capex_context"))


def _last_thought(scene: Scene, sentence: Sentence, said: list[Mark]) -> list[Mark]:
    """The nouns of the thought that a sentence ends with, where clauses follow each other without a full stop."""
    if not scene.lexicon.joined or not said:
        return said
    start = max((place for place in sentence.breaks if place <= said[-1].span.start), default=sentence.span.start)
    return [mark for mark in said if mark.span.start >= start]


def _lists_companies(scene: Scene, index: int) -> bool:
    """Whether the paragraph of the sentence goes on with what one company after the other plans."""
    paragraph = scene.sentences[index].paragraph
    here = [s for s in scene.sentences[max(index - 4, 0) : index + 1] if s.paragraph == paragraph]
    return bool(scene.sentences[index].whos) and any(s.whos and s.marks.of("plans", "guidance") for s in here)


def _other_subject(scene: Scene, figure: Figure) -> bool:
    """Whether a plan without a known noun has a subject of its own: "we expect amortisation for the year to be"."""
    if scene.document.issuer is None or not scene.lexicon.spaced:
        return False
    sentence, place = scene.sentences[figure.sentence], figure.amount.span.start
    own = [m.span for m in sentence.marks if m.table == "own_words"]
    plans = [m.span for m in sentence.marks if m.table == "plans" and m.span.end <= place]
    settled = [m.span.start for m in sentence.marks if m.table == "unsettled" and m.span.end <= place]
    known = [m.span for m in sentence.marks if m.table not in ("pasts", "currency_before")]
    known += [when.span for when in sentence.whens]
    for plan in plans:
        led = any(0 <= plan.start - span.end <= 1 for span in own)
        verb = min((start for start in settled if start > plan.end), default=0)
        words = _WORD.finditer(scene.text, plan.end, max(verb, plan.end)) if led else ()
        new = [w for w in words if not any(k.start <= w.start() < k.end for k in known)]
        if any(w[0] not in scene.lexicon.fillers for w in new):
            return True
    return False


_WORD = re.compile(r"\w+")


def _carried(scene: Scene, figure: Figure) -> Figure:
    """A sentence without any noun goes on about the capital spending of the sentence before, in the same paragraph."""
    sentence = scene.sentences[figure.sentence]
    end = figure.amount.span.end
    here = [mark for mark in nouns(sentence) if "|" not in scene.text[end : mark.span.start]]
    if any(mark.table == "other_metrics" for mark in here) or _other_subject(scene, figure):
        return figure
    back = any(m.span.end <= figure.amount.span.start for m in sentence.marks.of("anaphors"))
    news = scene.document.kind is DocumentKind.NEWS
    reach = 1 if back or not news or _lists_companies(scene, figure.sentence) else 0
    for index in range(figure.sentence - 1, max(figure.sentence - 5, -1), -1):
        before = scene.sentences[index]
        if sentence.paragraph - before.paragraph > reach:
            break
        found = nouns(before)
        said = _last_thought(scene, before, [mark for mark in found if mark.table != "weak_mentions"])
        next_company = index == figure.sentence - 1 and sentence.whos and before.amounts
        if not said and found and next_company and means_capex(scene, index):
            return replace(figure, noun="weak", noun_mark=found[-1], rule="carried")
        if not said:
            continue
        mentions = [mark for mark in said if mark.table == "mentions"]
        if mentions and all(mark.table != "other_metrics" for mark in said):
            return replace(figure, noun="capex", noun_mark=mentions[-1], rule="carried")
        if scene.lexicon.joined and all(amount.unit is not Unit.MONEY for amount in before.amounts):
            continue  # a rate of something else in between does not change the subject
        break
    return replace(figure, noun="")
