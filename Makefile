# Two commands for newcomers (make demo, make test); the rest is for those who change the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo

.PHONY: demo test check example docs bench clean

demo: $(VENV)/.ready system
	[ -d $(DEMO) ] || $(BIN)/perfmon init $(DEMO) --example
	$(BIN)/perfmon build --project $(DEMO) --quarter 2022Q1 || [ $$? -eq 1 ]
	@echo "The paper (Word, PDF and web page) is in the newest folder of $(DEMO)/out/2022Q1:"
	@ls -d $(DEMO)/out/2022Q1/draft-*

test: $(VENV)/.ready-dev system-test
	$(BIN)/python -m pytest

# Lint, types and import rules, as CI runs them.
check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

example: $(VENV)/.ready-dev
	$(BIN)/python tools/make_example.py
	$(BIN)/python tools/make_template.py

docs: $(VENV)/.ready-dev
	$(BIN)/python tools/make_docs.py

bench: $(VENV)/.ready-dev system
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/indicators.py

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

.PHONY: system system-test
system:
	@sh tools/system-libraries.sh

system-test:
	@sh tools/system-libraries.sh test

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
