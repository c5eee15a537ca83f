package segment

// Headlines are made of phrases. Where one ends and the next begins, the line breaks or a new part of the headline stands; a
// line that was only too long is wrapped anywhere. Which characters end phrases and which begin them tells the two apart.

// charOdds are characters, each of which has the same odds of standing at a break between phrases: the natural logarithm of how
// much oftener it stands there than at a break inside one.
type charOdds struct {
	odds  float64
	chars string
}

func oddsOf(groups ...charOdds) map[rune]float64 {
	out := map[rune]float64{}
	for _, g := range groups {
		for _, c := range g.chars {
			out[c] = g.odds
		}
	}
	return out
}

// phraseBreak gives the odds that a phrase ends with above and another begins with below.
func phraseBreak(above, below []rune) float64 {
	return phraseEnds[above[len(above)-1]] + phraseStarts[below[0]]
}

// phraseEnds and phraseStarts are printed by go run ./generator/fit -phrases.
var phraseEnds = oddsOf(
	charOdds{-2.5, "中保全出在委康得推政数经"},
	charOdds{-2, "一三两五交取和外家总持指文活流消的第规记贸超迎项"},
	charOdds{-1.5, "上乌以价供俄入共农分北医十博发各商回团完客对将小工已打报有服本模沙激疗祝科积程空精美育船调购运野首"},
	charOdds{-1, "与东个丰乘于亚代企众作做公关内再写冬创及反受古向售四基多夫奋学安实宣就居届巴带广应建形影技投拉振提教斯方旅无易最查格欢比治深游现病研确称立端粮组织联自致苗计跨退递造遗采量铁销闻防面飘飞马麦"},
	charOdds{-0.5, "不业为二人今低使例促修假停健六军冲况准划制办加千华协南卫卷参号同后员品国场坛坦域增夏大太奥字察导尔尼层市平并开强德志恢愿我托批承抓抗抢拓摆播收是普暨更未条松极林核楷次步武死民污济润火物电疫目看穆笃箭类络继老考者航舱苏营融表被装西观解访财起转轮输迈连选遭释重门问阶际高"},
	charOdds{0.5, "万举习乡争享优克冰击列到区单变台周响固型守射布庆序度引当快息情换接控新术村构果样正气河然环界破示福种线绿网置色获行议试赴路轨达进部间队降险障题馆龙"},
	charOdds{1, "下事先判前动化合启呈命园图土境处复天好定宜山年府延态战故断早春朗机架残洋源用神秋系级结统至节警话遇道里金长雪领"},
	charOdds{1.5, "兴力势告善因备展张彩心援放施日时明景月案热理稳管给续能赛速链雨震革"},
	charOdds{2, "件刻升器围始干库弹念改暖期标段温点烈章练花见讲陆难"},
	charOdds{2.5, "亡位元功半即厅史声央头局峰幕攻效斗显束浓牌绪袭象足载近香"},
)

var phraseStarts = oddsOf(
	charOdds{-2.5, "业会动化地场平最济现的者行量"},
	charOdds{-2, "个举代体击制十口员圆模程续育设贸费资走通造道项"},
	charOdds{-1.5, "今价任克关军出利势取合商域备好季定射层干度影态恢战扬投指措放斯施易显村标武比沙法第策组绩船议质较运退际陆风"},
	charOdds{-1, "下严事二产人亿企作农准力区博历发号和响器在型城基增复委富对尔展年式形彩得心快性情控数时晚机权来格步治活流源灾球理疫种税稳突站等管级能良色表观规讲论谈车输进部野间闻队障集雨雪顺题飘龙"},
	charOdds{-0.5, "一万三上于五亡从众例供债值停元入八六兴再冲决别务医卡原及台同后呈周品售善境处大夫奥子字完宣家小就尼局峰州巡工已布庆库开弹急技护报持接摆攻政效整方无日明是普暴月本术条极林果染查样案次段气水求汛污波洋涉溪火炬烈状环生界疗病百皮目研破空窗端类粮系纪线经给统继综耕联范获营落融装见览解访财超足路轨轮边达近送递遗配里链销问险难震面额食馆验高麦"},
	charOdds{0.5, "专主乡争享仍优位便保充党公内冬分创初到前华危即古四坦天导市带幸延德志总意抗拉换撤文新旅智有未死河清温用祝科积约织结群老考自至致花药被西计货赛越践过迎远连重零青"},
	charOdds{1, "与东两中亚交以俄假全千南参培夏外多宁将山强当扎振排提早春构欢消港游澳点热田相神福筹节要警革"},
	charOdds{1.5, "为做北反广引惠我托批搜支改暖江美聚航英跑需预黄"},
	charOdds{2, "传半守彰打看秋释黑"},
	charOdds{2.5, "乌乐伊促共凝助各哈喜夯奋尽巴忠感推湖激真确筑绘缅让谱赋起"},
)
