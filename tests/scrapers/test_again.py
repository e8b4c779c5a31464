"""Texts are taken out of kept bytes as the sources took them, whatever brought them."""

import io
import zipfile
from datetime import date

import pytest
from quick import pdf

from capex.document import Document, DocumentKind, Provenance
from scrapers.again import text_again

WORDS = "The company expects capital expenditures of $66-72 billion in 2025, more than before. "
KOREAN = "회사는 올해 설비투자에 10조원을 쓰겠다고 밝혔다. 지난해보다 늘어난 금액이며 대부분 반도체 공장에 들어간다."
PAGE = f"<html><head><title>T</title></head><body><nav>Home</nav><article><h1>T</h1><p>{WORDS * 3}</p></article></body>"
TABLE = f"<html><body><p>{WORDS}</p><table><tr><td>Capex</td><td>66</td></tr></table></body></html>"


def again(content, stored_as="text/html", text="old", **about):
    origin = Provenance(about.pop("url", None), accession=about.pop("accession", None))
    document = Document("x", text, said_on=date(2025, 7, 30), provenance=origin, **about)
    return text_again(content if isinstance(content, bytes) else content.encode(), stored_as, document)


def zipped(text):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("report.xml", f"<DOCUMENT><BODY><P>{text}</P></BODY></DOCUMENT>")
    return whole.getvalue()


def test_an_article_is_its_main_text():
    assert again(PAGE, title="T") == " ".join([WORDS.strip()] * 3)


@pytest.mark.parametrize(
    "about", [{"accession": "1-2-3"}, {"url": "file:///r.html"}, {}], ids=["filing", "file", "site"]
)
def test_a_companys_own_page_is_taken_whole(about):
    assert "Capex | 66" in again(TABLE, kind=DocumentKind.RELEASE, issuer="META", **about)


def test_what_a_feed_carries_is_no_page():
    assert again(f"<p>{WORDS}</p><p>More.</p>") == f"{WORDS.strip()}\n\nMore."


def test_a_report_out_of_its_archive():
    assert KOREAN in again(zipped(KOREAN), "application/zip", issuer="005930.KS", kind=DocumentKind.FILING)


def test_the_servers_word_on_the_characters_is_kept():
    page = f"<html><body><p>{KOREAN}</p></body></html>".encode("cp949")
    assert again(page, "text/html; charset=euc-kr") == KOREAN
    assert again(page, "text/html", lang="ko") == KOREAN


def test_the_text_of_a_batch_stays_letter_by_letter():
    assert again(b"a  b\r\nc", "text/plain", text="a  b\r\nc") == "a  b\r\nc"


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"PK broken", b"\x00\x01", b"<html></html>"])
def test_bytes_that_give_no_text_leave_the_one_that_is_there(content):
    assert again(content, "text/html", text="the text that was once taken out of them, long enough") == (
        "the text that was once taken out of them, long enough"
    )


HEADLINE = "Acme to spend $80 billion on capex in 2026"


def test_a_headline_that_alone_tells_a_figure_stays_also_with_a_pdf():
    found = again(pdf(WORDS), "application/pdf", url="https://acme.example/a.pdf", title=HEADLINE)
    assert found.startswith(f"{HEADLINE}\n\nThe company expects")
    assert again(pdf(WORDS), "application/pdf", url="https://r.example/1", accession="1", title=HEADLINE) == found[44:]


@pytest.mark.parametrize("content", [pdf(WORDS), f"<html><body><p>{WORDS * 3}</p></body></html>"], ids=["pdf", "html"])
def test_the_name_of_a_file_is_no_headline(content):
    assert again(content, url="file:///META%202025-07-30%20news", title="META 2025-07-30 news").startswith("The comp")
