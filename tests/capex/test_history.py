"""What happened to a figure, told by documents in any order."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import BILLION, billions, press, said, told

from capex.document import Span
from capex.draft import written
from capex.history import Subject, fold, history
from capex.money import Range
from capex.statement import Action

META = [
    said("2025-01-29", 60, 65),
    press("2025-02-09", None, 65, lang="ko"),
    said("2025-04-30", 64, 72),
    press("2025-05-01", 64, 72, prior=(60, 65), action="raised"),
    said("2025-07-30", 66, 72),
    press("2025-07-31", None, 72),
    press("2025-08-04", 70, 70, approx=True),
    said("2025-10-29", 70, 72),
    press("2025-10-31", 70, 72, action="narrowed"),
]
META_EVENTS = [
    "2025-01-29 initiated 60-65 stated",
    "2025-04-30 raised 64-72 (60-65) stated",
    "2025-07-30 raised 66-72 (64-72) stated",
    "2025-10-29 raised 70-72 (66-72) stated",
]


def test_a_season_and_its_echo_in_the_press():
    events = history(META)
    assert told(events) == META_EVENTS
    assert [len(event.attestations) for event in events] == [2, 2, 3, 2]


# ---- a pure function of the set ---------------------------------------------------------------------------------

days = st.sampled_from(
    ["2025-01-29", "2025-01-30", "2025-02-09", "2025-04-30", "2025-05-02", "2025-07-30", "2025-10-29"]
)
amounts = st.tuples(st.sampled_from([60, 64, 66, 70]), st.sampled_from([65, 72, 75, None]), st.booleans()).map(
    lambda t: (t[0], t[1] if t[1] is None or t[1] >= t[0] else t[0])
)
numbers = st.integers(0, 10**6)


@st.composite
def statements(draw):
    low, high = draw(amounts)
    day, voice, number = draw(days), draw(st.sampled_from([said, press])), draw(st.integers(0, 2))
    about = {
        "doc": f"{voice.__name__}-{day}-{number}",
        "action": draw(st.sampled_from([None, "raised", "lowered", "reaffirmed"])),
        "prior": draw(st.sampled_from([None, (60, 65), (66, 72)])),
    }
    if voice is said:
        about |= {"of": draw(st.sampled_from(["release", "call", "filing"])), "amends": draw(st.booleans())}
    shape = draw(st.sampled_from(["amount", "other basis", "won", "words", "withdrawn", "slip"]))
    about |= {"other basis": {"definition": ["net"]}, "won": {"currency": "KRW"}}.get(shape, {})
    if shape == "words":
        low, high, about = None, None, {**about, "direction": draw(st.sampled_from(["up", "down", "flat"]))}
    if shape == "withdrawn":
        low, high, about = None, None, {**about, "kind": "withdrawn"}
    if shape == "slip":
        low, high = low / 10, high and high / 10
    return replace(voice(day, low, high, **about), span=Span(draw(numbers), 10**7))


@settings(max_examples=150)
@given(st.lists(statements(), max_size=9), st.randoms(use_true_random=False))
def test_order_and_doubles_change_nothing(found, rng):
    again = [*found, *rng.sample(found, len(found) // 2)]
    rng.shuffle(again)
    assert history(again) == history(found)


@settings(max_examples=100)
@given(st.lists(statements(), max_size=9))
def test_ids_are_unique_and_every_statement_is_accounted_for(found):
    for subject in {Subject.of(one) for one in found}:
        result = fold(subject, [one for one in found if Subject.of(one) == subject])
        ids = [event.id for event in result.events]
        assert len(ids) == len(set(ids))
        documents = {a.document for event in result.events for a in (*event.attestations, *event.conflicts)}
        documents |= {refusal.document for refusal in result.refused}
        assert {one.document for one in found} <= documents


@settings(max_examples=50)
@given(st.lists(statements(), max_size=6), st.lists(statements(), max_size=4))
def test_another_company_changes_nothing(mine, others):
    foreign = [replace(one, company="GOOGL", document=f"x{one.document}") for one in others]
    events = [event for event in history([*mine, *foreign]) if event.series.company == "META"]
    assert tuple(events) == history(mine)


def test_more_documents_leave_the_ids_alone():
    few = [one for one in META if one.voice == "issuer"]
    assert [event.id for event in history(few)] == [event.id for event in history(META)]


# ---- voices -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("voice", ["unnamed", "analyst", "aggregate"])
def test_only_the_company_makes_history(voice):
    result = fold(Subject.of(META[0]), [press("2025-03-01", 80, 80, voice=voice)])
    assert result.events == ()
    assert result.refused[0].reason == f"voice: {voice}"


def test_reported_first_and_then_confirmed():
    events = history([press("2025-07-29", 66, 72), said("2025-07-30", 66, 72)])
    assert told(events) == ["2025-07-29 initiated 66-72 confirmed"]


def test_a_loose_report_is_made_exact_by_the_company():
    events = history([said("2025-01-29", 60, 65), press("2025-07-29", None, 75), said("2025-07-30", 70, 75)])
    assert told(events) == ["2025-01-29 initiated 60-65 stated", "2025-07-29 raised 70-75 (60-65) confirmed"]


def test_reported_first_and_then_corrected():
    events = history([said("2025-04-30", 64, 72), press("2025-07-29", 76, 78), said("2025-07-30", 66, 72)])
    assert told(events)[1:] == ["2025-07-30 raised 66-72 (64-72) stated"]
    assert events[1].conflicts[0].note == "reported 76 to 78 billion"
    assert "corrects" in events[1].reason


def test_the_press_against_the_company_is_a_conflict():
    events = history([said("2025-04-30", 64, 72), said("2025-07-30", 66, 72), press("2025-07-31", 80, 85)])
    assert told(events) == ["2025-04-30 initiated 64-72 stated", "2025-07-30 raised 66-72 (64-72) conflict"]
    assert "80 to 85 billion" in events[1].conflicts[0].note


@pytest.mark.parametrize("day", ["2025-01-28", "2025-01-29", "2025-01-30", "2025-03-20"])
def test_a_tenfold_slip_is_named(day):
    events = history([said("2025-01-29", 15, 15), press(day, "1.5", "1.5", step=BILLION / 10)])
    assert told(events) == ["2025-01-29 initiated 15 conflict"]
    assert events[0].conflicts[0].note.startswith("ten times too small")


def test_the_many_outvote_a_slip_even_if_it_comes_first():
    slip = press("2025-01-29", "1.5", "1.5", doc="a", step=BILLION / 10)
    right = press("2025-01-30", 15, 15)
    events = history([slip, right, replace(right, document="b", quote="other words")])
    assert told(events) == ["2025-01-30 initiated 15 conflict"]


def test_copies_of_a_slip_do_not_outvote_two_papers():
    slips = [press("2025-01-29", "1.5", "1.5", doc=f"copy {n}", step=BILLION / 10) for n in range(5)]
    right = press("2025-01-30", 15, 15)
    events = history([*slips, right, replace(right, document="b", quote="other words")])
    assert told(events) == ["2025-01-30 initiated 15 conflict"]


def test_one_article_with_a_leap_is_not_believed():
    events = history([said("2025-10-29", 70, 72), press("2026-01-10", 500, None)])
    assert told(events) == ["2025-10-29 initiated 70-72 conflict"]
    assert events[0].conflicts[0].note.startswith("implausible leap")


def test_two_articles_in_words_of_their_own_are_believed():
    articles = [press("2026-01-29", 20, None, doc="a"), press("2026-01-30", 20, None, doc="b")]
    found = [said("2024-01-30", 8, 9), articles[0], replace(articles[1], quote="other words")]
    assert told(history(found))[1:] == ["2026-01-29 raised 20.. (8-9) reported"]
    copies = [said("2024-01-30", 8, 9), *articles]
    assert len(history(copies)) == 1


def test_the_companys_document_bears_a_leap_out():
    found = [said("2024-01-30", 8, 9), press("2026-01-28", 20, None), said("2026-01-29", 20, None)]
    events = history(found)
    assert told(events)[1:] == ["2026-01-29 raised 20.. (8-9) confirmed"]
    assert len(events[1].attestations) == 2


def test_a_press_figure_without_a_company_document_is_reported():
    events = history([said("2025-01-29", 60, 65), press("2025-07-31", 66, 72)])
    assert told(events)[1] == "2025-07-31 raised 66-72 (60-65) reported"


def test_two_papers_of_the_same_days_that_differ_are_no_revision():
    events = history([press("2024-12-05", "14.5", "15.5"), press("2024-12-09", 17, 17)])
    assert told(events) == ["2024-12-05 initiated 14.5-15.5 conflict"]


# ---- attestations -----------------------------------------------------------------------------------------------


def test_six_documents_in_three_languages_are_one_event():
    papers = [
        press("2025-07-31", 66, 72, doc=f"p{n}", lang=lang) for n, lang in enumerate(["en", "ko", "ja", "en", "de"])
    ]
    (event,) = history([said("2025-07-30", 66, 72), *papers])
    assert len(event.attestations) == 6


def test_another_currency_of_the_same_days_attests():
    won = press("2025-07-31", 91000, 99000, currency="KRW")
    (event,) = history([won, said("2025-07-30", 66, 72)])
    assert (event.action, event.series.currency, len(event.attestations)) == ("initiated", "USD", 2)
    assert event.attestations[1].note == "other currency: KRW, not USD"


def test_another_currency_out_of_the_blue_is_refused_and_no_cut():
    won = press("2025-12-01", 91000, 99000, currency="KRW")
    result = fold(Subject.of(won), [won, said("2025-07-30", 66, 72)])
    assert told(result.events) == ["2025-07-30 initiated 66-72 stated"]
    assert result.refused[0].reason == "other currency: KRW, not USD"


def test_an_article_only_in_another_currency_makes_history_in_it():
    assert told(history([press("2025-07-31", 91000, 99000, currency="KRW")])) == [
        "2025-07-31 initiated 91000-99000 reported"
    ]


# ---- moves ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "then", "action"),
    [
        ((100, None), (125, 125), "raised"),
        ((75, 75), (85, 85), "raised"),
        ((75, 75), (91, 93), "raised"),
        ((85, 85), (80, 80), "lowered"),
        ((30, 34), (32, 33), "narrowed"),
        ((32, 33), (30, 34), "widened"),
        ((28, 32), (30, None), "raised"),
    ],
)
@pytest.mark.parametrize("voice", [said, press])
def test_a_new_figure(first, then, action, voice):
    events = history([voice("2025-01-29", *first), voice("2025-04-30", *then)])
    assert [event.action for event in events] == ["initiated", action]


@pytest.mark.parametrize(("word", "action"), [(None, "widened"), ("raised", "raised")])
def test_an_end_that_is_opened_bears_the_companys_name_for_it(word, action):
    events = history([said("2024-07-18", 30, 32), said("2024-10-17", 30, None, approx=True, action=word)])
    assert told(events)[1] == f"2024-10-17 {action} 30.. (30-32) stated"


def test_a_figure_out_of_the_standing_range_is_a_step_if_the_paper_calls_it_one():
    standing = said("2022-01-13", 40, 44)
    cut = press("2022-07-14", 40, 40, approx=True, action="lowered")
    assert told(history([standing, cut]))[1:] == ["2022-07-14 lowered 40 (40-44) reported"]
    assert len(history([standing, replace(cut, action=None)])) == 1


def test_a_paper_that_tells_of_the_last_step_more_loosely_makes_no_step():
    found = [said("2024-12-11", 27, 29), said("2025-10-31", 27, 27)]
    paper = press("2025-11-01", None, 27, action="lowered", prior=(27, 29))
    assert len(history([*found, paper])) == 2


def test_a_paper_that_tells_of_the_last_step_again_makes_no_step():
    found = [said("2022-01-13", 36, 38), said("2022-07-14", 40, 44, action="raised")]
    echo = press("2022-08-20", 44, 44, action="raised")
    assert len(history([*found, echo])) == 2


def test_a_figure_that_moved_against_the_papers_own_word_is_no_cut():
    found = [said("2025-07-23", 85, 85), press("2025-08-21", "52.5", "52.5", action="raised", step=BILLION / 10)]
    assert told(history(found)) == ["2025-07-23 initiated 85 conflict"]
    named = replace(found[1], prior=billions(40, 40))
    assert told(history([found[0], named]))[1] == "2025-08-21 raised 52.5 (40) reported"


def test_the_companys_own_word_against_the_figures_is_told():
    events = history([said("2025-07-23", 85, 85), said("2025-10-29", 80, 80, action="raised")])
    assert told(events)[1] == "2025-10-29 lowered 80 (85) stated"
    assert events[1].reason == "the document itself calls it raised; 85 billion was the last seen"


def test_a_figure_with_fewer_digits_attests():
    events = history([said("2025-01-29", "37.2", "37.2", step=BILLION / 10), press("2025-03-01", 37, 37, approx=True)])
    assert [len(event.attestations) for event in events] == [2]


def test_the_company_says_its_figure_again():
    events = history([said("2025-01-29", 60, 65), said("2025-04-30", 60, 65)])
    assert told(events)[1] == "2025-04-30 reaffirmed 60-65 (60-65) stated"


def test_release_call_and_filing_of_one_quarter_are_one_event():
    found = [
        said("2025-01-29", 60, 65),
        said("2025-01-29", 60, 65, of="call", doc="c"),
        said("2025-02-06", 60, 65, of="filing"),
    ]
    assert told(history(found)) == ["2025-01-29 initiated 60-65 stated"]


def test_a_form_that_comes_weeks_after_the_release_repeats_it():
    release, form = said("2025-01-24", 60, 65), said("2025-02-20", 60, 65, of="filing")
    assert len(history([release, form])) == 1
    assert told(history([release, replace(form, action=Action.REAFFIRMED)]))[1].startswith("2025-02-20 reaffirmed")
    assert told(history([release, replace(form, said_on=date(2025, 5, 2))]))[1].startswith("2025-05-02 reaffirmed")
    words = [said("2025-01-24", direction="up"), said("2025-02-20", direction="up", of="filing")]
    assert len(history(words)) == 1


def test_an_amendment_is_no_revision():
    assert len(history([said("2025-01-29", 60, 65), said("2025-04-01", 60, 65, amends=True)])) == 1


def test_an_amendment_with_another_figure_puts_the_last_one_right():
    found = [said("2025-01-29", 60, 65), said("2025-04-30", 64, 72), press("2025-04-30", 64, 72)]
    amended = said("2025-05-06", 64, 75, amends=True)
    events = history([*found, amended])
    assert told(events)[1:] == ["2025-04-30 raised 64-75 (60-65) stated"]
    assert events[1].reason == "amended on 2025-05-06; the company first said 64 to 72 billion"
    assert {one.note for one in events[1].conflicts} == {"first said 64 to 72 billion"}
    recalled = replace(amended, said_on=date(2025, 8, 6), range=billions(60, 65))
    assert told(history([*found, recalled]))[1:] == ["2025-04-30 raised 64-72 (60-65) stated"]


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (billions(64, "72.5"), "64 to 72.5 billion"),
        (billions(None, 65), "up to 65 billion"),
        (billions(1200, None), "at least 1.2 trillion"),
        (billions("0.85", "0.85"), "850 million"),
        (Range(Decimal("0.3"), Decimal("0.3")), "0.3"),
        (Range(Decimal(0), Decimal(0)), "0"),
    ],
)
def test_figures_in_reasons(figure, text):
    assert written(figure) == text


def test_the_press_prints_a_figure_again_and_nothing_happens():
    assert len(history([said("2025-01-29", 60, 65), press("2025-03-29", 60, 65)])) == 1


def test_reaffirmed_in_words_alone():
    words = press("2025-05-02", action="reaffirmed", kind="direction")
    assert told(history([said("2025-01-29", 60, 65), words]))[1] == "2025-05-02 reaffirmed 60-65 (60-65) reported"


def test_an_old_figure_in_a_late_article_is_no_cut():
    events = history([*META, press("2025-11-20", 64, 72), press("2025-11-21", None, 65)])
    assert told(events) == META_EVENTS
    assert events[1].attestations[-1].note.startswith("recalls")


def test_back_to_an_old_figure_in_so_many_words():
    events = history([*META, press("2025-11-20", 64, 72, action="lowered", prior=(70, 72))])
    assert told(events)[-1] == "2025-11-20 widened 64-72 (70-72) reported" or told(events)[-1].startswith(
        "2025-11-20 lowered"
    )


def test_an_earlier_figure_that_was_never_seen():
    events = history([said("2025-01-29", 60, 65), said("2025-07-30", 66, 72, prior=(64, 72))])
    assert told(events)[1] == "2025-07-30 raised 66-72 (64-72) stated"
    assert "the last seen" in events[1].reason


def test_the_first_document_gives_the_earlier_figure():
    assert told(history([press("2025-05-08", "12.3", "12.6", prior=("12.9", "12.9"))])) == [
        "2025-05-08 lowered 12.3-12.6 (12.9) reported"
    ]


def test_the_first_document_gives_only_the_verb():
    assert told(history([press("2024-12-04", 11, 11, action="raised")])) == ["2024-12-04 raised 11 reported"]


def test_a_late_old_document_changes_the_past():
    late = said("2025-04-30", 64, 72)
    before = history([said("2025-01-29", 60, 65), said("2025-07-30", 66, 72)])
    after = history([said("2025-01-29", 60, 65), said("2025-07-30", 66, 72), late])
    assert told(after)[2] == "2025-07-30 raised 66-72 (64-72) stated"
    assert after[2].id == before[1].id


def test_the_companys_verb_is_kept_beside_the_move():
    event = history([*META])[3]
    assert (event.action, event.own_word) == ("raised", "narrowed")


# ---- basis ------------------------------------------------------------------------------------------------------


def test_a_change_of_definition_is_no_cut():
    events = history(
        [said("2025-01-29", 80, 80, definition=["finance leases"]), said("2025-04-30", 65, 65, definition=["cash"])]
    )
    assert told(events)[1] == "2025-04-30 rebased 65 (80) stated"
    assert events[1].move is None
    assert "finance leases" in events[1].reason


def test_leaving_something_out_is_no_cut():
    net = {"definition": ["excluding finance leases"]}
    events = history([said("2025-01-29", 80, 80), said("2025-04-30", 65, 65, **net), said("2025-07-30", 68, 68, **net)])
    assert told(events)[1:] == ["2025-04-30 rebased 65 (80) stated", "2025-07-30 raised 68 (65) stated"]


def test_spelling_a_definition_out_changes_no_basis():
    events = history([said("2025-01-29", 60, 65), said("2025-04-30", 64, 72, definition=["finance leases"])])
    assert told(events)[1] == "2025-04-30 raised 64-72 (60-65) stated"
    assert [event.series.definition for event in events] == [("finance leases",)] * 2


def test_two_definitions_side_by_side_are_two_series():
    both = [
        said(day, low, low, definition=[words], doc=day)
        for day, gross, net in [("2025-01-29", 22, 10), ("2025-04-30", 24, 11)]
        for words, low in [("gross", gross), ("net", net)]
    ]
    events = history(both)
    assert sorted(told(events)) == [
        "2025-01-29 initiated 10 stated",
        "2025-01-29 initiated 22 stated",
        "2025-04-30 raised 11 (10) stated",
        "2025-04-30 raised 24 (22) stated",
    ]


def test_fiscal_and_calendar_years_never_meet():
    events = history([said("2025-07-30", 80, 80, period="FY2026"), said("2025-08-30", 60, 60, period="CY2026")])
    assert [event.action for event in events] == ["initiated", "initiated"]


def test_the_company_changes_its_currency():
    events = history(
        [said("2025-01-29", 10, 10), said("2025-01-29", 10, 10, doc="b"), said("2025-04-30", 9, 9, currency="EUR")]
    )
    assert events[1].action == "rebased"


# ---- several figures in one document ----------------------------------------------------------------------------


def test_old_and_new_figure_in_one_document():
    day = "2025-04-30"
    found = [said("2025-01-29", 60, 65), said(day, 60, 65, doc="d"), said(day, 64, 72, doc="d")]
    assert told(history(found))[1] == "2025-04-30 raised 64-72 (60-65) stated"


def test_the_size_of_a_change_beside_the_figure_that_stands():
    found = [said("2025-07-23", 85, 85), press("2025-07-24", 85, 85, doc="d"), press("2025-07-24", 10, 10, doc="d")]
    (event,) = history(found)
    assert len(event.attestations) == 2


def test_old_figure_given_as_the_earlier_one_of_the_same_document():
    found = [said("2025-04-30", 60, 65, doc="d"), said("2025-04-30", 64, 72, doc="d", prior=(60, 65))]
    assert told(history(found)) == ["2025-04-30 raised 64-72 (60-65) stated"]


def test_an_article_that_looks_back_makes_no_step():
    found = [said("2025-04-30", 64, 72), press("2025-08-30", 64, 72, doc="d"), press("2025-08-30", 60, 65, doc="d")]
    (event,) = history(found)
    assert len(event.attestations) == 2
    raised = replace(press("2025-08-30", 66, 75, doc="d"), action=Action.RAISED)
    assert told(history([*found[:2], raised]))[1] == "2025-08-30 raised 66-75 (64-72) reported"


def test_headline_and_text_say_it_once():
    found = [press("2025-04-30", None, 72, doc="d"), press("2025-04-30", 64, 72, doc="d")]
    assert told(history(found)) == ["2025-04-30 initiated 64-72 reported"]


def test_two_figures_nobody_can_choose_between_are_refused():
    found = [said("2025-04-30", 30, 31, doc="d"), said("2025-04-30", 64, 72, doc="d")]
    result = fold(Subject.of(found[0]), found)
    assert result.events == ()
    assert {one.statement for one in result.refused} == {one.id for one in found}, "each of them, by name"
    assert {one.reason for one in result.refused} == {"several figures for one series in one document"}


def test_the_figure_beside_the_new_one_is_refused_by_name():
    before = said("2025-01-29", 60, 65, doc="a")
    both = [said("2025-04-30", 64, 72, doc="d"), said("2025-04-30", 300, 310, doc="d")]
    result = fold(Subject.of(before), [before, *both])
    assert told(result.events)[1] == "2025-04-30 raised 64-72 (60-65) stated"
    assert [(one.statement, one.reason) for one in result.refused] == [
        (both[1].id, "several figures for one series in one document: another one is taken")
    ]


# ---- words ------------------------------------------------------------------------------------------------------


def test_words_make_events_while_there_is_no_figure():
    found = [
        said("2025-07-23", direction="up"),
        press("2025-07-24", direction="up"),
        said("2025-10-29", direction="up"),
        said("2026-02-04", 175, 185),
    ]
    assert told(history(found)) == [
        "2025-07-23 initiated up stated",
        "2025-10-29 reaffirmed up stated",
        "2026-02-04 initiated 175-185 stated",
    ]


def test_a_cut_in_words_and_then_its_size():
    found = [
        said("2022-09-29", 8, 8, approx=True),
        press("2022-11-17", direction="down", action="lowered"),
        said("2022-12-21", 7, "7.5", step=BILLION / 10),
    ]
    assert told(history(found)) == [
        "2022-09-29 initiated 8 stated",
        "2022-11-17 lowered down (8) reported",
        "2022-12-21 lowered 7-7.5 (8) stated",
    ]


def test_words_and_size_of_the_same_days_are_one_event():
    found = [
        said("2025-09-09", 35, 35),
        press("2025-12-11", direction="up", action="raised"),
        press("2025-12-15", 50, 50),
    ]
    assert told(history(found))[1:] == ["2025-12-11 raised 50 (35) reported"]


# ---- withdrawn, reinstated, closed ------------------------------------------------------------------------------


def test_withdrawn_and_reinstated():
    found = [
        said("2020-02-04", 5, 5),
        said("2020-04-16", kind="withdrawn"),
        press("2020-04-17", 5, 5),
        press("2020-04-18", kind="withdrawn"),
        said("2020-07-30", 4, 4),
    ]
    assert told(history(found)) == [
        "2020-02-04 initiated 5 stated",
        "2020-04-16 withdrawn - (5) stated",
        "2020-07-30 reinstated 4 (5) stated",
    ]


def test_what_is_said_of_a_closed_year_is_told_apart():
    found = [said("2025-10-29", 70, 72), said("2026-02-20", 73, 73)]
    events = history(found, closed={Subject.of(found[0]): date(2026, 1, 29)})
    assert [event.late for event in events] == [False, True]
    assert "2026-01-29" in events[1].reason


# ---- the same day -----------------------------------------------------------------------------------------------


def test_release_before_call_before_filing_before_press():
    day = "2025-07-30"
    found = [
        press(day, 66, 72, doc="a"),
        said(day, 66, 72, of="filing", doc="b"),
        said(day, 66, 72, of="call", doc="c"),
        said(day, 66, 72, of="release", doc="d"),
    ]
    random.Random(1).shuffle(found)
    (event,) = history(found)
    assert event.status == "stated"
    assert event.id == history(found[:1])[0].id
