"""SEC's EDGAR on this machine, with what makes it hard: an accession listed once for each filer, `type` as a prefix,
items in the summary, filings that arrive between two pages, a window that ends with 503, three different 403s,
submissions without validators and with older pages of another shape, exhibits whose names say nothing."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from loopback import Answer, Loopback, Request

NEW_YORK = ZoneInfo("America/New_York")

RATE = Answer(
    b"<html><head><title>SEC.gov | Request Rate Threshold Exceeded</title></head><body>slow</body></html>", 403
)
UNDECLARED = Answer(
    b"<html><head><title>SEC.gov | Your Request Originates from an Undeclared Automated Tool</title></head></html>", 403
)
ABSENT = Answer(
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    403,
    "application/xml",
)
NO_KEY = Answer(b"<Error><Code>NoSuchKey</Code></Error>", 404, "application/xml")
ENDED = Answer(b"<html><head><title>SEC.gov | File Unavailable</title></head><body>no</body></html>", 503)


def exhibit(text: str, kind: str = "EX-99.1", name: str = "q2pr.htm") -> bytes:
    """An exhibit as EDGAR serves it: in its wrapper, with runs in spans and the figures of a table in several cells."""
    return f"""<DOCUMENT>
<TYPE>{kind}
<SEQUENCE>2
<FILENAME>{name}
<DESCRIPTION>{kind}
<TEXT>
<html><head><title>Document</title></head><body><div style="display:none"><ix:header>0001false2025</ix:header></div>
<div><font style="font-weight:700">Acme Reports Second Quarter Results and Outlook</font></div>{text}
<table><tr><td>Free cash flow</td><td>$</td><td>1,234</td><td>&#160;</td><td>12</td><td>%</td></tr></table>
</body></html>
</TEXT>
</DOCUMENT>
""".encode()


@dataclass
class Filing:
    """One accession. `filers` are the CIKs it is listed under, `exhibits` its documents by file name: type and bytes."""

    number: int
    at: datetime
    cik: int
    form: str = "8-K"
    items: tuple[str, ...] = ("2.02", "9.01")
    filers: tuple[int, ...] = ()
    exhibits: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    period: str = ""

    @property
    def accession(self) -> str:
        return f"{self.cik:010}-{self.at:%y}-{self.number:06}"

    @property
    def folder(self) -> str:
        return f"/Archives/edgar/data/{self.cik}/{self.accession.replace('-', '')}"


class Edgar(Loopback):
    """`window` is how many entries the current feed reaches back; `hours` of pages arrive via `between`, which is
    called after each page of the feed."""

    def __init__(self) -> None:
        super().__init__()
        self.filings: list[Filing] = []
        self.window = 5000
        self.older_from: dict[int, int] = {}
        self.false_zulu: set[int] = set()
        self.holidays: set[str] = set()
        self.between = lambda: None
        self.overrides: dict[str, list[Answer]] = {}
        self.fallback = self._any

    def _any(self, request: Request) -> Answer:
        queued = self.overrides.get(request.path)
        if queued:
            return queued.pop(0)
        if "@" not in request.headers.get("user-agent", ""):
            return UNDECLARED
        path = request.path
        if path == "/cgi-bin/browse-edgar":
            return self._current(request.query)
        if path.startswith("/submissions/"):
            return self._submissions(path)
        if "-index/" in path:
            return self._index_file(path)
        return next((found for filing in self.filings if (found := self._of(filing, path))), ABSENT)

    def _newest(self) -> list[Filing]:
        return sorted(self.filings, key=lambda f: f.at, reverse=True)

    def _current(self, query: dict[str, str]) -> Answer:
        start, count = int(query["start"]), int(query["count"])
        listed = [
            (f, cik) for f in self._newest() if f.form.startswith(query["type"]) for cik in (f.filers or (f.cik,))
        ]
        if start >= min(len(listed), self.window) and start > 0:
            return ENDED
        entries = "".join(self._entry(f, cik) for f, cik in listed[start : min(start + count, self.window)])
        body = (
            f'<?xml version="1.0" encoding="ISO-8859-1" ?>\n<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'
        )
        self.between()
        return Answer(body.encode("latin-1"), type="application/atom+xml")

    def _entry(self, f: Filing, cik: int) -> str:
        items = (
            "".join(f"&lt;br&gt;Item {item}: Words about it" for item in f.items) if f.form.startswith("8-K") else ""
        )
        at = f.at.astimezone(NEW_YORK)
        return (
            f"<entry><title>{f.form} - NAME \xe9 INC ({cik:010}) (Filer)</title>"
            f'<link rel="alternate" href="{self.url}{f.folder}/{f.accession}-index.htm"/>'
            f'<summary type="html">&lt;b&gt;Filed:&lt;/b&gt; {at:%Y-%m-%d} &lt;b&gt;AccNo:&lt;/b&gt; {f.accession}{items}'
            f'</summary><updated>{at.isoformat()}</updated><category label="form type" term="{f.form}"/>'
            f"<id>urn:tag:sec.gov,2008:accession-number={f.accession}</id></entry>"
        )

    def _columns(self, filings: list[Filing], cik: int) -> dict[str, list[str]]:
        # Some filers' times are New York's with a false Z, some true; columns come and go.
        def at(f: Filing) -> str:
            zone = NEW_YORK if cik in self.false_zulu else ZoneInfo("UTC")
            return f"{f.at.astimezone(zone):%Y-%m-%dT%H:%M:%S}.000Z"

        return {
            "accessionNumber": [f.accession for f in filings],
            "filingDate": [f"{f.at.astimezone(NEW_YORK):%Y-%m-%d}" for f in filings],
            "acceptanceDateTime": [at(f) for f in filings],
            "form": [f.form for f in filings],
            "items": [",".join(f.items) if f.form.startswith("8-K") else "" for f in filings],
            "a_new_column": ["x" for _ in filings],
        }

    def _submissions(self, path: str) -> Answer:
        name = path.rpartition("/")[2]
        cik = int(name[3:13])
        mine = [f for f in self._newest() if f.cik == cik]
        if not mine:
            return NO_KEY
        recent = self.older_from.get(cik, len(mine))
        newer, older = mine[:recent], mine[recent:]
        if "-submissions-" in name:
            content: object = self._columns(older, cik)
        else:
            files = (
                [
                    {
                        "name": f"CIK{cik:010}-submissions-001.json",
                        "filingCount": len(older),
                        "filingFrom": f"{older[-1].at:%Y-%m-%d}",
                        "filingTo": f"{older[0].at:%Y-%m-%d}",
                    }
                ]
                if older
                else []
            )
            content = {"cik": str(cik), "filings": {"recent": self._columns(newer, cik), "files": files}}
        return Answer(json.dumps(content).encode(), type="application/json")

    def _index_file(self, path: str) -> Answer:
        name = path.rpartition("/")[2]
        daily = "daily" in path
        day = name.split(".")[1] if daily else ""
        rows = [
            f"{f.cik}|NAME|{f.form}|{f.at.astimezone(NEW_YORK):{'%Y%m%d' if daily else '%Y-%m-%d'}}|"
            f"edgar/data/{f.cik}/{f.accession}.txt"
            for f in self.filings
            if not daily or f"{f.at.astimezone(NEW_YORK):%Y%m%d}" == day
        ]
        if day in self.holidays or not rows:
            return ABSENT
        # A row may come twice.
        head = "Description: Master Index\n\n \nCIK|Company Name|Form Type|Date Filed|File Name\n------\n"
        body = (head + "\n".join([*rows, rows[0]])).encode()
        return Answer(gzip.compress(body) if name.endswith(".gz") else body, type="binary/octet-stream")

    def _of(self, filing: Filing, path: str) -> Answer | None:
        if not path.startswith(filing.folder):
            return None
        name = path.rpartition("/")[2]
        if name.endswith("-index.htm"):
            return Answer(self._index_page(filing).encode())
        kind = filing.exhibits.get(name)
        if kind is None:
            return None
        return Answer(kind[1], type="application/pdf" if name.endswith("pdf") else "text/html")

    def _index_page(self, f: Filing) -> str:
        at = f.at.astimezone(NEW_YORK)
        rows = "".join(
            f'<tr><td>1</td><td>{kind}</td><td><a href="{"/ix?doc=" if kind == f.form else ""}{f.folder}/{name}">{name}</a>'
            f"</td><td>{kind}</td><td>{len(body)}</td></tr>"
            for name, (kind, body) in f.exhibits.items()
        )
        items = "<br />".join(f"Item {item}: Something" for item in f.items)
        filed = at + timedelta(days=1) if at.hour * 60 + at.minute > 17 * 60 + 30 else at
        return f"""<html><body><div class="formGrouping"><div class="infoHead">Filing Date</div>
            <div class="info">{filed:%Y-%m-%d}</div><div class="infoHead">Accepted</div>
            <div class="info">{at:%Y-%m-%d %H:%M:%S}</div></div><div class="formGrouping">
            <div class="infoHead">Period of Report</div><div class="info">{f.period or f"{at:%Y-%m-%d}"}</div></div>
            <div class="formGrouping"><div class="infoHead">Items</div><div class="info">{items}</div></div>
            <table class="tableFile" summary="Document Format Files"><tr><th>Seq</th></tr>{rows}
            <tr><td>2</td><td></td><td><a href="{f.folder}/g1.jpg">g1.jpg</a></td><td>GRAPHIC</td><td>5</td></tr></table>
            <table class="tableFile" summary="Data Files"><tr><td>3</td><td>SCHEMA</td><td>
            <a href="{f.folder}/x.xsd">x.xsd</a></td><td>EX-101.SCH</td><td>5</td></tr></table></body></html>"""
