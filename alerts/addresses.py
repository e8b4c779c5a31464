"""Where a channel leads: addresses, and the secrets in them, which come from the environment or from files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit


class ChannelError(ValueError):
    """A channel that cannot be used as it is written; says which one (`channel`) and what to write instead."""

    def __init__(self, text: str, channel: str | None = None) -> None:
        super().__init__(text)
        self.channel = channel


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a channel's table may refer to: groups of tickers, the environment, and the folder of relative paths."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    environ: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path()


def wrong(name: str, what: str) -> ChannelError:
    """The error that says what is wrong with a channel."""
    return ChannelError(f"channel {name!r}: {what}", name)


_REFERENCE = re.compile(r"(env|file):(\S+)")
_EMBEDDED = re.compile(r"\{(env|file):([^{}]+)\}")


def resolved(name: str, key: str, value: Any, around: Surroundings) -> tuple[str, bool]:
    """The value behind a reference, and whether there was one."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(name, f'needs {key}; write for example {key} = "env:CAPEXWATCH_{name.upper().replace("-", "_")}"')
    text = value.strip()
    if whole := _REFERENCE.fullmatch(text):
        return _looked_up(name, whole[1], whole[2], around), True
    filled = _EMBEDDED.sub(lambda found: quote(_looked_up(name, found[1], found[2], around), safe=""), text)
    return filled, filled != text


def _looked_up(name: str, where: str, what: str, around: Surroundings) -> str:
    if where == "env":
        found = around.environ.get(what, "").strip()
        if not found:
            raise wrong(name, f"the environment has no {what}; set it to the address or secret")
        return found
    path = around.folder / Path(what).expanduser()
    try:
        found = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise wrong(name, f"the file {path} cannot be read; write the address or secret into it") from None
    if not found:
        raise wrong(name, f"the file {path} is empty; write the address or secret into it")
    return found


def kind_of(name: str, address: str) -> str:
    """The sort of channel an address leads to: `terminal`, `webhook`, `mail`, or the name Apprise has for it."""
    if address in ("terminal:", "terminal"):
        return "terminal"
    scheme = urlsplit(address).scheme.lower() if ":" in address else ""
    if scheme in ("webhook", "webhooks"):
        _check_webhook(name, address)
        return "webhook"
    from alerts.services import service

    found = service(address)
    if found is None:
        shown = f"{scheme}://" if scheme else "its address"
        raise wrong(name, f"{shown} leads nowhere that is known; use an Apprise address or webhooks://host/path")
    kind = type(found).__name__.removeprefix("Notify").lower()
    if kind == "email":
        return "mail"
    if len(found) > 1:
        # One of them could take a message and another refuse it, and the first would get it again.
        raise wrong(name, f"its address leads to {len(found)} targets; give each a channel of its own")
    return kind


def _check_webhook(name: str, address: str) -> None:
    parts = urlsplit(address)
    if not parts.hostname or parts.username or parts.password:
        raise wrong(name, "a webhook is written webhooks://host/path, without a name or password before the host")


def refuse_secrets(name: str, address: str, kind: str) -> None:
    """An address with a password or token in it may not stand in a file that people share."""
    if kind in ("terminal", "webhook"):
        return
    from alerts.services import service

    found = service(address)
    if found is not None and found.url(privacy=True) != found.url(privacy=False):
        raise wrong(name, 'a password or token stands in its url; write url = "env:NAME" and set NAME to the address')
