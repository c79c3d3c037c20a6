"""A web server on this computer that answers as its paths say, and counts who asks what and how many at once."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from zi_cli.evidence_check.addresses import NoSuchHostError
from zi_cli.evidence_check.links import LinkChecker, Manners

LOCAL = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """Paths: /status/404, /to?https://…, /head/405/200 (HEAD, then GET), /slow/0.2, /drop, /endless."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((LOCAL, 0), Handler)
        self.asked: list[tuple[str, str, str]] = []
        self.agents: set[str] = set()
        self.busy: Counter[str] = Counter()
        self.most_at_once = 0
        self.most_of_a_host: Counter[str] = Counter()
        self.lock = threading.Lock()

    def address(self, path: str, host: str = "a.contoh.example") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def paths(self, method: str = "HEAD") -> list[str]:
        return sorted(path for asked, _, path in self.asked if asked == method)


class Handler(BaseHTTPRequestHandler):
    server: Server

    asked_host = ""
    """Host of the request that waits for its answer."""

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        server, host = self.server, self.headers["Host"].partition(":")[0]
        with server.lock:
            server.asked.append((method, host, self.path))
            server.agents.add(self.headers["User-Agent"])
            server.busy[host] += 1
            server.most_at_once = max(server.most_at_once, server.busy.total())
            server.most_of_a_host[host] = max(server.most_of_a_host[host], server.busy[host])
        self.asked_host = host
        try:
            self.say(method)
        finally:
            self.leave()

    def send_response(self, code: int, message: str | None = None) -> None:
        self.leave()  # whoever asked may ask again as soon as the answer is there
        super().send_response(code, message)

    def leave(self) -> None:
        """Count a request as answered, once."""
        host, self.asked_host = self.asked_host, ""
        if host:
            with self.server.lock:
                self.server.busy[host] -= 1

    def say(self, method: str) -> None:
        kind, _, rest = self.path.partition("?")[0].lstrip("/").partition("/")
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to?"))
            self.end_headers()
        elif kind == "loop":
            self.send_response(302)
            self.send_header("Location", f"/loop/{int(rest) + 1}")
            self.end_headers()
        elif kind == "head":
            head, get = rest.split("/")
            self.send_response(int(head if method == "HEAD" else get))
            self.end_headers()
        elif kind == "drop":
            self.close_connection = True
        elif kind == "nonsense":
            self.wfile.write(b"what is this?\r\n\r\n")
        else:
            if kind == "slow":
                time.sleep(float(rest))
            self.send_response(int(rest) if kind == "status" else 200)
            self.end_headers()
            if method == "GET":
                self.wfile.write(b"x" * 1000)


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def resolver(host: str, port: int) -> list[str]:
    """Names of constructed hosts lead to this computer; `hilang.` ones do not exist."""
    if host.startswith("hilang."):
        raise NoSuchHostError(host)
    if host.startswith("dalam."):
        return ["93.184.216.34", "10.0.0.1"]
    return [LOCAL]


def only_local(address: str) -> bool:
    """The tests' policy: the test server, instead of public addresses."""
    return address == LOCAL


def checker(**manners: float) -> LinkChecker:
    return LinkChecker(
        Manners(**{"timeout_seconds": 2, "total_seconds": 20, **manners}),  # type: ignore[arg-type]
        policy=only_local,
        resolver=resolver,
    )
