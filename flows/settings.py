"""Where things are and what is watched: the environment and `watchlist.toml` as one value."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from capex.company import Companies
from flows.keys import CONTACT
from flows.watchlist import Place, SettingsError, Table, Watchlist, merged, parse

#: The watch list that is shipped, for those who have none of their own.
SHIPPED = Path(__file__).parent.parent / "deploy" / "watchlist.toml"


@dataclass(frozen=True, slots=True)
class Edgar:
    """The base addresses of SEC's three hosts, without a slash at the end."""

    www: str = "https://www.sec.gov"
    data: str = "https://data.sec.gov"
    efts: str = "https://efts.sec.gov"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a run needs to know. Channels have the watch list's thresholds where they set none themselves.

    `prefect_url` is the API address of a configured Prefect server, if any. `allow_hosts` may lie in a private network.
    `per_second` is how often one host may be asked. `dart_key` and `edinet_key` are the user's keys for OpenDART and
    EDINET. `dart`, `edinet` and `rates` are the base addresses of those registers and of the European Central Bank.
    """

    home: Path
    database: Path
    watchlist: Path
    companies: Companies
    groups: Mapping[str, tuple[str, ...]]
    feeds: tuple[Table, ...]
    pages: tuple[Table, ...]
    folders: tuple[Table, ...]
    channels: tuple[Table, ...]
    alerts: Table
    contact: str | None
    edgar: Edgar
    prefect_url: str | None
    allow_hosts: tuple[str, ...] = ()
    per_second: float = 1.0
    dart_key: str | None = field(default=None, repr=False)
    dart: str = "https://opendart.fss.or.kr"
    edinet_key: str | None = field(default=None, repr=False)
    edinet: str = "https://api.edinet-fsa.go.jp"
    rates: str = "https://www.ecb.europa.eu"


def home_folder() -> Path:
    """The folder that holds all state: CAPEXWATCH_HOME, else the platform's folder for a user's data."""
    named = os.environ.get("CAPEXWATCH_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_data_path("capexwatch", appauthor=False)


def watchlist_path(home: Path | None = None) -> Path:
    """The watch list in force: CAPEXWATCH_WATCHLIST, else the one under `home`, else the shipped one."""
    named = os.environ.get("CAPEXWATCH_WATCHLIST")
    if named:
        return Path(named).expanduser()
    own = (home or home_folder()) / "watchlist.toml"
    return own if own.exists() else SHIPPED


def read_watchlist(path: Path) -> Watchlist:
    """Read and check a watch list; one that says `extends = true` stands on top of the shipped one."""
    try:
        stat = path.stat()
        found = _parsed(path, stat.st_mtime_ns, stat.st_size)
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise SettingsError(f"cannot read the watch list {path}: {what}; CAPEXWATCH_WATCHLIST names another") from None
    if path != SHIPPED:
        place, own = Place(str(path), path.read_text(encoding="utf-8")), found
        found = merged(read_watchlist(SHIPPED), own, place) if own.extends else own
        _check_issuers(place, own, found.companies)
    if not len(found.companies):
        raise SettingsError(f"{path} watches no company; add a [[companies]] table, or extends = true for the shipped")
    return found


def _check_issuers(place: Place, own: Watchlist, watched: Companies) -> None:
    """Refuse an own source that is said to be the one of a company that is not watched. Raises SettingsError."""
    for section, entries in (("feeds", own.feeds), ("pages", own.pages), ("folders", own.folders)):
        for index, entry in enumerate(entries):
            issuer = entry.get("issuer")
            if issuer and len(watched) and issuer not in watched:
                what = f"issuer is {issuer!r}, which is not among the companies; add it or take it out"
                raise place.error(what, section, index, "issuer")


@cache
def _parsed(path: Path, _changed: int, _size: int) -> Watchlist:
    """One version of a watch list; each task of a run asks for it, and a long one takes 50 ms to read."""
    return parse(path.read_text(encoding="utf-8"), str(path))


def companies() -> Companies:
    """The watched companies, and nothing else: what `capexwatch extract` needs."""
    return read_watchlist(watchlist_path()).companies


def load(home: Path | None = None, watchlist: Path | None = None) -> Settings:
    """Everything, checked. `home` and `watchlist` stand before what the environment says."""
    where = home or home_folder()
    path = watchlist or watchlist_path(where)
    found = read_watchlist(path)
    return Settings(
        home=where,
        database=where / "capexwatch.db",
        watchlist=path,
        companies=found.companies,
        groups=found.groups,
        feeds=found.feeds,
        pages=found.pages,
        folders=found.folders,
        channels=tuple({**found.thresholds, **channel} for channel in found.channels),
        alerts=found.alerts,
        contact=_contact() or found.contact,
        edgar=_edgar(),
        prefect_url=prefect_url(),
        allow_hosts=_listed(os.environ.get("CAPEXWATCH_ALLOW_HOSTS", "")) or found.allow_hosts,
        per_second=_per_second(found.per_second),
        dart_key=os.environ.get("CAPEXWATCH_DART_KEY") or None,
        dart=_address("CAPEXWATCH_DART", "https://opendart.fss.or.kr"),
        edinet_key=os.environ.get("CAPEXWATCH_EDINET_KEY") or None,
        edinet=_address("CAPEXWATCH_EDINET", "https://api.edinet-fsa.go.jp"),
        rates=_address("CAPEXWATCH_RATES", "https://www.ecb.europa.eu"),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _contact() -> str | None:
    written = os.environ.get("CAPEXWATCH_CONTACT")
    if written and not CONTACT.fits(written):
        raise SettingsError(f"CAPEXWATCH_CONTACT is {written!r}; write {CONTACT.write}")
    return written


def _per_second(default: float) -> float:
    written = os.environ.get("CAPEXWATCH_PER_SECOND")
    try:
        value = default if written is None else float(written)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1000:
        raise SettingsError(f"CAPEXWATCH_PER_SECOND is {written!r}; write a number above 0, such as 1")
    return value


def _edgar() -> Edgar:
    default = Edgar()
    return Edgar(
        www=_address("CAPEXWATCH_EDGAR_WWW", default.www),
        data=_address("CAPEXWATCH_EDGAR_DATA", default.data),
        efts=_address("CAPEXWATCH_EDGAR_EFTS", default.efts),
    )


def _address(variable: str, default: str) -> str:
    value = os.environ.get(variable) or default
    if not value.startswith(("http://", "https://")):
        raise SettingsError(f"{variable} is {value!r}; write an address such as {default}")
    return value.rstrip("/")


def prefect_url() -> str | None:
    """The API address of the Prefect server that is configured in the environment or in Prefect's active profile.

    The profile is read here, because asking Prefect takes the four seconds that importing it takes.
    """
    if named := os.environ.get("PREFECT_API_URL"):
        return named
    prefect_home = Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or prefect_home / "profiles.toml").expanduser()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    active = os.environ.get("PREFECT_PROFILE") or content.get("active")
    url = content.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return url if isinstance(url, str) else None
