"""Amounts, changes, periods and days as a reader wants them written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from capex.period import FiscalPeriod, InvalidPeriodError

_SIGNS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "INR": "₹", "CNY": "CN¥", "TWD": "NT$", "HKD": "HK$",
    "CAD": "C$", "AUD": "A$", "SGD": "S$", "BRL": "R$", "MXN": "MX$",
}  # fmt: skip
_KOREAN = {
    "USD": "달러", "EUR": "유로", "GBP": "파운드", "JPY": "엔", "KRW": "원", "CNY": "위안", "TWD": "대만달러",
    "HKD": "홍콩달러", "CAD": "캐나다달러", "AUD": "호주달러", "SGD": "싱가포르달러", "CHF": "스위스프랑",
}  # fmt: skip
_LONG = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
_SHORT = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_MYRIADS = ((Decimal(10) ** 12, "조"), (Decimal(10) ** 8, "억"), (Decimal(10) ** 4, "만"))
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: The number formats that a channel may ask for: `long` ($66–72 billion), `short` ($66–72bn), `comma` (long, with a
#: decimal comma), `full` ($66,000,000,000) and `korean` (660억~720억 달러).
FORMATS = ("long", "short", "comma", "full", "korean")


def number(value: Any) -> Decimal | None:
    """A number of an event's JSON, exactly as it is written there."""
    return None if value is None else Decimal(str(value))


def _digits(value: Decimal, places: int = 4) -> str:
    text = f"{round(value, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Numbers:
    """One reader's way of writing numbers: a format out of `FORMATS` and the language of the words around them."""

    form: str = "long"
    lang: str = "en"

    def range(self, low: Any, high: Any, currency: str | None, *, approx: bool = False) -> str:
        """A range of money, or of fractions as per cent where `currency` is `None`. Empty where both ends are."""
        ends = (number(low), number(high))
        if ends == (None, None):
            return ""
        text = self._ends(ends, currency)
        if self.lang == "ko":
            text = f"약 {text}" if approx else text
            return text if None not in ends else f"{text} 이상" if ends[1] is None else f"최대 {text}"
        text = f"about {text}" if approx else text
        return text if None not in ends else f"at least {text}" if ends[1] is None else f"up to {text}"

    def change(self, delta: Any, currency: str | None) -> str:
        """A signed difference: `+$2 billion`. Fractions become percentage points."""
        value = number(delta)
        if value is None:
            return ""
        sign = "+" if value > 0 else "−" if value < 0 else "±"
        if currency is None:
            return f"{sign}{self._local(_digits(abs(value) * 100))}{'%p' if self.lang == 'ko' else ' points'}"
        return sign + self._ends((abs(value), abs(value)), currency)

    def percent(self, fraction: Decimal) -> str:
        """A fraction as signed per cent with at most one decimal: `+6.3%`."""
        sign = "+" if fraction > 0 else "−" if fraction < 0 else "±"
        return f"{sign}{self._local(_digits(abs(fraction) * 100, 1))}%"

    def share(self, fraction: Decimal) -> str:
        """A fraction as per cent without sign or decimals: `74%`."""
        return f"{_digits(fraction * 100, 0)}%"

    def _ends(self, ends: tuple[Decimal | None, Decimal | None], currency: str | None) -> str:
        given = list(dict.fromkeys(end for end in ends if end is not None))
        if currency is None:
            return "–".join(self._local(_digits(end * 100)) for end in given) + "%"
        if self.form == "korean":
            unit = _KOREAN.get(currency, currency)
            return "~".join(_myriads(end) for end in given) + f" {unit}"
        sign = _SIGNS.get(currency, f"{currency} ")
        if self.form == "full":
            return "–".join(sign + _digits(end) for end in given)
        return self._scaled(given, sign)

    def _scaled(self, given: list[Decimal], sign: str) -> str:
        scales = _SHORT if self.form == "short" else _LONG
        units = [next(((u, s) for u, s in scales if abs(end) >= u), (Decimal(1), "")) for end in given]
        largest = max(units)
        # Both ends share the larger unit ($0.9–1.2 billion), unless the smaller one would need many decimals.
        if all((end / largest[0] * 1000) % 1 == 0 for end in given):
            return sign + "–".join(self._local(_digits(end / largest[0])) for end in given) + largest[1]
        written = (sign + self._local(_digits(e / u)) + s for e, (u, s) in zip(given, units, strict=True))
        return "–".join(written)

    def _local(self, digits: str) -> str:
        return digits.translate(str.maketrans(",.", ".,")) if self.form == "comma" else digits


def _myriads(value: Decimal) -> str:
    """Korean numerals in groups of four digits: 47조 5,000억."""
    parts, rest = [], abs(value)
    for unit, name in _MYRIADS:
        whole, rest = divmod(rest, unit)
        if whole:
            parts.append(f"{int(whole):,}{name}")
    if rest or not parts:
        parts.append(_digits(rest))
    return " ".join(parts)


def day(when: date | str, lang: str = "en") -> str:
    """A day in words: `30 July 2025`, `2025년 7월 30일`. Takes a date or its ISO form."""
    value = when if isinstance(when, date) else date.fromisoformat(when[:10])
    if lang == "ko":
        return f"{value.year}년 {value.month}월 {value.day}일"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def period(label: str | None, lang: str = "en", *, calendar_year: bool = True) -> str:
    """A fiscal period in words: `2025`, `fiscal 2026`, `Q3 2025`, `2025–2028`. An unknown label stays as it is."""
    try:
        found = FiscalPeriod.parse(label or "")
    except InvalidPeriodError:
        return label or ""
    if lang == "ko":
        return _korean_period(found, calendar_year=calendar_year)
    years = str(found.year) if found.last is None else f"{found.year}–{found.last}"
    if not calendar_year:
        years = ("calendar " if found.basis == "CY" else "fiscal ") + years
    return f"{found.part} {years}" if found.part else years


def _korean_period(found: FiscalPeriod, *, calendar_year: bool) -> str:
    years = str(found.year) if found.last is None else f"{found.year}~{found.last}"
    year = f"{years}년" if calendar_year or found.basis == "CY" else f"{years} 회계연도"
    parts = {"H1": "상반기", "H2": "하반기", "": ""}
    part = parts.get(found.part) if found.part in parts else f"{found.part[1]}분기"
    return f"{year} {part}".rstrip()
