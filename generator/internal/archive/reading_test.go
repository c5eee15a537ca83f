package archive

import "testing"

func TestNamesAreFoundByTheLetterTheyAreReadBy(t *testing.T) {
	for _, test := range []struct{ folder, name, reading, initial string }{
		{"people", "张三", "zhang-san", "Z"},
		{"people", "曾国华", "zeng-guo-hua", "Z"}, // not céng
		{"people", "单田芳", "shan-tian-fang", "S"},
		{"people", "尉迟恭", "yu-chi-gong", "Y"},
		{"people", "John Smith", "john-smith", "J"},
		{"people", "解", "xie", "X"},
		{"tags", "曾经", "ceng-jing", "C"},
		{"tags", "长江大保护", "chang-jiang-da-bao-hu", "C"}, // not zhǎng
		{"tags", "调整", "tiao-zheng", "T"},
		{"tags", "3·15", "3-15", ""},
		{"tags", "2023", "2023", ""}, // not N, as its address n-2023 has it
		{"tags", "……", "", ""},
		{"tags", "Émile", "emile", "E"},
	} {
		list := List{Folder: test.folder, Name: test.name}
		if got := list.Reading(); got != test.reading || Initial(got) != test.initial {
			t.Errorf("%s is read %q, %q, want %q, %q", test.name, got, Initial(got), test.reading, test.initial)
		}
	}
}
