"""The only HTTP: what it asks, what it refuses, and what it makes of bad days."""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from loopback import Answer, Loopback
from quick import NOW, QUICK
from sec_server import ABSENT, ENDED, NO_KEY, RATE, UNDECLARED

from scrapers.answers import Cause
from scrapers.source import Validators
from scrapers.web import Web, WebError


def cause(web: Web, url: str, **options: bool) -> Cause:
    with pytest.raises(WebError) as caught:
        web.get(url, **options)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return caught.value.cause


def sec_web(server: Loopback, **options: object) -> Web:
    settings = {"limits": QUICK, "contact": "T t@example.com", **options}
    return Web(clock=lambda: NOW, allow_hosts=["127.0.0.1"], sec_hosts=[server.host], **settings)


def test_says_who_asks(server, web):
    server.routes["/a"] = Answer(b"x")
    assert web.get(f"{server.url}/a").content == b"x"
    headers = server.asked[0].headers
    assert headers["user-agent"] == "capexwatch Test test@example.com"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in headers


def test_validators_go_out_word_for_word_and_304_may_bring_new_ones(server, web):
    server.routes["/a"] = Answer(status=304, headers={"ETag": 'W/"new-gzip"'})
    raw = web.get(f"{server.url}/a", Validators('W/"old-gzip"', "Sat, 27 Jun 2026 07:08:52 GMT"))
    assert server.asked[0].headers["if-none-match"] == 'W/"old-gzip"'
    assert server.asked[0].headers["if-modified-since"] == "Sat, 27 Jun 2026 07:08:52 GMT"
    assert raw.unchanged
    assert raw.content == b""
    assert raw.etag == 'W/"new-gzip"'


def test_gzip_is_unpacked_and_charset_read(server, web):
    server.routes["/a"] = Answer(b"x" * 5000, type='text/xml; Charset="EUC-KR"').packed()
    raw = web.get(f"{server.url}/a")
    assert (len(raw.content), raw.media_type, raw.charset) == (5000, "text/xml", "euc-kr")


@pytest.mark.parametrize("header", ["1", None, "Fri, 01 Aug 2025 12:00:01 GMT"])
def test_busy_is_asked_again_when_it_says(server, web, header):
    server.routes["/a"] = [Answer(status=429, headers={"Retry-After": header} if header else {}), Answer(b"ok")]
    began = time.monotonic()
    assert web.get(f"{server.url}/a").content == b"ok"
    assert (time.monotonic() - began > 0.9) == bool(header)


def test_a_long_retry_after_lets_the_whole_host_rest_and_parks_no_thread(server, web):
    server.routes["/a"] = Answer(status=429, headers={"Retry-After": "3600"})
    server.routes["/b"] = Answer(b"x")
    with pytest.raises(WebError) as caught:
        web.get(f"{server.url}/a")
    assert caught.value.retry_at == NOW + timedelta(hours=1)
    assert cause(web, f"{server.url}/b") is Cause.BUSY
    assert server.paths() == ["/a"]


def test_gives_up_a_server_that_stays_broken(server, web):
    server.routes["/a"] = Answer(status=500)
    assert cause(web, f"{server.url}/a") is Cause.BUSY
    assert len(server.asked) == QUICK.tries


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (ABSENT, Cause.MISSING),
        (NO_KEY, Cause.MISSING),
        (Answer(status=404), Cause.MISSING),
        (Answer(status=410), Cause.GONE),
        (Answer(b"<title>Access denied</title>", 403), Cause.FORBIDDEN),
        (Answer(status=451), Cause.FORBIDDEN),
        (ENDED, Cause.END),
        (Answer(status=400), Cause.REJECTED),
        (Answer(b"x" * 400_000), Cause.TOO_LARGE),
        (Answer(b"x" * 5_000_000).packed(), Cause.TOO_LARGE),
    ],
)
def test_lasting_answers_are_told_apart_and_asked_once(server, web, answer, expected):
    server.routes["/a"] = answer
    assert cause(web, f"{server.url}/a") is expected
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(b"x" * 50_000, cut=20_000), Cause.BROKEN),
        (Answer(b"x" * 100, claim=5_000), Cause.BROKEN),
        (Answer(b"x" * 100_000).packed(), None),
    ],
)
def test_bodies_that_break_off_are_asked_again(server, web, answer, expected):
    server.routes["/a"] = [answer, Answer(b"whole")]
    assert web.get(f"{server.url}/a").content in (b"whole", b"x" * 100_000)
    if expected:
        server.routes["/b"] = answer
        assert cause(web, f"{server.url}/b") is expected


def test_a_broken_gzip_body_is_no_success(server, web):
    packed = Answer(bytes(range(256)) * 100).packed()
    server.routes["/a"] = replace(packed, body=packed.body[:-400] + b"\x00" * 400)
    assert cause(web, f"{server.url}/a") is Cause.BROKEN


def test_a_drip_ends_at_the_deadline(server):
    server.routes["/a"] = Answer(b"x" * 100, drip=0.2)
    web = Web("t", lambda: NOW, allow_hosts=["127.0.0.1"], limits=replace(QUICK, tries=1, total=0.7))
    began = time.monotonic()
    assert cause(web, f"{server.url}/a") is Cause.TIMEOUT
    assert time.monotonic() - began < 1.5


def test_headers_that_drip_end_at_the_deadline(web):
    """A server that sends one byte of its headers now and then holds no thread for longer than the deadline."""
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100:
                connection.sendall(bytes([byte]))
                time.sleep(0.1)

    threading.Thread(target=drip, daemon=True).start()
    quick = Web("t", lambda: NOW, allow_hosts=["127.0.0.1"], limits=replace(QUICK, tries=1, total=0.8))
    began = time.monotonic()
    assert cause(quick, f"http://127.0.0.1:{listener.getsockname()[1]}/") in (Cause.BROKEN, Cause.UNREACHABLE)
    assert time.monotonic() - began < 2
    quick.close()
    listener.close()


def test_silence_ends_at_the_read_timeout(server):
    server.routes["/a"] = Answer(b"xx", drip=3)
    web = Web("t", lambda: NOW, allow_hosts=["127.0.0.1"], limits=replace(QUICK, tries=1, read=0.3))
    assert cause(web, f"{server.url}/a") is Cause.TIMEOUT


def test_nobody_there(web):
    assert cause(web, "http://127.0.0.1:9/") is Cause.UNREACHABLE


def test_permanent_moves_are_noted_others_are_not(server, web):
    server.routes["/a"] = Answer(status=301, headers={"Location": "/b"})
    server.routes["/b"] = Answer(status=308, headers={"Location": "/c"})
    server.routes["/c"] = Answer(b"x")
    server.routes["/d"] = Answer(status=302, headers={"Location": "/c"})
    server.routes["/e"] = Answer(status=301, headers={"Location": "/d"})
    raw = web.get(f"{server.url}/a")
    assert (raw.url, raw.final_url, raw.moved_to) == tuple(f"{server.url}/{path}" for path in "acc")
    assert web.get(f"{server.url}/d").moved_to is None
    assert web.get(f"{server.url}/e").moved_to == f"{server.url}/d"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/a", Cause.REDIRECTS),
        ("file:///etc/passwd", Cause.SCHEME),
        ("ftp://example.com/", Cause.SCHEME),
        ("http://127.0.0.2:{port}/x", Cause.PRIVATE),
        ("http://localhost:{port}/x", Cause.PRIVATE),
    ],
)
def test_redirects_are_checked_at_every_step(server, web, location, expected):
    port = server.host.partition(":")[2]
    server.routes["/a"] = Answer(status=302, headers={"Location": location.format(port=port)})
    assert cause(web, f"{server.url}/a") is expected


def test_private_addresses_are_refused_unless_named(server):
    server.routes["/a"] = Answer(b"x")
    assert cause(Web("t", lambda: NOW, limits=QUICK), f"{server.url}/a") is Cause.PRIVATE
    assert server.asked == []
    assert Web("t", lambda: NOW, allow_hosts=[server.host], limits=QUICK).get(f"{server.url}/a").content == b"x"


def test_sec_is_not_asked_without_a_contact(server):
    web = sec_web(server, contact=" ")
    assert cause(web, f"{server.url}/a") is Cause.CONTACT
    assert cause(web, "https://www.sec.gov/") is Cause.CONTACT
    assert server.asked == []


def test_the_rate_page_stops_every_request_to_sec_for_ten_minutes(server, tmp_path):
    server.routes["/a"] = RATE
    server.routes["/b"] = Answer(b"x")
    web = sec_web(server, home=tmp_path)
    assert cause(web, f"{server.url}/a") is Cause.BANNED
    other_process = sec_web(server, home=tmp_path)
    with pytest.raises(WebError) as caught:
        other_process.get(f"{server.url}/b")
    assert caught.value.cause is Cause.BUSY
    assert timedelta(minutes=9) < caught.value.retry_at - NOW <= timedelta(minutes=10)
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("answer", [Answer(b"<title>Slow down, please</title>", 403), Answer(status=429)])
def test_what_sec_refuses_in_new_words_is_its_limit(server, answer):
    server.routes["/a"] = answer
    web = sec_web(server)
    assert cause(web, f"{server.url}/a") is Cause.BANNED
    assert cause(web, f"{server.url}/b") is Cause.BUSY
    assert server.paths() == ["/a"]


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://", "http://[bad", "http://h:port/", "mailto:x@y.z", "file:///x"]
)
def test_what_is_no_address(web, url):
    assert cause(web, url) is Cause.SCHEME


def test_a_redirect_to_nonsense(server, web):
    server.routes["/a"] = Answer(status=302, headers={"Location": "http://[bad"})
    assert cause(web, f"{server.url}/a") is Cause.REDIRECTS


def test_an_undeclared_contact_stops_until_it_is_mended(server):
    server.routes["/a"] = UNDECLARED
    server.routes["/b"] = Answer(b"x")
    web = sec_web(server)
    assert cause(web, f"{server.url}/a") is Cause.UNDECLARED
    assert cause(web, f"{server.url}/b") is Cause.UNDECLARED
    assert server.paths() == ["/a"]


def test_one_budget_over_hosts_threads_and_processes(server, tmp_path: Path):
    server.routes["/a"] = Answer(b"x")
    limits = replace(QUICK, sec_per_second=20)
    webs = [sec_web(server, home=tmp_path, limits=limits) for _ in range(2)]
    threads = [
        threading.Thread(target=lambda web=web: [web.get(f"{server.url}/a") for _ in range(5)]) for web in webs * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stamps = sorted(request.at for request in server.asked)
    assert len(stamps) == 20
    assert stamps[-1] - stamps[0] > 0.85
    assert all(stamps[n + 10] - stamps[n] > 0.35 for n in range(10))


def test_a_damaged_budget_file_is_no_obstacle(server, tmp_path):
    (tmp_path / "sec-budget").write_text("not numbers")
    server.routes["/a"] = Answer(b"x")
    assert sec_web(server, home=tmp_path).get(f"{server.url}/a").content == b"x"


def test_a_key_goes_out_and_is_seen_nowhere(server):
    server.routes["/a"] = Answer(b"x")
    web = Web("t", lambda: NOW, allow_hosts=["127.0.0.1"], keys={server.host: ("crtfc_key", "s3cret")}, limits=QUICK)
    raw = web.get(f"{server.url}/a?corp_code=1")
    assert server.asked[0].query == {"corp_code": "1", "crtfc_key": "s3cret"}
    assert "s3cret" not in repr(raw)
    with pytest.raises(WebError) as caught:
        web.get(f"{server.url}/none")
    assert "s3cret" not in str(caught.value)


class TestRobots:
    def test_obeyed_where_asked_for_and_fetched_once(self, server, web):
        server.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /closed\n", type="text/plain")
        server.routes["/closed/a"] = server.routes["/open"] = Answer(b"x")
        assert cause(web, f"{server.url}/closed/a", robots=True) is Cause.ROBOTS
        assert web.get(f"{server.url}/open", robots=True).content == b"x"
        assert web.get(f"{server.url}/closed/a").content == b"x"
        assert server.paths() == ["/robots.txt", "/open", "/closed/a"]

    def test_none_there_allows_all_and_a_page_instead_allows_all(self, server, web):
        server.routes["/a"] = Answer(b"x")
        assert web.get(f"{server.url}/a", robots=True).content == b"x"

    def test_down_means_closed_for_now(self, server, web):
        server.routes["/robots.txt"] = Answer(status=503)
        server.routes["/a"] = Answer(b"x")
        assert cause(web, f"{server.url}/a", robots=True) is Cause.BUSY
        assert "/a" not in server.paths()

    def test_a_crawl_delay_is_kept(self, server, web):
        server.routes["/robots.txt"] = Answer(b"User-agent: capexwatch\nCrawl-delay: 0.4\n", type="text/plain")
        server.routes["/a"] = Answer(b"x")
        for _ in range(3):
            web.get(f"{server.url}/a", robots=True)
        stamps = [request.at for request in server.asked if request.path == "/a"]
        assert all(later - earlier > 0.35 for earlier, later in itertools.pairwise(stamps))
