"""Which network addresses may be asked: public ones only."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Final

AddressPolicy = Callable[[str], bool]
"""Whether a numeric address may be connected to."""
Resolver = Callable[[str, int], list[str]]
"""Numeric addresses of a host. NoSuchHost where the name does not exist, OSError where nobody can tell."""

_EMBEDDING: Final = tuple(
    ipaddress.ip_network(network)
    for network in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
)
"""IPv6 networks whose addresses stand for IPv4 ones: a way around every rule about IPv4."""
_WINDOWS_NO_SUCH_HOST: Final = 11001
_NO_SUCH_HOST: Final = (
    socket.EAI_NONAME,
    getattr(socket, "EAI_NODATA", socket.EAI_NONAME),
    _WINDOWS_NO_SUCH_HOST,
)


class NoSuchHostError(Exception):
    """The name of the host does not exist."""


def is_public(address: str) -> bool:
    """Whether anybody on the internet could reach `address`: not this computer, its network, or a group of hosts."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.is_site_local or any(ip in network for network in _EMBEDDING):
            return False
    closed = ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    return ip.is_global and not closed


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as fault:
        if fault.errno in _NO_SUCH_HOST:
            raise NoSuchHostError(host) from fault
        raise
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
