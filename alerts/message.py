"""An event becomes one message: a page in plain text, HTML and Markdown, a picture, and headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from alerts import escape
from alerts.context import Context, Event, MessageError, Reader

#: The version of the JSON body that a webhook gets. It grows by new fields; any other change raises it.
PAYLOAD_VERSION = 1


@dataclass(frozen=True, slots=True)
class Message:
    """A message in every form in which it may go out.

    `id` is the same at every attempt and for every channel; `answers` is the id of the message it corrects. `body`
    is `text` without its first line, for services that show `subject` as a title. `payload` is the webhook's body.
    """

    id: str
    subject: str
    text: str
    body: str
    html: str
    markdown: str
    picture_svg: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    answers: str | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
    sent_at: datetime | None = None


_BARE, _ANYONE = Context(), Reader()


def compose(event: Event, context: Context = _BARE, reader: Reader = _ANYONE) -> Message:
    """The message that tells of `event` (in the published JSON form). Raises MessageError."""
    from alerts.view import view_of

    try:
        view = view_of(event, context, reader)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise MessageError(f"event {event.get('id')!r} cannot be told: {type(error).__name__} {error}") from error
    picture = _picture(event, context, reader)
    view["picture"] = picture is not None
    return replace(
        page("event", context.version or str(event["id"]), view, reader, context.attempt),
        picture_svg=picture,
        answers=context.corrects_version,
        payload=payload_of(event, context, view),
    )


def _picture(event: Event, context: Context, reader: Reader) -> str | None:
    from alerts.chart import history_chart

    events = [*context.history] or [event]
    return history_chart(events, reader.lang, reader.numbers) if reader.picture else None


def page(kind: str, name: str, view: Mapping[str, Any], reader: Reader, attempt: int = 1) -> Message:
    """The message that the templates of a kind (`event`, `digest`, `notice`) make of a view. Raises MessageError."""
    from alerts.templating import render

    text, html, markdown = (
        render(kind, form, view, reader.templates) if form in reader.forms else "" for form in ("txt", "html", "md")
    )
    subject = view["headline"]
    headers = {"X-Capexwatch-Event": escape.clean(name, 200), "X-Capexwatch-Attempt": str(attempt)}
    return Message(
        id=name,
        subject=subject,
        text=f"{subject}\n\n{text}",
        body=text,
        html=html,
        markdown=f"**{escape.markdown(subject)}**\n\n{markdown}",
        headers=headers,
        payload={"version": PAYLOAD_VERSION, "type": kind, "id": name, "attempt": attempt, "headline": subject},
    )


def payload_of(event: Event, context: Context, view: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON body of a webhook, as docs/webhook.md describes it."""
    return {
        "version": PAYLOAD_VERSION,
        "type": "correction" if context.corrects_version else "event",
        "id": context.version or event["id"],
        "corrects": context.corrects_version,
        "attempt": context.attempt,
        "headline": view["headline"],
        "company_name": view["name"],
        "event": dict(event),
    }
