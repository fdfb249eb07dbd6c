# Everything happens in run.py, which needs only Python 3.11 or newer.
PYTHON ?= python3

.PHONY: demo setup test test-lang lint bench schermen demo-reset
.DEFAULT_GOAL := demo

demo:
	@exec "$(PYTHON)" run.py demo

setup:
	@exec "$(PYTHON)" run.py setup

test:
	@exec "$(PYTHON)" run.py test

test-lang:
	@exec "$(PYTHON)" run.py test-lang

lint:
	@exec "$(PYTHON)" run.py lint

bench:
	@exec "$(PYTHON)" run.py bench

schermen:
	@exec "$(PYTHON)" run.py schermen

demo-reset:
	@exec "$(PYTHON)" run.py reset
