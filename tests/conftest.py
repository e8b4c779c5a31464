"""The order in which the files of tests go out, and that no property is held against the clock."""

from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")

#: Marks of the files that take longest, longest first.
SLOW = ("prefect", "kill", "browser")


def pytest_collection_modifyitems(items):
    """Put the slow files first: where several run side by side, none of them is left over for the end."""
    items.sort(key=lambda item: next((place for place, mark in enumerate(SLOW) if item.get_closest_marker(mark)), 9))
