"""Trying each source now: its first listing is fetched and understood, and nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from flows.settings import Settings
from flows.sourcing import sources, web_for
from scrapers.folders import Folder
from scrapers.source import Link, Source, SourceError, Window
from scrapers.web import Web, WebError


class Checked(NamedTuple):
    """What trying a source showed. `newest` is the day of its newest entry, where entries are dated."""

    name: str
    ok: bool
    entries: int
    newest: str | None
    trouble: str


def checked(
    settings: Settings,
    words: Sequence[str],
    clock: Callable[[], datetime],
    progress: Callable[[int, int, str], None],
) -> list[Checked]:
    """Try the sources whose names hold one of the words (all, where none are given), in the order of the settings."""
    chosen = [s for s in sources(settings) if not words or any(word.lower() in s.name.lower() for word in words)]
    web = web_for(settings, clock)
    done: list[Checked] = []
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda source: check(source, web, clock()), chosen):
            done.append(found)
            progress(len(done), len(chosen), found.name)
    web.close()
    return done


def check(source: Source | Folder, web: Web, now: datetime) -> Checked:
    """Try one source."""
    if isinstance(source, Folder):
        there = Path(source.path).is_dir()
        trouble = "" if there else f"there is no folder {source.path}; make it, or mend the entry"
        return Checked(source.name, there, 0, None, trouble)
    try:
        links = _offered(source, web, now)
    except WebError as error:
        return Checked(source.name, ok=False, entries=0, newest=None, trouble=f"{error.reason}; {error.advice}")
    except SourceError as error:
        return Checked(source.name, ok=False, entries=0, newest=None, trouble=f"{error.reason}; {error.advice}")
    except Exception as error:  # noqa: BLE001 (a check says what is wrong, whatever it is)
        trouble = f"could not be understood ({type(error).__name__}: {error}); report it"
        return Checked(source.name, ok=False, entries=0, newest=None, trouble=trouble)
    stamps = [link.published_at for link in links if link.published_at]
    newest = max(stamps).date().isoformat() if stamps else None
    return Checked(source.name, ok=True, entries=len(links), newest=newest, trouble="")


def _offered(source: Source, web: Web, now: datetime) -> list[Link]:
    start = next(iter(source.index(Window(now - source.expects.first_look, now))))
    listing = web.get(start.url, robots=start.robots)
    return [link for link in source.links(listing, start) if not link.older]
