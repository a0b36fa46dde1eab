# make demo: cards, index and ledger of the sample workspace, in out/.   make test: the test suite.
# make slow: the tests that take long.
# Both install what is missing first (system packages through sudo where you are not root).

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test slow lint bench pictures templates clean

demo: .venv/for-use
	$(BIN)/cardgen build
	$(BIN)/cardgen index

test: .venv/for-tests
	$(BIN)/pytest -n 3 --dist worksteal $(PYTEST_ARGS)

slow: .venv/for-tests
	$(BIN)/pytest -n 3 --dist worksteal -m slow $(PYTEST_ARGS)

lint: .venv/for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/for-tests
	$(BIN)/python -m benchmarks

# The pictures of the README, the tutorial's list, and the Word and 한글 templates and logo, made anew from their scripts.
pictures: .venv/for-tests
	$(BIN)/python -m scripts.make_pictures
	$(BIN)/python -m scripts.make_customer_list
templates: .venv/for-tests
	$(BIN)/python -m scripts.make_logo
	$(BIN)/python -m scripts.make_word_templates
	$(BIN)/python -m scripts.make_hangul_templates

clean:
	rm -rf out .cardgen .venv tests/tools/node_modules benchmarks/node_modules

.venv/bin/python:
	scripts/install-system-packages.sh
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cardgen needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/for-use: .venv/bin/python pyproject.toml constraints.txt scripts/install-system-packages.sh
	scripts/install-system-packages.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[vcard,watch,encrypt]'
	touch $@

.venv/for-tests: .venv/for-use scripts/install-node-tools.sh tests/tools/package.json benchmarks/package.json
	scripts/install-system-packages.sh test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	scripts/install-node-tools.sh
	touch $@
