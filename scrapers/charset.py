"""Bytes of the web as text. What a page declares is often a smaller character set than the one it was written in."""

from __future__ import annotations

import codecs
import re

#: Declared name -> the superset that the writers' programs really use (measured on recorded feeds).
SUPERSETS = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
}
#: What a text in a language may be written in, where nothing is declared, likeliest first.
_BY_LANG = {
    "ko": ("cp949",),
    "ja": ("euc_jp", "cp932"),
    "zh": ("gb18030", "big5hkscs"),
}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_XML = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""", re.IGNORECASE)
_META = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KANA, _HANGUL, _HAN = re.compile("[぀-ヿ]"), re.compile("[가-힣]"), re.compile("[一-鿿]")


def superset(name: str) -> str | None:
    """The codec to read a declared character set with; `None` where the name means nothing."""
    plain = name.strip().lower()
    try:
        return codecs.lookup(SUPERSETS.get(plain, plain)).name
    except LookupError:
        return None


def declared(content: bytes) -> str | None:
    """What the first kilobytes declare, in an XML declaration or a meta tag (and nowhere else: scripts name others)."""
    found = _XML.match(content.lstrip()[:200]) or _META.search(content[:8_192])
    return found[1].decode("ascii") if found else None


def decode(content: bytes, charset: str | None = None, lang: str | None = None) -> str:
    """Bytes as text: byte order mark, UTF-8 if they are that, the server's word, their own, else the likeliest.

    UTF-8 comes before what is declared, because no other encoding of real text happens to be valid UTF-8.
    """
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return content.decode(codec, "replace")
    if b"\x1b$" in content[:4_096]:
        return content.decode("iso2022_jp_2", "replace")
    named = [superset(name) for name in (charset, declared(content)) if name]
    for codec in ("utf-8", *(name for name in named if name)):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return _least_broken(content, [name for name in named if name and name != "utf-8"], lang)


def _least_broken(content: bytes, named: list[str], lang: str | None) -> str:
    """The reading with the fewest faults: a page with one broken character is still in its own encoding."""
    guesses = [*named, *_BY_LANG.get(lang or "", ())]
    if not guesses:
        guesses = ["euc_jp", "cp932", "cp949", "gb18030", "big5hkscs"]
    readings = [content.decode(codec, "replace") for codec in (*guesses, "utf-8")]
    best = min(readings, key=_faults)
    return best if _faults(best) < 0.02 else content.decode("cp1252", "replace")


def _faults(text: str) -> float:
    """The share of characters that could not be read, or that do not stand beside each other in real text."""
    if not text:
        return 0.0
    kana, hangul, han = (len(script.findall(text)) for script in (_KANA, _HANGUL, _HAN))
    odd = min(kana, hangul) + (hangul and min(hangul, han // 8)) + sum("\ue000" <= c <= "\uf8ff" for c in text)
    halfwidth = sum("\uff61" <= c <= "\uff9f" for c in text)
    return (text.count("\ufffd") * 2 + odd + halfwidth - 0.001 * (kana + hangul)) / max(len(text), 200)
