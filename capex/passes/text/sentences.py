"""Text becomes paragraphs and sentences, and each sentence its words, figures, periods and names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal

_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile("[\uf0b7\uf0a7•▪◦●■◆‣⁃]")
_SIGN = re.compile(rf"\s*(?:[-•*◆■▲△●·–—] |{_BULLET.pattern})")
_ITEM = re.compile(r"\s*(?:[-•*◆■▲△●·–—]|\d{1,2}[.)]|#)\s|\s*\S.*\s\|\s")


#: No sentence has more characters, in languages that part words; a third of them says as much in the others.
_LONGEST = 1_800
#: Where a longer one may be cut.
_GAPS = (";", "|", ",", "，", "、", " ")


@cache
def _ends(lexicon: Lexicon) -> re.Pattern[str]:
    signs = "".join(map(re.escape, lexicon.sentence_ends))
    if not lexicon.spaced:
        return re.compile(rf"[{signs}]+[\"'」』”)）]*")
    glued = rf"|(?<=[{lexicon.letters}])[.](?=[{lexicon.letters}\"'])" if lexicon.joined else ""  # 밝혔다.올해는
    first = rf"[{signs}。！？](?:[{signs}]*[\"')\]]*(?=\s)|(?<=[。！？]))"  # a search skips to what begins with a class
    return re.compile(first + glued)


_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")


@cache
def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.abbreviations)


def paragraphs(text: str) -> Iterator[Span]:
    """The stretches between blank lines."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))


def _lines(text: str, paragraph: Span, lexicon: Lexicon) -> Iterator[Span]:
    """The lines of a paragraph; a line that a longer one was broken into is joined to it again."""
    start = paragraph.start
    lines = list(_LINE.finditer(text, paragraph.start, paragraph.end))
    width = max((len(line[0]) for line in lines), default=0)
    for line in lines:
        stop = text.find("\n", line.end() + 1, paragraph.end)
        following = text[line.end() + 1 : paragraph.end if stop < 0 else stop]
        parted = _runs_on(line[0], following, width) or _names_more(lexicon).search(line[0])
        if following and (parted or _heads_value(text, line[0], following, stop)):
            continue
        if line.end() > start:
            yield from _items(text, Span(start, line.end()))
        start = min(line.end() + 1, paragraph.end)
    if start < paragraph.end:
        yield from _items(text, Span(start, paragraph.end))


def _items(text: str, line: Span) -> Iterator[Span]:
    """The items of a list that was run together into one line, each from its bullet on."""
    start = line.start
    if text.isascii():  # and has no bullets
        yield line
        return
    for bullet in _BULLET.finditer(text, line.start + 1, line.end):
        yield Span(start, bullet.start())
        start = bullet.start()
    yield Span(start, line.end)


#: "Note: …", "Source: …" begin a line of their own.
_REMARK = re.compile(r"\w{3,14}:\s")


#: A row of a list of figures: "depreciation: approximately $675 million".
_ENTRY = re.compile(r"[^\n:|]{3,70}(?::| [-—]) ?(?:[a-z.]+ ){0,6}[~≈<>(+-]*(?:us|c|a|nt|hk|r)?[$€£¥]? ?\d")

#: The value of such a row on a line of its own below what it is of.
_BELOW = re.compile(r"(?:[a-z.]+ ){0,6}[~≈<>(+-]*(?:us|c|a|nt|hk|r)?[$€£¥] ?\d[^|]{0,110}(?<![.;|])$")
#: A longer line is no name of a figure.
_NAME = 70


def _heads_value(text: str, line: str, following: str, stop: int) -> bool:
    """Whether a short line is the name of the one figure on the line below: "Capital expenditures", "$460 million"."""
    if len(line) > _NAME or "|" in line or line.rstrip()[-1:] in ".;" or not _BELOW.match(following.rstrip()):
        return False
    if any(sign.isdigit() for sign in line) or not any(sign.isalpha() for sign in line):
        return False
    if stop < 0:
        return True
    end = text.find("\n", stop + 1)
    return not _BELOW.match(text[stop + 1 : end if end >= 0 else len(text)].rstrip())


#: A line that was broken for its length takes up so much of the width of its paragraph.
_FULL = 0.8


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a long line stops in mid-sentence and `following` goes on with it."""
    if not following or len(line) < 50 or _ITEM.match(following) or _ITEM.match(line) or _REMARK.match(following):
        return False
    if _ENTRY.match(following) and (_ENTRY.match(line) or line.rstrip()[-1:] in ")0123456789"):
        return False
    if len(line) + len(following.split(" ", 1)[0]) < _FULL * width:
        return False  # what follows would have had room
    return line.rstrip()[-1:] not in ".!?:。" and following[:1].isalnum()


@cache
def _names_more(lexicon: Lexicon) -> re.Pattern[str]:
    """What a line ends with that was broken behind a name, which was a link: 기아(000270)는."""
    endings = literal([ending.strip() for ending in (*lexicon.pairs, *lexicon.subject_endings)])
    return re.compile(rf"\w\){endings}\s*$")


@cache
def _breaks(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(lexicon.headline_breaks, key=len, reverse=True))) or r"(?!)"
    return re.compile(rf"^[^\w\n]*(?:{words})[^\n]{{0,12}}$", re.MULTILINE)


def end_of_article(text: str, lexicon: Lexicon) -> int:
    """Where folded `text` stops being the article: at a short line such as "related articles", else at its end."""
    found = next((hit for hit in _breaks(lexicon).finditer(text) if text[: hit.start()].strip()), None)
    return found.start() if found else len(text)


def sentences(text: str, lexicon: Lexicon, wanted: Mapping[int, Span] | None = None) -> Iterator[tuple[int, Span]]:
    """Number of the paragraph and span of each sentence of folded `text`, or of the `wanted` paragraphs only."""
    for number, paragraph in enumerate(paragraphs(text)) if wanted is None else sorted(wanted.items()):
        for line in _lines(text, paragraph, lexicon):
            yield from [(number, piece) for piece in _cut(text, line, lexicon)]


def _cut(text: str, line: Span, lexicon: Lexicon) -> list[Span]:
    """The sentences of one line."""
    abbreviations, start = _abbreviations(lexicon), line.start
    longest = _LONGEST if lexicon.spaced else _LONGEST // 3
    found: list[Span] = []
    for sign in _ends(lexicon).finditer(text, line.start, line.end):
        place, end = sign.span()
        if (
            text[place] == "."
            and _abbreviated(text, start, place, abbreviations)
            and not _ends_all_the_same(text, start, place, lexicon)
        ):
            continue
        found += _pieces(text, start, end, longest)
        start = end
    if text[start : line.end].strip():
        found += _pieces(text, start, line.end, longest)
    return found


def _pieces(text: str, start: int, end: int, longest: int) -> Iterable[Span]:
    """The sentence from `start` to `end`; one longer than anybody writes, such as a table in one line, in pieces.

    How figures of a sentence belong together takes time with the cube of their number.
    """
    return (_trimmed(text, start, end),) if end - start <= longest else _short_pieces(text, start, end, longest)


def _short_pieces(text: str, start: int, end: int, longest: int) -> Iterator[Span]:
    while end - start > longest:
        gap = max(text.rfind(sign, start + longest // 2, start + longest) for sign in _GAPS)
        stop = gap + 1 if gap >= 0 else start + longest
        yield _trimmed(text, start, stop)
        start = stop
    yield _trimmed(text, start, end)


def _abbreviated(text: str, start: int, stop: int, known: Container[str]) -> bool:
    """Whether the full stop at `stop` belongs to a short form ("inc.", "u.s.", "j.", "(wire)--dec.")."""
    word = text[max(text.rfind(" ", start, stop) + 1, start) : stop + 1].rpartition("--")[2].lstrip("(\"'[")
    return word in known or (len(word) == word.count(".") * 2 and _INITIAL.fullmatch(word) is not None)


def _ends_all_the_same(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a sentence ends with the short form at `stop` ("in the U.S. The company …"): what follows begins one."""
    word = text[max(text.rfind(" ", start, stop) + 1, start) : stop + 1].lstrip("(\"'[")
    following = _NEXT.match(text, stop + 1)
    return word in lexicon.closing and following is not None and following[1] in lexicon.openers


_NEXT = re.compile(r"[\"')\]]*\s+[\"'(]*(\w+)")


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def has_bullet(text: str, span: Span) -> bool:
    """Whether the sentence at `span` begins with the sign of a list's item."""
    return bool(_SIGN.match(text, span.start))


def is_item(text: str, span: Span) -> bool:
    """Whether the sentence at `span` is an item of a list: it begins with a bullet, or ends without a full stop."""
    written = span.of(text)
    return bool(_ITEM.match(written) or _BULLET.match(written)) or written[-1:] not in ".!?"
