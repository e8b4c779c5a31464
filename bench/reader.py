"""How long the reader takes, against one case-insensitive scan for the words that name capital spending.

    python bench/reader.py [FILE.jsonl]

Without a file: the calls of the annotated documents beside the checkout, or where there are none our own, which are so
short that the limit says nothing of them. One process, set up as the command sets up its own; the documents are built
and the modules warm before the clock starts. The limit is fifteen scans.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from capex.company import Companies  # noqa: E402
from capex.document import Document  # noqa: E402
from capex.reading import read  # noqa: E402
from flows.cli import collect_seldom  # noqa: E402
from flows.documents import document_from_json  # noqa: E402
from flows.settings import SHIPPED, read_watchlist  # noqa: E402

SCAN = re.compile(r"capex|capital (expenditure|spending|investment|outlay)s?", re.IGNORECASE)
LIMIT = 15
#: So many figures in one document.
LISTS = (100, 400)
DEFAULT = ROOT.parent / "shared" / "corpus" / "calls-dev.jsonl"
OWN = ROOT / "tests" / "gate" / "documents" / "calls-en.jsonl"


def documents(path: Path) -> list[Document]:
    """The documents of an annotated file, without what was annotated."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        if quarter := fields.get("call_quarter"):
            part, year = quarter.split()
            fields["reports"] = f"FY{year}{part}"
        fields.pop("lang", None)
        found.append(document_from_json(fields))
    return found


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """The shortest of some rounds, in seconds of processor time: other work on the machine makes the others longer."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def listed(count: int) -> Document:
    """A release that is nothing but a list of plans, of which each may belong with others."""
    line = "- Capital expenditures of ${} million are expected in {} for line {}."
    lines = [line.format(3 + number % 97, 2025 + number % 3, number) for number in range(count)]
    text = "\n".join(("Outlook for capital expenditures.\n", *lines))
    fields = {"id": "list", "kind": "release", "issuer": "AMZN", "published": "2025-02-01", "text": text}
    return document_from_json(fields)


def in_a_list(count: int, companies: Companies) -> float:
    """The milliseconds that each of so many figures of one list takes."""
    document = listed(count)
    return best(lambda: read(document, companies), rounds=2) / count * 1000


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT if DEFAULT.exists() else OWN
    if not path.is_file():
        sys.exit(f"bench: {path}: no such file; give a file of annotated documents, one JSON object a line")
    collect_seldom()
    texts = documents(path)
    companies = read_watchlist(SHIPPED).companies
    size = sum(len(d.text) for d in texts) / 1e6
    scan = best(lambda: [sum(1 for _ in SCAN.finditer(d.text)) for d in texts], rounds=9)
    first = best(lambda: [read(d, companies) for d in texts], rounds=1)
    again = best(lambda: [read(d, companies) for d in texts], rounds=9)
    print(f"{len(texts)} documents, {size:.1f} M characters")
    print(f"one scan     {scan * 1000:8.1f} ms")
    print(f"reading      {first * 1000:8.1f} ms the first time, {again * 1000:.1f} ms warm")
    print(f"             {again / scan:8.1f} scans (limit {LIMIT})")
    print(f"a document   {again / len(texts) * 1000:8.2f} ms, {size / again:.1f} MB/s")
    few, many = (in_a_list(count, companies) for count in LISTS)
    print(f"in a list    {few:8.2f} ms a figure of {LISTS[0]}, {many:.2f} ms of {LISTS[1]}")
    sys.exit(again > LIMIT * scan)


if __name__ == "__main__":
    main()
