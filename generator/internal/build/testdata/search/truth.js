"use strict";
// What the published script finds in the index of a built site is what a scan of all texts finds: the same number, in the same order, and the first page as it is shown.
// SITE is the site's folder; CONTENT, when it is given, that of what it was made of.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const search = require("../../../../../layouts/assets/search.js");
const { contents, documentsOf, foldOf, questions, scan } = require("./archive.js");

const { SITE, CONTENT } = process.env;

const known = new Map();
async function part(name) {
  if (!known.has(name)) known.set(name, contents(SITE, (/\/text\d+$/.test(name) ? "" : "search/") + name + ".js"));
  return known.get(name);
}

test("what is found is what a scan finds", async () => {
  const fold = foldOf(SITE), documents = documentsOf(SITE, fold), engine = search.engine(search.shelf(part));
  const all = questions(documents, fold, CONTENT);
  assert.equal(all.length, 2200);
  let hits = 0, empty = 0, most = 0, cut = 0;
  for (const { q, terms, kind } of all) {
    const want = scan(documents, terms), ask = search.asked("?" + new URLSearchParams({ q }));
    const state = await engine.hitsOf(ask, { most: Infinity, enough: Infinity }, undefined, () => {});
    assert.deepEqual(state.hits.map(hit => hit.number), want, `${kind}: ${q}`);
    let shown;
    await engine.find(ask, found => { shown = shown && shown.hits.length ? shown : found.done && found; });
    const addresses = shown.hits.map(({ address }) => address), first = want.slice(0, 10).map(place => documents[place].address);
    if (shown.rest && addresses.join() !== first.join()) {  // so many candidates were no hits that not all were looked at
      cut++;
      assert.ok(addresses.every(address => want.some(place => documents[place].address === address)), `${kind}, shown: ${q}`);
    } else assert.deepEqual(addresses, first, `${kind}, shown: ${q}`);
    assert.ok(shown.count + shown.rest >= want.length && shown.count <= want.length, `${kind}, counted: ${q}`);
    for (const hit of shown.hits) assert.ok([hit.kicker, hit.title, hit.deck, hit.pieces].some(pieces => pieces && pieces.length > 1), `${kind}, not marked in ${hit.address}: ${q}`);
    want.length ? hits++ : empty++;
    most = Math.max(most, want.length);
  }
  assert.ok(cut < all.length / 100, `${cut} first pages are not sure`);
  assert.ok(hits > 1800 && empty >= 200, `${hits} questions with hits, ${empty} without`);
  console.log(`${documents.length} documents: ${hits} questions with hits, of which one has ${most}, ${empty} without; ${cut} first pages that are not sure before all candidates are looked at`);
});
