"""Each sample's message beside the golden file of its text, Markdown, HTML and picture.

`python tests/alerts/test_golden.py --write` writes the files that are missing; `--overwrite` also those that differ.
"""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent.parent)]

from samples import SAMPLES

from alerts.message import compose

FOLDER = Path(__file__).parent.parent / "golden" / "alerts"


def _forms(name):
    message = compose(*SAMPLES[name])
    forms = {"txt": message.text, "md": message.markdown, "html": message.html}
    return {**forms, "svg": message.picture_svg} if message.picture_svg else forms


@pytest.mark.parametrize("name", SAMPLES)
def test_message_is_as_it_was(name):
    for form, text in _forms(name).items():
        golden = FOLDER / f"{name}.{form}"
        assert golden.exists(), f"{golden.name} is missing; see the head of this file"
        assert text == golden.read_text(encoding="utf-8"), f"{golden.name} differs; see the head of this file"


def test_every_golden_file_has_its_event():
    known = {f"{name}.{form}" for name in SAMPLES for form in _forms(name)}
    assert {path.name for path in FOLDER.iterdir()} == known


def write(mode):
    for name in SAMPLES:
        for form, text in _forms(name).items():
            path = FOLDER / f"{name}.{form}"
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            if path.exists() and mode == "x":
                sys.exit(f"{path} differs; look at the difference, then say --overwrite")
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {path.name}\n")


if __name__ == "__main__":
    if sys.argv[1:] not in (["--write"], ["--overwrite"]):
        sys.exit(__doc__)
    write("x" if sys.argv[1] == "--write" else "w")
