# Two commands matter: `make run` does the main job, `make test` proves it.
# Needs python3 (3.11 or later), pip and make; everything else is set up in .venv.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
REPORTS := reports

.PHONY: run serve test check look bench claims dictionary docs fuzz lock clean

run: .venv/run
	@for study in twente west-brabant-west voorbeeldregio; do \
	  $(BIN)/samenspel check examples/$$study && \
	  $(BIN)/samenspel report examples/$$study --format html --output $(REPORTS)/$$study.html || exit $$?; \
	done
	@$(BIN)/samenspel viewpoints examples/elzenland-q/elzenland-q.dat --factors 3 --output $(REPORTS)/elzenland-q.html
	@for format in pdf docx; do \
	  $(BIN)/samenspel report examples/west-brabant-west --format $$format --output $(REPORTS)/west-brabant-west.$$format || exit $$?; \
	done
	@$(BIN)/python tests/served.py

serve: .venv/run
	$(BIN)/samenspel serve

test: check .venv/browser
	$(BIN)/python -m pytest -n auto --dist worksteal
	$(BIN)/python tests/postgres.py $(BIN)/python -m pytest tests/web -n auto --dist worksteal

check: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Pictures of every page, in four widths, two languages, light and dark; says what is wrong.
look: .venv/browser
	$(BIN)/python tests/look.py $(REPORTS)/look

bench: .venv/browser
	$(BIN)/python -m bench

# How the claim check does on sentences whose truth is known.
claims: .venv/test
	$(BIN)/python tests/claims/measured.py tests/claims/data/*_sentences.toml

# How the dictionary of suggestions does on sentences that people labelled.
dictionary: .venv/test
	$(BIN)/python tests/reading/dictionary/measured.py tests/reading/dictionary/sentences_*.toml

fuzz: .venv/test
	SAMENSPEL_FUZZ_SECONDS=300 $(BIN)/python -m pytest -m fuzz

docs: .venv/test
	$(BIN)/python docs/build.py

# The lock files carry hashes and no addresses; pip finds the packages where it always does.
.venv/run: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/run requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.venv/browser: .venv/test
	@$(BIN)/python tests/chromium.py
	@touch $@

LOCK := $(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header
lock: .venv/test
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in --extra server -c requirements/run.txt -o requirements/server.txt
	$(LOCK) --group dev -c requirements/run.txt -o requirements/test.txt

clean:
	rm -rf .venv reports build dist
