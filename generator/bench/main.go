// Command bench measures gen beside Hugo on the same articles and prints Markdown tables.
//
// It makes archives of a paper that never was: 40 articles a day of about 800 characters on 8 pages, 300 tags, 12 districts, 120 reporters; shuffled
// sentences of this repository's own articles. For each size and each kind of change it runs the two programs in turn and tells the medians of time,
// of the cores' time and of peak memory; how many files the site has; how many were written, and how many of them with other bytes than before.
//
// The bars that gen is held to stand in bars.go. One that is missed is told and is no error: this is a measurement and no test, and what else the
// machine does is in its figures.
//
//	make bench
//	make bench N=10000,1000000 RUNS=1
//	go run ./generator/bench -make archive -n 10000
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if len(os.Args) > 1 && os.Args[1] == gauge {
		err = measureOneRun(ctx, os.Args[2:])
	} else {
		err = run(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// say tells how far the measuring is.
func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func run(ctx context.Context) error {
	n := flag.String("n", "1000,10000,100000", "how many `articles` an archive has; several sizes with commas between")
	texts := flag.String("texts", "content/2023/01/08", "a `folder` of articles, whose sentences the made ones consist of, or a file of JSON Lines {title, paras}, whose items they are in turn")
	folder := flag.String("dir", ".gen/bench", "a `folder` to work in; what is measured lies on its disk")
	gen := flag.String("gen", "bin/gen", "gen's `program`, of the same commit: the layout that is changed is this one's")
	runs := flag.Int("runs", 0, "how often gen does each build, of which the median counts; 0 for three times, once from a million articles on")
	hugoRuns := flag.Int("hugo-runs", 0, "how often Hugo does; 0 for three times, once from 100,000 articles on")
	hugoMost := flag.Int("hugo-most", 100_000, "of archives with more `articles` only gen is measured; 0 for no Hugo at all")
	only := flag.String("only", "", "leave out builds whose name has none of these words: clean,added")
	ofSearch := flag.Bool("search", false, "measure the search instead, and Pagefind beside it on the smallest archive")
	onlyMake := flag.String("make", "", "write gen's archive into a `folder`, or what it lacks of it, and stop")
	flag.Parse()
	sizes, err := readSizes(*n)
	if err != nil {
		return err
	}
	if flag.NArg() > 0 || *runs < 0 || *hugoRuns < 0 {
		return errors.New("runs are counted, and nothing stands after the options; see -help")
	}
	made, err := newPaper(1, *texts)
	if err != nil {
		return err
	}
	if *onlyMake != "" {
		return writeArchive(*onlyMake, made, slices.Max(sizes))
	}
	w := &workshop{made: made, runs: *runs, hugoRuns: *hugoRuns, hugoMost: *hugoMost, only: strings.Split(*only, ",")}
	if *ofSearch {
		w.hugoMost = 0
	}
	if err := w.open(ctx, *folder, *gen, slices.Min(sizes)); err != nil {
		return err
	}
	if *ofSearch {
		return w.searchBench(ctx, sizes)
	}
	return w.measureAll(ctx, sizes)
}

func readSizes(text string) ([]int, error) {
	var sizes []int
	for part := range strings.SplitSeq(text, ",") {
		size, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || size < 1 {
			return nil, fmt.Errorf("-n: %q is not a number of articles", part)
		}
		sizes = append(sizes, size)
	}
	slices.Sort(sizes)
	return slices.Compact(sizes), nil
}

// writeArchive writes gen's archive of one size.
func writeArchive(folder string, made *paper, size int) error {
	p, err := newGen(folder, "")
	if err != nil {
		return err
	}
	return p.writeEditions(made, 0, (size+perDay-1)/perDay, size)
}

// open finds the programs and makes the folder to work in. The programs run in folders of their own, so all paths are whole.
func (w *workshop) open(ctx context.Context, folder, gen string, smallest int) error {
	var err error
	if w.folder, err = filepath.Abs(folder); err != nil {
		return err
	}
	if w.gen, err = filepath.Abs(gen); err != nil {
		return err
	}
	if _, err := os.Stat(w.gen); err != nil {
		return fmt.Errorf("gen is missing: %w; next step: make bench, which builds it, or -gen FILE", err)
	}
	if err := os.MkdirAll(w.folder, 0o755); err != nil {
		return err
	}
	if smallest <= w.hugoMost {
		w.hugo, err = installHugo(ctx, filepath.Join(w.folder, "bin"))
	}
	return err
}

// measureAll prints each size's tables as soon as it is measured, and what is said of all of them at the end.
func (w *workshop) measureAll(ctx context.Context, sizes []int) error {
	writeMachine(os.Stdout, w.folder, w.hugo)
	var all []results
	for _, size := range sizes {
		r, err := w.measure(ctx, size)
		if err != nil {
			return err
		}
		writeResults(os.Stdout, r)
		all = append(all, r)
	}
	writeBars(os.Stdout, all)
	writeCurve(os.Stdout, all)
	return w.remove(sizes)
}
