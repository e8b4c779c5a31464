"""What a message says, and that nothing from outside is more than text in it."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import FULL, HOSTILE, META, SAMPLES
from world import event

from alerts import escape
from alerts.chart import history_chart, png
from alerts.context import Context, MessageError, Reader
from alerts.figures import Numbers, day, period
from alerts.message import compose
from alerts.words import EN, LANGUAGES


@pytest.mark.parametrize(
    ("own", "against", "words"),
    [
        ("issuer", "reported", "the press contradicts the company's own document"),
        ("reported", "reported", "press reports contradict each other, and no company document says so yet"),
        ("reported", "issuer", "the company's own document contradicts the press"),
        ("issuer", "issuer", "the company's own documents contradict each other"),
    ],
)
def test_a_conflict_says_who_contradicts_whom(own, against, words):
    proof = event()["attestations"][0]
    sides = {"attestations": [{**proof, "voice": own}], "conflicts": [{**proof, "voice": against}]}
    found = event(status="conflict", **sides)
    assert f"Conflict: {words}" in compose(found).text
    korean = compose(found, Context(), Reader("ko")).text
    assert "충돌: " in korean
    assert ("회사" in korean.split("충돌: ")[1].split("\n")[0]) is True


def test_first_line_says_what_moved():
    message = compose(META[2], Context("Meta"))
    first = "Meta raises 2025 capex guidance to $66–72 billion (was $64–72 billion): low end +$2 billion"
    assert message.subject == first
    assert message.text.startswith(first + "\n")


def test_page_holds_what_a_reader_needs():
    text = compose(*SAMPLES["raised"]).text
    for needed in (
        "30 July 2025", "Second quarter results", "“We now expect", "https://example.com/results?a=1&b=2",
        "Company: its own document", "narrows", "▁▆█", "$30.7 billion", "$35.3–41.3 billion", "₩91.4–99.7 trillion",
        "1 USD = 1385.2 KRW", "Meta lifts the low end again", "capexwatch judge a3 right", "https://board.example/META",
    ):  # fmt: skip
        assert needed in text


def test_same_id_whatever_the_attempt_and_reader():
    one = compose(META[2], FULL)
    two = compose(META[2], FULL, Reader("ko", "korean"))
    assert one.id == two.id == one.headers["X-Capexwatch-Event"] == "a3"
    assert "a3" in one.text
    assert "a3" in one.html
    assert "a3" in one.markdown


def test_message_is_a_function_of_its_event():
    assert compose(*SAMPLES["raised"]) == compose(*SAMPLES["raised"])


@pytest.mark.parametrize(
    ("numbers", "low", "high", "currency", "approx", "text"),
    [
        (Numbers(), 66e9, 72e9, "USD", False, "$66–72 billion"),
        (Numbers(), 900e6, 1.2e9, "USD", False, "$0.9–1.2 billion"),
        (Numbers(), 47.5e12, 47.5e12, "KRW", True, "about ₩47.5 trillion"),
        (Numbers(), 100e9, None, "USD", False, "at least $100 billion"),
        (Numbers(), None, 65e9, "EUR", False, "up to €65 billion"),
        (Numbers(), 5e9, 5e9, "CHF", False, "CHF 5 billion"),
        (Numbers(), 0.3, 0.35, None, False, "30–35%"),
        (Numbers("short"), 66e9, 72e9, "USD", False, "$66–72bn"),
        (Numbers("comma"), 1.25e9, 1.25e9, "EUR", False, "€1,25 billion"),
        (Numbers("full"), 66e9, 72e9, "USD", False, "$66,000,000,000–$72,000,000,000"),
        (Numbers("korean", "ko"), 66e9, 72e9, "USD", False, "660억~720억 달러"),
        (Numbers("korean", "ko"), 47.5e12, 47.5e12, "KRW", True, "약 47조 5,000억 원"),
        (Numbers("korean", "ko"), 100e9, None, "USD", False, "1,000억 달러 이상"),
        (Numbers("korean", "ko"), None, 65e9, "USD", False, "최대 650억 달러"),
    ],
)
def test_amounts_in_the_readers_format(numbers, low, high, currency, approx, text):
    assert numbers.range(low, high, currency, approx=approx) == text


def test_periods_and_days():
    assert period("FY2025") == "2025"
    assert period("FY2026", calendar_year=False) == "fiscal 2026"
    assert period("FY2025Q3") == "Q3 2025"
    assert period("FY2025-FY2028") == "2025–2028"
    assert period("FY2025H2", "ko") == "2025년 하반기"
    assert period("nonsense") == "nonsense"
    assert day("2025-07-30", "ko") == "2025년 7월 30일"


@given(st.integers(1, 10**15), st.sampled_from(["long", "short", "full"]))
def test_no_amount_is_rounded_beyond_its_digits(amount, form):
    text = Numbers(form).range(amount, amount, "USD")
    scales = {"trillion": 12, "tn": 12, "billion": 9, "bn": 9, "million": 6, "m": 6}
    found = re.fullmatch(r"\$([\d,.]+) ?(\w+)?", text)
    shown = Decimal(found[1].replace(",", "")) * 10 ** scales.get(found[2], 0)
    assert abs(shown - amount) <= amount * Decimal("0.00005")


def test_languages_have_the_same_words():
    for words in LANGUAGES.values():
        for table in ("headlines", "forms", "what", "changes", "sure", "verbs", "labels"):
            ours, theirs = getattr(words, table), getattr(EN, table)
            assert ours.keys() == theirs.keys()
            for key in ours:
                fields = [set(re.findall(r"\{(\w+)", text)) for text in (ours[key], theirs[key])]
                assert fields[0] == fields[1], (table, key)


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.attributes = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value for name, value in attrs if name in ("href", "src")]


OURS = {
    "html", "head", "meta", "title", "style", "body", "div", "h1", "h2", "p", "table", "tr", "th", "td", "blockquote",
    "br", "a", "ul", "li", "img", "code",
}  # fmt: skip


def _assert_harmless(message):
    page = _Page()
    page.feed(message.html)
    assert set(page.tags) <= OURS
    assert not [name for name in page.attributes if name.startswith("on")]
    assert all(link.startswith(("http://", "https://", "cid:history.png")) for link in page.links)
    assert "\n" not in message.subject
    assert "\r" not in message.text + message.html + message.markdown
    assert not message.subject.startswith(("=", "+", "-", "@"))
    for text in (message.text, message.html, message.markdown):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)


def test_hostile_names_quotes_and_addresses_are_harmless():
    message = compose(*SAMPLES["hostile"])
    _assert_harmless(message)
    assert "<script" not in message.html
    assert "javascript:alert" not in message.text
    assert "{{ 7*7 }}" in message.text, "what a document says is no template"
    assert "@everyone" not in message.markdown
    assert "[a](" not in message.markdown
    assert "<!channel>" not in message.markdown


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_stranger_writes_is_harmless(name, quote):
    proof = {**META[2]["attestations"][0], "quote": quote, "title": name, "publisher": quote, "url": quote}
    found = event(scope=name or "x", reason=quote, attestations=[proof, proof], definition=[quote])
    _assert_harmless(compose(found, Context(name or "x")))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "ftp://a/b", "http://", "//a.b/c", "https://a.b\n.c/", "http://user@a.b/",
     "http://u:p@a.b/", "https://a b/", "http://[::1", "file:///etc/passwd", "", None, "HTTP:\\\\a.b"],
)  # fmt: skip
def test_addresses_that_lead_nowhere_good_are_left_out(address):
    assert escape.url(address) is None


def test_good_addresses_stay_and_cannot_break_out():
    assert escape.url("https://a.b/c?d=1&e=2#f") == "https://a.b/c?d=1&e=2#f"
    assert escape.url('https://a.b/"><script>') == "https://a.b/%22%3E%3Cscript%3E"
    assert escape.url("https://a.b/한국") == "https://a.b/%ED%95%9C%EA%B5%AD"


def test_slack_reads_no_mention_out_of_text():
    assert escape.slack("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_formulas_begin_nowhere():
    assert escape.cell("=1+1") == "'=1+1"
    assert escape.cell("-2") == "'-2"
    assert escape.cell("Meta") == "Meta"


def test_user_template_takes_the_place_of_ours(tmp_path):
    (tmp_path / "event.txt.j2").write_text("{{ headline }}!\n", encoding="utf-8")
    message = compose(META[2], Context("Meta"), Reader(templates=tmp_path))
    assert message.body.endswith("+$2 billion!\n")
    assert "<h1>" in message.html


@pytest.mark.parametrize(
    "template",
    ["{{ headline.__class__.__mro__ }}", "{{ ''.__class__.__subclasses__() }}", "{{ nothing }}", "{% if %}",
     "{% include '../../../etc/passwd' %}"],
)  # fmt: skip
def test_user_template_cannot_leave_the_sandbox(tmp_path, template):
    (tmp_path / "event.txt.j2").write_text(template, encoding="utf-8")
    with pytest.raises(MessageError) as caught:
        compose(META[2], Context("Meta"), Reader(templates=tmp_path))
    assert "event.txt.j2" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_event_without_what_every_event_has_is_an_error_of_one_line():
    with pytest.raises(MessageError, match="cannot be told"):
        compose({"id": "x"})


def test_picture_is_small_and_becomes_a_bitmap():
    svg = history_chart(META)
    assert len(svg) < 3000
    bitmap = png(svg)
    assert bitmap[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(bitmap) < 40_000


def test_no_picture_of_one_figure():
    assert history_chart(META[:1]) is None


def test_picture_holds_no_markup_from_outside():
    assert HOSTILE not in (history_chart([*META[:2], event(currency=HOSTILE)]) or "")
    assert "<script" not in (history_chart([*META[:2], event(currency="<script>")]) or "")
