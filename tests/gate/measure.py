"""Precision and recall of the reader on annotated documents, and the floors under them.

Run `python tests/gate/measure.py` to see how things stand, with `--update` to raise the floors to what is measured now:
those in `floors-own.json` for the documents beside this file, those in `floors.json` for the ones beside the checkout,
where these are there. A floor is only ever lowered with `--allow-regression`, and then the commit says why.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import scoring  # noqa: E402

from flows.settings import SHIPPED, read_watchlist  # noqa: E402

SHARED = ROOT.parent / "shared"
FLOORS, OWN_FLOORS = Path(__file__).with_name("floors.json"), Path(__file__).with_name("floors-own.json")
FILES = ("news-en-dev", "calls-dev", "releases-dev", "news-intl-dev")
FAMILIES = ("amount", "part", "direction", "growth", "pledge")
#: A floor lies this far below what was measured, so that noise in one document does not stop work.
SLACK = 0.01
#: A kind of statement of which a file of our own holds fewer is not measured.
ENOUGH = 5


def measured() -> dict[str, dict[str, float]]:
    """Precision and recall of each family in each file, and of each language among the international news."""
    command = [
        sys.executable, str(SHARED / "score.py"), *(str(SHARED / "corpus" / f"{name}.jsonl") for name in FILES),
        "--json", "--run", f"{sys.executable} -m flows.cli extract --batch -",
    ]  # fmt: skip
    # Whoever works here may watch other companies.
    environ = os.environ | {"CAPEXWATCH_WATCHLIST": str(SHIPPED)}
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, env=environ)
    answer = json.loads(done.stdout)
    tables = {
        name: {"precision": round(row["precision"], 4), "recall": round(row["recall"], 4)}
        for name, row in answer["tables"].items()
        if name.split(" · ")[0] in FAMILIES and " · " in name and row["gold"] >= 5
    }
    extra = answer["extra"]
    quoted = extra["quoted"] / max(extra["statements"], 1)
    actions = extra["actions right"] / max(extra["actions"], 1)
    priors = extra["priors right"] / max(extra["priors"], 1)
    tables["quotes"] = {"precision": quoted}
    tables["actions"] = {"precision": round(actions, 4)}
    tables["priors"] = {"precision": round(priors, 4)}
    return tables


def measured_own() -> dict[str, dict[str, float]]:
    """The same of our own documents; kinds of which a file holds hardly any say nothing."""
    found = scoring.score(read_watchlist(SHIPPED).companies)
    return {
        name: {measure: row[measure] for measure in ("precision", "recall") if measure in row}
        for name, row in found.items()
        if row["of"] >= ENOUGH
    }


def floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def below(found: dict[str, dict[str, float]], limits: dict[str, dict[str, float]]) -> list[str]:
    """The figures that lie below their floor, one line each."""
    return [
        f"{name}: {measure} {found.get(name, {}).get(measure, 0.0):.3f} is below its floor {limit:.3f}"
        for name, row in limits.items()
        for measure, limit in row.items()
        if found.get(name, {}).get(measure, 0.0) < limit
    ]


def raised(
    found: dict[str, dict[str, float]], limits: dict[str, dict[str, float]], *, lower: bool
) -> dict[str, dict[str, float]]:
    """The floors after a measurement: never lower than before unless `lower` is set."""
    result: dict[str, dict[str, float]] = {}
    for name, row in found.items():
        for measure, value in row.items():
            new = value if name == "quotes" else round(max(value - SLACK, 0.0), 3)
            old = limits.get(name, {}).get(measure, 0.0)
            result.setdefault(name, {})[measure] = new if lower else max(new, old)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: floors may fall, too")
    options = parser.parse_args()
    fell = []
    for path, found in ((OWN_FLOORS, measured_own()), *([(FLOORS, measured())] if SHARED.exists() else [])):
        limits = floors(path)
        for name, row in sorted(found.items()):
            sys.stdout.write(
                f"{name:40}" + "  ".join(f"{measure} {value:.3f}" for measure, value in row.items()) + "\n"
            )
        fell += below(found, limits)
        if options.update:
            new = raised(found, limits, lower=options.allow_regression)
            path.write_text(json.dumps(new, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    for line in fell:
        sys.stdout.write(line + "\n")
    if fell and not options.update:
        sys.exit(1)


if __name__ == "__main__":
    main()
