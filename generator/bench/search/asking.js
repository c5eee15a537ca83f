"use strict";
// What each worker of ask.js does: one piece of work after the other. It reads no file twice, yet every question counts the files that a reader who has nothing would load for it.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const http = require("node:http");
const { pathToFileURL } = require("node:url");
const { parentPort, workerData, threadId } = require("node:worker_threads");
const search = require("../../../layouts/assets/search.js");
const { contents, scan } = require("../../internal/build/testdata/search/archive.js");

const { SITE, BESIDE, documents } = workerData;

// A function that makes each of its values once.
function once(make) {
  const known = new Map();
  return key => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
}

const read = once(file => fs.existsSync(file) ? fs.readFileSync(file) : null);
const known = once(name => contents(SITE, fileOf(name)));
const part = name => name === "manifest" ? structuredClone(known(name)) : known(name); // the script keeps what it has read of a segment there: each reader begins anew
const fileOf = name => (/\/text\d+$/.test(name) ? "" : "search/") + name + ".js";
const askOf = q => search.asked("?" + new URLSearchParams({ q }));

function compared(found, terms) {
  const want = new Set(scan(documents, terms));
  return { found: found.length, wanted: want.size, right: found.filter(n => want.has(n)).length };
}

const engine = search.engine(search.shelf(async name => part(name)));

// Pagefind's own script, which wants HTTP: a server on this machine alone, and what it was asked for.
const pagefind = once(async () => {
  const state = { asked: new Set(), known: placesOf() };
  const server = http.createServer((request, answer) => {
    const file = path.join(BESIDE, decodeURIComponent(new URL(request.url, "http://host").pathname)), text = read(file);
    if (!text) return answer.writeHead(404).end();
    state.asked.add(file);
    answer.end(text);
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  state.base = `http://127.0.0.1:${server.address().port}/`;
  const script = path.join(BESIDE, `pagefind-${threadId}.mjs`);
  fs.copyFileSync(path.join(BESIDE, "pagefind.js"), script);    // Node takes it for a module by its name
  state.script = await import(pathToFileURL(script));
  fs.rmSync(script);
  return state;
});

// The places of documents by the names of Pagefind's results, as its files tell them. (Its script would load them one by one, ten thousand for a common word, which takes most of an hour.)
function placesOf() {
  const places = new Map(documents.map(({ address }, place) => [address, place])), mark = "pagefind_dcd", known = new Map(), folder = path.join(BESIDE, "fragment");
  for (const file of fs.readdirSync(folder)) {
    const { url } = JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(folder, file))).toString().slice(mark.length));
    known.set(path.basename(file, ".pf_fragment"), places.get(url.replace(/^\//, "")));
  }
  return known;
}

const work = {
  sizeOf: file => zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length,

  // The first page with its snippets.
  async askSite({ q, kind }) {
    const asked = new Set();
    let last;
    const load = search.shelf(async name => {
      asked.add(path.join(SITE, fileOf(name)));
      return part(name);
    });
    await search.engine(load).find(askOf(q), found => { last = found; });
    return { q, kind, asked: [...asked], open: last.rest > 0 };
  },

  // All that the site's search finds.
  async compareSite({ q, terms }) {
    const { hits } = await engine.hitsOf(askOf(q), { most: Infinity, enough: Infinity }, undefined, () => {});
    return compared(hits.map(hit => hit.number), terms);
  },

  // The first ten results are loaded, each a fragment.
  async askPagefind({ q, kind, terms }) {
    const state = await pagefind();
    state.asked = new Set([path.join(BESIDE, "pagefind.js")]);
    const instance = await state.script.createInstance({ basePath: state.base, noWorker: true });
    const { results } = await instance.search(q.replaceAll(/[“”]/g, '"'));
    await Promise.all(results.slice(0, 10).map(result => result.data()));
    if (instance.destroy) await instance.destroy();
    const found = results.map(result => state.known.get(result.id));
    if (found.includes(undefined)) throw new Error("Pagefind has results of other files than its own");
    return { q, kind, asked: [...state.asked], ...compared(found, terms) };
  },
};

let before = Promise.resolve();
parentPort.on("message", ({ kind, at, piece }) => {
  before = before.then(() => work[kind](piece)).then(result => parentPort.postMessage({ at, result }), error => parentPort.postMessage({ at, error: `${kind} ${JSON.stringify(piece)}: ${error.stack}` }));
});
