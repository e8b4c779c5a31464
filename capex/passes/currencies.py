"""A figure that names no currency is in that of a figure shortly before ("64 Milliarden Dollar, zuvor 60")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from capex.tokens import Amount, Sentence, Unit

#: How many sentences a currency reaches, and by how much the figures may differ.
_REACH, _ALIKE = 3, Decimal(100)


def _size(amount: Amount) -> Decimal:
    return amount.range.high or amount.range.low or Decimal(0)


def _settled(amount: Amount, number: int, known: Sequence[tuple[int, Amount]]) -> Amount:
    """`amount` with the currency of the nearest of `known`, figures with the number of their sentence."""
    if amount.unit is not Unit.MONEY or amount.currency or _size(amount) < _LEAST:
        return amount
    for place, other in reversed(known):
        if number - place > _REACH:
            break
        if _size(other) / _ALIKE < _size(amount) < _size(other) * _ALIKE:
            return replace(amount, currency=other.currency)
    return amount


_LEAST = Decimal(10) ** 6


def _following(sentence: Sentence, number: int) -> list[tuple[int, Amount]]:
    """The first figure of `sentence` that names its currency, for those before it ("statt 66 bis 72 nun …")."""
    named = [a for a in sentence.amounts if a.currency and a.unit is Unit.MONEY]
    return [(number, named[0])] if named else []


def with_currencies(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """`sentences` with the currencies that their figures leave out."""
    known: list[tuple[int, Amount]] = []
    for number, sentence in enumerate(sentences):
        found = []
        for amount in sentence.amounts:
            settled = _settled(amount, number, known)
            found.append(settled if settled.currency else _settled(amount, number, _following(sentence, number)))
            if found[-1].currency and found[-1].unit is Unit.MONEY:
                known.append((number, found[-1]))
        yield replace(sentence, amounts=tuple(found)) if sentence.amounts else sentence
