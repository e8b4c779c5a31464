"""One index over all tables of a language: which of its words stand where in a sentence."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from capex.document import Span
from capex.expressions import endings, needed_in, openings
from capex.lexicon.words import Lexicon
from capex.matching import entries, is_open, pattern
from capex.tokens import Hit, Marks, Opening
from capex.tree import Entry, Firsts, Found, Node, State

#: A word or sign with the blanks before it.
_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])")
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
        self._tree = Node()
        self._states: dict[tuple[Node, ...], State] = {}
        self._firsts = Firsts(self.state((self._tree,)))
        self._signs: dict[str, list[Entry]] = {}
        self._free: list[Entry] = []
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
                self._plant_free(self._compiled(table, entry, value))
        # One expression for the stems of each table: a sentence is searched once for all of them.
        self._free += [Entry(table, re.compile("|".join(forms)), None) for table, forms in open_words.items()]

    def _add(self, table: str, entry: str, value: Any) -> None:
        if self._lexicon.joined:
            self._signs.setdefault(entry[0], []).append(self._compiled(table, entry, value))
        else:
            self._plant(table, entry, value)

    def _compiled(self, table: str, entry: str, value: Any) -> Entry:
        expression = pattern(entry, self._lexicon)
        return Entry(table, re.compile(expression), value, needed_in(expression))

    def _plant(self, table: str, entry: str, value: Any) -> None:
        node, stem = self._tree, ""
        for blank, word, stem in _PIECE.findall(entry):
            branch = node.stems if stem else node.exact
            node = branch.setdefault((" " if blank else "") + word, Node())
        node.found.append(Found(table, value, bool(stem)))

    def _plant_periods(self) -> bool:
        """Notes with which words each period may begin; false where that cannot be told of one of them."""
        starts = [openings(r"\b" + expression) for _, expression in self._lexicon.periods]
        for number, words in enumerate(starts):
            for word in words:
                self._tree.stems.setdefault(word, Node()).periods.append(number)
        return all(starts)

    def _plant_open(self, starts: Sequence[str], entry: Entry) -> None:
        self._planted += 1
        for start in starts:
            self._tree.stems.setdefault(start, Node()).begun.append((self._planted, entry))

    def _plant_free(self, entry: Entry) -> None:
        """An expression for one word that ends in certain letters is tried at such words, any other anywhere."""
        ends = () if self._lexicon.joined else endings(entry.regex.pattern)
        for end in ends:
            self._tree.tails.setdefault(end, Node()).begun.append((_LAST, entry))
        if not ends:
            self._free.append(entry)

    def state(self, nodes: tuple[Node, ...]) -> State:
        """The one state that stands for `nodes`."""
        return self._states.get(nodes) or self._states.setdefault(nodes, State(self.state, nodes))

    def scan(self, text: str, span: Span) -> Marks:
        """The words of every table in `span`, by place; within one table the longest, without overlap."""
        open_hits: list[tuple[int, int, Entry]] = []
        openings: list[Opening] = []
        joined = self._lexicon.joined
        hits = self._by_sign(text, span) if joined else self._by_word(text, span, open_hits, openings)
        for entry in self._free:
            if text.find(entry.needed, span.start, span.end) >= 0:
                open_hits += [(*hit.span(), entry) for hit in entry.regex.finditer(text, span.start, span.end)]
        reached: dict[str, int] = {}
        for start, end, entry in sorted(open_hits, key=_START):
            if reached.get(entry.table, 0) <= start:
                reached[entry.table] = end
                insort(hits[entry.table], (start, end, entry.value), key=_PLACE)
        return Marks(hits, openings if self._dated else None)

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

    def _by_word(  # noqa: C901, PLR0912 (the innermost loop of the reader, where a call more is felt)
        self, text: str, span: Span, open_hits: list[tuple[int, int, Entry]], openings: list[Opening]
    ) -> dict[str, list[Hit]]:
        """The words found.

        `open_hits` gets the expressions that match where a known word begins, `openings` the places of periods.
        """
        tokens, stop = _TOKEN.findall(text, *span), span.end
        reached: dict[str, int] = {}  # where the last mark that is longer than its first word ends, by table
        beyond = 0
        hits: dict[str, list[Hit]] = defaultdict(list)
        end = span.start
        for index, (token, first) in enumerate(zip(tokens, map(self._firsts.__getitem__, tokens), strict=True), 1):
            end += len(token)
            if first is None:
                continue
            state, length = first
            start = end - length
            if state.periods:
                openings.append((start, state.periods))
            if state.begun and state.begins(text, start, stop):
                open_hits += _matching(state.begun, text, start, stop)
            more = tokens[index] if index < len(tokens) else text[end : end + 1]
            steps: Sequence[tuple[int, State]] = ()
            if state.leads_on and state[more] is not None:
                steps = _steps(tokens, index, end, state)
            if steps or more == "-":
                for table, (beyond_it, value) in _longest(text, ((end, state), *steps)).items():
                    if reached.get(table, 0) <= start:
                        reached[table], beyond = beyond_it, max(beyond, beyond_it)
                        hits[table].append((start, beyond_it, value))
            elif beyond <= start:
                for table, value in state.alike:
                    hits[table].append((start, end, value))
            else:
                for table, value in state.alike:
                    if reached.get(table, 0) <= start:
                        hits[table].append((start, end, value))
        return hits


def _matching(candidates: Sequence[Entry], text: str, start: int, stop: int) -> Iterator[tuple[int, int, Entry]]:
    for entry in candidates:
        if hit := entry.regex.match(text, start, stop):
            yield start, hit.end(), entry


def _steps(tokens: Sequence[str], index: int, end: int, state: State) -> list[tuple[int, State]]:
    """The states that the tokens from `index` on lead to and at which entries end; `state` ends at `end`."""
    steps: list[tuple[int, State]] = []
    for token in tokens[index:]:
        further = state[token] if state.leads_on else None
        if further is None:
            break
        end += len(token)
        if further.found:
            steps.append((end, further))
        state = further
    return steps


def _longest(text: str, steps: Sequence[tuple[int, State]]) -> dict[str, tuple[int, Any]]:
    """The longest entry of each table that ends at one of `steps`."""
    best: dict[str, tuple[int, Any]] = {}
    for end, state in steps:
        for table, stop, value in _ended(text, end, state.found):
            if stop > best.get(table, _NOTHING)[0]:
                best[table] = (stop, value)
    return best


_NOTHING = (0,)
_START, _PLACE = itemgetter(0), itemgetter(0, 1)
#: The number of an expression that comes after all others.
_LAST = 1_000_000


def _ended(text: str, end: int, found: Sequence[Found]) -> list[tuple[str, int, Any]]:
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
