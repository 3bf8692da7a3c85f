VENV ?= .venv
PY := $(VENV)/bin/python
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export DAGSTER_DISABLE_TELEMETRY := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export GX_ANALYTICS_ENABLED := false
export DAGSTER_HOME ?= $(CURDIR)/.dagster_home

.DEFAULT_GOAL := help
.PHONY: help setup demo ui test fuzz lint types check gate clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.installed: pyproject.toml constraints.txt
	@echo "Installing into $(VENV): about 1.5 GB, a minute or a few, once."
	@test -x $(PY) || python3 -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	@$(VENV)/bin/uv pip install --quiet --system-certs --python $(PY) --constraint constraints.txt --editable '.[dev]'
	@touch $@

setup: $(VENV)/.installed ## make the environment in .venv

demo: setup ## everything once through Dagster on data/sample_pages
	@news-assets demo

ui: setup ## the Dagster UI on http://127.0.0.1:3000, the reports on :3001
	@news-assets ui

lint: setup ## ruff, formatting and import rules
	ruff check . && ruff format --check . && lint-imports

types: setup ## strict types
	mypy

gate: setup ## scores of the development data against their floors (needs ../shared, else it says so)
	python -m benchmarks.gate

fuzz: setup ## minutes of texts and pages nobody thought of
	python -m pytest -n 2 --hypothesis-profile=fuzz news_assets_tests/text/test_normalise.py news_assets_tests/quantities/test_properties.py
	python benchmarks/fuzz.py

test: lint types gate ## everything CI checks
	python -m pytest -n 2 --dist loadfile
