"""Companies as the watch list describes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from capex.period import CALENDAR, FiscalYearEnd


@dataclass(frozen=True, slots=True)
class Company:
    """One company.

    `ticker` is the US listing where there is one, else the exchange form (`005930.KS`). `names` maps a BCP 47
    primary tag to what the press of that language writes, abbreviations included; names that read the same in
    every language of the Latin script stand under `en`. `brands` are subsidiaries and products that stand for the
    company when they spend (Google, AWS). `not_names` are longer words and phrases that contain a name and mean
    something else (`Dow Jones`, `메타버스`): a name inside one of them is no mention. `currency` is its reporting
    currency, ISO 4217. `cik` is SEC's number.
    """

    ticker: str
    name: str
    fiscal_year_end: FiscalYearEnd = CALENDAR
    currency: str = "USD"
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    brands: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    cik: int | None = None
    groups: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)
    not_names: tuple[str, ...] = ()

    def names_in(self, lang: str) -> tuple[str, ...]:
        """The names and brands a text in `lang` may use; the Latin ones are always among them."""
        tags = dict.fromkeys((lang, "en"))
        found = (name for table in (self.names, self.brands) for tag in tags for name in table.get(tag, ()))
        return tuple(dict.fromkeys((self.name, *found)))


class Companies:
    """The watched companies by ticker, in the order of the watch list. Iterating gives the companies."""

    def __init__(self, companies: Iterable[Company]) -> None:
        """Raises ValueError where two companies share a ticker."""
        self._by_ticker: dict[str, Company] = {}
        for company in companies:
            if company.ticker in self._by_ticker:
                raise ValueError(f"{company.ticker} is listed twice; keep one entry for each company")
            self._by_ticker[company.ticker] = company

    def __iter__(self) -> Iterator[Company]:
        return iter(self._by_ticker.values())

    def __len__(self) -> int:
        return len(self._by_ticker)

    def __contains__(self, ticker: object) -> bool:
        return ticker in self._by_ticker

    def get(self, ticker: str) -> Company | None:
        """The company listed under `ticker`."""
        return self._by_ticker.get(ticker)

    def or_unknown(self, ticker: str) -> Company:
        """The company listed under `ticker`, or a bare one with calendar fiscal years that reports in US dollars."""
        return self._by_ticker.get(ticker) or Company(ticker, ticker)

    def group(self, name: str) -> tuple[Company, ...]:
        """The members of a group, in order; empty where there is none of that name."""
        return tuple(c for c in self if name in c.groups)
