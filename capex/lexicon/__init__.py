"""The languages that can be read, in an explicit table, and which of them a text is written in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from capex.lexicon import en
from capex.lexicon.words import Lexicon

LEXICONS: Mapping[str, Lexicon] = MappingProxyType({lexicon.tag: lexicon for lexicon in (en.LEXICON,)})
