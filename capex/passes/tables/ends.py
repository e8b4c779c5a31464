"""Which end of a range the heading of a column tells, and whether it holds but a change."""

from __future__ import annotations

from collections.abc import Sequence

from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.headings import whens_of


def place_of(heading: str, lexicon: Lexicon) -> str:
    """The end of a range, or its middle, that a heading names."""
    tables = (("low", lexicon.column_lows), ("high", lexicon.column_highs), ("middle", lexicon.column_middles))
    return next((name for name, words in tables if any_of(words, lexicon).search(heading)), "")


def tells_a_change(heading: str, place: str, lexicon: Lexicon) -> bool:
    """Whether a column holds how far a figure has moved: "change from", which is no low end."""
    changes = any_of(lexicon.column_changes, lexicon)
    return changes.match(heading) is not None if place else changes.search(heading) is not None


def _dated(headings: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The headings of columns, where the high end of a range has the time of its low end: "Q3 low | high | FY low"."""
    found: list[str] = []
    for heading in headings:
        last = found[-1] if found else ""
        times = whens_of(last, lexicon) if last and place_of(heading, lexicon) in ("high", "middle") else ()
        own = not times or place_of(last, lexicon) not in ("low", "middle") or whens_of(heading, lexicon)
        found.append(heading if own else f"{times[0].span.of(last)} {heading}")
    return tuple(found)


def _paired(headings: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The headings of columns, where one for a guidance before or now stands over both of its ends."""
    versions = any_of((*lexicon.column_priors, *lexicon.column_currents), lexicon)
    plans = any_of(lexicon.column_plans, lexicon)
    ends, found = (lexicon.column_lows[:1], lexicon.column_highs[:1]), list(headings)
    for heading in dict.fromkeys(headings):
        own = [n for n, each in enumerate(headings) if each == heading]
        told = versions.search(heading) and plans.search(heading) and not place_of(heading, lexicon)
        if len(own) == 2 and own[1] == own[0] + 1 and told:
            found[own[0] : own[1] + 1] = [f"{heading} {word}" for words in ends for word in words]
    return tuple(found)


def with_ends(headings: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The headings of columns, each with its time and its end of a range where another one gives them."""
    return _dated(_paired(headings, lexicon), lexicon)
