"""The European Central Bank's daily reference rates: units of each currency for one euro, with their day. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from scrapers.source import SourceError

#: The last ninety days, and all days since 1999. New ones appear about 16:00 in Frankfurt on banking days.
RECENT = "/stats/eurofxref/eurofxref-hist-90d.xml"
ALL = "/stats/eurofxref/eurofxref-hist.xml"


@dataclass(frozen=True, slots=True)
class Rate:
    """So many units of a currency (ISO 4217) for one euro on a day."""

    day: date
    currency: str
    per_euro: Decimal


def rates(content: bytes) -> tuple[Rate, ...]:
    """The rates of every day in a file of reference rates. Raises SourceError for anything else."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise SourceError(f"the reference rates are no XML ({error})") from None
    found = tuple(_days(root))
    if not found:
        raise SourceError("the file of reference rates holds none")
    return found


def _days(root: etree._Element) -> Iterator[Rate]:
    for cube in root.iter("{*}Cube"):
        day = cube.get("time")
        for each in cube if day else ():
            currency, per_euro = each.get("currency"), each.get("rate")
            # A currency that was not quoted stands as N/A.
            if day and currency and per_euro and re.fullmatch(r"\d+(\.\d+)?", per_euro):
                yield Rate(date.fromisoformat(day), currency, Decimal(per_euro))
