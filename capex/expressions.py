"""What can be told of a regular expression from how it is written, so that plain search can spare the expression."""

from __future__ import annotations

import re

_GROUP = re.compile(r"\((?:[^()\\\[]|\\.|\[[^\]]*\])*\)[?*]?")
_REPEAT = r"(?:[?*+]|\{[^}]*\})[?+]?"
_LOOSE = re.compile(rf"\\.(?:{_REPEAT})?|\[(?:\\.|[^\]])*\](?:{_REPEAT})?|.{_REPEAT}|[.^$]")


def needed_in(expression: str) -> str:
    """The longest run of letters that every match of `expression` holds, so that plain search can rule it out.

    Groups, classes and whatever is repeated are taken to hold nothing for sure.
    """
    left = _without_groups(expression)
    return "" if "|" in left else max(_LOOSE.sub("\0", left).split("\0"), key=len)


_BEHIND = r"\(\?<[=!](?:[^()\\]|\\.)*\)"
#: A word begins here: what stands before is no letter, or a blank, or nothing.
_BLANK = r"\(\?<=(?:(?:[^()|\\]|\\.)* |\\n|\^)\)"
_EDGES = rf"\\b|\(\?<!(?:\\w|\[\\w-\])\)|{_BLANK}|\(\?:{_BLANK}(?:\|{_BLANK})*\)"
#: What is no word stands by itself.
_SIGN = r"(?=\\[^\w\s][^?*{|][^|]*$)"
_EDGE = re.compile(rf"(?:{_BEHIND})*(?:{_EDGES}|{_SIGN})(?:{_BEHIND})*")


def openings(expression: str) -> tuple[str, ...]:
    """How the first word or sign of every match of `expression` begins; nothing where that cannot be told.

    Told only of expressions that begin at a word's edge.
    """
    edge = _EDGE.match(expression)
    words, empty = _Beginnings(expression, edge.end()).of_choice() if edge else (_ANYTHING, True)
    return () if empty or words & _ANYTHING else tuple(sorted(words))


_ONE_WORD = re.compile(
    r"\(\?<!\\w\)(?:\(\?<?!(?:[^()]|\([^()]*\))*\))*\\w(?:\+|\{\d+,\})(?:(\w+)|\(\?:([\w|]+)\))\(\?!\\w\)"
)


def endings(expression: str) -> tuple[str, ...]:
    """How the word ends that every match of `expression` is; nothing where it is no single word of known endings."""
    word = _ONE_WORD.fullmatch(expression)
    return tuple((word[1] or word[2]).split("|")) if word else ()


#: Where the first word is not known.
_ANYTHING = frozenset({""})
_GROUP_HEAD = re.compile(r"\(\?(?::|P<\w+>|(?P<around><?[=!]))|\(")
_LETTERS = re.compile(r"\w+(?=\w[?*+{])|\w(?=[?*+{])|\w+|.")
_CLASS = re.compile(r"\[(?:\\.|[^\]])*\]|\\.|\.")
_HOW_OFTEN = re.compile(r"(?:(?P<never>\?|\*|\{0?,\d*\})|\+|\{[\d,]*\})?\??")
_SIGNS = [chr(code) for code in range(0x20, 0x180)]
#: A class of more signs than these could begin with anything.
_FEW = 10


class _Beginnings:
    """Goes through an expression item by item for how its matches begin: with which words, and whether with none."""

    def __init__(self, expression: str, place: int) -> None:
        self.expression, self.place = expression, place

    def of_choice(self) -> tuple[frozenset[str], bool]:
        """The beginnings of the alternatives up to the end of a group."""
        words, empty = self.of_sequence()
        while self.expression.startswith("|", self.place):
            self.place += 1
            more, none = self.of_sequence()
            words, empty = words | more, empty or none
        return words, empty

    def of_sequence(self) -> tuple[frozenset[str], bool]:
        """The beginnings of items one behind the other: of the first one, and the next where that may be left out."""
        words, empty = frozenset[str](), True
        while self.place < len(self.expression) and self.expression[self.place] not in "|)":
            more, none = self.of_item()
            words, empty = (words | more, none) if empty else (words, False)
        return words, empty

    def of_item(self) -> tuple[frozenset[str], bool]:
        """The beginnings of a group, a class, an escaped sign or a run of letters."""
        sign, empty = self.expression[self.place], False
        if sign == "(":
            around = self._taken(_GROUP_HEAD)["around"]
            words, empty = self.of_choice()
            self.place += 1
            words, empty = (frozenset(), True) if around else (words, empty)
        elif self.expression.startswith((r"\b", r"\B"), self.place):
            self.place += 2
            words, empty = frozenset(), True
        elif sign in "[\\.":
            words = _of_class(self._taken(_CLASS)[0])
        else:
            words = frozenset({self._taken(_LETTERS)[0]})
        return words, empty or bool(self._taken(_HOW_OFTEN)["never"])

    def _taken(self, kind: re.Pattern[str]) -> re.Match[str]:
        hit = kind.match(self.expression, self.place)
        assert hit
        self.place = hit.end()
        return hit


def _of_class(signs: str) -> frozenset[str]:
    found = frozenset(sign for sign in _SIGNS if re.match(signs, sign))
    return found if len(found) <= _FEW else _ANYTHING


def _without_groups(expression: str) -> str:
    """`expression` with a mark for each of its groups."""
    left, count = expression, 1
    while count:
        left, count = _GROUP.subn("\0", left)
    return left
