"""One polite request: to an address that was checked, without reading what is sent back."""

import http.client
import socket
import ssl
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from zi_cli import __version__
from zi_cli.evidence_check.addresses import AddressPolicy, NoSuchHostError, Resolver

USER_AGENT: Final = f"zi/{__version__} (link checker)"
_SAFE: Final = "/:;@!$&'()*+,=~?%[]-._"
_PORTS: Final = {"http": 80, "https": 443}
BUSY: Final = (429, 503)
"""What a server says that is asked too much."""
_SENDS_ON: Final = (301, 302, 303, 307, 308)


class NotAnAddressError(Exception):
    """What was given is no web address."""


class NotAllowedError(Exception):
    """The address is not public, or is no http(s) address: nobody is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A web address taken apart."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query; always starting with a slash."""

    @property
    def address(self) -> str:
        """The address again, without user name, password and fragment."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server said."""

    status: int
    location: str = ""
    """Where it sends on to."""


def place_of(address: str) -> Place:
    """NotAnAddressError where there is no host, NotAllowedError for anything but http and https."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        if parts.scheme not in _PORTS:
            raise NotAllowedError(address)
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError as fault:  # UnicodeError is one
        raise NotAnAddressError(address) from fault
    if not host or len(host) > 253 or any(not 0 < len(label) <= 63 for label in host.rstrip(".").split(".")):
        raise NotAnAddressError(address)
    path = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    # A path without a slash in front would become part of the host.
    path = path if path.startswith("/") else f"/{path}"
    return Place(
        scheme=parts.scheme, host=host, port=_PORTS[parts.scheme] if port is None else port, path=path
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """How servers are asked."""

    resolver: Resolver
    policy: AddressPolicy
    timeout_seconds: float

    def ask(self, place: Place) -> Reply:
        """HEAD, and GET where that is refused. OSError or HTTPException where no answer comes."""
        addresses = self.resolver(place.host, place.port)
        if not addresses:
            raise NoSuchHostError(place.host)
        if not all(self.policy(address) for address in addresses):
            raise NotAllowedError(place.host)
        try:
            reply = self._request("HEAD", place, addresses[0])
        except http.client.HTTPException:
            return self._request("GET", place, addresses[0])
        # Many servers refuse HEAD, or answer 404, although GET works.
        again = reply.status >= 400 and reply.status not in BUSY
        return self._request("GET", place, addresses[0]) if again else reply

    def _request(self, method: str, place: Place, address: str) -> Reply:
        connection = _Connection(place, address, self.timeout_seconds)
        try:
            headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Connection": "close"}
            connection.request(method, place.path, headers=headers)
            response = connection.getresponse()
            sends_on = response.status in _SENDS_ON
            return Reply(
                status=response.status, location=(response.getheader("Location") or "") if sends_on else ""
            )
        finally:
            connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was checked, whatever the name resolves to a moment later."""

    def __init__(self, place: Place, address: str, timeout_seconds: float) -> None:
        super().__init__(place.host, place.port, timeout=timeout_seconds)
        self.default_port = _PORTS[place.scheme]
        self._place, self._address, self._seconds = place, address, timeout_seconds

    def connect(self) -> None:
        """Connect to the checked address; the certificate is checked against the host's name."""
        plain = socket.create_connection((self._address, self._place.port), self._seconds)
        if self._place.scheme != "https":
            self.sock = plain
            return
        try:
            self.sock = _tls().wrap_socket(plain, server_hostname=self._place.host)
        except BaseException:
            plain.close()
            raise


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
