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
_NOT_SCANNED = {
    "ordinals",
    "percents",
    "rate_bands",
    "bands",
    "table_scales",
    "report_titles",
    "headline_breaks",
    "currency_notes",
    "common",
    "abbreviations",
    "periods",
    "numbers",
    "digits",
    "scales",
    "small_scales",
    "particles",
    "table_labels",
    "table_totals",
    "column_plans",
    "column_actuals",
    "column_lows",
    "column_highs",
    "column_middles",
    "column_priors",
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


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    regex: re.Pattern[str]
    value: Any


class _Node:
    """One word further into the entries of a spaced language. A key with a blank before it stands apart in the text."""

    __slots__ = ("exact", "found", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.found: list[tuple[str, Any, bool]] = []

    def next(self, key: str) -> list[_Node]:
        """The nodes that the word `key` leads to."""
        nodes = [node for stem, node in self.stems.items() if key.startswith(stem)]
        if (node := self.exact.get(key)) is not None:
            nodes.append(node)
        return nodes


_TOKEN = re.compile(r"\w+|[^\w\s]")
_PIECE = re.compile(r"(\s*)(\w+|[^\w\s*])(\*?)")
_TAIL = re.compile(r"[\w-]*")
_HYPHENED = re.compile(r"-[a-z]")


class Vocabulary:
    """All scanned words of one lexicon, found by how they begin.

    A spaced language is looked up word by word along a tree, so that the cost of a sentence does not grow with the
    tables; a joined one sign by sign.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._root = _Node()
        self._signs: dict[str, list[_Entry]] = {}
        self._free: list[_Entry] = []
        self._known: dict[str, list[_Node]] = {}
        open_words: dict[str, list[str]] = {}
        for table, entry, value in entries(lexicon):
            if lexicon_free(entry) and value is None:
                open_words.setdefault(table, []).append(pattern(entry, lexicon))
            else:
                self._add(table, entry, value)
        # One expression for each table: a sentence is searched once for all of them.
        self._free += [_Entry(table, re.compile("|".join(forms)), None) for table, forms in open_words.items()]

    def _add(self, table: str, entry: str, value: Any) -> None:
        if lexicon_free(entry):
            self._free.append(self._compiled(table, entry, value))
        elif self._lexicon.joined:
            self._signs.setdefault(entry[0], []).append(self._compiled(table, entry, value))
        else:
            self._plant(table, entry, value)

    def _compiled(self, table: str, entry: str, value: Any) -> _Entry:
        return _Entry(table, re.compile(pattern(entry, self._lexicon)), value)

    def _plant(self, table: str, entry: str, value: Any) -> None:
        node, stem = self._root, ""
        for blank, word, stem in _PIECE.findall(entry):
            branch = node.stems if stem else node.exact
            node = branch.setdefault((" " if blank else "") + word, _Node())
        node.found.append((table, value, bool(stem)))

    def _first(self, word: str) -> list[_Node]:
        """The nodes that `word` leads to at the root; remembered, since words come back."""
        nodes = self._known.get(word)
        if nodes is None:
            if len(self._known) > 100_000:
                self._known.clear()
            nodes = self._known[word] = self._root.next(word)
        return nodes

    def scan(self, text: str, span: Span) -> tuple[Mark, ...]:
        """The words of every table in `span`, by place; within one table the longest, without overlap."""
        ends: dict[str, int] = {}
        found: list[Mark] = []
        places = self._by_sign(text, span) if self._lexicon.joined else self._by_word(text, span)
        for start, hits in places:
            best: dict[str, tuple[int, Any]] = {}
            for table, end, value in hits:
                if ends.get(table, 0) <= start and end > best.get(table, (0,))[0]:
                    best[table] = (end, value)
            for table, (end, value) in best.items():
                ends[table] = end
                found.append(Mark(table, Span(start, end), value))
        found.extend(self._free_marks(text, span))
        return tuple(sorted(found, key=lambda mark: (mark.span.start, mark.span.end)))

    def _by_sign(self, text: str, span: Span) -> Iterator[tuple[int, list[tuple[str, int, Any]]]]:
        for start in range(span.start, span.end):
            tried = ((e, e.regex.match(text, start, span.end)) for e in self._signs.get(text[start], ()))
            if hits := [(e.table, hit.end(), e.value) for e, hit in tried if hit]:
                yield start, hits

    def _by_word(self, text: str, span: Span) -> Iterator[tuple[int, list[tuple[str, int, Any]]]]:
        words = [(*hit.span(), hit[0]) for hit in _TOKEN.finditer(text, span.start, span.end)]
        known = self._known
        for index, (start, _, word) in enumerate(words):
            nodes = known.get(word)
            if nodes is None:
                nodes = self._first(word)
            if not nodes:
                continue
            hits: list[tuple[str, int, Any]] = []
            todo = [(node, index) for node in nodes]
            while todo:
                node, at = todo.pop()
                if node.found:
                    hits += _ended(text, words[at][1], node)
                if at + 1 < len(words) and (node.exact or node.stems):
                    after, _, following = words[at + 1]
                    key = following if after == words[at][1] else " " + following
                    todo += [(further, at + 1) for further in node.next(key)]
            if hits:
                yield start, hits

    def _free_marks(self, text: str, span: Span) -> Iterator[Mark]:
        for entry in self._free:
            for hit in entry.regex.finditer(text, span.start, span.end):
                yield Mark(entry.table, Span(hit.start(), hit.end()), entry.value)


def lexicon_free(entry: str) -> bool:
    """Whether an entry is looked for by itself, since how it begins or goes on is open."""
    return entry.startswith(("re:", "*")) or "…" in entry


def _ended(text: str, end: int, node: _Node) -> list[tuple[str, int, Any]]:
    """What the entries that end at `end` say: a stem takes the rest of its word along, a word must not go on."""
    goes_on = bool(_HYPHENED.match(text, end)) and text[end - 1].isalnum()
    hits = []
    for table, value, stem in node.found:
        if stem:
            tail = _TAIL.match(text, end)
            hits.append((table, tail.end() if tail else end, value))
        elif not goes_on:
            hits.append((table, end, value))
    return hits


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The index over `lexicon`, built once."""
    return Vocabulary(lexicon)


def alternation(words: Mapping[str, Any] | tuple[str, ...], lexicon: Lexicon) -> str:
    """One regular expression for any of `words`, longest first; never matches where there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(pattern(word, lexicon) for word in ordered) + ")" if ordered else r"(?!)"
