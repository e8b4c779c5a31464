"""Companies out of the shipped list or SEC's register, written into the user's watch list."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import UserError
from flows.settings import SHIPPED, Settings, read_watchlist
from flows.watchlist import parse

HEAD = """\
# Companies, feeds and channels of your own. They stand beside the shipped ones; an entry with the same ticker or name
# replaces the shipped one.
extends = true
"""

#: What registers append to a name and the press leaves out.
_LEGAL = re.compile(
    r"[\s,]+(inc|corp|corporation|co|company|ltd|limited|plc|llc|lp|sa|nv|ag|se|holdings?|group|the|/\w+/?)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One company as the register has it, or as the shipped list holds it (`shipped`). `year_end` is MM-DD."""

    ticker: str
    name: str
    cik: int | None
    year_end: str
    shipped: str | None = None

    def toml(self) -> str:
        """The entry as a watch list holds it."""
        if self.shipped:
            return f"\n{self.shipped}\n"
        lines = [
            "",
            "[[companies]]",
            f"ticker = {_quoted(self.ticker)}",
            f"name = {_quoted(self.name)}",
            f"cik = {self.cik}",
            f"fiscal_year_end = {_quoted(self.year_end)}",
            'currency = "USD"',
            "[companies.names]",
            f"en = [{_quoted(press_name(self.name))}]",
        ]
        return "\n".join(lines) + "\n"


def _shipped(ticker: str) -> Entry | None:
    """A company of the shipped list, word for word: that has its names in other languages as well."""
    company = read_watchlist(SHIPPED).companies.get(ticker)
    for text in SHIPPED.read_text(encoding="utf-8").split("[[companies]]\n")[1:]:
        if company and text.startswith(f"ticker = {_quoted(ticker)}\n"):
            written = re.split(r"\n(?=#|\[\[)", text)[0].rstrip("\n")
            year_end = str(company.fiscal_year_end)
            return Entry(ticker, company.name, company.cik, year_end, f"[[companies]]\n{written}")
    return None


def _quoted(text: str) -> str:
    # What JSON writes in quotes, TOML reads.
    return json.dumps(text, ensure_ascii=False)


def readable(name: str) -> str:
    """A name that a register shouts (`ORACLE CORP`) in the usual case; others as they are."""
    name = re.sub(r"\s*/\w+/?$", "", name.strip())  # the state, where others have the name: /DE/
    if name != name.upper():
        return name
    usual = {"INC", "INC.", "LTD", "CO", "THE"}
    kept = (len(word) <= 3 or "&" in word for word in name.split())
    words = zip(name.split(), kept, strict=True)
    return " ".join(word.capitalize() if word in usual or not keep else word for word, keep in words)


def press_name(name: str) -> str:
    """What the press calls a company: its name without the words of its legal form."""
    short = name.strip()
    while (cut := _LEGAL.sub("", short)) != short and cut:
        short = cut
    return short


def look_up(settings: Settings, tickers: Sequence[str]) -> list[Entry]:
    """The entries of some tickers, of the shipped list or else SEC's. Raises UserError for one that neither knows."""
    found = {ticker: _shipped(ticker) for ticker in tickers}
    asked = iter(_asked(settings, [ticker for ticker, entry in found.items() if not entry]))
    return [entry or next(asked) for entry in found.values()]


def _asked(settings: Settings, tickers: Sequence[str]) -> list[Entry]:
    from flows.sourcing import web_for
    from flows.watch import real_clock

    if not tickers:
        return []
    web = web_for(settings, real_clock)
    try:
        listed = _json(web.get(f"{settings.edgar.www}/files/company_tickers.json").content)
        numbers = {row["ticker"].upper(): int(row["cik_str"]) for row in listed.values()}
        unknown = [ticker for ticker in tickers if ticker not in numbers]
        if unknown:
            text = f"{', '.join(unknown)} does not file with SEC; add a [[companies]] table to {_own(settings)}"
            raise UserError(f"{text} by hand (ticker and name; README, Configuration)")
        return [_entry(ticker, numbers[ticker], web, settings.edgar.data) for ticker in tickers]
    finally:
        web.close()


def _entry(ticker: str, cik: int, web: Any, base: str) -> Entry:
    content = _json(web.get(f"{base}/submissions/CIK{cik:010}.json").content)
    ends = content.get("fiscalYearEnd") or "1231"
    return Entry(ticker, readable(content["name"]), cik, f"{ends[:2]}-{ends[2:]}")


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        raise UserError("SEC's register answered with something that is no JSON; try again later", 3) from None


def _own(settings: Settings) -> Path:
    return settings.home / "watchlist.toml" if settings.watchlist == SHIPPED else settings.watchlist


def write(settings: Settings, entries: Sequence[Entry]) -> Path:
    """Put entries at the end of the user's own watch list, and say where it is. All else in it stays as it is.

    Raises UserError, and leaves the file alone, where the result could not be read again.
    """
    path = _own(settings)
    before = path.read_text(encoding="utf-8") if path.exists() else HEAD
    after = before.rstrip("\n") + "\n" + "".join(entry.toml() for entry in entries)
    parse(after, str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(after, encoding="utf-8")
    fresh.replace(path)
    return path
