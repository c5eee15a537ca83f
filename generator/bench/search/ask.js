"use strict";
// Asks the published search of a site, and Pagefind when it has an index of it, the questions of the truth test, each as a reader who has nothing of the site yet. It prints what came
// over the wire, compressed, as JSON. All cores ask: asking.js has what each of them does.
//
//	node ask.js SITE [PAGEFIND-FOLDER]
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { Worker } = require("node:worker_threads");
const { documentsOf, foldOf, questions } = require("../../internal/build/testdata/search/archive.js");

const [SITE, BESIDE] = process.argv.slice(2);
const MOST_READ = 7500;                       // documents that questions are drawn from
const MOST_SCANNED = 20000;                   // documents that are scanned for what each question should find
const EVERY = +process.env.EVERY || 4;        // of the questions whose hits are all looked at, and that Pagefind is asked: each fourth, or 1 for all

function filesBelow(folder, wanted = () => true) {
  return fs.readdirSync(folder, { recursive: true }).filter(file => wanted(file) && fs.statSync(path.join(folder, file)).isFile()).map(file => path.join(folder, file));
}

const sum = numbers => numbers.reduce((all, n) => all + n, 0);

function middle(all, of) {
  const sorted = all.map(of).sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], p95: sorted[Math.floor(sorted.length * 0.95)], worst: sorted[sorted.length - 1] };
}

// What questions took.
function costs(all) {
  const byBytes = [...all].sort((a, b) => b.bytes - a.bytes), kinds = {};
  for (const kind of new Set(all.map(one => one.kind))) kinds[kind] = middle(all.filter(one => one.kind === kind), one => one.bytes);
  return { questions: all.length, bytes: middle(all, one => one.bytes), requests: middle(all, one => one.requests), open: all.filter(one => one.open).length, kinds,
    dearest: byBytes.slice(0, 5).map(({ q, bytes, requests }) => ({ q, bytes, requests })) };
}

// Recall and precision, of all pairs of a question and a document.
function truth(all) {
  const right = sum(all.map(one => one.right));
  return { compared: all.length, recall: right / sum(all.map(one => one.wanted)), precision: right / sum(all.map(one => one.found)) };
}

// Workers on all cores, which do work of some kinds piece by piece, and give what came of it in the order of the pieces.
function openPool(data) {
  const workers = Array.from({ length: os.availableParallelism() }, () => new Worker(path.join(__dirname, "asking.js"), { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 8192 } }));
  const run = (kind, pieces) => new Promise((done, fail) => {
    const made = [];
    let next = 0, finished = 0;
    if (!pieces.length) return done(made);
    for (const worker of workers) {
      const give = () => next < pieces.length && worker.postMessage({ kind, at: next, piece: pieces[next++] });
      worker.removeAllListeners();
      worker.on("error", fail);
      worker.on("message", ({ at, result, error }) => {
        if (error) return fail(new Error(error));
        made[at] = result;
        if (++finished === pieces.length) done(made);
        else give();
      });
      give();
      give();  // one more, so that none waits for the next
    }
  });
  return { run, close: () => Promise.all(workers.map(worker => worker.terminate())) };
}

const said = Date.now();
const say = what => console.error(`${((Date.now() - said) / 1000).toFixed(0)} s: ${what}`);

async function main() {
  const fold = foldOf(SITE), isText = file => /(^|[\\/])text\d+\.js$/.test(file), texts = filesBelow(SITE, isText);
  const each = Math.ceil(texts.length / MOST_READ), documents = documentsOf(SITE, fold, BESIDE ? 1 : each), scanned = BESIDE && documents.length <= MOST_SCANNED;
  const most = Math.ceil(documents.length / MOST_READ), all = questions(documents.filter((_, n) => n % most === 0), fold), some = scanned ? all.filter((_, n) => n % EVERY === 0) : [];
  say(`${all.length} questions are drawn`);
  const pool = openPool({ SITE, BESIDE, documents: scanned ? documents : [] });
  const index = filesBelow(path.join(SITE, "search"), file => file.endsWith(".js") && !/(characters|fold)\.js$/.test(file));
  const beside = BESIDE ? filesBelow(BESIDE) : [], sheet = ["search.html", "assets/search.js", "assets/site.css"].map(file => path.join(SITE, file));
  const once = ["characters.js", "fold.js"].map(file => path.join(SITE, "search", file));
  const files = [...index, ...texts, ...beside, ...sheet, ...once], sizes = new Map((await pool.run("sizeOf", files)).map((size, n) => [files[n], size]));
  const packed = files => sum(files.map(file => sizes.get(file))), plain = files => sum(files.map(file => fs.statSync(file).size));
  const priced = all => all.map(({ asked, ...one }) => ({ ...one, bytes: packed(asked), requests: asked.length }));
  say("files are measured");
  const site = costs(priced(await pool.run("askSite", all)));
  say("the site is asked");
  const result = { index: { files: index.length, bytes: plain(index), packed: packed(index) }, texts: { files: texts.length, packed: packed(texts) }, sheet: packed(sheet), site };
  if (scanned) {
    Object.assign(site, truth(await pool.run("compareSite", some)));
    say("its hits are compared");
  }
  if (scanned) {
    const answers = priced(await pool.run("askPagefind", some));
    result.pagefind = { files: beside.length, packed: packed(beside), ...costs(answers), ...truth(answers) };
    say("Pagefind is asked");
  }
  await pool.close();
  console.log(JSON.stringify(result));
}

main().catch(error => { console.error(error); process.exit(1); });
