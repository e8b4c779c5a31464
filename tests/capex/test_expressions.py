"""What is told of expressions before they are tried."""

from __future__ import annotations

import pytest

from capex.expressions import needed_in, openings


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"(?<!\w)put(?:s|ting)?(?!\w)", ("put",)),
        (r"\b(?:on|last) (?:january|may) \d{1,2}", ("on", "last")),
        (r"(?<!the )(?<!\w)totall?ing(?!\w)", ("total",)),
        (r"(?<!\w)(?:fy ?)?20\d\de(?!\w)", ("fy", "20")),
        (r"(?<!\w)(?:year[- ](?:over|on)[- ]year|annual) cut", ("year", "annual")),
        (r"(?<=capex )(?:rose|fell) to", ("rose", "fell")),
        (r"\b\d\d? may", tuple("0123456789")),
        (r"(?<!\w)take\s(?:[^\s,;]+\s+){0,4}out", ("take",)),
    ],
)
def test_a_match_begins_with_one_of_these_words(expression: str, words: tuple[str, ...]) -> None:
    assert openings(expression) == words


@pytest.mark.parametrize(
    "expression",
    [
        r"put off",  # may begin inside of a word
        r"(?<!\w)\w{3,}ed(?!\w)",
        r"\bcut|rise",
        r"\b[oó]n",
        r"(?<!capex )rose",
        r"\b(?:on|\w+) may",
    ],
)
def test_of_others_it_is_not_told_how_a_match_begins(expression: str) -> None:
    assert openings(expression) == ()


def test_the_longest_letters_that_every_match_holds() -> None:
    assert needed_in(r"(?<!\w)off(?= (?:its|our) \b[^,;]{0,30}budget)") == "off"
    assert needed_in(r"our (?:[\w-]+ ){0,3}estimates?") == "estimate"
    assert needed_in(r"cut|rise") == ""
