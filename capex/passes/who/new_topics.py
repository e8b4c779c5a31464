"""Names that no table holds, by their place: サンエーは…, 勤誠計畫今年…, 삼성에 이어 바이넥스도…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.scene import Scene
from capex.tokens import Sentence, Unit

#: Marks of these tables are often only a syllable of a name.
_LOOSE = (
    "count_units", "currency_after", "currency_before", "places", "oblique_after", "objects", "pairs", "part_links",
    "scope_links", "destined", "purposes", "goal_links", "strangers", "businesses", "segments",
)  # fmt: skip
#: Words of these tables tell what a name's owner does, unless they are its last.
_TRADES = ("capex_context", "scopes", "programmes", "builds")


@cache
def _at_the_head(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.new_topic or r"(?!)")


@cache
def _behind_one(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, lexicon.other_actors))


def new_topics(scene: Scene, sentence: Sentence) -> Iterator[Span]:
    """The names that nothing knows in a sentence of the press on money: what it opens with, and who follows a company.

    "삼성에 이어 바이넥스도", "SK그룹 계열사인 바이넥스는": who is followed or owns another does not act.
    """
    if scene.document.issuer or not any(a.unit is Unit.MONEY for a in sentence.amounts):
        return
    if not sentence.marks.any_of("mentions", "weak_mentions"):
        return
    hits = [_at_the_head(scene.lexicon).match(scene.text, *sentence.span)]
    for behind in _behind_one(scene.lexicon):
        hits += [behind.match(scene.text, who.span.end, sentence.span.end) for who in sentence.whos]
    names = [Span(*hit.span("n")) for hit in hits if hit]
    for name in names:
        if not _is_known(scene, sentence, name):
            yield name


def _is_known(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a table, a period, a figure or a watched company has something of a name."""
    known = [m.span for m in sentence.marks if m.table not in _LOOSE and not _is_trade(m.table, m.span, name)]
    known += [who.span for who in sentence.whos] + [when.span for when in sentence.whens]
    known += [amount.span for amount in sentence.amounts]
    return any(span.overlaps(name) for span in known) or _is_short_for_one(scene, name)


def _is_trade(table: str, span: Span, name: Span) -> bool:
    return table in _TRADES and span.end != name.end


def _is_short_for_one(scene: Scene, name: Span) -> bool:
    """Whether a watched company is named in the text by a name that goes on from this one."""
    written = name.of(scene.text)
    return any(who.span.of(scene.text).startswith(written) for s in scene.sentences for who in s.whos)
