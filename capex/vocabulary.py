"""One index over all tables of a language: which of its words stand where in a sentence."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from capex.document import Span
from capex.expressions import needed_in, openings
from capex.lexicon.words import Lexicon
from capex.matching import entries, is_open, pattern
from capex.tokens import Hit, Marks


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    regex: re.Pattern[str]
    value: Any
    needed: str = ""  #: letters without which `regex` matches nothing


class _Node:
    """One word further into the entries of a spaced language. A key with a blank before it stands apart in the text."""

    __slots__ = ("begun", "exact", "found", "periods", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.found: list[_Found] = []
        self.periods: list[int] = []  # the numbers of the lexicon's periods that may begin with such a word
        self.begun: list[tuple[int, _Entry]] = []  # expressions that may match where such a word begins, numbered


class _Found(NamedTuple):
    """An entry that ends with a word; the stem of a word takes the rest of the word along."""

    table: str
    value: Any
    stem: bool


class _State(dict[str, "_State | None"]):
    """All the nodes that a text has led to so far, as one, and the further state that each word leads to from there.

    Words come back, so what they lead to is remembered; `None` where it is nothing.
    """

    __slots__ = ("_vocabulary", "alike", "begun", "found", "leads_on", "nodes", "opens", "periods")

    def __init__(self, vocabulary: Vocabulary, nodes: tuple[_Node, ...]) -> None:
        super().__init__()
        self._vocabulary, self.nodes = vocabulary, nodes
        self.found = tuple(found for node in nodes for found in node.found)
        #: What ends here where no hyphen follows: then all of it ends at one place, and the first of a table counts.
        self.alike = tuple({table: value for table, value, _ in reversed(self.found)}.items())[::-1]
        self.begun = tuple(entry for _, entry in sorted((b for node in nodes for b in node.begun), key=_by_number))
        self.periods = tuple(sorted({number for node in nodes for number in node.periods}))
        self.opens = bool(self.begun or self.periods)
        self.leads_on = any(node.exact or node.stems for node in nodes)

    def __missing__(self, key: str) -> _State | None:
        nodes = tuple(further for node in self.nodes for further in _further(node, key))
        if len(self) > _REMEMBERED:
            self.clear()
        state = self[key] = self._vocabulary.state(nodes) if nodes else None
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
        self._planted = 0
        self._dated = not lexicon.joined and self._plant_periods()
        open_words: dict[str, list[str]] = {}
        for table, entry, value in entries(lexicon):
            if not is_open(entry):
                self._add(table, entry, value)
            elif starts := () if lexicon.joined else openings(pattern(entry, lexicon)):
                self._plant_open(starts, self._compiled(table, entry, value))
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

    def _plant_periods(self) -> bool:
        """Notes with which words each period may begin; false where that cannot be told of one of them."""
        starts = [openings(r"\b" + expression) for _, expression in self._lexicon.periods]
        for number, words in enumerate(starts):
            for word in words:
                self._tree.stems.setdefault(word, _Node()).periods.append(number)
        return all(starts)

    def _plant_open(self, starts: Sequence[str], entry: _Entry) -> None:
        self._planted += 1
        for start in starts:
            self._tree.stems.setdefault(start, _Node()).begun.append((self._planted, entry))

    def state(self, nodes: tuple[_Node, ...]) -> _State:
        """The one state that stands for `nodes`."""
        return self._states.get(nodes) or self._states.setdefault(nodes, _State(self, nodes))

    def scan(self, text: str, span: Span) -> Marks:
        """The words of every table in `span`, by place; within one table the longest, without overlap."""
        opened: list[tuple[int, _State]] = []
        hits = self._by_sign(text, span) if self._lexicon.joined else self._by_word(text, span, opened)
        reached: dict[str, int] = {}
        for start, end, entry in sorted(self._open_hits(text, span, opened), key=itemgetter(0)):
            if reached.get(entry.table, 0) <= start:
                reached[entry.table] = end
                insort(hits[entry.table], (start, end, entry.value), key=itemgetter(0, 1))
        return Marks(hits, [(start, state.periods) for start, state in opened] if self._dated else None)

    def _by_sign(self, text: str, span: Span) -> dict[str, list[Hit]]:
        ends: dict[str, int] = {}
        hits: dict[str, list[Hit]] = defaultdict(list)
        for start in range(span.start, span.end):
            best: dict[str, tuple[int, Any]] = {}
            for e in self._signs.get(text[start], ()):
                free = ends.get(e.table, 0) <= start
                hit = e.regex.match(text, start, span.end) if free else None
                if hit and hit.end() > best.get(e.table, _NOTHING)[0]:
                    best[e.table] = (hit.end(), e.value)
            for table, (end, value) in best.items():
                ends[table] = end
                hits[table].append((start, end, value))
        return hits

    def _by_word(  # noqa: C901 (the innermost loop of the reader, where a call more is felt)
        self, text: str, span: Span, opened: list[tuple[int, _State]]
    ) -> dict[str, list[Hit]]:
        """The words found; `opened` gets the places where an expression may match, with the state of its first word."""
        root = self._root
        words = [(*hit.span(), hit[0]) for hit in _TOKEN.finditer(text, span.start, span.end)]
        following = [*words[1:], _END]
        reached: dict[str, int] = {}  # where the last mark that is longer than its first word ends, by table
        beyond = 0
        hits: dict[str, list[Hit]] = defaultdict(list)
        for index, (start, end, word) in enumerate(words):
            state = root[word]
            if state is None:
                continue
            if state.opens:
                opened.append((start, state))
            steps: Sequence[tuple[int, _State]] = ()
            if state.leads_on:
                begin, _, more = following[index]
                if state[more if begin == end else " " + more] is not None:
                    steps = _steps(words, index, state)
            if steps or text.startswith("-", end):
                for table, (stop, value) in _longest(text, ((end, state), *steps)).items():
                    if reached.get(table, 0) <= start:
                        reached[table], beyond = stop, max(beyond, stop)
                        hits[table].append((start, stop, value))
            else:
                for table, value in state.alike:
                    if beyond <= start or reached.get(table, 0) <= start:
                        hits[table].append((start, end, value))
        return hits

    def _open_hits(
        self, text: str, span: Span, opened: Sequence[tuple[int, _State]]
    ) -> Iterator[tuple[int, int, _Entry]]:
        """Where the expressions match: those that begin at a known word there only, the others anywhere."""
        for start, state in opened:
            for entry in state.begun:
                if hit := entry.regex.match(text, start, span.end):
                    yield start, hit.end(), entry
        for entry in self._free:
            if text.find(entry.needed, span.start, span.end) >= 0:
                for hit in entry.regex.finditer(text, span.start, span.end):
                    yield hit.start(), hit.end(), entry


def _steps(words: Sequence[tuple[int, int, str]], index: int, state: _State) -> list[tuple[int, _State]]:
    """The states beyond `state` that the words after number `index` lead to and at which entries end."""
    steps: list[tuple[int, _State]] = []
    end, count = words[index][1], len(words)
    while state.leads_on and (index := index + 1) < count:
        start, stop, word = words[index]
        further = state[word if start == end else " " + word]
        if further is None:
            break
        if further.found:
            steps.append((stop, further))
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
#: Stands behind the last word of a sentence and is none.
_END = (-1, -1, "\n")


def _by_number(begun: tuple[int, _Entry]) -> int:
    return begun[0]


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
