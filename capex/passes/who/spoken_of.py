"""The company that is spoken of where a sentence names none: by the sentences before, the headline, the article."""

from __future__ import annotations

from functools import lru_cache

from capex.passes.scene import Scene
from capex.passes.who.acting import is_oblique, said_beside, takes_over
from capex.passes.who.by_rivals import only_compares
from capex.passes.who.headings import headed
from capex.passes.who.in_passing import is_in_passing
from capex.passes.who.strangers import opens_with_a_name, stranger_acts
from capex.tokens import Sentence


def _last_subject(scene: Scene, index: int, before: Sentence) -> str | None:
    """The company with which the thought that ends `before` begins, where the next sentence goes on with "its"."""
    sentence = scene.sentences[index]
    opens = any(m.span.start == sentence.span.start for m in sentence.marks.of("own_words"))
    breaks = [m.span.end for m in before.marks.of("hard_breaks")]
    if not scene.lexicon.spaced or not opens or not breaks:
        return None
    return next((who.ticker for who in before.whos if 0 <= who.span.start - breaks[-1] <= 2), None)


@lru_cache(maxsize=64)
def topic(scene: Scene, index: int) -> str | None:  # noqa: PLR0911 (one return for each way to tell)
    """The company that the sentences before speak of, else the one that the headline or the article begins with."""
    if (heads := headed(scene)) and index in heads:
        return heads[index]
    paragraph = scene.sentences[index].paragraph
    beside = None
    for before in reversed(scene.sentences[:index]):
        if before.paragraph < paragraph - 1:
            break
        acting = [
            who for who in before.whos
            if not is_oblique(scene, before, who) and not said_beside(scene, before, who, before.span.end)
            and not is_in_passing(scene, before, who)
        ]  # fmt: skip
        last = max((who.span.end for who in before.whos), default=before.span.start)
        if stranger_acts(scene, before, last, before.span.end) and not _comes_back(scene, index, before):
            return None
        if before is scene.sentences[index - 1] and (ended := _last_subject(scene, index, before)):
            return ended
        names = [who.ticker for who in acting if takes_over(scene, before, who)]
        if names:
            own = set(scene.headline)  # "Like its rivals A and B, C …": an article on C goes on about C
            # Another paragraph's Boeing is not "the group" of an article on Lufthansa.
            anew = before.paragraph < paragraph and (_opens_as_own(scene, index) or _officers_speak(scene, index))
            on = own & set(names) or anew
            return scene.headline[0] if len(own) == 1 and on else names[0]
        beside = beside or next((who.ticker for who in acting), None)
    main = main_company(scene)
    if beside is not None and main not in scene.headline:
        return beside
    if (scene.lexicon.joined and scene.lexicon.spaced) or main is None or main in scene.headline:
        return main
    return main if _opens_on(scene, index, main) else None


def _opens_on(scene: Scene, index: int, main: str) -> bool:
    """Whether an article may open on the company that it names most before it names that."""
    named = next(n for n, s in enumerate(scene.sentences) if any(who.ticker == main for who in s.whos))
    if named > index and any(opens_with_a_name(scene, before) for before in scene.sentences[: index + 1]):
        return False  # "PayPal has a new chief. Capex will be $1 billion, its finance chief said. Pfizer …"
    if scene.sentences[index].marks.any_of("first_persons", "officers"):
        return True  # a quotation may open an article
    return named <= index + 1  # what comes long before anybody is named is of the whole trade


def _comes_back(scene: Scene, index: int, before: Sentence) -> bool:
    """Whether a paragraph of an article on one company goes on about that, after one that ends with a stranger.

    What begins with words for a company ("The group …") goes on about the stranger.
    """
    if not scene.lexicon.spaced or scene.lexicon.joined or len(set(scene.headline)) != 1:
        return False
    paragraph = scene.sentences[index].paragraph
    sentence = next(s for s in scene.sentences if s.paragraph == paragraph)
    quoted = scene.text.startswith('"', sentence.span.start) and sentence.marks.any_of("officers")
    return before.paragraph < paragraph and quoted


def _opens_as_own(scene: Scene, index: int) -> bool:
    """Whether words that stand for the company that the article is about are the subject of a sentence ("The group").

    They begin it, or stand behind the comma that ends what leads to them ("Pour 2026, dernière année …, le groupe").
    """
    sentence = scene.sentences[index]
    its = {m.span for m in sentence.marks.of("its")}
    starts = [m.span.start for m in sentence.marks.of("own_words") if m.span not in its]
    return any(at == sentence.span.start or scene.text.startswith(", ", at - 2) for at in starts)


def _officers_speak(scene: Scene, index: int) -> bool:
    """Whether officers of a company that the paragraph does not name speak in it, where no word stands for one."""
    sentence = scene.sentences[index]
    own = [m.span.start for m in sentence.marks.of("own_words")]
    return scene.lexicon.spaced and sentence.marks.any_of("officers") and sentence.span.start not in own


@lru_cache(maxsize=8)
def main_company(scene: Scene) -> str | None:
    """The company that an article names most, the headline counting double; the first of those named equally often."""
    counts: dict[str, int] = {}
    for ticker in scene.headline:
        counts[ticker] = counts.get(ticker, 0) + 2
    for sentence in scene.sentences:
        for who in sentence.whos:
            if not only_compares(scene, sentence, who):
                counts[who.ticker] = counts.get(who.ticker, 0) + 1
    return max(counts, key=lambda ticker: counts[ticker]) if counts else None
