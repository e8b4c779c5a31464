"""Connections that refuse to end in a private network.

Judged by the address that was really reached and not by a look-up before, so that no name service can show one
address and lead to another. The connection is closed before anything is sent.
"""

from __future__ import annotations

import ipaddress
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


def guarded_pools(allowed: frozenset[str]) -> dict[str, type[HTTPConnectionPool]]:
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

    class Secure(HTTPSConnection):
        def _new_conn(self) -> Any:
            return guard(self, super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
