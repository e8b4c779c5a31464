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
_WORDS = 1500
#: So many characters decide where so many small words of one language stand in them, and a third of that of another.
_OPENING, _CLEAR = 400, 6
_COMMON = {tag: frozenset(lexicon.common) for tag, lexicon in LEXICONS.items() if lexicon.common}
_COMMON_TO_ANY = frozenset[str]().union(*_COMMON.values())
_HANGUL, _KANA, _HAN = re.compile("[가-힣]"), re.compile("[ぁ-ゖァ-ヺ]"), re.compile("[一-鿿]")
_SCRIPTS = re.compile("[ぁ-힣]")
_WORD, _LATIN = re.compile("[a-zß-ɏ]+"), re.compile("[A-Za-z]")
#: Characters that only Japanese writes so.
_JAPANESE = re.compile("[円増売発拡続広図対応関済実経営両単気価権総県込働変黒読]")


def detect(text: str) -> str | None:
    """The tag of the language most of `text` is written in; `None` where it is none of ours.

    Scripts are told by their letters: a few names in Latin letters do not make a Korean headline English. Languages
    of the Latin script are told by their small words, and English where there are none of any.
    """
    sample = text[:_SAMPLE]
    if sample.isascii() and (clear := _clearly(sample[:_OPENING])):
        return clear
    words = _COMMON_TO_ANY.intersection(_WORD.findall(sample[:_WORDS].lower()))
    scores = {tag: len(words & common) for tag, common in _COMMON.items()}
    script = _by_script(sample) if not sample.isascii() and _SCRIPTS.search(sample) else None
    if script and (not any(scores.values()) or _signs(sample) * 3 >= len(_LATIN.findall(sample))):
        return script
    return max(scores, key=lambda tag: scores[tag], default=None)


def _clearly(opening: str) -> str | None:
    """The language whose small words fill the opening of a text and no other's do; `None` where that is not clear."""
    words = _COMMON_TO_ANY.intersection(_WORD.findall(opening.lower()))
    (many, tag), (second, _) = sorted(((len(words & common), tag) for tag, common in _COMMON.items()), reverse=True)[:2]
    return tag if many >= _CLEAR and second * 3 <= many else None


def _signs(sample: str) -> int:
    return sum(len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN))


def _by_script(sample: str) -> str | None:
    """The language of a text's letters; Chinese and Japanese headlines without kana differ in how they write 円, 増."""
    hangul, kana, han = (len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN))
    if not hangul + kana + han:
        return None
    if hangul * 2 > kana + han:
        return "ko"
    return "ja" if kana * 10 > han or _JAPANESE.search(sample) else "zh"
