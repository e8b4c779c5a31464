"""Sentences of our own, read in the surroundings of the shipped watch list."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from capex.company import Companies
from capex.document import Document, DocumentKind
from capex.reading import read
from capex.statement import Statement
from flows.watchlist import parse

WATCHLIST = Path(__file__).parents[3] / "deploy" / "watchlist.toml"
DAY = date(2026, 1, 29)


@cache
def companies() -> Companies:
    return parse(WATCHLIST.read_text(encoding="utf-8"), str(WATCHLIST)).companies


def document(text: str, lang: str, title: str | None = None) -> Document:
    return Document(id="d", text=text, kind=DocumentKind.NEWS, lang=lang, said_on=DAY, title=title)


def told(text: str, lang: str, title: str | None = None) -> tuple[Statement, ...]:
    """What is read out of an article of that day."""
    return read(document(text, lang, title), companies()).statements
