"""What is said of several companies at once and holds for each of them: 谷歌和Meta雙雙預告…, 兩家公司都…, 両社とも…."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import Scene, View
from capex.passes.text.brackets import past_bracket
from capex.passes.when.respective import list_around
from capex.passes.who.acting import said_beside
from capex.passes.who.thoughts import is_subject
from capex.passes.who.unknown_names import is_word
from capex.tokens import Sentence, Unit

#: More companies than these are a sector.
_MOST = 5
#: So many companies in a row share one figure.
_MANY = 3


def is_for_each(view: View) -> bool:
    """Whether a word such as "both" leads to the view's place, and no company is named behind that word."""
    return _word(view.sentence, view.place) is not None


def each_of(scene: Scene, index: int, place: Span) -> tuple[str, ...]:
    """The tickers of the companies that are spoken of one by one at `place`; none where it is one company or a sector.

    They are named in the sentence before the word, else in the sentences before of the same paragraph.
    """
    sentence = scene.sentences[index]
    word = _word(sentence, place)
    if word is None:
        return ()
    named = [who.ticker for who in sentence.whos if who.span.end <= word.start]
    for before in reversed(scene.sentences[:index]):
        if named or before.paragraph != sentence.paragraph:
            break
        named = [who.ticker for who in before.whos]
    distinct = tuple(dict.fromkeys(named))
    return distinct if 1 < len(distinct) <= _MOST else ()


def _word(sentence: Sentence, place: Span) -> Span | None:
    words = [m.span for m in sentence.marks.of("eachs") if m.span.end <= place.start]
    named = [who.span.start for who in sentence.whos if who.span.end <= place.start]
    return words[-1] if words and not any(start >= words[-1].end for start in named) else None


def share_one_figure(scene: Scene, view: View) -> bool:
    """Whether a row of companies is the subject of the only figure ("Microsoft, Meta and Amazon will spend $500bn")."""
    start, said = view.place.start, view.sentence
    before = [who.span for who in said.whos if who.span.end <= start and not said_beside(scene, said, who, start)]
    before = _with_strangers(scene, said, before)
    money = [a for a in view.sentence.amounts if a.unit is Unit.MONEY]
    apart = len(money) > 1 and (bool(scene.lexicon.subject_endings) or said.marks.any_of("respectively"))
    if not apart and _is_paired(scene, view):
        return True
    if len(before) < _MANY - 1 or _is_listed(scene, view, [a.span for a in money]):
        return False
    words = {m.span.of(scene.text) for m in view.marks("between_and")}
    gaps = [Span(one.end, other.start).of(scene.text).strip(" ,、") for one, other in pairwise(before)]
    if len(before) < _MANY:
        return gaps[-1] in words and _are_the_subject(scene, view, before)
    return all(not gap or gap in words for gap in gaps[-_MANY + 1 :])


def _with_strangers(scene: Scene, sentence: Sentence, named: list[Span]) -> list[Span]:
    """The names, and those that nobody watches and that "and" joins to one of them: "Bosch und ZF wollen"."""
    if not named or not scene.lexicon.spaced or scene.lexicon.joined:
        return named
    words = {m.span.of(scene.text) for m in sentence.marks.of("between_and")}
    found = [m.span for m in sentence.marks.of("strangers") if not any(m.span.overlaps(span) for span in named)]
    found += _new_partners(scene, sentence, named, "|".join(map(re.escape, sorted(words)))) if words else []

    def joined(one: Span, other: Span) -> bool:
        first, last = sorted((one, other))
        return scene.text[first.end : max(first.end, last.start)].strip() in words

    return sorted(named + [span for span in found if any(joined(span, name) for name in named)])


@cache
def _new(lexicon: Lexicon) -> str:
    """A name that nobody watches, and what may tell before it what it is: "le chinois Zenova", "l'allemand Zenova"."""
    return rf"(?P<k>(?:{literal(lexicon.articles)} ?(?:[^\W\dA-Z_]\w+ )?)?(?P<n>[A-ZÀ-Þ][\w&-]+))"


def _new_partners(scene: Scene, sentence: Sentence, named: list[Span], ands: str) -> list[Span]:
    """The names that no table knows and that do something together with a watched company, by a verb of several."""
    text, new, found = scene.document.text, _new(scene.lexicon), []
    act = rf" [^\W\d_A-Z]\w*{literal(scene.lexicon.plural_endings)} "
    for span in named:
        if not any(span == who.span for who in sentence.whos):
            continue
        first = re.compile(rf"{new} (?:{ands}) {re.escape(span.of(text))}").match(text, sentence.span.start, span.end)
        last = re.compile(rf" (?:{ands}) {new}(?={act})").match(text, span.end, sentence.span.end)
        found += [Span(*hit.span("k")) for hit in (first, last) if hit and not is_word(scene.lexicon, hit["n"])]
    return found


def _is_listed(scene: Scene, view: View, money: list[Span]) -> bool:
    """Whether the figure is one of several in a row, or not the first that follows the companies."""
    if len(money) < 2 or view.place not in money:
        return len(money) > 1
    own = money.index(view.place)
    named = max((who.span.end for who in view.sentence.whos if who.span.end <= view.place.start), default=0)
    return len(list_around(scene, view.sentence, money, own)) > 1 or any(named <= a.start for a in money[:own])


def _are_the_subject(scene: Scene, view: View, row: list[Span]) -> bool:
    """Whether two companies begin the thought of the figure, and no word behind them stands for one of them."""
    own = (m.span.start for m in view.marks("own_words"))
    alone = not any(row[-1].end <= start < view.place.start for start in own)
    return alone and scene.lexicon.spaced and not scene.lexicon.joined and is_subject(scene, view.sentence, row[0])


def goes_on_about_several(scene: Scene, view: View) -> bool:
    """Whether nobody is named, and the sentence before tells of several: "Meta and Amazon report. Capex …"."""
    said = view.sentence
    if not scene.lexicon.spaced or scene.lexicon.joined or said.whos or said.marks.any_of("own_words", "officers"):
        return False
    index = scene.number(said)
    before = scene.sentences[index - 1] if index else None
    if before is None or before.paragraph != said.paragraph or before.amounts or set(scene.headline):
        return False
    row = [who.span for who in before.whos]
    if len({who.ticker for who in before.whos}) < _MANY - 1 or before.marks.any_of("own_words"):
        return False
    words = {m.span.of(scene.text) for m in before.marks.of("between_and")}
    gaps = [Span(one.end, other.start).of(scene.text).strip(" ,") for one, other in pairwise(row)]
    return all(not gap or gap in words for gap in gaps)


def _is_paired(scene: Scene, view: View) -> bool:
    """Whether two companies, watched or not, do something together: SK와 아마존은 울산에 7조원을 투자한다."""
    said, pairs = view.sentence, scene.lexicon.pairs
    names = [who.span for who in said.whos] + [m.span for m in said.marks.of("strangers")]
    names = sorted(span for span in names if span.end <= view.place.start) if pairs else []
    if names and any(scene.text[names[-1].end : view.place.start] == f"{pair} " for pair in pairs[:2]):
        return True  # 대한항공은 인천국제공항공사와 1760억원을 투입한다
    return any(
        Span(one.end, other.start).of(scene.text).strip(") \n") in (*pairs, ",")
        and (_acts(scene, view, other) or _owns_it(scene, view, other))
        for one, other in pairwise(names)
    )


def _owns_it(scene: Scene, view: View, name: Span) -> bool:
    """Whether what follows is of both companies, and nobody acts behind: 삼성전자와 SK하이닉스의 시설투자가 30조원."""
    owner = scene.lexicon.owner
    acts = any(who.span.start > name.end for who in view.sentence.whos if who.span.end <= view.place.start)
    return bool(owner) and scene.text.startswith(owner, name.end) and not acts


def _acts(scene: Scene, view: View, name: Span) -> bool:
    """Whether a name is the subject of the figure: by its ending, or, where there is none, in the same clause."""
    if scene.lexicon.subject_endings:
        return _is_subject(scene, name)
    last = not any(name.end <= who.span.start < view.place.start for who in view.sentence.whos)
    if last and scene.lexicon.topic_sign and scene.text.startswith(scene.lexicon.topic_sign, name.end):
        return not view.sentence.marks.any_of("eachs", "respectively")  # 東芝とロームは共同で生産し、計3883億円を
    return last and view.clause.start <= name.start and not view.in_clause("eachs")


def _is_subject(scene: Scene, name: Span) -> bool:
    """Whether a name has the ending of a subject, also behind a bracket."""
    return scene.text.startswith(scene.lexicon.subject_endings, past_bracket(scene.text, name.end))
