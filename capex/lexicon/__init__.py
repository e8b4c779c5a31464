"""The languages that can be read, in an explicit table, and which of them a text is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from capex.lexicon import de, en, es, fr, ja, ko, zh
from capex.lexicon.words import Lexicon

LEXICONS: Mapping[str, Lexicon] = MappingProxyType({m.LEXICON.tag: m.LEXICON for m in (en, ko, ja, zh, de, fr, es)})

#: So much of a text decides on its language.
_SAMPLE = 4000
_WORDS = 300
_COMMON = {tag: frozenset(lexicon.common) for tag, lexicon in LEXICONS.items() if lexicon.common}
_HANGUL, _KANA, _HAN = re.compile("[가-힣]"), re.compile("[ぁ-ゖァ-ヺ]"), re.compile("[一-鿿]")
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """The tag of the language most of `text` is written in; `None` where it is none of ours.

    Scripts are told by their letters: a few names in Latin letters do not make a Korean headline English. Languages
    of the Latin script are told by their small words, and English where there are none of any.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        hangul, kana, han = (len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN))
        signs = hangul + kana + han
        if signs * 3 >= len(re.findall(r"[A-Za-z]", sample)):
            best = "ko" if hangul * 2 > kana + han else "ja" if kana * 10 > han else "zh"
            return best if signs and best in LEXICONS else None
    words = [word.lower() for word in _WORD.findall(sample)][:_WORDS]
    scores = {tag: sum(word in common for word in words) for tag, common in _COMMON.items()}
    return max(scores, key=lambda tag: scores[tag], default=None)
