"""A server on this machine that answers like SEC's EDGAR and like newspapers, as of a day that is set from outside."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from deploy.demo import pages
from deploy.demo.season import FILERS, Article, Release, Season

NEW_YORK = ZoneInfo("America/New_York")


class Server:
    """The season on loopback. Nothing is there before its time: `now` is the moment the server believes it is."""

    def __init__(self, season: Season, now: datetime) -> None:
        self.season = season
        self.now = now
        self.asked: list[str] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def feed_url(self, name: str) -> str:
        """The address of a newspaper's feed."""
        return f"{self.url}/feeds/{name}.xml"

    def releases(self, cik: int | None = None) -> list[Release]:
        """What has been filed by now, newest first."""
        out = [r for r in self.season.releases if r.at <= self.now and cik in (None, r.cik)]
        return sorted(out, key=lambda r: r.at, reverse=True)

    def articles(self, feed: str) -> list[Article]:
        """What a newspaper has printed by now, newest first."""
        return sorted((a for a in self.season.articles if a.feed == feed and a.at <= self.now), key=lambda a: -a.number)

    def answer(self, target: str) -> pages.Page | None:
        """The page at a path with its query; `None` where there is none (yet)."""
        parts = urlsplit(target)
        path, query = parts.path, {key: values[-1] for key, values in parse_qs(parts.query).items()}
        if path == "/robots.txt":
            return pages.Page("text/plain", b"User-agent: *\nAllow: /\n")
        if path == "/cgi-bin/browse-edgar":
            return self._current(query)
        if path == "/files/company_tickers.json":
            return pages.tickers(FILERS)
        rooms = {
            "/submissions/CIK": self._submissions,
            "/api/xbrl/companyfacts/CIK": self._facts,
            "/Archives/edgar/": self._archive,
        }
        room = next((room for start, room in rooms.items() if path.startswith(start)), self._newspaper)
        return room(path)

    def _current(self, query: dict[str, str]) -> pages.Page | None:
        start, count = int(query.get("start", 0)), int(query.get("count", 40))
        wanted = [r for r in self.releases() if "8-K".startswith(query.get("type", ""))]
        if start and start >= len(wanted):
            return pages.Page("text/html", pages.UNAVAILABLE, HTTPStatus.SERVICE_UNAVAILABLE)
        return pages.current(wanted[start : start + count], self.url, self.now)

    def _submissions(self, path: str) -> pages.Page:
        cik = int(path.removeprefix("/submissions/CIK").removesuffix(".json") or 0)
        known = next(((ticker, name) for ticker, (number, name) in FILERS.items() if number == cik), None)
        if known is None:
            return pages.Page("application/xml", pages.NO_SUCH_KEY, HTTPStatus.NOT_FOUND)
        return pages.submissions(cik, *known, self.releases(cik))

    def _facts(self, path: str) -> pages.Page:
        cik = int(path.removeprefix("/api/xbrl/companyfacts/CIK").removesuffix(".json") or 0)
        today = self.now.astimezone(UTC).date()
        filed = [s for s in self.season.spent if s.filed <= today and FILERS[s.ticker][0] == cik]
        return (
            pages.facts(cik, filed) if filed else pages.Page("application/xml", pages.NO_SUCH_KEY, HTTPStatus.NOT_FOUND)
        )

    def _archive(self, path: str) -> pages.Page:
        for release in self.releases():
            page = pages.filing(release, path)
            if page:
                return page
        page = pages.index_file(path, self.releases())
        return page or pages.Page("application/xml", pages.ACCESS_DENIED, HTTPStatus.FORBIDDEN)

    def _newspaper(self, path: str) -> pages.Page | None:
        for feed in self.season.feeds:
            if path == f"/feeds/{feed.name}.xml":
                return pages.rss(feed, self.articles(feed.name)[:20], self.url)
            for article in self.articles(feed.name):
                if path == pages.article_path(article):
                    return pages.article(feed, article, self.url)
        return None


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # An answer goes out in one piece; in two, the second waits 40 ms for the client's word on the first.
        wbufsize = -1

        def do_GET(self) -> None:
            server.asked.append(self.path)
            page = server.answer(self.path) or pages.Page("text/html", b"<h1>Not found</h1>", HTTPStatus.NOT_FOUND)
            tag = f'"{hashlib.sha256(page.content).hexdigest()[:16]}"'
            unchanged = page.status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag
            self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else page.status)
            self.send_header("Content-Type", page.media_type)
            self.send_header("Content-Length", "0" if unchanged else str(len(page.content)))
            if page.validated:
                self.send_header("ETag", tag)
            self.end_headers()
            if not unchanged:
                self.wfile.write(page.content)

        def log_message(self, *_: Any) -> None:
            """Say nothing: the demo tells what happens."""

    return Handler
