"""Pages, filings and PDFs as text: what stands together stays together."""

from __future__ import annotations

import pytest

from scrapers.article import article_text
from scrapers.filings import headline
from scrapers.text import TextError, html_to_text, pdf_to_text, unwrapped


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>capital <b>expen</b>ditures</p>", "capital expenditures"),
        ("<p><span>$</span><span>64</span><font>-72&#160;bil</font><span>lion</span></p>", "$64-72 billion"),
        ("<div>a<br>b</div>", "a\nb"),
        ("<p>a\n   b\t c</p>", "a b c"),
        ("<p>a&nbsp;&#8211;&nbsp;b&#173;c&#8203;d</p>", "a – bcd"),
        ("<p>capital expenditures<sup>(1)</sup> rise</p>", "capital expenditures (1) rise"),
        ('<p>spending<span style="vertical-align:super">2</span></p>', "spending 2"),
        ("<p>10<sup>th</sup> year</p>", "10th year"),
        ("<p>a<!-- b -->c<?x y?>d</p>", "acd"),
        ('<div style="display:none">no</div><p>yes</p>tail', "yes\n\ntail"),
        ('<p>a<span style="Display : None;">no</span>b</p>', "ab"),
        ("<div hidden>no</div><p>yes</p>", "yes"),
        ("<script>var no;</script><style>no</style><noscript>no</noscript><p>yes</p>", "yes"),
        (
            "<ix:header><ix:hidden>no</ix:hidden></ix:header><p><ix:nonfraction>30</ix:nonfraction> billion</p>",
            "30 billion",
        ),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<h2>Outlook</h2>We expect <i>more</i>.", "Outlook\n\nWe expect more."),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_blocks(html, text):
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("Capex", "$", "400", "", "$", "475"), "Capex | $400 | $475"),
        (("Growth", "12", "%", "(3", ")%"), "Growth | 12% | (3)%"),
        (("Capital spending", "$8 - $9 billion"), "Capital spending | $8 - $9 billion"),
        (
            ("Capital expenditures", "$", "400", "million", "to", "$", "475", "million"),
            "Capital expenditures | $400 million to $475 million",
        ),
        (("Capex", "64", "–", "72"), "Capex | 64 – 72"),
        (("•", "We expect capex to rise"), "• We expect capex to rise"),
        (("(1)", "Includes leases"), "(1) Includes leases"),
        (("", " ", ""), ""),
        (("Net income", "(5", ")", "7"), "Net income | (5) | 7"),
        (("EBT", "About $1.3 billion"), "EBT | About $1.3 billion"),
        (("a<br>b", "c"), "a b | c"),
    ],
)
def test_rows(cells, line):
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    assert html_to_text(f"<table><tr>{row}</tr></table>") == line


def test_rows_stand_together_and_paragraphs_apart():
    html = "<p>Outlook</p><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table><p>More</p>"
    assert html_to_text(html) == "Outlook\n\na | 1\nb | 2\n\nMore"


@pytest.mark.parametrize(
    "head",
    [
        "2025-10-31 09:05",
        "입력 2025.10.31 오전 9:05",
        "By Jane Doe",
        "October 31, 2025 9:05 AM ET",
        "홍길동 기자",
        "31. Oktober 2025",
        "Acme to spend more",
    ],
)
def test_what_stands_before_an_article(head):
    words = "".join(
        f"<p>Acme expects to spend {n} billion dollars this year, it said on Friday in a statement.</p>"
        for n in range(3)
    )
    page = f"<html><head><title>Acme to spend more</title></head><body><article><p>{head}</p>{words}</article></body></html>"
    text = article_text(page).text
    assert text.startswith("Acme expects")
    assert text.count("\n\n") == 2


def test_a_table_that_only_lays_out_the_page():
    long = "<p>We expect capital expenditures to rise. </p>" * 6
    text = html_to_text(f"<table><tr><td>{long}</td><td>{long}</td></tr></table>")
    assert " | " not in text
    assert text.count("\n\n") == 11


def test_tables_in_tables():
    assert html_to_text("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>") == "a | b"


@pytest.mark.parametrize(
    "between",
    [
        '<div>12</div><hr style="page-break-after:always"/>',
        '<p>- 12 -</p><div style="page-break-before: always"></div>',
        '<div>Page 12</div><hr style="break-after:page"><div>Table of Contents</div>',
        '<hr style="page-break-after:always">',
    ],
)
def test_a_sentence_over_a_page_break(between):
    html = f"<div>We anticipate capital expenditures of</div>{between}<div>approximately $30 billion.</div>"
    assert html_to_text(html) == "We anticipate capital expenditures of approximately $30 billion."


def test_a_paragraph_after_a_page_break_stays_one():
    html = '<p>The year ended.</p><p>7</p><hr style="page-break-after:always"><p>Outlook</p>'
    assert html_to_text(html) == "The year ended.\n\nOutlook"


def test_edgars_wrapper():
    page = "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>a.htm\n<DESCRIPTION>EX-99.1\n<TEXT>\n<html><body><p>Hello</p></body></html>\n</TEXT>\n</DOCUMENT>\n"
    assert html_to_text(page) == "Hello"
    assert unwrapped("plain") == "plain"


def test_plain_text_of_old_filings():
    page = """<DOCUMENT>
<TYPE>EX-99
<TEXT>
<PAGE>
We expect capital expenditures of
about $30 million in 2005.

Capital expenditures        30       28
Depreciation ........ 12

-----
<TABLE><CAPTION>
x &amp; y
</TEXT>
</DOCUMENT>"""
    assert [line for line in html_to_text(page).split("\n") if line] == [
        "We expect capital expenditures of about $30 million in 2005.",
        "Capital expenditures | 30 | 28",
        "Depreciation | 12",
        "x & y",
    ]


@pytest.mark.parametrize(
    "page", [b"", b"   ", b"\x00\x01", "<p>a\x00b</p>", "<" * 5000, "<div>" * 3000 + "deep" + "</div>" * 3000]
)
def test_nothing_breaks_it(page):
    html_to_text(page)


def test_deep_nesting_is_read():
    assert html_to_text("<div>" * 2000 + "deep" + "</div>" * 2000) == "deep"


def test_a_pdf_that_is_none():
    with pytest.raises(TextError, match="the PDF is broken"):
        pdf_to_text(b"%PDF-1.4 broken")


def test_headlines():
    assert (
        headline("Exhibit 99.1\nFOR IMMEDIATE RELEASE\nAcme Announces Second Quarter Results\nText follows here.")
        == "Acme Announces Second Quarter Results"
    )
    assert headline("Short\nThis is a sentence that ends with a full stop and so is none.") is None


def test_an_article_keeps_its_own_address_only_on_its_own_site():
    page = '<html><head><link rel="canonical" href="{}"></head><body><p>x</p></body></html>'
    assert (
        article_text(page.format("https://h.com/news/2025/1"), "https://m.h.com/1?x=1").url
        == "https://h.com/news/2025/1"
    )
    assert article_text(page.format("https://other.com/news/2025/1"), "https://h.com/1").url == "https://h.com/1"
    assert article_text(page.format("https://h.com/"), "https://h.com/1").url == "https://h.com/1"


def test_the_body_in_the_pages_data_stands_in_for_one_that_a_script_draws():
    words = "Acme expects to spend 5 billion dollars. " * 10
    page = f'<html><head><script type="application/ld+json">{{"@type":"NewsArticle","headline":"H","articleBody":"{words}"}}</script></head><body><div id="app"></div></body></html>'
    assert article_text(page).text.startswith("Acme expects")
    assert article_text(page).title == "H"


def test_a_news_flash_keeps_its_paragraphs():
    page = """<html><body><nav><a href="/">신문</a></nav><article>
    <p>아마존이 올해 설비투자 전망을 약 1250억달러로 다시 올렸다고 30일(현지시간) 밝혔다.</p>
    <p>네 회사의 올해 설비투자는 합쳐서 3800억달러에 이를 것으로 집계됐다.</p></article></body></html>"""
    assert article_text(page, lang="ko").text.split("\n\n") == [
        "아마존이 올해 설비투자 전망을 약 1250억달러로 다시 올렸다고 30일(현지시간) 밝혔다.",
        "네 회사의 올해 설비투자는 합쳐서 3800억달러에 이를 것으로 집계됐다.",
    ]
