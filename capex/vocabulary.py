"""One index over all tables of a language: which of its words stand where in a sentence."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import entries, is_open, pattern
from capex.tokens import Mark, Marks


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    regex: re.Pattern[str]
    value: Any
    needed: str = ""  #: letters without which `regex` matches nothing


class _Node:
    """One word further into the entries of a spaced language. A key with a blank before it stands apart in the text."""

    __slots__ = ("exact", "found", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.found: list[_Found] = []


class _Found(NamedTuple):
    """An entry that ends with a word; the stem of a word takes the rest of the word along."""

    table: str
    value: Any
    stem: bool


class _State:
    """All the nodes that a text has led to so far, as one: a word leads to one further state, or to none."""

    __slots__ = ("_known", "_vocabulary", "alike", "found", "leads_on", "nodes")

    def __init__(self, vocabulary: Vocabulary, nodes: tuple[_Node, ...]) -> None:
        self._vocabulary, self.nodes = vocabulary, nodes
        self.found = tuple(found for node in nodes for found in node.found)
        #: What ends here where no hyphen follows: then all of it ends at one place, and the first of a table counts.
        self.alike = tuple({table: value for table, value, _ in reversed(self.found)}.items())[::-1]
        self.leads_on = any(node.exact or node.stems for node in nodes)
        self._known: dict[str, _State | None] = {}

    def next(self, key: str) -> _State | None:
        """The state that the word `key` leads to; remembered, since words come back."""
        try:
            return self._known[key]
        except KeyError:
            return self._looked_up(key)

    def _looked_up(self, key: str) -> _State | None:
        nodes = tuple(further for node in self.nodes for further in _further(node, key))
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        state = self._known[key] = self._vocabulary.state(nodes) if nodes else None
        return state


def _further(node: _Node, key: str) -> Iterator[_Node]:
    if (exact := node.exact.get(key)) is not None:
        yield exact
    yield from (stem for start, stem in reversed(node.stems.items()) if key.startswith(start))


#: So many words are remembered at each state.
_REMEMBERED = 50_000
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
        self._tree = _Node()
        self._states: dict[tuple[_Node, ...], _State] = {}
        self._root = self.state((self._tree,))
        self._signs: dict[str, list[_Entry]] = {}
        self._free: list[_Entry] = []
        open_words: dict[str, list[str]] = {}
        for table, entry, value in entries(lexicon):
            if not is_open(entry):
                self._add(table, entry, value)
            elif value is None and not entry.startswith("re:"):
                open_words.setdefault(table, []).append(pattern(entry, lexicon))
            else:
                self._free.append(self._compiled(table, entry, value))
        # One expression for the stems of each table: a sentence is searched once for all of them.
        self._free += [_Entry(table, re.compile("|".join(forms)), None) for table, forms in open_words.items()]

    def _add(self, table: str, entry: str, value: Any) -> None:
        if self._lexicon.joined:
            self._signs.setdefault(entry[0], []).append(self._compiled(table, entry, value))
        else:
            self._plant(table, entry, value)

    def _compiled(self, table: str, entry: str, value: Any) -> _Entry:
        expression = pattern(entry, self._lexicon)
        return _Entry(table, re.compile(expression), value, needed_in(expression))

    def _plant(self, table: str, entry: str, value: Any) -> None:
        node, stem = self._tree, ""
        for blank, word, stem in _PIECE.findall(entry):
            branch = node.stems if stem else node.exact
            node = branch.setdefault((" " if blank else "") + word, _Node())
        node.found.append(_Found(table, value, bool(stem)))

    def state(self, nodes: tuple[_Node, ...]) -> _State:
        """The one state that stands for `nodes`."""
        return self._states.get(nodes) or self._states.setdefault(nodes, _State(self, nodes))

    def scan(self, text: str, span: Span) -> Marks:
        """The words of every table in `span`, by place; within one table the longest, without overlap."""
        found = self._by_sign(text, span) if self._lexicon.joined else self._by_word(text, span)
        reached: dict[str, int] = {}
        for mark in sorted(self._free_marks(text, span), key=_by_start):
            if reached.get(mark.table, 0) <= mark.span.start:
                reached[mark.table] = mark.span.end
                insort(found, mark, key=_by_place)
        return Marks(found)

    def _by_sign(self, text: str, span: Span) -> list[Mark]:
        ends: dict[str, int] = {}
        found: list[Mark] = []
        for start in range(span.start, span.end):
            best: dict[str, tuple[int, Any]] = {}
            for e in self._signs.get(text[start], ()):
                free = ends.get(e.table, 0) <= start
                hit = e.regex.match(text, start, span.end) if free else None
                if hit and hit.end() > best.get(e.table, _NOTHING)[0]:
                    best[e.table] = (hit.end(), e.value)
            for table, (end, value) in best.items():
                ends[table] = end
                found.append(Mark(table, Span(start, end), value))
        found.sort(key=_by_place)
        return found

    def _by_word(self, text: str, span: Span) -> list[Mark]:
        words = [(*hit.span(), hit[0]) for hit in _TOKEN.finditer(text, span.start, span.end)]
        reached: dict[str, int] = {}  # where the last mark that is longer than its first word ends, by table
        beyond = 0
        found: list[Mark] = []
        for index, (start, end, word) in enumerate(words):
            state = self._root.next(word)
            if state is None:
                continue
            steps = _steps(words, index, state) if state.leads_on else ()
            if steps or text.startswith("-", end):
                longest = _longest(text, ((end, state), *steps))
                for table, (stop, value) in sorted(longest.items(), key=_by_end):
                    if reached.get(table, 0) <= start:
                        reached[table], beyond = stop, max(beyond, stop)
                        found.append(Mark(table, Span(start, stop), value))
            elif state.alike:
                place = Span(start, end)
                found += [
                    Mark(table, place, value)
                    for table, value in state.alike
                    if beyond <= start or reached.get(table, 0) <= start
                ]
        return found

    def _free_marks(self, text: str, span: Span) -> Iterator[Mark]:
        for entry in self._free:
            if text.find(entry.needed, span.start, span.end) >= 0:
                for hit in entry.regex.finditer(text, span.start, span.end):
                    yield Mark(entry.table, Span(hit.start(), hit.end()), entry.value)


_GROUP = re.compile(r"\((?:[^()\\\[]|\\.|\[[^\]]*\])*\)[?*]?")
_REPEAT = r"(?:[?*+]|\{[^}]*\})[?+]?"
_LOOSE = re.compile(rf"\\.(?:{_REPEAT})?|\[(?:\\.|[^\]])*\](?:{_REPEAT})?|.{_REPEAT}|[.^$]")


def needed_in(expression: str) -> str:
    """The longest run of letters that every match of `expression` holds, so that plain search can rule it out.

    Groups, classes and whatever is repeated are taken to hold nothing for sure.
    """
    left, count = expression, 1
    while count:
        left, count = _GROUP.subn("\0", left)
    return "" if "|" in left else max(_LOOSE.sub("\0", left).split("\0"), key=len)


def _steps(words: Sequence[tuple[int, int, str]], index: int, state: _State) -> list[tuple[int, _State]]:
    """The states beyond `state` that the words after number `index` lead to and at which entries end."""
    steps: list[tuple[int, _State]] = []
    end = words[index][1]
    for start, stop, word in islice(words, index + 1, None):
        further = state.next(word if start == end else " " + word)
        if further is None:
            break
        if further.found:
            steps.append((stop, further))
        if not further.leads_on:
            break
        state, end = further, stop
    return steps


def _longest(text: str, steps: Sequence[tuple[int, _State]]) -> dict[str, tuple[int, Any]]:
    """The longest entry of each table that ends at one of `steps`."""
    best: dict[str, tuple[int, Any]] = {}
    for end, state in steps:
        for table, stop, value in _ended(text, end, state.found):
            if stop > best.get(table, _NOTHING)[0]:
                best[table] = (stop, value)
    return best


_NOTHING = (0,)


def _by_end(hit: tuple[str, tuple[int, Any]]) -> int:
    return hit[1][0]


def _by_start(mark: Mark) -> int:
    return mark.span.start


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.span.start, mark.span.end


def _ended(text: str, end: int, found: Sequence[_Found]) -> list[tuple[str, int, Any]]:
    """What the entries that end at `end` say: a stem takes the rest of its word along, a word must not go on."""
    goes_on = text.startswith("-", end) and _HYPHENED.match(text, end) and text[end - 1].isalnum()
    hits = []
    for table, value, stem in found:
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
