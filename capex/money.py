"""Amounts of money: currencies that may be ambiguous, and ranges whose ends may be open."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self


class InvalidRangeError(ValueError):
    """A range without any end, or with its low end above its high end."""


#: The sign that is several countries' money.
YUAN = "元"
#: What a sign or word may stand for before the company's context decides, likeliest first.
AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "SGD", "NZD"),  # Taiwan and Hong Kong write NT$ and HK$
    "dollar": ("USD", "CAD"),  # the word in French: Canada's, too
    "¥": ("JPY", "CNY"),
    YUAN: ("CNY", "TWD", "HKD"),
    "kr": ("DKK", "NOK", "SEK"),
    "peso": ("MXN", "COP", "CLP", "ARS", "PHP"),
    "$peso": ("USD", "MXN", "COP", "CLP", "ARS"),  # Latin America writes its pesos with the sign of the dollar
}


def settle_currency(code: str, home: str, local: str = "") -> str:
    """The ISO 4217 code that `code` means for a company whose home currency is `home`.

    An unambiguous code is returned as it is. An ambiguous sign (`$`, `¥`, `元`, `kr`) is the home currency where that
    is one of its meanings, else the currency `local` to the text where that is one, else its likeliest meaning.
    """
    meanings = AMBIGUOUS.get(code)
    if meanings is None:
        return code
    return home if home in meanings else local if local in meanings else meanings[0]


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

    def holds(self, other: Range) -> bool:
        """Whether `other` is a range, and lies within this one; with an open end neither is known."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return False
        return not other.is_point and self.low <= other.low and other.high <= self.high

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

    @property
    def _size(self) -> Decimal:
        return max(abs(end) for end in self.ends if end is not None)

    @property
    def slack(self) -> Decimal:
        """How far off a figure may be that is written as exactly as this one: half a step, at most 1 %."""
        step = self.step or _last_place(self.ends)
        return min(step / 2, self._size / 100)

    @property
    def loose_slack(self) -> Decimal:
        """Likewise for the words of other people: half a step of a figure of two digits, at most 5 %.

        After "about" the zeros of a round number are no digits.
        """
        two_digits = Decimal(1).scaleb(self._size.adjusted() - 1)
        step = _last_place(self.ends) if self.approx else min(self.step or two_digits, two_digits)
        return max(self.slack, min(step / 2, self._size / 20))

    def same_as(self, known: Range) -> bool:
        """Whether this says the figure `known`, perhaps with fewer digits: "about 37 billion" after "37.2 billion".

        The other way round it is a new figure ("4.4 billion" after "4 billion"), but for 1 % of one that was hedged.
        """
        slack = max(self.slack, known._size / 100 if known.approx else Decimal(0))
        return all(_near(mine, its, slack) for mine, its in zip(self.ends, known.ends, strict=True))

    def hints_at(self, known: Range) -> bool:
        """Whether this may be a loose way to say `known`.

        That is a number out of it ("about 70" beside 66-72), or one of its ends as a bound ("up to 72" beside 64-72).
        """
        slack = self.loose_slack
        if self.low is None or self.high is None:
            end, its = (self.high, known.high) if self.low is None else (self.low, known.low)
            return its is not None and _near(end, its, slack)
        if self.is_point and not known.is_open:
            assert known.low is not None
            assert known.high is not None
            return known.low - slack <= self.low <= known.high + slack
        if self.is_point:
            return _near(self.low, known.high if known.low is None else known.low, slack)
        return all(_near(mine, its, slack) for mine, its in zip(self.ends, known.ends, strict=True))

    def scaled(self, factor: Decimal) -> Range:
        """Each end (and the step) times `factor`, which must be positive."""
        low, high, step = (None if v is None else v * factor for v in (self.low, self.high, self.step))
        return Range(low, high, self.approx, step)


def _near(one: Decimal | None, other: Decimal | None, slack: Decimal) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or abs(one - other) < slack


def _last_place(ends: tuple[Decimal | None, ...]) -> Decimal:
    """The smallest place value of the last digit other than zero, over the ends that are given."""
    given = [end.normalize().as_tuple().exponent for end in ends if end]
    return Decimal(1).scaleb(min(int(exponent) for exponent in given)) if given else Decimal(0)
