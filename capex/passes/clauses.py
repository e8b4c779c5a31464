"""Where a new thought begins inside a sentence: a cue before such a place says nothing about a figure behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from capex.lexicon.words import Lexicon
from capex.tokens import Mark, Sentence

_HARD_BREAK = re.compile(r"[;；。]|\s-\s|—|\s--\s")
_WORD = re.compile(r"\w+")


def with_breaks(text: str, sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """`sentence` with the places where a new thought begins."""
    found = [hit.start() for hit in _HARD_BREAK.finditer(text, sentence.span.start, sentence.span.end)]
    for mark in sentence.marks:
        if mark.table == "hard_breaks":
            found.append(mark.span.start)
        elif mark.table == "clause_breaks" and lexicon.joined:
            found.append(mark.span.end)
        elif mark.table == "clause_breaks" and _parts(text, sentence, mark):
            found.append(mark.span.start)
    return replace(sentence, breaks=tuple(sorted(found)))


def _parts(text: str, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word of `clause_breaks` really begins another thought, and does not just go on with a list."""
    if text[max(mark.span.start - 2, 0) : mark.span.start].strip() not in {",", ")"}:
        return False
    if any(who.span.start - 1 <= mark.span.end <= who.span.start for who in sentence.whos):
        return not any(who.span.end + 2 >= mark.span.start > who.span.end for who in sentence.whos)
    following = [a.span.start for a in sentence.amounts if a.span.start >= mark.span.end]
    return not following or len(_WORD.findall(text, mark.span.end, min(following))) > 1
