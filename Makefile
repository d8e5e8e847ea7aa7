# `make` alone lists what there is. Each target sets up what it needs, from Python 3.11+ alone.
SHELL := /bin/bash
PYTHON ?= python3
STAGE ?= dev
ARGS ?=
BIN := .venv/bin
READY := .venv/.ready
UV := .cache/uv/bin/uv
export AWS_DEFAULT_REGION ?= eu-west-3

.DEFAULT_GOAL := help
.PHONY: help demo test check bench web package deploy company lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) web ## Run Relance on this machine (ARGS="--empty --port 8000 --data DIR --today DATE")
	@exec $(BIN)/python -m infra.local $(ARGS)

test: $(READY) web ## Run every test (ARGS goes to pytest)
	$(BIN)/python -m pytest -n 2 --dist worksteal --ignore tests/e2e $(ARGS)
	$(BIN)/python -m pytest tests/e2e $(ARGS)

check: $(READY) ## Style, types, architecture, templates, API document, dependencies; the web's too
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -ll -c pyproject.toml -r chalicelib app.py
	$(BIN)/python -m infra.lint
	$(BIN)/python -m pytest -q tests/guards
	$(BIN)/pip-audit --progress-spinner off --disable-pip --require-hashes -r requirements.txt
	$(BIN)/python -m infra.web check

bench: $(READY) ## Measure, one JSON line per figure
	@$(BIN)/python -m bench $(ARGS)

web: $(READY) ## Build the web, when it changed
	@$(BIN)/python -m infra.web

package: $(READY) ## Build the CloudFormation template and the zip, in build/package
	$(BIN)/python -m infra.package $(ARGS)

deploy: $(READY) web ## Deploy to AWS: make deploy STAGE=x (ARGS="--yes --parameter Name=Value")
	$(BIN)/python -m infra.deploy --stage $(STAGE) $(ARGS)

company: $(READY) ## Make the first company there: ARGS="--id acme --name Acme --sender a@b.c --administrator d@e.f"
	$(BIN)/python -m infra.company --stage $(STAGE) $(ARGS)

lock: $(UV) ## Pin the dependencies anew (ARGS="--upgrade")
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-strip-extras --no-emit-index-url --custom-compile-command "make lock" --quiet $(ARGS) \
		pyproject.toml --output-file requirements.txt
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-strip-extras --no-emit-index-url --custom-compile-command "make lock" --quiet $(ARGS) \
		-c requirements.txt pyproject.toml --group dev --output-file requirements-dev.txt

clean: ## Remove what was built (the data of the demonstration stays)
	rm -rf build .cache .venv web/dist web/node_modules infra/local/node_modules

$(READY): requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(UV):
	$(PYTHON) -m venv .cache/uv
	.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"
