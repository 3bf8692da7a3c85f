"""Nothing but public addresses is ever connected to."""

import socket
from contextlib import closing, suppress

import pytest

from news_assets.sources.net.addresses import is_public
from news_assets.sources.net.backend import GuardedBackend
from news_assets.sources.net.client import Client, FetchSettings
from news_assets.sources.net.errors import FetchError
from news_assets_tests.sources.server import PUBLIC, Answer, Clock, web

HOSTILE = [
    "http://127.0.0.1:{port}/", "http://127.1:{port}/", "http://127.0.1:{port}/", "http://2130706433:{port}/",
    "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/", "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/", "http://127.255.255.254:{port}/", "http://0.0.0.0:{port}/", "http://0:{port}/",
    "http://localhost:{port}/", "http://localhost.:{port}/", "http://LOCALHOST:{port}/",
    "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:{port}/", "http://127\u30020\u30020\u30021:{port}/",
    "http://10.0.0.1:{port}/", "http://172.16.5.4:{port}/", "http://192.168.1.1:{port}/",
    "http://169.254.169.254:{port}/latest/meta-data/", "http://100.64.0.1:{port}/", "http://192.0.0.8:{port}/",
    "http://192.88.99.1:{port}/", "http://198.18.0.1:{port}/", "http://203.0.113.9:{port}/",
    "http://224.0.0.1:{port}/", "http://240.0.0.1:{port}/", "http://255.255.255.255:{port}/",
    "http://[::1]:{port}/", "http://[::]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/", "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]:{port}/",
    "http://[fe80::1]:{port}/", "http://[fc00::1]:{port}/", "http://[fd12:3456::1]:{port}/",
    "http://[fec0::1]:{port}/", "http://[ff02::1]:{port}/", "http://[2001:db8::1]:{port}/",
    "http://public.example@127.0.0.1:{port}/", "http://user:word@public.example/", "file:///etc/hostname",
    "ftp://public.example/", "gopher://127.0.0.1:{port}/_x", "http://inside.example:{port}/",
    "http://mixed.example:{port}/", "http:///nohost", "//127.0.0.1:{port}/", "http://[::1%25lo]:{port}/",
]  # fmt: skip
NAMES = {"inside.example": "127.0.0.1", "mixed.example": [PUBLIC, "127.0.0.1"], "public.example": PUBLIC}
REFUSED = {"address_refused", "address_broken", "redirect_broken"}


class Victim:
    """Listens on every loopback address and takes note of whoever connects."""

    def __init__(self) -> None:
        self.sockets = [socket.create_server(("127.0.0.1", 0))]
        self.port = self.sockets[0].getsockname()[1]
        if socket.has_dualstack_ipv6():
            with suppress(OSError):
                self.sockets.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))

    def visited(self) -> bool:
        for listener in self.sockets:
            listener.settimeout(0.05)
            try:
                listener.accept()[0].close()
                return True
            except TimeoutError:
                continue
        return False

    def close(self) -> None:
        for listener in self.sockets:
            listener.close()


@pytest.fixture
def victim():
    with closing(Victim()) as found:
        yield found


def offline_resolver(host: str, port: int) -> list[str]:
    host = host.removesuffix(".")
    if host in NAMES:
        found = NAMES[host]
        return [found] if isinstance(found, str) else found
    return [str(e[4][0]) for e in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def test_the_victim_notices_a_visit(victim):
    """The test itself can fail: with every address allowed the victim is reached."""
    backend = GuardedBackend(offline_resolver, allowed=lambda _: True)
    clock = Clock()
    with (
        closing(
            Client(
                FetchSettings(user_agent="t", tries=1, total_timeout=0.3),
                clock=clock,
                sleep=clock.sleep,
                backend=backend,
            )
        ) as client,
        pytest.raises(FetchError),
    ):
        client.get(f"http://127.0.0.1:{victim.port}/")
    assert victim.visited()


def test_hostile_addresses_are_never_connected_to(victim):
    assert len(HOSTILE) >= 40
    clock = Clock()
    client = Client(
        FetchSettings(user_agent="t", total_timeout=2),
        clock=clock,
        sleep=clock.sleep,
        backend=GuardedBackend(offline_resolver),
    )
    with closing(client):
        for url in HOSTILE:
            with pytest.raises(FetchError) as caught:
                client.get(url.format(port=victim.port))
            assert caught.value.error_id in REFUSED, (url, caught.value)
    assert not victim.visited()


def test_redirects_to_hostile_addresses_are_not_followed(victim):
    with web() as local:
        local.resolve = offline_resolver
        for number, url in enumerate(HOSTILE):
            target = url.format(port=victim.port).encode("utf-8").decode("latin-1")
            local.routes[f"public.example/{number}"] = Answer(status=302, headers={"Location": target})
        with closing(local.client(seconds_per_host=0)) as client:
            for number, url in enumerate(HOSTILE):
                try:
                    # Forms that name no host stay on the server that sent them.
                    assert client.get(f"http://public.example/{number}").url.startswith("http://public.example/"), url
                except FetchError as error:
                    assert error.error_id in REFUSED, (url, error)
        assert set(local.dialled) == {PUBLIC}
    assert not victim.visited()


def test_a_name_that_changes_its_address_is_checked_again(victim):
    answers = iter([PUBLIC, "127.0.0.1", "127.0.0.1", "127.0.0.1"])
    with web() as local:
        local.names["turn.example"] = lambda: next(answers)
        local.routes["turn.example/robots.txt"] = Answer(headers={"Connection": "close"})
        local.routes["turn.example/page"] = Answer(b"<p>never</p>")
        with closing(local.client()) as client, pytest.raises(FetchError, match="address_refused"):
            client.get("http://turn.example/page")
        assert local.asked == ["turn.example/robots.txt"]
        assert local.dialled == [PUBLIC]


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_allowed(address):
    assert is_public(address)
