"""Money that buys a share of another company, and is no spending of one's own: 오픈AI에 1000억달러를."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.passes.text.nouns import nouns
from capex.tokens import Amount, Mark, Sentence


def goes_into_a_company(scene: Scene, sentence: Sentence, amount: Amount, noun: Mark) -> bool:
    """Whether the money buys a share of a company named right before it: 오픈AI에 1000억달러를."""
    if scene.lexicon.spaced and not scene.lexicon.joined:
        return _buys_a_share(scene, sentence, amount, noun)
    if scene.lexicon.joined and scene.lexicon.moves_to:
        return _goes_toward_a_company(sentence, amount)
    start = amount.span.start - len(scene.lexicon.into)
    if not scene.lexicon.joined or not scene.text.startswith(scene.lexicon.into or "\0", start):
        return False
    return any(span.end == start for span in (*(w.span for w in sentence.whos), *_strangers(sentence)))


def _goes_toward_a_company(sentence: Sentence, amount: Amount) -> bool:
    """Whether the money is put into a company named right before the verb: 輝達向英特爾投資50億美元."""
    verbs = [m.span for m in nouns(sentence) if m.table == "weak_mentions" and m.span.end <= amount.span.start]
    if not verbs or amount.span.start - verbs[-1].end > _LED:
        return False
    names = (*(w.span for w in sentence.whos), *_strangers(sentence))
    leads = sentence.marks.of("oblique")
    return any(0 <= verbs[-1].start - span.end <= 1 and any(m.span.end == span.start for m in leads) for span in names)


#: Signs between a verb of spending and its figure.
_LED = 3
#: Words between a figure and the company whose share it buys, and between "in" and the name of that.
_SHARE, _CALLED = 8, 3


def _buys_a_share(scene: Scene, sentence: Sentence, amount: Amount, noun: Mark) -> bool:
    """Whether the press has the money go into another company as such: "invests another $4 billion in Anthropic"."""
    if scene.document.issuer:
        return False
    end = amount.span.end
    own = {who.ticker for who in sentence.whos if who.span.end <= amount.span.start}
    names = [who.span for who in sentence.whos if who.ticker not in own] + _strangers(sentence)
    led = [m.span for m in sentence.marks.of("share_in") if m.span.start >= end]
    if any(m.span.overlaps(noun.span) for m in sentence.marks.of("pledges")):  # "committed $13 billion to OpenAI"
        led += [m.span for m in sentence.marks.of("moves_to") if m.span.start == end + 1]
    ends = {m.span.start for m in sentence.marks.of("clause_breaks", "hard_breaks", "purposes")}
    known = [name for name in _strangers(sentence) if not scene.text.startswith("'s ", name.end)]
    return any(
        scene.distance(end, name.start) <= _SHARE
        and any(at.end <= name.start and _is_called(scene, at.end, name.start) for at in led)
        and not any(m.span.end + 1 == name.start for m in sentence.marks.of("oblique") if m.span not in led)
        and (name in known or name.end == sentence.span.end or scene.text[name.end] in ",.;:)" or name.end + 1 in ends)
        for name in names
        if name.start >= end
    )


def _is_called(scene: Scene, start: int, end: int) -> bool:
    """Whether "in" leads to a name, and no comma parts them: "in India through 2030; Microsoft, $17.5 billion"."""
    return scene.distance(start, end) <= _CALLED and not any(sign in scene.text[start:end] for sign in ",;")


def goes_into_a_named_one(scene: Scene, sentence: Sentence, amount: Amount, noun: Mark) -> bool:
    """Whether a verb of investing puts the money into what only others own: "invertirá 100.000 millones en OpenAI"."""
    loose = any(m.span == noun.span for m in sentence.marks.of("weak_mentions"))
    if scene.lexicon.joined or scene.document.issuer or not loose or noun.span.end > amount.span.start:
        return False
    leads = {m.span.start for m in sentence.marks.of("share_in") if 0 <= m.span.start - amount.span.end <= 1}
    return any(m.span.start in leads for m in sentence.marks.of("other_metrics"))


#: What is built with money, so that it buys no share.
_BUILT = ("builds", "programmes", "capex_context", "scopes")


def buys_in(scene: Scene, index: int, amount: Amount, noun: Mark) -> bool:
    """Whether the press tells before the figure that a share is bought, and of nothing built with it: 參與…現金增資.

    It may be told in the sentence before, if the figure's own tells no more than how much is invested.
    """
    sentence = scene.sentences[index]
    if not scene.lexicon.joined or scene.document.issuer or not _is_general(scene, noun):
        return False
    weak = noun.table == "weak_mentions"
    start = max((b for b in sentence.breaks if weak and b <= amount.span.start), default=sentence.span.start)
    told = [
        m.span.end for m in sentence.marks.of("buy_ins") if start <= m.span.start and m.span.end <= amount.span.start
    ]
    if told:
        return not any(m.span.start >= told[-1] for m in sentence.marks.of(*_BUILT) if not m.span.overlaps(noun.span))
    before = scene.sentences[index - 1] if index else None
    if weak or before is None or before.paragraph != sentence.paragraph or sentence.marks.any_of(*_BUILT):
        return False
    return before.marks.any_of("buy_ins") and not before.marks.any_of(*_BUILT) and not sentence.whos


def _is_general(scene: Scene, noun: Mark) -> bool:
    """Whether a noun names any investment, as that in shares may be called, too."""
    return noun.table == "weak_mentions" or noun.span.of(scene.text) in scene.lexicon.any_sums


def _strangers(sentence: Sentence) -> list[Span]:
    return [m.span for m in sentence.marks.of("strangers")]
