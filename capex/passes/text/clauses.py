"""Where a new thought begins inside a sentence: a cue before such a place says nothing about a figure behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.text.brackets import BRACKET
from capex.tokens import Mark, Sentence

_HARD_BREAK = re.compile(r"[;；。—\s](?:(?<=[;；。—])|--?\s)")  # a class first: a search skips to its signs
#: Without one of these there is none, which plain search tells sooner.
_SIGNS = (";", "-", "；", "。", "—")
_WORD = re.compile(r"\w+")


def with_breaks(text: str, sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """`sentence` with the places where a new thought begins."""
    span = sentence.span
    signs = any(sign in text[span.start : span.end] for sign in _SIGNS)
    found = [hit.start() for hit in _HARD_BREAK.finditer(text, *span)] if signs else []
    found = [place for place in found if not any(a.span.start < place < a.span.end for a in sentence.amounts)]
    found += [mark.span.start for mark in sentence.marks.of("hard_breaks")]
    commas = sentence.marks.of("clause_breaks")
    if lexicon.joined:
        found += [mark.span.end for mark in commas]
    else:
        found += [mark.span.start for mark in commas if _parts(text, sentence, mark)]
    if not found:
        return sentence
    aside = asides(text, sentence) if lexicon.spaced else ()
    if not aside:
        return replace(sentence, breaks=tuple(sorted(found)))
    found = [place for place in found if not any(span.start <= place <= span.end for span in aside)]
    told = sentence.marks.without(lambda mark: any(span.covers(mark.span) for span in aside), *_CUES)
    return replace(sentence, breaks=tuple(sorted(found)), marks=told)


#: What is told in an aside says nothing of the figure behind it.
_CUES = ("actuals", "pasts", "past_moves", "actual_periods", "compared", "priors", "negations")


_DASH = re.compile(r"[—-](?:\s|(?<=—))")
_DASHED = re.compile(r"(?<=\s)(?:—|--|-)\s[^—;]+?\s(?:—|--|-)(?=\s)|(?<=\w)—[^—;]+—(?=\w)")
#: An aside is at most so many characters long.
_ASIDE = 160


@lru_cache(maxsize=256)
def asides(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """What stands between two dashes and holds no figure: the thought goes on behind it as if it were not there."""
    if not _DASH.search(text, sentence.span.start, sentence.span.end):
        return ()
    found = (Span(*hit.span()) for hit in _DASHED.finditer(text, sentence.span.start, sentence.span.end))
    short = (span for span in found if span.end - span.start <= _ASIDE)
    return tuple(span for span in short if not any(span.overlaps(amount.span) for amount in sentence.amounts))


@lru_cache(maxsize=256)
def brackets(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """What stands in brackets and holds a figure, which the words beside it are about: (前期実績1805億円)."""
    found = (Span(*hit.span()) for hit in BRACKET.finditer(text, sentence.span.start, sentence.span.end))
    return tuple(span for span in found if any(span.covers(amount.span) for amount in sentence.amounts))


def beside(text: str, sentence: Sentence, place: Span, other: Span) -> bool:
    """Whether brackets part `other` from `place`: one of the two stands in them alone.

    What stands right before them is explained by them: 前期(1805億円)から, 지난해(73억달러)와 비슷.
    """
    return any(
        span.covers(place) != span.covers(other) and not (span.covers(place) and 0 <= span.start - other.end <= 1)
        for span in brackets(text, sentence)
    )


def told_beside(text: str, sentence: Sentence, place: Span, other: Span) -> bool:
    """Whether `other` stands in brackets beside `place`, which it says nothing of."""
    return any(span.covers(other) and not span.covers(place) for span in brackets(text, sentence))


def _parts(text: str, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word of `clause_breaks` really begins another thought, and does not just go on with a list."""
    if text[max(mark.span.start - 2, 0) : mark.span.start].strip() not in {",", ")"}:
        return False
    if any(who.span.start - 1 <= mark.span.end <= who.span.start for who in sentence.whos):
        return not any(who.span.end + 2 >= mark.span.start > who.span.end for who in sentence.whos)
    following = [a.span.start for a in sentence.amounts if a.span.start >= mark.span.end]
    return not following or len(_WORD.findall(text, mark.span.end, min(following))) > 1


@lru_cache(maxsize=256)
def set_off(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """What commas set off behind a noun, and only tells of that: ", which was $95 million last year,"."""
    found = []
    for mark in sentence.marks.of("relatives"):
        end = text.find(", ", mark.span.end, sentence.span.end)
        if end > 0 and text.startswith(", ", mark.span.start - 2):
            found.append(Span(mark.span.start, end))
    return tuple(found)


def is_set_off(text: str, sentence: Sentence, place: Span, other: Span) -> bool:
    """Whether `other` stands between commas that `place` stands outside of, behind them."""
    return any(span.covers(other) and span.end <= place.start for span in set_off(text, sentence))
