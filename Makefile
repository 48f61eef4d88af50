# Two commands matter: `make demo` and `make test`. Each installs what is missing, builds, and runs.
SHELL := /bin/bash
SWIFT ?= swift
CASE  ?= Scenarios/quarterly
OUT   ?= out
BIN    = .build/release/evenfield

.PHONY: help demo test lint build verify bench prerequisites clean
help:
	@echo "make demo      compare the scenarios of $(CASE) and write the reports to $(OUT)/"
	@echo "make test      build and run all tests"
	@echo "make lint      check the formatting"
	@echo "make verify    recheck the exported models of every shipped scenario with HiGHS"
	@echo "make bench     time the solver on generated and reference problems"

prerequisites:
	@sh scripts/prerequisites

build: prerequisites
	$(SWIFT) build -c release --product evenfield

demo: build
	@mkdir -p $(OUT)
	$(BIN) compare $(CASE) --gap 0.2% --time-limit 14s -o $(OUT) --lang en
	$(BIN) compare $(CASE) --gap 0.2% --time-limit 14s -o $(OUT)/zh --lang zh --quiet
	@echo "Open $(OUT)/comparison.html (English) or $(OUT)/zh/comparison.html (中文)."

test: prerequisites
	$(SWIFT) test $(TESTFLAGS)

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

verify: build
	sh scripts/verify

bench: build
	$(BIN) bench

clean:
	rm -rf .build $(OUT)
