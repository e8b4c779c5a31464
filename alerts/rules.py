"""Who is told what, and when. Pure: the clock, the channels and what was told before are handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from alerts.channels import Channel, Digest
from alerts.figures import number

#: An event that was said longer ago than this is late.
WINDOW = timedelta(days=7)
#: The time in which a series may ring `Channel.flaps` times; what comes after waits until it is over.
FLAP_TIME = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Seen:
    """What must be known besides the event.

    `quiet` is true for a company's first fill, a backfill and a replay of what was never told. `told` are the channels
    that were told the version which the event replaces, `untold` those that were still to be told. `rung` says when
    each channel was told of the event's series in the last day, or will be.
    """

    quiet: bool = False
    told: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()
    rung: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """One channel that shall be told at a time. `corrects` is the version of the event it was told before."""

    channel: str
    due_at: datetime
    purpose: str = "event"
    corrects: str | None = None
    series: str = ""


def series_of(event: Mapping[str, Any]) -> str:
    """One text for what an event's figures are comparable with."""
    definition = ",".join(event.get("definition") or ())
    parts = (event.get(key) for key in ("company", "metric", "scope", "period", "currency"))
    return "|".join(str(part) for part in (*parts, definition))


def targets(event: Mapping[str, Any], channels: Sequence[Channel], now: datetime, seen: Seen) -> tuple[Target, ...]:
    """Which channels shall be told of an event, and when.

    A correction goes to whoever was told. Whoever was still to be told is told the corrected event, if there is one.
    What comes late is for digests, and for channels that ask for it.
    """
    series = series_of(event)
    if seen.told:
        corrected = event.get("replaces")
        told = [channel for channel in channels if channel.name in seen.told]
        left = [] if event.get("status") == "corrected" else [c for c in channels if c.name in seen.untold - seen.told]
        return (
            *(Target(c.name, due(c, now, ()), "correction", corrected, series) for c in told),
            *(Target(c.name, due(c, now, ()), series=series) for c in left if wants(c, event)),
        )
    if seen.quiet:
        return ()
    late = is_late(event, now.astimezone(UTC).date())
    chosen = [c for c in channels if wants(c, event) and (c.late or c.digest is not None or not late)]
    return tuple(Target(c.name, due(c, now, seen.rung.get(c.name, ())), series=series) for c in chosen)


def is_late(event: Mapping[str, Any], known_on: date) -> bool:
    """Whether what became known on a day is no news: said before the alert window, or of a year that was closed."""
    return bool(event.get("late")) or known_on - date.fromisoformat(event["said_on"][:10]) > WINDOW


def wants(channel: Channel, event: Mapping[str, Any]) -> bool:
    """Whether an event passes all that a channel asks for."""
    voice = "company" if any(proof.get("voice") == "issuer" for proof in event.get("attestations") or ()) else "press"
    asked: Iterable[tuple[frozenset[str], Any]] = (
        (channel.companies, event["company"]),
        (channel.actions, event["action"]),
        (channel.metrics, event.get("metric", "capex")),
        (channel.scopes, event.get("scope", "total")),
        (channel.voices, voice),
    )
    return all(not names or value in names for names, value in asked) and is_large_enough(channel, event)


def is_large_enough(channel: Channel, event: Mapping[str, Any]) -> bool:
    """Whether the larger change of both ends reaches what the channel asks for; without a change it passes."""
    deltas = [abs(delta) for delta in (number(event.get("delta_low")), number(event.get("delta_high"))) if delta]
    if not deltas:
        return True
    smallest = channel.smallest.get(event.get("currency") or "", channel.smallest.get("", Decimal(0)))
    if event.get("kind", "amount") == "amount" and max(deltas) < smallest:
        return False
    return share_moved(event) >= channel.smallest_share


def share_moved(event: Mapping[str, Any]) -> Decimal:
    """The larger change of both ends as a fraction of the old end; infinite where an old end was zero."""
    shares = [Decimal(0)]
    for end in ("low", "high"):
        delta, old = number(event.get(f"delta_{end}")), number(event.get(f"prior_{end}"))
        if delta:
            shares.append(abs(delta / old) if old else Decimal("Infinity"))
    return max(shares)


# ---- when -------------------------------------------------------------------------------------------------------


def due(channel: Channel, now: datetime, rung: Sequence[datetime]) -> datetime:
    """When a channel shall be told of something that is known `now`, after its series rang at the times `rung`."""
    if channel.digest is not None:
        return next_digest(channel.digest, channel, now)
    waiting = [at for at in rung if at > now]
    if waiting:
        # Something of this series is held back already; what is new goes out in the same message.
        return after_quiet(channel, min(waiting))
    earliest = now
    if rung and channel.cooldown:
        earliest = max(earliest, max(rung) + channel.cooldown)
    recent = sorted(at for at in rung if at > now - FLAP_TIME)
    if channel.flaps and len(recent) >= channel.flaps:
        earliest = max(earliest, recent[-channel.flaps] + FLAP_TIME)
    return after_quiet(channel, earliest)


def after_quiet(channel: Channel, when: datetime) -> datetime:
    """The first time from `when` on that lies outside the channel's quiet hours."""
    if channel.quiet is None:
        return when
    start, end = channel.quiet
    local = when.astimezone(channel.zone)
    clock = local.time().replace(tzinfo=None)
    is_quiet = start <= clock < end if start < end else clock >= start or clock < end
    if not is_quiet:
        return when
    wakes = local.date() if clock < end else local.date() + timedelta(days=1)
    return datetime.combine(wakes, end, channel.zone).astimezone(UTC)


def next_digest(digest: Digest, channel: Channel, now: datetime) -> datetime:
    """The next time after `now` at which a digest goes out, by the clock of the channel's zone."""
    local = now.astimezone(channel.zone)
    for days in range(9):
        day = local.date() + timedelta(days=days)
        at = datetime.combine(day, digest.at, channel.zone)
        if at > local and digest.weekday in (None, day.weekday()):
            return at.astimezone(UTC)
    raise AssertionError("a week has every weekday")


#: Pauses before the second, third, … attempt; the last one repeats.
BACKOFF = (timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=1))


def retry_at(channel: Channel, attempts: int, due_at: datetime, now: datetime) -> datetime | None:
    """When to try again after `attempts` have failed; `None` once the channel's time to give up has come."""
    when = after_quiet(channel, now + BACKOFF[min(attempts, len(BACKOFF)) - 1])
    return when if when <= due_at + channel.give_up else None
