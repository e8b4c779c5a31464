"""The keys that `watchlist.toml` may hold, what each one takes, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def is_text(value: Any) -> bool:
    """Whether a value is text that holds something."""
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(is_text(item) for item in value)


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(len(tag) in (2, 3) and _is_texts(names) for tag, names in value.items())


def _is_web_address(value: Any) -> bool:
    return is_text(value) and value.startswith(("http://", "https://"))


def _is_pattern(value: Any) -> bool:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return False
    return is_text(value)


def _is_selector(value: Any) -> bool:
    import soupsieve

    try:
        return is_text(value) and bool(soupsieve.compile(value))
    except soupsieve.SelectorSyntaxError:
        return False


def _is_every(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[1-9]\d*[smhd]", value) is not None


def _is_zone(value: Any) -> bool:
    from zoneinfo import ZoneInfo

    try:
        return is_text(value) and ZoneInfo(value) is not None
    except (OSError, ValueError, KeyError):
        return False


@dataclass(frozen=True, slots=True)
class Rule:
    """What one key takes: the test, and how to write it."""

    fits: Callable[[Any], bool]
    write: str


TEXT = Rule(is_text, 'text in quotes, such as "Meta"')
FLAG = Rule(lambda value: isinstance(value, bool), "true or false")
NUMBER = Rule(_is_number, "a number, such as 90")
TEXTS = Rule(_is_texts, 'a list of texts, such as ["META", "MSFT"]')
NAMES = Rule(_is_names, 'names by language, such as { en = ["Meta"], ko = ["메타"] }')
ADDRESS = Rule(_is_web_address, 'an address, such as "https://example.com/rss.xml"')
EVERY = Rule(_is_every, 'a pause in quotes, such as "15m", "2h" or "1d"')
TABLE = Rule(lambda value: isinstance(value, dict), "a table of its own, its keys below its name in brackets")
ZONE = Rule(_is_zone, 'a time zone, such as "Asia/Seoul"')
KIND = Rule(lambda v: v in ("release", "call", "filing", "news"), '"release", "call", "filing" or "news"')
LANG = Rule(
    lambda v: isinstance(v, str) and re.fullmatch(r"[a-z]{2,3}(-\w+)?", v) is not None,
    'a language in two letters, such as "en" or "ko"',
)
TICKER = Rule(lambda v: is_text(v) and v.strip() == v, 'a ticker in quotes, such as "META" or "005930.KS"')

#: The keys of each section; those that must be there stand in REQUIRED.
KEYS: dict[str, dict[str, Rule]] = {
    "companies": {
        "ticker": TICKER,
        "name": TEXT,
        "cik": NUMBER,
        "fiscal_year_end": Rule(is_text, 'a day in quotes as MM-DD, such as "12-31"'),
        "currency": Rule(lambda v: is_text(v) and bool(re.fullmatch("[A-Z]{3}", v)), 'three capitals, such as "USD"'),
        "exchange": TEXT,
        "names": NAMES,
        "brands": NAMES,
        "not_names": TEXTS,
        "sources": TABLE,
    },
    "feeds": {
        "name": TEXT,
        "url": ADDRESS,
        "lang": LANG,
        "publisher": TEXT,
        "zone": ZONE,
        "enabled": FLAG,
        "every": EVERY,
        "expect_days": NUMBER,
        "note": TEXT,
        "issuer": TICKER,
        "match": Rule(lambda v: v == "companies" or _is_texts(v), '"companies", or a list of words'),
        "full": FLAG,
    },
    "pages": {
        "name": TEXT,
        "url": ADDRESS,
        "issuer": TICKER,
        "style": Rule(lambda v: v in ("html", "gcs", "q4", "gdelt"), '"html", "gcs", "q4" or "gdelt"'),
        "link": Rule(_is_pattern, "a pattern that the addresses of releases match, such as '/news/\\d{4}/'"),
        "selector": Rule(_is_selector, 'a CSS selector, such as "article a"'),
        "kind": KIND,
        "lang": LANG,
        "publisher": TEXT,
        "zone": ZONE,
        "day_first": FLAG,
        "enabled": FLAG,
        "every": EVERY,
        "expect_days": NUMBER,
        "note": TEXT,
    },
    "folders": {
        "path": Rule(is_text, 'a folder in quotes, such as "transcripts"'),
        "name": TEXT,
        "issuer": TICKER,
        "kind": KIND,
        "lang": LANG,
        "publisher": TEXT,
        "enabled": FLAG,
        "note": TEXT,
    },
    "channels": {},
}
AMOUNT = Rule(
    lambda v: _is_number(v) or (isinstance(v, dict) and all(_is_number(amount) for amount in v.values())),
    "a number, or numbers by currency such as { USD = 1e9, KRW = 1e12 }",
)
SPAN = Rule(
    lambda v: isinstance(v, str) and re.fullmatch(r"\d+\s*[smhd]", v) is not None, 'a span in quotes, such as "6h"'
)
#: What [thresholds] may set for every channel that does not set it itself.
THRESHOLDS = {"smallest": AMOUNT, "smallest_percent": NUMBER, "cooldown": SPAN, "flaps": NUMBER, "give_up": SPAN}
#: What [alerts] may set for all channels together.
ALERTS = {"welcome": FLAG, "files": FLAG, "board": ADDRESS, "templates": TEXT, "feed": TEXT, "calendar": TEXT}
REQUIRED = {
    "companies": ("ticker", "name"),
    "feeds": ("name", "url"),
    "pages": ("name", "url"),
    "folders": ("path",),
    "channels": ("name", "url"),
}
CONTACT = Rule(lambda v: is_text(v) and "@" in v, 'a name and a mail address, such as "Jane Doe jane@example.com"')
#: What stands above all tables. The sections, which are tables, are known beside them.
TOP: dict[str, Rule] = {
    "extends": Rule(
        lambda v: isinstance(v, bool) or _is_texts(v),
        'true for the whole shipped list, or tickers and groups of it and "press", such as ["bigtech", "UPS", "press"]',
    ),
    "contact": CONTACT,
    "allow_hosts": Rule(_is_texts, 'a list of hosts, such as ["wiki.example.com"]'),
    "per_second": Rule(lambda v: _is_number(v) and 0 < v <= 1000, "a number above 0, such as 1"),
    "groups": TABLE,
    "thresholds": TABLE,
    "alerts": TABLE,
}
