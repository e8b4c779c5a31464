"""The only HTTP of the product: polite, bounded, and honest about who asks.

Every request names the program and a contact, keeps the host's pace (SEC's hosts share one budget, over all
processes), asks conditionally where it can, obeys robots.txt for pages made for people, and is bounded in time,
size and redirects. Failures come as `WebError`, by cause. Nothing evades a wall.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import requests
import urllib3
from requests.adapters import HTTPAdapter

from scrapers import robots as robots_txt
from scrapers.answers import Cause, WebError, conditions, content_type, deepest, judge, retry_at
from scrapers.guard import PrivateAddressError, Watchdog, guarded_pools, is_private
from scrapers.pace import HostPace, Pace, SharedPace
from scrapers.source import Raw, Validators
from scrapers.urls import absolute, host_of, is_web

__all__ = ["Limits", "Web", "WebError"]

PRODUCT = "capexwatch"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is enough. Times in seconds, sizes in bytes after decompression, rates in requests a second.

    SEC allows ten requests a second to everybody together; the default stays below it.
    """

    per_second: float = 1.0
    sec_per_second: float = 6.0
    connect: float = 10.0
    read: float = 30.0
    total: float = 120.0
    max_bytes: int = 40_000_000
    max_redirects: int = 5
    tries: int = 3
    backoff: float = 1.0
    max_wait: float = 30.0
    ban: float = 600.0
    robots_for: float = 86_400.0


class Web:
    """One session for all threads of a process. `clock` gives the present time with its zone.

    `contact` goes into the User-Agent; without one SEC's hosts are not asked. `sec_hosts` are hosts (with port) that
    stand for SEC's, beside the real ones. `allow_hosts` may be in a private network. `home` is the directory whose
    file the processes of one user share for SEC's budget; without it the budget is this process's own. `keys` are
    added to requests by host, as (parameter, secret), and appear nowhere else.
    """

    def __init__(  # noqa: PLR0913 (each is one setting of a user's)
        self,
        contact: str | None,
        clock: Callable[[], datetime],
        *,
        home: Path | None = None,
        sec_hosts: Collection[str] = (),
        allow_hosts: Collection[str] = (),
        keys: Mapping[str, tuple[str, str]] | None = None,
        limits: Limits = Limits(),
    ) -> None:
        self.contact = (contact or "").strip()
        self.limits = limits
        self._clock = clock
        self._keys = dict(keys or {})
        self._sec_hosts = {host.lower() for host in sec_hosts}
        self._lock = threading.Lock()
        interval = 1 / limits.sec_per_second
        self._sec: Pace = SharedPace(interval, home / "sec-budget") if home else HostPace(interval)
        self._paces: dict[str, Pace] = {}
        self._rules: dict[str, tuple[float, robots_txt.Rules]] = {}
        self._refused: WebError | None = None
        self._allowed = frozenset(host.lower() for host in allow_hosts)
        self._watchdog = Watchdog(limits.total)
        adapter = _GuardedAdapter(self._allowed, self._watchdog)
        self._session = _session(f"{PRODUCT} {self.contact}".strip(), adapter)

    def get(self, url: str, validators: Validators | None = None, *, robots: bool = False) -> Raw:
        """Fetch one address, following redirects. Raises WebError.

        With `validators` an unchanged page costs an empty answer (`Raw.unchanged`). With `robots` the host's
        robots.txt is asked first.
        """
        at, moved, for_good = url, None, True
        for _ in range(self.limits.max_redirects + 1):
            self._check(at, robots=robots)
            answer = self._persistently(at, validators if at == url else None)
            if isinstance(answer, Raw):
                return _as_asked(answer, url, moved)
            status, target = answer
            at = absolute(at, target)
            for_good = for_good and status in (301, 308)
            moved = at if for_good else moved
        raise WebError(Cause.REDIRECTS, url, f"more than {self.limits.max_redirects}")

    def is_sec(self, host: str) -> bool:
        """Whether a host belongs to SEC's shared budget."""
        return host in self._sec_hosts or host.partition(":")[0].endswith("sec.gov")

    def close(self) -> None:
        """Close all connections."""
        self._watchdog.end()
        self._session.close()

    def _check(self, url: str, *, robots: bool) -> None:
        """Refuse what must not be asked at all."""
        if not is_web(url):
            raise WebError(Cause.SCHEME, url)
        host = host_of(url)
        if is_private(urlsplit(url).hostname or "") and not {host, urlsplit(url).hostname} & self._allowed:
            raise WebError(Cause.PRIVATE, url)
        if self.is_sec(host):
            if not self.contact:
                raise WebError(Cause.CONTACT, url)
            if self._refused is not None:
                raise WebError(self._refused.cause, url, self._refused.detail)
        if robots and not self._robots(url, host).allow(url):
            raise WebError(Cause.ROBOTS, url)

    def _robots(self, url: str, host: str) -> robots_txt.Rules:
        """The host's rules, kept for a day. RFC 9309: none where there is no file, all closed while it is down."""
        kept_at, rules = self._rules.get(host, (0.0, None))
        if rules is not None and time.monotonic() - kept_at < self.limits.robots_for:
            return rules
        try:
            page = self.get(f"{urlsplit(url).scheme}://{host}/robots.txt")
            text = page.content[:500_000].decode("utf-8", "replace")
            rules = robots_txt.parse("" if "html" in page.media_type else text, PRODUCT)
        except WebError as error:
            if not error.permanent and error.cause is not Cause.MISSING:
                raise
            rules = robots_txt.EVERYTHING
        with self._lock:
            self._rules[host] = (time.monotonic(), rules)
            if rules.delay:
                self._paces[host] = HostPace(min(max(rules.delay, 1 / self.limits.per_second), self.limits.max_wait))
        return rules

    def _pace(self, host: str) -> Pace:
        if self.is_sec(host):
            return self._sec
        with self._lock:
            return self._paces.setdefault(host, HostPace(1 / self.limits.per_second))

    def _persistently(self, url: str, validators: Validators | None) -> Raw | tuple[int, str]:
        """Ask until there is an answer, a lasting failure, or no patience left."""
        pace = self._pace(host_of(url))
        for attempt in range(1, self.limits.tries + 1):
            resting = pace.wait()
            if resting:
                raise WebError(Cause.BUSY, url, "the host rests", self._clock() + timedelta(seconds=resting))
            try:
                return self._once(url, validators)
            except WebError as error:
                delay = self._delay(error, attempt, pace)
                if delay is None:
                    raise
            time.sleep(delay)
        raise AssertionError("the last try returns or raises")

    def _delay(self, error: WebError, attempt: int, pace: Pace) -> float | None:
        """Seconds until the next try, `None` for no next try. Tells the whole host to rest where that was asked."""
        if error.cause is Cause.BANNED:
            pace.rest(self.limits.ban)
            return None
        if error.cause is Cause.UNDECLARED:
            self._refused = error
            return None
        asked = (error.retry_at - self._clock()).total_seconds() if error.retry_at else 0.0
        if asked > self.limits.max_wait:
            pace.rest(asked)
            return None
        if error.permanent or error.cause is Cause.MISSING or attempt >= self.limits.tries:
            return None
        # Jitter keeps many sources that failed together from coming back together; it guards no secret.
        jittered: float = self.limits.backoff * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311
        return max(asked, jittered)

    def _once(self, url: str, validators: Validators | None) -> Raw | tuple[int, str]:
        """One request: the answer, or status and target of a redirect."""
        deadline = time.monotonic() + self.limits.total
        timeout = (self.limits.connect, self.limits.read)
        try:
            with self._session.get(
                url,
                params=self._key(url),
                headers=conditions(validators),
                timeout=timeout,
                stream=True,
                allow_redirects=False,
            ) as response:
                if response.is_redirect:
                    return response.status_code, response.headers["Location"]
                content = self._body(response, url, deadline)
                return self._answer(response, url, content)
        except PrivateAddressError as error:
            raise WebError(Cause.PRIVATE, url, str(error)) from None
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise WebError(Cause.TIMEOUT, url, f"{self.limits.read:g} s") from error
        except requests.exceptions.SSLError as error:
            raise WebError(Cause.UNREACHABLE, url, f"TLS: {deepest(error)}") from error
        except requests.exceptions.ConnectionError as error:
            cause = Cause.BROKEN if "aborted" in str(error) else Cause.UNREACHABLE
            raise WebError(cause, url, deepest(error)) from error
        except (urllib3.exceptions.HTTPError, requests.exceptions.RequestException, OSError) as error:
            raise WebError(Cause.BROKEN, url, deepest(error)) from error
        except ValueError as error:
            # requests looks at the target of a redirect although it is told not to follow it.
            raise WebError(Cause.REDIRECTS, url, f"its target is no address, {error}") from error

    def _key(self, url: str) -> dict[str, str]:
        key = self._keys.get(host_of(url))
        return {key[0]: key[1]} if key else {}

    def _body(self, response: requests.Response, url: str, deadline: float) -> bytes:
        """The decompressed body. `read1` returns with whatever is there, so that a drip cannot outlast the deadline."""
        pieces, size = [], 0
        while piece := response.raw.read1(65_536, decode_content=True):
            size += len(piece)
            pieces.append(piece)
            if size > self.limits.max_bytes:
                raise WebError(Cause.TOO_LARGE, url, f"over {self.limits.max_bytes:,} bytes")
            if time.monotonic() > deadline:
                raise WebError(Cause.TIMEOUT, url, f"{self.limits.total:g} s in all")
        return b"".join(pieces)

    def _answer(self, response: requests.Response, url: str, content: bytes) -> Raw:
        media_type, charset = content_type(response.headers.get("Content-Type", ""))
        now = self._clock()
        failed = judge(response.status_code, media_type, content)
        if failed is not None:
            cause, detail = failed
            if self.is_sec(host_of(url)) and (cause is Cause.FORBIDDEN or response.status_code == 429):
                # Words change: whatever SEC refuses in another way than it did is taken for its limit, not for a wall.
                cause = Cause.BANNED
            raise WebError(cause, url, detail, retry_at(response.headers.get("Retry-After"), now))
        headers = response.headers
        return Raw(
            url=url,
            final_url=url,
            content=content,
            media_type=media_type,
            charset=charset,
            etag=headers.get("ETag"),
            last_modified=headers.get("Last-Modified"),
            fetched_at=now,
            unchanged=response.status_code == 304,
        )


def _as_asked(answer: Raw, url: str, moved: str | None) -> Raw:
    """The answer under the address that was asked for; the one that gave it stays as `final_url`."""
    if answer.url == url:
        return answer
    return replace(answer, url=url, final_url=answer.url, moved_to=moved)


def _session(user_agent: str, adapter: HTTPAdapter) -> requests.Session:
    """A session that keeps no cookies, reads no password file and asks no private address."""
    session = requests.Session()
    session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    # Looking the environment up for every request costs more than an answer 304 does, unless a proxy is set there.
    session.trust_env = bool(getproxies())
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


class _GuardedAdapter(HTTPAdapter):
    """Connects to public addresses only. Behind a proxy the proxy decides."""

    def __init__(self, allowed: frozenset[str], watchdog: Watchdog) -> None:
        self._allowed, self._watchdog = allowed, watchdog
        super().__init__(pool_connections=64, pool_maxsize=32, max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Give the manager pools whose connections check where they arrived."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = guarded_pools(self._allowed, self._watchdog)
