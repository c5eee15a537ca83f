package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// pagefind is what the search is measured beside.
const pagefind = "pagefind@1.6.0"

// mostBeside is of how many articles at most: of 10,000 it takes 3 GB to index them.
const mostBeside = 20_000

// asked is what the questions of search/ask.js took.
type asked struct {
	Documents int
	Index     struct {
		Files         int
		Bytes, Packed int64
	}
	Texts struct {
		Files  int
		Packed int64
	}
	Sheet    int64 // search.html, its script and style
	Site     answers
	Pagefind *struct {
		answers
		Files  int
		Packed int64
	}
}

type answers struct {
	Questions         int
	Bytes, Requests   spread
	Recall, Precision *float64 // nil where too many texts would have to be scanned
}

type spread struct{ Median, P95, Worst int64 }

// searchBench measures the search of archives of some sizes; Pagefind beside it on the smallest, if that is small enough.
func (w *workshop) searchBench(ctx context.Context, sizes []int) error {
	writeMachine(os.Stdout, w.folder, "")
	for i, size := range sizes {
		folder := filepath.Join(w.folder, "search-"+strconv.Itoa(size))
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
		gen, err := newGen(folder, w.gen)
		if err != nil {
			return err
		}
		say("%s: making the articles", grouped(size))
		if err := gen.writeEditions(w.made, 0, (size+perDay-1)/perDay, size); err != nil {
			return err
		}
		built, err := gen.build(ctx)
		if err != nil {
			return err
		}
		command := []string{"generator/bench/search/ask.js", gen.site}
		var beside usage
		if i == 0 && size <= mostBeside {
			index := filepath.Join(folder, "pagefind")
			if beside, err = w.indexByPagefind(ctx, gen.site, index); err != nil {
				return err
			}
			command = append(command, index)
		}
		say("%s: asking", grouped(size))
		a, err := askAll(ctx, command)
		if err != nil {
			return err
		}
		writeAsked(os.Stdout, size, built.usage, beside, a)
		if err := w.writeAdded(ctx, gen, size); err != nil {
			return err
		}
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
	}
	return nil
}

// indexByPagefind has Pagefind index the articles of a site, by the settings it has for Chinese: those that it takes from the sheets' language.
func (w *workshop) indexByPagefind(ctx context.Context, site, into string) (usage, error) {
	home := filepath.Join(w.folder, "pagefind")
	program := filepath.Join(home, "node_modules", ".bin", "pagefind")
	if _, err := os.Stat(program); err != nil {
		install := exec.CommandContext(ctx, "npm", "install", "--prefix", home, "--no-audit", "--no-fund", pagefind)
		install.Stdout, install.Stderr = os.Stderr, os.Stderr
		if err := install.Run(); err != nil {
			return usage{}, fmt.Errorf("install %s: %w", pagefind, err)
		}
	}
	say("Pagefind")
	u, _, err := runMeasured(ctx, []string{program, "--quiet", "--site", site, "--output-path", into, "--root-selector", "article", "--glob", "**/[0-9][0-9]-[0-9][0-9].html"}, nil)
	return u, err
}

func askAll(ctx context.Context, arguments []string) (asked, error) {
	var a asked
	run := exec.CommandContext(ctx, "node", append([]string{"--max-old-space-size=8192"}, arguments...)...)
	run.Stderr = os.Stderr
	text, err := run.Output()
	if err != nil {
		return a, fmt.Errorf("ask: %w", err)
	}
	return a, json.Unmarshal(text, &a)
}

func writeAsked(out io.Writer, size int, built, beside usage, a asked) {
	kilobytes := func(n int64) string { return fmt.Sprintf("%.0f KB", float64(n)/1000) }
	of := func(s spread, unit func(int64) string) string {
		return strings.Join([]string{unit(s.Median), unit(s.P95), unit(s.Worst)}, " / ")
	}
	count := func(n int64) string { return strconv.FormatInt(n, 10) }
	share := func(f *float64) string {
		if f == nil {
			return "not asked"
		}
		return fmt.Sprintf("%.3f", *f)
	}
	rows := [][]string{
		{"time", seconds(built.Wall.Seconds()) + " (the whole site)"},
		{"peak memory", megabytes(float64(built.Peak)) + " (the whole site)"},
		{"index, compressed", megabytes(float64(a.Index.Packed)) + fmt.Sprintf(" (%.2f of the texts)", float64(a.Index.Packed)/float64(a.Texts.Packed))},
		{"texts, compressed", megabytes(float64(a.Texts.Packed))},
		{"files", fmt.Sprintf("%d, and %d of texts", a.Index.Files, a.Texts.Files)},
		{"bytes a question, median / 95 % / worst", of(a.Site.Bytes, kilobytes)},
		{"requests", of(a.Site.Requests, count)},
		{"recall, precision", share(a.Site.Recall) + ", " + share(a.Site.Precision)},
	}
	head := "| " + grouped(size) + " articles | gen |"
	if p := a.Pagefind; p != nil {
		head += " Pagefind |"
		for i, cell := range []string{seconds(beside.Wall.Seconds()), megabytes(float64(beside.Peak)), megabytes(float64(p.Packed)) + ", with texts", "in the index", strconv.Itoa(p.Files),
			of(p.Bytes, kilobytes), of(p.Requests, count), share(p.Recall) + ", " + share(p.Precision)} {
			rows[i] = append(rows[i], cell)
		}
	}
	fmt.Fprintln(out, head+"\n"+strings.Repeat("| --- ", strings.Count(head, "|")-1)+"|")
	for _, row := range rows {
		fmt.Fprintln(out, "| "+strings.Join(row, " | ")+" |")
	}
	if p := a.Pagefind; p != nil {
		fmt.Fprintf(out, "\nPagefind was asked %d of the questions.", p.Questions)
	}
	fmt.Fprintf(out, "\n%d questions. The search sheet, its script and style are %s once.\n", a.Site.Questions, kilobytes(a.Sheet))
}

// writeAdded tells what share of the index one edition more rewrites.
func (w *workshop) writeAdded(ctx context.Context, gen *program, size int) error {
	of := func() (map[string]string, error) {
		files := map[string]string{}
		names, err := filepath.Glob(filepath.Join(gen.site, "search", "*", "*.js"))
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			files[name] = string(text)
		}
		return files, err
	}
	before, err := of()
	if err != nil {
		return err
	}
	next := (size + perDay - 1) / perDay
	if err := gen.writeEditions(w.made, next, next+1, (next+1)*perDay); err != nil {
		return err
	}
	if _, err := gen.build(ctx); err != nil {
		return err
	}
	after, err := of()
	if err != nil {
		return err
	}
	rewritten := 0
	for name, text := range before {
		if after[name] != text {
			rewritten++
		}
	}
	fmt.Printf("One edition more rewrites %d of %d files of the index (%.1f %%), and the manifest.\n\n", rewritten, len(before), 100*float64(rewritten)/float64(len(before)))
	return nil
}
