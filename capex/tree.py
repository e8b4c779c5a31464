"""The entries of a spaced language as a tree of words, and what a text leads to along it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Entry:
    """An expression of a table, and the value it stands for."""

    table: str
    regex: re.Pattern[str]
    value: Any
    needed: str = ""  #: letters without which `regex` matches nothing


class Node:
    """One word further into the entries of a spaced language. A key with a blank before it stands apart in the text."""

    __slots__ = ("begun", "exact", "found", "periods", "stems", "tails")

    def __init__(self) -> None:
        self.exact: dict[str, Node] = {}
        self.stems: dict[str, Node] = {}
        self.tails: dict[str, Node] = {}  # by how the word ends
        self.found: list[Found] = []
        self.periods: list[int] = []  # the numbers of the lexicon's periods that may begin with such a word
        self.begun: list[tuple[int, Entry]] = []  # expressions that may match where such a word begins, numbered


class Found(NamedTuple):
    """An entry that ends with a word; the stem of a word takes the rest of the word along."""

    table: str
    value: Any
    stem: bool


StateOf = Callable[[tuple[Node, ...]], "State"]


class State(dict[str, "State | None"]):
    """All the nodes that a text has led to so far, as one, and the further state that each token leads to from there.

    Tokens come back, so what they lead to is remembered; `None` where it is nothing.
    """

    __slots__ = ("_state_of", "alike", "begins", "begun", "found", "leads_on", "nodes", "periods")

    def __init__(self, state_of: StateOf, nodes: tuple[Node, ...]) -> None:
        """`state_of` has the one state that stands for some nodes."""
        super().__init__()
        self._state_of, self.nodes = state_of, nodes
        self.found = tuple(found for node in nodes for found in node.found)
        #: What ends here where no hyphen follows: then all of it ends at one place, and the first of a table counts.
        self.alike = tuple({table: value for table, value, _ in reversed(self.found)}.items())[::-1]
        self.begun = tuple(entry for _, entry in sorted((b for node in nodes for b in node.begun), key=itemgetter(0)))
        self.begins: Callable[[str, int, int], re.Match[str] | None] = self._made_when_needed
        self.periods = tuple(sorted({number for node in nodes for number in node.periods}))
        self.leads_on = any(node.exact or node.stems for node in nodes)

    def _made_when_needed(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Whether any expression of `begun` matches: one attempt for all, since seldom one of them does."""
        self.begins = re.compile("|".join(entry.regex.pattern for entry in self.begun)).match
        return self.begins(text, start, end)

    def __missing__(self, token: str) -> State | None:
        """Where `token` leads to, a word or sign with the blanks before it."""
        word = token.lstrip()
        state = self.after(word if len(word) == len(token) else " " + word)
        if len(self) > _REMEMBERED:
            self.clear()
        self[token] = state
        return state

    def after(self, key: str) -> State | None:
        """Where a word leads to; what stands apart in the text has one blank before it."""
        nodes = tuple(further for node in self.nodes for further in _further(node, key))
        return self._state_of(nodes) if nodes else None


class Firsts(dict[str, "tuple[State, int] | None"]):
    """Where each first word of an entry leads to, with the length of the word itself: blanks may stand before it."""

    __slots__ = ("_root",)

    def __init__(self, root: State) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, token: str) -> tuple[State, int] | None:
        word = token.lstrip()
        state = self._root.after(word)
        if len(self) > _REMEMBERED:
            self.clear()
        first = self[token] = (state, len(word)) if state is not None else None
        return first


def _further(node: Node, key: str) -> Iterator[Node]:
    if (exact := node.exact.get(key)) is not None:
        yield exact
    yield from (stem for start, stem in reversed(node.stems.items()) if key.startswith(start))
    yield from (tail for end, tail in node.tails.items() if key.endswith(end))


#: So many words are remembered at each state.
_REMEMBERED = 50_000
