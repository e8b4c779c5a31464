"""What a language must know so that the one grammar can read it: words in tables, never a function.

How an entry is written
-----------------------
Entries are matched on folded text: lower case, full-width signs as ASCII, every white space a plain space, curly
quotation marks straight, length unchanged. So write entries in lower case with ASCII signs. Further:

``plain words``   match as they stand. Where the language is `spaced`, an entry must begin and end at a word's edge.
                  A blank matches any run of blanks (also none, where `loose_spaces` is set).
``invest*``       any letters may follow (inflected forms, stems). Implied where `joined` is set (agglutination).
``*ausgaben``     any letters may precede (German compounds).
``raise … to``    up to four words (or 12 characters without spaces) may stand between, not across a comma.
``re:…``          a regular expression on folded text, where plain words cannot say it. Keep these few.

A longer entry wins over a shorter one at the same place within one table; different tables are matched apart, so the
same words may stand in several tables. Words that a table does not hold are simply not known: an empty table is fine.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from capex.statement import Action

Words = tuple[str, ...]
_K = TypeVar("_K")
_V = TypeVar("_V")


def table(entries: Mapping[_K, _V]) -> Mapping[_K, _V]:
    """A read-only copy of `entries`, so that a lexicon stays one frozen value."""
    return MappingProxyType(dict(entries))


def _empty() -> Mapping[_K, _V]:
    return MappingProxyType({})


class PeriodForm(enum.StrEnum):
    """How the groups of a period pattern are understood.

    Groups: `y` a year of two or four digits, `z` a second year, `q` 1-4 or a word of `ordinals`, `h` 1-2 or a word of
    `ordinals`, `m` a month as digits, `n` a count as digits or a word of `numbers`, `d` a sign that the text numbers
    its fiscal years itself, `r` a word of `relative_years`, `e` a word of `eras` from which `y` counts.
    """

    FISCAL = "fiscal"  # y (with q or h): the company's own fiscal year: "fiscal 2026", "FY26", "2026회계연도"
    CALENDAR = "calendar"  # y: expressly a calendar year: "calendar 2026", "CY26"
    PLAIN = "plain"  # y (with q or h): a bare year: "2026", "2026年", "Q3 2026"
    NUMBERED = "numbered"  # y: a fiscal year that the text itself numbers: "2024年度"
    QUARTER_END = (
        "quarter_end"  # y, m: the fiscal quarter that ends in month m of year y: "quarter ending June 30, 2025"
    )
    YEAR_END = "year_end"  # y, m: the fiscal year that ends in month m of year y: "26年3月期"
    SPAN = "span"  # y, z: from year y to year z: "2025-2028", "between 2025 and 2028", "von 2025 bis 2029"
    UNTIL = "until"  # y or r: from the coming year up to y: "through 2030", "2028년까지", "bis einschließlich 2030", 내년까지
    NEXT = (
        "next"  # n (perhaps y, the last of them): the next n years together: "over the next three years", "향후 5년간"
    )
    EACH = "each"  # n: each of the next n years apart: "in each of the next two years"
    RUN = (
        "run"  # n, perhaps y: the running year (or y) and each of the n after it: "this year and each of the next two"
    )
    BOTH = "both"  # y, z: two years apart: "in 2025 and 2026", "2025년과 2026년에는 각각"
    PART = "part"  # q or h alone: a quarter or half of the current year: "third quarter", "하반기"
    PART_RELATIVE = "part_relative"  # q or h of a relative year written before or after: use `relative` words beside it
    PAST = "past"  # nothing: a period that is over and needs no label: "the quarter just ended", "10~12월기"
    MONTHS = "months"  # m, n (and y): from month m to month n: a quarter that runs or comes, else over: "7〜9月期"
    REST = "rest"  # nothing: what is left of the current year: "for the remainder of the year"


#: What is no one year that runs over two, though only two signs tell where it ends: "2025-28", but "2025/26".
SEVERAL_YEARS = "(?!20(?:" + "|".join(rf"{year} ?[-/] ?{year + 1}" for year in range(10, 60)) + r")\b)"


@dataclass(frozen=True, eq=False, kw_only=True)
class Lexicon:
    """All words of one language. Each table says how the grammar uses it; order within a table does not matter."""

    # -- the language ------------------------------------------------------------------------------------------------
    tag: str  #: BCP 47 primary tag
    name: str  #: in English, for people
    letters: str  #: inside of a regular expression's character class: the letters that this language writes
    common: Words = ()  #: frequent short words (articles, particles) by which a Latin-script language is told apart
    spaced: bool = True  #: words are set apart by blanks; false for Japanese and Chinese
    joined: bool = (
        False  #: endings are glued to words (Korean, Japanese, Chinese): no word edge is asked after an entry
    )
    loose_spaces: bool = False  #: blanks inside an entry may be missing (Korean: 자본 지출, 자본지출)
    sentence_ends: str = ".!?"  #: signs that end a sentence (a full stop also needs a blank after it if `spaced`)
    abbreviations: Words = ()  #: end in a full stop that ends no sentence: "inc.", "mrd."
    closing: Words = ()  #: of `abbreviations`, names and units, with which a sentence may end: "u.s.", "inc."
    given_names: Words = ()  #: first names, by which two words with capitals are a person and no company: "mark", "susan"
    openers: Words = ()  #: after one of `closing`, words that only a new sentence begins with: "the", "it"
    hard_breaks: Words = ()  #: begin another thought wherever they stand: "while", "whereas", "aber"
    clause_breaks: Words = ()  #: the same after a comma (in joined languages anywhere): "and", "which", "mais"; a cue does not reach beyond them
    headline_breaks: Words = ()  #: lines that part the article from what is not it: "related articles", "관련기사"

    # -- numbers -----------------------------------------------------------------------------------------------------
    decimal: str = "."  #: decimal sign(s), all that occur
    grouping: str = ","  #: thousands sign(s), all that occur (blanks are always allowed: "1 000")
    numbers: Mapping[str, Decimal] = field(default_factory=_empty)  #: words: "two": 2, "zehn": 10, "a": only with scale
    hundreds: Words = ()  #: behind a word of `numbers`, and before another: "hundred"
    points: Words = ()  #: part the whole from the places where numbers are spoken: "point"
    noughts: Words = ()  #: among such places: "oh"
    halves: Mapping[str, Decimal] = field(default_factory=_empty)  #: behind a number: "and a half": 0.5
    digits: Mapping[str, str] = field(default_factory=_empty)  #: signs written as digits: "五": "5", "○": "0"
    scales: Mapping[str, Decimal] = field(default_factory=_empty)  #: after a number: "billion": 1e9, "조": 1e12
    small_scales: Mapping[str, Decimal] = field(default_factory=_empty)  #: before another scale: "천": 1000, "백": 100
    vague_digits: str = (
        ""  #: signs before 百 or 千 that leave the number open (數千億); else 千億 alone is one thousand
    )
    chained: bool = False  #: scales add up: 1조2000억, 16억5천만
    percents: Mapping[str, Decimal] = field(default_factory=_empty)  #: "%": 0.01, "percent": 0.01, "割": 0.1, "成": 0.1
    fractions: Mapping[str, Decimal] = field(
        default_factory=_empty
    )  #: rates in words: "a third": 1/3, "doubl*": growth
    bands: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=_empty)
    #: after an amount, shares of its leading digit's place: "대 중후반": (0.5, 0.9) makes 10조원대 중후반 15 to 19
    bands_before: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=_empty)
    #: the same before an amount, behind "the", "in" or "to": "mid": (0.5, 0.5) makes the mid-$30 billion range 35
    rate_bands: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=_empty)
    #: vague rates: "mid-teens": (0.14, 0.16), "低两位数": (0.10, 0.13)
    table_scales: Mapping[str, Decimal] = field(default_factory=_empty)  #: over a table: "in millions": 1e6

    count_units: Words = ()  #: after a number, so that it is no money: "barrels", "shares", "%"-less counts, "명", "万片"
    per_units: Words = ()  #: after an amount, so that it is a price: "per share", "a barrel", "주당"

    # -- currencies: ISO 4217, or a key of capex.money.AMBIGUOUS ("$", "¥", "元", "kr") --------------------------------
    currency_before: Mapping[str, str] = field(default_factory=_empty)  #: "$": "$", "us$": "USD", "eur": "EUR"
    currency_after: Mapping[str, str] = field(default_factory=_empty)  #: "dollars": "$", "달러": "USD", "元": "元"
    home_currency: str = ""  #: of large figures that name none, where headlines leave it out: "13조": KRW, "2兆": JPY
    yuan_signs: Mapping[str, str] = field(default_factory=_empty)
    #: the signs that only one of two scripts has, by the currency that 元 means there: "資億": TWD, "资亿": CNY
    currency_notes: Mapping[str, str] = field(default_factory=_empty)  #: settle the rest: "人民幣，下同": "CNY"

    # -- ranges and bounds -------------------------------------------------------------------------------------------
    converts: Words = ()  #: before the same figure in other money, where no bracket is: "折合新台幣", "日本円で"
    range_words: Words = ()  #: between two numbers: "to", "bis", "から", "에서" (dashes are known to the grammar)
    between: Words = ()  #: before two numbers: "between", "介於", "entre", "von"
    between_and: Words = ()  #: between two numbers after `between`: "and", "und", "和"
    between_after: Words = ()  #: after two numbers that it makes a range: "사이", "の間", "之间"
    floor_before: Words = ()  #: "at least", "more than", "최소", "mehr als": the low end is the number, the high open
    floor_after: Words = ()  #: "or more", "plus", "이상", "を超える", "넘*"
    ceiling_before: Words = ()  #: "up to", "as much as", "최대", "bis zu"; beside a full range it is that range's top
    ceiling_after: Words = ()  #: "or less", "이하", "까지", "を下回る"
    about_before: Words = ()  #: "about", "약", "rund": approx
    about_after: Words = ()  #: "or so", "안팎", "程度", "수준"
    empty: Words = ()  #: begin or end no name of a part: articles, "such" of "such as"
    ands: Words = ()  #: lead to the last of a list: "and", "und" (languages that part words by blanks)
    articles: Words = ()  #: before a name and no part of it: "the", "our", "l'"
    definite: Words = ()  #: articles of what is known already: "above the $9 billion", no round figure
    round_figures: Words = ()  #: behind such a figure, which is a round one after all: "above the $20 billion mark"
    alone: Words = ()  #: behind the name of a part, only limit it: "alone", "seulement"
    vague_counts: Mapping[str, int] = field(default_factory=_empty)  #: of the group `n` in `periods`: "couple of": 2
    size_links: Words = ()  #: between a change and its size: "of", "by"
    participle: str = ""  #: regular expression of a verb that goes on behind a comma: "taking" in "…, taking it to"
    fillers: Words = ()  #: may stand between a hedge or bound and its number: "a", "total of", "the"
    low_end: Words = ()  #: "low end of", "하단": the low end of a range named beside it
    high_end: Words = ()  #: "high end of", "상단"
    ends_of: Words = ()  #: refer back to a range that was named: "of the range", "of that range", "of our guidance"
    midpoint: Words = ()  #: "midpoint", "중간값"

    # -- what is spent -----------------------------------------------------------------------------------------------
    mentions: Words = ()  #: strong names of capex: "capital expenditure*", "capex", "설비투자", "資本支出"
    weak_mentions: Words = ()  #: spending and investing in general, capex only where a company plans it over a period
    #: and nothing speaks against it: "spend*", "invest*", "투자", "投じる"
    invested: Words = ()  #: of `weak_mentions`, plain words that a sentence on a company's plans needs no more beside
    capex_context: Words = ()  #: makes a weak mention strong: "data center*", "infrastructure", "plant*", "데이터센터"
    other_metrics: Words = ()  #: figures beside these are not capex: "revenue", "buyback*", "opex", "매출", "売上"
    occasions: Words = ()  #: hold a word of `other_metrics` that measures nothing: "earnings call", "to fund"
    funds: Words = ()  #: verbs of where money comes from: a share of spending before them is no part of it: "is financed"
    assets: Words = ()  #: what is valued, not spent: "market cap", "backlog", "deal", "stake", "시총"
    volumes: Words = ()  #: what spending makes grow, no money itself: "생산능력", "生産能力", "产能": a rate beside it is its own
    anaphors: Words = ()  #: come back to a figure spoken of a paragraph before: "the figure", "the total", "the range"
    joins: Words = ()  #: after a figure, lead to what it is for: "in", "of", "for", "on" ("$2 billion in capex"); else any
    parts: Words = ()  #: the figure after it is part of the one before: "of which", "including", "이 가운데", "davon"
    pieces: Words = ()  #: behind a name, make a part of it: "piece", "portion", "bucket", "Anteil"
    parts_loose: Words = ()  #: of `parts`, those that need a purpose behind their figure: "with $5 billion for"
    consisting: Words = ()  #: of `parts` and `excluded`, those that list what a total holds before its figure comes
    payouts: Words = ()  #: what is paid to others: a sum that holds it is more than capital spending: "dividend*", "m&a"
    parts_after: Words = ()  #: the figure before it is part of one before: "of which", "of that", "가 이 중"
    excluded: Words = ()  #: the figure after it is left out of the measure: "excluding", "net of", "제외"
    expensed: Words = ()  #: paid beside capital spending, unless a plan for that is said to hold it: "exploration" of a miner
    besides: Words = ()  #: directly before a name of capital spending, so that what is spent is something else: "in addition to"
    share_links: Words = ()  #: joined languages: behind a rate, lead to the money that it comes to: "에 해당하는", "인"
    own_goals: str = ""
    #: regular expression, behind a figure, of what is the company's own and money goes to: " in its (?P<goal>…)"
    in_order_to: str = ""  #: behind a figure, begins what the money is to do: ", um "
    purposes: Words = ()  #: after a figure, lead to what it is for, where `joins` are not enough: "dedicated to", "earmarked for"
    whole_goals: Words = ()  #: behind `purposes`, all of the company: "across our businesses"
    receives: Words = ()  #: verbs of what gets money: "recevront", "recibirá", "fließen in": a part before them is the scope
    same_years: Words = ()  #: come back to the several years of a plan told before: "in diesem Zeitraum", "the plan covers"
    finals: Words = ()  #: verbs of spending that end a clause however far before them the figure stands: "investieren"
    segments: Words = ()  #: one part of the business: "segment", "division", "부문"
    scopes: Mapping[str, str] = field(
        default_factory=_empty
    )  #: part names: "maintenance": "maintenance", "메모리": "memory"
    topic: str = ""
    #: joined languages: regular expression of what makes a part, named right before it, what a clause is about: "은", "は"
    name_edges: str = ""
    #: joined languages: signs, endings mostly, that stand before or behind the name of a part and are not of it: "는", "に"
    part_links: Words = ()  #: joined languages: between the name of a part and its figure: "には", "へは"
    goal_links: Words = ()  #: joined languages: between a figure and what it is for: "を", "来"
    part_ends: Words = ()  #: end the name of a part whose figure follows: "関連", "部門", "方面", "板塊"
    destined: Words = ()  #: directly before a figure, after what it is for: "に", "には": money for a part of a total told before
    scope_links: Words = ()  #: between a part's name and the noun: "向け", "の"; between blanks behind the noun: "de"
    total_words: Words = ()  #: expressly the whole: "total", "company-wide", "전체", "全公司"
    definitions: Mapping[str, str] = field(default_factory=_empty)
    #: the measure's definition: "including finance leases": "finance leases", "net of": "net", "organic": "organic"
    revenue_share: Words = ()  #: after a rate, of what: "of sales", "of revenue", "매출의" → kind ratio
    ratio_mentions: Words = ()  #: names of the share of revenue itself: "capital intensity", "Investitionsquote"

    # -- when --------------------------------------------------------------------------------------------------------
    periods: tuple[tuple[PeriodForm, str], ...] = ()  #: (form, regular expression with the groups of PeriodForm)
    eras: Mapping[str, int] = field(default_factory=_empty)
    #: words of the group `e` in `periods`, by the year before their first: "令和": 2018; "" where a year has three digits
    months: Mapping[str, int] = field(default_factory=_empty)  #: names of months in `periods`: "june": 6
    ordinals: Mapping[str, int] = field(default_factory=_empty)  #: "first": 1, "fourth": 4, "back": 2, "상": 1, "하": 2
    years_after: Words = ()  #: of `relative_years`, those that count from the year told before them: "the year after"
    relative_years: Mapping[str, int] = field(default_factory=_empty)
    #: calendar or fiscal, as the company's year runs: "this year": 0, "next year": 1, "작년": -1, "내후년": 2
    whole_years: Words = ()  #: behind a past part of a year in the same sentence, the rest of the same year: "全年"
    relative_numbered_years: Mapping[str, int] = field(default_factory=_empty)
    #: fiscal years that a text may number by their beginning: "今年度": 0, "来年度": 1
    relative_fiscal_years: Mapping[str, int] = field(default_factory=_empty)  #: expressly fiscal: "今期": 0, "来期": 1
    closing_years: Words = ()
    #: of `relative_fiscal_years`, those that follow the year a company's own yearly report closes: "次期": 当期 is over
    relative_quarters: Mapping[str, int] = field(default_factory=_empty)  #: "this quarter": 0, "next quarter": 1
    loose_quarters: Words = ()  #: of `relative_quarters`, those that a plan makes the coming one that the talk is of: "the quarter"
    loose_years: Words = ()  #: of `relative_years`, those that come back to the year of the headline: "the year"
    relative_halves: Mapping[str, int] = field(default_factory=_empty)  #: "this half": 0
    period_links: Words = ()  #: joined languages: between a period and the figure that belongs to it: "に", "에는", "約"
    same_again: Words = ()  #: behind a figure, plan as much for a period behind them: "the same amount", "el mismo importe"
    inside: Words = ()  #: directly before a period, set the time: "in", "for", "en"; what else leads there compares
    afterwards: Words = ()  #: behind the years that are named, for so much a year: "thereafter", "in den Folgejahren"
    long_runs: Words = ()  #: no year in particular: "on a multi-year basis", "over the medium term", "through the cycle"
    annual: Words = ()  #: after an amount, so much every year: "a year", "annually", "par an", "연간" (only if rate-like)
    years_together: Words = ()  #: a figure beside several years is for all of them: "in total", "combined", "insgesamt"
    report_titles: Words = ()
    #: patterns over a headline with the groups of PeriodForm: the quarter (or, without `q` and `h`, the year) reported on
    dates: Words = ()  #: patterns of calendar days, which date the news: "re:지난 \\d+일", "on january 5"

    # -- cues --------------------------------------------------------------------------------------------------------
    plans: Words = ()  #: expects, plans, guides, budgets, intends, will: the figure beside it looks forward
    headline_plans: Words = ()  #: between a name and its verb, all that a headline has of a plan: "Meta to spend $65 bln"
    headline_verbs: Words = ()  #: behind `headline_plans`, verbs of where spending gets: "hit", "total"
    guidance: Words = ()  #: nouns of guidance: "guidance", "forecast", "outlook", "budget", "전망치", "見通し"
    pro_forma: Words = ()  #: a deal on which a figure depends: "that deal", "after the merger": the figure without it stands
    approvals: Words = ()  #: directly before a noun of spending, projects that a board has passed: "approved", "sanctioned"
    planned: Words = ()  #: participles that make spending a plan: "planned capital expenditures", "budgeted"
    presents: Words = ()  #: the present tense of a figure: "is", "stands at": forward-looking where nothing is past
    actuals: Words = ()  #: spent, came to, totalled, was: the figure beside it is past
    actual_periods: Words = ()  #: mark a past figure: "year-to-date", "in the quarter", "through september"
    priors: Words = ()  #: the figure after (or, joined languages, before) is the earlier guidance: "previously", "종전"
    bracketed_priors: Words = ()  #: languages without blanks: over a list, say that brackets hold what was before: "カッコ内は前回予想"
    recalled: Words = ()  #: verbs in the pluperfect: what follows was said before, and is old if a newer figure stands by
    told_then: Words = ()  #: another time at which a plan was told, and no period: "in August", "three months ago"
    back_then: Words = ()  #: a time that is over, at which a plan was told: "at the time", "said then"
    reviews: Words = ()  #: a plan told before is looked at anew, so that its figure need not stand: "見直す", "reconsider*"
    currents: Words = ()  #: part the new figure from the earlier one before it: "than our previous plan, now at"
    prior_after: Words = ()  #: the figure before it is the earlier guidance: "에서" (from), "から", "だった"
    past_moves: Words = ()  #: directly after a figure, tell of what it was: "increased", "rose", "was"
    pasts: Words = ()  #: past verbs in general: a figure in their sentence is no plan where nothing plans
    asked_after: Words = ()  #: joined languages: behind a figure that is only asked about or reported: 냐는 질문, との報道
    question_ends: Words = ()  #: end a sentence that asks, where no sign need do so: "ますか", "吗", "습니까"
    suppositions: Words = ()  #: open a clause that only supposes, and plans nothing: "supposing", "假如", "仮に", "만약"
    scenarios: Words = ()  #: only one of several cases is told, and no plan: "in the worst case", "최악의 경우"
    inferences: Words = ()  #: the figure is somebody's sum and nobody's plan: "would imply", "run-rate"
    extras: Words = ()  #: say of what has no name of its own that a plan holds none of it: "come on top", "kommen hinzu"
    furthers: Words = ()  #: of `deltas`, those that name another part of the plan: "a further $50 million in Senegal"
    corrections: Words = ()  #: between two figures, the speaker takes the first back: "--", "sorry", "i mean"
    compared: Words = ()  #: what follows is compared with, not guided: "up from", "versus", "compared with", "than"
    deducts: Words = ()  #: take spending off another measure: "EBITDA less capex"; of `compared` too, its figure may follow: "after"
    held_to: Words = ()  #: hold what was spent against guidance that it lies in, above or below: "within", "south of", "innerhalb"
    year_on_year: Words = ()  #: compare with the year before by themselves: "year over year", "im Jahresvergleich"
    compared_after: Words = ()  #: what precedes is compared with: "보다", "대비", "より", "比"
    moves_from: Words = ()  #: directly before the old of two figures that a verb joins: "from" A to B, "von" A auf B
    tolerances: Words = ()  #: "plus or minus": the figure after it is no figure of its own
    deltas: Words = ()  #: the figure is the size of a change: "by", "cut of", "an additional", "increase of"
    vanishes: Words = ()  #: verbs of spending that ends, behind its name: "a billion of annual capex goes away"
    delta_after: Words = ()  #: likewise, after the figure: "more than it had planned", "더", "higher than"
    carries: Words = ()  #: verbs that move money from one year to another, which `moves_to` leads to: "slipped into 2026"
    moves_to: Words = ()  #: the figure after it is the new level: "to", "auf", "à" (after an action verb)
    unsettled: Words = ()  #: before a verb of `actions` that has not happened: "to", "will": then the verb is a direction
    actions: Mapping[Action, Words] = field(default_factory=_empty)  #: what was done to the plan, by Action
    loose_moves: Words = ()
    #: joined languages: of `actions`, those that tell where spending itself goes as often as where a plan does: "増額", "降至"
    present_moves: Words = ()
    #: of `ups` and `downs`, verbs in the present tense, by which the press plans a year that is not over: "senkt"
    ups: Words = ()  #: direction: "higher", "increase*", "늘*", "steigen"
    downs: Words = ()  #: "lower", "decrease*", "줄*"
    flats: Words = ()  #: "flat", "similar", "in line with", "비슷", "横ばい"
    growth_nouns: Words = ()  #: "growth", "伸び率": what rises or slows is then the growth of spending, which still goes up
    withdrawals: Words = ()  #: "withdrew", "suspended … guidance", "철회"
    taken_in: Words = ()  #: right behind a name of spending, it is part of what was said of the whole: "included", "inbegriffen"
    negations: Words = ()  #: "not", "no longer", "않", "nicht"
    causes: Words = ()  #: lead from a figure to why it is so: a change right behind them moves no plan: "reflecting", "driven by"
    opinions: Words = ()  #: verbs and nouns of believing: who denies them denies what they lead to: "think", "reason"
    denied_after: Words = ()  #: joined languages: right behind a verb, deny it: "지 않", "계획은 없"
    put_off: Words = ()
    #: behind a figure in the press, say that it is spent later or not at all: "postponed", "verschoben", "aplazada"
    postpones: Words = ()
    #: before a figure in the press, say the same: "is postponing", "will push out", "verschiebt", "reporte"
    only: Words = ()  #: after a denied verb, all it leaves: "n'investira [plus que]", "no invertirá [más que]"
    hypotheticals: Words = ()  #: "could", "if", "would", "가능성": not a plan unless management speaks

    # -- who ---------------------------------------------------------------------------------------------------------
    askers: Words = ()  #: in the name before a turn of a call, who asks: "analyst", "Q"
    operators: Words = ()  #: likewise, who only gives the word: "operator"
    questions: Words = ()  #: said by an operator, somebody who asks speaks next: "our next question"
    handovers: Words = ()  #: said by an operator, somebody else does: "turn the call over to"
    asks: Words = ()  #: address the speaker's company, so that a listener speaks: "you guided", "your capex"
    its: Words = ()  #: of `own_words`, those that stand for the one named before: "its", "their"
    own_words: Words = ()  #: stand for the company spoken of: "the company", "it", "its", "회사는", "同社"
    first_persons: Words = ()
    #: the writer of an article, unless quoted: "we", "unser*" (languages that part words by blanks)
    relatives: Words = ()  #: after a comma, begin what is only said beside: companies up to the next comma do not act
    jointly: Words = ()  #: of `aggregates`, adverbs that always mean several: "collectively", "jointly"
    ventures: Words = ()  #: joined languages: what two found together: "合資公司": money behind it is nobody's own
    oblique: Words = ()  #: directly before a name, so that it is not the one who acts: "of", "with", "in which", "unlike"
    into: str = ""  #: joined languages: the ending of where money goes, behind a place: "에 "
    subject_sign: str = ""  #: languages without blanks that have one: the ending of who or what does something: "が"
    topic_sign: str = ""  #: the same, of what a sentence is about: "は"
    abouts: Words = ()  #: the same, each ending that a plan or place may have which a clause is about: "は", "も", "では"
    acts_behind: Words = ()
    #: languages without blanks: behind a name in Latin letters, so that it is who acts: "則", "預計"
    called_ends: str = (
        ""  #: languages without blanks: signs with which ends what a company is, before its name: "廠", "頭"
    )
    taken_up: str = ""
    #: joined languages: regular expression, behind a figure, of somebody else taking it up: "으로 확대하겠다고 밝힌 것과"
    topic_endings: str = ""
    #: languages without blanks that have one: regular expression behind a name that a sentence is about: "は", "の…は"
    new_topic: str = ""
    #: the same: regular expression at the head of a sentence whose group "n" may be a name that nobody knows: "…は"
    other_actors: tuple[str, ...] = ()
    #: joined languages: regular expressions behind a company's name, whose group "n" acts and is another: "에 이어 …도"
    name_tails: Words = ()  #: the same: behind a name, make it that of another company: "建設", "北海道"
    receiver: str = ""
    #: languages without blanks: regular expression of the ending of who something is done to or given: "に", "へ", "を"
    oblique_after: Words = ()  #: the same where endings tell it: "를", "に対抗": directly behind the name
    speech: Words = ()  #: "said", "told", "announced", "밝혔다", "と発表"
    officers: Words = ()  #: "chief executive", "cfo", "management", "최고경영자"
    pronouns: Words = ()  #: for one person or house: "he", "she", "it", "the bank"
    plural_pronouns: Words = ()  #: for several: "they"
    plural_analysts: Words = ()  #: several of them: "analysts", "brokers"; else it is one person or house
    object_leads: Words = ()  #: open a sentence with what is spoken of: "for Oracle it sees $55 billion"
    analysts: Words = ()  #: "analyst*", "consensus", "wall street", "증권", "アナリスト"; also houses' names
    done_by: Words = ()
    #: languages that part words by blanks: between a figure and the name of who spends it: "que" of "los 5.000 que BHP"
    buy_ins: Words = ()  #: joined languages: how a share of a company is bought: "현금 증자", "認購", "株式を取得"
    any_sums: Words = ()  #: the same: of `mentions`, those that money for shares is called, too: "投資額"
    share_in: Words = ()  #: behind a figure and before another company's name, the money buys a share of it: "in", "into"
    expected_of: Words = ()
    #: passives that say what others expect, where a company is their subject: "Amazon is projected to", "is seen"
    counters: Words = ()
    #: of `analysts`, houses that count what a whole trade spends: behind them its companies are counted, too
    decisions: Words = ()  #: what only a company itself does or says, and nobody who counts: "방침", "기로 했"
    guess_ends: Words = ()  #: joined languages: end a sentence all of which is somebody's guess: "라는 분석이 나왔"
    outdone: Words = ()  #: analysts who only measure: "市場予想を上回る", "遠超市場預期": nobody's word and no plan
    listeners: Words = ()  #: directly before analysts who only listen: "told", "call with"; "애널리스트에게" needs none
    unnamed: Words = ()  #: "people familiar", "sources", "reportedly", "알려졌다"
    hearsay: Words = ()  #: endings of what was only heard: "という", "據稱": with `unnamed` a sentence before, still theirs
    outsiders: Words = ()  #: speak of companies and are none: presidents, ministers, officials
    aggregates: Words = ()  #: a sum over companies: "combined", "the four", "together", "합치면", "4社", "四大"
    announces: Words = ()  #: verbs that a company as such is the subject of: "announced", "unveiled", "anunció"
    listings: Mapping[str, Words] = field(default_factory=_empty)
    #: ends of tickers by how many digits the code has that the press writes behind a name: "4": ".TW" for 南亞(1303)
    strangers: Words = ()  #: companies that nobody watches, by name or ending: what follows is not of the one named before
    apposed: Words = ()  #: behind a comma, besides an article, begin what a company is: "formerly", "one of"
    firms: Words = ()  #: behind a company's name, only say that it is one: "corp", "group"
    held_by: Words = ()  #: directly before who only holds shares of a company: "owned by", "détenu par"
    grouped: str = ""  #: regular expression, behind a name, of what makes it a company's: "group" but no "group of"
    owner_ending: str = ""  #: languages that part words by blanks: the ending of an owner: "'s"
    that: str = ""  #: may lead from a verb of saying to what is said: "that"
    plural_endings: Words = ()  #: of a verb that several do: "n" of "planen", "nt" of "investissent"
    adverbs: str = ""  #: regular expression of a word between a company and its verb: "also", "on Tuesday", "has"
    deeds: str = (
        ""  #: regular expression of a word of `weak_mentions` that is a verb and done: "spends", but "spending"
    )
    landmarks: Words = ()  #: behind a company's name, make it that of a place or another body: "Valley", "County", "University"
    houses: Words = ()  #: end the name of who analyses companies: "Capital", "Securities", "Research"
    in_turn: Words = ()  #: between a company and its figure, in what one after the other plans: "turn", "came out with"
    firm_leads: Words = ()  #: begin the name of a company with what it is: "grupo", "minera", "groupe"
    legal_forms: Words = ()  #: end a company's full name: "inc.", "corp.", "plc": who bears one and is not watched is a stranger
    capital_nouns: bool = False  #: whether every noun begins with a capital, which then tells no name (German)
    topics: Words = ()  #: open a sentence and lead to the company that it is about: "at", "as for", "chez", "bei"
    examples: Words = ()  #: languages without blanks: directly behind a name that only is one of many: "など", "等"
    respectively: Words = ()  #: beside a list of figures, one for each period or company: "分別", "それぞれ", "respectivamente"
    businesses: Words = ()  #: languages without blanks: end the name of a business that spending is of: "事業", "業務"
    eachs: Words = ()  #: what is said holds for each of the companies named before: "both", "雙雙", "ともに"
    rival_of: str = ""
    #: regular expression, before a company's name, of one company that is called by its rival: "the rival of"
    goods_of: str = ""
    #: regular expression, before a company's name, of goods that it made and others buy: "aviones ", "Chips von "
    models: str = r" (?:a\d{3}|7[0-9]7|e\d{3}|atr)\b"  #: the same behind it, of what it makes: "Airbus A320"
    rival_behind: str = ""  #: the same behind the name: "-rivale", "-zulieferer"
    others: Words = ()  #: the figure is another's: "customers", "rivals", "competitors", "government"

    affiliates: Words = ()
    #: in a company's own document, another one in which it only holds a share: "in which we own", "unconsolidated affiliate"
    not_ours: Words = ()  #: behind a figure, leave it out of the company's own: "not included in the amounts above"
    objects: Words = ()  #: joined languages: endings of what a verb changes, behind a figure: "을", "を"
    pairs: tuple[str, ...] = ()  #: joined languages: between two names, the two do something together: "와", "과"
    owner: str = ""  #: joined languages: the ending, behind a name, of whose something is: "의 "
    subject_endings: tuple[str, ...] = ()  #: joined languages: what stands behind the subject of a sentence: "은", "は"
    particles: Words = ()  #: may be glued to a company's name in its script: "는", "도", "측"; else it is another word

    # -- pledges -----------------------------------------------------------------------------------------------------
    pledges: Words = ()  #: "pledge*", "commit*", "promise*"
    pledge_phrases: Words = ()  #: plain text: a long document is looked at where it plans so ("plan to invest")
    programmes: Words = ()  #: one project or several years: "program", "plant", "five-year", "campus", "5개년"
    builds: Words = ()  #: verbs of what a project does: "건설", "建設", "新設", "扩建": money in their sentence or the next is for it
    perfects: Words = ()  #: behind "since", lead to what was done so far: "has", "have"
    wheres: Words = ()  #: open a clause on the place right before: "where"
    not_yet: Words = ()  #: open a time before which, behind "no", something does not begin: "until"
    reached: Words = ()  #: open the year in which a yearly level is reached: "by"
    starts: Words = ()  #: of a project that begins to work or is done: the year beside them is none of the money's
    costs: Words = ()  #: verbs between a project and its price: "will cost", "coûtera": the figure is for the project
    cost_nouns: Words = ()  #: behind a figure, name it the price of a project: "is the cost of"
    shared: Words = ()  #: of a project that several companies pay for: "joint venture", "50-50"
    own_shares: Words = ()  #: of such a project, what the company pays itself: "our share", "net to us"
    mishaps: Words = ()  #: cost money, and build nothing: "recalls", "the outage": before the verb that costs
    handed_over: Words = ()  #: a work is sold, or built and supplied for others: "sale of", "stake in", "order for", "won"
    ranks: Words = ()  #: rank what the money is for among others: "largest", "latest", "second"
    ones: Words = ()  #: lead from one company to the many that it is of: "one of", "among"
    belongs: Words = ()  #: lead from what is told to the work or plan that it is of: "part of", "gehört zu"
    finishes: Words = ()  #: a project is done, and its price paid: "completed", "opened": right before it
    prices: Words = ()  #: directly before the price of what is built: "for", "pour", "por"
    sites: str = ""
    #: languages that part words by blanks: regular expression of a town behind its preposition, as it is written
    with_prices: Words = ()
    #: lead from one work to the one investment that it takes: "with an investment of", "l'investissement s'élève à"
    places: Mapping[str, str] = field(
        default_factory=_empty
    )  #: countries and states: "united states": "US", "미국": "US"

    # -- tables: searched in labels and headings only -----------------------------------------------------------------
    table_labels: Words = ()  #: whole labels of rows that stand for capital spending in a table: "total capital"
    table_leads: Words = ()  #: in the text above a table, lead to it: "as follows", "shown below", "the following table"
    table_totals: Words = ()  #: whole labels of the sum in a table of capital spending: "total"
    table_extras: Words = ()  #: beside a name of spending over a table, what it holds as well: "and acquisitions", "afudc"
    column_plans: Words = ()  #: over a figure that is planned: "guidance", "outlook", "projected"
    column_units: Words = ()  #: over the units of rows: "unit", "uom"
    column_actuals: Words = ()  #: over a figure of what was: "actual", "three months ended"
    column_lows: Words = ()  #: over the low end of a range
    column_highs: Words = ()  #: over its high end
    column_middles: Words = ()  #: over the middle of a range
    column_priors: Words = ()  #: over the figure before: "previous", "original"
    in_brackets: Words = ()  #: say that the earlier figures stand in brackets: "in parentheses"
    column_currents: Words = ()  #: over the new figure: "current", "updated"
    column_changes: Words = ()  #: over the size of a change: "adjustment", "variance"
    column_unchanged: Words = ()  #: in a cell: the figure is as before: "unchanged"

    # -- not the article ---------------------------------------------------------------------------------------------
    boilerplate: Words = ()  #: "forward-looking statements", "about the company", "read more", "무단 전재", "사진="
