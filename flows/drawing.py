"""Notes drawn under the text they speak of, wrapped to the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: A part of a text that a note speaks of: its first character, the one after its last, and the note.
Note = tuple[int, int, str]


def drawn(text: str, notes: Sequence[Note], width: int = 80) -> list[str]:
    """The lines of `text` that hold a note, wrapped to `width` columns, marks below the characters, then the note.

    A mark goes on under the next row where its text does; the note stands under the last of it.
    """
    lines: list[str] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        here = sorted((first - start, min(last, end) - start, n) for first, last, n in notes if start <= first <= end)
        if here:
            lines += [*_paragraph(line, here, width), ""]
        start = end + 1
    return lines


def _paragraph(line: str, notes: list[Note], width: int) -> Iterator[str]:
    for first, last in _rows(line, width):
        yield _shown(line[first:last])
        for begin, end, note in notes:
            marked = max(begin, first), min(max(end, begin + 1), last)
            if marked[0] < marked[1] or begin == end == first:
                space = _cells(line[first : marked[0]])
                yield " " * space + "~" * max(_cells(line[marked[0] : marked[1]]), 1)
                if end <= last:
                    yield " " * max(0, min(space, width - _cells(note))) + note


def _rows(line: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the rows of a line begin and end: after a space where there is one, else after any character."""
    first = 0
    while first < len(line) or not line:
        last, used = first, 0
        while last < len(line) and (used := used + _cells(line[last])) <= width:
            last += 1
        space = line.rfind(" ", first, last) if last < len(line) else -1
        last = max(space + 1 if space > first else last, first + 1)
        yield first, last
        first = last


def _shown(text: str) -> str:
    """Text whose every character takes the room that `_cells` says: no tabs and no codes that move the cursor."""
    return "".join(c if c.isprintable() else " " for c in text).rstrip()


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len("".join(c if c.isprintable() else " " for c in text))
