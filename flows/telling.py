"""What a message needs to know, gathered from the store for one channel's reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alerts import figures, notice
from alerts.channels import Channel
from alerts.context import FORMS, Context, Rate, Reader, Spent
from alerts.figures import Numbers, number
from alerts.figures import period as period_in_words
from alerts.message import Message, compose
from alerts.rhythm import expected
from alerts.rules import is_late
from alerts.view import headline_of
from alerts.words import LANGUAGES
from capex.money import Range
from capex.period import FiscalPeriod
from capex.silence import Heard, Report, ledger
from capex.total import Member, total
from flows.settings import Settings
from store import actuals, outbox, queries, rhythm
from store.ledger import own_documents

if TYPE_CHECKING:
    from sqlite_utils import Database

Event = Mapping[str, Any]

#: What two events of a subject must share to be steps of one figure.
_SAME = ("kind", "currency")
#: Results come out within this time of the end of their quarter.
_SEASON = timedelta(days=120)
#: The forms of a message that a kind of channel uses; others may use any.
_FORMS = {kind: frozenset({"txt"}) for kind in ("terminal", "webhook", "ntfy", "slack", "telegram")}
_FORMS["mail"] = frozenset({"txt", "html"})
#: Actions that move nothing.
_STILL = ("reaffirmed",)


def reader_of(channel: Channel, settings: Settings) -> Reader:
    """For whom a channel's messages are written."""
    shared = settings.alerts.get("templates")
    folder = channel.templates or (settings.watchlist.parent / Path(str(shared)).expanduser() if shared else None)
    name = "" if channel.kind == "terminal" else channel.name
    forms = _FORMS.get(channel.kind, FORMS) if channel.format is None else FORMS
    return Reader(channel.lang, channel.numbers, folder, name, channel.picture, forms)


class Teller:
    """Writes the messages of one round. What several channels need is looked up once."""

    def __init__(self, db: Database, settings: Settings, now: datetime) -> None:
        self.db, self.settings, self.now = db, settings, now
        self._events: dict[str, Event | None] = {}
        self._histories: dict[str, list[Event]] = {}

    def message(self, channel: Channel, rows: Sequence[outbox.Row]) -> Message | None:
        """The message of rows that go out together; `None` where there is nothing left to tell."""
        if rows[0].purpose == "welcome":
            return self._welcome(channel, rows[0])
        if channel.digest is not None and any(row.purpose in ("digest", "event") for row in rows):
            return self._digest(channel, rows)
        return self._about(channel, rows)

    def event(self, key: str) -> Event | None:
        """A version of an event in its published form; `None` where it is gone."""
        if key not in self._events:
            self._events[key] = next(iter(queries.existing(self.db, [key])), None)
        return self._events[key]

    def _standing(self, rows: Sequence[outbox.Row]) -> list[tuple[outbox.Row, Event]]:
        """The rows whose event is still to be told. What was sent before, and is in doubt, goes out as it was."""
        found = [(row, event) for row in rows if row.event and (event := self.event(row.topic)) is not None]
        return [(row, event) for row, event in found if not event.get("replaced_by") or row.batch is not None]

    def _about(self, channel: Channel, rows: Sequence[outbox.Row]) -> Message | None:
        told = self._standing(rows)
        if not told:
            return None
        row, event = told[-1]
        context = self.context(channel, event, [earlier for _, earlier in told[:-1]])
        if row.corrects:
            context = replace(context, corrects=self.event(row.corrects), corrects_version=row.corrects)
        attempt = max(row.attempts for row in rows) + 1
        return compose(event, replace(context, attempt=attempt), reader_of(channel, self.settings))

    def context(self, channel: Channel, event: Event, earlier: Sequence[Event] = ()) -> Context:
        """Everything a message tells besides its event."""
        board = self.settings.alerts.get("board")
        return Context(
            company_name=self._name(channel, event["company"]),
            calendar_year=self._has_calendar_years(event),
            history=self._history(event),
            spent=self._spent(event),
            rate=self._rate(event, channel.currency),
            earlier=earlier,
            board=f"{str(board).rstrip('/')}/{event['company']}" if board else None,
        )

    def _name(self, channel: Channel, ticker: str) -> str:
        company = self.settings.companies.or_unknown(ticker)
        own = company.names.get(channel.lang, ()) if channel.lang != "en" else ()
        return own[0] if own else company.name

    def _has_calendar_years(self, event: Event) -> bool:
        return str(self.settings.companies.or_unknown(event["company"]).fiscal_year_end) == "12-31"

    def _history(self, event: Event) -> list[Event]:
        """The steps of this figure up to the event; before a change of basis it was another figure."""
        if event["id"] not in self._histories:
            self._histories[event["id"]] = self._steps(event)
        return self._histories[event["id"]]

    def _steps(self, event: Event) -> list[Event]:
        past: list[Event] = []
        for step in queries.history_of_series(self.db, event):
            if step["id"] == event["id"]:
                break
            if step["action"] == "rebased":
                past.clear()
            if step["said_on"] <= event["said_on"] and all(step.get(key) == event.get(key) for key in _SAME):
                past.append(step)
        return [event] if event["action"] == "rebased" else [*past, event]

    def _spent(self, event: Event) -> Spent | None:
        """What was spent so far of the fiscal year that the event is about; parts of the year are not compared."""
        period = event["period"] or ""
        if event["scope"] != "total" or event["metric"] != "capex" or not re.fullmatch(r"FY\d{4}", period):
            return None
        found = actuals.year_to_date(self.db, event["company"], int(period[2:]))
        return None if found is None else Spent(*found)

    def _rate(self, event: Event, currency: str | None) -> Rate | None:
        base = event["currency"]
        if currency is None or base in (None, currency):
            return None
        found = actuals.rate(self.db, base, currency, date.fromisoformat(event["said_on"]))
        return None if found is None else Rate(base, currency, *found)

    # ---- messages about more than one event

    def _line(self, channel: Channel, event: Event) -> notice.Line:
        context = Context(self._name(channel, event["company"]), self._has_calendar_years(event))
        link = next((proof["url"] for proof in event["attestations"] if proof.get("url")), None)
        return notice.Line(headline_of(event, context, reader_of(channel, self.settings)), link)

    def _late_line(self, channel: Channel, event: Event) -> notice.Line:
        line, day = self._line(channel, event), figures.day(event["said_on"], channel.lang)
        return replace(line, text=LANGUAGES[channel.lang].labels["late line"].format(line=line.text, day=day))

    @cached_property
    def _board(self) -> list[dict[str, Any]]:
        return queries.board(self.db)

    def _welcome(self, channel: Channel, row: outbox.Row) -> Message:
        """What stands for the current years, for the companies that the channel asks for."""
        this_year = self.now.year
        shown = [
            event
            for event in self._board
            if event["scope"] == "total"
            and (event["period"] or "")[2:6] >= str(this_year)
            and (not channel.companies or event["company"] in channel.companies)
        ]
        lines = [self._line(channel, {**event, "action": "figure"}) for event in shown]
        watched = len(channel.companies) or len(self.settings.companies)
        standing = notice.Standing(watched, lines)
        return notice.welcome(f"welcome.{channel.name}", standing, reader_of(channel, self.settings), row.attempts + 1)

    def _digest(self, channel: Channel, rows: Sequence[outbox.Row]) -> Message:
        assert channel.digest is not None
        days = timedelta(days=1 if channel.digest.weekday is None else 7)
        found = [event for _, event in self._standing(rows)]
        late = [event for event in found if is_late(event, date.fromisoformat(event["seen_at"][:10]))]
        events = [event for event in found if event not in late]
        end = rows[0].due_at.astimezone(channel.zone).date()
        content = notice.Digest(
            start=end - days,
            end=end,
            moved=[self._line(channel, event) for event in events if event["action"] not in _STILL],
            reaffirmed=[self._line(channel, event) for event in events if event["action"] in _STILL],
            late=[self._late_line(channel, event) for event in late],
            silent=self._silent(channel, end - days, end),
            expected=self._expected(channel, end),
            totals=self._totals(channel),
        )
        name = f"digest.{channel.name}.{rows[0].number}"
        return notice.digest(name, content, reader_of(channel, self.settings), rows[0].attempts + 1)

    def _asked_for(self, channel: Channel) -> list[str]:
        return [c.ticker for c in self.settings.companies if not channel.companies or c.ticker in channel.companies]

    def _expected(self, channel: Channel, today: date) -> list[tuple[str, date]]:
        """Companies that are likely to report within a week, by day."""
        days = rhythm.own_days(self.db, today - timedelta(days=800))
        likely = [(ticker, expected(days.get(ticker, ()), today)) for ticker in self._asked_for(channel)]
        soon = [(t, day) for t, day in likely if day is not None and day <= today + timedelta(days=7)]
        return [(self._name(channel, ticker), day) for ticker, day in sorted(soon, key=lambda pair: pair[1])]

    def _silent(self, channel: Channel, start: date, end: date) -> list[notice.Line]:
        """Companies whose report came in these days and said nothing of spending, or should have come by now."""
        lines = []
        for ticker in self._asked_for(channel):
            own = own_documents(self.db, ticker, end - timedelta(days=200))
            if not own:
                continue
            for entry in ledger(self.settings.companies.or_unknown(ticker), _reports(own), (), start - _SEASON, end):
                day = max((one.said_on for one in own if one.document in entry.documents), default=entry.due)
                if entry.heard in (Heard.SILENT, Heard.MISSING) and start < day <= end:
                    lines.append(notice.Line(f"{self._name(channel, ticker)}: {period_in_words(str(entry.quarter))}"))
        return lines

    def _totals(self, channel: Channel) -> list[notice.Line]:
        """For each group of the watch list the sum of what stands for this year."""
        lines = (self._total(channel, name, members) for name, members in self.settings.groups.items())
        return [line for line in lines if line is not None]

    def _total(self, channel: Channel, group: str, tickers: Sequence[str]) -> notice.Line | None:
        year = f"FY{self.now.year}"
        figures = [event for event in self._board if event["company"] in tickers and _is_figure(event, year)]
        if not figures:
            return None
        currencies = {event["currency"] for event in figures}
        mixed = len(currencies) > 1
        target = channel.currency or "USD" if mixed else currencies.pop()
        members = [member for event in figures if (member := self._member(event, target)) is not None]
        if len(members) < len(figures):
            return None
        summed = total(members).range
        ends = [end if end is None or not mixed else Decimal(f"{end:.3g}") for end in (summed.low, summed.high)]
        amount = Numbers(channel.numbers, channel.lang).range(ends[0], ends[1], target, approx=mixed)
        return notice.Line(f"{group} {self.now.year}: {amount} ({len(figures)}/{len(tickers)})")

    def _member(self, event: Event, currency: str) -> Member | None:
        """An event's figure at today's rate; `None` where there is no rate."""
        rate = actuals.rate(self.db, event["currency"], currency, self.now.date())
        if rate is None:
            return None
        return Member(event["company"], _range(event).scaled(rate[0]), date.fromisoformat(event["said_on"]))


def _reports(own: Iterable[Any]) -> list[Report]:
    """Stored documents as the ledger of silence wants them."""
    return [
        Report(one.document, one.said_on, one.statements, FiscalPeriod.parse(one.reports) if one.reports else None)
        for one in own
    ]


def _is_figure(event: Event, period: str) -> bool:
    wanted = {"period": period, "scope": "total", "metric": "capex", "kind": "amount"}
    has_end = event["low"] is not None or event["high"] is not None
    return has_end and all(event[key] == value for key, value in wanted.items())


def _range(event: Event) -> Range:
    return Range(number(event["low"]), number(event["high"]))
