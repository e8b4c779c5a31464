"""What a target answered to one message."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a target answered. `permanent` means that the same message would be refused again."""

    ok: bool
    detail: str
    permanent: bool = False


#: Answers that will not change when the same request is made again. 401 and 403 are not among them: a password that
#: was changed is soon mended, and the alert should then still go out.
PERMANENT = frozenset({400, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451})


def refused(code: int) -> Delivery:
    """The refusal that an HTTP status means."""
    try:
        phrase = f" ({HTTPStatus(code).phrase})"
    except ValueError:
        phrase = ""
    return Delivery(ok=False, detail=f"the service answered {code}{phrase}", permanent=code in PERMANENT)
