"""The channels that a user's watch list names, and where it speaks of one that cannot be used."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from alerts import channels as tables
from alerts.addresses import ChannelError, Surroundings
from alerts.channels import TERMINAL, Channel
from flows.settings import Settings
from flows.watchlist import Place


def channels(settings: Settings, environ: Mapping[str, str] | None = None) -> tuple[Channel, ...]:
    """The channels of the watch list, checked; the terminal where there are none. Raises ChannelError."""
    if not settings.channels:
        return (TERMINAL,)
    around = Surroundings(settings.groups, environ or os.environ, settings.watchlist.parent)
    try:
        found = tables.load(settings.channels, around)
        _check_companies(settings)
    except ChannelError as error:
        raise ChannelError(f"{_line(settings, error)}: {error}", error.channel) from None
    return found


def _check_companies(settings: Settings) -> None:
    for table in settings.channels:
        for ticker in table.get("companies", ()):
            if ticker not in settings.companies:
                what = f"companies names {ticker!r}, which is not watched; add it to the watch list or take it out"
                raise ChannelError(f"channel {table['name']!r}: {what}", table["name"])


def _line(settings: Settings, error: ChannelError) -> str:
    """Where the watch list speaks of what is wrong: the channel's key that the error names first, else its name.

    The last such channel, because of two with one name the second is wrong.
    """
    indices = [n for n, table in enumerate(settings.channels) if table.get("name") == error.channel]
    if not indices:
        return str(settings.watchlist)
    table = settings.channels[indices[-1]]
    words = re.findall(r"\w+", str(error))
    unset = [key for key, value in table.items() if str(value).startswith("env:") and str(value)[4:] in words]
    key = next((word for word in (*words, *unset) if word in table and word != "name"), "name")
    place = Place(str(settings.watchlist), settings.watchlist.read_text(encoding="utf-8"))
    return f"{place.name} line {place.line('channels', indices[-1], key)}"
