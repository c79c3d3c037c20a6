"""Links given as evidence, asked politely: each once, few at a time, and doubt is never held against them."""

import http.client
import queue
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

from zi_cli.evidence_check.addresses import AddressPolicy, NoSuchHostError, Resolver, is_public, resolve
from zi_cli.evidence_check.request import (
    BUSY,
    Asker,
    NotAllowedError,
    NotAnAddressError,
    Place,
    Reply,
    place_of,
)
from zi_cli.findings.address_forms import asks_to_sign_in, host_of, with_scheme
from zi_cli.language import Message, msg
from zi_cli.workbook.evidence import EvidenceState, Standing

_GONE: Final = (404, 410)
_CLOSED: Final = (401, 403, 407)
CONTROL_HOST: Final = "example.com"
"""Reserved, and always there: where not even this name is known, the network is down, not the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How much is asked at once, and for how long."""

    parallel: int = 8
    per_host: int = 2
    redirects: int = 5
    failures_per_host: int = 3
    """Requests without an answer after which a host is asked no more."""
    timeout_seconds: float = 10
    total_seconds: float = 180
    """For all links of a run together; what is not answered by then is unknown."""


@dataclass(slots=True)
class _Once:
    """A request that others may wait for."""

    done: threading.Event = field(default_factory=threading.Event)
    outcome: Reply | Exception | None = None


class LinkChecker:
    """Asks the network about links; keeps what it has learnt for the next workbook."""

    def __init__(
        self,
        manners: Manners | None = None,
        policy: AddressPolicy = is_public,
        resolver: Resolver = resolve,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.manners = manners or Manners()
        self.asker = Asker(resolver=resolver, policy=policy, timeout_seconds=self.manners.timeout_seconds)
        self.clock = clock
        self.left_seconds = self.manners.total_seconds
        self._known: dict[str, EvidenceState] = {}
        self._asked: dict[str, _Once] = {}
        self._gates: dict[str, threading.Semaphore] = {}
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, Reply | Exception] = {}
        """Host → its last outcome, where it is asked no more."""
        self._lock = threading.Lock()
        self._network: bool | None = None

    def states(self, links: Iterable[str]) -> dict[str, EvidenceState]:
        """Link → whether it leads somewhere."""
        wanted = list(dict.fromkeys(links))
        self._look_up([link for link in wanted if link not in self._known])
        return {link: self._known.get(link, _LATE) for link in wanted}

    def _look_up(self, links: list[str]) -> None:
        """Follow links in threads that a hanging server cannot keep the program from ending."""
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        for link in _by_turns(links):
            waiting.put(link)
        started = self.clock()
        deadline = started + self.left_seconds
        workers = [
            threading.Thread(target=self._work, args=(waiting, deadline), daemon=True)
            for _ in range(min(self.manners.parallel, len(links)))
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(max(0.0, deadline - self.clock()))
        self.left_seconds = max(0.0, deadline - self.clock())

    def _work(self, waiting: "queue.SimpleQueue[str]", deadline: float) -> None:
        while self.clock() < deadline:
            try:
                link = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                state = self._follow(link, deadline)
            except Exception:  # whatever a server makes of an answer: it is not the link's fault
                state = _state(Standing.UNKNOWN, msg("the answer was not understood"))
            with self._lock:
                if self.clock() < deadline:
                    self._known[link] = state

    def _follow(self, link: str, deadline: float) -> EvidenceState:
        if link.startswith("="):
            return _state(Standing.UNKNOWN, msg("a formula computes the address"))
        address = with_scheme(link)
        for _ in range(self.manners.redirects + 1):
            if self.clock() >= deadline:
                return _LATE
            try:
                place = place_of(address)
                reply = self._ask_once(place)
            except Exception as fault:
                return self._no_answer(fault, first=address == with_scheme(link))
            if not reply.location:
                return _judged(reply.status)
            address = urljoin(place.address, reply.location)
            if asks_to_sign_in(address):
                return _SIGN_IN
        return _state(
            Standing.UNKNOWN, msg("it is sent on more than {limit} times", limit=self.manners.redirects)
        )

    def _ask_once(self, place: Place) -> Reply:
        """The reply of a server; who comes second waits for the first one's."""
        with self._lock:
            once = self._asked.get(place.address)
            mine = once is None
            if once is None:
                once = self._asked[place.address] = _Once()
            gate = self._gates.setdefault(place.host, threading.Semaphore(self.manners.per_host))
        if mine:
            try:
                with gate:
                    once.outcome = self._given_up.get(place.host) or self._ask(place)
            finally:
                once.done.set()
        once.done.wait()
        if isinstance(once.outcome, Reply):
            return once.outcome
        raise once.outcome or OSError(place.host)

    def _ask(self, place: Place) -> Reply | Exception:
        """The reply, or why there is none. A host that fails, or says that it is asked too much, is let alone."""
        outcome: Reply | Exception
        try:
            outcome = self.asker.ask(place)
        except Exception as fault:
            outcome = fault
        with self._lock:
            self._failures[place.host] += isinstance(outcome, OSError)
            no_name = isinstance(outcome, (NoSuchHostError, socket.gaierror))
            busy = isinstance(outcome, Reply) and outcome.status in BUSY
            if no_name or busy or self._failures[place.host] >= self.manners.failures_per_host:
                self._given_up[place.host] = outcome
        return outcome

    def _no_answer(self, fault: Exception, first: bool) -> EvidenceState:
        """What to make of a link that got no answer. Behind a redirect (not `first`) only doubt is left."""
        if isinstance(fault, NotAnAddressError) and first:
            return _state(Standing.BROKEN, msg("it is not a web address"))
        if isinstance(fault, NoSuchHostError) and self._has_network():
            return _state(Standing.BROKEN, msg("there is no such host"))
        return _state(Standing.UNKNOWN, _why(fault))

    def _has_network(self) -> bool:
        with self._lock:
            if self._network is None:
                try:
                    self._network = bool(self.asker.resolver(CONTROL_HOST, 443))
                except (OSError, NoSuchHostError):
                    self._network = False
            return self._network


def _why(fault: Exception) -> Message:
    if isinstance(fault, NoSuchHostError):
        return msg("no name can be looked up: there seems to be no network")
    if isinstance(fault, (NotAllowedError, NotAnAddressError)):
        return msg("it does not lead to a public web address, so nobody was asked")
    if isinstance(fault, TimeoutError):
        return msg("no answer in time")
    if isinstance(fault, ssl.SSLError):
        return msg("the certificate of the server is not accepted")
    if isinstance(fault, http.client.HTTPException):
        return msg("the answer was not understood")
    return msg("no connection")


def _judged(status: int) -> EvidenceState:
    if 200 <= status < 300:
        return _state(Standing.EXISTS, msg("the server has it"))
    if status in _GONE:
        return _state(Standing.BROKEN, msg("the server does not have it (HTTP {status})", status=status))
    if status in _CLOSED:
        return _SIGN_IN
    return _state(Standing.UNKNOWN, msg("the server did not say (HTTP {status})", status=status))


def _state(standing: Standing, reason: Message) -> EvidenceState:
    return EvidenceState(standing=standing, reason=reason)


_SIGN_IN: Final = _state(Standing.UNKNOWN, msg("one has to sign in"))
_LATE: Final = _state(Standing.UNKNOWN, msg("no answer in time"))


def _by_turns(links: list[str]) -> list[str]:
    """The links, a host at a time in turn, so that one slow host does not hold up the others."""
    rows: dict[str, list[str]] = {}
    for link in links:
        rows.setdefault(host_of(link), []).append(link)
    longest = max(map(len, rows.values()), default=0)
    return [row[at] for at in range(longest) for row in rows.values() if at < len(row)]
