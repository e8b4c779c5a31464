"""`capexwatch alerts`: try a channel, see what would be sent, see what was, send it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from flows.errors import UserError
from flows.settings import Settings, load
from flows.terminal import ago, ahead, emit_json, json_option, table
from flows.watch import opened, real_clock

GROUP_EXAMPLES = """\
\b
Examples:
  capexwatch alerts                          the channels, and how each is doing
  capexwatch alerts test team-mail           send a real message to one channel
  capexwatch alerts preview 3f2a --format html
  capexwatch alerts resend --failed          let what was given up go out again

\b
Exit codes: 0 fine, 1 a channel refused or the event is not known, 2 bad configuration."""


@click.group(epilog=GROUP_EXAMPLES, invoke_without_command=True)
@click.pass_context
def alerts(ctx: click.Context) -> None:
    """Try, preview and resend alerts."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@alerts.command(epilog="\b\nExample:\n  capexwatch alerts test team-mail")
@click.argument("channel", required=False)
def test(channel: str | None) -> None:
    """Send a real message to CHANNEL (to every channel where none is named) and say what the server answered."""
    from alerts.notice import trial
    from alerts.sending import send
    from flows.telling import reader_of

    settings, now = load(), real_clock()
    bad = 0
    for each in _chosen(settings, channel):
        message = trial(f"test.{each.name}.{now:%Y%m%dT%H%M%S}", reader_of(each, settings))
        result = send(each, replace(message, sent_at=now))
        bad += not result.ok
        click.echo(f"{each}: {'it works' if result.ok else 'it does not work'}: {result.detail}")
    if bad:
        raise SystemExit(1)


def _chosen(settings: Settings, name: str | None) -> list[Any]:
    from flows.channels import channels

    known = channels(settings)
    found = [each for each in known if name in (None, each.name)]
    if not found:
        raise UserError(f"no channel is called {name!r}; configured: {', '.join(each.name for each in known)}")
    return found


@alerts.command("list", epilog="\b\nExamples:\n  capexwatch alerts list\n  capexwatch alerts list --sent --json")
@click.option("--sent", is_flag=True, help="Show the newest messages instead of the channels.")
@click.option("--last", default=30, show_default=True, help="With --sent: how many.")
@json_option
def list_(sent: bool = False, last: int = 30, as_json: bool = False) -> None:
    """The channels and how each is doing, or the newest messages. Addresses are never shown."""
    settings = load()
    with opened(settings) as db:
        columns, rows = _messages(db, last) if sent else _channels(db, settings)
    if as_json:
        emit_json([dict(zip((name.lstrip(">") for name in columns), row, strict=True)) for row in rows])
    else:
        told = [_in_words(dict(zip(columns, row, strict=True)), real_clock()) for row in rows]
        table(columns, told, empty="no message yet" if sent else "no channel")


def _in_words(row: dict[str, Any], now: datetime) -> list[Any]:
    """A row for a person, who wants to know how long ago, or in how long."""

    def words(cell: str) -> str | None:
        at = datetime.fromisoformat(cell)
        return ahead(at, now) if at > now else ago(at, now)

    moments = {name: row[name] for name in ("last sent", "due", "sent") if row.get(name)}
    return list((row | {name: words(cell) for name, cell in moments.items()}).values())


def _channels(db: Any, settings: Settings) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    from store import outbox

    health = {row["channel"]: row for row in outbox.health(db)}
    nothing = {"sent": 0, "waiting": 0, "gave_up": 0, "last_sent": None, "trouble": ""}
    columns = ("channel", "kind", "wants", ">sent", ">waiting", ">given up", "last sent", "trouble")
    rows = []
    for channel in _chosen(settings, None):
        row = {**nothing, **health.get(channel.name, {})}
        state = (row["sent"], row["waiting"], row["gave_up"], row["last_sent"], row["trouble"])
        rows.append((channel.name, channel.kind, _wants(channel), *state))
    return columns, rows


def _wants(channel: Any) -> str:
    """What a channel asks for, in a few words."""
    when = "instantly"
    if channel.digest is not None:
        when = "daily digest" if channel.digest.weekday is None else "weekly digest"
    named = [sorted(names) for names in (channel.companies, channel.actions, channel.scopes, channel.voices) if names]
    shown = ["/".join(names[:4]) + ("…" if len(names) > 4 else "") for names in named]
    return ", ".join([when, *shown])


def _messages(db: Any, last: int) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    from store import outbox

    columns = ("topic", "channel", "purpose", "state", ">attempts", "due", "sent", "detail")
    keys = ("topic", "channel", "purpose", "state", "attempts", "due_at", "sent_at", "detail")
    return columns, [tuple(row[key] for key in keys) for row in outbox.latest(db, last)]


@alerts.command(
    epilog="\b\nExamples:\n  capexwatch alerts resend --failed\n  capexwatch alerts resend 3f2a --channel ops"
)
@click.argument("event", required=False)
@click.option("--failed", is_flag=True, help="Everything that was given up.")
@click.option("--channel", help="Only to this channel.")
def resend(event: str | None, failed: bool, channel: str | None) -> None:
    """Let the alert of EVENT, or all that were given up, go out again with the next run. Messages keep their ids."""
    from store import outbox, queries

    if (event is None) != failed:
        raise UserError("name an event, or say --failed; 'capexwatch alerts list --sent' shows what was sent")
    settings = load()
    if channel:
        _chosen(settings, channel)
    with opened(settings) as db:
        topic = queries.event(db, event)["id"] if event else None
        count = outbox.again(db, real_clock(), topic=topic, channel=channel)
    if not count:
        raise UserError("nothing of that kind is in the outbox; 'capexwatch alerts list --sent' shows what is", 1)
    click.echo(f"{count} {'message goes' if count == 1 else 'messages go'} out with the next 'capexwatch run'")


@alerts.command(epilog="\b\nExample:\n  capexwatch alerts preview 3f2a --format html --output alert.html")
@click.argument("event")
@click.option("--format", "form", type=click.Choice(["html", "text", "md"]), default="text", show_default=True)
@click.option("--channel", help="As this channel would get it: its language, numbers and templates.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def preview(event: str, form: str, channel: str | None, output: Path | None) -> None:
    """Show what would be sent of EVENT (an id, or its beginning), without sending it."""
    from alerts.message import compose
    from flows.telling import Teller, reader_of
    from store import queries

    settings = load()
    reader = _chosen(settings, channel)[0]
    with opened(settings) as db:
        found = queries.event(db, event)
        context = Teller(db, settings, real_clock()).context(reader, found)
    every = replace(reader_of(reader, settings), forms=frozenset({"txt", "html", "md"}))
    text = FORMS[form](compose(found, context, every))
    if output is None:
        click.echo(text)
        return
    output.write_text(text, encoding="utf-8")
    click.echo(f"written to {output}")


def _html(message: Any) -> str:
    """The mail's page, its picture inside it as a browser can show it."""
    from alerts.chart import data_uri

    picture = data_uri(message.picture_svg)
    return str(message.html.replace("cid:history.png", picture)) if picture else str(message.html)


FORMS: dict[str, Callable[[Any], str]] = {
    "html": _html,
    "text": lambda message: str(message.text),
    "md": lambda message: str(message.markdown),
}
