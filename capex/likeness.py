"""How alike two texts are, in any language: copies and edited versions of one article are told from new ones.

Shingles are runs of characters, not words, so that the measure works for scripts without spaces.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib

#: Characters a shingle holds; shingles a sketch keeps; values by which likely copies are looked up.
SHINGLE, KEPT, KEYS = 7, 96, 6

#: From here on two texts count as versions of one text. Articles by one hand about two companies stay well below.
ALIKE = 0.7


#: The point in 1.5 is no punctuation: without it, a slip and its correction would be one text.
_KEPT = re.compile(r"\w|(?<=\d)[.,](?=\d)")


def folded(text: str) -> str:
    """The letters and numbers of a text, without case, width, white space and punctuation."""
    return "".join(_KEPT.findall(unicodedata.normalize("NFKC", text).casefold()))


def text_hash(text: str) -> str:
    """Sixteen hexadecimal digits that are the same for texts that differ in spacing, case and punctuation only."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:16]


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's shingles, in order: a fair sample, the same shingles for the same passages."""
    # UTF-32 gives every character four bytes, so that cutting bytes cuts characters.
    data = folded(text).encode("utf-32-le")
    width = 4 * SHINGLE
    hashes = {zlib.crc32(data[i : i + width]) for i in range(0, max(len(data) - width, 0) + 1, 4)}
    return tuple(sorted(hashes)[:KEPT])


def keys(of: tuple[int, ...]) -> tuple[str, ...]:
    """What to look likely copies up by: texts that are alike almost always share one."""
    return tuple(f"{value:08x}" for value in of[:KEYS])


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """From 0 to 1: the share of shingles that two texts have in common, estimated from their sketches."""
    both = sorted({*one, *other})[:KEPT]
    shared = set(one) & set(other)
    return sum(value in shared for value in both) / len(both) if both else 0.0
