"""Lists whose items a line of its own heads with a company: "▼京セラ", "■ 삼성전기", "【三星电子】"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.scene import Scene
from capex.tokens import Sentence, Unit


@cache
def _form(lexicon: Lexicon) -> re.Pattern[str]:
    """A sign or number that tells such lines from one another, a name, and what closes a bracket."""
    digits = "".join(sign for sign in lexicon.digits if sign.isalpha()) or "0"
    number = rf"\(?(?:\d{{1,2}}|[{digits}]{{1,2}})[.)、．]"
    return re.compile(
        rf"(?P<sign>[▼▽▲△▶▷►■□◆◇●○◎★☆◀◁※♦◾◽•#*【\[〔〈<「]|(?={number}))\ufe0f?\s*(?:{number}\s*)?"
        r"(?P<name>[^\s\d、。,.:：][^、。,:：\n]{0,28}?)\s*[】\]〕〉>」]?[:：]?$"
    )


#: Marks of these tables are often only a syllable of a name.
_LOOSE = (
    "count_units", "currency_after", "currency_before", "places", "oblique_after", "objects", "segments", "pairs",
    "capex_context", "scopes", "firms", "strangers", "legal_forms", "businesses", "into", "owner", "part_links",
    "scope_links", "destined", "purposes", "goal_links",
)  # fmt: skip
#: So many lines make a list of them.
_LIST = 2


@lru_cache(maxsize=8)
def headed(scene: Scene) -> dict[int, str | None]:
    """The numbers of the sentences below such lines, and whose they are: `None` where nobody watches the company.

    There are such lines where one of them is no more than a watched company's name.
    """
    if scene.document.issuer:
        return {}
    heads = {n: head for n, s in enumerate(scene.sentences) if (head := _head(scene, s)) is not None}
    signs = {sign for sign, owner, _ in heads.values() if owner}
    heads = {n: head for n, head in heads.items() if head[0] in signs}
    return dict(_below(scene, heads)) if len(heads) >= _LIST else {}


def _head(scene: Scene, sentence: Sentence) -> tuple[str, str | None, bool] | None:
    """The sign with which a line heads an item, whose name it is, and whether it may be a name at all."""
    if sentence.span.end - sentence.span.start > _LONG or any(a.unit is not Unit.BARE for a in sentence.amounts):
        return None
    hit = _form(scene.lexicon).match(sentence.span.of(scene.text))
    if hit is None:
        return None
    name = Span(sentence.span.start + hit.start("name"), sentence.span.start + hit.end("name"))
    owner = next((who.ticker for who in sentence.whos if who.span.start == name.start and name.covers(who.span)), None)
    if owner and len(sentence.whos) == 1:
        rest = scene.text[sentence.whos[0].span.end : name.end]
        return hit["sign"], owner if _is_called_in_full(scene, rest) else None, True  # 丸紅食品 is no 丸紅
    known = [m.span for m in sentence.marks if m.table not in _LOOSE]
    return hit["sign"], None, not sentence.whos and not sentence.whens and not known


def _is_called_in_full(scene: Scene, rest: str) -> bool:
    """Whether what stands behind a name in its line only goes on with it: "ルネサス エレクトロニクス"."""
    return not rest.strip() or rest[0].isspace() or rest.strip() in scene.lexicon.firms


#: A longer line heads nothing.
_LONG = 40


def _below(scene: Scene, heads: dict[int, tuple[str, str | None, bool]]) -> Iterator[tuple[int, str | None]]:
    """Each sentence below a line that is a name; what other lines of the kind head is told as ever."""
    first = min(heads)
    under: tuple[str, str | None, bool] = ("", None, False)
    for number in range(first, len(scene.sentences)):
        under = heads.get(number, under)
        if under[2]:
            yield number, under[1]
