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
#: A word begins here: what stands before is no letter, or a blank.
_EDGE = re.compile(rf"(?:{_BEHIND})*(?:\\b|\(\?<!\\w\)|\(\?<=[^()|\\]* \))(?:{_BEHIND})*")
#: Plain letters, of which the last may be left out; a digit.
_LITERAL = re.compile(r"(\w+)(?=\w[?*{])|(\w+)(?![\w?*{])|\\d(?![?*{])")
_CHOICE = re.compile(r"\(\?:([^()]*)\)(\?)?")


def openings(expression: str) -> tuple[str, ...]:
    """How the first word of every match of `expression` begins; nothing where that cannot be told.

    Told only of expressions that begin at a word's edge and go on with plain letters, or with choices of such.
    """
    edge = _EDGE.match(expression)
    if not edge or "|" in _without_groups(expression):
        return ()
    left, found = expression[edge.end() :], []
    while choice := _CHOICE.match(_without_inner_groups(left)):
        found += [_opening(form) for form in choice[1].split("|")]
        if not choice[2]:
            break
        left = _without_inner_groups(left)[choice.end() :]
    else:
        found.append(_opening(left))
    return tuple({word: None for words in found for word in words}) if all(found) else ()


def _opening(form: str) -> tuple[str, ...]:
    literal = _LITERAL.match(form)
    if literal is None:
        return ()
    word = literal[1] or literal[2]
    return (word,) if word else tuple("0123456789")


def _without_groups(expression: str) -> str:
    """`expression` with a mark for each of its groups."""
    left, count = expression, 1
    while count:
        left, count = _GROUP.subn("\0", left)
    return left


def _without_inner_groups(expression: str) -> str:
    """The same, without touching a group that `expression` begins with."""
    opening = "(?:" if expression.startswith("(?:") else ""
    return opening + _without_groups(expression[len(opening) :])
