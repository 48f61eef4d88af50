# Two commands matter: `make demo` and `make test`. Each installs what is missing, builds, and runs.
SHELL := /bin/bash
SWIFT ?= swift
CASE  ?= Scenarios/quarterly
OUT   ?= out
BIN    = .build/release/evenfield

.PHONY: help demo test lint build verify bench bench-smoke bench-report prerequisites clean
help:
	@echo "make demo      compare the scenarios of $(CASE) and write the reports to $(OUT)/"
	@echo "make test      build and run all tests"
	@echo "make lint      check the formatting"
	@echo "make verify    recheck the exported models of every shipped scenario with HiGHS"
	@echo "make bench     measure the solver on generated problems"
	@echo "make bench-smoke  compare its work counters and instructions with the committed thresholds"
	@echo "make bench-report  take every figure of docs/benchmarks.md again (about 25 minutes, quiet machine)"

prerequisites:
	@sh scripts/prerequisites

build: prerequisites
	$(SWIFT) build -c release --product evenfield

demo: build
	$(BIN) compare $(CASE) --gap 0.1% --threads 2 -o $(OUT) --lang en,zh
	@echo
	@echo "Open $(OUT)/comparison.html (English) or $(OUT)/comparison.zh.html (中文)."

test: prerequisites
	$(SWIFT) test $(TESTFLAGS)

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests \
	  Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Tests

verify: build
	sh scripts/verify

# Work counters and instructions of small generated problems against committed thresholds: no clock is involved.
bench-smoke: prerequisites
	$(SWIFT) run -c release --package-path Benchmarks engine-benchmark --check Benchmarks/thresholds.json
	sh scripts/instruction-counts

bench: build
	$(BIN) bench

bench-report: prerequisites
	$(SWIFT) build -c release --package-path Benchmarks --product engine-benchmark
	bash scripts/bench-report $(OUT)/bench

clean:
	rm -rf .build $(OUT)
