"""Documents from a batch and from files."""

from datetime import date

import pytest

from capex.document import DocumentKind
from capex.period import FiscalPeriod
from flows.documents import DocumentError, document_from_file, document_from_json, documents_from_lines


def test_everything_may_be_null():
    fields = dict.fromkeys(["id", "kind", "issuer", "publisher", "published", "reports", "title", "text"])
    document = document_from_json(fields)
    assert (document.kind, document.text, document.said_on) == (DocumentKind.NEWS, "", None)
    assert document.id == document_from_json({}).id


def test_every_field_is_taken():
    document = document_from_json(
        {
            "id": 7,
            "kind": "call",
            "issuer": "MSFT",
            "published": "2025-07-30T21:30:00Z",
            "reports": "FY2025Q4",
            "text": "x",
        }
    )
    assert (document.id, document.kind, document.issuer) == ("7", DocumentKind.CALL, "MSFT")
    assert (document.said_on, document.reports) == (date(2025, 7, 30), FiscalPeriod(2025, "Q4"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2 is no JSON"),
        ("[1]", "line 2 is no JSON object"),
        ('{"published": "30.7.2025"}', "line 2: 'published' is '30.7.2025', which is no date; write YYYY-MM-DD"),
        ('{"kind": "tweet"}', "give one of release, call, filing, news"),
        ('{"reports": "Q4"}', "write FY2025"),
        ('{"text": 3}', "give text or null"),
    ],
)
def test_a_bad_line_is_named(line, words):
    with pytest.raises(DocumentError) as caught:
        list(documents_from_lines(["\n", line]))
    assert words in str(caught.value)


def test_text_files_in_two_encodings(tmp_path):
    text = "메타는 올해 설비투자에 640억~720억달러를 쓴다."
    for number, encoding in enumerate(("utf-8", "utf-8-sig", "cp949", "utf-16")):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding=encoding)
        assert document_from_file(path, published="2025-05-01").text == text


def test_html_and_day(tmp_path):
    path = tmp_path / "release.htm"
    path.write_text("<html><body><p>Capital expenditures of <b>$3.5</b> billion.</p></body></html>")
    document = document_from_file(path, issuer="UPS", published="2025-01-30")
    assert "Capital expenditures of $3.5 billion." in document.text
    assert (document.kind, document.said_on) == (DocumentKind.RELEASE, date(2025, 1, 30))
    assert document_from_file(path).said_on is None, "the day of a file is nobody's word"


def test_what_is_no_document(tmp_path):
    with pytest.raises(DocumentError, match="no such file"):
        document_from_file(tmp_path / "nowhere.txt")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b" \n")
    with pytest.raises(DocumentError, match="holds no text"):
        document_from_file(empty)
