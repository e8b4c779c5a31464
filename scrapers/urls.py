"""Addresses: one for one page, whatever way it was reached. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|cmpid|ncid|ref|ref_src|refsrc|rss|feedtype|feedname"
    r"|\.?tsrc|guccounter|guce_\w+|soc_\w+|spm|s?from|at_\w+|ns_\w+|outputtype|amp|source=rss",
    re.IGNORECASE,
)
_AMP_PATH = re.compile(r"/amp(?=/|$)|\.amp(?=\.html?$|$)", re.IGNORECASE)

#: What tells nothing at the end of a path; spaces come to stand there when a fragment is cut off.
_END = re.compile(r"[/\s]+\Z")


def canonical(url: str) -> str:
    """The address without what only tells how somebody got there: fragment, tracking, AMP and mobile twins.

    Host in lower case, default ports dropped, the query sorted. Not for fetching: some hosts answer only to the
    address they gave.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    host = re.sub(r"^(?:m|mobile|amp)\.(?=[^.]+\.)", "", host)
    port = parts.port
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    return urlunsplit((parts.scheme.lower(), netloc, _plain_path(parts.path), urlencode(sorted(query)), ""))


def _plain_path(path: str) -> str:
    """What is left when nothing more can be taken away: of `/a.amp.amp` the first step leaves `/a.amp`."""
    before = None
    while path != before:
        before = path
        path = _END.sub("", _AMP_PATH.sub("", path.replace("/ampNews/", "/news/")))
    return path or "/"


def identity(url: str) -> str:
    """The canonical address without its scheme: http and https show the same page."""
    return canonical(url).partition("://")[2]


def is_web(url: str) -> bool:
    """Whether a text is an address that can be asked for at all: feeds hold the oddest things in its place."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one publisher, judged by the last two labels of their hosts."""
    hosts = [(urlsplit(url).hostname or "").split(".")[-2:] for url in (one, other)]
    return hosts[0] == hosts[1]


def absolute(base: str, reference: str) -> str:
    """The address a link points to, seen from the page it stands on; the reference itself where it is none."""
    try:
        return urljoin(base, reference.strip())
    except ValueError:
        return reference


def host_of(url: str) -> str:
    """Host and port in lower case, the name under which a host's pace is kept."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()
