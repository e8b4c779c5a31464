"""Opening the files of a user's folder, for `scrapers.folders` to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from scrapers.files import media_type
from scrapers.folders import SUFFIXES, Folder
from scrapers.source import Failure, Found, Link, Memory, Poll

#: A text that people read is never as large as this.
_MAX_BYTES = 100_000_000


def look(folder: Folder, memory: Memory, now: datetime, keep: Callable[[Found], None]) -> Poll:
    """Read the files that are new or have changed. A file that cannot be read is a failure, and is tried again."""
    root = Path(folder.path).expanduser()
    failures: list[Failure] = []
    keys: set[str] = set()
    documents = 0
    if not root.is_dir():
        failures.append(Failure(str(root), "there is no such folder", "make it, or mend the entry", permanent=True))
    for path in _files(root):
        try:
            link = _link(path)
            if link.key in memory.known:
                continue
            found = _found(folder, path, link)
        except (OSError, ValueError) as error:
            failures.append(Failure(str(path), str(error), "mend or remove the file", permanent=False))
            continue
        keys.add(link.key)
        documents += 1
        if found.document.said_on is None:
            failures.append(_undated(path))
        keep(found)
    mark = now if root.is_dir() else None
    return Poll((), tuple(failures), {}, frozenset(keys), (), mark, documents, fresh=bool(keys))


def _undated(path: Path) -> Failure:
    advice = "name the file like 'META 2025-07-30 call.txt'"
    return Failure(str(path), "no day is known, so that nothing of it makes history", advice, permanent=False)


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.suffix.lower() in SUFFIXES and path.is_file())


def _link(path: Path) -> Link:
    """The file at one moment: a changed file is another document."""
    facts = path.stat()
    if facts.st_size > _MAX_BYTES:
        raise ValueError(f"the file is larger than {_MAX_BYTES // 1_000_000} MB")
    url = path.absolute().as_uri()
    return Link(url, key=f"{url}#{facts.st_mtime_ns}-{facts.st_size}")


def _found(folder: Folder, path: Path, link: Link) -> Found:
    content = path.read_bytes()
    return Found(folder.read(path.name, content, link.url), content, media_type(content), link)
