"""What a source is: a pure adapter that says where to look, what is there, and what it is. No HTTP, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, runtime_checkable

from capex.document import Document


class SourceError(ValueError):
    """An answer that is not what the source promises; `advice` says what to do about it."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice or "open the address in a browser and compare it with the source's entry"


class EmptyListingError(SourceError):
    """A listing without entries: a fault where there were some before, and merely early where there were none."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One answer of a server: the bytes as they came (decompressed), and how to ask again more cheaply.

    `unchanged` is true for an answer 304, which carries no content but may carry newer validators. `moved_to` is the
    new address where the server said that the old one has moved for good.
    """

    url: str
    final_url: str
    content: bytes
    media_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    unchanged: bool = False
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something to fetch: a further listing, or a page that holds a document.

    `key` names what stands there, once and for all (an accession, a guid): a known key is not fetched again. A listing
    that is asked anew each time has the empty key. `older` marks the next page of the same listing: it is followed
    only while `published_at`, the oldest entry before it, is newer than known ground. `content` is the text (HTML)
    that the listing itself already carries; with `inline` nothing is fetched at all, without it the content stands in
    where the page may not be fetched. `robots` says whether the host's robots.txt has a say: it has for pages made
    for people, and not for feeds and interfaces made for programs.
    """

    url: str
    key: str = ""
    listing: bool = False
    title: str | None = None
    published_at: datetime | None = None
    meta: Mapping[str, str] = field(default_factory=dict, hash=False)
    older: bool = False
    optional: bool = False
    content: bytes | None = None
    inline: bool = False
    robots: bool = False

    def to_json(self) -> dict[str, Any]:
        """The link as a JSON object, so that it can be tried again in another run."""
        return {
            "url": self.url,
            "key": self.key,
            "listing": self.listing,
            "title": self.title,
            "published_at": self.published_at and self.published_at.isoformat(),
            "meta": dict(self.meta),
            "content": None if self.content is None else self.content.decode("utf-8", "replace"),
            "inline": self.inline,
            "robots": self.robots,
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Link:
        """The link that `to_json` wrote."""
        at, content = fields["published_at"], fields["content"]
        plain = {name: fields[name] for name in ("url", "key", "listing", "title", "meta", "inline", "robots")}
        return cls(
            **plain,
            published_at=datetime.fromisoformat(at) if at else None,
            content=None if content is None else content.encode(),
        )


@dataclass(frozen=True, slots=True)
class Window:
    """The time that a poll shall cover, both ends with their zone. `since` is known ground, less some overlap."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a healthy source does: it is asked `every` so often and brings something new within `quiet`.

    `quiet` is `None` where nothing can be expected (a folder of the user's own). `first_look` is how far back a source
    is read that was never read before.
    """

    every: timedelta = timedelta(minutes=15)
    quiet: timedelta | None = None
    first_look: timedelta = timedelta(days=2)


@runtime_checkable
class CatchesUp(Protocol):
    """A source whose listing reaches back only so far, and that has another way for what lies before."""

    def catch_up(self, window: Window) -> Sequence[Link]:
        """Where to look for what the listing no longer shows."""
        ...


class Source(Protocol):
    """One place that publishes documents. All methods are pure; `SourceError` where an answer is not understood."""

    @property
    def name(self) -> str:
        """Unique and stable: the state of the source is kept under it."""
        ...

    @property
    def ledger(self) -> str:
        """Where its known keys are kept: sources of one ledger fetch nothing that another of them has fetched."""
        ...

    @property
    def expects(self) -> Expectation:
        """What tells a healthy source from a silent one."""
        ...

    def index(self, window: Window) -> Sequence[Link]:
        """Where to look."""
        ...

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:
        """What is there; further listings may be among it."""
        ...

    def read(self, page: Raw, link: Link) -> Document | None:
        """What it is; `None` where the page holds no document of interest."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """One document, with the bytes that it was read from."""

    document: Document
    raw: bytes
    media_type: str
    link: Link


@dataclass(frozen=True, slots=True)
class Failure:
    """One address that could not be had or read: why, what to do, and whether trying again is pointless."""

    url: str
    reason: str
    advice: str
    permanent: bool
    cause: str = "unreadable"
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes the next request for an address cheap, word for word as the server gave it."""

    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A link that failed for the time being: how often it was tried, and since when."""

    link: Link
    tries: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier polls of a source have left: validators by address, known keys, links still owed, known ground."""

    validators: Mapping[str, Validators] = field(default_factory=dict)
    known: AbstractSet[str] = frozenset()
    pending: tuple[Owed, ...] = ()
    mark: datetime | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll of a source brought.

    `keys` are now known. `pending` are the links that failed for the time being.
    `mark` is the new known ground, `None` where the listing could not be read to its end. `fresh` is false where every
    listing answered that nothing has changed.
    """

    found: tuple[Found, ...]
    failures: tuple[Failure, ...]
    validators: Mapping[str, Validators]
    keys: frozenset[str]
    pending: tuple[Owed, ...]
    mark: datetime | None
    documents: int
    fresh: bool

    @property
    def ok(self) -> bool:
        """Whether the source itself answered; single documents may still have failed."""
        return self.mark is not None
