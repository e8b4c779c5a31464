"""How the words of a lexicon are written: folded text, and the regular expression of each entry."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from capex.lexicon.words import Lexicon

_QUOTES = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u201e": '"',
    "\u201c": '"',
    "\u201d": '"',
    "\u00b4": "'",
    "\u02bc": "'",
}
#: The dots between the members of a list, of which every paper has another one: LGㆍSK, 이재용‧정의선.
_DOTS = dict.fromkeys("\u2027\u2219\u22c5\u318d", "·")
_DASHES = {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "—", "\u2212": "-", "\ufe63": "-"}


def _folded_sign(sign: str) -> str:
    """One character as the lexicons write it; always one character, so that places in the text stay true."""
    if plain := _QUOTES.get(sign) or _DASHES.get(sign) or _DOTS.get(sign):
        return plain
    if sign.isspace():
        return "\n" if sign == "\n" else " "
    narrow = unicodedata.normalize("NFKC", sign) if "\uff00" <= sign <= "\uffef" else sign
    lower = narrow.lower()
    return lower if len(lower) == 1 else sign


@cache
def _folding() -> dict[int, str]:
    signs = (chr(code) for code in range(0x80, min(0x1_0000, sys.maxunicode)))
    return {ord(sign): folded for sign in signs if (folded := _folded_sign(sign)) != sign}


def fold(text: str) -> str:
    """`text` as the lexicons write: lower case, ASCII signs, plain blanks; of the same length."""
    if text.isascii():
        return text.lower().replace("\t", " ").replace("\r", " ")
    return text.translate(_ASCII).translate(_folding())


_ASCII = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)} | {9: " ", 13: " "}

#: Tables that other parts of the grammar read for themselves.
_NOT_SCANNED = {
    "closing",
    "openers",
    "given_names",
    "ordinals",
    "eras",
    "months",
    "percents",
    "rate_bands",
    "bands",
    "bands_before",
    "empty",
    "table_scales",
    "report_titles",
    "headline_breaks",
    "currency_notes",
    "common",
    "abbreviations",
    "periods",
    "numbers",
    "hundreds",
    "points",
    "noughts",
    "halves",
    "digits",
    "scales",
    "small_scales",
    "particles",
    "subject_endings",
    "ands",
    "articles",
    "definite",
    "alone",
    "vague_counts",
    "size_links",
    "apposed",
    "firms",
    "held_by",
    "part_links",
    "goal_links",
    "period_links",
    "abouts",
    "acts_behind",
    "any_sums",
    "name_tails",
    "other_actors",
    "yuan_signs",
    "listings",
    "table_labels",
    "askers",
    "operators",
    "questions",
    "handovers",
    "table_leads",
    "table_totals",
    "table_extras",
    "column_plans",
    "column_actuals",
    "column_lows",
    "column_highs",
    "column_middles",
    "column_priors",
    "in_brackets",
    "column_currents",
    "column_changes",
    "column_unchanged",
}


def entries(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    """Every entry of every scanned table as table, entry and value."""
    for each in fields(lexicon):
        content = getattr(lexicon, each.name)
        if each.name in _NOT_SCANNED or isinstance(content, str | bool):
            continue
        if each.name == "actions":
            yield from (("actions", entry, action) for action, words in content.items() for entry in words)
        elif isinstance(content, Mapping):
            yield from ((each.name, entry, value) for entry, value in content.items())
        else:
            yield from ((each.name, entry, None) for entry in content)


def pattern(entry: str, lexicon: Lexicon) -> str:
    """The regular expression of one entry, as `capex.lexicon.words` explains it."""
    if entry.startswith("re:"):
        return entry[3:]
    open_start, open_end = entry.startswith("*"), entry.endswith("*")
    body = entry.strip("*")
    words = re.escape(body).replace(r"\ …\ ", _GAP if lexicon.spaced else _TIGHT_GAP)
    words = words.replace(r"\*", r"\w*").replace(r"\ ", r"\s*" if lexicon.loose_spaces else r"\s+")
    if lexicon.joined:
        return _latin_edges(body, words)
    start = "" if open_start or not _is_word(body[0]) else r"(?<!\w)"
    end = r"[\w-]*" if open_end else r"(?!\w|-[a-z])" if _is_word(body[-1]) else ""
    return start + words + end


_GAP = r"\s(?:[^\s,;]+\s+){0,4}"
_TIGHT_GAP = r"[^,，、;；。]{0,12}"


def _latin_edges(body: str, words: str) -> str:
    """Latin letters inside a language that glues its endings on still need their edges (`AI`, `MS`)."""
    start = r"(?<![a-z0-9])" if body[0].isascii() and body[0].isalnum() else ""
    end = r"(?![a-z0-9])" if body[-1].isascii() and body[-1].isalnum() else ""
    return start + words + end


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def is_open(entry: str) -> bool:
    """Whether an entry is looked for by itself, since how it begins or goes on is open."""
    return entry.startswith(("re:", "*")) or "…" in entry


def alternation(words: Mapping[str, Any] | tuple[str, ...], lexicon: Lexicon) -> str:
    """One regular expression for any of `words`, longest first; never matches where there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(pattern(word, lexicon) for word in ordered) + ")" if ordered else r"(?!)"


@cache
def any_of(words: tuple[str, ...], lexicon: Lexicon) -> re.Pattern[str]:
    """One expression for all entries of a table of words."""
    return re.compile("|".join(pattern(word, lexicon) for word in sorted(words, key=len, reverse=True)) or r"(?!)")
