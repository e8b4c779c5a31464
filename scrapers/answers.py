"""What an answer that is no document means, and what to do about it: one table of causes.

SEC answers 403 for three different reasons, and 503 where a listing merely ends; they are told apart by content type
and title (recorded answers, sources.md section 1.1). Pure.
"""

from __future__ import annotations

import enum
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapers.source import Validators


class Cause(enum.StrEnum):
    """Why an address could not be had."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    BROKEN = "broken off"
    BUSY = "busy"
    BANNED = "too many requests"
    UNDECLARED = "contact refused"
    CONTACT = "no contact"
    MISSING = "no such file"
    GONE = "gone"
    END = "end of listing"
    FORBIDDEN = "forbidden"
    ROBOTS = "robots.txt"
    PRIVATE = "private address"
    SCHEME = "not http"
    TOO_LARGE = "too large"
    REDIRECTS = "redirects"
    REJECTED = "rejected"


#: What a person should do next, by cause.
ADVICE: dict[Cause, str] = {
    Cause.UNREACHABLE: "check the address and the network; it is tried again at the next poll",
    Cause.TIMEOUT: "it is tried again at the next poll",
    Cause.BROKEN: "it is tried again at the next poll",
    Cause.BUSY: "the host asks for patience; it is tried again later",
    Cause.BANNED: "all requests to SEC rest for ten minutes; lower the rate if this repeats",
    Cause.UNDECLARED: "SEC does not accept the User-Agent; set CAPEXWATCH_CONTACT to a name and an e-mail address",
    Cause.CONTACT: "SEC asks for a contact; set CAPEXWATCH_CONTACT to a name and an e-mail address",
    Cause.MISSING: "check the address; it is tried again at the next poll",
    Cause.GONE: "the publisher has withdrawn the address; remove or replace the entry",
    Cause.END: "nothing to do",
    Cause.FORBIDDEN: "the host does not want programs here; disable the entry, nothing is evaded",
    Cause.ROBOTS: "the host's robots.txt excludes programs from this address; nothing is evaded",
    Cause.PRIVATE: "the address lies in a private network; name its host under allow_hosts if that is meant",
    Cause.SCHEME: "only http and https addresses are fetched",
    Cause.TOO_LARGE: "the answer is larger than the limit; raise max_bytes if it is wanted",
    Cause.REDIRECTS: "the redirects lead nowhere; check the address in a browser",
    Cause.REJECTED: "the server refuses the request; check the address",
}

#: What another try can mend. Everything else stays as it is until somebody acts.
TRANSIENT = frozenset({Cause.UNREACHABLE, Cause.TIMEOUT, Cause.BROKEN, Cause.BUSY, Cause.BANNED, Cause.MISSING})


class WebError(Exception):
    """An address that could not be had: `cause`, what to do (`advice`), and when to try again if that is known."""

    def __init__(self, cause: Cause, url: str, detail: str = "", retry_at: datetime | None = None) -> None:
        self.cause, self.url, self.detail, self.retry_at = cause, url, detail, retry_at
        super().__init__(f"{self.reason}: {url}; {self.advice}")

    @property
    def reason(self) -> str:
        """The cause in words, with the server's own where it gave some."""
        return f"{self.cause.value} ({self.detail})" if self.detail else self.cause.value

    @property
    def advice(self) -> str:
        """What to do next."""
        return ADVICE[self.cause]

    @property
    def permanent(self) -> bool:
        """Whether trying again is pointless until somebody acts."""
        return self.cause not in TRANSIENT


#: SEC says in the title what it means.
_TITLES = {
    "Rate Threshold Exceeded": Cause.BANNED,
    "Undeclared Automated Tool": Cause.UNDECLARED,
    "File Unavailable": Cause.END,
}
#: What SEC's file store answers for a file that is not there: 403 under /Archives, 404 at data.sec.gov.
_STORAGE_ERROR = re.compile(rb"<Code>(AccessDenied|NoSuchKey)</Code>")
_STATUS = {
    **dict.fromkeys((401, 402, 403, 407, 451), Cause.FORBIDDEN),
    **dict.fromkeys((408, 425, 429), Cause.BUSY),
    404: Cause.MISSING,
    410: Cause.GONE,
}
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


def _title(body: bytes) -> str:
    found = _TITLE.search(body[:20_000])
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""


def judge(status: int, media_type: str, body: bytes) -> tuple[Cause, str] | None:
    """Cause and detail of an answer with an error status; `None` for the good ones (2xx and 304)."""
    if 200 <= status < 300 or status == 304:
        return None
    title = _title(body)
    detail = f"HTTP {status}" + (f", {title}" if title else "")
    return _cause(status, media_type, title, body), detail


def _cause(status: int, media_type: str, title: str, body: bytes) -> Cause:
    if status in (403, 429, 503):
        for words, cause in _TITLES.items():
            if words in title:
                return cause
    if "xml" in media_type and _STORAGE_ERROR.search(body[:2_000]):
        return Cause.MISSING
    return _STATUS.get(status) or (Cause.BUSY if status >= 500 else Cause.REJECTED)


def conditions(validators: Validators | None) -> dict[str, str]:
    """The headers that make a request conditional, word for word what the server gave."""
    given = (validators.etag, validators.last_modified) if validators else (None, None)
    named = zip(("If-None-Match", "If-Modified-Since"), given, strict=True)
    return {name: value for name, value in named if value}


def content_type(header: str) -> tuple[str, str | None]:
    """Media type and charset, both in lower case."""
    media_type, _, rest = header.partition(";")
    fields = dict(part.strip().lower().partition("=")[::2] for part in rest.split(";"))
    return media_type.strip().lower(), fields.get("charset", "").strip("\"' ") or None


def retry_at(header: str | None, now: datetime) -> datetime | None:
    """When the server wants to be asked again: given in seconds or as an HTTP date."""
    if not header:
        return None
    if header.strip().isdecimal():
        return now + timedelta(seconds=min(int(header), 86_400))
    try:
        return min(parsedate_to_datetime(header), now + timedelta(days=1))
    except (ValueError, TypeError):
        return None


def deepest(error: BaseException) -> str:
    """What really happened, out of the wrappers that two libraries put around it."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return " ".join(str(error).split())[:200] or type(error).__name__
