"""The demo: a simulated calendar, the real sources, flows, store and alerts, and a look at what came of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from deploy.demo.season import Season, load
from deploy.demo.server import Server
from flows.server import one_line_only, own_server
from flows.summary import event_row
from flows.terminal import table

Say = Callable[[str], None]

INTRO = """\
The guidance season of 2025, as six companies gave it: real figures, real days, our own sentences.
A server on this machine answers like SEC's EDGAR and like four newspapers. Nothing leaves this machine.
"""


def play(home: Path, say: Say) -> list[str]:
    """Play the season with the state under `home`; what went otherwise than it should, as sentences."""
    season = load()
    say(INTRO)
    with Server(season, _first(season) - timedelta(days=1)) as server, surroundings(home, season, server):
        played = bool(_events(home))
        say("Starting Prefect (some 20 seconds) ...")
        with own_server(home, say) as api, _without_heartbeat():
            say(f"Prefect's pages, while this runs: {api.removesuffix('/api')}\n")
            if played:
                say("This season was played here before, so nothing should ring; --fresh plays it anew.\n")
            rung = 0 if played else _days(season, server, say)
            server.now = _last(season)
            say("Once more, everything: what was told is not told again.")
            twice = _look(server.now, say)
        found = _events(home)
        _show(found, server.now, say)
    wanted = 0 if played else len(season.events)
    counts = ((rung, wanted, "alerts rang"), (twice, 0, "alerts rang when nothing was new"))
    return [
        *(f"{number} {what}, {right} should have" for number, right, what in counts if number != right),
        *_differences(season, found),
    ]


@contextmanager
def surroundings(home: Path, season: Season, server: Server) -> Iterator[None]:
    """The environment in which the season is watched; as it was before, at the end."""
    before = dict(os.environ)
    for name in [n for n in os.environ if n.startswith(("PREFECT_", "CAPEXWATCH_"))]:
        del os.environ[name]
    os.environ |= {
        "CAPEXWATCH_HOME": str(home),
        "CAPEXWATCH_CONTACT": "capexwatch demo demo@example.com",
        "CAPEXWATCH_EDGAR_WWW": server.url,
        "CAPEXWATCH_EDGAR_DATA": server.url,
        "CAPEXWATCH_EDGAR_EFTS": server.url,
        "CAPEXWATCH_ALLOW_HOSTS": "127.0.0.1",
        "CAPEXWATCH_PER_SECOND": "100",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }
    (home / "watchlist.toml").write_text(_watchlist(season, server), encoding="utf-8")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


@contextmanager
def _without_heartbeat() -> Iterator[None]:
    """A heartbeat makes the end of each flow run wait for up to a second; runs of a second need none."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    one_line_only()
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield


def _watchlist(season: Season, server: Server) -> str:
    """The season's companies as the shipped list has them, and its newspapers."""
    feeds = (
        f'\n[[feeds]]\nname = "{feed.name}"\nurl = "{server.feed_url(feed.name)}"\nlang = "{feed.lang}"\n'
        f'publisher = "{feed.publisher}"\nzone = "{feed.zone}"\n'
        for feed in season.feeds
    )
    companies = json.dumps(sorted({event.company for event in season.events}))
    return f"# Written by `capexwatch demo`.\nextends = {companies}\n" + "".join(feeds)


def _days(season: Season, server: Server, say: Say) -> int:
    """One look at the end of each day on which something was published; how many alerts rang."""
    rung = 0
    _look(server.now, say)
    days = {moment.astimezone(UTC).date() for moment, _ in season.headlines if moment > server.now}
    for day in sorted(days):
        before, server.now = server.now, datetime.combine(day, time(23, 59), UTC)
        for moment, headline in season.headlines:
            if before < moment <= server.now:
                say(f"{day}  {headline}")
        rung += _look(server.now, say)
    return rung


def _first(season: Season) -> datetime:
    """Midnight of the day on which the first event was said."""
    return datetime.combine(min(event.said_on for event in season.events), time(0), UTC)


def _last(season: Season) -> datetime:
    """The end of the season's last day."""
    return datetime.combine(season.headlines[-1][0].astimezone(UTC).date(), time(23, 59), UTC)


def _look(now: datetime, say: Say) -> int:
    """One run of the flow `watch` at a moment; how many alerts it sent."""
    from flows import prefect_flows

    told = prefect_flows.watch(now=now)
    for failure in told["failures"]:
        say(f"            could not fetch {failure}")
    if not told["sent"]:
        say("            no alert: nothing moved")
    return int(told["sent"])


def _events(home: Path) -> list[dict[str, Any]]:
    """All events that are known, oldest first."""
    from flows.settings import load as settings
    from flows.watch import opened
    from store import queries

    with opened(settings(home)) as db:
        return list(reversed(queries.revisions(db)))


def _show(found: list[dict[str, Any]], now: datetime, say: Say) -> None:
    """What moved, and where each figure stands."""
    rows = [event_row(event) for event in found]
    say("\nWhat moved in the season:")
    table(list(event_row(found[0])) if found else ["nothing"], [list(row.values()) for row in rows])
    say(f"\nThe board on {now:%Y-%m-%d}:")
    _board(now)


def _board(now: datetime) -> None:
    from flows.commands.history import board

    board.main(["--as-of", now.date().isoformat()], standalone_mode=False)


def _differences(season: Season, found: list[dict[str, Any]]) -> list[str]:
    """Where the events are not those that should have come of the season."""
    wanted = [_words(e.said_on, e.company, e.period, e.action, e.low, e.high) for e in season.events]
    had = [_words(*(e[key] for key in ("said_on", "company", "period", "action", "low", "high"))) for e in found]
    missing = [f"missing: {event}" for event in wanted if event not in had]
    return missing + [f"not of the season: {event}" for event in had if event not in wanted or had.count(event) > 1]


def _words(*facts: Any) -> str:
    day, company, period, action, *ends = facts
    low, high = ("open" if end is None else f"{(Decimal(str(end)) / 10**9).normalize():f}" for end in ends)
    return f"{day} {company} {period} {action} {low}..{high} billion"
