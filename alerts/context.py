"""What a message is made of besides its event, and for whom it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

Event = Mapping[str, Any]
#: Plain text, the page of a mail, and Markdown.
FORMS = frozenset({"txt", "html", "md"})


class MessageError(ValueError):
    """A message that cannot be written: a template of the user's is wrong, or an event lacks what every event has."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Actual spending so far in the period: an amount in `currency` through a day."""

    amount: Decimal
    currency: str
    through: date


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of `currency` one unit of `base` is worth, on a day."""

    base: str
    currency: str
    rate: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Context:
    """What a message tells besides its event.

    `history` are the series' events up to this one, oldest first. `version` names the version of the event that is
    told; `corrects` is the version that was told before. `earlier` are events of the series that were held back and
    are told in this message. `judge` is the command that rules on the event and `board` an address that shows it.
    """

    company_name: str | None = None
    calendar_year: bool = True
    history: Sequence[Event] = ()
    spent: Spent | None = None
    rate: Rate | None = None
    version: str | None = None
    corrects: Event | None = None
    corrects_version: str | None = None
    earlier: Sequence[Event] = ()
    board: str | None = None
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a message is written: language, number format, a folder of own templates, and the channel's name.

    The name is told in the message, so that a reader knows what to change; it is empty where that is plain. Only the
    `forms` that are named are written, the others stay empty.
    """

    lang: str = "en"
    numbers: str = "long"
    templates: Path | None = None
    channel: str = ""
    picture: bool = True
    forms: frozenset[str] = FORMS
