"""Links are asked politely, and only what is surely gone is called broken. No test leaves this computer."""

from collections.abc import Iterator

import pytest

from tests.evidence_check.server import Server, checker, only_local, serving
from zi_cli import __version__
from zi_cli.evidence_check.addresses import NoSuchHostError, is_public
from zi_cli.evidence_check.links import CONTROL_HOST, LinkChecker, Manners
from zi_cli.evidence_check.request import NotAllowedError, NotAnAddressError, place_of
from zi_cli.workbook.evidence import Standing

EXISTS, BROKEN, UNKNOWN = Standing.EXISTS, Standing.BROKEN, Standing.UNKNOWN


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.mark.parametrize(
    ("path", "standing"),
    [
        ("/ada.pdf", EXISTS),
        ("/status/204", EXISTS),
        ("/status/404", BROKEN),
        ("/status/410", BROKEN),
        ("/status/401", UNKNOWN),
        ("/status/403", UNKNOWN),
        ("/status/400", UNKNOWN),
        ("/status/429", UNKNOWN),
        ("/status/500", UNKNOWN),
        ("/status/503", UNKNOWN),
        ("/head/405/200", EXISTS),
        ("/head/404/200", EXISTS),
        ("/head/404/404", BROKEN),
        ("/head/403/404", BROKEN),
        ("/to?/ada.pdf", EXISTS),
        ("/to?/status/404", BROKEN),
        ("/to?/to?/ada.pdf", EXISTS),
        ("/to?/login?next=/ada.pdf", UNKNOWN),
        ("/to?https://accounts.google.com/ServiceLogin?continue=x", UNKNOWN),
        ("/to?https://login.microsoftonline.com/common/oauth2/authorize", UNKNOWN),
        ("/to?http://sso.contoh.example/cas/login", UNKNOWN),
        ("/to?ftp://a.contoh.example/ada.pdf", UNKNOWN),
        ("/to?file:///etc/passwd", UNKNOWN),
        ("/to?http://dalam.contoh.example/", UNKNOWN),
        ("/to?http://", UNKNOWN),
        ("/to?http://hilang.contoh.example/", BROKEN),
        ("/loop/0", UNKNOWN),
        ("/drop", UNKNOWN),
        ("/nonsense", UNKNOWN),
        ("/dengan spasi/ä.pdf", EXISTS),
    ],
)
def test_what_a_server_says(server: Server, path: str, standing: Standing) -> None:
    link = server.address(path)
    assert checker().states([link])[link].standing is standing


@pytest.mark.parametrize(
    ("link", "standing"),
    [
        ("https://hilang.contoh.example/a", BROKEN),
        ("https://", BROKEN),
        ("https://a..contoh/x", BROKEN),
        ("http://[::1/x", BROKEN),
        ("https://contoh.example:99999/x", BROKEN),
        (f"https://{'x' * 64}.example/", BROKEN),
        ("https://dalam.contoh.example/a", UNKNOWN),
        ("=HYPERLINK(A1&B1)", UNKNOWN),
    ],
)
def test_links_that_reach_no_server(link: str, standing: Standing) -> None:
    assert checker().states([link])[link].standing is standing


def test_without_a_network_nothing_is_broken() -> None:
    asked = []

    def nothing(host: str, port: int) -> list[str]:
        asked.append(host)
        raise NoSuchHostError(host)

    links = [f"https://{name}.contoh.example/" for name in "abc"]
    states = LinkChecker(Manners(), policy=only_local, resolver=nothing).states(links)
    assert {state.standing for state in states.values()} == {UNKNOWN}
    assert asked.count(CONTROL_HOST) == 1


def test_a_refused_connection_and_silence_are_unknown(server: Server) -> None:
    slow = server.address("/slow/1")
    closed = "http://a.contoh.example:1/"
    states = checker(timeout_seconds=0.2).states([slow, closed])
    assert [state.standing for state in states.values()] == [UNKNOWN, UNKNOWN]


def test_a_server_that_cannot_prove_its_name_is_unknown(server: Server) -> None:
    link = server.address("/ada.pdf").replace("http:", "https:")
    assert checker().states([link])[link].standing is UNKNOWN
    assert server.asked == []


def test_each_address_is_asked_once(server: Server) -> None:
    links = [
        server.address("/a"),
        server.address("/a#bagian-2"),
        server.address("/to?/a"),
        server.address("/b"),
    ]
    links_of_next = [server.address("/a"), server.address("/c")]
    asking = checker()
    asking.states(links)
    asking.states(links_of_next)
    assert server.paths() == ["/a", "/b", "/c", "/to?/a"]
    assert server.paths("GET") == []


def test_few_are_asked_at_once(server: Server) -> None:
    links = [
        server.address(f"/slow/0.0{n % 10}?{n}", f"{host}.contoh.example")
        for n in range(8)
        for host in "abcdef"
    ]
    states = checker().states(links)
    assert {state.standing for state in states.values()} == {EXISTS}
    assert server.most_at_once <= 8
    assert max(server.most_of_a_host.values()) <= 2


def test_the_total_time_is_limited(server: Server) -> None:
    links = [server.address(f"/slow/1.5?{n}") for n in range(20)]
    states = checker(total_seconds=0.5).states(links)
    assert {state.standing for state in states.values()} == {UNKNOWN}


def test_a_host_that_fails_or_has_enough_is_let_alone(server: Server) -> None:
    failing = [server.address(f"/drop?{n}", "gagal.contoh.example") for n in range(30)]
    busy = [server.address(f"/status/429?{n}", "penuh.contoh.example") for n in range(30)]
    states = checker(parallel=2).states([*failing, *busy])
    assert {state.standing for state in states.values()} == {UNKNOWN}
    hosts = [host for _, host, _ in server.asked]
    assert hosts.count("gagal.contoh.example") <= 10
    assert hosts.count("penuh.contoh.example") <= 2


def test_it_says_who_asks(server: Server) -> None:
    checker().states([server.address("/a"), server.address("/head/404/404")])
    assert server.agents == {f"zi/{__version__} (link checker)"}


def test_every_address_of_a_host_must_be_allowed_and_the_checked_one_is_used(server: Server) -> None:
    """A name that resolves to something else a moment later cannot send the request elsewhere."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    link = server.address("/ada.pdf", "berubah.contoh.example")
    asking = LinkChecker(Manners(), policy=only_local, resolver=lambda host, port: next(answers))
    assert asking.states([link])[link].standing is EXISTS
    assert list(answers) == [["10.0.0.1"]]


def test_the_default_asks_nobody_in_this_network(server: Server) -> None:
    links = [server.address("/a", host) for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")]
    states = LinkChecker(Manners()).states(links)
    assert {state.standing for state in states.values()} == {UNKNOWN}
    assert server.asked == []


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::7f00:1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:0:1::1", "2001:db8::1", "", "bukan alamat",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_places() -> None:
    place = place_of("https://orang:sandi@Contoh.example/a b/ä?x=1&y=ü#bagian")
    assert place.address == "https://contoh.example:443/a%20b/%C3%A4?x=1&y=%C3%BC"
    assert place_of("http://contoh.example").path == "/"
    assert place_of("http://büro.example/").host == "xn--bro-hoa.example"
    with pytest.raises(NotAllowedError):
        place_of("ftp://contoh.example/")
    with pytest.raises(NotAnAddressError):
        place_of("https://")
