"""One message to one channel, and what came of it.

Apprise knows the services and their addresses; mail and webhooks are spoken here, because a message needs its own
Message-ID and a body that can be signed. Nothing here waits, repeats or throttles: the outbox does.
"""

from __future__ import annotations

import html
import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from alerts import escape
from alerts.channels import Channel
from alerts.message import Message


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a target answered. `permanent` means that the same message would be refused again."""

    ok: bool
    detail: str
    permanent: bool = False


#: Answers that will not change when the same request is made again. 401 and 403 are not among them: a password that
#: was changed is soon mended, and the alert should then still go out.
PERMANENT = frozenset({400, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451})

#: Services that read Markdown whatever they are told, by the name of Apprise's class.
_READ_MARKDOWN = frozenset(
    f"Notify{name}"
    for name in (
        "Discord", "Mattermost", "RocketChat", "Zulip", "MSTeams", "Workflows", "Guilded", "Revolt", "Gitter",
        "WebexTeams", "GoogleChat", "Mastodon", "Matrix", "Ryver", "DingTalk",
    )
)  # fmt: skip


def service(address: str) -> Any:
    """Apprise's object for an address, without its own throttle; `None` where it knows no such service."""
    import apprise

    logging.getLogger("apprise").setLevel(logging.WARNING)
    with _heard([]):
        asset = apprise.AppriseAsset(app_id="capexwatch", app_desc="capexwatch", app_url="")
        found: Any = apprise.Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if found is not None:
        # Its pictures are fetched from a host of theirs by whoever opens the message.
        found.include_image = found.avatar = False
        # The outbox repeats; a plug-in that does so too could tell twice what was taken the first time.
        found.retry = 0
        # Otherwise it would sleep 5.5 seconds between two mails; pauses are the channel's own setting.
        found.request_rate_per_sec = 0
    return found


@lru_cache(maxsize=64)
def _kept(channel: Channel) -> Any:
    found = service(channel.address)
    if found is not None:
        found.socket_connect_timeout = found.socket_read_timeout = channel.timeout
    return found


def send(channel: Channel, message: Message) -> Delivery:
    """Hand a message to a channel's target once. Raises nothing that a target could cause."""
    try:
        if channel.kind == "terminal":
            return _print(message)
        if channel.kind == "mail":
            from alerts.mail import send_mail

            return send_mail(_kept(channel), channel, message)
        if channel.kind == "webhook":
            from alerts.webhook import post

            return post(channel, message)
        return _notify(channel, message)
    except Exception as error:  # noqa: BLE001 (a plug-in's fault must not end the delivery of everything else)
        return Delivery(ok=False, detail=f"the channel failed: {type(error).__name__}")


def _print(message: Message) -> Delivery:
    sys.stdout.write(message.text + "\n")
    sys.stdout.flush()
    return Delivery(ok=True, detail="printed")


def _notify(channel: Channel, message: Message) -> Delivery:
    import apprise

    plugin = _kept(channel)
    if plugin is None:
        return Delivery(ok=False, detail="the address leads to no service", permanent=True)
    title, body, form = _form(channel, plugin, message)
    plugin.notify_format = form
    heard: list[str] = []
    with _heard(heard):
        # What is too long is cut: several parts could be taken in part, and the rest would bring them all again.
        cut = apprise.OverflowMode.TRUNCATE
        ok = plugin.notify(body=body, title=title, body_format=form, notify_type=apprise.NotifyType.INFO, overflow=cut)
    if not ok:
        return _refusal(heard)
    if (picture := _attachment(channel, plugin, message)) is not None:
        with _heard([]):
            # The message is told; a picture that does not follow is no reason to tell it again.
            plugin.notify(body="", notify_type=apprise.NotifyType.INFO, attach=picture)
    return Delivery(ok=True, detail="accepted")


def _form(channel: Channel, plugin: Any, message: Message) -> tuple[str, str, Any]:
    """Title, body and Apprise's name of the format for a service. The name of the message closes every body."""
    import apprise

    kind = type(plugin).__name__
    if kind == "NotifySlack":
        # Slack reads `<…>` even where markup is off, and Apprise escapes the title only.
        return message.subject, escape.slack(message.body), apprise.NotifyFormat.TEXT
    wished = channel.format or ("md" if kind in _READ_MARKDOWN else "text")
    if wished == "md":
        return "", message.markdown, apprise.NotifyFormat.MARKDOWN
    if kind == "NotifyTelegram":
        return "", html.escape(message.text, quote=False), apprise.NotifyFormat.HTML
    if wished == "html":
        return message.subject, message.html, apprise.NotifyFormat.HTML
    return message.subject, message.body, apprise.NotifyFormat.TEXT


def _attachment(channel: Channel, plugin: Any, message: Message) -> Any:
    """The picture, for services that show it below a message."""
    shows = type(plugin).__name__ in ("NotifyDiscord", "NotifyTelegram", "NotifyMattermost", "NotifyMatrix")
    if not (channel.picture and shows and plugin.attachment_support):
        return None
    from alerts.chart import png

    picture = png(message.picture_svg)
    if picture is None:
        return None
    from apprise import AppriseAttachment
    from apprise.attachment.memory import AttachMemory

    attachment = AppriseAttachment()
    bitmap: Any = AttachMemory
    attachment.add(bitmap(content=picture, name="history.png", mimetype="image/png"))
    return attachment


class _Ear(logging.Handler):
    """Keeps what Apprise logs in this thread: the only place where it says why a service refused."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines, self._thread = lines, threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self._lines.append(record.getMessage())


@contextmanager
def _heard(lines: list[str]) -> Iterator[None]:
    """Listen to Apprise, and keep its lines from the log: they may hold addresses."""
    log = logging.getLogger("apprise")
    ear = _Ear(lines)
    log.addHandler(ear)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(ear)


def _refusal(heard: list[str]) -> Delivery:
    """A refusal in our own words; Apprise's lines are not repeated, since they may hold the address."""
    codes = [int(found[1]) for line in heard if (found := re.search(r"error=(\d{3})\b", line))]
    if codes:
        return refused(codes[-1])
    if any("onnection error" in line or "exception" in line.lower() for line in heard):
        return Delivery(ok=False, detail="no connection, or no answer in time")
    return Delivery(ok=False, detail="the service did not take it")


def refused(code: int) -> Delivery:
    """The refusal that an HTTP status means."""
    try:
        phrase = f" ({HTTPStatus(code).phrase})"
    except ValueError:
        phrase = ""
    return Delivery(ok=False, detail=f"the service answered {code}{phrase}", permanent=code in PERMANENT)
