"""The passes together: what must hold of every reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cases import companies

from capex.document import Document, DocumentKind, Span
from capex.lexicon import LEXICONS, detect
from capex.lexicon.words import Lexicon
from capex.matching import entries
from capex.passes.role.roles import RULES
from capex.passes.text.sentences import sentences
from capex.reading import read
from capex.statement import from_json, to_json

PIECES = [
    "We expect capital expenditures of $5 billion in 2025.", "Capex was $4 billion last year.", "\n\n", "\n", " | ", "(", "up from",
    "Meta", "between $60 billion and $65 billion", "올해 설비투자에 10조원을 투자한다.", "2025", "%", "raised its guidance to",
    "at least", "analysts", "$", "billion", "fiscal 2026", "over the next four years", "increase by 20%", "…", "設備投資", "from", "to",
]  # fmt: skip


def news(text: str, **fields: object) -> Document:
    return Document("d", text, DocumentKind.NEWS, said_on=date(2025, 2, 9), **fields)  # type: ignore[arg-type]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_every_statement_quotes_its_span_and_no_text_breaks_the_reader(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = read(news(text), companies())
    for statement in reading.statements:
        assert statement.quote == statement.span.of(text)
        assert statement.rule
    for doubt in reading.doubts:
        assert doubt.reason
        assert doubt.figure == doubt.span.of(text)


NUMBERS = [
    "5",
    "2026",
    "$65 billion",
    "$60-65 billion",
    "20억 달러",
    "100億元",
    "4兆円",
    "1,250",
    "3.5 Mrd. Euro",
    "40%",
    "Q3",
]
SIGNS = [". ", ", ", "\n", "\n\n", " | ", "(", ")", ": ", "; ", "。", "、", "「", "- "]
NAMES = ["Meta", "Microsoft", "삼성전자", "トヨタ", "台積電", "BASF", "Engie", "Telefónica"]


def _own_words(lexicon: Lexicon) -> list[str]:
    """The words of every table, with endings where these are open."""
    written = [entry for _, entry, _ in entries(lexicon) if not entry.startswith("re:")]
    apart = ("rate_bands", "bands", "bands_before", "fractions", "percents", "scales", "numbers", "months", "ordinals")
    written += [str(word) for name in apart for word in getattr(lexicon, name)]
    return [
        word.replace("…", "x").replace("*", end) for word in written for end in (("", "en") if "*" in word else ("",))
    ]


@pytest.mark.parametrize("lang", LEXICONS)
def test_no_text_of_the_readers_own_words_breaks_it(lang: str) -> None:
    lexicon = LEXICONS[lang]
    words = st.sampled_from(_own_words(lexicon))
    piece = words | words | st.sampled_from(NUMBERS) | st.sampled_from(SIGNS) | st.sampled_from(NAMES)

    @settings(max_examples=60)
    @given(st.lists(piece, max_size=40), st.sampled_from(["META", None]), st.sampled_from(DocumentKind))
    def check(pieces: list[str], issuer: str | None, kind: DocumentKind) -> None:
        text = (" " if lexicon.spaced else "").join(pieces)
        document = Document("d", text, kind, issuer=issuer, said_on=date(2025, 2, 9), lang=lang, title=text[:60])
        for statement in read(document, companies()).statements:
            assert statement.quote == statement.span.of(text)

    check()


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("BASF erwartet 2026 um einen niedrigen einstelligen Prozentbetrag höhere Investitionen.", ("0.01", "0.03")),
        (
            "BASF erwartet, dass die Investitionen 2026 im mittleren einstelligen Prozentbereich steigen.",
            ("0.04", "0.06"),
        ),
    ],
)
def test_a_rate_in_words_may_be_inflected(sentence: str, ends: tuple[str, str]) -> None:
    (found,) = read(news(sentence), companies()).statements
    assert found.range is not None
    assert tuple(map(str, found.range.ends)) == ends


def test_every_figure_is_taken_or_doubted() -> None:
    text = "Meta expects capex of $65 billion in 2025. It spent $39 billion on capex in 2024. Revenue was $164 billion."
    reading = read(news(text), companies())
    told = {str(s.range.high) for s in reading.statements if s.range} | {doubt.figure for doubt in reading.doubts}
    assert told == {"65000000000", "$39 billion", "$164 billion"}


def test_headline_and_body_say_it_once() -> None:
    text = "Meta to spend $65 billion on capex in 2025\n\nMeta expects capital expenditures of $65 billion in 2025."
    assert len(read(news(text, title="Meta to spend $65 billion on capex in 2025"), companies()).statements) == 1


def test_without_a_date_nothing_relative_is_resolved() -> None:
    document = Document("d", "Meta expects capex of $65 billion this year.", DocumentKind.NEWS)
    assert [s.period for s in read(document, companies()).statements] == [None]


def test_an_empty_text_says_nothing() -> None:
    assert read(news(""), companies()).statements == ()


def test_names_of_rules_are_unique() -> None:
    names = [name for name, _, _ in RULES]
    assert len(names) == len(set(names))


def test_languages_of_headlines() -> None:
    assert detect("Meta raises capex guidance again") == "en"
    assert detect("메타, 올해 설비투자 650억달러") == "ko"
    assert detect("メタ、設備投資の見通しを引き上げ") == "ja"
    assert detect("台積電今年資本支出上看560億美元") == "zh"
    assert all(lexicon.tag == tag for tag, lexicon in LEXICONS.items())


def test_abbreviations_end_no_sentence() -> None:
    text = "meta platforms inc. said capex rises. u.s. spending grows, e.g. in texas. done."
    cut = [span.of(text) for _, span in sentences(text, LEXICONS["en"])]
    assert cut == ["meta platforms inc. said capex rises.", "u.s. spending grows, e.g. in texas.", "done."]


def test_spans_are_of_the_unfolded_text() -> None:
    text = "Meta’s capex will be “about” $65 billion – $70 billion in 2025."
    (statement,) = read(news(text), companies()).statements
    assert statement.span.of(text) == statement.quote
    assert Span(0, len(text)).covers(statement.span)


@pytest.mark.parametrize(
    "amount", ["$4 billion", "$4.0 billion", "$4.25 billion", "$4,000 million", "$0.5 to $1.0 billion"]
)
@pytest.mark.parametrize("verb", ["be {}", "grow by 2.50%"])
def test_a_statement_that_was_stored_keeps_its_id(amount: str, verb: str) -> None:
    found = read(news(f"UPS expects its 2025 capital expenditures to {verb.format(amount)}."), companies()).statements
    assert found
    for one in found:
        assert from_json(to_json(one), one.document, one.document_kind, one.said_on).id == one.id
