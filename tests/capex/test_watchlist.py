"""The shipped list of companies: who is on it, when their years end, and names that are theirs alone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from capex.company import Companies
from capex.document import Span
from capex.lexicon import LEXICONS
from capex.passes.text.companies import whos
from flows.watchlist import parse

PATH = Path(__file__).parents[2] / "deploy" / "watchlist.toml"
WATCHED = """
    MSFT AMZN GOOGL META AAPL ORCL NVDA TSLA IBM CRWV TSM INTC MU TXN GFS ASML STM UMC 005930.KS 000660.KS 373220.KS
    005380.KS 035420.KS 035720.KS 9984.T TM SONY 9432.T 8035.T 6723.T 285A.T BABA 0700.HK BIDU 0981.HK 1211.HK 2317.TW T
    VZ TMUS CMCSA XOM CVX COP OXY EOG SHEL BP TTE EQNR 2222.SR NEE DUK SO AEP D EXC CEG RWE.DE IBE.MC GM F STLA VOW3.DE
    BMW.DE MBG.DE WMT TGT COST UPS FDX DAL UNP DIS CAT NUE FCX BHP RIO NEM DOW CHTR APA FANG DVN HAL SLB ET ATH.TO BTE
    ORSTED.CO KMX AMAT WDC EQIX DLR VST PCG 6963.T 6971.T 6762.T 6981.T 5347.TWO 3037.TW 034730.KS 003550.KS 006400.KS
    DTE.DE ORA.PA TEF SIE.DE
"""  # fmt: skip


@pytest.fixture(scope="module")
def companies() -> Companies:
    return parse(PATH.read_text(encoding="utf-8"), str(PATH)).companies


def test_everybody_is_there(companies: Companies) -> None:
    assert [ticker for ticker in WATCHED.split() if ticker not in companies] == []


@pytest.mark.parametrize(
    ("ticker", "year_end", "currency"),
    [
        ("MSFT", "06-30", "USD"), ("NVDA", "01-31", "USD"), ("AAPL", "09-30", "USD"), ("ORCL", "05-31", "USD"),
        ("MU", "08-31", "USD"), ("AMAT", "10-31", "USD"), ("BABA", "03-31", "CNY"), ("TM", "03-31", "JPY"),
        ("SIE.DE", "09-30", "EUR"), ("BHP", "06-30", "USD"), ("KMX", "02-28", "USD"), ("6723.T", "12-31", "JPY"),
        ("UMC", "12-31", "USD"), ("TSM", "12-31", "USD"), ("0981.HK", "12-31", "USD"), ("005930.KS", "12-31", "KRW"),
    ],
)  # fmt: skip
def test_years_end_and_money_is_counted_as_the_company_does(
    companies: Companies, ticker: str, year_end: str, currency: str
) -> None:
    company = companies.or_unknown(ticker)
    assert (str(company.fiscal_year_end), company.currency) == (year_end, currency)


def test_a_name_belongs_to_one_company(companies: Companies) -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for company in companies:
        for tag in LEXICONS:
            for name in company.names_in(tag):
                owners[tag, name].add(company.ticker)
    assert {name: tickers for name, tickers in owners.items() if len(tickers) > 1} == {}


def test_what_is_no_name_is_nobodys_name(companies: Companies) -> None:
    names = {name for company in companies for tag in LEXICONS for name in company.names_in(tag)}
    assert [(c.ticker, phrase) for c in companies for phrase in c.not_names if phrase in names] == []


@pytest.mark.parametrize(
    ("tag", "text", "tickers"),
    [
        ("ko", "MS는 구글과 메타버스를 논했다", ["MSFT", "GOOGL"]),
        ("ko", "삼전과 하닉, LG엔솔의 투자", ["005930.KS", "000660.KS", "373220.KS"]),
        ("ko", "삼성물산과 옥스포드대, 인텔리안테크", []),
        ("ko", "삼성SDI는 현대차에 납품한다", ["006400.KS", "005380.KS"]),
        ("ja", "メタルとメタバース、メタとトヨタ", ["META", "TM"]),
        ("ja", "ソフトバンクグループとソフトバンク", ["9984.T", "9434.T"]),
        ("zh", "台积电、聯電與臉書", ["TSM", "UMC", "META"]),
        ("zh", "京东方與阿里山", ["000725.SZ"]),
        ("en", "The phonetic alphabet, alphabet soup and Alphabet", ["GOOGL"]),
        ("en", "Dow Jones said Dow fell", ["DOW"]),
        ("en", "AT&T's rival T-Mobile and Exxon Mobil", ["T", "TMUS", "XOM"]),
    ],
)
def test_names_as_the_press_writes_them(companies: Companies, tag: str, text: str, tickers: list[str]) -> None:
    assert [who.ticker for who in whos(text, Span(0, len(text)), companies, LEXICONS[tag])] == tickers
