"""What is shipped for running as a service, as far as it can be tried without one."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from store.schema import open_store

DEPLOY = Path(__file__).parent.parent.parent / "deploy"


def queries(node):
    """Every SQL text in a Datasette configuration."""
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key in ("query", "sql") and isinstance(value, str))
        for value in node.values():
            yield from queries(value)


def test_datasettes_queries_run_on_our_tables(tmp_path):
    found = list(queries(yaml.safe_load((DEPLOY / "datasette" / "metadata.yaml").read_text())))
    db = open_store(tmp_path / "capexwatch.db")
    assert len(found) > 4
    for sql in found:
        db.execute(sql, {"company": "META", "period": "FY2025"}).fetchall()
    db.close()


def test_prefect_yaml_names_flows_that_are_there():
    content = yaml.safe_load((DEPLOY / "prefect.yaml").read_text())
    for deployment in content["deployments"]:
        path, _, name = deployment["entrypoint"].partition(":")
        code = (DEPLOY.parent / path).read_text(encoding="utf-8")
        assert re.search(rf"^def {name}\(", code, re.MULTILINE)
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


def test_the_image_holds_every_package_and_compose_its_services():
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    for package in ("capex", "scrapers", "store", "alerts", "flows", "deploy"):
        assert f"COPY {package} {package}\n" in dockerfile
    content = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    assert content["services"]["watch"]["depends_on"] == {"server": {"condition": "service_healthy"}}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not there")
@pytest.mark.parametrize("unit", sorted(path.name for path in (DEPLOY / "systemd").iterdir()))
def test_systemd_understands_the_units(unit):
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(DEPLOY / "systemd" / unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if line.strip() and "is not executable" not in line]
    assert complaints == []
