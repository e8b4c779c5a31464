"""Numbers in several words, as they are spoken: "seventy-five", "a hundred and fifty", "one point two five"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from capex.lexicon.words import Lexicon

_TEN, _HUNDRED = 10, 100


def _any(words: tuple[str, ...]) -> str:
    """Any of `words` as a whole, longest first; never matches where there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in ordered) + ")" if words else "(?!)"


@cache
def spoken(lexicon: Lexicon) -> str:
    """The expression of a number in several words, beside those that a table has whole; never matches without any."""
    if not lexicon.hundreds:
        return r"(?!)"
    whole = {word: value for word, value in lexicon.numbers.items() if " " not in word and value % 1 == 0}
    ones = _any(tuple(word for word, value in whole.items() if 0 < value < _TEN and len(word) > 1))
    tens = _any(tuple(word for word, value in whole.items() if value > _TEN and value % _TEN == 0))
    every = _any(tuple(whole))
    small = rf"(?:{tens}[\s-]{ones}|{every})"
    joined = rf"[\s-](?:{_any(lexicon.ands)}\s)?"
    many = rf"{small}[\s-]{_any(lexicon.hundreds)}(?:{joined}{small}(?![\s-]{_any(lexicon.hundreds)}))?"
    plain = rf"(?:{many}|{small})"
    parts = rf"{plain}(?:\s{_any(lexicon.points)}(?:\s(?:{ones}|{_any(lexicon.noughts)}))+)"
    halves = rf"(?:{plain}|\d{{1,3}})[\s-]{_any(tuple(lexicon.halves))}"
    return rf"(?:{many}|{no_rest(lexicon)}(?:{parts}|{halves}|{tens}[\s-]{ones}))(?!\w)"


@cache
def no_rest(lexicon: Lexicon) -> str:
    """An expression that what is left of a longer number fails: the twenty of "hundred and twenty"."""
    ends = (*lexicon.hundreds, *(f"{word} {and_}" for word in lexicon.hundreds for and_ in lexicon.ands))
    return "".join(rf"(?<!{re.escape(end)}\s)" for end in ends)


@cache
def before_halves(lexicon: Lexicon) -> str:
    """An expression that no digit may stand before which begin "4 and a half"."""
    return rf"(?!\d{{1,3}}[\s-]{_any(tuple(lexicon.halves))})" if lexicon.halves else ""


@lru_cache(maxsize=1024)
def number_of(said: str, lexicon: Lexicon) -> Decimal:
    """The value of a number in words."""
    said = re.sub(r"\s+", " ", said)
    if said not in lexicon.numbers:
        said = said.replace("-", " ")
    if said in lexicon.numbers or said.isdigit():
        return lexicon.numbers.get(said) or Decimal(said if said.isdigit() else 0)
    for half, share in lexicon.halves.items():
        if said.endswith(f" {half}"):
            return number_of(said.removesuffix(f" {half}"), lexicon) + share
    for point in lexicon.points:
        whole, sign, places = said.partition(f" {point} ")
        if sign:
            digits = (0 if place in lexicon.noughts else number_of(place, lexicon) for place in places.split())
            return Decimal(f"{number_of(whole, lexicon)}.{''.join(map(str, digits))}")
    return _hundreds(said, lexicon)


def _hundreds(said: str, lexicon: Lexicon) -> Decimal:
    for hundred in lexicon.hundreds:
        many, sign, rest = f"{said} ".partition(f" {hundred} ")
        if sign:
            words = [word for word in rest.split() if word not in lexicon.ands]
            return number_of(many, lexicon) * _HUNDRED + (number_of(" ".join(words), lexicon) if words else 0)
    tens, _, ones = said.partition(" ")
    return lexicon.numbers[tens] + lexicon.numbers[ones]
