"""The figures of one row of a table: for which period, in which place of a range, new or earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.money import AMBIGUOUS, InvalidRangeError, Range
from capex.passes.scene import Scene
from capex.passes.tables.dated import heads_ahead, is_ahead, period_of, with_years_over
from capex.passes.tables.ends import place_of, tells_a_change, with_ends
from capex.passes.tables.headings import HEADING, Sheet, day_of, version_of, whens_of
from capex.passes.tables.labels import columns_of_parts
from capex.passes.tables.over import is_signed
from capex.passes.tables.rows import Value
from capex.passes.tables.scales import document_scale, times
from capex.passes.text.calendar import Calendar, is_over
from capex.passes.text.resolving import resolve
from capex.period import FiscalPeriod

#: A figure as large without a scale is written out, in units of its currency.
_WRITTEN_OUT = 10_000_000


@dataclass(frozen=True, slots=True)
class Offer:
    """One figure of a row: for which period, in which place of a range, as of which day."""

    period: FiscalPeriod
    place: str  # "low", "high", "middle" or ""
    prior: bool
    current: bool
    day: date | None
    value: Value
    range: Range | None
    currency: str | None
    before: Range | None = None  #: what the brackets behind it say it was
    part: str = ""  #: the part of the business that its column is about


def _scale_in(heading: str, lexicon: Lexicon) -> tuple[Decimal, str | None] | None:
    """The scale that a heading sets, and the currency it names."""
    entries = lexicon.table_scales.items()
    hits = [(len(entry), scale) for entry, scale in entries if any_of((entry,), lexicon).search(heading)]
    if not hits:
        return None
    words = {**lexicon.currency_after, **lexicon.currency_before}
    words = {word: code for word, code in words.items() if len(word) > 1 or not word.isascii() or not word.isalpha()}
    named = [word for word in words if any_of((word,), lexicon).search(heading) and words[word] not in AMBIGUOUS]
    return max(hits)[1], words[max(named, key=len)] if named else None


def _scaled(  # noqa: PLR0913, PLR0917 (all that may set a scale)
    value: Value, sheet: Sheet, column: str, label: str, text: str, lexicon: Lexicon
) -> tuple[Range | None, str | None]:
    """The figure in units of its currency; nothing where no heading and no note gives a scale."""
    if value.range is None or value.scaled:
        return value.range, value.currency
    for heading in (label, column, *sheet.above):
        found = _scale_in(heading, lexicon)
        if found:
            factor, currency = found
            own = value.currency if value.currency not in (None, *AMBIGUOUS) else currency or value.currency
            return times(value.range, factor), own
    if _is_written_out(value):
        return value.range, value.currency
    scale = document_scale(text, lexicon)
    return (times(value.range, scale), value.currency) if scale else (None, None)


def _is_written_out(value: Value) -> bool:
    """Whether a figure needs no scale: "$100,000,000"."""
    return value.currency is not None and value.range is not None and (value.range.low or 0) >= _WRITTEN_OUT


def _plans(sheet: Sheet, label: str, lexicon: Lexicon) -> bool:
    """Whether anything over the figure speaks of a plan."""
    words = any_of(lexicon.column_plans, lexicon)
    near = max(2, next((n for n, text in enumerate(sheet.prose, 1) if len(text) > HEADING), 0))
    told = (label, *sheet.columns, *sheet.wide, *sheet.sections, *sheet.texts[:near])
    return any(words.search(each) for each in told)


def _happened(sheet: Sheet, heading: str, lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether the nearest heading tells of what was; where `alone`, only the one over the figure itself."""
    words = any_of(lexicon.column_actuals, lexicon)
    told, planned = (
        max((hit.end() for hit in any_of(table, lexicon).finditer(heading)), default=0)
        for table in (lexicon.column_actuals, lexicon.column_plans)
    )
    if told or planned:
        return told > planned  # the lowest counts: "years ended: January 31, 2026 (estimate)"
    plans = any_of(lexicon.column_plans, lexicon)  # "is updating its outlook for anticipated results"
    return not alone and any(words.search(e) and not plans.search(e) for e in (*sheet.wide, *sheet.sections[:1]))


def _is_to_come(heading: str, when: FiscalPeriod | None, calendar: Calendar, lexicon: Lexicon) -> bool:
    """Whether "actual" over a year that is not over is only the heading of the columns beside it."""
    if when is None or not when.is_year or when.is_several_years or is_over(when, calendar):
        return False
    spans, told = any_of(lexicon.actual_periods, lexicon), any_of(lexicon.column_actuals, lexicon)
    named = told.search(heading) is not None and spans.search(heading) is None
    return named and len(heading.split()) <= _HEADED


#: Words of "actual 2025", which stands over a whole year.
_HEADED = 2


#: A column of which only the day is told goes on with what the one beside it reports.
_DAY = re.compile(r"\W*[^\W\d]+\.? \d{1,2}, \d{4}\W*")


def offers_of(scene: Scene, sheet: Sheet, calendar: Calendar) -> Iterator[tuple[Value, Offer | str]]:
    """Each figure of a row as an offer, or the reason why it is none."""
    lexicon = scene.lexicon
    label = sheet.row.label.of(scene.text) if sheet.row.label else ""
    several = len(sheet.row.values) > 1
    sheet = replace(sheet, columns=with_ends(sheet.columns, lexicon))
    dated = [period_of(sheet, heading, label, scene, calendar) for heading in sheet.columns]
    dated = with_years_over(dated, sheet.columns, calendar, lexicon)
    parts = columns_of_parts(sheet.columns, lexicon)
    ahead = any(period and not past and is_ahead(period, calendar, scene) for period, past in dated)
    ahead = ahead or heads_ahead(sheet, calendar, scene)
    planned = _plans(sheet, label, lexicon) or {"low", "high"} <= {place_of(each, lexicon) for each in sheet.columns}
    reported = any(_happened(sheet, heading, lexicon, alone=True) for heading in sheet.columns)
    columns = zip(sheet.row.values, sheet.columns, dated, parts, sheet.spread, strict=True)
    for value, heading, (when, past), part, spread in columns:
        place = place_of(heading, lexicon)
        total = any_of(lexicon.total_words, lexicon).search(heading) and several
        told = _happened(sheet, heading, lexicon, alone=ahead) and not _is_to_come(heading, when, calendar, lexicon)
        if past or told or (reported and _DAY.fullmatch(heading)):
            yield value, "actual"
        elif not ahead and not planned and not spread:
            yield value, "no plan"
        elif is_signed(scene.text, value) or (not part and tells_a_change(heading, place, lexicon)):
            yield value, "delta"
        elif several and not part and not _is_known(heading, place, total=bool(total), scene=scene):
            yield value, "part"
        elif when is None:
            yield value, "no period"
        else:
            whole = total and not whens_of(heading, lexicon)
            period = (_whole(sheet, calendar, lexicon) if whole else None) or when
            found, currency = _scaled(value, sheet, heading, label, scene.text, lexicon)
            if found is None and not value.same:
                yield value, "no scale"
                continue
            prior, current = (
                any_of(words, lexicon).search(heading) is not None
                for words in (lexicon.column_priors, lexicon.column_currents)
            )
            said_on = scene.document.said_on
            day = day_of(heading, said_on)
            day = None if day and said_on and day > said_on else day  # the period's end, not the forecast's day
            if day is None and (version := version_of(heading, said_on, lexicon)):
                day = version.day
            before = _before(value, sheet, heading, label, scene.text, lexicon)
            yield value, Offer(period, place, prior, current, day, value, found, currency, before, part)


def _before(  # noqa: PLR0913, PLR0917 (as for the figure itself)
    value: Value, sheet: Sheet, heading: str, label: str, text: str, lexicon: Lexicon
) -> Range | None:
    """The figure in the brackets of a cell, where they or a line above say that it is the earlier one."""
    priors, brackets = any_of(lexicon.column_priors, lexicon), any_of(lexicon.in_brackets, lexicon)
    told = value.told or any(priors.search(each) and brackets.search(each) for each in (heading, *sheet.above))
    if value.before is None or not told:
        return None
    return _scaled(replace(value, range=value.before), sheet, heading, label, text, lexicon)[0]


def _whole(sheet: Sheet, calendar: Calendar, lexicon: Lexicon) -> FiscalPeriod | None:
    """The years of all columns together, for the column that adds them up."""
    found = [resolve(when, calendar) for column in sheet.columns for when in whens_of(column, lexicon)]
    years = sorted({r.periods[0].year for r in found if r.periods and r.periods[0].is_year})
    return FiscalPeriod(years[0], last=years[-1]) if len(years) > 1 else None


def _is_known(heading: str, place: str, *, total: bool, scene: Scene) -> bool:
    """Whether a heading says more than a name: a column under a name is a part of the business."""
    lexicon = scene.lexicon
    said_on = scene.document.said_on
    if place or total or whens_of(heading, lexicon) or day_of(heading, said_on):
        return True
    words = (*lexicon.column_plans, *lexicon.column_priors, *lexicon.column_currents)
    return any_of(words, lexicon).search(heading) is not None


def _whole_ranges(offers: Sequence[Offer]) -> list[Offer]:
    """The low and high ends of one period and day as one range; the middle between them says nothing more."""
    found: list[Offer] = []
    for offer in offers:
        last = found[-1] if found else None
        beside = last is not None and _version(last) == _version(offer)
        if offer.place == "middle":
            continue
        if offer.place == "high" and beside and last and last.place == "low" and last.range and offer.range:
            try:
                ends = Range(last.range.low, offer.range.high, step=offer.range.step)
            except InvalidRangeError:
                continue
            found[-1] = replace(last, place="", range=ends)
        else:
            found.append(offer)
    return [offer for offer in found if not offer.place]


def _version(offer: Offer) -> tuple[object, ...]:
    return offer.part, offer.period, offer.prior, offer.current, offer.day


def pairs_of(offers: Sequence[Offer]) -> Iterator[tuple[Offer, Offer | None]]:
    """For each period the figure that stands now, with the one before; nothing where two claim to stand."""
    whole = _whole_ranges(offers)
    for key in dict.fromkeys((offer.part, offer.period) for offer in whole):
        own = [offer for offer in whole if (offer.part, offer.period) == key]
        if all(offer.day for offer in own):
            own.sort(key=lambda offer: offer.day or date.min)
            own = [replace(offer, prior=True) for offer in own[:-1]] + [replace(own[-1], prior=False)]
        newest = [o for o in own if o.current and not o.prior]
        now = newest or [o for o in own if not o.prior]
        before = [o for o in own if o not in now]
        if len(now) == 1:
            level = now[0]
            prior = before[-1] if before else replace(level, range=level.before) if level.before else None
            if prior and prior.value.same:
                prior = replace(prior, range=level.range)  # "no change" in the column of what was before
            if level.value.same and prior:
                level = replace(level, range=prior.range, currency=prior.currency)
            if level.range is not None:
                yield level, prior
