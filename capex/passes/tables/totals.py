"""Which of several rows of a document is all of a company's spending: the one that is called so and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.scene import Scene
from capex.passes.tables.labels import holds_more
from capex.passes.tables.unit_cells import bare
from capex.statement import Statement


def only_totals(found: Sequence[Statement], scene: Scene) -> Iterator[Statement]:
    """`found`, where of several rows for all spending in one period those named so and nothing more are meant."""
    plain = {s.period for s in found if s.scope == "total" and _is_plain(s, scene.lexicon)}
    sums = [s for s in found if s.scope == "total" and _is_total(s, scene.lexicon)]
    whole = [s for s in sums if _is_whole(s, scene.lexicon)]
    sections = _of_sections(found, scene.lexicon)
    for one in found:
        named = one.scope != "total" or one.period not in plain or _is_plain(one, scene.lexicon)
        all_of_it = one.scope != "total" or _is_total(one, scene.lexicon) or _is_name(one, scene.lexicon)
        part = not all_of_it and any(_is_larger(s, one) for s in sums)
        part = part or (one in sums and one not in whole and any(_is_larger(s, one) for s in whole))
        loose = one.scope == "total" and one not in sums
        part = part or (loose and _is_beside_a_part(one, found, scene.lexicon))
        alike = one.scope != "total" and not _is_total(one, scene.lexicon)
        alike = alike and any(_is_called_alike(one, other) for other in found)
        yield replace(one, scope=_label_of(one)) if part or not named or alike or one.span in sections else one


def _is_called_alike(one: Statement, other: Statement) -> bool:
    """Whether two rows for one period are parts of one name: "natural gas liquids", "natural gas pipelines"."""
    same = one.scope == other.scope and one.period == other.period and one.metric is other.metric
    return same and one.span != other.span and _label_of(one) != _label_of(other)


def _of_sections(found: Sequence[Statement], lexicon: Lexicon) -> set[Span]:
    """The rows that are called the total of one section of a table each: none of them is that of the others."""
    named = [s for s in found if any_of(lexicon.table_totals, lexicon).fullmatch(_label_of(s).lower())]
    several: set[Span] = set()
    for period in {s.period for s in named}:
        rows = {s.span: s for s in named if s.period == period and s.range is not None}
        own = {s.range: s for s in rows.values()}
        largest = max(own.values(), key=_size, default=None)
        rest = sum(_size(s) for s in own.values()) - (_size(largest) if largest else 0)
        summed = largest is not None and _size(largest) >= _SUM * rest and len(own) > 2
        several |= {s.span for s in own.values() if len(own) > 1 and not (summed and s is largest)}
    return several


#: Signs between two rows that stand one below the other.
_BELOW = 90


def _is_beside_a_part(one: Statement, found: Sequence[Statement], lexicon: Lexicon) -> bool:
    """Whether a row that says more than a name of spending stands beside one of a part: "base" beside "growth"."""
    parts = [other for other in found if other.scope != "total" and other.period == one.period]
    beside = any(
        _names_spending(other, lexicon)
        and min(abs(other.span.start - one.span.end), abs(one.span.start - other.span.end)) <= _BELOW
        for other in found
        if other.scope != "total"
    )
    summed = len(parts) > 1 and _size(one) >= _SUM * sum(_size(other) for other in parts)
    more = _names_spending(one, lexicon) and _says_more(_label_of(one).lower(), lexicon)
    return beside and more and not summed


#: A row is the sum of parts if it gives so much of what they add up to.
_SUM = 0.98


def _size(one: Statement) -> float:
    return float((one.range.high or one.range.low or 0) if one.range else 0)


def _names_spending(one: Statement, lexicon: Lexicon) -> bool:
    return any_of(lexicon.mentions, lexicon).search(_label_of(one).lower()) is not None


def _says_more(label: str, lexicon: Lexicon) -> bool:
    """Whether a label holds more than names of spending, what defines or plans it, and when."""
    known = (
        *lexicon.mentions, *lexicon.total_words, *lexicon.definitions, *lexicon.column_plans, *lexicon.table_scales,
        *lexicon.table_totals, *lexicon.planned, *lexicon.excluded, *lexicon.consisting,
        *lexicon.capex_context, *lexicon.ands,
    )  # fmt: skip
    return any(sign.isalpha() for sign in any_of(known, lexicon).sub(" ", label))


def _is_larger(whole: Statement, one: Statement) -> bool:
    """Whether a row that is called the total gives more for the same period."""
    if whole.period != one.period or whole.range is None or one.range is None:
        return False
    ends = zip(whole.range.ends, one.range.ends, strict=True)
    return all(more is not None and less is not None and more > less for more, less in ends)


def _label_of(one: Statement) -> str:
    return bare(re.split(r"\||\n| {3}|: ?[~$€£]?\d| [$€£]?\d[\d,.]* (?:-|to) ", one.quote)[0])


def _is_plain(one: Statement, lexicon: Lexicon) -> bool:
    """Whether a row's label holds but a name of capital spending, or says that it adds up."""
    return not holds_more(_label_of(one).lower(), lexicon) or _is_total(one, lexicon)


def _is_name(one: Statement, lexicon: Lexicon) -> bool:
    """Whether a row's label is nothing but a name of capital spending."""
    return any_of(lexicon.mentions, lexicon).fullmatch(_label_of(one).lower()) is not None


def _is_whole(one: Statement, lexicon: Lexicon) -> bool:
    """Whether a row's label says nothing but that it adds up spending: "total capital expenditures"."""
    label = _label_of(one).lower()
    if any_of(lexicon.table_totals, lexicon).fullmatch(label):
        return True
    rest = any_of(lexicon.total_words, lexicon).sub(" ", label).strip()
    return not rest or any_of(lexicon.mentions, lexicon).fullmatch(rest) is not None


def _is_total(one: Statement, lexicon: Lexicon) -> bool:
    """Whether a row's label says that it adds up."""
    return any_of(lexicon.total_words, lexicon).search(_label_of(one).lower()) is not None
