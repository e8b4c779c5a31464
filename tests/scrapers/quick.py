"""The moment at which the tests of sources play, and limits that let them be quick."""

from datetime import UTC, datetime

from scrapers.web import Limits

NOW = datetime(2025, 8, 1, 12, tzinfo=UTC)
QUICK = Limits(
    per_second=500, sec_per_second=500, connect=2, read=1, total=2, max_bytes=300_000, backoff=0.01, max_wait=1.5
)
