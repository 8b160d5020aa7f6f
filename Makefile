# Everything runs from .venv, which the first target that needs it makes from requirements.lock.
# Needed beforehand: Python 3.11 or newer, git, make. Another Python: make PYTHON=/path/to/python test

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test format lock screenshot bench clean

ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if "$$p" -c '$(ENOUGH)' >/dev/null 2>&1; then echo "$$p"; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

help: ## 列出可用的指令｜list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1	\2/p' Makefile

demo: $(READY) ## 以內建政策檢查範例草稿｜check the example drafts with the shipped policy
	@$(BIN)/policylint check examples/drafts; code=$$?; echo; \
	if [ $$code -ne 1 ]; then \
		echo "示範失敗：policylint 以 $$code 結束，應為 1（發現問題）。" >&2; \
		echo "The demo failed: policylint ended with $$code instead of 1 (findings)." >&2; \
		exit 1; \
	fi; \
	echo "以上是 examples/drafts 裡的草稿違反內建政策之處；示範本來就要有發現，因此算成功。"; \
	echo "These are the findings in examples/drafts. They are what the demo is for, so it succeeded."

test: $(READY) ## 程式風格、型別與測試｜lint, types and tests
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

format: $(READY) ## 整理程式碼格式｜format the code
	@$(BIN)/ruff check --quiet --fix
	@$(BIN)/ruff format --quiet

# uv is asked for by name only here, so that nobody needs it to run or test: pip install uv
lock: ## 重新鎖定相依套件（需要 uv）｜renew requirements.lock (needs uv)
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--group dev pyproject.toml --output-file requirements.lock

SCREENSHOT ?= check examples/drafts/instagram/kol-unlabelled.md
screenshot: $(READY) ## 重畫說明文件的畫面｜draw docs/screenshot.svg again
	@POLICYLINT_LANG=zh-TW $(BIN)/python docs/screenshot.py -- $(SCREENSHOT)

bench: $(READY) ## 測量速度｜measure speed
	@$(BIN)/python benchmarks/speed.py

clean: ## 刪除 .venv 與暫存檔｜remove .venv and what tools left behind
	@rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An editable install, so that it is only made again when what it declares changes.
$(READY): $(VENV)/locked pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# jieba comes as source only: what builds it is installed first, by the same hashes, and nothing is fetched for a build.
$(VENV)/locked: requirements.lock
	@if [ -z "$(PYTHON)" ]; then \
		echo "找不到 Python 3.11 以上版本。請先安裝，或以 make PYTHON=/路徑/python 指定。" >&2; \
		echo "No Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python" >&2; \
		exit 1; \
	fi
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$(PYTHON) 無法建立虛擬環境：缺少 ensurepip（Debian、Ubuntu 請安裝 python3-venv）。" >&2; \
		echo "$(PYTHON) cannot make a virtual environment: ensurepip is missing (on Debian and Ubuntu install python3-venv)." >&2; \
		exit 1; \
	fi
	@echo "正在準備 $(VENV)（只需一次，約一分鐘）… Preparing $(VENV) (once, about a minute) ..."
	@"$(PYTHON)" -m venv --clear $(VENV)
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements.lock > $(VENV)/build.lock
	@$(PIP) --require-hashes --requirement $(VENV)/build.lock
	@$(PIP) --require-hashes --no-deps --no-build-isolation --use-pep517 --requirement requirements.lock
	@touch $@
