"""Documents are kept once; copies and versions of an article know each other."""

from datetime import UTC, datetime

import pytest

from capex.likeness import ALIKE, likeness, sketch, text_hash
from store import documents, queries
from store.documents import UnknownDocumentError

ARTICLE = (
    "The company said on Wednesday that it now expects capital spending of {figure} this year. Most of the money goes "
    "into data centres, the chief financial officer told analysts on a call after the market had closed. Shares rose "
    "by four per cent. The company had spent less in the year before, and it expects to spend more in the next one."
)
KOREAN = (
    "이 회사는 올해 설비투자에 {figure}를 쓰겠다고 밝혔다. 대부분은 데이터센터와 서버에 들어간다고 최고재무책임자가 실적 발표에서 "
    "설명했다. 주가는 시간외 거래에서 올랐다. 회사는 내년에도 투자를 늘릴 계획이며 구체적인 금액은 다음 실적 발표에서 공개한다."
)


def linked(db, identity):
    return db.execute("SELECT copy_of, superseded_by FROM documents WHERE id = ?", [identity]).fetchone()


def test_the_same_document_twice_is_one(books, db):
    first = books.add("2025-07-30", "Text", publisher="Daily", url="http://a.example/1")
    again = books.add("2025-07-30", "Text ", publisher="Daily", url="http://b.example/1")
    assert again == first
    assert db.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    urls = db.execute("SELECT url FROM addresses ORDER BY url").fetchall()
    assert urls == [("http://a.example/1",), ("http://b.example/1",)]


def test_a_document_comes_back_as_it_was(books, db):
    at = datetime(2025, 7, 30, 20, 5, tzinfo=UTC)
    identity = books.add("2025-07-30", "Text", issuer="META", url="http://a.example/1", published_at=at)
    document = documents.get(db, identity)
    assert (document.id, document.issuer, document.provenance.published_at) == (identity, "META", at)
    assert documents.raw(db, identity) == (b"Text", "text/plain")
    with pytest.raises(UnknownDocumentError, match="no document 'x'"):
        documents.get(db, "x")


@pytest.mark.parametrize("article", [ARTICLE, KOREAN])
def test_an_edited_article_is_a_new_version_and_both_are_kept(books, db, article):
    old = books.add("2025-07-30", article.format(figure="1.5"), publisher="Daily")
    new = books.add("2025-07-31", article.format(figure="15"), publisher="Daily")
    assert linked(db, old) == (None, new)
    assert linked(db, new) == (None, None)


def test_versions_are_told_apart_by_what_they_say_not_by_arrival(books, db):
    new = books.add("2025-07-31", ARTICLE.format(figure="15"), publisher="Daily")
    old = books.add("2025-07-30", ARTICLE.format(figure="1.5"), publisher="Daily")
    assert linked(db, old) == (None, new)


def test_the_same_address_gives_versions_in_the_order_of_fetching(books, db):
    old = books.add("2025-07-30", ARTICLE.format(figure="1.5"), url="http://a.example/1")
    new = books.add("2025-07-30", ARTICLE.format(figure="15"), url="http://a.example/1")
    assert linked(db, old) == (None, new)


def test_a_syndicated_copy_is_a_copy(books, db):
    first = books.add("2025-07-30", ARTICLE.format(figure="15"), publisher="Daily")
    copy = books.add("2025-07-31", ARTICLE.format(figure="15") + " Reporting by others.", publisher="Weekly")
    assert linked(db, copy) == (first, None)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_copies_name_the_first_article_in_whatever_order_they_come(books, db, order):
    days = ("2025-07-30", "2025-07-31", "2025-08-01")
    found = {n: books.add(days[n], ARTICLE.format(figure="15") + " x" * n, publisher=f"P{n}") for n in order}
    assert [linked(db, found[n])[0] for n in range(3)] == [None, found[0], found[0]]


def test_of_several_addresses_the_same_one_is_told_in_any_order(books, db):
    for url in ("http://b.example/long", "http://a.example"):
        identity = books.add("2025-07-30", "Text", publisher="Daily", url=url)
    assert queries.about_document(db, identity)["url"] == "http://a.example"


@pytest.mark.parametrize("article", [ARTICLE, KOREAN])
def test_likeness_needs_no_spaces(article):
    one, other = sketch(article.format(figure="15")), sketch(article.format(figure="16").replace(" ", ""))
    assert likeness(one, other) >= ALIKE
    assert likeness(sketch(ARTICLE), sketch(KOREAN)) == 0
    assert text_hash(article) == text_hash(article.replace(" ", "  ").upper())


def test_texts_too_short_for_a_shingle_are_compared_all_the_same():
    assert likeness(sketch("a"), sketch("a")) == 1
    assert likeness(sketch("a"), sketch("b")) == 0
    assert likeness((), ()) == 0


def test_unread_and_since(books, db):
    first, second = books.add("2025-01-29"), books.add("2025-07-30")
    assert documents.unread(db) == [first, second]
    books.read(first, None, None)
    assert documents.unread(db) == [second]
    assert list(documents.ids(db, datetime(2025, 6, 1, tzinfo=UTC).date())) == [second]
