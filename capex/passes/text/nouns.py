"""The words in a sentence that a figure can be of: capital spending, spending in general, other measures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from capex.document import Span
from capex.tokens import Mark, Sentence, Unit

NOUNS = {"mentions": "capex", "other_metrics": "other", "weak_mentions": "weak"}
_RANK = {"mentions": 0, "other_metrics": 1, "weak_mentions": 2}
#: A name of capital spending of so many signs is a word of its own: 設備投資.
_OWN_WORD = 4
#: A list of what a total holds is at most so many characters long.
_LISTED = 60
#: A part of the business that is named in so many characters may hold the name of a measure.
_NAMES = 12


@lru_cache(maxsize=256)
def nouns(sentence: Sentence) -> list[Mark]:
    """The nouns of a sentence, by place; of those that overlap the longest, then the surest."""
    said, found = sentence.marks.tables, list(sentence.marks.of(*NOUNS))
    if "other_metrics" in said and not said.isdisjoint(_QUALIFYING):
        shares = _shares(sentence)
        found = [m for m in found if m.table != "other_metrics" or not _only_qualifies(sentence, m, shares)]
    if "deducts" in said and "other_metrics" in said:
        found = [mark for mark in found if mark.table == "other_metrics" or not _taken_off(sentence, mark)]
    if "consisting" in said:
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


#: Words beside which another measure may be none of its own.
_QUALIFYING = ("revenue_share", "consisting", "definitions", "purposes", "scopes")


def _only_qualifies(sentence: Sentence, mark: Mark, shares: Sequence[Span]) -> bool:
    """Whether the name of another measure only says more of spending."""
    return (
        any(span.covers(mark.span) for span in shares)
        or _excluded(sentence, mark)
        or _complement(sentence, mark)
        or _modifies(sentence, mark)
    )


def _shares(sentence: Sentence) -> list[Span]:
    """What only measures spending: "about $3 billion, roughly 2% of sales", 資本支出…佔營收3%."""
    if sentence.marks.any_of("mentions"):
        return [m.span for m in sentence.marks.of("revenue_share")]
    rates = {a.span.end for a in sentence.amounts if a.unit is Unit.RATE}
    return [m.span for m in sentence.marks.of("revenue_share") if {m.span.start, m.span.start - 1} & rates]


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


#: Characters between a measure and what is taken off it ("from operations"), and between that and spending ("total").
_FROM, _OFF = 25, 12


def _taken_off(sentence: Sentence, mark: Mark) -> bool:
    """Whether spending is only taken off another measure, whose figure comes behind: "EBITDA less capex of $5bn".

    Where the word for it compares as well, "of" leads to the figure of spending: "free cash flow after capex of $2bn".
    """
    leads = [m.span for m in sentence.marks.of("deducts") if 0 <= mark.span.start - m.span.end <= _OFF]
    compares = bool(leads) and any(m.span == leads[-1] for m in sentence.marks.of("compared"))
    own = compares and any(0 <= a.span.start - mark.span.end <= _OF for a in sentence.amounts)
    if not leads or own:
        return False
    ends = [m.span.end for m in sentence.marks.of("other_metrics") if 0 <= leads[-1].start - m.span.end <= _FROM]
    return bool(ends) and not any(max(ends) <= a.span.start < mark.span.start for a in sentence.amounts)


#: Characters of " of " between a measure and its own figure.
_OF = 4


def _listed(sentence: Sentence, place: int) -> bool:
    """Whether `place` stands in a list of what a total consists of, with no figure of its own since the list began."""
    leads = [m.span.end for m in sentence.marks.of("consisting") if 0 <= place - m.span.end <= _LISTED]
    return (
        bool(leads)
        and not any(max(leads) <= a.span.start and a.span.end <= place for a in sentence.amounts)
        and any(a.span.start > place for a in sentence.amounts)
    )


def _modifies(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word only says which capital spending is meant: "investissements de croissance"."""
    if not any(m.span == mark.span for m in sentence.marks.of("scopes")):
        return False
    names = [m.span.end for m in sentence.marks.of("mentions")]
    links = [m.span for m in sentence.marks.of("scope_links") if 0 <= mark.span.start - m.span.end <= 1]
    return any(0 <= link.start - end <= 1 for link in links for end in names)


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
    start, end = mark.span
    measures = any(0 <= a.span.start - end <= _OF for a in sentence.amounts)  # "a tariff impact of $3.5 billion"
    if measures and not any(m.span.overlaps(mark.span) for m in sentence.marks.of("definitions")):
        return False
    if _listed(sentence, start):
        return True
    named = {m.span for m in sentence.marks.of("mentions")}  # "ecapex" defines itself
    told = [m.span for m in sentence.marks.of("definitions") if m.span not in named]
    near = [span.end for span in told if 0 <= start - span.end <= 30]  # a phrase, no more
    return bool(near) and not any(max(near) <= a.span.start < start for a in sentence.amounts)


def names_of_parts(sentence: Sentence) -> list[Span]:
    """Names of parts of the business that are long enough to hold other nouns ("exploración y producción")."""
    return [m.span for m in sentence.marks.of("scopes") if m.span.end - m.span.start > _NAMES]
