"""Real receivers on loopback: HTTP and SMTP servers that remember what they took, and that can behave badly."""

from __future__ import annotations

import email
import email.policy
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: Given the number of the request (from 0), the status to answer with; a negative one means to hang up.
Behaviour = Callable[[int], int]


def good(_: int) -> int:
    return 200


def rejecting(_: int) -> int:
    return 400


def busy(_: int) -> int:
    return 503


def flapping(number: int) -> int:
    return 200 if number % 2 else 503


def slow(_: int) -> int:
    time.sleep(1.5)
    return 200


@dataclass
class Receiver:
    port: int = 0
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, _, body in self.requests]


@contextmanager
def http_receiver(behaviour: Behaviour = good, name_of: Callable[[Any], str] | None = None) -> Iterator[Receiver]:
    receiver, lock = Receiver(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            if len(body) < length:  # The sender died in the middle: nobody takes half a message.
                return
            with lock:
                number = len(receiver.requests)
                receiver.requests.append((self.path, dict(self.headers), body))
            status = behaviour(number)
            if status == 200:
                name = (
                    name_of(json.loads(body))
                    if name_of and body[:1] == b"{"
                    else self.headers.get("X-Capexwatch-Event") or ""
                )
                with lock:
                    receiver.taken[name] += 1
            self.send_response(status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Mailbox:
    port: int = 0
    contents: list[bytes] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)
    answer: str = "250 OK queued as 42"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd calls it so)
        if not self.answer.startswith("250"):
            return self.answer
        self.contents.append(envelope.content)
        self.taken[re.search(rb"^X-Capexwatch-Event: (.*?)\r$", envelope.content, re.MULTILINE)[1].decode()] += 1
        return self.answer

    def mails(self) -> list[Any]:
        # No property: aiosmtpd looks at every attribute of its handler for each connection.
        return [email.message_from_bytes(content, policy=email.policy.default) for content in self.contents]


@contextmanager
def mail_receiver() -> Iterator[Mailbox]:
    from aiosmtpd.controller import Controller

    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=0, server_hostname="localhost")
    # Port 0 asks for a free one; the controller looks for itself there when it starts, so it is told which one it got.
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = mailbox.port = probe.getsockname()[1]
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
