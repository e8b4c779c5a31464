"""What a message says, as plain text and lists; the templates only lay it out.

Every value is cleaned of what no place can bear, and addresses are http(s) or absent. Escaping for HTML or Markdown
is the template engine's, which knows which of the two it writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from alerts import escape, figures
from alerts.context import Context, Event, Reader
from alerts.figures import Numbers, number
from alerts.levels import bars, level_of, net, sureness, unit_of
from alerts.words import LANGUAGES, Words

#: How many documents beside the first, and how many steps of the history, one page shows.
MOST_OTHERS, MOST_STEPS = 6, 8


def view_of(event: Event, context: Context, reader: Reader) -> dict[str, Any]:
    """Everything the event's page shows, in the reader's words and numbers."""
    page = Page(event, context, reader)
    proofs = _by_weight(event.get("attestations") or ())
    return {
        "lang": reader.lang,
        "words": page.words.labels,
        "headline": page.headline(),
        "name": page.name,
        "preamble": page.preamble(),
        "corrected": page.corrected(),
        "said": page.said(proofs),
        "facts": page.facts(),
        "figures": page.figure_rows(),
        "conversion": page.conversion(),
        "proof": page.proof(proofs[0]) if proofs else None,
        "others": [page.proof(proof) for proof in proofs[1 : MOST_OTHERS + 1]],
        "more": page.more(len(proofs) - 1 - MOST_OTHERS),
        "conflicts": [page.proof(proof) for proof in event.get("conflicts") or ()],
        "steps": page.steps(),
        "sparkline": page.sparkline(),
        "spent": page.spent(),
        "judge": [f"capexwatch judge {event['id']} {verdict}" for verdict in ("right", "wrong")],
        "board": escape.url(context.board),
        "id": escape.clean(context.version or event["id"]),
        "why": page.say("why", channel=reader.channel) if reader.channel else "",
    }


def headline_of(event: Event, context: Context, reader: Reader) -> str:
    """The first line alone."""
    return Page(event, context, reader).headline()


def _by_weight(proofs: Sequence[Event]) -> list[Event]:
    """The company's own documents first; among equals the order of the record."""
    return sorted(proofs, key=lambda proof: proof.get("voice") != "issuer")


class Page:
    """One event for one reader, question by question."""

    def __init__(self, event: Event, context: Context, reader: Reader) -> None:
        self.event, self.context, self.reader = net(event, context.earlier), context, reader
        self.words: Words = LANGUAGES[reader.lang]
        self.numbers = Numbers(reader.numbers, reader.lang)
        self.name = escape.clean(context.company_name or event["company"], 60)

    def say(self, label: str, **values: object) -> str:
        """A sentence of the page in the reader's language."""
        return self.words.labels[label].format(**values)

    # ---- the first line

    def headline(self) -> str:
        """What moved, in one line."""
        event = self.event
        line = self.words.headlines[self._pattern()].format(
            name=self.name,
            period=figures.period(event.get("period"), self.reader.lang, calendar_year=self.context.calendar_year),
            what=self._what(),
            new=self.figure(event),
            old=self.figure(event, "prior_"),
        )
        moved = self._moved()
        line = f"{line}: {moved}" if moved else line
        if event.get("late"):
            line = f"{self.words.labels['late']}: {line}"
        if self.context.corrects_version:
            line = f"{self.words.labels['correction']}: {line}"
        return escape.cell(escape.clean(line, 240))

    def _pattern(self) -> str:
        """The name of the headline's pattern."""
        event = self.event
        action = str(event.get("action"))
        if self._is_taken_back():
            return "taken back"
        if self.context.earlier and action == "reaffirmed":
            return "settled"
        if event.get("kind") == "direction" and action in ("initiated", "reaffirmed"):
            return "words"
        needs_old = "{old}" in self.words.headlines.get(action, "{old}")
        return action if action in self.words.headlines and (self._has_old() or not needs_old) else "figure"

    def _is_taken_back(self) -> bool:
        return bool(self.context.corrects_version) and self.event.get("status") == "corrected"

    def _has_old(self) -> bool:
        return self.event.get("prior_low") is not None or self.event.get("prior_high") is not None

    def _what(self) -> str:
        what = self.words.what.get(str(self.event.get("metric")), self.words.what["capex"])
        scope = escape.clean(self.event.get("scope") or "total", 40)
        return what if scope == "total" else self.words.what["part"].format(what=what, scope=scope)

    def figure(self, event: Event, prefix: str = "") -> str:
        """The figure of an event, or with `prefix` "prior_" the one before, in words where there is no number."""
        kind = event.get("kind", "amount")
        currency = unit_of(event)
        approx = bool(event.get("approx")) and not prefix
        text = self.numbers.range(event.get(f"{prefix}low"), event.get(f"{prefix}high"), currency, approx=approx)
        if text:
            return self.words.forms[kind].format(new=text) if kind in ("growth", "ratio") else text
        direction = event.get("direction") if not prefix else None
        return self.words.forms.get(str(direction), self.words.forms["nothing"])

    def _moved(self) -> str:
        """What the first line adds behind the figures: the changes of both ends, where an end has moved."""
        moves = ("raised", "lowered", "narrowed", "widened")
        return self.changes() if self.event.get("action") in moves and not self._is_taken_back() else ""

    def changes(self) -> str:
        """The changes of both ends in words, one number where both moved alike; empty where nothing is compared."""
        event = self.event
        if not self._has_old() or event.get("action") in ("rebased", "withdrawn"):
            return ""
        low, high = (self._change(end) for end in ("low", "high"))
        delta = number(event.get("delta_low"))
        if delta and delta == number(event.get("delta_high")):
            return self.words.changes["both"].format(delta=self._with_share(delta))
        return ", ".join(part for part in (low, high) if part)

    def _change(self, end: str) -> str:
        event = self.event
        delta = number(event.get(f"delta_{end}"))
        if delta:
            return self.words.changes[end].format(delta=self.numbers.change(delta, unit_of(event)))
        opened = event.get(end) is None
        if delta is not None or opened == (event.get(f"prior_{end}") is None):
            return ""
        return self.words.changes[f"{end} {'opened' if opened else 'closed'}"]

    def _with_share(self, delta: Decimal) -> str:
        event = self.event
        text, old = self.numbers.change(delta, unit_of(event)), number(event.get("prior_low"))
        is_point = event.get("prior_low") == event.get("prior_high")
        return f"{text} ({self.numbers.percent(delta / old)})" if old and is_point and unit_of(event) else text

    # ---- the page

    def preamble(self) -> list[str]:
        """Sentences before everything else: what is corrected, what was held back."""
        lines = []
        if self.context.corrects is not None:
            old = Page(self.context.corrects, Context(self.name, self.context.calendar_year), self.reader)
            lines.append(self.say("corrects", headline=old.headline()))
        if self.event.get("late"):
            lines.append(self.say("late note"))
        if self.context.earlier:
            lines.append(self.say("earlier", count=len(self.context.earlier) + 1))
        return lines

    def corrected(self) -> dict[str, str | None] | None:
        """The message that this one corrects, for services that thread none: its id, and where its proof stands."""
        if self.context.corrects is None:
            return None
        links = (escape.url(proof.get("url")) for proof in _by_weight(self.context.corrects.get("attestations") or ()))
        return {"id": escape.clean(self.context.corrects_version or ""), "url": next(filter(None, links), None)}

    def said(self, proofs: Sequence[Event]) -> str:
        """When and where it was said, and when it was seen."""
        parts = [self.say("said", day=figures.day(self.event["said_on"], self.reader.lang))]
        if proofs and (proofs[0].get("title") or proofs[0].get("publisher")):
            parts.append(self.say("in", where=self._where(proofs[0])))
        if self.event.get("seen_at"):
            parts.append(self.say("seen", time=str(self.event["seen_at"])[:16].replace("T", " ") + " UTC"))
        return ", ".join(parts)

    def _where(self, proof: Event) -> str:
        title = escape.clean(proof.get("title") or proof.get("kind") or "", 160)
        publisher = escape.clean(proof.get("publisher") or "", 80)
        return self.say("by", title=title, publisher=publisher) if publisher else title

    def facts(self) -> list[tuple[str, str]]:
        """Headed lines: how sure, the document's own word, the definition, a note."""
        event, words = self.event, self.words
        rows = [(words.labels["sure"], words.sure.get(sureness(event), str(event.get("status"))))]
        if own := event.get("own_word"):
            same = own == event.get("action")
            sentence = self.say(
                "own word same" if same else "own word",
                verb=words.verbs.get(own, escape.clean(own, 40)),
                action=words.verbs.get(str(event.get("action")), ""),
            )
            rows.append(_split(sentence))
        if definition := event.get("definition"):
            rows.append((words.labels["definition"], escape.clean(", ".join(definition), 200)))
        if reason := event.get("reason"):
            rows.append((words.labels["note"], escape.clean(reason, 300)))
        return rows

    def figure_rows(self) -> list[tuple[str, str]]:
        """Now, before, and the change."""
        labels, event = self.words.labels, self.event
        if self._is_taken_back():
            return [(labels["was"], self.figure(event))]
        rows = [(labels["now"], self.figure(event))]
        if self._has_old():
            rows.append((labels["was"], self.figure(event, "prior_")))
        if changes := self.changes():
            rows.append((labels["change"], changes))
        return rows

    def conversion(self) -> str:
        """The new figure in the reader's second currency, with rate and day."""
        rate = self.context.rate
        if rate is None or rate.base != unit_of(self.event) or rate.base == rate.currency:
            return ""
        ends = [None if (end := number(self.event.get(key))) is None else end * rate.rate for key in ("low", "high")]
        rounded = [None if end is None else Decimal(f"{end:.3g}") for end in ends]
        amount = self.numbers.range(rounded[0], rounded[1], rate.currency, approx=True)
        shown = f"{rate.rate:.6g}"
        day = figures.day(rate.day, self.reader.lang)
        values = {"currency": rate.currency, "base": rate.base, "rate": shown, "day": day}
        return self.say("in currency", amount=amount, **values) if amount else ""

    def proof(self, proof: Event) -> dict[str, Any]:
        """One document: its title, publisher, day, words and address."""
        return {
            "where": self._where(proof),
            "day": figures.day(proof["said_on"], self.reader.lang) if proof.get("said_on") else "",
            "quote": escape.clean(proof.get("quote") or "", 700),
            "lang": escape.clean(proof.get("lang") or "", 8),
            "url": escape.url(proof.get("url")),
            "note": escape.clean(proof.get("note") or "", 200),
        }

    def more(self, count: int) -> str:
        """How many documents are not shown."""
        return self.say("and more", count=count) if count > 0 else ""

    # ---- the history

    def _past(self) -> list[Event]:
        return list(self.context.history) or [self.event]

    def steps(self) -> list[tuple[str, str, str]]:
        """Day, verb and figure of the series' last events, oldest first; empty where this one is the only one."""
        past = self._past()
        if len(past) < 2:
            return []
        verbs = self.words.verbs
        return [
            (figures.day(e["said_on"], self.reader.lang), verbs.get(str(e.get("action")), ""), self.figure(e))
            for e in past[-MOST_STEPS:]
        ]

    def sparkline(self) -> str:
        """The levels as bars of text, oldest first."""
        return bars([level for event in self._past() if (level := level_of(event)) is not None])

    def spent(self) -> list[str]:
        """What was spent so far, and what the new figure leaves for the rest of the period."""
        spent, event = self.context.spent, self.event
        if spent is None or spent.currency != unit_of(event):
            return []
        amount = self.numbers.range(spent.amount, spent.amount, spent.currency)
        through = figures.day(spent.through, self.reader.lang)
        ends = [number(event.get("low")), number(event.get("high"))]
        top = ends[1] if ends[1] is not None else ends[0]
        if not top:
            return [self.say("spent bare", amount=amount, through=through)]
        share = self.numbers.share(spent.amount / top)
        return [self.say("spent line", amount=amount, through=through, share=share), self._rest(spent.amount, ends)]

    def _rest(self, spent: Decimal, ends: Sequence[Decimal | None]) -> str:
        left = [None if end is None else max(end - spent, Decimal(0)) for end in ends]
        if left[1] == 0:
            return self.say("overspent")
        approx = bool(self.event.get("approx"))
        return self.say("rest", amount=self.numbers.range(left[0], left[1], unit_of(self.event), approx=approx))


def _split(sentence: str) -> tuple[str, str]:
    head, _, rest = sentence.partition(": ")
    return head, rest
