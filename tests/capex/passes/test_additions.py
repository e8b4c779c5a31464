"""Money added to a programme, money in other money, and what a project costs in all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from told import told

from capex.statement import Action, Metric


def test_what_is_added_is_no_pledge_of_its_own() -> None:
    (read,) = told("台積電宣布將在美國額外投資1000億美元，總投資額達1650億美元。", "zh")
    assert read.metric is Metric.PLEDGE
    assert read.action is Action.RAISED
    assert read.range is not None
    assert read.range.low == Decimal(165) * 10**9
    assert read.prior is not None
    assert read.prior.low == Decimal(65) * 10**9


def test_an_addition_without_a_total_is_a_pledge() -> None:
    (read,) = told("富士フイルムは米ノースカロライナ州の工場に12億ドルを追加投資すると発表した。", "ja")
    assert read.range is not None
    assert read.range.low == Decimal(12) * 10**8


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("日月光投控預計今年資本支出將達70億美元，較去年大增27%，折合新台幣約2200億元。", "zh"),
        ("アマゾンは26年に2000億ドル、日本円で約31兆円の設備投資を計画する。", "ja"),
    ],
)
def test_other_money_is_the_same_figure(text: str, lang: str) -> None:
    (read,) = told(text, lang)
    assert read.currency == "USD"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("村田製作所は島根県に新工場を建設すると発表した。投資額は180億円。", "ja"),
        ("比亚迪将在匈牙利建设乘用车工厂，总投资约40亿欧元。", "zh"),
    ],
)
def test_what_a_project_costs_is_a_pledge(text: str, lang: str) -> None:
    (read,) = told(text, lang)
    assert read.metric is Metric.PLEDGE
