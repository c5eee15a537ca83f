package madepages

import "strings"

// name draws a name as Chinese papers print them.
func (p *press) name() string {
	if p.chance(0.003) {
		return pick(p, []string{"买买提·艾力", "阿依古丽·热西提", "才仁·卓玛"})
	}
	family := pick(p, familyNames)
	switch {
	case p.chance(0.02):
		family = pick(p, compoundNames)
	case p.chance(0.12):
		family = pick(p, rareNames)
	}
	n := family + pick(p, givenNames)
	if p.chance(0.68) {
		n += pick(p, givenNames)
	}
	return n
}

func (p *press) names(most int) []string {
	var out []string
	for range 1 + p.draw(5, 3, 1.3, 0.5)%most {
		out = append(out, p.name())
	}
	return out
}

// town draws a place of the page's county.
func (p *press) town() string {
	return pick(p, []string{p.city, p.city, "我市", "全市", pick(p, towns), pick(p, towns) + pick(p, townships)})
}

// clause draws words that say something about the place, as decks and kickers do.
func (p *press) clause() string {
	deed := pick(p, verbs) + pick(p, objects)
	switch p.draw(4, 2, 2, 2, 1) {
	case 0:
		return p.town() + deed
	case 1:
		return deed
	case 2:
		return pick(p, verbs) + pick(p, objects) + " " + pick(p, verbs) + pick(p, objects)
	case 3:
		return pick(p, times) + p.town() + deed
	}
	return p.town() + pick(p, objects) + pick(p, outcomes)
}

// label draws the name of a column or campaign.
func (p *press) label() string {
	l := pick(p, labels)
	if p.chance(0.3) {
		l = pick(p, labelOpenings) + pick(p, objects)
	}
	switch p.draw(7, 1, 0.6, 0.5, 0.5, 0.7) {
	case 1:
		l += string([]rune("①②③④⑤⑥⑦⑧⑨⑩")[p.IntN(10)])
	case 2:
		l += "（" + string([]rune("一二三四五六七八九")[p.IntN(9)]) + "）"
	case 3:
		l += "之" + string([]rune("一二三四五六七八九")[p.IntN(9)])
	case 4:
		l = "【" + l + "】"
	case 5:
		l += pick(p, []string{"·", "丨", " "}) + pick(p, verbs) + pick(p, objects)
	}
	return l
}

func words(s string) []string { return strings.Fields(s) }

var (
	papers        = words("日报 晚报 晨报 时报 商报 都市报 快报")
	cities        = words("江陵 南浦 清河 云泽 沔阳 白石 临浦 东川 宁阳 永安 长宁 安澜 松溪 青州 石桥 平湖")
	towns         = words("白河 临浦 石桥 双河 马家寨 青吉 金沙 龙泉 东升 新安 柳林 大湖 桃花山 南口 沙市 红旗 三湖 曹家 观音 太平")
	townships     = words("镇 乡 县 区 街道 社区 村 开发区 工业园 中学 医院")
	sections      = words("要闻 民生 经济 县市区 综合新闻 时政 综合 社会 教育 法治 国内 国际 文体 三农 副刊 本地 健康 头版 乡村振兴 人文")
	verbs         = words("推进 全力推进 加快建设 打造 聚焦 助力 护航 擦亮 做强 激活 夯实 织密 筑牢 开展 启动 举办 召开 部署 调研 推动 扎实做好 全面提升 跑出 绘就 深化 优化 守护 培育 拓宽 用好 盘活")
	objects       = words("乡村振兴 营商环境 民生实事 春耕生产 秋冬种 防汛救灾 项目建设 招商引资 基层治理 生态保护 文旅融合 安全生产 森林防火 义务教育 产业集群 高质量发展 就业创业 农村公路 老旧小区改造 水环境治理 志愿服务 惠企政策 数字经济 特色产业 养老服务 医保改革 “双创”工作 “四好农村路” 法治宣传 高标准农田 城市更新 重点工作")
	outcomes      = words("成效显著 再上新台阶 见实效 稳步提升 暖民心 增动能 有序推进 圆满完成 取得阶段性成果 实现“开门红” 获全省表彰 惠及万家")
	times         = words("今年前三季度 近日 昨日 上半年 一季度 年内 “五一”假期 春节前 入冬以来 三年来")
	labels        = words("新春走基层 一线调研 文化中国行 在希望的田野上 铭记历史缅怀先烈 代表委员履职故事 坚持问题导向 从田间地头到车间厂房 政策效果显现 聚焦高质量发展 开局之年看变化 记者走乡村 民生观察 今日关注 本报评论 百姓故事 身边榜样 新闻追踪 特别报道 经济视点 对话 现场 专访 时评 巡礼 图说 人物 市井 记者调查 热线回音 党旗在基层 学习二十大 主题教育进行时 乡村振兴进行时 奋进新征程 我为群众办实事 文明实践 平安建设 两会声音 高考在线 非遗传承 老街记忆 道德模范 我的家风 重走长征路")
	labelOpenings = words("聚焦 关注 走进 学习贯彻 喜迎 奋战 决战 直击 奋进 坚持 推动 解码")
	duties        = words("责任编辑 编辑 责编 版式 美编 校对 值班编委 主编 值班总编 检校 排版")
	familyNames   = strings.Split("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤", "")
	rareNames     = strings.Split("常康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦欧甘柳游阮娄冉尚纪左庄管辛岳梅童关祝凌瞿裴耿祁卓舒盛骆项费霍成米包涂单谷车边路齐卫苗房喻柯穆吉鲍古简景时仇班应解艾柏郎桂阳苟晏谌揭敖冷丛习席查危丘沙褚商苍粟佘", "")
	compoundNames = words("欧阳 司马 上官 诸葛 司徒 皇甫 公孙 慕容 夏侯 端木")
	givenNames    = strings.Split("明金超广伟芳敏静丽强磊军洋勇艳杰娟涛霞平刚桂英华建国文辉玲宇浩斌雪秀健帆东凯晓亮娜俊远志立子思诗雨涵轩嘉欣祯楫卓崴劲舟一凡婷佳琪梦瑶璐鹏飞博睿泽昊晨曦怡然家豪锦程春生永红海波新民德富翠兰素珍德胜先进长江山河少华中正义仁友良树根小燕莉萍慧颖丹青云峰", "")
)
