"""Webhooks: a versioned JSON body, signed so that the receiver can tell that it is ours. See docs/webhook.md."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import ssl
import threading
from functools import cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

from alerts import escape
from alerts.answers import Delivery, refused
from alerts.channels import Channel
from alerts.message import Message


def signature(secret: str, body: bytes) -> str:
    """The value of the header X-Capexwatch-Signature for a body."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def body_of(message: Message) -> bytes:
    """The JSON body as it is sent, byte for byte the same at every attempt save for the number of the attempt."""
    content: dict[str, Any] = {**message.payload, "text": message.text}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


def headers_of(message: Message, body: bytes, secret: str | None) -> dict[str, str]:
    """The headers of a request."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "capexwatch",
        "Idempotency-Key": escape.clean(message.id, 200),
        **{name: escape.clean(value, 200) for name, value in message.headers.items()},
    }
    if secret:
        headers["X-Capexwatch-Signature"] = signature(secret, body)
    return headers


def post(channel: Channel, message: Message) -> Delivery:
    """Send the request once. Redirects are not followed: a signed body goes where the channel says, or nowhere."""
    parts = urlsplit(channel.address)
    body = body_of(message)
    connection = _connection(parts, channel.timeout)
    # The timeout of a socket is for each read; a receiver that drips would hold the channel for hours.
    deadline = threading.Timer(channel.timeout * 2, _cut, [connection])
    deadline.daemon = True
    deadline.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, headers_of(message, body, channel.secret))
        answer = connection.getresponse()
        # Hanging up on an answer that is still coming would look like a failure to the receiver.
        answer.read(4096)
        return _delivery(answer.status)
    except ssl.SSLError:
        return Delivery(ok=False, detail="the receiver's certificate or encryption was refused")
    except (OSError, http.client.HTTPException) as error:
        why = escape.clean(getattr(error, "strerror", None) or type(error).__name__, 80)
        return Delivery(ok=False, detail=f"no connection, or no answer in time ({why})")
    finally:
        deadline.cancel()
        connection.close()


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _connection(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    assert parts.hostname is not None
    if parts.scheme == "webhooks":
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=timeout, context=_context())
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _delivery(status: int) -> Delivery:
    if 200 <= status < 300:
        return Delivery(ok=True, detail=f"the receiver answered {status}")
    if 300 <= status < 400:
        return Delivery(
            ok=False, detail=f"the receiver answered {status}: it moved; write its new address", permanent=True
        )
    return refused(status)
