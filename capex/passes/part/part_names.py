"""A short name for a part of the spending, out of the words behind its figure: "is for the Permian" is "Permian"."""

from __future__ import annotations

import re

from capex.document import Span
from capex.passes.scene import Scene
from capex.tokens import Sentence

#: The name of a part has at most so many words and letters.
_WORDS, _LETTERS = 5, 40
#: Words of these tables only lead to the name, or follow it.
_LEADING = (
    "joins", "purposes", "parts", "parts_after", "receives", "presents", "plans", "unsettled", "own_words", "prices",
    "weak_mentions", "segments", "definitions",
)  # fmt: skip
#: With words of these, the sentence goes on to something else.
_ENDING = ("presents", "plans", "unsettled", "actuals", "pasts", "clause_breaks", "hard_breaks", "speech", "compared")
_WORD = re.compile(r"[^\s,;:()]+")
_STOP = re.compile(r"[,;:()]|[.!?](?=\s|$)|\s[-–—]+\s")
#: The name of a part where no words tell one.
UNNAMED = "part"
#: The last signs of a name that stands before its figure.
_LAST = 16


def part_named(scene: Scene, name: Span) -> str:
    """The part that `name` names before its figure, without the endings around it that are no part of it."""
    edges = " ,，、" + scene.lexicon.name_edges
    return name.of(scene.document.text).strip(edges)[-_LAST:] or UNNAMED


def name_behind(scene: Scene, sentence: Sentence, start: int, end: int) -> str:
    """What the words from `start` to `end` say that money is for, without the small words around it."""
    end = min([end, *(a.span.start for a in sentence.amounts if a.span.start >= start)])
    start = _skipped(scene, sentence, start, end)
    text = scene.document.text
    known = next((m for m in sentence.marks.of("scopes") if m.span.start == start and m.span.end <= end), None)
    if known is not None:
        return str(known.value)
    end = min([end, *_ends(scene, sentence, start)])
    words = text[start:end].split()[:_WORDS]
    while words and (
        words[-1] in scene.lexicon.alone or _is_small(scene, words[-1]) or len(" ".join(words)) > _LETTERS
    ):
        words.pop()
    return " ".join(words).strip(" \"'“”‘’.-–—") or UNNAMED


def name_in_front(scene: Scene, sentence: Sentence, start: int, end: int) -> str:
    """What the words right before the bracket that holds a figure name: "en Reino Unido (20.000 millones)"; or ""."""
    head = scene.text[start:end].rstrip(" ")
    if not scene.lexicon.spaced or scene.lexicon.joined or not head.endswith("("):
        return ""
    close = start + len(head[:-1].rstrip(" "))
    if any(when.span.end == close for when in sentence.whens):
        return ""
    words = [word[0] for word in _WORD.finditer(scene.document.text, start, close)]
    if any(word.lower() in scene.lexicon.ands for word in words[1:]):
        return name_behind(scene, sentence, start, close)  # "el resto de la UE y Australia (5.000 millones)"
    known = [m for m in sentence.marks.of("scopes", "places") if start <= m.span.start and m.span.end == close]
    if known:
        return str(max(known, key=lambda m: m.span.end - m.span.start).value)
    small = [n for n, word in enumerate(words) if _is_small(scene, word)]
    return " ".join(words[max(small, default=-1) + 1 :][-_WORDS:]) or UNNAMED


def _skipped(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """The place behind the words that only lead to a name."""
    spans = [m.span for m in sentence.marks.of(*_LEADING)] + [when.span for when in sentence.whens]
    while word := _WORD.search(scene.text, start, end):
        over = [span.end for span in spans if span.start <= word.start() < span.end]
        if over:
            start = max(over)
        elif _is_small(scene, word[0]):
            start = word.end()
        else:
            return word.start()
    return end


def _ends(scene: Scene, sentence: Sentence, start: int) -> list[int]:
    """The places behind `start` where a name would end."""
    stops = [m.span.start for m in sentence.marks.of(*_ENDING)] + [when.span.start for when in sentence.whens]
    sign = _STOP.search(scene.text, start)
    return [place for place in (*stops, *([sign.start()] if sign else [])) if place > start]


def _is_small(scene: Scene, word: str) -> bool:
    """Whether a word names nothing: an article, a preposition, a particle, a sign."""
    lexicon, plain = scene.lexicon, word.lower().strip("\"'“”‘’.–—")
    return not any(c.isalnum() for c in word) or plain in {
        *lexicon.common,
        *lexicon.joins,
        *lexicon.fillers,
        *lexicon.purposes,
        *lexicon.empty,
    }
