"""Finding the words of a lexicon in a text: folding, and one index over all tables of a language."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.tokens import Mark

_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'", "\u02bc": "'"}
_DASHES = {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "—", "\u2212": "-", "\ufe63": "-"}


def _folded_sign(sign: str) -> str:
    """One character as the lexicons write it; always one character, so that places in the text stay true."""
    if sign in _QUOTES or sign in _DASHES:
        return _QUOTES.get(sign) or _DASHES[sign]
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
_NOT_SCANNED = {"common", "abbreviations", "periods", "numbers", "digits", "scales", "small_scales", "particles"}


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


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    regex: re.Pattern[str]
    value: Any


class Vocabulary:
    """All scanned words of one lexicon, found by how they begin.

    A spaced language is looked up word by word, so that the cost of a sentence does not grow with the tables; a
    joined one sign by sign.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._joined = lexicon.joined
        self._exact: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        self._free: list[_Entry] = []
        self._known: dict[str, tuple[_Entry, ...]] = {}
        for table, entry, value in entries(lexicon):
            self._add(_Entry(table, re.compile(pattern(entry, lexicon)), value), entry)
        self._longest = max(map(len, self._stems), default=0)
        self._starts = re.compile(r"\w+|[^\w\s]")

    def _add(self, compiled: _Entry, entry: str) -> None:
        if entry.startswith(("re:", "*")):
            self._free.append(compiled)
            return
        if self._joined:
            self._exact.setdefault(entry[0], []).append(compiled)
            return
        first = re.match(r"\w+|[^\w\s]", entry)
        if first is None:
            raise ValueError(f"{entry!r} in table {compiled.table} holds no word")
        stem = entry[first.end() : first.end() + 1] == "*"
        (self._stems if stem else self._exact).setdefault(first[0], []).append(compiled)

    def _candidates(self, word: str) -> tuple[_Entry, ...]:
        """The entries that may begin with `word`; remembered, since words come back."""
        found = self._known.get(word)
        if found is None:
            stems = (self._stems.get(word[:size], ()) for size in range(1, min(len(word), self._longest) + 1))
            found = (*self._exact.get(word, ()), *(entry for group in stems for entry in group))
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[word] = found
        return found

    def scan(self, text: str, span: Span) -> tuple[Mark, ...]:
        """The words of every table in `span`, by place; within one table the longest, without overlap."""
        ends: dict[str, int] = {}
        found: list[Mark] = []
        for start, possible in self._places(text, span):
            best: dict[str, tuple[int, Any]] = {}
            for entry in possible:
                if ends.get(entry.table, 0) > start:
                    continue
                hit = entry.regex.match(text, start, span.end)
                if hit and hit.end() > best.get(entry.table, (0,))[0]:
                    best[entry.table] = (hit.end(), entry.value)
            for table, (end, value) in best.items():
                ends[table] = end
                found.append(Mark(table, Span(start, end), value))
        found.extend(self._free_marks(text, span))
        return tuple(sorted(found, key=lambda mark: (mark.span.start, mark.span.end)))

    def _places(self, text: str, span: Span) -> Iterator[tuple[int, tuple[_Entry, ...] | list[_Entry]]]:
        if self._joined:
            for start in range(span.start, span.end):
                if possible := self._exact.get(text[start]):
                    yield start, possible
            return
        for word in self._starts.finditer(text, span.start, span.end):
            if found := self._candidates(word[0]):
                yield word.start(), found

    def _free_marks(self, text: str, span: Span) -> Iterator[Mark]:
        for entry in self._free:
            for hit in entry.regex.finditer(text, span.start, span.end):
                yield Mark(entry.table, Span(hit.start(), hit.end()), entry.value)


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The index over `lexicon`, built once."""
    return Vocabulary(lexicon)


def alternation(words: Mapping[str, Any] | tuple[str, ...], lexicon: Lexicon) -> str:
    """One regular expression for any of `words`, longest first; never matches where there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(pattern(word, lexicon) for word in ordered) + ")" if ordered else r"(?!)"
