"use strict";
// Asks the published search of a site, and Pagefind when it has an index of it, the questions of the truth test, each as a reader who has nothing of the site yet. It prints what came
// over the wire, compressed, as JSON.
//
//	node ask.js SITE [PAGEFIND-FOLDER]
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const http = require("node:http");
const { pathToFileURL } = require("node:url");
const search = require("../../../layouts/assets/search.js");
const { contents, documentsOf, foldOf, questions, scan } = require("../../internal/build/testdata/search/archive.js");

const [SITE, BESIDE] = process.argv.slice(2);
const MOST_READ = 7500;                       // documents that questions are drawn from
const EVERY = +process.env.EVERY || 1;        // of the questions: 10 for each tenth

const packed = new Map();
function sizeOf(file) {
  if (!packed.has(file)) packed.set(file, zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length);
  return packed.get(file);
}

function filesBelow(folder, wanted = () => true) {
  return fs.readdirSync(folder, { recursive: true }).filter(file => wanted(file) && fs.statSync(path.join(folder, file)).isFile()).map(file => path.join(folder, file));
}

const sum = numbers => numbers.reduce((all, n) => all + n, 0);

function middle(all, of) {
  const sorted = all.map(of).sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], p95: sorted[Math.floor(sorted.length * 0.95)], worst: sorted[sorted.length - 1] };
}

// What all questions took; recall and precision are of all pairs of a question and a document.
function figures(all) {
  const byBytes = [...all].sort((a, b) => b.bytes - a.bytes), kinds = {};
  for (const kind of new Set(all.map(one => one.kind))) kinds[kind] = middle(all.filter(one => one.kind === kind), one => one.bytes);
  return { questions: all.length, bytes: middle(all, one => one.bytes), requests: middle(all, one => one.requests), kinds,
    dearest: byBytes.slice(0, 5).map(({ q, bytes, requests }) => ({ q, bytes, requests })),
    recall: sum(all.map(one => one.right)) / sum(all.map(one => one.wanted)), precision: sum(all.map(one => one.right)) / sum(all.map(one => one.found)) };
}

// One question of a reader who has nothing: the first page with its snippets.
async function askSite({ q, kind }) {
  const asked = new Set();
  const load = search.shelf(async name => {
    const file = (/\/text\d+$/.test(name) ? "" : "search/") + name + ".js";
    asked.add(path.join(SITE, file));
    return contents(SITE, file);
  });
  await search.engine(load).find(search.asked("?" + new URLSearchParams({ q })), () => {});
  return { q, kind, bytes: sum([...asked].map(sizeOf)), requests: asked.size };
}

// All that the site's search finds.
async function foundBy(engine, q) {
  const state = await engine.hitsOf(search.asked("?" + new URLSearchParams({ q })), { most: Infinity, enough: Infinity }, undefined, () => {});
  return state.hits.map(hit => hit.number);
}

async function measureSite(all, documents) {
  const engine = search.engine(search.shelf(async name => contents(SITE, (/\/text\d+$/.test(name) ? "" : "search/") + name + ".js"))), measured = [];
  for (const question of all) {
    const one = await askSite(question);
    const found = documents ? await foundBy(engine, question.q) : [], want = documents ? new Set(scan(documents, question.terms)) : new Set();
    measured.push({ ...one, found: found.length, wanted: want.size, right: found.filter(n => want.has(n)).length });
  }
  return figures(measured);
}

// The places of documents by the names of Pagefind's results, as its files tell them. (Its script would load them one by one, ten thousand for a common word, which takes most of an hour.)
function placesOf(documents) {
  const places = new Map(documents.map(({ address }, place) => [address, place])), mark = "pagefind_dcd", known = new Map();
  for (const file of filesBelow(path.join(BESIDE, "fragment"))) {
    const { url } = JSON.parse(zlib.gunzipSync(fs.readFileSync(file)).toString().slice(mark.length));
    known.set(path.basename(file, ".pf_fragment"), places.get(url.replace(/^\//, "")));
  }
  return known;
}

// Pagefind's own script, by HTTP, as it needs. Its first ten results are loaded, each a fragment.
async function measurePagefind(all, documents) {
  let asked = new Set();
  const server = http.createServer((request, answer) => {
    const file = path.join(BESIDE, decodeURIComponent(new URL(request.url, "http://host").pathname));
    if (!fs.existsSync(file)) return answer.writeHead(404).end();
    asked.add(file);
    answer.end(fs.readFileSync(file));
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const base = `http://127.0.0.1:${server.address().port}/`, known = placesOf(documents), measured = [];
  const script = path.join(BESIDE, "pagefind.mjs");
  fs.copyFileSync(path.join(BESIDE, "pagefind.js"), script);    // Node takes it for a module by its name
  const pagefind = await import(pathToFileURL(script));
  fs.rmSync(script);
  for (const { q, kind, terms } of all) {
    asked = new Set([path.join(BESIDE, "pagefind.js")]);
    const instance = await pagefind.createInstance({ basePath: base, noWorker: true });
    const said = await instance.search(q.replaceAll(/[“”]/g, '"'));
    await Promise.all(said.results.slice(0, 10).map(result => result.data()));
    const one = { q, kind, bytes: sum([...asked].map(sizeOf)), requests: asked.size }, want = new Set(scan(documents, terms));
    const found = said.results.map(result => known.get(result.id));
    if (found.includes(undefined)) throw new Error("Pagefind has results of other files than its own");
    measured.push({ ...one, found: found.length, wanted: want.size, right: found.filter(n => want.has(n)).length });
    if (instance.destroy) await instance.destroy();
  }
  server.close();
  return figures(measured);
}

async function main() {
  const fold = foldOf(SITE), documents = documentsOf(SITE, fold), whole = BESIDE && documents.length <= 20000;
  const each = Math.ceil(documents.length / MOST_READ), all = questions(documents.filter((_, n) => n % each === 0), fold).filter((_, n) => n % EVERY === 0);
  const index = filesBelow(path.join(SITE, "search"), file => file.endsWith(".js") && !/(characters|fold)\.js$/.test(file)), texts = filesBelow(SITE, file => /(^|[\\/])text\d+\.js$/.test(file));
  const result = { documents: documents.length, index: { files: index.length, bytes: sum(index.map(file => fs.statSync(file).size)), packed: sum(index.map(sizeOf)) },
    texts: { files: texts.length, packed: sum(texts.map(sizeOf)) }, sheet: sum(["search.html", "assets/search.js", "assets/site.css"].map(file => sizeOf(path.join(SITE, file)))),
    site: await measureSite(all, whole ? documents : null) };
  if (BESIDE) {
    const files = filesBelow(BESIDE);
    result.pagefind = { files: files.length, bytes: sum(files.map(file => fs.statSync(file).size)), packed: sum(files.map(sizeOf)), ...await measurePagefind(all.filter((_, n) => n % Math.ceil(10 / EVERY) === 0), documents) }; // which takes a tenth of a second for each, as its reader begins anew
  }
  console.log(JSON.stringify(result));
}

main().catch(error => { console.error(error); process.exit(1); });
