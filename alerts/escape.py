"""Text from outside, made harmless for the place it is put in.

Company names, quotes, titles and addresses are what strangers wrote. `clean` takes away what no place can bear; the
functions after it keep what is left from being read as markup, a mention, a header or a formula.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

#: Control characters, and the invisible ones that turn the direction of text (a link could look like another).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&=$]|:(?=//)|\.(?=\w*[./]\w)|(?<=^\d)\.|(?<=^\d\d)\.)")


def clean(text: object, limit: int = 2000) -> str:
    """One line of visible text: unseen and control characters gone, white space folded, cut at `limit` characters."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", str(text)))
    line = " ".join(seen.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def markdown(text: object) -> str:
    """Text that CommonMark and its kin show as it is, without links, headings, mentions or emphasis.

    Mentions (`@everyone`, `<!channel>`) cannot be escaped everywhere, so an unseen character parts `@` from its word.
    """
    return _MARKDOWN.sub(r"\\\1", clean(text)).replace("@", "@\u2060")


def slack(text: object) -> str:
    """Text for Slack, which knows three escapes and reads everything else as it is where markup is off."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cell(text: object) -> str:
    """Text for a table that may be opened in a spreadsheet: nothing in it begins a formula."""
    line = clean(text)
    return "'" + line if line.lstrip().startswith(("=", "+", "-", "@", "\t")) else line


def url(address: object) -> str | None:
    """An address that is safe to link: http or https with a host and nothing unseen, else `None`."""
    text = str(address or "").strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or _UNSEEN.search(text) or re.search(r"[\s\\]", text):
        return None
    if parts.username or parts.password:
        # A name before the @ is the oldest way to make an address look like another one's.
        return None
    return quote(text, safe=":/?#@!$&*+,;=%~-._[]")
