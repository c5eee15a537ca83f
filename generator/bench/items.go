package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"unicode"
)

// item is a piece of news whose words are those of a real paper, as a file of JSON Lines has it. A search is measured with such: what is made of a few sentences has
// few different words.
type item struct {
	Title string   `json:"title"`
	Paras []string `json:"paras"`
}

// readItems reads a file of JSON Lines.
func readItems(name string) ([]item, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []item
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		var one item
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		one.Title = plain.Replace(one.Title)
		for i, para := range one.Paras {
			one.Paras[i] = strings.TrimSpace(plain.Replace(para))
		}
		if one.Title != "" && len(one.Paras) > 0 {
			all = append(all, one)
		}
	}
	if len(all) == 0 {
		err = errors.New(name + " has no items with a title and paras")
	}
	return all, errors.Join(lines.Err(), err)
}

// plain leaves out what Markdown would read as marks.
var plain = strings.NewReplacer("*", "", "_", "", "`", "", "[", "", "]", "", "<", "", ">", "", "#", "", "|", "", "~", "", "\\", "", "\n", "")

// sentencesOf gives the paragraphs of items as one text.
func sentencesOf(items []item) string {
	var all strings.Builder
	for _, one := range items {
		for _, para := range one.Paras {
			all.WriteString(para)
		}
	}
	return all.String()
}

// body gives an item as Markdown: as it is in round 0, later with its sentences shuffled. In every third article paragraphs run over lines, as they are
// printed.
func (o *item) body(r *rand.Rand, round int) string {
	paras := o.Paras
	if round > 0 {
		all := sentence.FindAllString(strings.Join(paras, ""), -1)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if len(all) > 0 {
			paras = []string{strings.Join(all, "")}
		}
	}
	text := strings.Join(paras, "\n\n") + "\n"
	if r.IntN(3) > 0 {
		return text
	}
	return wrapped(text)
}

// wrapped breaks lines of more than 20 characters between two Han characters.
func wrapped(text string) string {
	var b strings.Builder
	length, before := 0, ' '
	for _, c := range text {
		if length > 20 && unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, c) {
			b.WriteByte('\n')
			length = 0
		}
		if c == '\n' {
			length = 0
		}
		b.WriteRune(c)
		length++
		before = c
	}
	return b.String()
}
