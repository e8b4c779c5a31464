"""A store in a file of its own."""

import pytest
from books import Books

from store.schema import open_store


@pytest.fixture
def db(tmp_path):
    return open_store(tmp_path / "store.db")


@pytest.fixture
def books(db):
    return Books(db)
