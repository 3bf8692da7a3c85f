"""Which addresses may be connected to: public unicast ones, whatever the form they are written in."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Resolver = Callable[[str, int], list[str]]
"""Host and port to addresses in order of preference; raises OSError when there are none."""

# Special-purpose ranges that the standard library counts as global.
_V4_SPECIAL = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
_V6_UNICAST = IPv6Network("2000::/3")
_V6_SPECIAL = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public internet; False for anything that is no address."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip in _NAT64:
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    if isinstance(ip, IPv4Address):
        return ip.is_global and not (ip.is_multicast or ip.is_reserved) and not any(ip in net for net in _V4_SPECIAL)
    return ip in _V6_UNICAST and ip.is_global and not any(ip in net for net in _V6_SPECIAL)


def system_resolver(host: str, port: int) -> list[str]:
    """Ask the system; the answers are checked by the caller."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
