"""Amounts in any lexicon: numbers, ranges, and the hedges and bounds around them.

Numbers are read by `capex.numerals`, joined by `capex.ranges` and `capex.units`, and here become spanned amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from capex.document import Span
from capex.enumerations import with_planned, with_units, with_years
from capex.lexicon.words import Lexicon
from capex.money import Range
from capex.notation import forms, in_rate_bands, rate_band
from capex.numerals import atoms, is_year
from capex.ranges import CHANGES, pairs
from capex.tokens import Amount, Atom, Mark, Marks, Unit
from capex.units import shared


def _unit(low: Atom) -> Unit | None:
    """What the atom counts; a scale as short as "m" counts only beside a currency, and a year not at all."""
    if low.rate:
        return Unit.RATE
    if low.currency or (low.scale > 1 and not low.short):
        return Unit.MONEY
    if low.scale > 1 or is_year(low):
        return None
    return Unit.BARE


def _banded(low: Atom) -> Range:
    """10조원대 중후반: shares of the place of the last digit that is no zero."""
    if low.band is None:
        return Range.point(low.value, step=low.step)
    exponent = low.value.normalize().as_tuple().exponent
    place = Decimal(10) ** exponent if isinstance(exponent, int) else low.step
    return Range(low.value + low.band[0] * place, low.value + low.band[1] * place, approx=True, step=low.step)


#: A list whose numbers share a unit has more members than these.
_FEW = 2
#: So many signs behind a word that seems to be counted, the measure of money may begin that it goes with.
_NAMED = 2


def _counted(marks: Marks) -> set[int]:
    """Where words begin that say what a number counts, which is no money then: "20 millions de logements"."""
    measures = [m.span.start for m in marks.of("mentions", "weak_mentions", "other_metrics")]
    return {
        m.span.start
        for m in marks.of("count_units", "per_units")
        if not any(m.span.start < place <= m.span.end + _NAMED for place in measures)
    }  # but "20 millions de nouveaux investissements"


def _bare_amounts(text: str, span: Span, lexicon: Lexicon, marks: Marks) -> Iterator[Amount]:
    found = with_planned(text, shared(text, list(atoms(text, span, lexicon)), marks, lexicon), marks, lexicon)
    if lexicon.spaced and not lexicon.joined and len(found) > _FEW:
        found = with_years(text, with_units(text, found, lexicon), lexicon)
    counts = _counted(marks) if found else set()
    for low, high in pairs(text, found, marks, lexicon):
        end = (high or low).span.end
        unit = _unit(low) or (_unit(high) if high else None)
        parting = text[end : end + 1]
        after = end + (parting.isspace() or parting == "-")
        counted = not (lexicon.joined and (low.currency or (high and high.currency)))  # 100億美元 is money: 代 in 代表
        if unit is None or (unit is not Unit.RATE and counted and (after in counts or end in counts)):
            continue
        if lexicon.joined and unit is Unit.MONEY and not low.currency and max(low.scale, low.value) < _COUNTED:
            continue  # 16만5289㎡, 350만 본: what counts something
        if high is None:
            yield Amount(Span(low.span.start, end), unit, _banded(low), low.currency)
        else:
            steps = min(low.step, high.step)
            yield Amount(Span(low.span.start, end), unit, Range(low.value, high.value, step=steps), low.currency)
    said = text[span.start : span.end]
    banded = any(word in said for word in in_rate_bands(lexicon))
    for hit in forms(lexicon).rates.finditer(text, span.start, span.end) if banded else ():
        yield Amount(Span(hit.start(), hit.end()), Unit.RATE, Range(*rate_band(hit[0], lexicon), approx=True))


#: From this scale on a number without a currency may be money.
_COUNTED = 10**8


def amounts(text: str, span: Span, lexicon: Lexicon, marks: Marks) -> tuple[Amount, ...]:
    """The figures of `span` with their hedges and bounds, by place. Conversions in brackets are left out."""
    ordered = sorted(_bare_amounts(text, span, lexicon, marks), key=lambda a: a.span)
    kept: list[Amount] = []
    closed: dict[int, int] = {}  # where the bracket with a conversion ends, by where its figure begins
    for amount in ordered:
        if kept and _converts(text, kept[-1], amount, lexicon):
            closed[kept[-1].span.start] = amount.span.end
            continue
        kept.append(amount)
    bounds = _without_sums(kept, marks)
    return tuple(_bounded(text, amount, closed.get(amount.span.start), lexicon, bounds) for amount in kept)


#: Characters between "plus" and the figure that is added ("$4 billion plus roughly $2 billion").
_ADDED = 20


def _without_sums(found: Sequence[Amount], marks: Marks) -> Marks:
    """`marks` without words for a lower bound that only lead on to a figure that is added."""
    if len(found) < 2 or not marks.any_of("floor_after"):
        return marks
    parts = {m.span for m in marks.of("parts")}
    starts = [a.span.start for a in found]
    return marks.without(
        lambda m: m.span in parts and any(0 <= start - m.span.end <= _ADDED for start in starts), "floor_after"
    )


def _converts(text: str, first: Amount, second: Amount, lexicon: Lexicon) -> bool:
    """Whether `second` gives `first` again in another currency, in brackets right behind it."""
    gap = text[first.span.end : second.span.start]
    different = first.currency != second.currency and second.currency is not None
    return first.unit is Unit.MONEY and different and bool(forms(lexicon).bracket.fullmatch(gap))


_BEFORE = {"floor_before": "floor", "ceiling_before": "ceiling", "about_before": "about"}
_AFTER = {"floor_after": "floor", "ceiling_after": "ceiling", "about_after": "about"}


def _bounded(text: str, amount: Amount, closed: int | None, lexicon: Lexicon, marks: Marks) -> Amount:
    """`amount` with the bounds and hedges around it, or behind its conversion: 100억달러(13조원) 이상."""
    said, start, end = _hedges(text, amount.span, lexicon, marks)
    if not said and closed is None:
        return amount
    if closed is not None:
        behind, _, beyond = _hedges(text, Span(start, closed), lexicon, marks)
        said, end = said | behind, beyond if behind else end
    low, high = amount.range.ends
    point = low == high
    if "floor" in said and point:
        high = None
    elif "ceiling" in said and point:
        low = None
    approx = amount.range.approx or "about" in said
    return replace(amount, span=Span(start, end), range=Range(low, high, approx, amount.range.step))


def _rate_before(text: str, mark: Mark, marks: Marks) -> list[Span]:
    """The word of change and rate behind which a comma leads to a goal: "crecerá un 20 %, hasta 2.300 millones"."""
    led = _RATE.search(text, max(0, mark.span.start - _NEAR), mark.span.start)
    return [m.span for m in marks.of("ups", "downs", "deltas") if led and m.span.end <= mark.span.start][-1:]


#: A rate and a comma right before "to"; so many signs hold both.
_RATE = re.compile(r"\d ?%[^.;\d]{0,25}, $")
_NEAR = 40


def _is_goal(text: str, mark: Mark, marks: Marks) -> bool:
    """Whether a word for "up to" only says where a verb of change leads: "aumenta la inversión hasta 85.000"."""
    if mark.table != "ceiling_before" or not any(m.span == mark.span for m in marks.of("moves_to")):
        return False
    if any(m.span.start < mark.span.start < m.span.end for m in marks.of("actions", "ups")):
        return True  # "will step up to $80 billion"
    if any(m.span.end == mark.span.start - 1 for m in marks.of("moves_to")):
        return False  # "to up to $27 billion": the first word leads there
    before = [m for m in marks.of("actions", "plans") if m.span.end <= mark.span.start]
    changes = [m.span for m in before if m.table == "actions" and m.value in CHANGES]
    changes += [m.span for m in marks.of("ups", "downs") if 0 <= mark.span.start - m.span.end <= 1]  # "se modere hasta"
    changes += _rate_before(text, mark, marks)
    changes += [m.span for m in marks.of("fractions") if m.span.end <= mark.span.start]  # "duplicar …, hasta"
    nouns = {m.span for m in marks.of("guidance", "priors")}  # "reduce la inversión prevista hasta"
    plans = [m.span for m in before if m.table == "plans" and m.span not in changes and m.span not in nouns]
    return bool(changes) and max(changes) > max(plans, default=Span(0, 0))


def _hedges(text: str, span: Span, lexicon: Lexicon, marks: Marks) -> tuple[set[str], int, int]:
    """The kinds of hedges that touch `span`, and the span grown over them."""
    said: set[str] = set()
    start, end = span.start, span.end
    if not marks.any_of(*_BEFORE, *_AFTER):
        return said, start, end
    filler = forms(lexicon).filler
    led = [m.span for m in marks.of("compared")]  # "a notch above the $17 billion it had set"
    before = [m for m in marks.of(*_BEFORE) if m.span.end <= start and not _is_goal(text, m, marks)]
    before = [m for m in before if not any(s.overlaps(m.span) and m.span.end < s.end <= start for s in led)]
    for mark in sorted(before, key=lambda m: (-m.span.end, m.span.start)):
        kind = _BEFORE[mark.table]
        if mark.span.end <= start and filler.fullmatch(text, mark.span.end, start):
            said.add(kind)
            start = mark.span.start
    after = [m for m in marks.of(*_AFTER) if m.span.start >= end]
    for mark in sorted(after, key=lambda m: (m.span.start, m.span.end)):
        if mark.span.start >= end and not text[end : mark.span.start].strip(" )\"'"):
            said.add(_AFTER[mark.table])
            end = mark.span.end
    return said, start, end
