"""What can go wrong with the store, and what a person can do about it."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be used; says which file and what to do."""


class UnknownIdError(StoreError):
    """Nothing has the id that was asked for."""


#: What SQLite says, in part, and what a person can do about it.
_ADVICE = {
    "locked": "another capexwatch is writing; wait until it is done, or end it, and run this again",
    "full": "there is no room left on the disk; make some and run this again: nothing was half written",
    "disk i/o": "the disk failed or is full; make room or use another disk, and run this again",
    "readonly": "it may not be written; give it back to the user who runs capexwatch, or run as that user",
    "unable to open": "its folder must exist, be writable, and hold no folder of that name",
    "malformed": "the file is damaged; put a copy in its place, or move it away to begin anew",
    "not a database": "the file is something else; move it away, or set CAPEXWATCH_HOME to another folder",
}


def advice(error: BaseException) -> str:
    """What a person can do about an error of SQLite, as half a sentence."""
    text = str(error).casefold()
    return next((what for part, what in _ADVICE.items() if part in text), "check the file or move it away")
