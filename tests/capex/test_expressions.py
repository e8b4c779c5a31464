"""What is told of expressions before they are tried."""

from __future__ import annotations

import pytest

from capex.expressions import endings, needed_in, openings


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"(?<!\w)put(?:s|ting)?(?!\w)", ("put",)),
        (r"\b(?:on|last) (?:january|may) \d{1,2}", ("last", "on")),
        (r"(?<!the )(?<!\w)totall?ing(?!\w)", ("total",)),
        (r"(?<!\w)(?:fy ?)?20\d\de(?!\w)", ("20", "fy")),
        (r"(?<!\w)(?:year[- ](?:over|on)[- ]year|annual) cut", ("annual", "year")),
        (r"(?<=capex )(?:rose|fell) to", ("fell", "rose")),
        (r"\b(?P<y>(?:19|20)\d\d)(?:'s)?\b", ("19", "20")),
        (r"\b(?:the )?(?:rest|balance) of", ("balance", "rest", "the")),
        (r"\b'?[1-3]q", ("'", "1", "2", "3")),
        (r"\b(?!\d{4})(?:up ){0,2}by (?=now)", ("by", "up")),
        (r"\b\d\d? may", tuple("0123456789")),
        (r"(?:(?<=put into )|(?<=20\d\d ))works(?!\w)", ("works",)),
        (r"(?<!\w)take\s(?:[^\s,;]+\s+){0,4}out", ("take",)),
        (r"(?:(?<=^)|(?<=[.;:] )|(?<=\n))(?:that|it)(?= should)", ("it", "that")),
        (r"(?<![\w-])normali[sz]\w*", ("normali",)),
        (r"\+(?!/)", ("+",)),
    ],
)
def test_a_match_begins_with_one_of_these_words(expression: str, words: tuple[str, ...]) -> None:
    assert openings(expression) == words


@pytest.mark.parametrize(
    "expression",
    [
        r"put off",  # may begin inside of a word
        r"(?<!\w)\w{3,}ed(?!\w)",
        r"\b[^.]n",
        r"\b(?:the )?",
        r"(?<!capex )rose",
        r"\b(?:on|\w+) may",
        r"\+?a",
        r"\+(?!/)|a",
    ],
)
def test_of_others_it_is_not_told_how_a_match_begins(expression: str) -> None:
    assert openings(expression) == ()


@pytest.mark.parametrize(
    ("expression", "ends"),
    [
        (r"(?<!\w)(?<!is )(?!been|(?:add|load)ed)\w{3,}ed(?!\w)", ("ed",)),
        (r"(?<!\w)\w+(?:aron|ieron)(?!\w)", ("aron", "ieron")),
        (r"\w{3,}ed(?!\w)", ()),  # may begin inside of a word
        (r"(?<!\w)re\w+ed(?!\w)", ()),
        (r"(?<!\w)\w+ed up(?!\w)", ()),
    ],
)
def test_how_a_single_word_ends(expression: str, ends: tuple[str, ...]) -> None:
    assert endings(expression) == ends


def test_the_longest_letters_that_every_match_holds() -> None:
    assert needed_in(r"(?<!\w)off(?= (?:its|our) \b[^,;]{0,30}budget)") == "off"
    assert needed_in(r"our (?:[\w-]+ ){0,3}estimates?") == "estimate"
    assert needed_in(r"cut|rise") == ""
