"""What the mere form of an address or path tells: a folder, or a place that assessors cannot enter."""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from zi_cli.language import Message, msg

# Addresses are bounded (2,000 signs; a browser takes about as many), so that one made of many hosts takes no long time.
_FOLDER_LINK: Final = re.compile(
    r"""drive\.google\.com/(?:drive/(?:mobile/)?(?:u/\d+/)?folders/|folderview\?|embeddedfolderview\?)
    | (?:sharepoint\.com|1drv\.ms|onedrive\.live\.com)/(?::f:/|f/)
    | sharepoint\.com/\S{0,2000}/Forms/AllItems\.aspx(?!\S{0,2000}[?&]id=[^&?]*\.[a-z]{3,4}(?:&|$))
    | dropbox\.com/(?:sh|scl/fo|home)/ | mega\.(?:nz|io)/(?:folder/|\#F!) | mediafire\.com/folder/
    | (?:app\.)?box\.com/folder/ | icloud\.com/iclouddrive/folders/""",
    re.IGNORECASE | re.VERBOSE,
)
_FOLDER_WORDS: Final = (
    "drive.google.com/", "sharepoint.com/", "1drv.ms/", "onedrive.live.com/", "mega.", "mediafire.com/",
    "box.com/", "icloud.com/",
)  # fmt: skip
"""Without one of them there is no such form, which is quicker to see."""
_OWN_DRIVE: Final = re.compile(
    r"drive\.google\.com/?(?:$|drive/?$|drive/(?:u/\d+/)?(?:my-drive|home|recent|shared-with-me|starred|computers)\b)"
    r"|onedrive\.live\.com/?(?:\?id=root\S{0,2000})?$|dropbox\.com/home\b",
    re.IGNORECASE,
)
"""What only the owner sees under this address."""
_MAIL: Final = re.compile(
    r"^(?:mailto|outlook|message|cid|mid):"
    r"|//(?:mail\.(?:google|yahoo|zoho)\.com|mail-attachment\.googleusercontent\.com"
    r"|outlook\.(?:office|office365|live)\.com/(?:mail|owa))",
    re.IGNORECASE,
)
_CHAT: Final = re.compile(r"//(?:web\.whatsapp\.com|chat\.whatsapp\.com|web\.telegram\.org|t\.me/c/)", re.I)
_SIGN_IN: Final = re.compile(
    r"//(?:accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com)/"
    r"|/(?:login|signin|sign-in|log-in|masuk|accessdenied)(?:\.\w+)?/?(?:[?#]|$)",
    re.IGNORECASE,
)
_SEARCH: Final = re.compile(
    r"//(?:[\w-]{1,60}\.)?(?:google|bing|yahoo|duckduckgo)\.[\w.]{2,10}/search\?", re.I
)
_SENT_TO_SIGN_IN: Final = re.compile(
    r"//(?:[\w-]+\.)*(?:accounts|login|signin|sso|auth|idp|cas|passport|keycloak)\.[\w.-]+[/:?]"
    r"|/(?:\w+/)?(?:login|signin|sign_in|sign-in|servicelogin|sso|cas|saml2?|oauth2?|authorize|masuk)(?:\.\w+)?(?:[/?#]|$)",
    re.IGNORECASE,
)
"""Where servers send those who are not signed in."""
_MEMBERS_ONLY: Final = re.compile(
    r"sharepoint\.com/(?::\w:/r/|(?:sites|teams|personal)/\S{1,2000}/(?:Shared%20Documents|Documents|Forms)/)",
    re.I,
)
"""Addresses of SharePoint that carry no share: only members of the organisation get in."""


class Form(NamedTuple):
    """A form of addresses that assessors cannot open."""

    words: tuple[str, ...]
    """Without one of them an address is not of this form, which is quick to see."""
    pattern: re.Pattern[str]
    reason: Message


CLOSED: Final = (
    Form(("mail", "outlook", "message:", "cid:", "mid:"), _MAIL, msg("it leads into a mailbox")),
    Form(("whatsapp.com", "telegram.org", "t.me/"), _CHAT, msg("it leads into a chat")),
    Form(
        ("drive.google.com", "onedrive.live.com", "dropbox.com"),
        _OWN_DRIVE,
        msg("it leads to everybody's own drive, not to a document"),
    ),
    Form(
        ("accounts.google", "login", "log-in", "signin", "sign-in", "masuk", "accessdenied"),
        _SIGN_IN,
        msg("it leads to a page for signing in"),
    ),
    Form(("/search?",), _SEARCH, msg("it leads to a search, not to a document")),
    Form(("sharepoint.com",), _MEMBERS_ONLY, msg("it opens only for members of one organisation")),
)
"""All of them, the first that fits before the others."""
_OWN_COMPUTER: Final = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|blob:|content:|chrome|\\\\)", re.IGNORECASE)
_INNER_NAMES: Final = ("local", "localhost", "lan", "internal", "intranet", "corp", "home", "localdomain")
_PLAIN_HOST: Final = re.compile(r"https?://([A-Za-z0-9.-]{1,253}+)(?=[/?#]|$)")
"""What nearly every address begins with: quicker than taking all of it apart."""
_PLAIN_HOSTS: Final = re.compile(f"^{_PLAIN_HOST.pattern}", re.MULTILINE)
_EXTENSION: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")


def with_scheme(target: str) -> str:
    """An address as a browser takes it: `www.…` and bare hosts get `https://`."""
    return target if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target) else f"https://{target}"


def host_of(target: str) -> str:
    """The host of an address in lower case; empty where it has none."""
    if plain := _PLAIN_HOST.match(target):
        return plain[1].lower().rstrip(".")
    try:
        return (urlsplit(with_scheme(target)).hostname or "").rstrip(".")
    except ValueError:
        return ""


def may_be_folders(addresses: Iterable[str]) -> bool:
    """Whether one of the addresses may lead to a folder: where none does, none has to be looked at by itself."""
    together = _together(addresses)
    return any(word in together for word in _FOLDER_WORDS)


def is_folder_link(target: str) -> bool:
    """Whether an address leads to a folder, not to a document."""
    return bool(_FOLDER_LINK.search(target))


def is_folder_path(path: str) -> bool:
    """Whether a path seems to be a folder: it ends in a slash, or its last part has no extension."""
    if path.startswith("#"):
        return False
    bare = path.partition("#")[0]
    return bare.endswith(("/", "\\")) or not _EXTENSION.search(bare)


def possible_forms(addresses: Iterable[str]) -> tuple[Form, ...]:
    """The forms that any of the addresses may have: only these have to be looked for in each."""
    together = _together(addresses)
    return tuple(form for form in CLOSED if any(word in together for word in form.words))


def _together(addresses: Iterable[str]) -> str:
    return "\n".join(addresses).casefold()


def restricted_link(target: str, forms: Sequence[Form] = CLOSED) -> Message | None:
    """Why an address, by its form, opens only for its owner or inside a network; None where it may open."""
    for form in forms:
        lower = target.lower()
        if any(word in lower for word in form.words) and form.pattern.search(target):
            return form.reason
    return msg("it opens only inside one network") if _is_inner(host_of(target)) else None


def all_outside(addresses: Sequence[str]) -> bool:
    """Whether all addresses, at a look at all at once, lead to hosts that are inside no network of their own."""
    together = "\n".join(addresses)
    hosts = _PLAIN_HOSTS.findall(together)
    plain = len(hosts) == len(addresses) == together.count("\n") + 1
    return plain and not any(_is_inner(host.lower().rstrip(".")) for host in set(hosts))


def asks_to_sign_in(address: str) -> bool:
    """Whether an address that a server sends on to is one for signing in."""
    return bool(_SIGN_IN.search(address) or _SENT_TO_SIGN_IN.search(address))


def restricted_path(target: str) -> Message | None:
    """Why a path opens on one computer or network only; None for paths beside the workbook."""
    if target.startswith("\\\\") or re.match(r"file:(?:////?(?!/|[A-Za-z]:)|\\\\)[^/\\]+[/\\]", target, re.I):
        return msg("it opens only inside one network")
    return msg("it opens only on the computer where it was written") if _OWN_COMPUTER.match(target) else None


@lru_cache(maxsize=512)
def _is_inner(host: str) -> bool:
    if not host:
        return False
    if host[-1].isdigit() or ":" in host:  # no other name can be an address in numbers
        with suppress(ValueError):
            return not ipaddress.ip_address(host).is_global
    labels = host.split(".")
    return len(labels) == 1 or labels[-1] in _INNER_NAMES or labels[0] == "intranet"
