"""Sets of words, stems among them, that are asked for word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

WORD = re.compile(r"\w+")
#: So many words are remembered.
_REMEMBERED = 20_000


class Firsts(dict[str, bool]):
    """Whether a word is one of a table's entries of one word, or begins with the stem of one."""

    def __init__(self, entries: Iterable[str]) -> None:
        super().__init__()
        single = [entry for entry in entries if re.fullmatch(r"\w+\*?", entry)]
        self._stems = tuple(entry[:-1] for entry in single if entry.endswith("*"))
        self._exact = frozenset(entry for entry in single if not entry.endswith("*"))

    def __missing__(self, word: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[word] = word in self._exact or word.startswith(self._stems)
        return found


@cache
def firsts(entries: tuple[str, ...]) -> Firsts:
    """The set of the entries of one word."""
    return Firsts(entries)


def holds(words: Sequence[str], entries: Firsts) -> bool:
    """Whether any of `words` is in a set."""
    return any(map(entries.__getitem__, words))
