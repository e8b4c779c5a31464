# Everything needs only Python 3.11 or newer. `make demo` and `make test` do their own set-up, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
WANTED := -c constraints.txt -e .[dev]
# uv is some ten times faster than pip. It knows nothing of pip's own configuration, so that pip stands behind it.
# Where the home folder cannot be written to, it must keep no cache.
UV := VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install -q $(shell test -w "$$HOME" || echo --no-cache)

# Tests look at messages in a browser. Without one, and without the right to install it, those tests are skipped.
CHROMIUM := command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || test "$$(id -u)" != 0 || \
	! command -v apt-get >/dev/null || { echo "installing Chromium (once) ..." >&2; \
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium >/dev/null; } || true

# As many at once as there are processors. A file stays together, since its tests share servers and browsers; files go
# out in the order of tests/conftest.py and not by how many tests they hold, or the longest ones would come last.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: demo test lint bench lock clean help

help:
	@echo "make demo   play the guidance season of 2025 through the real flows"
	@echo "make test   all tests"
	@echo "make lint   ruff, mypy, import contracts"
	@echo "make bench  measure"
	@echo "make lock   resolve constraints.txt anew"

demo: $(READY)
	@$(BIN)/capexwatch demo --home .demo $(DEMO)

test: $(READY)
	@$(CHROMIUM)
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(TESTS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

# Not after $(READY): what pyproject.toml asks for now may contradict the old pins.
lock:
	@test -x $(BIN)/uv || $(MAKE) $(READY)
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --no-header --no-annotate -q -o constraints.txt

$(READY): pyproject.toml constraints.txt
	@echo "installing (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "make: $(PYTHON) cannot make a virtual environment; install python3-venv"; exit 1; }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed; make PYTHON=python3.12 ..."; exit 1; }
	@{ $(PIP) install uv && $(UV) $(WANTED); } 2>/dev/null || $(PIP) install $(WANTED)
	@touch $@

clean:
	rm -rf .demo build *.egg-info .mypy_cache .ruff_cache .hypothesis .import_linter_cache
