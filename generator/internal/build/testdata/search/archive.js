"use strict";
// A built site as a scan of all its texts sees it, and questions drawn from these. Nothing here knows of the index.
const fs = require("node:fs");
const path = require("node:path");
const search = require("../../../../../layouts/assets/search.js");

const HAN = /[\u3005-\u3007\u3021-\u3029\u3041-\u3096\u30A1-\u30FA\u30FC-\u30FE\u3105-\u312F\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFD}]/u;
const isLetter = c => c !== undefined && /[\p{L}\p{N}\p{M}]/u.test(c) && !HAN.test(c);

// Numbers that look drawn by lot and are the same in every run.
function lot(seed) {
  return most => {
    seed = Math.imul(seed, 1103515245) + 12345 & 0x7FFFFFFF;
    return Math.floor(seed / 2 ** 31 * most);
  };
}

// What a file of the site calls the reader with.
function contents(site, file) {
  let values;
  new Function("backissue", fs.readFileSync(path.join(site, file), "utf8"))((_, ...all) => { values = all; });
  return values;
}

// The site's fold table.
const foldOf = site => search.foldTable(search.characters(contents(site, "search/characters.js")[0]).traditional, contents(site, "search/fold.js")[0]);

// The site's documents in order: what is in their heads and in all of them, in the normal form, a line each. Of a large site those of each so-manieth file do.
function documentsOf(site, fold, each = 1) {
  const files = fs.readdirSync(site, { recursive: true }).map(file => file.replaceAll("\\", "/")).filter(file => /(^|\/)text\d+\.js$/.test(file));
  const place = file => [path.posix.dirname(file), +/(\d+)\.js$/.exec(file)[1]];
  const inOrder = (a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1];
  const normal = lines => lines.map(line => search.normalise(line, fold).normal).join("\n");
  return files.map(file => [file, place(file)]).sort((a, b) => inOrder(a[1], b[1])).filter((_, n) => n % each === 0).flatMap(([file, [edition]]) => contents(site, file)[0].map(
    ([name, title, kicker, deck, , , , lines]) => {
      const head = normal([kicker, title, deck]);
      return { address: `${edition}/${name}.html`, head, text: head + "\n" + normal(lines) };
    }));
}

// Whether a term is in a normal text: letters and digits as whole words.
function stands(text, term) {
  const of = [...term], opens = isLetter(of[0]), ends = isLetter(of[of.length - 1]);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const before = [...text.slice(Math.max(0, at - 2), at)].pop(), [after] = text.slice(at + term.length, at + term.length + 2);
    if (!(opens && isLetter(before)) && !(ends && isLetter(after))) return true;
  }
  return false;
}

// The places of the documents that have all terms: those with more of them in their heads first, then the newer ones.
function scan(documents, terms) {
  const found = [];
  documents.forEach(({ head, text }, place) => {
    if (terms.every(term => stands(text, term))) found.push({ place, score: terms.filter(term => stands(head, term)).length });
  });
  return found.sort((a, b) => b.score - a.score || b.place - a.place).map(({ place }) => place);
}

// Pieces of text over the ends of lines, as they are in the files of a folder: printed pages, and articles.
function joinsOf(folder, draw, most) {
  const files = fs.readdirSync(folder, { recursive: true }).filter(file => /\.(txt|md)$/.test(file)).sort(), joins = [];
  for (let n = 0; n < 20 * most && joins.length < most && files.length; n++) {
    const lines = fs.readFileSync(path.join(folder, files[draw(files.length)]), "utf8").replace(/^---\n[^]*?\n---\n/, "").split(/\r?\n/);
    const at = draw(lines.length), [left, right] = [[...lines[at].trim()], [...(lines[at + 1] || "").trim()]];
    if (left.length > 4 && right.length > 4) joins.push(left.slice(-1 - draw(4)).join("") + right.slice(0, 1 + draw(4)).join(""));
  }
  return joins;
}

// How many of each kind of question there are among 2,000.
const KINDS = { piece: 1000, phrase: 250, joined: 100, word: 150, rare: 150, common: 150, character: 100, two: 100 };

// Questions that have answers, and 200 that have none.
function questions(documents, fold, folder, seed = 5) {
  const draw = lot(seed), lines = documents.map(({ text }) => text.split("\n").filter(line => line.length > 1)), all = [];
  const one = list => list[draw(list.length)], line = () => [...one(one(lines.filter(of => of.length)))];
  const piece = (least, most) => {
    const of = line(), length = least + draw(most - least + 1), at = draw(Math.max(1, of.length - length + 1));
    return of.slice(at, at + length).join("");
  };
  const plain = text => text.replace(/["“”「」『』＂]/g, " ");
  const pairs = new Map();
  for (const { text } of documents) for (const pair of new Set(text.match(/(?=(\p{Script=Han}{2}))/gu) && [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(m => m[1]))) pairs.set(pair, (pairs.get(pair) || 0) + 1);
  const counted = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([pair]) => pair);
  const words = [...new Set(documents.flatMap(({ text }) => text.match(/[a-z0-9]+([.,% ][a-z0-9]+)*/g) || []))];
  const joins = folder ? joinsOf(folder, draw, KINDS.joined) : [];
  const make = {
    piece: () => plain(piece(2, 8)), phrase: () => `“${plain(piece(6, 20))}”`, joined: () => joins.length ? one(joins) : piece(2, 8), word: () => `"${one(words)}"`,
    rare: () => counted[counted.length - 1 - draw(counted.length >> 1)], common: () => counted[draw(Math.min(300, counted.length))], character: () => one(counted)[draw(2)],
    two: () => { const of = [...one(documents).text.matchAll(/\p{Script=Han}{2,4}/gu)]; return of.length ? `${one(of)[0]} ${one(of)[0]}` : piece(2, 8); },
  };
  for (const [kind, count] of Object.entries(KINDS)) {
    for (let n = 0; n < count;) {
      const q = make[kind](), terms = search.parse(q, fold);
      if (terms.length) all.push({ kind, q, terms }), n++;
    }
  }
  for (let n = 0; n < 200;) {
    const half = [...piece(2, 4)], q = plain((n % 2 ? half.reverse().join("") : half.join("")) + piece(1, 4)), terms = search.parse(q, fold);
    if (terms.length && !scan(documents, terms).length) all.push({ kind: "nowhere", q, terms }), n++;
  }
  return all;
}

module.exports = { contents, documentsOf, foldOf, questions, scan };
