"""`capexwatch judge`: a person rules on what was read."""

from __future__ import annotations

from typing import Any

import click

from flows.terminal import emit_json, json_option


@click.command(
    epilog="""\b
Examples:
  capexwatch judge 58a6e518b53cdf34 wrong --note "last year's figure"
  capexwatch judge 58a6e518b53cdf34 right
A ruling is kept for good and survives 'capexwatch replay'; the newest one holds."""
)
@click.argument("identity", metavar="EVENT|STATEMENT")
@click.argument("verdict", type=click.Choice(["right", "wrong"]))
@click.option("--note", default="", help="Why; it is kept with the ruling.")
@json_option
def judge(identity: str, verdict: str, note: str, as_json: bool) -> None:
    """Rule that an event or a statement is right or wrong.

    A wrong statement leaves history and stays in the record; whoever was told of it gets a correction. An event is
    ruled on through the statements of all its documents.
    """
    from flows.settings import load
    from flows.watch import opened

    settings = load()
    with opened(settings) as db:
        told = _rule(db, settings, identity, verdict, note)
    if as_json:
        emit_json(told)
        return
    click.echo(f"{len(told['statements'])} statement{'s' * (len(told['statements']) != 1)} ruled {verdict}")
    for event in told["corrections"]:
        click.echo(f"to be corrected: {event['company']} {event['period']} {event['action']} of {event['said_on']}")


def _rule(db: Any, settings: Any, identity: str, verdict: str, note: str) -> dict[str, Any]:
    """Keep the ruling and fold the touched subjects again, in one transaction."""
    from flows.deliver import ringer
    from flows.record import recorded, refold
    from flows.watch import real_clock
    from store import statements
    from store.schema import write

    now = real_clock()
    with write(db):
        ruled = _statements(db, identity, verdict)
        ruling = statements.Ruling(verdict, note, now, None if ruled == [identity] else identity)
        touched = {statements.rule(db, statement, ruling) for statement in ruled}
        applied = refold(db, touched, now, ringer(settings, now, quiet=True))
    found = recorded(db, applied, 0)
    return {
        "ruled": verdict,
        "note": note,
        "statements": ruled,
        "new": found.new,
        "changed": found.changed,
        "corrections": found.corrections,
    }


def _statements(db: Any, identity: str, verdict: str) -> list[str]:
    """The statements that are meant: the one with that id, else those of the event. Raises UnknownEventError.

    An event that was ruled wrong has left history, or others have taken its place; ruled right it comes back.
    """
    from store import queries, statements
    from store.queries import UnknownEventError

    if statements.exists(db, identity):
        return [identity]
    before = statements.ruled_with(db, identity) if verdict == "right" else []
    try:
        return before or [one["statement"] for one in queries.event(db, identity)["attestations"]]
    except UnknownEventError:
        hint = "'capexwatch revisions' and 'capexwatch history TICKER --refused' show ids"
        raise UnknownEventError(f"no event or statement {identity!r}; {hint}") from None
