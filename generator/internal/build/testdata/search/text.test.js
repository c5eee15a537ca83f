"use strict";
// What the search makes of texts and queries. The script is the one that is published.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const search = require("../../../../../layouts/assets/search.js");

const fs = require("node:fs");
const path = require("node:path");

test("writer and reader have one normal form", () => {
  const folder = path.join(__dirname, "../../../search");
  const pairs = [...fs.readFileSync(path.join(folder, "fold.txt"), "utf8").split("\n").filter(line => !line.startsWith("#")).join("")], table = {};
  for (let n = 0; n + 1 < pairs.length; n += 2) table[pairs[n]] = pairs[n + 1];
  const vectors = JSON.parse(fs.readFileSync(path.join(folder, "testdata/normalise.json"), "utf8"));
  assert.ok(vectors.length > 0);
  for (const { in: text, out } of vectors) assert.equal(search.normalise(text, table).normal, out, JSON.stringify(text));
});

const fold = { "運": "运", "荊": "荆" };

test("a place in the normal form leads back to the text", () => {
  const text = "春　運２０２３ 年 GDP  is\nup ｶﾞ ﬁ 𠮷e\u0301";
  const { normal, places } = search.normalise(text, fold);
  assert.equal(normal, "春运2023年gdp is upガfi𠮷\u00e9");
  assert.equal(places.length, normal.length + 1);
  assert.equal(text.slice(places[normal.indexOf("2")], places[normal.indexOf("年")]).trim(), "２０２３");
  assert.equal(text.slice(places[normal.indexOf("ガ")], places[normal.indexOf("fi")]).trim(), "ｶﾞ");
});

test("a query is words and phrases", () => {
  for (const [query, words] of [
    ["", []], ["  　 ", []], ["\"\"", []],
    ["春運", ["春运"]],
    ["春运 GDP 春运", ["春运", "gdp"]],
    ["“脱贫 攻坚”战", ["脱贫攻坚", "战"]],
    ["\"a b\" ２４２１．４５４", ["a b", "2421.454"]],
    ["「春运", ["春运"]],
  ]) assert.deepEqual(search.parse(query, fold), words, query);
});

test("letters and digits are whole words", () => {
  assert.deepEqual(search.occurrences("gdp gdps gdp年", "gdp"), [0, 9]);
  assert.deepEqual(search.occurrences("春运春运春", "春运春"), [0, 2]);
  assert.equal(search.holds("12023年", "2023"), false);
  assert.equal(search.holds("1.5", "5"), true);
});

test("a snippet is the match in its sentence", () => {
  const pieces = search.snippet("天气很好。2023年春運正式启动。为让群众过一个平安、祥和的新春佳节。", ["春运", "运正式"], fold);
  assert.deepEqual(pieces.filter((_, n) => n % 2), ["春運正式"]);
  assert.equal(pieces[0], "2023年");
  assert.equal(search.snippet("天气很好。", ["春运"], fold), null);
  const words = "The town is on the far bank of the river and has been waiting for its bridge for thirty years, as everybody who was asked about it remembers ";
  const english = search.snippet(words + "bridges " + words, ["bridges"], fold).join("");
  for (const word of english.match(/\w+/g)) assert.ok(` ${words}bridges `.includes(` ${word} `) || word === "years", `${word} is cut`);
  const far = search.snippet("字".repeat(500) + "春运" + "字".repeat(500), ["春运"], fold);
  assert.ok(far[0].startsWith("…") && far[2].endsWith("…") && far.join("").length < 120);
  for (let n = 0; n < 60; n++) {
    assert.doesNotMatch(search.snippet("𠮷".repeat(n + 40) + "春" + "x" .repeat(n % 3) + "𠮷".repeat(80), ["春"], fold).join(""), /\p{Surrogate}/u);
  }
});

test("an address holds the question", () => {
  for (const address of ["q=%E6%98%A5%E8%BF%90&district=jingzhou&from=2023&sort=new&p=3", "tag=chun-yun", "q=a+b"]) {
    assert.equal(search.addressOf(search.asked("?" + address)).replace("search.html?", "").split("&").sort().join("&"), address.split("&").sort().join("&"));
  }
  assert.equal(search.asked("?p=-3").p, 1);
});

test("a year and a month are their days", () => {
  assert.deepEqual([search.day("2023"), search.day("2023", true), search.day("2023-2"), search.day("２０２３年2月", true), search.day("2023-01-08", true)],
    [20230101, 20231231, 20230201, 20230231, 20230108]);
  assert.deepEqual([search.day(""), search.day("", true), search.day("x")], [0, Infinity, 0]);
});
