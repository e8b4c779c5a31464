"""Errors as people meet them: one line that says what is wrong, where, and what to do next."""

from __future__ import annotations

import sys


class UserError(Exception):
    """Something that the person at the keyboard can mend. `code` is the exit code of the command."""

    def __init__(self, text: str, code: int = 2) -> None:
        super().__init__(text)
        self.code = code


class Refused:
    """Counts the documents that could not be read. Each is told on standard error as it comes, and the rest goes on."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: UserError) -> None:
        """Tell one."""
        self.count += 1
        sys.stderr.write(f"capexwatch: {one_line(error)}\n")

    def end(self, read_any: bool) -> None:
        """End the command with code 3 where some documents were refused, with 2 where there was no other."""
        if self.count:
            raise SystemExit(3 if read_any else 2)


#: Errors of the lower floors and of the outside that are the user's to mend, with the exit code each gives. They are
#: looked up among the modules that are loaded already, so that naming one here imports nothing.
KNOWN: dict[str, int] = {
    "capex.period:InvalidPeriodError": 2,
    "capex.money:InvalidRangeError": 2,
    "scrapers.answers:WebError": 3,
    "scrapers.source:SourceError": 3,
    "store.errors:UnknownIdError": 2,
    "store.errors:StoreError": 1,
    "store.outbox:OutboxError": 3,
    "alerts.addresses:ChannelError": 2,
    "alerts.context:MessageError": 2,
    "sqlite3:Error": 1,
}


def exit_code(error: BaseException) -> int | None:
    """The exit code of an error that a person can mend; `None` for a fault of ours."""
    if isinstance(error, UserError):
        return error.code
    for name, code in KNOWN.items():
        module, _, kind = name.partition(":")
        known = getattr(sys.modules.get(module), kind, None)
        if known is not None and isinstance(error, known):
            return code
    return 1 if isinstance(error, OSError) else None


def one_line(error: BaseException) -> str:
    """An error as one line of text, never empty."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror.lower()}: {error.filename}" if error.filename else error.strerror.lower()
    text = " ".join(str(error).split()) or type(error).__name__
    store = sys.modules.get("store.errors")
    return f"{text}: {store.advice(error)}" if type(error).__module__ == "sqlite3" and store else text
