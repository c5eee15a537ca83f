"use strict";
// What the published script finds in the index of a built site is what a scan of all texts finds. SITE is the site's folder.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const search = require("../../../../../layouts/assets/search.js");

const SITE = process.env.SITE;
const arrived = new Map();
globalThis.backissue = (name, ...values) => arrived.set(name, values);

async function part(name) {
  require(path.join(SITE, /\/text\d+$/.test(name) ? "" : "search", name + ".js"));
  return arrived.get(name);
}

// Numbers that look drawn by lot and are the same in every run.
function lot(seed) {
  return most => {
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF;
    return (seed >> 8) % most;
  };
}

// The lines in which a reader can find a document, as the texts of the site hold them.
function documentsOf(fold) {
  const files = fs.globSync ? fs.globSync("**/text*.js", { cwd: SITE }) : fs.readdirSync(SITE, { recursive: true }).filter(file => /(^|[\\/])text\d+\.js$/.test(file));
  return files.flatMap(file => {
    const name = file.replaceAll("\\", "/").replace(/\.js$/, "");
    require(path.join(SITE, file));
    return arrived.get(name)[0].map(([article, title, kicker, deck, , , , lines]) => ({
      address: `${path.dirname(name)}/${article}`, lines: [kicker, title, deck, ...lines].map(line => [...search.normalise(line, fold).normal]),
    }));
  });
}

const isLetter = c => c !== undefined && /[\p{L}\p{N}\p{M}]/u.test(c) && !/\p{Script=Han}/u.test(c);

function stands(line, term) {
  const of = [...term], last = of.length - 1;
  return line.some((_, at) => of.every((c, n) => line[at + n] === c) && !(isLetter(of[0]) && isLetter(line[at - 1])) && !(isLetter(of[last]) && isLetter(line[at + of.length])));
}

test("what is found is what a scan finds", async () => {
  const [pairs] = await part("characters"), fold = search.foldTable(pairs), documents = documentsOf(fold), draw = lot(5);
  const engine = search.engine(search.shelf(part));
  const pieces = documents.flatMap(({ lines }) => lines).filter(line => line.length > 1);
  let hits = 0, empty = 0;
  for (let n = 0; n < 2200; n++) {
    const line = pieces[draw(pieces.length)], length = 2 + draw(7), at = draw(Math.max(1, line.length - length + 1));
    const drawn = line.slice(at, at + length), piece = (n % 11 ? drawn : drawn.reverse()).join("");
    const q = n % 3 ? piece : `“${piece.replace(/[“”"]/g, "")}”`, terms = search.parse(q, fold);
    if (!terms.length) continue;
    const want = documents.filter(({ lines }) => terms.every(term => lines.some(line => stands(line, term)))).map(({ address }) => address).sort();
    const state = await engine.hitsOf(search.asked("?" + new URLSearchParams({ q })), Infinity, undefined, () => {});
    const found = await Promise.all(state.hits.map(async hit => `${hit.path}/${(await part(`${hit.path}/text${Math.floor(hit.place / state.perText)}`))[0][hit.place % state.perText][0]}`));
    assert.deepEqual(found.sort(), want, q);
    want.length ? hits++ : empty++;
  }
  assert.ok(hits > 1800 && empty > 100, `${hits} queries with hits, ${empty} without`);
});
