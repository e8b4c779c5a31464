"""Who speaks in the transcript of a call: the stretches of those who ask, and of the answers to them.

A line that begins with a name and a colon is a turn. Those who ask are called so, or speak right after an operator who
has named them or announced a question, or end the first they say with a question that another answers; they ask
whenever they speak again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of

#: A name or what somebody is called; "Q: " and "Analyst: " as well.
_HEAD = (
    r" *(?=[^\n:?!|]{1,61}(?::\s| -- ))"  # few lines have a sign that soon, which is quickly seen
    r"(?P<name>[^\W\d_][^\n:?!|]{0,59}?|[qa] ?\d{0,2})(?P<sign> ?:(?=\s)| -- [^\n:]{0,80}$)"
)
_FIRST, _LABEL = re.compile(_HEAD, re.MULTILINE), re.compile(rf"\n{_HEAD}", re.MULTILINE)  # a search skips to the sign
_WORD = re.compile(r"[^\W\d_]+")
#: A transcript has at least so many turns, and a name at most so many words.
_TURNS, _NAME = 2, 6
#: A question has at least so many words: "Doug?" only gives the word.
_QUESTION = 3
_SENTENCE = re.compile(r"[^.!?]*\?(?=[\s\"'”])")
#: And stands at most so many signs before the end of what is said.
_LAST = 160


class Turn(NamedTuple):
    """What one speaker says in one go."""

    name: str
    span: Span
    asks: bool = False


def turns_of(text: str, lexicon: Lexicon) -> tuple[Turn, ...]:
    """The turns of folded `text`, in order; none where no names stand before what is said."""
    labels = [hit for hit in (_FIRST.match(text), *_LABEL.finditer(text)) if hit]
    heads = [hit for hit in labels if len(_WORD.findall(hit["name"])) <= _NAME]
    if len(heads) < _TURNS:
        return ()
    ends = [*(hit.start() for hit in heads[1:]), len(text)]
    turns = [Turn(_name(hit), Span(hit.end(), end)) for hit, end in zip(heads, ends, strict=True)]
    asking = set(_askers(text, turns, lexicon))
    asking |= set(_asking_first(text, turns, asking, lexicon))
    return tuple(turn._replace(asks=turn.name in asking) for turn in turns) if asking else ()


def _name(hit: re.Match[str]) -> str:
    return hit["name"].strip() + (hit["sign"].rstrip() if "--" in hit["sign"] else "")


def _askers(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> Iterator[str]:
    """The names of those who ask."""
    asks, leads = any_of(lexicon.askers, lexicon), any_of(lexicon.operators, lexicon)
    for number, turn in enumerate(turns):
        if leads.search(turn.name):
            continue
        before = turns[number - 1] if number else None
        if asks.search(turn.name) or (before and leads.search(before.name) and _calls(text, before, turn, lexicon)):
            yield turn.name


def _asking_first(text: str, turns: Sequence[Turn], known: set[str], lexicon: Lexicon) -> Iterator[str]:
    """The names of those whose first words end with a question, which somebody answers who asks none himself."""
    leads, met = any_of(lexicon.operators, lexicon), set(known)
    for turn, answer in itertools.pairwise(turns):
        first = turn.name not in met and not leads.search(turn.name)
        met.add(turn.name)
        others = answer.name != turn.name and answer.name not in known and not leads.search(answer.name)
        if first and others and _asks(text, turn, lexicon) and not _asks(text, answer, lexicon):
            known = known | {turn.name}
            yield turn.name


def _asks(text: str, turn: Turn, lexicon: Lexicon) -> bool:
    """Whether one of the last sentences asks something, other than somebody to take over."""
    start, end = turn.span
    said = text[start:end].rstrip() + " "
    found = [hit for hit in _SENTENCE.finditer(said) if len(said) - hit.end() <= _LAST]
    found = [hit for hit in found if len(_WORD.findall(hit[0])) >= _QUESTION]
    return bool(found) and not any_of(lexicon.handovers, lexicon).search(found[-1][0])


def _calls(text: str, operator: Turn, turn: Turn, lexicon: Lexicon) -> bool:
    """Whether an operator announces a question, or names who speaks next and does not hand the call over."""
    said = operator.span.of(text)
    if any_of(lexicon.handovers, lexicon).search(said):
        return False
    named = set(_WORD.findall(turn.name)) & set(_WORD.findall(said))
    return bool(named) or any_of(lexicon.questions, lexicon).search(said) is not None


def asked(turns: Sequence[Turn], place: int) -> bool:
    """Whether somebody who asks speaks at `place`."""
    return any(turn.asks and turn.span.start <= place < turn.span.end for turn in turns)


def answers(turns: Sequence[Turn]) -> Iterator[tuple[Turn, Turn]]:
    """Each turn that answers, with the question before it."""
    question: Turn | None = None
    for turn in turns:
        if turn.asks:
            question = turn
        elif question is not None:
            yield question, turn


def answered_at(turns: Sequence[Turn], place: int) -> Turn | None:
    """The question that is answered at `place`."""
    found = (question for question, answer in answers(turns) if answer.span.start <= place < answer.span.end)
    return next(found, None)
