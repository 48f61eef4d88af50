# Two commands matter: `make demo` and `make test`. Each installs what is missing, builds, and runs.
SHELL := /bin/bash
SWIFT ?= swift
CASE  ?= Scenarios/quarterly
OUT   ?= out
BIN    = .build/release/evenfield

PREFIX ?= /usr/local
SHARE  = .build/share

.PHONY: help demo test lint build verify bench bench-smoke bench-report bench-handout prerequisites clean
.PHONY: completions man install
help:
	@echo "make demo      compare the scenarios of $(CASE) and write the reports to $(OUT)/"
	@echo "make test      build and run all tests"
	@echo "make lint      check the formatting"
	@echo "make verify    recheck the exported models of every shipped scenario with HiGHS"
	@echo "make bench     measure the solver on generated problems"
	@echo "make bench-smoke  compare its work counters and instructions with the committed thresholds"
	@echo "make bench-handout  measure import and every hand-out at 100,000 accounts"
	@echo "make completions, make man  files for shells and for man, in $(SHARE)/"
	@echo "make install PREFIX=$(PREFIX)  the program with both"
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

bench-handout: build
	bash scripts/bench-handout $(BIN) $(OUT)/bench-handout

# Made from the program's own parser, so they know every verb and option there is.
completions: build
	@mkdir -p $(SHARE)
	$(BIN) --generate-completion-script bash > $(SHARE)/evenfield.bash
	$(BIN) --generate-completion-script zsh > $(SHARE)/_evenfield
	$(BIN) --generate-completion-script fish > $(SHARE)/evenfield.fish

man: build
	@mkdir -p $(SHARE)
	python3 scripts/manual $(BIN) > $(SHARE)/evenfield.1

install: completions man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/evenfield
	install -m 644 $(SHARE)/evenfield.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 $(SHARE)/evenfield.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/evenfield
	install -m 644 $(SHARE)/_evenfield $(DESTDIR)$(PREFIX)/share/zsh/site-functions/
	install -m 644 $(SHARE)/evenfield.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/

clean:
	rm -rf .build $(OUT)
