"""A poll of 500 sources that answer 304, against a bare pool of threads with requests doing the same.

Usage: python bench/poll.py [sources] [latency in ms]. Each source is on a host of its own (an address of the loopback
network), as in life. Fails where the product takes more than twice the time of the bare pool.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

import requests

from flows.collect import THREADS, collect
from flows.settings import Settings, load
from store.schema import open_store

ROUNDS = 5
ITEM = "<item><title>Acme spends</title><link>http://h/a</link><description>%s</description></item>" % ("words " * 50)
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{ITEM}</channel></rss>'.encode()


def serve(latency: float, ready: Any) -> None:
    """Answer every path with the feed, or with 304 to whoever has it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            time.sleep(latency)
            known = self.headers.get("If-None-Match") == '"1"'
            self.send_response(304 if known else 200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", "0" if known else str(len(FEED)))
            self.end_headers()
            if not known:
                self.wfile.write(FEED)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 1024

    server = Server(("0.0.0.0", 0), Handler)
    ready.put(server.server_port)
    server.serve_forever()


def watchlist(home: Path, urls: list[str]) -> Settings:
    feeds = "".join(f'[[feeds]]\nname = "feed {n}"\nurl = "{url}"\nfull = true\n' for n, url in enumerate(urls))
    hosts = ", ".join(f'"{url.split("/")[2].partition(":")[0]}"' for url in urls)
    path = home / "watchlist.toml"
    path.write_text(f'allow_hosts = [{hosts}]\n[[companies]]\nticker = "ACME"\nname = "Acme"\n{feeds}')
    return load(home, path)


def bare(urls: list[str]) -> None:
    """What anybody would write: one session a thread, the validators by hand."""
    local = threading.local()

    def get(url: str) -> int:
        session = getattr(local, "session", None)
        if session is None:
            session = local.session = requests.Session()
        status: int = session.get(url, headers={"If-None-Match": '"1"'}, timeout=10).status_code
        return status

    with ThreadPoolExecutor(THREADS) as pool:
        assert set(pool.map(get, urls)) == {304}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    began, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - used


def main(count: int, latency: float) -> int:
    logging.disable(logging.INFO)
    ready: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(latency, ready), daemon=True)
    server.start()
    port = ready.get()
    urls = [f"http://127.0.{1 + n // 250}.{1 + n % 250}:{port}/rss" for n in range(count)]
    with tempfile.TemporaryDirectory() as home:
        settings = watchlist(Path(home), urls)
        db = open_store(settings.database)
        collect(settings, db, now=datetime.now(UTC))
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(timed(lambda: bare(urls)))
            ours.append(timed(lambda: collect(settings, db, now=datetime.now(UTC))))
        polled = db.execute("SELECT count(*) FROM sources WHERE failures = 0").fetchone()[0]
        db.close()
    server.terminate()
    for name, rows in (("bare pool with requests", theirs), ("capexwatch collect", ours)):
        print(f"{name:26} {median(r[0] for r in rows):6.2f} s wall {median(r[1] for r in rows):6.2f} s CPU")
    ratio = median(r[0] for r in ours) / median(r[0] for r in theirs)
    print(f"{polled} sources answered 304 at {latency * 1000:g} ms, {THREADS} threads: {ratio:.2f} times the bare pool")
    return int(ratio > 2 or polled != count)


if __name__ == "__main__":
    arguments = [float(each) for each in sys.argv[1:]]
    sys.exit(main(int(arguments[0]) if arguments else 500, (arguments[1] if len(arguments) > 1 else 0) / 1000))
