"""Tenths told behind a scale in speech: "a billion four", "a billion-four", "a billion and a half"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.tokens import Atom


def with_tenths(atom: Atom, text: str, lexicon: Lexicon) -> Atom:
    """`atom` with the tenths told behind its scale in speech: "a billion four"."""
    hit = _tenths(lexicon).match(text, atom.span.end)
    if hit is None or atom.value % atom.scale or atom.rate:
        return atom
    if hit["half"]:
        more = lexicon.halves[hit["half"]]
    else:
        tenths = lexicon.numbers.get(hit["joined"] or hit["behind"])
        in_words = hit["joined"] or not any(sign.isdigit() for sign in atom.span.of(text))
        if tenths is None or not 0 < tenths < _TEN or not in_words:
            return atom
        more = tenths / _TEN
    end = hit.end("half") if hit["half"] else hit.end()
    return atom._replace(span=Span(atom.span.start, end), value=atom.value + more * atom.scale, step=atom.scale / _TEN)


@cache
def _tenths(lexicon: Lexicon) -> re.Pattern[str]:
    scales, halves = literal((*lexicon.scales, *lexicon.small_scales)), literal(tuple(lexicon.halves))
    ends = literal((
        *lexicon.joins, *lexicon.inside, *lexicon.moves_to, *lexicon.range_words, *lexicon.ands, *lexicon.about_after,
        *lexicon.between_and, *lexicon.presents, *lexicon.currency_after,
        *(word for word in lexicon.relative_years if word[:3] != "re:"),
    ))  # fmt: skip
    behind = (
        rf" (?P<behind>[^\W\d_]+)(?! {halves})(?= ?[,.;:?!)]| ?$| {ends}(?!\w)(?! {scales}\b))"
        if lexicon.points
        else r"(?!)"
    )
    half = rf" (?P<half>{halves})(?!\w| {literal(lexicon.joins)}\b)"
    return re.compile(rf"-(?P<joined>[^\W\d_]+)(?![\w-])(?! {scales}\b)|{half}|{behind}")


_TEN = 10
