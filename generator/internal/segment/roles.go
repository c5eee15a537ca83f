package segment

// role is what a byline says of the names beside it.
type role uint8

const (
	noRole role = iota
	reporter
	correspondent
	photographer
	reporterAndPhotographer
)

// roleWords are the words that give names a role. leads tells that the names follow the word (记者 X); else they stand
// before it (X 摄). Longer words come first.
var roleWords = []struct {
	word  string
	role  role
	leads bool
}{
	{"特约通讯员", correspondent, true},
	{"通讯员", correspondent, true},
	{"报道员", correspondent, true},
	{"实习生", reporter, true},
	{"评论员", reporter, true},
	{"观察员", reporter, true},
	{"撰稿人", reporter, true},
	{"记者", reporter, true},
	{"图文/", reporterAndPhotographer, true},
	{"图文／", reporterAndPhotographer, true},
	{"文图/", reporterAndPhotographer, true},
	{"文图／", reporterAndPhotographer, true},
	{"摄影报道", reporterAndPhotographer, false},
	{"图文报道", reporterAndPhotographer, false},
	{"文/图", reporterAndPhotographer, false},
	{"文／图", reporterAndPhotographer, false},
	{"图/文", reporterAndPhotographer, false},
	{"文/", reporter, true},
	{"文／", reporter, true},
	{"图/", photographer, true},
	{"图／", photographer, true},
	{"/文", reporter, false},
	{"／文", reporter, false},
	{"/图", photographer, false},
	{"／图", photographer, false},
	{"作者：", reporter, true},
	{"作者:", reporter, true},
	{"特派员", reporter, true},
	{"编译", reporter, true},
	{"摄影/", photographer, true},
	{"摄影／", photographer, true},
	{"摄影", photographer, false},
	{"供图", photographer, false},
	{"/摄", photographer, false},
	{"摄", photographer, false},
}

// qualifiers stand before 记者 and the like and name nobody.
var qualifiers = []string{"本报全媒体", "融媒体", "全媒体", "本报", "本台", "本网", "特约", "见习", "实习", "首席", "本刊", "据"}
