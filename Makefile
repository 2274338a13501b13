# `make demo` and `make test` need Python 3.11 or newer, make, and a package registry to install from.

FITTING = $(shell $(1) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(1))
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(call FITTING,$(name))) python3)
BIN := .venv/bin
BROWSER_AND_TOOLS := chromium raptor2-utils
ENGINES := default-jdk-headless libapache-jena-java nodejs npm
BROWSERS := chromium firefox-esr webkit2gtk-driver xvfb nodejs npm

.PHONY: demo test test-training test-engines test-browsers check lint types install tools clean

demo: .venv/installed ## Build a graph from the sample articles and show it
	rm -rf demo && mkdir demo
	$(BIN)/kg build "$$($(BIN)/python -c 'from kg.resources import samples_folder; print(samples_folder())')" --store demo/kg.store
	$(BIN)/kg query meetings --store demo/kg.store -f table
	$(BIN)/kg query payments --store demo/kg.store -o demo/payments.csv
	$(BIN)/kg verify --store demo/kg.store
	$(BIN)/kg show --store demo/kg.store -o demo/kg.html
	@echo
	@echo "Open demo/kg.html in a browser. More questions: $(BIN)/kg queries"
	@echo "Ask them with $(BIN)/kg query NAME --store demo/kg.store"

test: .venv/dev tools ## Run all tests
	$(BIN)/python -m pytest

test-training: .venv/dev ## Run the tests of the training script, which needs PyTorch
	$(BIN)/python -m pip install --quiet --editable '.[dev,train]'
	$(BIN)/python -m pytest tests/training

test-engines: .venv/dev ## Compare the named queries on other engines: Oxigraph, Jena's arq and Comunica
	@{ command -v javac && command -v npm && test -e /usr/share/java/jena-arq.jar; } >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	     && apt-get update -qq \
	     && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(ENGINES); } \
	|| { echo "install $(ENGINES)" >&2; false; }
	cd tests/engines && npm ci --silent --no-audit --no-fund
	$(BIN)/python -m pytest tests/engines

test-browsers: .venv/dev ## Open the pages in Firefox and WebKit, and let axe-core look at them
	@{ command -v chromium && command -v firefox-esr && command -v WebKitWebDriver && command -v Xvfb && command -v npm; } >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	     && apt-get update -qq \
	     && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(BROWSERS); } \
	|| { echo "install $(BROWSERS)" >&2; false; }
	cd tests/browsers && npm ci --silent --no-audit --no-fund
	$(BIN)/python -m pytest tests/browsers

check: lint types

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

install: .venv/installed

# A copy of kg and a link to this checkout take each other's place in .venv, so each stamp ends the other.
.venv/installed: pyproject.toml $(shell find kg ontology queries -type f ! -name '*.pyc')
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet .
	rm -f .venv/dev
	touch $@

.venv/dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	rm -f .venv/installed
	touch $@

# The tests drive a real browser and compare with raptor's rapper. Where this cannot install them, they must be there.
tools:
	@command -v chromium >/dev/null && command -v rapper >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	     && apt-get update -qq \
	     && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(BROWSER_AND_TOOLS); } \
	|| { echo "install $(BROWSER_AND_TOOLS), or set KG_SKIP_TOOLS=1 to leave out the tests that need them" >&2; \
	     [ -n "$$KG_SKIP_TOOLS" ]; }

clean:
	rm -rf .venv demo dist build
