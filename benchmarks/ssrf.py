"""Hostile addresses, redirects and changing DNS against a server on this machine: `python benchmarks/ssrf.py`."""

import socket
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from news_assets.sources.net.backend import GuardedBackend
from news_assets.sources.net.client import Client, FetchSettings
from news_assets.sources.net.errors import FetchError
from news_assets_tests.sources.server import PUBLIC, Answer, Clock, web
from news_assets_tests.sources.test_ssrf import HOSTILE, Victim, offline_resolver


def direct(victim: Victim) -> list[str]:
    """Ask for each address itself; return those that were not refused."""
    clock = Clock()
    backend = GuardedBackend(offline_resolver)
    let_through = []
    settings = FetchSettings(user_agent="t", total_timeout=2)
    with closing(Client(settings, clock=clock, sleep=clock.sleep, backend=backend)) as client:
        for url in HOSTILE:
            try:
                client.get(url.format(port=victim.port))
                let_through.append(url)
            except FetchError:
                continue
    return let_through


def redirected(victim: Victim) -> set[str]:
    """Let a public server redirect to each address; return every address that was connected to."""
    with web() as local:
        local.resolve = offline_resolver
        for number, url in enumerate(HOSTILE):
            target = url.format(port=victim.port).encode().decode("latin-1")
            local.routes[f"public.example/{number}"] = Answer(status=302, headers={"Location": target})
        with closing(local.client(seconds_per_host=0)) as client:
            for number in range(len(HOSTILE)):
                try:
                    client.get(f"http://public.example/{number}")
                except FetchError:
                    continue
        return set(local.dialled)


def main() -> int:
    """Print what happened; 1 when anything but the public server was connected to."""
    with closing(Victim()) as victim:
        socket.create_connection(("127.0.0.1", victim.port)).close()
        assert victim.visited(), "the server does not notice visits"
        let_through = direct(victim)
        dialled = redirected(victim)
        visited = victim.visited()
    print(f"{len(HOSTILE)} hostile addresses: {len(let_through)} fetched")
    print(f"{len(HOSTILE)} redirects to them: connected to {sorted(dialled)} (the public test address is {PUBLIC})")
    print(f"connections to the server on this machine: {int(visited)}")
    return int(visited or bool(let_through) or dialled != {PUBLIC})


if __name__ == "__main__":
    sys.exit(main())
