"""Gathering figures that are no documents: what companies really spent, and what currencies were worth."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import store.actuals
import store.sources
from capex.company import Company
from flows.settings import Edgar, Settings
from scrapers import rates, xbrl
from scrapers.answers import Cause
from scrapers.source import Failure, SourceError
from scrapers.web import Web, WebError

if TYPE_CHECKING:
    from sqlite_utils import Database

#: Company facts weigh megabytes: no more than so many in one look, each again after a report or a month.
_AT_ONCE = 20
_AGAIN = timedelta(days=30)
_RATES = store.sources.Identity("rates", "rates", timedelta(days=1), timedelta(days=10))

States = Mapping[str, store.sources.Remembered]


def gather(  # noqa: PLR0913, PLR0917 (what a look may be told)
    settings: Settings, db: Database, web: Web, now: datetime, tickers: Sequence[str] | None, states: States
) -> list[Failure]:
    """Fetch what is due; the failures. A figure that cannot be had never stops anything."""
    due = [c for c in _due(settings, db, now, states) if not tickers or c.ticker in tickers]
    failures = [failure for company in due[:_AT_ONCE] if (failure := _spent(settings, db, web, now, company))]
    known = states.get(_RATES.name)
    # Where EDGAR is a stand-in on this machine, nobody wants the real world to be asked either.
    if settings.edgar == Edgar() and not (known and known.next_poll and known.next_poll > now):
        failure = _exchange(settings, db, web, now, first=known is None or known.mark is None)
        failures += [failure] if failure else []
    return failures


def _due(settings: Settings, db: Database, now: datetime, states: States) -> list[Company]:
    """The companies with a report newer than their figures, or with none for a month."""
    reports = store.actuals.newest_reports(db)
    found = []
    for company in settings.companies:
        state = states.get(f"xbrl/{company.ticker}")
        newest = reports.get(company.ticker)
        fresh = state and state.next_poll and state.next_poll > now and state.last_try
        if company.cik and not (fresh and not (newest and newest > fresh)):
            found.append(company)
    return found


def _spent(settings: Settings, db: Database, web: Web, now: datetime, company: Company) -> Failure | None:
    url = f"{settings.edgar.data}/api/xbrl/companyfacts/CIK{company.cik:010}.json"

    def fetch() -> int:
        try:
            found = xbrl.actuals(web.get(url).content, company)
        except WebError as error:
            if error.cause is Cause.MISSING:
                return 0  # a company that files no XBRL
            raise
        rows = [
            store.actuals.Row(a.company, a.metric, str(a.period), a.starts, a.ends, a.amount, a.currency, a.tag,
                              a.accession, a.form, a.filed_on)
            for a in found
        ]  # fmt: skip
        return store.actuals.add(db, rows, now)

    identity = store.sources.Identity(f"xbrl/{company.ticker}", "xbrl", _AGAIN, None)
    return _kept(db, identity, now, url, fetch)


def _exchange(settings: Settings, db: Database, web: Web, now: datetime, *, first: bool) -> Failure | None:
    url = settings.rates + (rates.ALL if first else rates.RECENT)

    def fetch() -> int:
        found = rates.rates(web.get(url).content)
        store.actuals.add_rates(db, ((rate.day, rate.currency, rate.per_euro) for rate in found))
        return len(found)

    return _kept(db, _RATES, now, url, fetch)


def _kept(
    db: Database, source: store.sources.Identity, now: datetime, url: str, fetch: Callable[[], int]
) -> Failure | None:
    """Do it, and keep how it went as the state of a source."""
    began = time.monotonic()
    failure, brought = None, 0
    try:
        brought = fetch()
    except WebError as error:
        failure = Failure(url, error.reason, error.advice, error.permanent, error.cause.value, error.retry_at)
    except SourceError as error:
        failure = Failure(url, error.reason, error.advice, permanent=False)
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        reason = f"could not be understood ({type(error).__name__}: {error})"
        failure = Failure(url, reason, "report it with the address", permanent=False)
    outcome = store.sources.Outcome(
        validators={},
        keys=(),
        owed=(),
        mark=None if failure else now,
        documents=brought,
        failures=int(failure is not None),
        trouble=f"{failure.reason}: {url}" if failure else None,
        advice=failure.advice if failure else None,
        permanent=bool(failure and failure.permanent),
        seconds=time.monotonic() - began,
    )
    store.sources.polled(db, source, outcome, now)
    return failure
