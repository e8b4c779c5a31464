"""Brackets right behind a name or a figure, past which its ending or the rest of its thought stands."""

from __future__ import annotations

import re

#: A bracket, and one that holds a figure: 국제반도체장비재료협회(SEMI)는, "$2 billion (€1.7bn) plan".
BRACKET = re.compile(r"\s?\([^()]*\)")
COUNTED = re.compile(r"\s?\([^()]*\d[^()]*\)")


def past_bracket(text: str, end: int, bracket: re.Pattern[str] = BRACKET) -> int:
    """Where `text` goes on behind a bracket that opens at `end`; `end` where none does."""
    held = bracket.match(text, end)
    return held.end() if held else end
