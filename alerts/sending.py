"""One message to one channel, and what came of it.

Apprise knows the services and their addresses; mail and webhooks are spoken here, because a message needs its own
Message-ID and a body that can be signed. Nothing here waits, repeats or throttles: the outbox does.
"""

from __future__ import annotations

import html
import re
import sys
from functools import lru_cache
from typing import Any

from alerts import escape
from alerts.answers import Delivery, refused
from alerts.channels import Channel
from alerts.message import Message
from alerts.services import listening, service

#: Services that read Markdown whatever they are told, by the name of Apprise's class.
_READ_MARKDOWN = frozenset(
    f"Notify{name}"
    for name in (
        "Discord", "Mattermost", "RocketChat", "Zulip", "MSTeams", "Workflows", "Guilded", "Revolt", "Gitter",
        "WebexTeams", "GoogleChat", "Mastodon", "Matrix", "Ryver", "DingTalk",
    )
)  # fmt: skip


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
    with listening(heard):
        # What is too long is cut: several parts could be taken in part, and the rest would bring them all again.
        cut = apprise.OverflowMode.TRUNCATE
        ok = plugin.notify(body=body, title=title, body_format=form, notify_type=apprise.NotifyType.INFO, overflow=cut)
    if not ok:
        return _refusal(heard)
    if (picture := _attachment(channel, plugin, message)) is not None:
        with listening([]):
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


def _refusal(heard: list[str]) -> Delivery:
    """A refusal in our own words; Apprise's lines are not repeated, since they may hold the address."""
    codes = [int(found[1]) for line in heard if (found := re.search(r"error=(\d{3})\b", line))]
    if codes:
        return refused(codes[-1])
    if any("onnection error" in line or "exception" in line.lower() for line in heard):
        return Delivery(ok=False, detail="no connection, or no answer in time")
    return Delivery(ok=False, detail="the service did not take it")
