"""A figure that names no currency is in that of a figure shortly before it ("64 Milliarden Dollar, zuvor 60 Milliarden")."""

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


def with_currencies(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """`sentences` with the currencies that their figures leave out."""
    known: list[tuple[int, Amount]] = []
    for number, sentence in enumerate(sentences):
        found = []
        for amount in sentence.amounts:
            found.append(_settled(amount, number, known))
            if found[-1].currency and found[-1].unit is Unit.MONEY:
                known.append((number, found[-1]))
        yield replace(sentence, amounts=tuple(found)) if sentence.amounts else sentence
