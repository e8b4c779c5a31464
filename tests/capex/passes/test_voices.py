"""Whose word it is: several companies at once, sources without a name, companies that nobody watches."""

from __future__ import annotations

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "lang", "companies"),
    [
        ("谷歌与Meta双双表示，2026年资本开支将显著增加。", "zh", {"GOOGL", "META"}),
        ("SK海力士與三星電子均表示，今年設備投資將高於去年。", "zh", {"000660.KS", "005930.KS"}),
        ("メタとアマゾンはともに26年の設備投資が25年を大きく上回るとの見通しを示した。", "ja", {"META", "AMZN"}),
        ("谷歌表示，平均而言，今年資本開支將增加。", "zh", {"GOOGL"}),
    ],
)
def test_what_holds_for_each_is_told_of_each(text: str, lang: str, companies: set[str]) -> None:
    assert {statement.company for statement in told(text, lang)} == companies


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("據知情人士透露，台積電今年資本支出將達560億美元。", "zh"),
        ("韓国紙が報じた。それによると、サムスン電子は今年の設備投資を40兆ウォンに減らすという。", "ja"),
    ],
)
def test_what_nobody_signs_for_is_not_read(text: str, lang: str) -> None:
    assert told(text, lang) == ()


def test_a_company_that_says_it_itself_ends_hearsay() -> None:
    read = told("據悉，市場關注擴產。台積電表示，今年資本支出將達560億美元。", "zh")
    assert [statement.company for statement in read] == ["TSM"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("三菱電機は今期の設備投資を1500億円に減らす。竹中工務店は1200億円を計画する。", "ja"),
        ("中芯国际预计今年资本开支约80亿美元。字节跳动今年资本开支预计达1600亿元。", "zh"),
    ],
)
def test_a_stranger_s_plan_is_not_the_one_named_before(text: str, lang: str) -> None:
    assert len(told(text, lang)) == 1


def test_what_comes_long_before_anybody_is_named_is_nobody_s() -> None:
    text = (
        "2025年度の設備投資計画額は24兆円を見込む。\n\n前年度比で増える。\n\n"
        "内需が支える。\n\nTDKは2025年度の設備投資を2000億円に増やす。"
    )
    assert [statement.company for statement in told(text, "ja")] == ["6762.T"]
