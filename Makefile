# `make help` lists what there is. Every target sets up what it needs by itself.

PYTHON ?= python3
VENV ?= .venv
# DATA=mnist.npz  REGRADE=1: nothing is reused  JOBS=4 processes  CLUSTER=tcp://HOST:8786: a Dask scheduler
DATA ?=
REGRADE ?=
JOBS ?=
CLUSTER ?=
# SIMILAR=1: the report shows pairs of students whose work is similar
SIMILAR ?=
# ZIP=submissions.zip: a download, or a folder of files; ASSIGNMENT=NAME where their names do not tell of which one
ZIP ?=
ASSIGNMENT ?=
FORMAT ?= csv
NOTEBOOK ?=
TESTERS ?= 2
BENCH ?=
VERSION ?= 2.16.*
READY := $(VENV)/.ready
BIN := $(VENV)/bin
COURSE := $(BIN)/python -m autograder course
OPTIONS := $(if $(DATA),--data $(DATA)) $(if $(REGRADE),--regrade) $(if $(JOBS),--jobs $(JOBS)) \
  $(if $(CLUSTER),--cluster $(CLUSTER))
LOOK := $(if $(SIMILAR),--similar)
# Jupyter does not start as root, as in a container, unless it is told so.
JUPYTER := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root)

.DEFAULT_GOAL := help
.PHONY: help setup release grade collect feedback report export lab validate formgrader test verify versions bench clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## make the virtual environment, and install bubblewrap if that is allowed

$(READY): requirements.lock autograder/sandbox/install.sh
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "setting up $(VENV) (TensorFlow is large: this takes some minutes, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	@sh autograder/sandbox/install.sh
	@touch $@

release: $(READY)  ## make assignments/ from solutions/, and hand it out if there is an exchange
	@$(COURSE) release

collect: $(READY)  ## fetch what students submitted into submitted/: from the exchange, or ZIP=a download of Moodle or Canvas
	@$(COURSE) collect $(if $(ZIP),--from '$(ZIP)') $(if $(ASSIGNMENT),--assignment $(ASSIGNMENT))

grade: $(READY)  ## collect, grade submitted/, write the gradebook, the feedback pages, report.html and grades.csv
	@$(COURSE) grade $(OPTIONS) $(LOOK)

feedback: $(READY)  ## write the feedback pages again, and hand them to those who used the exchange
	@$(COURSE) feedback

report: $(READY)  ## show the class from the gradebook, and write report.html
	@$(COURSE) report $(LOOK)

export: $(READY)  ## write the gradebook for FORMAT=csv, moodle or canvas
	@$(COURSE) export --format $(FORMAT)

lab: $(READY)  ## open the exercise in JupyterLab, as a student has it
	@mkdir -p build/lab && cp -Rn assignments/. build/lab/ || true
	JUPYTER_CONFIG_PATH="$(CURDIR)/classroom" $(JUPYTER) --notebook-dir=build/lab

validate: $(READY)  ## run the visible checks of NOTEBOOK=build/lab/en/mnist/mnist.ipynb, and say which fail
	@test -n "$(NOTEBOOK)" || { echo "which notebook? make validate NOTEBOOK=build/lab/en/mnist/mnist.ipynb" >&2; exit 2; }
	@$(BIN)/python -m autograder validate $(if $(DATA),--data $(DATA)) $(NOTEBOOK)

formgrader: $(READY)  ## open nbgrader's formgrader, to mark and comment by hand
	$(JUPYTER) --LabApp.default_url=/formgrader

test: $(READY)  ## run every test, in TESTERS processes, each of which holds TensorFlow twice
	@$(BIN)/python -m pytest -n $(TESTERS) --dist loadfile --no-loadscope-reorder

verify: $(READY)  ## prove the graders: all known submissions, mutants of the answers, mutants of the graders
	@PYTHONPATH=.:tests $(BIN)/python tests/verify

versions: $(READY)  ## run the solved notebooks on VERSION=2.16.* of TensorFlow and another PYTHON, in an environment of its own
	@PYTHONPATH=.:tests $(BIN)/python tests/support/versions.py --python $(PYTHON) --tensorflow '$(VERSION)'

bench: $(READY)  ## measure a class of 10, 100 and 1,000, and stock nbgrader (BENCH=--quick: a tiny one)
	@PYTHONPATH=.:tests $(BIN)/python tests/benchmark $(BENCH)

clean:  ## remove what can be made again; submitted/ and the gradebook stay
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
