package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// writeMachine prints what the figures are of. What a system doesn't tell is left out.
func writeMachine(w io.Writer, workFolder string, hugo string) {
	cores := fmt.Sprintf("%d cores", runtime.NumCPU())
	if limit := os.Getenv("GOMAXPROCS"); limit != "" {
		cores += ", of which each program uses " + limit
	}
	hugoSays := "not measured"
	if hugo != "" {
		hugoSays = output(hugo, "version")
	}
	for _, line := range [][2]string{
		{"Processor", joined(", ", lineOf("/proc/cpuinfo", "model name"), cores)},
		{"Memory", installedMemory()},
		{"System", joined(", ", strings.Trim(lineOf("/etc/os-release", "PRETTY_NAME"), `"`), output("uname", "-srm"))},
		{"Disk", fileSystem(workFolder)},
		{"Load before", firstWords(lineOf("/proc/loadavg", ""), 3)},
		{"Go", joined(" ", runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)},
		{"Commit", output("git", "describe", "--always", "--dirty")},
		{"Hugo", hugoSays},
		{"Day", time.Now().Format(time.DateOnly)},
	} {
		if line[1] != "" {
			fmt.Fprintf(w, "- %s: %s\n", line[0], line[1])
		}
	}
	fmt.Fprintln(w)
}

// lineOf gives what stands after a key in a file of keys and values; the first line when the key is empty.
func lineOf(file, key string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, key); ok {
			return strings.TrimSpace(strings.TrimLeft(rest, "\t :="))
		}
	}
	return ""
}

func installedMemory() string {
	kilobytes, err := strconv.Atoi(firstWords(lineOf("/proc/meminfo", "MemTotal"), 1))
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%.1f GB", float64(kilobytes)*1024/1e9)
}

// fileSystem gives the kind of file system that a folder is on.
func fileSystem(folder string) string {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	mounts, err := os.ReadFile("/proc/mounts")
	if err != nil {
		return ""
	}
	kind, longest := "", -1
	for line := range strings.Lines(string(mounts)) {
		words := strings.Fields(line)
		if len(words) < 3 {
			continue
		}
		inside, err := filepath.Rel(words[1], folder)
		if err == nil && filepath.IsLocal(inside) && len(words[1]) >= longest {
			kind, longest = words[2], len(words[1])
		}
	}
	return kind
}

func output(name string, args ...string) string {
	text, err := exec.Command(name, args...).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

func joined(with string, parts ...string) string {
	var there []string
	for _, part := range parts {
		if part != "" {
			there = append(there, part)
		}
	}
	return strings.Join(there, with)
}

func firstWords(text string, n int) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(n, len(words))], " ")
}
