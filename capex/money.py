"""Amounts of money: currencies that may be ambiguous, and ranges whose ends may be open."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self


class InvalidRangeError(ValueError):
    """A range without any end, or with its low end above its high end."""


#: What a sign or word may stand for before the company's context decides, likeliest first.
AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "TWD", "HKD", "SGD"),
    "¥": ("JPY", "CNY"),
    "元": ("CNY", "TWD", "HKD"),
    "kr": ("DKK", "NOK", "SEK"),
}


def settle_currency(code: str, home: str) -> str:
    """The ISO 4217 code that `code` means for a company whose home currency is `home`.

    An unambiguous code is returned as it is. An ambiguous sign (`$`, `¥`, `元`, `kr`) is the home currency
    where that is one of its meanings, else its likeliest meaning.
    """
    meanings = AMBIGUOUS.get(code)
    if meanings is None:
        return code
    return home if home in meanings else meanings[0]


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, in units of a currency (or as fractions, for growth). `None` is an open end.

    `approx` keeps the hedge ("about"). `step` is the place value of the least exact digit that was written
    ("37.2 billion" has 100,000,000) and is `None` where it is not known; it takes no part in equality.
    """

    low: Decimal | None
    high: Decimal | None
    approx: bool = False
    step: Decimal | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise InvalidRangeError("a range needs at least one end; give low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidRangeError(f"low end {self.low} is above high end {self.high}; give them in order")

    @classmethod
    def point(cls, value: Decimal, *, approx: bool = False, step: Decimal | None = None) -> Self:
        """The range that holds one value only."""
        return cls(value, value, approx, step)

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        """Whether one end is open."""
        return self.low is None or self.high is None

    @property
    def middle(self) -> Decimal | None:
        """Halfway between both ends; `None` where one is open."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def width(self) -> Decimal | None:
        """High less low; `None` where one is open."""
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """Both ends, low first."""
        return self.low, self.high

    def scaled(self, factor: Decimal) -> Range:
        """Each end (and the step) times `factor`, which must be positive."""
        low, high, step = (None if v is None else v * factor for v in (self.low, self.high, self.step))
        return Range(low, high, self.approx, step)
