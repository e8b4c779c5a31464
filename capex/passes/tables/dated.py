"""The period that a figure of a table is for: by the heading of its column, its label, else what stands above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.scene import Scene
from capex.passes.tables.guided import guided_year
from capex.passes.tables.headings import HEADING, Sheet, day_of, version_of, whens_of
from capex.passes.text.calendar import Calendar, default_year, is_over
from capex.passes.text.resolving import resolve
from capex.period import FiscalPeriod, fiscal_year_of

#: Years of 52 weeks end within so many days of their nominal end.
_WEEK = timedelta(days=7)
#: Years that end by this month are numbered by their beginning as often as by their end.
_EARLY = 2


def period_of(
    sheet: Sheet, heading: str, label: str, scene: Scene, calendar: Calendar
) -> tuple[FiscalPeriod | None, bool]:
    """The period of a column and whether it is over: by its heading, the label, else the lines above."""
    ends, said_on = day_of(heading), scene.document.said_on
    if ends and said_on and ends > said_on and not whens_of(heading, scene.lexicon):
        return fiscal_year_of(ends - _WEEK, calendar.year_end), False
    guided = guided_year(scene, calendar)
    for written in (heading, label, *sheet.above):
        if guided and written not in (heading, label) and (len(written) > HEADING or written.endswith(".")):
            break  # what the document is about tells more than what some text above speaks of
        version = version_of(written, said_on, scene.lexicon) if written == heading else None
        named = [w for w in whens_of(written, scene.lexicon) if not version or not w.span.overlaps(version.span)]
        told = sorted(named, key=lambda w: day_of(w.span.of(written)) is not None)
        found = [resolve(when, calendar) for when in told]  # 'the year ending February 1, 2025 ("fiscal 2024")'
        if written not in (heading, label):
            found = [r for r in found if len(r.periods) == 1 and not r.periods[0].is_several_years and not r.past]
        planned = _promises(written, scene.lexicon)
        coming = [r for r in found if r.periods and (not r.past or (planned and _begins(r.periods[0], calendar)))]
        if len({r.periods for r in coming}) > 1 and "|" in written:
            return None, False  # headings of columns, of which nothing tells the one of a figure
        if coming:
            return _within(coming[0].periods[0], label, heading, scene, calendar), False
        if found:
            return None, True
    return guided or default_year(calendar, scene.document.said_on), False


def _within(year: FiscalPeriod, label: str, heading: str, scene: Scene, calendar: Calendar) -> FiscalPeriod:
    """The part of the year over a row that its label names: "Q1 2026 capital expenditures" under "2026 guidance"."""
    if not year.is_year or heading == label:
        return year
    named = [resolve(when, calendar).periods for when in whens_of(label, scene.lexicon)]
    parts = [told[0] for told in named if len(told) == 1 and not told[0].is_year and told[0].year == year.year]
    return parts[0] if len(parts) == 1 and not parts[0].is_several_years else year


def _promises(heading: str, lexicon: Lexicon) -> bool:
    """Whether a heading names a plan and nothing that was."""
    return bool(any_of(lexicon.column_plans, lexicon).search(heading)) and not any_of(
        lexicon.column_actuals, lexicon
    ).search(heading)


def _begins(year: FiscalPeriod, calendar: Calendar) -> bool:
    """Whether a year that would be over is not, if it is numbered by the calendar year in which it begins."""
    return year.is_year and calendar.year_end.month <= _EARLY and not is_over(year.shifted(1), calendar)


def with_years_over(
    dated: Sequence[tuple[FiscalPeriod | None, bool]], headings: Sequence[str], calendar: Calendar, lexicon: Lexicon
) -> list[tuple[FiscalPeriod | None, bool]]:
    """The periods of the columns of one table, where a bare year beside a promised later one is counted as that is.

    Beside "fiscal 2026 estimate" in spring 2025, "2025" is the year just over and none that begins in it.
    """
    promised = [
        when for (when, past), each in zip(dated, headings, strict=True) if not past and _promises(each, lexicon)
    ]
    last = max((when.year for when in promised if when is not None and when.is_year), default=0)
    return [
        (when, past or (when.is_year and when.year < last and not _promises(each, lexicon) and is_over(when, calendar)))
        if when is not None
        else (when, past)
        for (when, past), each in zip(dated, headings, strict=True)
    ]


def is_ahead(period: FiscalPeriod, calendar: Calendar, scene: Scene) -> bool:
    """Whether a period has not begun: nothing in a table with such a column is a report, unless its heading says so."""
    said_on = scene.document.said_on
    return said_on is not None and period.is_year and period.dates(calendar.year_end)[0] > said_on


def heads_ahead(sheet: Sheet, calendar: Calendar, scene: Scene) -> bool:
    """Whether a column that a row leaves empty is for a year that has not begun."""
    empty = (when for heading in sheet.wide if "|" in heading for when in whens_of(heading, scene.lexicon))
    return any(is_ahead(period, calendar, scene) for when in empty for period in resolve(when, calendar).periods)
