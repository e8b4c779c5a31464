"""Events of many kinds, each with what its message tells beside it. The golden files stand under tests/golden/alerts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from world import event, season

from alerts.context import Context, Rate, Reader, Spent

META = season()
PRESS = {
    "document": "d2", "url": "https://news.example/meta", "title": "Meta lifts the low end again", "publisher": "The Paper",
    "kind": "news", "said_on": "2025-07-30", "quote": "Meta said it would spend between $66 billion and $72 billion.",
    "lang": "en", "voice": "reported", "note": "",
}  # fmt: skip
KOREAN = {
    "document": "d3", "url": "https://news.example/ko/1", "title": "메타, 설비투자 하단 상향", "publisher": "신문",
    "kind": "news", "said_on": "2025-07-31", "quote": "메타는 올해 설비투자를 660억~720억달러로 제시했다.",
    "lang": "ko", "voice": "reported", "note": "",
}  # fmt: skip
BUSY = {**META[2], "attestations": [*META[2]["attestations"], PRESS, KOREAN]}
FULL = Context(
    "Meta",
    history=(*META[:2], BUSY),
    spent=Spent(Decimal(30700000000), "USD", date(2025, 6, 30)),
    rate=Rate("USD", "KRW", Decimal("1385.2"), date(2025, 7, 30)),
    version="a3",
    board="https://board.example/META",
)
HOSTILE = (
    '=HYPERLINK("http://evil")<script>alert(1)</script> **x** [a](javascript:b) @everyone `c` <!channel>\r\nBcc: a@b.c'
)
EVIL = {
    **PRESS, "url": 'javascript:alert(1)//"onmouseover="x', "title": HOSTILE, "publisher": HOSTILE,
    "quote": f"{HOSTILE}\u202e\x1b[31m {{{{ 7*7 }}}} {{% raw %}}", "voice": "issuer", "note": HOSTILE, "lang": '"><b>',
}  # fmt: skip

SAMPLES: dict[str, tuple[dict, Context, Reader]] = {
    "raised": (BUSY, FULL, Reader(channel="team-mail")),
    "raised-ko": (BUSY, FULL, Reader("ko", "korean", channel="폰")),
    "initiated-floor": (
        event("f1", 100e9, None, (None, None), action="initiated", company="AMZN", status="reported",
              attestations=[PRESS]),
        Context("Amazon"),
        Reader(),
    ),
    "raised-from-floor": (
        event("f2", 125e9, 125e9, (100e9, None), company="AMZN", approx=True),
        Context("Amazon", history=(event("f1", 100e9, None, (None, None), "2025-02-06", "initiated"),
                                   event("f2", 125e9, 125e9, (100e9, None), approx=True))),
        Reader(numbers="short"),
    ),
    "point": (event("p1", 85e9, 85e9, (75e9, 75e9), company="GOOGL"), Context("Alphabet"), Reader(numbers="comma")),
    "withdrawn": (
        event("w1", None, None, (6e9, 7e9), action="withdrawn", kind="withdrawn", company="GM"),
        Context("General Motors"),
        Reader(),
    ),
    "growth": (
        event("g1", 0.3, 0.35, (0.25, 0.3), kind="growth", currency=None, direction="up", period="FY2026",
              company="MSFT"),
        Context("Microsoft", calendar_year=False),
        Reader(),
    ),
    "direction": (
        event("r1", None, None, (None, None), kind="direction", currency=None, direction="up", action="initiated"),
        Context("Meta"),
        Reader(),
    ),
    "conflict": (
        event("c1", status="conflict", conflicts=[{**PRESS, "quote": "Meta said $6.6 billion.", "note": "a tenfold slip"}]),
        Context("Meta"),
        Reader(),
    ),
    "conflict-press": (
        event("c2", status="conflict", attestations=[PRESS],
              conflicts=[{**PRESS, "quote": "Meta said $6.6 billion.", "note": "a tenfold slip"}]),
        Context("Meta"),
        Reader(),
    ),
    "late": (
        event("l1", said_on="2026-02-20", late=True, reason="said after the actual spending was reported on 2026-01-29"),
        Context("Meta"),
        Reader(),
    ),
    "correction": (
        event("a3.2", 66e9, 70e9, (64e9, 72e9), action="narrowed", replaces="a3"),
        Context("Meta", version="a3.2", corrects=META[2], corrects_version="a3", history=(*META[:2],
                event("a3.2", 66e9, 70e9, (64e9, 72e9), action="narrowed"))),
        Reader(),
    ),
    "taken-back": (
        event("a3.2", status="corrected", attestations=[], replaces="a3", reason="taken back: no document says so"),
        Context("Meta", version="a3.2", corrects=META[2], corrects_version="a3"),
        Reader(),
    ),
    "part-won": (
        event("k1", 47.5e12, 47.5e12, (45e12, 45e12), currency="KRW", scope="memory", company="005930.KS"),
        Context("삼성전자"),
        Reader("ko", "korean"),
    ),
    "held-back": (
        event("h3", 64e9, 72e9, (66e9, 72e9), action="lowered"),
        Context("Meta", earlier=(event("h2", 66e9, 72e9, (64e9, 72e9)),)),
        Reader(),
    ),
    "hostile": (
        event("x1", company=HOSTILE, scope=HOSTILE, reason=HOSTILE, definition=[HOSTILE], attestations=[EVIL, EVIL],
              conflicts=[EVIL]),
        Context(HOSTILE, board="javascript:alert(1)", corrects_version=None),
        Reader(),
    ),
}  # fmt: skip
