import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def db(tmp_path):
    from store.schema import open_store

    found = open_store(tmp_path / "capexwatch.db")
    yield found
    found.close()
