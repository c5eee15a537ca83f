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
	charOdds{-2.5, "中经"},
	charOdds{-2, "保入在建得推数育"},
	charOdds{-1.5, "一两乌交企众全出发取和回外家工持指政消的第贸超际项"},
	charOdds{-1, "三上五今代以价作供俄公再农北医十博各同后向员商四团增完实客对将小已市平应总我打技文易有服本模活流济现科积空站精美致船融规计调购输迎运野面"},
	charOdds{-0.5, "与业个丰亚京人会传做停八共关写军冬分创制受场多大奋字学安尔就层居届山带开影投抢振提收教斯方旅无智最未查格欢武比民沙治注深激物疗病研祝程端粮组织联自苗获营装记费退造遗采重量铁防阶降预飞首马高麦"},
	charOdds{0.5, "世举体击利前区台命品响城夏季富州布度式新权村来构气求江法海港球疫示种等策级色行议设谈质资路达进部间险风"},
	charOdds{1, "优克兴判动化合呈周善固图型备复展庆战控改日景机案河界破系线网能至节车道里金"},
	charOdds{1.5, "件力势处天央好定干年库张心态援放施时月标源热理神稳统续讲赛速长雨领"},
	charOdds{2, "升器局彩效春期温点管练近"},
	charOdds{2.5, "亡元功厅史峰幕攻斗袭象载陆"},
)

var phraseStarts = oddsOf(
	charOdds{-2.5, "业今会动济行"},
	charOdds{-2, "地平的量"},
	charOdds{-1.5, "个举代击制务化区合员和圆场方比现程第续育能质贸费资走运造道项"},
	charOdds{-1, "严产人任企体克入关兴军出利十历发取口同商团城增备好定对射尔展已布干年快态恢投指措斯施最村来模步武沙法活海稳策者船获规议设较达返进退际集"},
	charOdds{-0.5, "一三上下不事二亿价众作停再农冬冲力势医华博台回在坚域基复大子季完富局层工度彩影得性战扩护持控摆放效救数日时易显晚机查标格段治流灾特理破税突站端等管级组经继绩自良融表装见观论调谈轨输通部野降障雨顺风高龙"},
	charOdds{0.5, "世两丰主亚优保健党公升受启土夏天安宣家山市庆应建总扎执技抗抢拉提播教旅明有服期未极消深温相祝系紧群老联至致节落西购路转连重错飞"},
	charOdds{1, "万与中争交以位俄全千南反古外多将文春暖构欢游满点热社结计金领"},
	charOdds{1.5, "为传做北培守强我改神美航要需预"},
	charOdds{2, "共广打秋"},
	charOdds{2.5, "乌乐伊促助各哈喜夯奋巴忠推支激确筑缅让起"},
)
