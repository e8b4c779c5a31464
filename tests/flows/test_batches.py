"""Documents from a batch and from files."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from capex.document import DocumentKind
from capex.period import FiscalPeriod
from capex.reading import read
from flows.commands import extract
from flows.documents import document_from_file, document_from_json, documents_from_files, documents_from_lines


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


def test_a_headline_alone_is_a_document():
    document = document_from_json({"title": "Amazon to spend $200 billion on capex in 2026", "published": "2026-02-06"})
    assert document.text == document.title


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
def test_a_bad_line_is_named_and_the_rest_goes_on(line, words):
    refused = []
    documents = list(documents_from_lines(["\n", line, '{"id": "good"}'], refused.append))
    assert [document.id for document in documents] == ["good"]
    assert [words in str(error) for error in refused] == [True]


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
    assert document.title is None
    path.write_text("<html><body><h1>UPS Releases Its Results</h1><p>Capex of $3.5 billion.</p></body></html>")
    assert document_from_file(path, issuer="UPS").title == "UPS Releases Its Results"
    assert document_from_file(path).said_on is None, "the day of a file is nobody's word"


ARTICLE = """<html><head><meta property="og:title" content="Meta lifts its budget">
<meta property="article:published_time" content="2025-07-30T21:00:00Z"></head><body><nav>Home | Markets</nav>
<article><p>Meta now plans capital expenditures of $66 billion to $72 billion for this year, it said on Wednesday.</p>
<p>Its shares rose in late trading, after sales had grown faster than in any quarter of the past two years.</p></article>
<aside><a href="/x">Alphabet will spend $85 billion this year</a></aside></body></html>"""


def test_of_a_saved_article_the_main_text_counts_and_its_own_day(tmp_path):
    path = tmp_path / "article.html"
    path.write_text(ARTICLE)
    document = document_from_file(path)
    assert (document.title, document.said_on) == ("Meta lifts its budget", date(2025, 7, 30))
    assert "$66 billion" in document.text
    assert "$85 billion" not in document.text
    assert "$85 billion" in document_from_file(path, issuer="META").text, "of a company's document nothing is left out"


def test_subtitles_of_a_call(tmp_path):
    path = tmp_path / "call.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:04.000\nWe expect capital expenditures of\n\n00:04.000 --> 00:06.000\n$70 billion."
    )
    assert document_from_file(path, kind="call").text == "We expect capital expenditures of $70 billion."


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b" \n", "holds no text"),
        ("broken.pdf", b"%PDF-1.4\nnothing of the kind", "the PDF is broken"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "neither text, HTML, PDF nor subtitles"),
    ],
)
def test_what_is_no_document_is_named_and_the_rest_goes_on(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Meta plans to spend $70 billion.")
    refused = []
    paths = [tmp_path / name, tmp_path / "nowhere.txt", tmp_path / "good.txt"]
    read = list(documents_from_files(paths, refused.append, published="2025-07-30"))
    assert [path.name for path, _ in read] == ["good.txt"]
    assert words in str(refused[0])
    assert name in str(refused[0])
    assert "no such file" in str(refused[1])


def test_every_line_of_a_batch_is_answered_in_its_place():
    lines = [
        b'{"id": "a", "text": "Meta expects capex of $70 billion in 2026.", "published": "2026-01-29"}',
        b"no document",
        b'{"id": 7, "published": "30.7.2025"}',
        b'{"id": "b", "text": "\xff\xfe"}',
        b'\xef\xbb\xbf{"id": "c"}',
    ]
    shown = CliRunner().invoke(extract.extract, ["--batch", "-"], input=b"\n".join(lines))
    answers = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "7", None, "c"]
    assert len(answers[0]["statements"]) == 1
    assert [answer.get("error", "").partition(":")[0].partition(" is ")[0] for answer in answers[1:]] == [
        "line 2",
        "line 3",
        "line 4",
        "",
    ]
    assert "line 4 is not UTF-8 text" in shown.stderr
    assert shown.exit_code == 3


def test_half_a_character_spoils_nothing():
    text = r"\ud83d Meta expects capex of $70 billion in 2026. \ud83d\ude80"
    lines = [f'{{"published": "2026-01-29", "text": "{text}"}}', '{"id": "\\ud83d", "text": "x"}']
    shown = CliRunner().invoke(extract.extract, ["--batch", "-"], input="\n".join(lines))
    assert shown.exit_code == 0
    one, other = (json.loads(line) for line in shown.stdout.splitlines())
    assert (len(one["statements"]), other["id"]) == (1, "\ufffd")
    (document,) = documents_from_lines(lines[:1], pytest.fail)
    assert (document.text[0], document.text[-1]) == ("\ufffd", "\U0001f680")


def test_a_companys_document_without_its_company_is_told_of(tmp_path):
    path = tmp_path / "release.txt"
    path.write_text("We expect 2026 capital expenditures to be in the range of $125-130 billion.")
    shown = CliRunner().invoke(extract.extract, [str(path)])
    assert (
        "release.txt: read as the press's; for a company's own document, give the company with --issuer" in shown.stderr
    )
    shown = CliRunner().invoke(extract.extract, [str(path), "--issuer", "META"])
    assert ("USD 125–130 bn" in shown.stdout, shown.stderr) == (True, "")


def _failing(document, companies):
    if "broken" in document.text:
        raise LookupError("no such word")
    return read(document, companies)


def test_a_text_on_which_the_reader_fails_says_so_and_the_rest_goes_on(monkeypatch, tmp_path):
    monkeypatch.setattr(extract, "read", _failing)
    texts = {"a": "broken", "b": "Meta expects capex of $70 billion in 2026."}
    lines = "".join(
        json.dumps({"id": key, "text": text, "published": "2026-01-29"}) + "\n" for key, text in texts.items()
    )
    shown = CliRunner().invoke(extract.extract, ["--batch", "-"], input=lines)
    first, second = map(json.loads, shown.stdout.splitlines())
    assert shown.exit_code == 0
    assert (first["statements"], len(second["statements"])) == ([], 1)
    assert "the reader failed on this text (LookupError: no such word)" in first["error"]
    assert "a: the reader failed" in shown.stderr
    for key, text in texts.items():
        (tmp_path / f"{key}.txt").write_text(text)
    shown = CliRunner().invoke(extract.extract, [str(tmp_path / f"{key}.txt") for key in texts])
    assert shown.exit_code == 3
    assert "USD 70 bn" in shown.stdout
    assert "a.txt: the reader failed" in shown.stderr
