"""A web server on this machine whose every answer is laid down: also late, cut short, endless or lying ones."""

from __future__ import annotations

import gzip
import hashlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Answer:
    """One answer. `drip` is a pause after each byte; `cut` closes the connection hard after so many bytes; `claim` is
    the length that the header gives instead of the true one."""

    body: bytes = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0
    cut: int | None = None
    claim: int | None = None

    def with_etag(self) -> Answer:
        return replace(self, headers={**self.headers, "ETag": f'"{hashlib.sha256(self.body).hexdigest()[:12]}"'})

    def packed(self) -> Answer:
        return replace(self, body=gzip.compress(self.body), headers={**self.headers, "Content-Encoding": "gzip"})


@dataclass(frozen=True)
class Request:
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float


Route = Callable[[Request], Answer]


class Loopback:
    """Routes by path. A route is an answer, a list of answers that are given in turn (the last for ever), or a
    function of the request. What has no route is 404."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.asked: list[Request] = []
        self.routes: dict[str, Answer | list[Answer] | Route] = {}
        self.fallback: Route | None = None
        self._server = _Server((host, 0), _handler(self))
        self.host = f"{host}:{self._server.server_port}"
        self.url = f"http://{self.host}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def answer(self, request: Request) -> Answer:
        route = self.routes.get(request.path, self.fallback)
        if route is None:
            return Answer(b"<h1>Not found</h1>", 404)
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        return route if isinstance(route, Answer) else route(request)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Say nothing: connections are cut on purpose."""


def _handler(server: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Headers and body go out in two writes; without this each answer would wait 40 ms for an acknowledgement.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
            request = Request(parts.path, query, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
            server.asked.append(request)
            answer = server.answer(request)
            tag = answer.headers.get("ETag")
            if answer.status == 200 and tag and request.headers.get("if-none-match") == tag:
                answer = replace(answer, status=304, body=b"")
            self._send(answer)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            if answer.status != 304:
                self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(answer.body) if answer.claim is None else answer.claim))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._body(answer)
            except OSError:
                self.close_connection = True

        def _body(self, answer: Answer) -> None:
            if answer.cut is not None:
                self.wfile.write(answer.body[: answer.cut])
                self.wfile.flush()
                # A hard close: the reader's connection is reset in mid-body.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
            elif answer.drip:
                for n in range(len(answer.body)):
                    self.wfile.write(answer.body[n : n + 1])
                    self.wfile.flush()
                    time.sleep(answer.drip)
            else:
                self.wfile.write(answer.body)
                self.close_connection = answer.claim is not None

        def log_message(self, *_: object) -> None:
            pass

    return Handler
