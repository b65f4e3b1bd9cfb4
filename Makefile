# Two commands: `make demo` and `make test`. Both set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: help demo test lint unit train bench clean

help:            ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/: .*## /\t/'

$(VENV)/.base: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.base            ## read the sample articles and show what they put on record
	$(BIN)/python examples/demo.py

lint: $(VENV)/.dev            ## ruff, mypy, import contracts, lexicon linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/lint_lexicons.py

unit: $(VENV)/.dev            ## the tests alone
	$(BIN)/python -m pytest

test: lint unit            ## everything that CI runs

train:            ## train the reader anew from $(SHARED)/data (hours; its own virtual environment)
	bash training/run.sh $(SHARED)/data

bench: $(VENV)/.dev            ## quality on $(SHARED)/data and speed against peers, kept in benchmarks/
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/run.py --shared $(SHARED) --write
	$(BIN)/python benchmarks/speed.py --write

clean:            ## remove what the targets above made
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache
