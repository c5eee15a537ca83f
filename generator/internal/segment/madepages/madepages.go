// Package madepages sets articles as the pages of a made-up newspaper, with the truth beside them.
//
// Real pages with hand-made truth are few. Made pages, with the damage that text extractors do, are as many as one likes;
// weights are fitted on them and properties tested, and the real pages are kept for telling how well that went. A page is a
// pure function of its articles and seed.
package madepages

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Source is an article to set.
type Source struct {
	Title      string   `json:"title"`
	Paragraphs []string `json:"paras"`
}

// Truth is an article as set.
type Truth struct {
	Title          string   `json:"title"`
	Kicker         string   `json:"kicker"`
	Deck           string   `json:"deck"`
	Reporters      []string `json:"reporters"`
	Correspondents []string `json:"correspondents"`
	Paragraphs     []string `json:"paragraphs"`
	Subheads       []string `json:"subheads"`
}

// Page is a made page.
type Page struct {
	Text     string
	Articles []Truth
}

// press sets one page.
type press struct {
	*rand.Rand
	lines  []string
	column float64 // the measure of the article being set
	paper  string
	noisy  bool    // blank lines stand anywhere
	bare   bool    // no blank lines at all
	after  float64 // the share of headlines that stand after their bodies
	spaced bool    // spaces of bylines survive
	day    string
}

// Make sets the articles as one page.
func Make(sources []Source, seed uint64) Page {
	p := &press{Rand: rand.New(rand.NewPCG(seed, 7))}
	p.paper = pick(p, []string{"江陵日报", "南浦晚报", "清河晚报", "云泽日报"})
	p.day = fmt.Sprintf("%d月%d日", 1+p.IntN(12), 1+p.IntN(28))
	p.bare = p.chance(0.35)
	p.noisy = !p.bare && p.chance(0.3)
	p.spaced = p.chance(0.75)
	p.after = pick(p, []float64{0, 0.5, 0.5, 0.9, 1})
	var page Page
	if !p.bare {
		p.furniture(true)
	}
	for _, s := range sources {
		page.Articles = append(page.Articles, p.article(s))
	}
	if !p.bare {
		p.furniture(false)
	}
	page.Text = strings.Join(p.lines, "\n") + "\n"
	return page
}

func (p *press) chance(share float64) bool { return p.Float64() < share }

func pick[T any](p *press, from []T) T { return from[p.IntN(len(from))] }

func (p *press) line(s string) {
	if p.noisy && p.chance(0.3) && len(p.lines) > 0 && p.lines[len(p.lines)-1] != "" {
		p.lines = append(p.lines, "")
	}
	p.lines = append(p.lines, s)
}

// blank puts an empty line between two blocks, where the page has them.
func (p *press) blank(share float64) {
	if !p.bare && !p.noisy && p.chance(share) {
		p.lines = append(p.lines, "")
	}
}

// furniture prints the page's head or foot.
func (p *press) furniture(top bool) {
	if top {
		switch p.IntN(4) {
		case 0:
			p.line(fmt.Sprintf("第%03d版：%s", 1+p.IntN(12), pick(p, sections)))
			p.blank(1)
			p.line(fmt.Sprintf("国内统一连续出版物号 CN42-%04d  总第%d期  今日12版", p.IntN(99), 5000+p.IntN(9000)))
		case 1:
			p.line(fmt.Sprintf("%02d版", 1+p.IntN(12)))
			p.line(pick(p, sections))
			p.line("2023." + strings.NewReplacer("月", ".", "日", "").Replace(p.day))
			p.line("责任编辑：" + p.name() + "  版式：" + p.name() + "  校对：" + p.name())
		case 2:
			p.line(fmt.Sprintf("%d 2023年%s 星期%s  %s", 1+p.IntN(12), p.day, pick(p, []string{"一", "三", "日"}), pick(p, sections)))
		}
		p.blank(1)
		return
	}
	p.blank(1)
	switch p.IntN(4) {
	case 0:
		p.line("今日天气")
		p.line("多云转晴 偏北风2～3级 4℃～13℃")
	case 1:
		p.line("遗失声明")
		p.line(p.name() + "遗失身份证，号码42100219870101****，声明作废。")
	case 2:
		p.line("责任编辑：" + p.name() + "　电子信箱：news@example.invalid　电话：0000-0000000")
	}
}

func (p *press) name() string {
	n := pick(p, familyNames) + pick(p, givenNames)
	if p.chance(0.6) {
		n += pick(p, givenNames)
	}
	return n
}

func (p *press) names(most int) []string {
	var out []string
	for range 1 + p.IntN(most) {
		out = append(out, p.name())
	}
	return out
}

var (
	sections    = []string{"要闻", "民生", "经济", "县市区", "综合新闻", "时政"}
	kickers     = []string{"在希望的田野上", "新春走基层", "一线调研", "文化中国行", "树立和践行正确政绩观", "铭记历史 缅怀先烈", "开好局 起好步", "我市全力推进重点工作", "从田间地头到车间厂房", "坚持问题导向", "今年前三季度", "聚焦高质量发展", "政策效果显现", "代表委员履职故事"}
	decks       = []string{"各项工作有序推进", "各地积极应对", "市民点赞", "成效持续显现", "多部门协同发力", "带动群众增收", "救援工作持续进行"}
	subheadings = []string{"实干", "聚力", "创新", "惠民"}
	effects     = []string{"暖民心", "见实效", "增动能"}
	familyNames = strings.Split("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤", "")
	givenNames  = strings.Split("明金超广伟芳敏静丽强磊军洋勇艳杰娟涛霞平刚桂英华建国文辉玲宇浩斌雪秀健帆东凯晓亮娜俊远志立子思诗雨涵轩嘉欣", "")
)
