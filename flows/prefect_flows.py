"""The flows that Prefect runs: thin wrappers around the plain functions of `flows.watch`.

A task is what a person would look at or run again: collecting, recording, delivering. What is many (sources,
documents, statements) stays inside a task, in a pool of threads, because a Prefect task costs some 40 ms and 20 KB of
the server's database. Settings are read in each task, so that parameters stay plain and visible in Prefect's pages.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from prefect import Task, flow
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.settings import get_current_settings
from prefect.tasks import exponential_backoff

from flows.errors import exit_code
from flows.settings import Settings, load
from flows.summary import event_row, outcome, sentence
from flows.watch import backfill_step, collect_step, deliver_step, real_clock, record_step, working_copy

if TYPE_CHECKING:
    from flows.collect import Collected
    from flows.deliver import Delivered
    from flows.record import Recorded

log = logging.getLogger("capexwatch.flows")
# Prefect gives extra loggers its handlers and not its level.
log.setLevel(get_current_settings().logging.level)

P = ParamSpec("P")
R = TypeVar("R")


def _may_pass(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether trying again can help: it can with a network or a busy database, not with bad settings or a fault."""
    try:
        state.result()
    except Exception as error:  # noqa: BLE001 (whatever it was is what is asked)
        return exit_code(error) in (1, 3)
    return False


def _unit(name: str) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A task that is tried again. Nothing is cached or kept: our own database knows what was done."""

    def make(function: Callable[P, R]) -> Task[P, R]:
        return Task(
            function,
            name=name,
            retries=3,
            retry_delay_seconds=exponential_backoff(backoff_factor=2),
            retry_jitter_factor=0.5,
            retry_condition_fn=_may_pass,
            cache_policy=NO_CACHE,
            persist_result=False,
        )

    return make


def _settings(database: str) -> Settings:
    return replace(load(), database=Path(database))


@_unit("collect")
def collect_task(
    database: str, companies: list[str] | None, since: date | None, now: datetime | None, due_only: bool
) -> Collected:
    """Look at every source and store what is new."""
    return collect_step(_settings(database), now or real_clock(), companies, since, due_only=due_only)


@_unit("record")
def record_task(database: str, now: datetime | None) -> Recorded:
    """Read what is stored and unread, and derive what happened."""
    return record_step(_settings(database), now or real_clock())


@_unit("backfill")
def backfill_task(companies: list[str], since: date, now: datetime | None) -> tuple[Collected, tuple[Recorded, ...]]:
    """Fetch and record the past of some companies."""
    return backfill_step(load(), now or real_clock(), companies, since)


@_unit("deliver")
def deliver_task(database: str, now: datetime | None) -> Delivered:
    """Send what is due."""
    return deliver_step(_settings(database), now or real_clock())


@flow(name="watch", log_prints=False, persist_result=False)
def watch(
    companies: list[str] | None = None,
    since: date | None = None,
    dry_run: bool = False,
    due_only: bool = False,
    now: datetime | None = None,
) -> dict[str, Any]:
    """Look at every source once, record what is new, send alerts.

    `companies` are tickers, all by default. `since` looks further back than known ground. `dry_run` keeps nothing and
    sends nothing. `due_only` leaves out the sources whose time has not come yet. `now` pretends another time; leave it
    empty.
    """
    settings = load()
    with working_copy(settings) if dry_run else nullcontext(settings) as used:
        database = str(used.database)
        collected = collect_task(database, companies, since, now, due_only)
        recorded = record_task(database, now)
        delivered = None if dry_run else deliver_task(database, now)
    told = outcome(len(collected.documents), [recorded], delivered, collected)
    _publish(told, "watch", dry_run=dry_run)
    return told


@flow(name="backfill", log_prints=False, persist_result=False)
def backfill(companies: list[str], since: date, now: datetime | None = None) -> dict[str, Any]:
    """Fetch the past documents of `companies` since a day, and record them; no alert is sent."""
    collected, recorded = backfill_task(companies, since, now)
    told = outcome(len(collected.documents), recorded, None, collected)
    _publish(told, "backfill", emit=False)
    return told


@flow(name="deliver", log_prints=False, persist_result=False)
def deliver(now: datetime | None = None) -> dict[str, Any]:
    """Send the alerts that are due, those that failed before among them."""
    delivered = deliver_task(str(load().database), now)
    return {"sent": delivered.sent, "failed": delivered.failed, "waiting": delivered.waiting}


def _publish(told: dict[str, Any], name: str, *, dry_run: bool = False, emit: bool = True) -> None:
    """Leave the run's table in Prefect, and tell Prefect of each event."""
    rows = [event_row(event) for event in told["events"]] or [{"event": "nothing new"}]
    said = sentence(told, dry_run=dry_run)
    create_table_artifact(rows, key=f"capexwatch-{name}", description=said)
    log.info(said)
    for failure in told["failures"]:
        log.warning("%s", failure)
    for event in told["events"] if emit and not dry_run else ():
        emit_event(
            event=f"capexwatch.guidance.{event['action']}",
            resource={
                "prefect.resource.id": f"capexwatch.company.{event['company']}",
                "prefect.resource.name": event["company"],
                "capexwatch.period": event["period"],
            },
            payload=event,
        )
