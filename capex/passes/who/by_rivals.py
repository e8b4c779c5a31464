"""Companies that are only named to say who or what is meant: "the rival of Boeing will", "aviones Airbus A320"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import Scene
from capex.tokens import Sentence, Who

#: Characters before a name in which words for a rival of it are looked for.
_BEFORE = 60


@cache
def _before(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for a rival or for goods, and names that nobody watches before the next in a list of them."""
    told = [told for told in (lexicon.rival_of, lexicon.goods_of) if told]
    listed = rf"(?:[\w-]+(?: [\w-]+)?, ){{0,2}}(?:[\w-]+(?: [\w-]+)? {literal(lexicon.ands)} )?"
    return re.compile(rf"(?:{'|'.join(told)}){listed}$" if told else r"(?!)")


@cache
def _behind(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(told for told in (lexicon.rival_behind, lexicon.models) if told))


@cache
def _joins(lexicon: Lexicon) -> re.Pattern[str]:
    """What leads from one rival to the next: "of A, B and C"."""
    return re.compile(rf"(?:,| {literal(lexicon.ands)})? ?(?:\w'|\w{{1,3}} )?")


@lru_cache(maxsize=64)
def rivals(scene: Scene, sentence: Sentence) -> tuple[tuple[Who, Span], ...]:
    """The companies that are only named so, each with the words that say it."""
    lexicon, found = scene.lexicon, []
    if scene.document.issuer or not (lexicon.rival_of or lexicon.rival_behind):
        return ()
    last: Who | None = None
    for who in sentence.whos:
        start, end = who.span.start, who.span.end
        ahead = _before(lexicon).search(scene.text, max(start - _BEFORE, sentence.span.start), start)
        behind = _behind(lexicon).match(scene.text, end)
        if behind and scene.document.text[behind.end() + 1 : behind.end() + 2].isupper():
            behind = None  # "Der Adidas-Rivale Puma", whoever that is
        listed = last is not None and _joins(lexicon).fullmatch(scene.text, last.span.end, start) is not None
        if ahead or behind or listed:
            found.append((who, Span(ahead.start() if ahead else start, behind.end() if behind else end)))
            last = who
        else:
            last = None
    return tuple(found)


def only_compares(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name only says whose rival, or whose goods, are meant."""
    return any(one is who for one, _ in rivals(scene, sentence))
