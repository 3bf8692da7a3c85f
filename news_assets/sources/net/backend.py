"""The one place that opens connections: resolve, check, connect to the checked address, under one deadline."""

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from news_assets.sources.net.addresses import Resolver, is_public, system_resolver
from news_assets.sources.net.errors import FetchError

SocketOptions = Iterable[Any] | None
Connect = Callable[[str, int, float], httpcore.NetworkStream]
"""Numeric address, port and seconds to an open stream."""


def _connect(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only; `deadline` (monotonic seconds) bounds everything of the present request.

    A name is resolved once per connection and the connection is made to the very address that was checked, so that
    a second, different DNS answer cannot be used. A name with any address that is not public is refused.
    """

    def __init__(
        self,
        resolver: Resolver = system_resolver,
        allowed: Callable[[str], bool] = is_public,
        connect: Connect = _connect,
    ) -> None:
        self.deadline = float("inf")
        self._resolver = resolver
        self._allowed = allowed
        self._connect = connect

    def left(self, timeout: float | None) -> float:
        """Seconds the next operation may take; ReadTimeout when there are none."""
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the time for this request is used up")
        return min(rest, 30.0 if timeout is None else timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.NetworkStream:
        """Open a connection; FetchError `address_refused` for a host that is not public."""
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} has no address") from error
        refused = [address for address in addresses if not self._allowed(address)]
        if refused or not addresses:
            raise FetchError("address_refused", f"{host} is {refused[:1]}, no public address; it is never fetched")
        failure: Exception = httpcore.ConnectError(host)
        for address in addresses[:4]:
            try:
                return _Stream(self._connect(address, port, self.left(timeout)), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: SocketOptions = None
    ) -> httpcore.NetworkStream:
        """Refuse: no page lives on a local socket."""
        raise FetchError("address_refused", "local sockets are never fetched")

    def sleep(self, seconds: float) -> None:
        """Never used: retries are ours."""
        raise RuntimeError("the connection pool must not wait by itself")


class _Stream(httpcore.NetworkStream):
    """A stream whose every operation ends by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return some bytes."""
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the encrypted stream; the certificate is checked against the host's name."""
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks about the connection."""
        return self._inner.get_extra_info(info)
