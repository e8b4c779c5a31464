"""One poll of one source: its listings from new to old, then what is new in them. Network by `Web`, decisions here.

Nothing is lost: a link that fails for the time being is owed and handed to the next poll, and known ground moves
forward only when the listings were read to their end. Nothing comes twice: what a key names is fetched once.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from scrapers.answers import Cause, WebError
from scrapers.source import (
    CatchesUp,
    EmptyListingError,
    Failure,
    Found,
    Link,
    Memory,
    Owed,
    Poll,
    Raw,
    Source,
    SourceError,
    Validators,
    Window,
)
from scrapers.web import Web

log = logging.getLogger("capexwatch.scrapers")

#: A link is given up when it has failed so often and for so long; a file that is not there, a little sooner.
GIVE_UP = (8, timedelta(days=3))
GIVE_UP_MISSING = (5, timedelta(days=1))
#: Listings are late and clocks differ: each poll goes this far back into known ground.
OVERLAP = timedelta(hours=1)
#: A listing without an end is a fault of the host or of ours; no true one has so many pages.
MAX_PAGES = 500

#: Not the link's fault: it stays owed until a person has mended the cause.
_BLAMELESS = frozenset({Cause.BANNED, Cause.UNDECLARED, Cause.CONTACT})

T = TypeVar("T")


def poll(  # noqa: PLR0913 (what a poll needs to know)
    source: Source,
    web: Web,
    memory: Memory,
    now: datetime,
    *,
    since: datetime | None = None,
    keep: Callable[[Found], None] | None = None,
) -> Poll:
    """Ask a source for what is new since known ground (or since `since`), and read it.

    Each document is handed to `keep` as it comes, or collected in `Poll.found` where there is none. A failure is
    noted and never raised; what else the source has is read all the same.
    """
    found: list[Found] = []
    if since is not None:
        # Unchanged or not, the listing holds older entries than were wanted before.
        memory = replace(memory, validators={})
    known_ground = memory.mark - OVERLAP if memory.mark else now - source.expects.first_look
    window = Window(since or known_ground, now)
    walk = _Walk(source, web, memory, window, keep or found.append)
    for owed in memory.pending:
        walk.visit(owed.link, owed)
    for link in walk.understood(lambda: source.index(window), None) or ():
        if link.key:
            walk.visit(link)
        else:
            walk.listing(link)
    return walk.result(found)


@dataclass
class _Walk:
    """What happens during one poll."""

    source: Source
    web: Web
    memory: Memory
    window: Window
    keep: Callable[[Found], None]
    failures: list[Failure] = field(default_factory=list)
    validators: dict[str, Validators] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    pending: dict[str, Owed] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    complete: bool = True
    fresh: bool = False
    documents: int = 0

    def result(self, found: list[Found]) -> Poll:
        """Validators count only after a complete poll: else the next one would be told that nothing has changed."""
        return Poll(
            found=tuple(found),
            failures=tuple(self.failures),
            validators=self.validators if self.complete else {},
            keys=frozenset(self.keys),
            pending=tuple(self.pending.values()),
            mark=self.window.until if self.complete else None,
            documents=self.documents,
            fresh=self.fresh,
        )

    def listing(self, start: Link) -> None:
        """Read a listing that is asked anew each time, page by page back to known ground, with all that it names."""
        pages = [start]
        for _ in range(MAX_PAGES):
            if not pages:
                return
            link = pages.pop(0)
            if link.url in self.asked:
                continue
            self.asked.add(link.url)
            links = self.offered(link, pages)
            pages += [each for each in links if self.leads_on(each)]
            for each in links:
                if each.key:
                    self.visit(each)
        self.note(start, f"more than {MAX_PAGES} pages", "check the listing in a browser")

    def leads_on(self, link: Link) -> bool:
        """Whether a link is one more listing of this poll. The next page is, as long as the ground is new."""
        if link.older:
            return link.published_at is None or link.published_at >= self.window.since
        return not link.key

    def offered(self, link: Link, pages: list[Link]) -> tuple[Link, ...]:
        """What a listing names; nothing where it has not changed. Beyond its end, other ways go into `pages`."""
        known = self.memory.validators.get(link.url, Validators())
        try:
            raw = self.web.get(known.moved_to or link.url, known, robots=link.robots)
        except WebError as error:
            if error.cause is Cause.END:
                self.beyond(link, pages)
            elif not (link.optional and error.cause is Cause.MISSING):
                self.failed(link, error)
            return ()
        digest = known.sha256 if raw.unchanged else hashlib.sha256(raw.content).hexdigest()
        if raw.unchanged or digest == known.sha256:
            links: tuple[Link, ...] | None = ()
        else:
            self.fresh = True
            links = self.understood(lambda: tuple(self.source.links(raw, link)), link)
            if links == ():
                self.beyond(link, pages)
        if links is not None:
            self.validators[link.url] = _validators(raw, known, digest)
        return links or ()

    def beyond(self, link: Link, pages: list[Link]) -> None:
        """A listing ended before known ground: look where the source keeps what is older."""
        if link.older and link.published_at and isinstance(self.source, CatchesUp):
            pages += self.source.catch_up(Window(self.window.since, link.published_at))

    def visit(self, link: Link, owed: Owed | None = None) -> None:
        """Fetch and read what a key names, with all that is below it. What fails below is owed under its own key."""
        if link.key in self.memory.known or link.key in self.keys or (link.key in self.pending):
            return
        try:
            raw = _inline(link, self.window.until) if link.inline else self.web.get(link.url, robots=link.robots)
        except WebError as error:
            if not (error.permanent and link.content):
                self.failed(link, error, owed)
                return
            raw = _inline(link, self.window.until)
        if self.taken(raw, link, owed):
            self.keys.add(link.key)

    def taken(self, raw: Raw, link: Link, owed: Owed | None) -> bool:
        """Read a page, or visit all that a keyed listing names. Whether it was understood."""
        if link.listing:
            below = self.understood(lambda: tuple(self.source.links(raw, link)), link, owed)
            for each in below or ():
                self.visit(each)
            return below is not None
        read = self.understood(lambda: (self.source.read(raw, link),), link, owed)
        if read is not None and read[0] is not None:
            self.documents += 1
            # The server's word on the character set is kept with the bytes: some pages do not tell it themselves.
            media_type = f"{raw.media_type}; charset={raw.charset}" if raw.charset else raw.media_type
            self.keep(Found(read[0], raw.content, media_type, link))
        return read is not None

    def understood(self, ask: Callable[[], T], link: Link | None, owed: Owed | None = None) -> T | None:
        """What the source makes of an answer; `None` where it fails, whatever the reason: others must go on."""
        try:
            return ask()
        except EmptyListingError as error:
            if not self.memory.known:
                return None
            self.note(link, error.reason, error.advice, owed=owed)
        except SourceError as error:
            self.note(link, error.reason, error.advice, owed=owed)
        except Exception as error:
            log.exception("%s: %s could not be read", self.source.name, link.url if link else "its index")
            reason = f"could not be read ({type(error).__name__}: {' '.join(str(error).split())})"
            self.note(link, reason, "report it with the address; the other documents are not affected", owed=owed)
        return None

    def failed(self, link: Link, error: WebError, owed: Owed | None = None) -> None:
        """Note a failure of the web, and keep the link for the next poll where that can help."""
        self.failures.append(
            Failure(link.url, error.reason, error.advice, error.permanent, error.cause.value, error.retry_at)
        )
        if link.key and error.permanent and error.cause not in _BLAMELESS:
            self.keys.add(link.key)
        else:
            self.owe(link, owed, error.cause)

    def note(self, link: Link | None, reason: str, advice: str, *, owed: Owed | None = None) -> None:
        """Note that an answer was not understood; the link is kept, for a broken page may be whole tomorrow."""
        url = link.url if link else self.source.name
        self.failures.append(Failure(url, reason, advice, permanent=False))
        self.owe(link, owed, None)

    def owe(self, link: Link | None, owed: Owed | None, cause: Cause | None) -> None:
        """Keep a keyed link for the next poll, unless patience is at its end; a listing is asked again anyway."""
        if link is None or not link.key:
            self.complete = False
            return
        tries, since = (owed.tries + (cause not in _BLAMELESS), owed.since) if owed else (1, self.window.until)
        most, longest = GIVE_UP_MISSING if cause is Cause.MISSING else GIVE_UP
        if tries >= most and self.window.until - since >= longest and cause not in _BLAMELESS:
            self.keys.add(link.key)
        else:
            self.pending[link.key] = Owed(link, tries, since)


def _validators(raw: Raw, known: Validators, digest: str | None) -> Validators:
    """What to ask with next time, word for word; an answer 304 without validators leaves the old ones in force."""
    kept = known if raw.unchanged else Validators()
    return Validators(
        raw.etag or kept.etag,
        raw.last_modified or kept.last_modified,
        digest,
        raw.moved_to or known.moved_to,
    )


def _inline(link: Link, now: datetime) -> Raw:
    """What the listing itself carries, as if it had been fetched."""
    return Raw(link.url, link.url, link.content or b"", "text/html", "utf-8", None, None, now)
