"""What `capexwatch serve` hands to Prefect: three deployments of three flows."""

from __future__ import annotations

import warnings
from datetime import datetime, timedelta
from typing import Any

from prefect import Flow, serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from flows import prefect_flows

#: One run at a time; one that comes while another runs is cancelled. After an outage of the server, Prefect starts
#: every run that was missed at once.
ONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def serve_all(every: timedelta, first: datetime) -> None:
    """Serve the deployments until stopped, the first look at `first`.

    Their schedules stay on at the end, so that a restart goes on.
    """
    # So Prefect ends on SIGTERM, and nothing is wrong with it.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited")
    # Only a scheduled look leaves out what is not due; who starts one by hand wants to see something.
    looks = Interval(every, anchor_date=first, parameters={"due_only": True})
    serve(
        _deployment("watch", prefect_flows.watch, looks),
        _deployment("deliver", prefect_flows.deliver),
        _deployment("backfill", prefect_flows.backfill),
        pause_on_shutdown=False,
        print_starting_message=False,
    )


def _deployment(name: str, flow: Flow[Any, Any], schedule: Schedule | None = None) -> RunnerDeployment:
    # The module path, because a file path would be looked for under the folder in which `serve` was started.
    return RunnerDeployment.from_flow(
        flow,
        name=name,
        schedule=schedule,
        concurrency_limit=ONE,
        description=flow.description,
        tags=["capexwatch"],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
