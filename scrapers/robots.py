"""robots.txt as RFC 9309 reads it: groups by product name, the longest matching rule wins, `*` and `$`. Pure.

The standard library's reader knows neither wildcards nor the longest match, and so allows what hosts forbid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Rules:
    """What one program may fetch from one host; `delay` is what the host asks between two requests, in seconds."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched; of equally long rules the allowing one wins."""
        parts = urlsplit(url)
        path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        matching = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)]
        return max(matching, default=(0, True))[1]


EVERYTHING = Rules()


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    body = ".*".join(re.escape(piece) for piece in unquote(pattern.removesuffix("$")).split("*"))
    return re.match(body + ("$" if anchored else ""), path) is not None


def parse(text: str, product: str) -> Rules:
    """The rules for `product` (or for everybody, where it is not named)."""
    groups = _groups(text)
    name = product.lower()
    mine = [rules for agents, rules in groups if name in agents] or [rules for agents, rules in groups if "*" in agents]
    lines = [line for rules in mine for line in rules]
    rules = tuple((value, field == "allow") for field, value in lines if field != "crawl-delay" and value)
    delays = [float(value) for field, value in lines if field == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", value)]
    return Rules(rules, max(delays, default=None))


def _groups(text: str) -> list[tuple[set[str], list[tuple[str, str]]]]:
    """Each group's agents and its lines; consecutive user-agent lines open one group together."""
    groups: list[tuple[set[str], list[tuple[str, str]]]] = []
    for line in text.lstrip("\ufeff").splitlines():
        field, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        field = field.lower()
        if field == "user-agent":
            if not groups or groups[-1][1]:
                groups.append((set(), []))
            groups[-1][0].add(value.lower())
        elif field in ("allow", "disallow", "crawl-delay") and groups:
            groups[-1][1].append((field, value))
    return groups
