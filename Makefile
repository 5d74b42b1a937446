# One environment at .venv/, made anew only when what it is made of changes. `make test` and `make demo` need nothing but Python 3.11, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= ../shared
ARTICLE := tests/example/article.txt

.PHONY: demo test lint bench eval ecosystem pages model install lock clean

install: $(STAMP)

$(STAMP): requirements.txt requirements-dev.txt pyproject.toml tools/setup_env.sh
	@sh tools/setup_env.sh "$(PYTHON)" "$(VENV)"
	@touch $(STAMP)

demo: $(STAMP)
	@$(BIN)/factcheck check $(ARTICLE) --format text --output - --format html --output reports/demo.html --fail-on never
	@echo "Отчёт / report: reports/demo.html"

test: $(STAMP) lint
	@sh tools/setup_browser.sh
	@$(BIN)/coverage run -m pytest
	@$(BIN)/coverage report --skip-covered --skip-empty | tail -n 25

lint: $(STAMP)
	@$(BIN)/ruff format --check factcheck tests tools
	@$(BIN)/ruff check factcheck tests tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tools/rule_pages.py --check

bench: $(STAMP)
	@$(BIN)/python tools/bench.py $(SHARED)
	@$(BIN)/python tools/bench_reference.py
	@$(BIN)/python -m tools.bench_page

eval: $(STAMP)
	@$(BIN)/python tools/evaluate.py $(SHARED)

ecosystem: $(STAMP)
	@$(BIN)/python tools/ecosystem.py $(SHARED)

pages: $(STAMP)
	@$(BIN)/python tools/rule_pages.py

model: $(STAMP)
	@$(BIN)/factcheck model install

# Pins with hashes, with no address of an index. What natasha asks for beside its model files is left out: it is never imported.
LEFT_OUT := pymorphy2 pymorphy2-dicts-ru dawg-python docopt yargy ipymarkup intervaltree
lock:
	uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  $(foreach name,$(LEFT_OUT),--no-emit-package $(name)) -o requirements.txt -q
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  $(foreach name,$(LEFT_OUT),--no-emit-package $(name)) -o requirements-dev.txt -q

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
