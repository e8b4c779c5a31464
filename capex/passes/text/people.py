"""People whose surname is also the name of a company: "finance chief Mark Murphy", "Ford, the chief executive"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.tokens import Sentence, Who

#: A first name and perhaps an initial, up to the surname.
_FIRST = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. ?)*$")
#: So many signs hold these.
_LONG = 24


def without_people(text: str, found: Sequence[Sentence]) -> Iterator[Sentence]:
    """`found`, each sentence without the companies that are only people's surnames in unfolded `text`."""
    names = {who.span.of(text) for s in found if s.whos for who in s.whos if _is_a_person(text, s, who)}
    for sentence in found:
        kept = tuple(w for w in sentence.whos if not (w.span.of(text) in names and _stands_alone(sentence, w)))
        yield replace(sentence, whos=kept) if len(kept) < len(sentence.whos) else sentence


def _is_a_person(text: str, sentence: Sentence, who: Who) -> bool:
    """Whether an office leads to a first name right before the name, or stands right behind it."""
    start, end = who.span
    first = _FIRST.search(text, max(start - _LONG, sentence.span.start), start)
    if first is None or " " in who.span.of(text) or not sentence.marks.any_of("officers"):
        return False
    led = Span(first.start(), end)
    offices = [m.span for m in sentence.marks.of("officers")]
    before = any(0 <= led.start - span.end <= 2 for span in offices)
    return before or any(0 <= span.start - end <= _BESIDE and text.startswith(", ", end) for span in offices)


#: Signs between a surname and its office: ", the company's".
_BESIDE = 20


def _stands_alone(sentence: Sentence, who: Who) -> bool:
    """Whether no form of a company follows the name."""
    return not any(m.span.start == who.span.end + 1 for m in sentence.marks.of("legal_forms"))
