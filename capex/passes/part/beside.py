"""Figures told side by side, each for another place or business, of which none is the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import Figure, Scene, figures_near


def goal_beside(scene: Scene, figure: Figure, rivals: Sequence[Figure]) -> str:
    """The place or business that money goes to beside money for others: "$300 million in Macau and $100m in Vegas"."""
    beside = [other for other in rivals if other.sentence == figure.sentence]
    if scene.document.issuer is None or not scene.lexicon.spaced or not beside:
        return ""
    return _goal_of(scene, figure) if all(_goal_of(scene, other) for other in beside) else ""


def _goal_of(scene: Scene, figure: Figure) -> str:
    """The name, by its capitals, that money right before it goes to."""
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    leads = [m.span.end for m in sentence.marks.of("purposes") if 0 <= m.span.start - end <= 1]
    named = _name(scene.lexicon).match(scene.document.text, max(leads)) if leads else None
    timed = named is not None and any(named.start(1) <= w.span.start < named.end() for w in sentence.whens)
    return "" if named is None or timed else named[1]


@cache
def _name(lexicon: Lexicon) -> re.Pattern[str]:
    """A name behind "in", with an article or none."""
    return re.compile(rf" (?:{literal(lexicon.articles)} )?([A-Z][\w&'-]*(?: [A-Z][\w&'-]*){{0,3}}(?<!\.))")


def next_to_a_part(scene: Scene, figures: Sequence[Figure], figure: Figure) -> str:
    """The place of a figure that goes on from a part: "$450 million domestically and $80 million at our Macau unit"."""
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return ""
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    last = before[-1] if before else figure
    part = last.role == "level" and not last.reason and last.scope != "total" and last.noun_mark == figure.noun_mark
    said = scene.text[last.amount.span.end : figure.amount.span.start].split()
    listed = any(word in said for word in scene.lexicon.ands) and len(said) <= _GAP
    alike = part and listed and last.when.periods == figure.when.periods
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    leads = [m.span.end for m in sentence.marks.of("purposes", "topics") if 0 <= m.span.start - end <= 1]
    named = _name(scene.lexicon).match(scene.document.text, max(leads)) if leads and alike else None
    timed = named is not None and any(named.start(1) <= w.span.start < named.end() for w in sentence.whens)
    return "" if named is None or timed else named[1]


#: Words between the figures of two parts.
_GAP = 6


def brand_beside(scene: Scene, figure: Figure) -> str:
    """The subsidiary or brand that the figure is of, where languages glue endings to words: ドコモは7100億円."""
    if not scene.lexicon.joined or scene.document.issuer:
        return ""
    before = [w for w in scene.sentences[figure.sentence].whos if w.span.end <= figure.amount.span.start]
    brands = scene.companies.or_unknown(figure.company or "").brands
    name = before[-1].span.of(scene.document.text) if before and before[-1].ticker == figure.company else ""
    return name if any(name in names for names in brands.values()) else ""
