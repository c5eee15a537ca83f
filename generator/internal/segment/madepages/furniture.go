package madepages

import "fmt"

// loose puts a row that is of no article.
func (p *press) loose(text string) { p.put(text, loosePart, false) }

// pageHead prints what stands above the articles: the paper, its day, the page's number and name, who made it.
func (p *press) pageHead() {
	number, section := p.between(1, 16), pick(p, sections)
	switch p.IntN(7) {
	case 0:
		p.loose(fmt.Sprintf("第%0*d版：%s", p.between(1, 3), number, section))
		p.block()
		p.loose(fmt.Sprintf("国内统一连续出版物号 CN42-%04d  总第%d期  今日%d版", p.IntN(99), 5000+p.IntN(19000), 4*p.between(1, 4)))
	case 1:
		p.loose(fmt.Sprintf("%02d版", number))
		p.loose(section)
		p.loose(p.date())
		p.loose(p.staff())
	case 2:
		p.loose(fmt.Sprintf("%d %s  %s", number, p.date(), section))
	case 3:
		p.loose(p.paper)
		p.loose(p.date())
		p.loose(fmt.Sprintf("第%d版", number))
		p.loose(section)
	case 4:
		p.loose(fmt.Sprintf("A%02d", number))
		p.loose(section + pick(p, []string{" ", "　"}) + p.date())
	case 5:
		p.loose(fmt.Sprintf("%02d %s %s %s", number, section, p.date(), p.staff()))
	case 6:
		p.loose(p.date() + "　" + p.staff())
	}
	p.block()
}

// staff names who edited the page.
func (p *press) staff() string {
	out, gap := "", pick(p, []string{" ", "  ", "　"})
	for range p.between(1, 3) {
		if out != "" {
			out += gap
		}
		out += pick(p, duties) + pick(p, []string{"：", "：", ":"}) + p.name()
	}
	return out
}

// midPage prints what an extractor finds between the articles.
func (p *press) midPage() {
	switch p.draw(2, 2, 2, 1) {
	case 0:
		p.notice()
	case 1:
		p.advertisement()
	case 2:
		p.loose(p.staff())
	case 3:
		p.loose(pick(p, sections))
	}
	p.block()
}

func (p *press) pageFoot() {
	for range p.between(1, 2) {
		switch p.draw(2, 3, 2, 2, 1) {
		case 0:
			p.loose(pick(p, []string{"今日天气", "天气预报"}))
			p.loose(fmt.Sprintf("%s 偏%s风%d～%d级 %d℃～%d℃", pick(p, words("多云转晴 阴有小雨 晴 雷阵雨")), pick(p, words("北 南 东北")), 2, 3, p.between(0, 15), p.between(16, 33)))
		case 1:
			p.notice()
		case 2:
			p.loose(p.staff() + "　电子信箱：news@example.invalid　电话：0000-0000000")
		case 3:
			p.loose(fmt.Sprintf("社址：%s市人民路%d号  邮编：000000  零售价：1.50元  %s印务公司印刷", p.city, p.between(1, 99), p.paper))
		case 4:
			p.loose(pick(p, []string{"新闻热线：0000-0000000", "广告热线：0000-0000000", "投稿邮箱：news@example.invalid"}))
		}
	}
}

// notice prints a small notice under its heading.
func (p *press) notice() {
	switch p.IntN(4) {
	case 0:
		p.loose("遗失声明")
		p.loose(p.name() + "遗失身份证，号码42100219870101****，声明作废。")
	case 1:
		p.loose("遗失启事")
		p.loose(p.city + "市" + pick(p, towns) + "商贸有限公司遗失公章一枚，声明作废。")
	case 2:
		p.loose("注销公告")
		p.putLine(p.city+pick(p, towns)+"农民专业合作社拟注销，请债权人自公告之日起45日内申报债权。联系人："+p.name(), loosePart, max(14, p.column.first))
	case 3:
		p.loose("招聘启事")
		p.putLine(pick(p, towns)+"服饰有限公司招聘缝纫工20名，包吃住，月薪面议。", loosePart, max(14, p.column.first))
	}
}

// advertisement prints a small advertisement, which no heading announces.
func (p *press) advertisement() {
	p.loose(pick(p, towns) + pick(p, []string{"家居广场", "大药房", "驾校", "楼盘", "农商银行"}))
	p.loose(pick(p, []string{"盛大开业 全场八折", "诚邀您的光临", "买房送车位", "服务三农 情系万家"}))
	if p.chance(0.6) {
		p.loose("电话：0000-0000000")
	}
}
