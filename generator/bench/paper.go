package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	perDay = 40 // articles of an edition
	pages  = 8  // of an edition
	length = 800
)

// firstDay lies so early that a million articles end before today: Hugo leaves out what is dated in the future.
var firstDay = time.Date(1950, time.January, 1, 0, 0, 0, 0, time.UTC)

var (
	sections  = [pages]string{"要闻", "时政", "经济", "民生", "县市", "文化", "教育", "副刊"}
	districts = []string{"城东区", "城西区", "江南县", "青石县", "白沙县", "上河市", "下河市", "东湖市", "西山市", "经济开发区", "高新区", "市直"}
	subjects  = []string{"营商环境", "乡村振兴", "大江保护", "工业经济", "项目建设", "招商引资", "教育", "医疗卫生", "文化旅游", "交通",
		"水利", "农业", "科技创新", "社会治理", "就业", "养老", "住房", "生态环保", "安全生产", "防汛抗旱",
		"基层党建", "纪检监察", "法治", "金融", "消费", "物流", "能源", "体育", "志愿服务", "人才"}
	aspects  = []string{"", "政策", "观察", "进展", "人物", "调查", "服务", "案例", "数据", "评论"}
	surnames = []rune("张王李刘陈杨赵黄周吴徐孙胡朱")
	given    = []rune("明金超广伟芳敏静丽强磊军洋勇")
)

// paper is a made newspaper. Its article i depends on the seed, the sentences and i, and on nothing else; so a larger archive is a
// smaller one with later editions.
type paper struct {
	seed      uint64
	items     []item // what articles are, in turn; none where they are made of sentences
	sentences []string
	phrases   []string // parts of sentences; headlines are made of them
	tags      []string // 300
	reporters []string // 120
}

// newPaper makes a paper whose articles are shuffled sentences of the Markdown files in a folder, or the items of a file of JSON Lines.
func newPaper(seed uint64, texts string) (*paper, error) {
	p := &paper{seed: seed}
	var text string
	var err error
	if strings.HasSuffix(texts, ".jsonl") {
		p.items, err = readItems(texts)
		text = sentencesOf(p.items)
	} else {
		text, err = bodies(texts)
	}
	if err != nil {
		return nil, err
	}
	for _, s := range sentence.FindAllString(text, -1) {
		n := utf8.RuneCountInString(s)
		if n < 14 || n > 90 || strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "（") != strings.Count(s, "）") {
			continue
		}
		p.sentences = append(p.sentences, s)
		for _, part := range stop.Split(s, -1) {
			if n := utf8.RuneCountInString(part); n >= 7 && n <= 18 {
				p.phrases = append(p.phrases, part)
			}
		}
	}
	const fewest = 40
	if len(p.sentences) < fewest || len(p.phrases) < fewest {
		return nil, fmt.Errorf("%s gives %d sentences and %d phrases: %d of each are needed", texts, len(p.sentences), len(p.phrases), fewest)
	}
	for _, subject := range subjects {
		for _, aspect := range aspects {
			p.tags = append(p.tags, subject+aspect)
		}
	}
	for i := range 120 {
		p.reporters = append(p.reporters, string([]rune{surnames[i%len(surnames)], given[i/len(surnames)], given[i%len(given)]}))
	}
	return p, nil
}

var (
	sentence    = regexp.MustCompile(`[^。！？]+[。！？]+”?`)
	stop        = regexp.MustCompile(`[，。！？；：、—“”（）《》]+`)
	frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	heading     = regexp.MustCompile(`(?m)^[#>].*$`)
	markup      = regexp.MustCompile("[\\s*_`\\[\\]<>#|~\\\\]")
)

// bodies gives the paragraphs of a folder's articles as one text without markup.
func bodies(folder string) (string, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return "", err
	}
	if len(names) == 0 {
		return "", errors.New("no articles in " + folder + ": run from the repository's folder, or name one with -texts")
	}
	slices.Sort(names)
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		body := heading.ReplaceAllString(frontMatter.ReplaceAllString(string(text), ""), "")
		all.WriteString(markup.ReplaceAllString(body, ""))
	}
	return all.String(), nil
}

// story is one article of the paper.
type story struct {
	day                  time.Time
	page, order, place   int // the printed page, the article's number on it, and its number in the edition, from 1
	title, kicker, deck  string
	reporters, tags      []string
	district, paragraphs string
}

// dayOf gives the date of the edition with a number, counted from 0.
func dayOf(edition int) time.Time { return firstDay.AddDate(0, 0, edition) }

// tagsOf gives the tags of article i and what its other parts are drawn with.
func (p *paper) tagsOf(i int) ([]string, *rand.Rand) {
	r := rand.New(rand.NewPCG(p.seed, uint64(i)))
	return several(r, p.tags, 3), r
}

func (p *paper) story(i int) story {
	tags, r := p.tagsOf(i)
	const onPage = perDay / pages
	place := i % perDay
	s := story{day: dayOf(i / perDay), page: place/onPage + 1, order: place%onPage + 1, place: place + 1, tags: tags,
		title: draw(r, p.phrases) + " " + draw(r, p.phrases), kicker: draw(r, p.phrases), deck: "——" + draw(r, p.phrases),
		district: draw(r, districts)}
	s.reporters = several(r, p.reporters, 1+r.IntN(3)/2) // every third article has two
	if len(p.items) > 0 {
		of := p.items[i%len(p.items)]
		s.title, s.paragraphs = of.Title, of.body(r, i/len(p.items))
	} else {
		s.paragraphs = p.body(r)
	}
	return s
}

// body gives paragraphs of 90 to 190 characters, in all 0.6 to 1.4 times the length; some have a subhead, some a bold opening.
func (p *paper) body(r *rand.Rand) string {
	target, form := length*6/10+r.IntN(length*8/10), r.IntN(10)
	var b strings.Builder
	for total, paragraph := 0, 0; total < target; paragraph++ {
		if paragraph > 0 {
			b.WriteString("\n\n")
		}
		if paragraph == 2 && form < 5 {
			b.WriteString("## " + draw(r, p.phrases) + "\n\n")
		}
		if paragraph == 1 && form > 6 {
			b.WriteString("**" + draw(r, p.phrases) + "。**")
		}
		for n, want := 0, 90+r.IntN(100); n < want && total < target; {
			s := draw(r, p.sentences)
			b.WriteString(s)
			n += utf8.RuneCountInString(s)
			total += utf8.RuneCountInString(s)
		}
	}
	b.WriteString("\n")
	return b.String()
}

func draw(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// several draws n different ones.
func several(r *rand.Rand, from []string, n int) []string {
	var drawn []string
	for len(drawn) < n {
		if one := draw(r, from); !slices.Contains(drawn, one) {
			drawn = append(drawn, one)
		}
	}
	return drawn
}
