"""A small world for the tests of alerts: events as JSON, a store that holds them, settings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2025, 7, 30, 21, 0, tzinfo=UTC)


def event(
    name="a3",
    low=66_000_000_000,
    high=72_000_000_000,
    prior=(64_000_000_000, 72_000_000_000),
    said_on="2025-07-30",
    action="raised",
    **more,
):
    def delta(new, old):
        return None if new is None or old is None else new - old

    proof = {
        "document": "d1",
        "url": "https://example.com/results?a=1&b=2",
        "title": "Second quarter results",
        "publisher": "Meta",
        "kind": "release",
        "said_on": said_on,
        "quote": "We now expect capital expenditures of $66-72 billion this year.",
        "lang": "en",
        "voice": "issuer",
        "note": "",
    }
    found = {
        "id": name, "company": "META", "metric": "capex", "scope": "total", "period": "FY2025", "currency": "USD",
        "action": action, "kind": "amount", "low": low, "high": high, "approx": False, "direction": None,
        "prior_low": prior[0], "prior_high": prior[1],
        "delta_low": delta(low, prior[0]), "delta_high": delta(high, prior[1]),
        "said_on": said_on, "seen_at": f"{said_on}T20:31:00+00:00", "status": "stated", "definition": [],
        "own_word": None, "reason": "", "late": False, "attestations": [proof], "conflicts": [], "replaces": None,
        "replaced_by": None,
    }  # fmt: skip
    return {**found, **more}


def season():
    """Meta's real figures of 2025 up to July."""
    return [
        event("a1", 60e9, 65e9, (None, None), "2025-01-29", "initiated"),
        event("a2", 64e9, 72e9, (60e9, 65e9), "2025-04-30"),
        event("a3", 66e9, 72e9, (64e9, 72e9), "2025-07-30", own_word="narrowed", definition=["finance leases"]),
    ]


def put(db, found) -> None:
    """Write an event of the published shape into the store, with its documents."""
    row = {key: value for key, value in found.items() if key not in ("attestations", "conflicts")}
    row |= {"key": found["id"], "definition": json.dumps(found["definition"]), "recorded_at": NOW.isoformat()}
    row |= {"approx": int(found["approx"]), "late": int(found["late"]), "place": row.get("place", 0), "current": 1}
    db["events"].insert(row)
    db.execute("INSERT OR IGNORE INTO raws VALUES ('raw', 'text/plain', x'00')")
    for role, proofs in (("attests", found["attestations"]), ("conflicts", found["conflicts"])):
        for position, proof in enumerate(proofs):
            document = proof["document"]
            db.execute(
                "INSERT OR IGNORE INTO documents (id, kind, lang, issuer, publisher, said_on, title, text, url, raw, "
                "seen_at, text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, 'raw', ?, '')",
                [document, proof["kind"], proof["lang"], found["company"], proof["publisher"], proof["said_on"],
                 proof["title"], proof["url"], found["seen_at"]],
            )  # fmt: skip
            db.execute(
                "INSERT INTO attestations VALUES (?, ?, ?, 's', ?, ?, ?, ?, ?, ?)",
                [found["id"], role, position, document, proof["kind"], proof["voice"], proof["said_on"],
                 proof["quote"], proof["note"]],
            )  # fmt: skip


def settings(home: Path, channels=(), **more):
    """Settings of a home of its own, with some companies and these channels."""
    from flows.settings import load

    watchlist = home / "watchlist.toml"
    watchlist.write_text('[[companies]]\nticker = "META"\nname = "Meta"\nnames = { ko = ["메타"] }\n', encoding="utf-8")
    return replace(load(home, watchlist), channels=tuple(channels), **more)


def ring(db, found, settings_, now=NOW, quiet=False) -> int:
    """Do what recording an event does: write it and ring, in one transaction."""
    from flows.deliver import ringer
    from store.schema import write

    with write(db):
        put(db, found)
        return ringer(settings_, now, quiet=quiet)(db, found)


def many(count: int):
    """Events of so many companies, one each."""
    return [
        event(f"{number:016x}", company=f"T{number:04}", attestations=[
            {**event()["attestations"][0], "document": f"d{number}"}
        ])
        for number in range(1, count + 1)
    ]  # fmt: skip
