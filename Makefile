# The commands of a day's work. `make help` lists them.

GO ?= go
GEN := bin/gen

# Go and staticcheck keep what they compiled under HOME. Without one they keep it here.
ifeq ($(strip $(HOME)),)
export GOPATH ?= $(CURDIR)/.gen/go
export GOCACHE ?= $(CURDIR)/.gen/go-build
export STATICCHECK_CACHE ?= $(CURDIR)/.gen/staticcheck
endif

.PHONY: help site serve test check format vet staticcheck race plain browser test-site shots histories memory bench bench-import bench-stages bench-stages-base search-truth clean go-ready race-ready node-ready browser-ready outside-ready $(GEN) bench-search
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-17s %s\n", $$1, $$2}' Makefile

site: $(GEN) ## set everything up and build the archive of content/ into public/
	@$(GEN) build
	@echo
	@echo "The archive is built. Open it: $(CURDIR)/public/index.html"
	@echo "Or look at it while you edit:  make serve"

serve: $(GEN) ## show the archive at http://127.0.0.1:8080/ and follow every change (PORT=9000 for another port)
	@$(GEN) serve $(if $(PORT),--port $(PORT))

test: check ## set everything up and run every check and test; the same as make check

check: format vet staticcheck race plain browser test-site histories memory ## what the continuous integration runs

format: go-ready
	@echo "gofmt"
	@unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l $$(find generator layouts -name '*.go')) && test -z "$$unformatted" || \
		{ printf '%s\n' "not formatted:" $$unformatted "next step: gofmt -w $$(echo $$unformatted)" >&2; exit 1; }

vet: go-ready
	$(GO) vet ./...

staticcheck: go-ready
	$(GO) tool staticcheck ./...

# The race detector makes each test take ten times as long, and finds nothing in packages that never do two things at once: so only those that do are
# tested under it, found by their words for it. In generator/sitetest it would only have the browser wait.
CONCURRENT = $(shell grep -rlE '^\s*go [a-z]|\.Go\b|\.Parallel\b' --include='*.go' generator | xargs -n 1 dirname | grep -v sitetest | sort -u | sed 's|^|backissue/|')
race: race-ready node-ready
	CGO_ENABLED=1 $(GO) test -race -timeout 20m $(CONCURRENT)

# The layer rules are a test like the others, generator/internal/layers_test.go.
plain: node-ready
	$(GO) test $(filter-out $(CONCURRENT) backissue/generator/sitetest%,$(shell $(GO) list ./...))

browser: go-ready browser-ready ## read the built sites in a browser
	$(GO) test -timeout 20m ./generator/sitetest

test-site: go-ready outside-ready ## have the built sites judged by other programs: HTML, feeds, linked data, citations, Lighthouse (SPEED=100 on an idle machine)
	$(GO) test -timeout 20m ./generator/sitetest/outside $(if $(SPEED),-speed $(SPEED))

shots: go-ready browser-ready ## take a picture of every kind of sheet, from phone to wide desk, light, dark and printed, into .gen/shots
	@$(GO) run ./generator/sitetest/shots

# GOGC is what gen import sets itself (cli/import.go).
bench-import: go-ready ## how many pages a second one core reads (docs/performance.md)
	GOMAXPROCS=1 GOGC=400 $(GO) test -run '^$$' -bench ReadPages -benchtime 5s ./generator/internal/intake

# N, RUNS, HUGO_RUNS, HUGO_MOST, ONLY and BENCH_DIR are the command's -n, -runs, -hugo-runs, -hugo-most, -only and -dir: go run ./generator/bench -help.
bench: $(GEN) ## measure gen beside Hugo on made archives (N=1000,10000,100000 articles; docs/performance.md)
	@$(GO) run ./generator/bench $(if $(N),-n $(N)) $(if $(RUNS),-runs $(RUNS)) $(if $(HUGO_RUNS),-hugo-runs $(HUGO_RUNS)) \
		$(if $(HUGO_MOST),-hugo-most $(HUGO_MOST)) $(if $(ONLY),-only '$(ONLY)') $(if $(BENCH_DIR),-dir '$(BENCH_DIR)')

# The items of TEXTS=FILE.jsonl, {title, paras} a line, are made an archive of N articles; any other TEXTS is the folder of one.
search-truth: $(GEN) node-ready ## 2,200 questions to the search of an archive, and to a scan of all its texts (TEXTS=FOLDER or FILE.jsonl)
	@test -e "$(TEXTS)" || { echo "TEXTS names no archive. Next step: make search-truth TEXTS=. for this one, or a file of JSON Lines {title, paras}" >&2; exit 1; }
	@mkdir -p .gen/search && rm -rf .gen/search/truth .gen/search/site
	@case "$(TEXTS)" in *.jsonl) $(GO) run ./generator/bench -make .gen/search/truth -texts "$(TEXTS)" -n $(or $(N),7500);; *) ln -s "$$(cd "$(TEXTS)" && pwd)" .gen/search/truth;; esac
	@$(GEN) build --source .gen/search/truth --out .gen/search/site
	@SITE="$(CURDIR)/.gen/search/site" CONTENT="$(CURDIR)/.gen/search/truth/content" node --test --test-reporter spec generator/internal/build/testdata/search/truth.js

bench-search: $(GEN) node-ready ## what a question to the search takes, beside Pagefind (TEXTS=FILE.jsonl for varied texts, N=10000,100000)
	@$(GO) run ./generator/bench -search -n $(or $(N),10000) $(if $(TEXTS),-texts "$(TEXTS)") $(if $(BENCH_DIR),-dir '$(BENCH_DIR)')

# What is hostile is left out: how time grows with a page is a question of its own.
STAGES = $(GO) test -run '^$$' -bench . -skip Hostile -benchmem -count 6 ./generator/internal/...

bench-stages: go-ready ## measure each stage on its own, and compare with what bench-stages-base kept
	@mkdir -p .gen/bench
	@$(STAGES) > .gen/bench/stages.txt || { cat .gen/bench/stages.txt; exit 1; }
	@$(GO) tool benchstat $(wildcard .gen/bench/stages-base.txt) .gen/bench/stages.txt

bench-stages-base: go-ready ## measure each stage and keep the figures for bench-stages to compare with
	@mkdir -p .gen/bench
	@$(STAGES) > .gen/bench/stages-base.txt || { cat .gen/bench/stages-base.txt; exit 1; }
	@$(GO) tool benchstat .gen/bench/stages-base.txt

# Among the other tests there are few of them, for the race detector makes each take ten times as long. They rest now and then, so more run at once
# than there are cores.
histories: go-ready ## 200 random histories of edits: each build must be the same bytes as a clean one
	$(GO) test -count 1 -run TestHistories -parallel 8 ./generator/internal/build -histories 200

# Under the race detector the pool in which package regexp keeps its memory forgets much of it, so what a page takes is measured without.
memory: go-ready
	$(GO) test -run TestMemoryIsBoundedByThePage ./generator/internal/intake

$(GEN): go-ready
	@$(GO) build -trimpath -buildvcs=false -o $@ ./generator

node-ready: browser-ready # which may install it
	@command -v node >/dev/null || \
		{ echo "Node.js is missing, which tests the search script. Next step: install Node.js 18.17 or newer from https://nodejs.org/" >&2; exit 1; }

clean: ## remove what was built
	@if [ -d .gen ]; then chmod -R u+w .gen; fi
	rm -rf bin .gen
	find public -mindepth 1 -maxdepth 1 ! -name .gitkeep -exec rm -rf {} +

go-ready:
	@command -v $(GO) >/dev/null || \
		{ echo "Go is missing. Next step: install Go $$(awk '$$1 == "go" {print $$2}' go.mod) or newer from https://go.dev/dl/" >&2; exit 1; }
	@$(GO) list -m >/dev/null || \
		{ echo "This Go can't build the program. Next step: install Go $$(awk '$$1 == "go" {print $$2}' go.mod) or newer from https://go.dev/dl/" >&2; exit 1; }

# What is installed already stays. No package's own script is run.
browser-ready: ## install what the tests in a browser need, or say the step to take
	@generator/sitetest/ready browser
	$(NPM_CI)

outside-ready: ## install what make test-site needs, or say the step to take
	@generator/sitetest/ready outside
	$(NPM_CI)

define NPM_CI
@mkdir -p .gen/sitetest && cp generator/sitetest/package.json generator/sitetest/package-lock.json generator/sitetest/.npmrc .gen/sitetest/
@cmp -s .gen/sitetest/package-lock.json .gen/sitetest/installed.json || \
	{ (cd .gen/sitetest && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) && cp .gen/sitetest/package-lock.json .gen/sitetest/installed.json; }
endef

race-ready: go-ready
	@command -v "$$($(GO) env CC | cut -d ' ' -f 1)" >/dev/null || \
		{ echo "The race detector needs a C compiler. Next step: apt-get install gcc libc6-dev (Debian, Ubuntu), dnf install gcc (Fedora), xcode-select --install (macOS)" >&2; exit 1; }
