"""Connections that refuse to end in a private network, and to wait for ever.

Private is judged by the address that was really reached and not by a look-up before, so that no name service can show
one address and lead to another; the connection is closed before anything is sent. The libraries' timeouts hold for
each single read, so that a server that sends its headers byte by byte could hold a thread for hours: a watchdog
closes such connections.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class PrivateAddressError(Exception):
    """The host's name leads into a private network."""


def is_private(host: str) -> bool:
    """Whether a host is written as an address that does not belong to the public network; a name never is."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


class Watchdog:
    """One thread that closes connections whose answer has not begun `seconds` after it was asked for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._until: dict[socket.socket, float] = {}
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def over(self, sock: socket.socket) -> Iterator[None]:
        """Watch a connection while its answer's headers are read."""
        with self._lock:
            self._until[sock] = time.monotonic() + self.seconds
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                self._until.pop(sock, None)

    def end(self) -> None:
        """Let the thread end."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(min(1.0, self.seconds / 4)):
            now = time.monotonic()
            with self._lock:
                late = [sock for sock, until in self._until.items() if until < now]
            for sock in late:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)


def guarded_pools(allowed: frozenset[str], watchdog: Watchdog) -> dict[str, type[HTTPConnectionPool]]:
    """Connection pools by scheme that reach public addresses, and private ones of the hosts in `allowed`."""

    def guard(connection: HTTPConnection, sock: Any) -> Any:
        peer = sock.getpeername()[0].partition("%")[0]
        host = connection.host.lower()
        if ipaddress.ip_address(peer).is_global or {host, f"{host}:{connection.port}"} & allowed:
            return sock
        sock.close()
        raise PrivateAddressError(peer)

    class Plain(HTTPConnection):
        def _new_conn(self) -> Any:
            return guard(self, super()._new_conn())

        def getresponse(self) -> Any:
            with watchdog.over(self.sock):
                return super().getresponse()

    class Secure(HTTPSConnection):
        def _new_conn(self) -> Any:
            return guard(self, super()._new_conn())

        def getresponse(self) -> Any:
            with watchdog.over(self.sock):
                return super().getresponse()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
