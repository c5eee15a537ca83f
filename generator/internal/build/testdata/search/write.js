"use strict";
// Writes an index of made documents by docs/search-index.md, slowly and plainly, so that the reader is tested without the program.
const search = require("../../../../../layouts/assets/search.js");

const HAN = /[\u3005-\u3007\u3041-\u3096\u30A1-\u30FA\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFD}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

class Bits {
  bits = [];
  put(value, count) { for (let n = count - 1; n >= 0; n--) this.bits.push(Math.floor(value / 2 ** n) % 2); }
  gamma(n) {
    const k = Math.floor(Math.log2(n));
    this.put(0, k);
    this.put(n, k + 1);
  }
  within(value, range) {
    if (range === 1) return;
    const k = Math.floor(Math.log2(range)), u = 2 ** (k + 1) - range;
    value < u ? this.put(value, k) : this.put(value + u, k + 1);
  }
  set(all, low, high) {
    if (!all.length) return;
    const m = all.length >> 1;
    this.within(all[m] - low - m, high - low - all.length + 2);
    this.set(all.slice(0, m), low, all[m] - 1);
    this.set(all.slice(m + 1), all[m] + 1, high);
  }
  list({ documents, heads }, below) {
    this.gamma(documents.length);
    this.set(documents, 0, below - 1);
    this.gamma(heads.length + 1);
    this.set(heads.map(n => documents.indexOf(n)), 0, documents.length - 1);
  }
  base64() {
    const bytes = [];
    for (let n = 0; n < this.bits.length; n += 8) bytes.push(parseInt(this.bits.slice(n, n + 8).join("").padEnd(8, "0"), 2));
    return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
  }
}

function hash(key) {
  let h = 2166136261n;
  for (const c of key) h = (h ^ BigInt(c.codePointAt(0))) * 16777619n & 0xFFFFFFFFn;
  return Number(h);
}

function keysOf(line) {
  const pairs = [], all = [...line], isMark = c => !HAN.test(c) && !LETTER.test(c) && c !== " ";
  all.forEach((c, n) => {
    const next = all[n + 1];
    if (HAN.test(c)) pairs.push(c);
    if (next && HAN.test(c + next) && (HAN.test(c) || isMark(c)) && (HAN.test(next) || isMark(next))) pairs.push((isMark(c) ? MARK : c) + (isMark(next) ? MARK : next));
  });
  const numbers = [...line.matchAll(/(?<![\p{L}\p{N}\p{M}])(?=(\d+([^\p{L}\p{N}\p{M} ])\d+)(?![\p{L}\p{N}\p{M}]))/gu)].filter(([, , mark]) => isMark(mark)).map(([, both]) => both);
  const words = all.map(c => LETTER.test(c) && !HAN.test(c) ? c : "\n").join("").split("\n").filter(Boolean);
  return { pairs, words: [...words.map(word => [...word].slice(0, 16).join("")), ...numbers] };
}

function add(index, key, n, head) {
  if (!index.has(key)) index.set(key, { documents: [], heads: [] });
  for (const list of head ? ["documents", "heads"] : ["documents"]) {
    const all = index.get(key)[list];
    if (all[all.length - 1] !== n) all.push(n);
  }
}

// Stands for all marks: they have the number 0.
const MARK = ",";

// A few, so that the made archives have pairs of common characters, of others, and of both.
const COMMON = ["", ..."春运荆的一", "企"];

function number(c) {
  const at = COMMON.indexOf(c === MARK ? "" : c), n = c.codePointAt(0);
  return at < 0 ? COMMON.length + (n <= 0x9FFF ? n - 0x3000 : 0x7000 + (n & 0xFFF)) : at;
}

// The base of a pair, and the number of its partner; that of a character alone is -1.
function baseOf(pair) {
  const [a, b] = [...pair].map(number);
  if (b === undefined) return [a, -1];
  return a > b ? [a, 2 * b + 1] : [b, 2 * a];
}

// One of the files of a group of bases.
function baseFile(pairs, first, size, groups, group, each, n, count) {
  const bases = new Map(), bits = new Bits();
  for (const [pair, list] of pairs) {
    const [base, partner] = baseOf(pair);
    if (base < first || base >= first + size || (base - first) % groups !== group) continue;
    if (!bases.has(base)) bases.set(base, new Map());
    bases.get(base).set(partner, list);
  }
  const all = [...bases.keys()].sort((a, b) => a - b);
  bits.gamma(all.length + 1);
  bits.set(all.map(base => Math.floor((base - first) / groups)), 0, Math.floor((size - 1) / groups));
  for (const base of all) {
    const own = bases.get(base).get(-1), places = list => list.map(document => own.documents.indexOf(document));
    bits.gamma(own.documents.length);
    if (n === 0) bits.set(own.documents, 0, count - 1);
    bases.get(base).set(2 * base + 1, { documents: own.heads, heads: [] });
    const spread = Math.max(1, each - 1);
    const partners = [...bases.get(base)].filter(([, { documents }]) => documents.length).map(([partner]) => partner).filter(partner => partner >= 0 && partner % spread + each - spread === n).sort((a, b) => a - b);
    bits.gamma(partners.length + 1);
    bits.set(partners.map(partner => Math.floor(partner / spread)), 0, Math.floor((2 * base + 1) / spread));
    for (const partner of partners) {
      const { documents, heads } = bases.get(base).get(partner);
      bits.list({ documents: places(documents), heads: places(heads) }, own.documents.length);
    }
  }
  return bits;
}

function lists(all, count) {
  const bits = new Bits();
  for (const list of all) bits.list(list, count);
  return bits;
}

function segmentParts(parts, name, documents, fold) {
  const pairs = new Map(), words = new Map(), count = documents.length;
  documents.forEach((document, n) => {
    const lines = [document.kicker, document.title, document.deck, ...document.lines];
    lines.forEach((line, place) => {
      const keys = keysOf(search.normalise(line, fold).normal);
      for (const key of keys.pairs) add(pairs, key, n, place < 3);
      for (const key of keys.words) add(words, key, n, place < 3);
    });
    for (const [sign, names] of [["#", document.tags], ["@", document.people], ["&", document.districts]]) for (const one of names) add(words, sign + one, n);
  });
  const common = name.endsWith("s") ? 4 * COMMON.length : 3, others = 5, wordFiles = Math.ceil(words.size / 20);
  for (const [letter, first, size, files] of [["a", 0, COMMON.length, common], ["b", COMMON.length, 2 ** 15, others]]) {
    const groups = Math.min(files, size), each = files / groups;
    for (let n = 0; n < files; n++) parts.set(`${name}/${letter}${n}`, [baseFile(pairs, first, size, groups, Math.floor(n / each), each, n % each, count).base64()]);
  }
  const wordPart = (address, keys) => parts.set(`${name}/${address}`, [keys.join("\n"), lists(keys.map(key => words.get(key)), count).base64()]);
  for (let n = 0; n < wordFiles; n++) wordPart("w" + n, [...words.keys()].sort().filter(key => hash(key) % wordFiles === n));
  wordPart("top", ["&", "#", "@"].flatMap(sign => [...words.keys()].filter(key => key[0] === sign).slice(0, 64)));
  return { common, others, words: wordFiles };
}

function characters(fold) {
  const bits = new Bits(), codes = all => all.map(c => c.codePointAt(0)).sort((a, b) => a - b), left = codes(COMMON.slice(1));
  for (const all of [codes(Object.keys(fold)), left]) {
    bits.gamma(all.length + 1);
    bits.set(all, 0x3000, 0x9FFF);
  }
  for (const c of COMMON.slice(1)) {
    const at = left.indexOf(c.codePointAt(0));
    bits.within(at, left.length);
    left.splice(at, 1);
  }
  return bits.base64();
}

// The parts of an index of documents, which are in order, by name.
module.exports = function write(documents, segmentOf, fold) {
  const manifest = { version: 4, perText: 3, segments: [] };
  const parts = new Map([["manifest", [manifest]], ["characters", [characters(fold)]], ["fold", [Object.keys(fold).sort().map(c => fold[c]).join("")]]]);
  for (const [path, all] of grouped(documents, d => d.path)) {
    for (let n = 0; n < all.length; n += 3) {
      parts.set(`${path}/text${n / 3}`, [all.slice(n, n + 3).map(d => [d.name, d.title, d.kicker, d.deck, d.districts, d.tags, d.people, d.lines])]);
    }
  }
  let first = 0;
  for (const [name, all] of grouped(documents, segmentOf)) {
    const day = d => d.path.slice(0, 10).replaceAll("/", "-");
    manifest.segments.push({ name, first, count: all.length, from: day(all[0]), to: day(all[all.length - 1]), ...segmentParts(parts, name, all, fold) });
    parts.set(name + "/editions", [[...grouped(all, d => d.path)].map(([path, of]) => path + "=" + [...grouped(of, d => d.page)].map(([page, on]) => `${page}:${on.length}`).join(",")).join(" ")]);
    first += all.length;
  }
  return parts;
};

function grouped(all, by) {
  const groups = new Map();
  for (const one of all) groups.set(by(one), [...groups.get(by(one)) || [], one]);
  return groups;
}
