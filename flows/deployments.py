"""What `capexwatch serve` hands to Prefect: three deployments of three flows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from prefect import Flow, serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.types.entrypoint import EntrypointType

from flows import prefect_flows

#: One run at a time; one that comes while another runs is cancelled. After an outage of the server, Prefect starts
#: every run that was missed at once.
ONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def serve_all(every: timedelta) -> None:
    """Serve the deployments until stopped. Their schedules stay on at the end, so that a restart goes on."""
    serve(
        _deployment("watch", prefect_flows.watch, every),
        _deployment("deliver", prefect_flows.deliver),
        _deployment("backfill", prefect_flows.backfill),
        pause_on_shutdown=False,
        print_starting_message=False,
    )


def _deployment(name: str, flow: Flow[Any, Any], every: timedelta | None = None) -> RunnerDeployment:
    # The module path, because a file path would be looked for under the folder in which `serve` was started.
    return RunnerDeployment.from_flow(
        flow,
        name=name,
        interval=every,
        parameters={"due_only": True} if every else {},
        concurrency_limit=ONE,
        description=flow.description,
        tags=["capexwatch"],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
