"""Parts of a company that go by a short name in capitals: "PSE&G's capital program", "MPLX announced its plan"."""

from __future__ import annotations

import re

from capex.passes.scene import Scene
from capex.tokens import Mark, Sentence

#: A short name in capitals and the possessive sign right before a noun.
_CAPITALS = re.compile(r"\b([A-Z][A-Z&0-9]*[A-Z0-9])[’']s (?:[\w-]+ ){0,3}$")
_NAME = 40
#: Words between "its" and the noun of spending.
_ITS = 4
#: A short name in capitals among the first words of a sentence; before a dash or bracket it is where the news is from.
_SUBJECT = re.compile(r"(?:\w+,? ){0,2}?([A-Z][A-Z&0-9]*[A-Z0-9])(?= (?![-–—(/]))")


def subsidiary(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The short name in capitals of a part of the company that the noun belongs to: "PSE&G's capital program"."""
    if scene.document.issuer is None:
        return ""
    if unit := _acting_unit(scene, sentence, noun):
        return unit
    found = _CAPITALS.search(scene.document.text, max(noun.span.start - _NAME, 0), noun.span.start)
    found = found or _acting_part(scene, sentence, noun)
    if found is None:
        return ""
    own = scene.companies.or_unknown(scene.document.issuer)
    names = own.names_in(scene.lexicon.tag)
    known = {name.upper() for name in (own.ticker, *names)} | {"".join(w[0] for w in n.split()).upper() for n in names}
    return "" if found[1] in known or own.ticker.startswith(found[1]) else found[1]


def _acting_unit(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The known unit that itself plans the spending: "FPL anticipates capital investments of $12 billion"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return ""
    verbs = {m.span.start for m in sentence.marks.of("plans") if m.span.end <= noun.span.start}
    verbs |= {m.span.start for m in sentence.marks.of("unsettled") if m.span.end <= noun.span.start}
    units = (m for m in sentence.marks.of("scopes") if m.span.end + 1 in verbs)
    text = scene.document.text
    return next((str(m.value) for m in units if text[m.span.start].isupper() and m.span.end - m.span.start > 2), "")


def _acting_part(scene: Scene, sentence: Sentence, noun: Mark) -> re.Match[str] | None:
    """A short name in capitals that opens a sentence on its spending: "MPLX announced its plan"."""
    its = [m for m in sentence.marks.of("its") if m.span.end <= noun.span.start]
    near = its and scene.distance(its[-1].span.end, noun.span.start) <= _ITS
    found = _SUBJECT.match(scene.document.text, sentence.span.start, noun.span.start) if near else None
    if found is None:
        return None
    words = [m.span for m in sentence.marks if m.table not in ("currency_before", "currency_after")]
    return None if any(span.start <= found.start(1) < span.end for span in words) else found
