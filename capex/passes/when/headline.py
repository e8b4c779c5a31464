"""What a headline tells about its document: the quarter that is reported on, and that a plan was moved."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from capex.document import Document, Span
from capex.lexicon.words import Lexicon
from capex.matching import fold
from capex.period import FiscalPeriod
from capex.statement import Action
from capex.tokens import Mark, Sentence
from capex.vocabulary import vocabulary


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon.report_titles)


def reported(document: Document, lexicon: Lexicon) -> FiscalPeriod | None:
    """The fiscal quarter that a company's own document reports on: as it was handed over, else as its headline says.

    A headline that names a year only is that of a report on the whole year, which ends with its fourth quarter.
    """
    if document.reports is not None or document.issuer is None:
        return document.reports
    headline = fold(document.title or "")
    for pattern in _patterns(lexicon):
        if hit := pattern.search(headline):
            word = hit.groupdict().get("q")
            quarter = 4 if word is None else int(word) if word.isdigit() else lexicon.ordinals[word]
            return FiscalPeriod(int(hit["y"]), f"Q{quarter}")
    return None


@lru_cache(maxsize=64)
def analyst_tells(title: str, lexicon: Lexicon) -> bool:
    """Whether a headline has an analyst or a research house say it: "DRAM makers to spend more, says TrendForce"."""
    text = fold(title)
    if not lexicon.spaced or lexicon.joined:
        return False
    marks = vocabulary(lexicon).scan(text, Span(0, len(text)))
    said = [m.span for m in marks.of("speech", "plans")]
    return any(
        0 <= mark.span.start - span.end <= 1 or 0 <= span.start - mark.span.end <= 1
        for mark in marks.of("analysts")
        for span in said
    )


@lru_cache(maxsize=64)
def told_move(title: str, lexicon: Lexicon) -> Action | None:
    """What a headline says was done to a plan: raised or lowered; `None` where it says neither, both, or asks.

    Without a word for the plan or forecast, and beside a rate, it may tell how spending itself grows.
    """
    text = fold(title)
    marks = vocabulary(lexicon).scan(text, Span(0, len(text)))
    ways = {mark.value for mark in marks.of("actions")} & {Action.RAISED, Action.LOWERED}
    other = marks.any_of("other_metrics") and not marks.any_of("mentions")  # "Lucid trims production goal"
    if len(ways) != 1 or "%" in text or "?" in text or not marks.of("guidance") or other:
        return None
    return Action(ways.pop())


#: Signs between the name that a headline begins with and the spending that it is about: "TSMC says its 2026 capex".
_OPENING = 45


def with_headline_plan(text: str, sentence: Sentence) -> Sentence:
    """`sentence` with a plan where a headline of the press has only "to" for one: "Alphabet to spend", "capex to rise".

    It begins with a name. That name, another one beside it ("Google parent Alphabet") or spending stands right before
    the "to", and a verb of spending or moving right behind it.
    """
    start = _begins(text, sentence)
    names = [who.span for who in sentence.whos if who.span.start - start < _OPENING]
    if not names or names[0].start != start:
        return sentence
    subjects = {names[0].end} | {b.end for a, b in pairwise(names) if text[a.end : b.start].strip().isalpha()}
    nouns = {mark.span.end for mark in sentence.marks.of("mentions") if mark.span.start - start < _OPENING}
    verbs = {mark.span.start for mark in sentence.marks.of(*_VERBS)}
    plans = [
        Mark("plans", mark.span)
        for mark in sentence.marks.of("headline_plans")
        if mark.span.start - 1 in subjects | nouns and mark.span.end + 1 in verbs
    ]
    return replace(sentence, marks=sentence.marks.joined_by(*plans)) if plans else sentence


_VERBS = ("weak_mentions", "ups", "downs", "flats", "actions", "headline_verbs")


def _begins(text: str, sentence: Sentence) -> int:
    """Where the headline itself begins: behind "UPDATE 2-" or "Exclusive:", if there is such a word."""
    led = _LEAD.match(text, sentence.span.start, sentence.span.end)
    return led.end() if led else sentence.span.start


_LEAD = re.compile(r"[a-z]+(?: ?\d)?(?:-|: ?)")
