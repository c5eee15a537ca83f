"use strict";
// What the search finds in made archives is what a scan of all texts finds, in the same order.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const search = require("../../../../../layouts/assets/search.js");
const write = require("./write.js");

const FOLD = { "運": "运", "門": "门" };
const TEXTS = ["春运首日，荆州交警送上“平安礼”", "1月7日，2023年春運正式启动。为让群众过一个平安、祥和的新春佳节，市公安局交通管理局积极行动。", "GDP增长2421.454亿元，ＧＤＰ is up 5%。",
  "全力打好“双优化”攻坚战", "𠮷野家在江漢路開門，门店门前排队", "推动院墙内的事归企业，院墙外的事归政府", "石首市入选2022年度“四好农村路”全国示范县", "Backissue reads a Café menu, café au lait"];

// Numbers that look drawn by lot and are the same in every run.
function lot(seed) {
  return most => {
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF;
    return (seed >> 8) % most;
  };
}

function archive(draw) {
  const text = () => TEXTS[draw(TEXTS.length)], some = names => names.filter(() => draw(2)), documents = [];
  for (let edition = 0; edition < 40; edition++) {
    const day = new Date(Date.UTC(2015, 0, 1 + edition * 83)).toISOString().slice(0, 10).replaceAll("-", "/");
    for (let n = 0; n < 8; n++) {
      documents.push({ path: day + (edition % 9 ? "" : "-evening"), page: 1 + (n >> 2), name: `0${1 + (n >> 2)}-0${n % 4 + 1}`, title: text().slice(0, 12), kicker: draw(2) ? text() : "", deck: "",
        districts: some(["石首市", "荆州区"]), tags: some(["春运", "交通 安全"]), people: some(["张三"]), lines: Array.from({ length: 1 + draw(4) }, text) });
    }
  }
  return documents;
}

const isLetter = c => c !== undefined && /[\p{L}\p{N}\p{M}]/u.test(c) && !/\p{Script=Han}/u.test(c);

function stands(line, term) {
  if (!line.includes(term)) return false;
  const all = [...line], of = [...term];
  return all.some((_, at) => of.every((c, n) => all[at + n] === c) && !(isLetter(of[0]) && isLetter(all[at - 1])) && !(isLetter(of[of.length - 1]) && isLetter(all[at + of.length])));
}

const normals = new Map();
function normal(line) {
  if (!normals.has(line)) normals.set(line, search.normalise(line, FOLD).normal);
  return normals.get(line);
}

function scan(documents, ask) {
  const terms = search.parse(ask.q, FOLD);
  const found = documents.map((d, number) => {
    const heads = [d.kicker, d.title, d.deck].map(normal), lines = d.lines.map(normal), day = +d.path.slice(0, 10).replaceAll("/", "");
    const fits = terms.every(term => [...heads, ...lines].some(line => stands(line, term))) && (!ask.tag || d.tags.includes(ask.tag)) &&
      (!ask.district || d.districts.includes(ask.district)) && day >= search.day(ask.from) && day <= search.day(ask.to, true);
    return { number, fits, score: terms.filter(term => heads.some(line => stands(line, term))).length };
  }).filter(d => d.fits);
  const older = (a, b) => a.number - b.number;
  return found.sort(ask.sort === "old" ? older : ask.sort === "new" ? (a, b) => older(b, a) : (a, b) => b.score - a.score || older(b, a)).map(d => d.number);
}

const documents = archive(lot(7));
const parts = write(documents, d => d.path < "2020" ? "2010s" : d.path.slice(0, 4), FOLD);
const whole = async name => {
  if (!parts.has(name)) throw new Error("there is no part " + name);
  return parts.get(name);
};

test("what is found is what a scan finds", async () => {
  const engine = search.engine(search.shelf(whole)), draw = lot(11);
  let hits = 0, empty = 0;
  for (let n = 0; n < 150; n++) {
    const all = [...TEXTS[draw(TEXTS.length)]], at = draw(all.length - 1), piece = all.slice(at, at + 1 + draw(8)).join("");
    const q = n % 5 ? n % 7 ? piece : piece + " " + [...TEXTS[draw(TEXTS.length)]].slice(0, 2).join("") : n % 2 ? `“${piece}”` : [...piece].reverse().join("");
    const ask = search.asked("?" + new URLSearchParams({ q, sort: ["", "new", "old"][n % 3], tag: n % 4 ? "" : "交通 安全", district: n % 6 ? "" : "石首市", from: n % 8 ? "" : "2018-03", to: n % 8 ? "" : "2021" }));
    if (!search.parse(q, FOLD).length) continue;
    const want = scan(documents, ask), state = await engine.hitsOf(ask, { most: Infinity, enough: Infinity }, undefined, () => {});
    assert.deepEqual(state.hits.map(hit => hit.number), want, JSON.stringify(ask));
    want.length ? hits++ : empty++;
  }
  assert.ok(hits > 50 && empty > 10, `${hits} queries with hits, ${empty} without`);
});

async function last(load, question, options) {
  let found;
  await search.engine(search.shelf(load)).find(search.asked("?" + new URLSearchParams(question)), now => { found = now; }, undefined, options);
  return found;
}

test("a page of hits, marked and counted", async () => {
  const found = await last(whole, { q: "春运", p: "2" }, { names: true });
  assert.equal(found.count, scan(documents, search.asked("?q=春运")).length);
  assert.equal(found.hits.length, 10);
  for (const hit of found.hits) assert.ok([hit.kicker, hit.title, hit.pieces].flatMap(pieces => (pieces || []).filter((_, n) => n % 2)).some(piece => /春[运運]/.test(piece)));
  const facets = Object.fromEntries(found.facets);
  assert.equal(facets.date.reduce((sum, { count }) => sum + count, 0), found.count);
  const [district] = facets.district;
  assert.equal((await last(whole, { q: "春运", district: district.value })).count, district.count);
});

test("no match offers what comes nearest", async () => {
  const fewer = await last(whole, { q: "春运 龘龘", from: "1999", to: "2030" });
  assert.equal(fewer.count, 0);
  assert.ok(fewer.offers.some(({ ask, count }) => ask.q === "春运" && count > 0));
  for (const [q, offer] of [["春运龘", "春运"], ["𠮷石首市𠮷", "石首市"], ["龘春龘", "春"], ["龘龘 春运龘 龘", "春运"], ["龘，春运，龘", "春运"]]) {
    const { offers } = await last(whole, { q });
    assert.ok(offers.some(({ ask, count }) => ask.q.includes(offer) && count > 0), q + ": " + JSON.stringify(offers));
  }
  assert.deepEqual((await last(whole, { q: "龘龘龘" })).offers, []);
  assert.ok((await last(whole, { q: "春运", tag: "没有的" })).offers.some(({ without }) => without === "没有的"));
});

test("a part that fails is said, and the rest is shown", async () => {
  const gone = name => /^2020\/[ab]/.test(name) ? Promise.reject(new Error("no network")) : whole(name);
  const found = await last(gone, { q: "春运" });
  assert.ok(found.failed && found.count > 0);
  assert.ok((await last(name => Promise.reject(new Error(name)), { q: "春运" })).failed);
});

test("a search ends, however many documents there are", async () => {
  const ask = search.asked("?" + new URLSearchParams({ q: "2023年春运正式" }));
  for (const more of [7777, 77777, 7777777]) {
    const grown = async name => name === "manifest" ? [{ ...parts.get(name)[0], segments: parts.get(name)[0].segments.map(segment => ({ ...segment, first: segment.first + more })) }] : whole(name);
    const { hits, rest } = await search.engine(search.shelf(grown)).hitsOf(ask, { most: 42, enough: 1000 }, undefined, () => {});
    assert.ok(hits.length >= 42 && rest.length > 0, `${more} more`);
  }
});

test("what is not looked through is said", async () => {
  const found = await last(whole, { q: "2023年春运正式" });
  assert.ok(found.done && found.rest > 0 && found.count >= 10 && found.count < 30);
  const all = await last(whole, { q: "2023年春运正式" }, { all: true });
  assert.ok(all.rest === 0 && all.count > found.count);
  assert.deepEqual(found.hits, all.hits);
});
