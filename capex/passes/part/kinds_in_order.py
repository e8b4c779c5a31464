"""Kinds of spending that share a noun and have a figure each: "leasing and manufacturing capex of …, respectively"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import Figure, Scene, View
from capex.passes.what.in_order import listed

#: What is no name of a kind.
_KNOWN = ("plans", "guidance", "own_words", "other_metrics", "fillers", "total_words")


@cache
def _pair(lexicon: Lexicon) -> re.Pattern[str]:
    """Two names before a noun that is of both: "leasing and manufacturing"; the second may be part of the noun."""
    return re.compile(rf"([\w&/.-]+) {literal(lexicon.ands)} (?:([\w&/.-]+) )?$")


def kind_in_order(scene: Scene, figure: Figure, view: View) -> str:
    """The kind that stands where the figure does in its list; empty where nothing tells one."""
    noun = figure.noun_mark
    if noun is None or noun.table != "mentions" or not view.sentence.span.covers(noun.span):
        return ""
    place = listed(scene, view.sentence, figure.amount)
    if place is None or place[1] != _PAIR or noun.span.end > place[2]:
        return ""
    found = _pair(scene.lexicon).search(scene.text, view.sentence.span.start, noun.span.start)
    if found is None or not found[1][0].isalpha():
        return ""
    spans = [Span(found.start(1), found.end(1)), Span(found.start(2), found.end(2)) if found[2] else noun.span]
    known = [m.span for m in view.marks(*_KNOWN)] + [when.span for when in view.sentence.whens]
    known += [who.span for who in view.sentence.whos]
    if any(span.overlaps(k) for span in spans if span != noun.span for k in known):
        return ""
    return spans[place[0]].of(scene.document.text)


_PAIR = 2
