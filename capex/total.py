"""The sum of a group's standing figures: ranges add end by end, a floor stays a floor.

Spending is never negative, so a ceiling ("up to 65") adds nothing to what is firm and all of itself on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, product

from capex.money import Range

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Member:
    """One company's part of a total.

    `range` is in the currency of the total; `stated` and `currency` are what the company said. `covers` are the first
    and last day of its period. `last_year` is what it spent in the year before, in the currency of the total.
    """

    company: str
    range: Range
    said_on: date
    period: str = ""
    covers: tuple[date, date] | None = None
    definition: tuple[str, ...] = ()
    status: str = ""
    stated: Range | None = None
    currency: str = ""
    last_year: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A sum. `firm` is the least it can be, `on_top` what ceilings may add to that, `top` the most that was named.

    `is_floor` says that some member may spend any amount more, so that `top` is no limit.
    """

    members: tuple[Member, ...]
    firm: Decimal
    top: Decimal
    is_floor: bool
    on_top: Decimal = _NOTHING
    last_year: Decimal | None = None
    warnings: tuple[str, ...] = ()

    @property
    def range(self) -> Range:
        """The sum as a range: its high end is open where a member's is."""
        return Range(self.firm, None if self.is_floor else self.top)


def total(members: Iterable[Member]) -> Total:
    """Add up the figures of `members`, and last year's spending where it is known of each of them."""
    found = tuple(members)
    years = [member.last_year for member in found if member.last_year is not None]
    return Total(
        found,
        firm=sum((m.range.low or _NOTHING for m in found), _NOTHING),
        top=sum((_most(m.range) for m in found), _NOTHING),
        is_floor=any(m.range.high is None for m in found),
        on_top=sum((m.range.high or _NOTHING for m in found if m.range.low is None), _NOTHING),
        last_year=sum(years, _NOTHING) if found and len(years) == len(found) else None,
        warnings=tuple(_warnings(found)),
    )


def _most(of: Range) -> Decimal:
    """The largest amount that a range names."""
    most = of.low if of.high is None else of.high
    assert most is not None
    return most


def _warnings(members: Sequence[Member]) -> Iterator[str]:
    spans = {member.covers for member in members if member.covers}
    if len(spans) > 1:
        odd = [f"{m.company} {m.covers[0]}..{m.covers[1]}" for m in members if m.covers and m.covers != _usual(members)]
        yield f"fiscal years differ: {', '.join(odd)}"
    named = {member.definition for member in members}
    if len(named) > 1:
        odd = [f"{m.company}: {', '.join(m.definition)}" for m in members if m.definition]
        yield f"definitions differ: {'; '.join(odd)}"
    unsure = [m.company for m in members if m.status in ("reported", "conflict")]
    if unsure:
        yield f"only the press says so, or documents differ: {', '.join(unsure)}"


def _usual(members: Sequence[Member]) -> tuple[date, date] | None:
    """The span of days that most members share; calendar years where there are as many of each."""
    spans = [m.covers for m in members if m.covers]
    return max(spans, key=lambda span: (spans.count(span), span[1].month == 12, span), default=None)


# ---- explaining a sum that somebody printed ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """One member's figure as a sum may use it. `bound` is `low`, `high`, `middle` or `point`."""

    company: str
    value: Decimal
    bound: str
    said_on: date


@dataclass(frozen=True, slots=True)
class Explanation:
    """A way to reach a sum: the choices made, what they add up to, and how far that is from the sum (a fraction)."""

    choices: tuple[Choice, ...]
    value: Decimal
    off: Decimal


#: A printed sum is rounded; a way that ends further off than this share explains nothing.
TOLERANCE = Decimal("0.02")
#: So many members are searched in all their subsets; a longer list only whole.
_SUBSETS = 8


def explain(
    printed: Decimal, histories: Mapping[str, Sequence[Member]], *, most: int = 10, tolerance: Decimal = TOLERANCE
) -> tuple[Explanation, ...]:
    """The ways to reach a printed sum out of members, bounds and dates, the best first.

    `histories` holds for each company the figures that stood one after the other. Close ways come first; among those
    that round to the same, ways with more members, of one time, that use like bounds.
    """
    options = {name: _options(figures) for name, figures in histories.items() if figures}
    names = sorted(options)
    sizes = range(len(names), 1 if len(names) > 1 else 0, -1) if len(names) <= _SUBSETS else (len(names),)
    found: list[Explanation] = []
    for size in sizes:
        for chosen in combinations(names, size):
            found += _ways(printed, [options[name] for name in chosen], tolerance)
    return tuple(sorted(found, key=_plausible)[:most])


def _options(figures: Sequence[Member]) -> list[Choice]:
    """The ways to use a company's figures, the newest first."""
    found: dict[Decimal, Choice] = {}
    for member in sorted(figures, key=lambda m: m.said_on, reverse=True):
        for bound, value in _bounds(member.range):
            found.setdefault(value, Choice(member.company, value, bound, member.said_on))
    return list(found.values())


def _bounds(of: Range) -> Iterator[tuple[str, Decimal]]:
    if of.low is not None and of.low == of.high:
        yield "point", of.low
        return
    ends = (("high", of.high), ("low", of.low), ("middle", of.middle))
    yield from ((bound, value) for bound, value in ends if value is not None)


def _ways(printed: Decimal, options: list[list[Choice]], tolerance: Decimal) -> Iterator[Explanation]:
    # The number of ways grows with every member; the newest figures of each are enough for long lists.
    kept = max(3, int(200_000 ** (1 / len(options)))) if options else 0
    for choices in product(*(one[:kept] for one in options)):
        value = sum((choice.value for choice in choices), _NOTHING)
        off = abs(value - printed) / printed
        if off <= tolerance:
            yield Explanation(choices, value, off)


def _plausible(way: Explanation) -> tuple[object, ...]:
    """Small is plausible: close, complete, of one season, with like bounds."""
    bounds = {choice.bound for choice in way.choices if choice.bound != "point"}
    days = [choice.said_on for choice in way.choices]
    apart = (max(days) - min(days)).days
    return round(way.off, 3), -len(way.choices), apart, len(bounds), way.value, days
