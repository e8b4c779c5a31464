"""Pages, filings, PDFs and subtitles as plain text. Pure.

Paragraphs are parted by an empty line. A row of a table is a line, its cells parted by " | ". Filings are not
articles: nothing of them is left out but what nobody sees (scripts, the hidden header of inline XBRL, the wrapper of
EDGAR, page numbers).
"""

from __future__ import annotations

import html
import logging
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from scrapers.charset import decode


class TextError(ValueError):
    """Bytes that hold no text that could be read."""


_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table"
        " tbody tfoot thead tr ul document text page",
    )
)
_HIDDEN = frozenset(re.findall(r"[\w:]+", "script style noscript template head svg iframe select button ix:header"))
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PAGE_BREAK = re.compile(r"(?:page-)?break-(?:before|after)\s*:\s*(?:always|page)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|top)", re.IGNORECASE)
_CELLS = ("td", "th")

#: Characters that only look like a space, and those that look like nothing.
_SPACES = {ord(c): " " for c in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"}
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"), None)
_CLEAN = {**_SPACES, **_NOTHING}


def html_to_text(content: bytes | str, charset: str | None = None, lang: str | None = None) -> str:
    """A page or filing as text, whole. Plain text in EDGAR's wrapper has its lines joined to paragraphs."""
    source = content if isinstance(content, str) else decode(content, charset, lang)
    body = unwrapped(source)
    if not re.search(r"<(?:p|div|td|br|span|font|body|html|li|h[1-6])\b", body[:200_000], re.IGNORECASE):
        return _plain(body)
    # lxml refuses text that declares its own encoding, and a NUL ends its reading.
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", body).replace("\x00", "")
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=False)
    try:
        root = lxml_html.document_fromstring(body, parser=parser)
    except etree.ParserError:
        return ""
    return _tidy(_Blocks().of(root))


def unwrapped(source: str) -> str:
    """What EDGAR's <DOCUMENT> wrapper holds; any other text as it is."""
    if not re.match(r"\s*<DOCUMENT>", source):
        return source
    start = source.find("<TEXT>")
    end = source.rfind("</TEXT>")
    body = source[start + 6 if start >= 0 else 0 : end if end > start else len(source)]
    return re.sub(r"^\s*<(XBRL|XML|PDF)>|</(XBRL|XML|PDF)>\s*$", "", body)


@dataclass
class _Blocks:
    """Collects text on the way through a tree: a stack of cells under way, and the rows they belong to."""

    out: list[str] = field(default_factory=list)
    cells: list[tuple[list[str], list[str]]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def of(self, root: Any) -> str:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start" and _is_hidden(element):
                # The end of a skipped element is still reported: its tail is written there.
                walk.skip_subtree()
            elif event == "start":
                self.start(element, element.tag)
            elif event == "end" and not _is_hidden(element):
                self.end(element.tag)
            if event != "start" and element.tail and element is not root:
                self.write(element.tail)
        return "".join(self.out)

    def write(self, text: str) -> None:
        self.out.append(re.sub(r"\s+", " ", text.translate(_CLEAN)))

    def start(self, element: Any, tag: str) -> None:
        style = element.get("style") or ""
        if style and _PAGE_BREAK.search(style):
            self.out.append("\n\f\n")
        if tag in _CELLS:
            self.cells.append((self.out, []))
            self.out = []
        elif tag == "tr":
            self.rows.append([])
            self.out.append("\n")
        elif tag == "br":
            self.out.append("\v")
        elif tag in _BLOCKS:
            self.out.append("\n")
        raised = tag == "sup" or (style and _RAISED.search(style) and tag in ("span", "font"))
        if raised and re.fullmatch(r"\(?[\d*†‡]{1,2}\)?", (element.text or "").strip()):
            self.out.append(" ")
        if element.text:
            self.write(element.text)

    def end(self, tag: str) -> None:
        if tag in _CELLS and self.cells:
            cell = "".join(self.out)
            self.out = self.cells.pop()[0]
            if self.rows:
                self.rows[-1].append(cell)
            else:
                self.out.append(f"\n{cell}\n")
        elif tag == "tr" and self.rows:
            self.out += (_row(self.rows.pop()), "\n")
        elif tag in _BLOCKS:
            self.out.append("\n")


def _is_hidden(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return False
    return tag in _HIDDEN or element.get("hidden") is not None or bool(_INVISIBLE.search(element.get("style") or ""))


_OPENS = re.compile(
    r"(?:[$€£¥₩]|US\$|NT\$|HK\$|USD|EUR|GBP|JPY|KRW|TWD|CNY|\(|\(\$|[$€£¥₩]\s?\(|[•·▪●○◦‣*–—-]|\(?[\da-z]{1,2}[).])"
)
_CLOSES = re.compile(r"(?:\)|%|\)\s?%|%\s?\)|\(\d\)|\*|million|billion|trillion)")
_JOINS = re.compile(r"(?:to|and|-|–|—|~|±|\+/-)", re.IGNORECASE)


def _row(cells: list[str]) -> str:
    """A row as a line. A currency sign, a bracket or a per cent sign in a cell of its own belongs to its number."""
    parts = [part for cell in cells if (part := cell.strip(" \n\v"))]
    if sum(map(len, parts)) > 400 and any("\n" in part or "\v" in part for part in parts):
        return "\n\n".join(parts)  # a table that only lays out the page
    line: list[str] = []
    glue = False
    for part in (" ".join(part.split()) for part in parts):
        if line and (glue or _CLOSES.fullmatch(part)):
            word = (
                part[0].isalpha() or line[-1][-1:].isalpha() or (re.match(r"[•·▪●○◦‣*–—\-)\d]", line[-1][-1:]) and glue)
            )
            line[-1] += (" " if word and part[0] not in ")%" else "") + part
        elif line and _JOINS.fullmatch(part) and re.search(r"(?:\d|%|illion)$", line[-1]):
            line[-1] += f" {part}"
            glue = True
            continue
        else:
            line.append(part)
        glue = bool(_OPENS.fullmatch(part)) and (len(line) == 1 or not part[0].isalnum())
    return " | ".join(line)


_PAGE_NUMBER = re.compile(
    r"\n *(?:page +)?[-–—]? ?(?:\d{1,3}|[A-Z]-\d{1,3}|[ivx]{1,5}) ?[-–—]? *\n\s*\f", re.IGNORECASE
)
_BROKEN = re.compile(r"(?<=[^\s.:;!?|•])\s*\n\s*\f\s*(?:Table of Contents\s*\n\s*)?(?=[a-z($€£])")


def _tidy(text: str) -> str:
    """One line a block, single spaces; a sentence that a page break cut is one again."""
    text = re.sub(r"[ \t\r\xa0]+", " ", text)
    text = _PAGE_NUMBER.sub("\n\f", text)
    text = _BROKEN.sub(" ", text).replace("\f", "\n")
    return paragraphs(text.split("\n"))


def paragraphs(blocks: Iterable[str]) -> str:
    """Blocks as text: an empty line between two, but for rows of a table; a line break inside one (VT) is kept."""
    out: list[str] = []
    table = False
    for block in blocks:
        lines = [line for each in block.split("\v") if (line := each.strip())]
        if lines:
            row = " | " in lines[0]
            out += ("" if not out else "\n" if row and table else "\n\n", "\n".join(lines))
            table = row
    return "".join(out)


def _plain(body: str) -> str:
    """Text without HTML: paragraphs stand between empty lines, tables keep their lines."""
    body = html.unescape(re.sub(r"</?[A-Za-z][^<>\n]{0,200}>", "\n\n", body)).translate(_CLEAN)
    blocks = re.split(r"\n[ \t]*\n", body.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n\n".join(filter(None, (_paragraph(block) for block in blocks)))


def _paragraph(block: str) -> str:
    lines = [line.strip() for line in block.split("\n") if line.strip(" -=_\t")]
    if any(re.search(r"\S {3,}\S|\.{4,}|\t", line) for line in lines):
        return "\n".join(re.sub(r" {3,}| ?\.{4,} *|\t+", " | ", line) for line in lines)
    return " ".join(lines)


# ---- PDF -----------------------------------------------------------------------------------------------------------

#: PDFium serves one thread at a time.
_PDFIUM = threading.Lock()


def pdf_to_text(content: bytes) -> str:
    """The text of a PDF by PDFium, else by pypdf. Raises TextError where both fail; empty for scanned pages."""
    try:
        return _joined(_by_pdfium(content))
    except Exception as first:  # noqa: BLE001 (what a broken file raises is not written down anywhere)
        try:
            return _joined(_by_pypdf(content))
        except Exception as second:
            raise TextError(f"the PDF is broken ({first}; {second}); save it anew") from second


def _by_pdfium(content: bytes) -> list[str]:
    import pypdfium2

    with _PDFIUM, pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def _by_pypdf(content: bytes) -> list[str]:
    import io

    import pypdf

    # It reports what is wrong with a file as warnings of its own; here that is one answer like any other.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def _joined(pages: list[str]) -> str:
    return "\n\n".join(filter(None, ("\n".join(_unbroken(page)) for page in pages)))


def _unbroken(page: str) -> list[str]:
    """The lines of a page, with those joined that only the margin parted."""
    page = re.sub(r"(?<=\w)[\ufffe\u00ad]\r?\n?", "", page).translate(_CLEAN)
    lines = [" ".join(line.split()) for line in page.replace("\r", "\n").split("\n") if line.strip()]
    width = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    length = 0
    for place, line in enumerate(lines):
        runs_on = joined and length > 0.7 * width and re.match(r"[a-z$€£(\d]", line) and joined[-1][-1] not in ".:;!?"
        if runs_on:
            joined[-1] += f" {line}"
        elif not (place in (0, len(lines) - 1) and re.fullmatch(r"(?:page )?\d{1,3}", line, re.IGNORECASE)):
            joined.append(line)
        length = len(line)
    return joined


# ---- subtitles -----------------------------------------------------------------------------------------------------

_TIMING = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->.*")


def captions_to_text(content: bytes | str) -> str:
    """Subtitles (.vtt, .srt) as running text, one paragraph for each speaker's turn."""
    source = content if isinstance(content, str) else decode(content)
    spoken: list[str] = []
    for block in re.split(r"\n\s*\n", source.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip().split("\n")
        at = next((i for i, line in enumerate(lines) if _TIMING.match(line.strip())), None)
        if at is not None:
            spoken.append(_speech(" ".join(lines[at + 1 :])))
    return _turns(spoken)


def _speech(cue: str) -> str:
    cue = re.sub(r"<v(?:\.[\w.]+)?\s+([^>]+)>", r"\n\1: ", cue)
    return html.unescape(re.sub(r"<[^>]+>|\{\\[^}]*\}", "", cue))


def _turns(cues: list[str]) -> str:
    """Cues as lines: rolling captions repeat themselves; a turn begins with a name and a colon, or a dash."""
    text, last = "", ""
    for cue in cues:
        words = " ".join(cue.split())
        if words and words != last:
            begins = cue.startswith("\n") or re.match(r"(?:>>|- |[A-Z][\w.' -]{1,40}: )", words)
            text += ("\n\n" if begins and text else " " if text else "") + words
        last = words
    return text
