"""The history of one figure as a small picture, drawn as SVG by hand; a bitmap where a channel needs one."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape as xml
from typing import Any

from alerts.figures import Numbers, number

WIDTH, HEIGHT = 440, 170
_LEFT, _TOP, _BOTTOM = 12, 18, 34
#: The picture brings its own ground, so that it reads the same in a light and in a dark mail.
_GROUND, _INK, _FAINT, _BAND, _LINE = "#f6f7f9", "#374151", "#6b7280", "#b9c2cf", "#4b5f7a"


@dataclass(frozen=True, slots=True)
class Step:
    """A figure that stood from a day on. `None` is an open end."""

    day: date
    low: Decimal | None
    high: Decimal | None

    @property
    def ends(self) -> list[Decimal]:
        """The ends that are there."""
        return [end for end in (self.low, self.high) if end is not None]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days and amounts lie in the picture."""

    first: date
    last: date
    least: Decimal
    most: Decimal
    right: float

    def x(self, day: date) -> float:
        """From the left edge, in pixels."""
        span = max((self.last - self.first).days, 1)
        return round(_LEFT + (WIDTH - _LEFT - self.right) * (day - self.first).days / span, 1)

    def y(self, amount: Decimal) -> float:
        """From the top edge, in pixels."""
        share = (amount - self.least) / (self.most - self.least) if self.most > self.least else Decimal("0.5")
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * float(share), 1)


def history_chart(events: Sequence[Mapping[str, Any]], lang: str = "en", numbers: str = "long") -> str | None:
    """The guided range as a band over time, one step an event. `None` where there are not two figures to show."""
    told = [event for event in events if event.get("low") is not None or event.get("high") is not None]
    same = [event for event in told if event.get("kind") == told[-1].get("kind")]
    steps = [_step(event) for event in same]
    if len(steps) < 2:
        return None
    form = "korean" if numbers == "korean" else "short"
    unit = same[-1].get("currency") if same[-1].get("kind", "amount") == "amount" else None
    return _drawn(steps, Numbers(form, lang), unit)


def _step(event: Mapping[str, Any]) -> Step:
    return Step(date.fromisoformat(event["said_on"][:10]), number(event.get("low")), number(event.get("high")))


def _frame(steps: Sequence[Step], label: str) -> Frame:
    amounts = [end for step in steps for end in step.ends]
    margin = (max(amounts) - min(amounts)) * Decimal("0.12") or max(amounts) * Decimal("0.05")
    # The last figure is given some days to stand, or it would be a line without width.
    first, last = steps[0].day, steps[-1].day
    tail = max((last - first) / 5, date.resolution * 10)
    # Letters of the Latin script are about half as wide as those of the Korean one.
    right = 24 + sum(16.0 if ord(char) > 0x2E80 else 9.2 for char in label)
    return Frame(first, last + tail, min(amounts) - margin, max(amounts) + margin, right)


def _drawn(steps: Sequence[Step], numbers: Numbers, unit: str | None) -> str:
    label = numbers.range(steps[-1].low, steps[-1].high, unit)
    frame = _frame(steps, label)
    days = [*(step.day for step in steps), frame.last]
    parts = []
    for step, start, end in zip(steps, days, days[1:], strict=False):
        parts += _band(frame, step, frame.x(start), frame.x(end))
    parts += [_label(frame, steps[-1], label), *_dates(frame, steps)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" font-family="Noto Sans, Noto Sans KR, Arial, sans-serif" font-size="15">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="6" fill="{_GROUND}"/>{"".join(parts)}</svg>'
    )


def _band(frame: Frame, step: Step, left: float, right: float) -> list[str]:
    """One step: a band between both ends with a line at each; an open end fades out."""
    low, high = (None if end is None else frame.y(end) for end in (step.low, step.high))
    top = high if high is not None else max(float(low or 0) - 28, 4.0)
    bottom = low if low is not None else min(float(high or 0) + 28, HEIGHT - _BOTTOM + 4.0)
    opacity = "1" if low is not None and high is not None else "0.45"
    width = round(right - left, 1)
    area = f'<rect x="{left}" y="{top}" width="{width}" height="{round(bottom - top, 1)}" fill="{_BAND}"'
    parts = [f'{area} fill-opacity="{opacity}"/>'] if bottom > top else []
    heights = dict.fromkeys(y for y in (low, high) if y is not None)
    return parts + [f'<path d="M{left} {y}H{right}" stroke="{_LINE}" stroke-width="2" fill="none"/>' for y in heights]


def _label(frame: Frame, last: Step, label: str) -> str:
    """The last figure, to the right of its band."""
    middle = sum(frame.y(end) for end in last.ends) / len(last.ends)
    x = frame.x(frame.last) + 8
    return (
        f'<text x="{x}" y="{round(middle + 5, 1)}" fill="{_INK}" font-weight="bold" font-size="16">{xml(label)}</text>'
    )


def _dates(frame: Frame, steps: Sequence[Step]) -> list[str]:
    """The day of each step below it, where there is room."""
    parts, free = [], 0.0
    for step in steps:
        x = frame.x(step.day)
        if x >= free:
            parts.append(f'<text x="{x}" y="{HEIGHT - 10}" fill="{_FAINT}">{step.day.isoformat()}</text>')
            free = x + 90
    return parts


@lru_cache(maxsize=32)
def png(svg: str | None) -> bytes | None:
    """The picture as a bitmap of twice its size, or `None` where vl-convert (extra `png`) is not installed."""
    if svg is None:
        return None
    try:
        import vl_convert
    except ImportError:
        return None
    return bytes(vl_convert.svg_to_png(svg, scale=2))


def data_uri(svg: str | None) -> str | None:
    """The picture as an address that holds it, for pages that are looked at in a browser."""
    return None if svg is None else "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
