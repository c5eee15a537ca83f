/* The search of the archive: reads the index of static script files beside the site (docs/search-index.md) and shows what it finds.
 *
 * It needs no server and no network but the site itself, so it works from file:// too: what it loads are scripts, as pages opened from a disk may load nothing
 * else. What it shows is true: every hit was confirmed. Nothing of the archive is ever put into the page but as text.
 *
 * Above the line are functions without a page; node --test runs these. Below it is the page.
 */
"use strict";

const backissueSearch = (() => {

  /* ── Text ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

  // One character with its marks. Normal forms are made of these one by one, so that a place in the normal form is a place in the text.
  const CHARACTER = /[^\p{M}\uFF9E\uFF9F]?[\p{M}\uFF9E\uFF9F]+|[^]/gu; // the two are half-width marks of kana
  const WORD = /[\p{L}\p{N}]/u;
  const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u; // written without spaces, so each stands for itself

  const isLatin = character => WORD.test(character || "") && !HAN.test(character);

  const normalCharacter = (character, fold) => {
    let made = "";
    for (const c of character.normalize("NFKC").toLowerCase()) made += fold[c] || c;
    return made;
  };

  // The normal form of a text, and for each of its UTF-16 units the place in the text that it was made of.
  function normalise(text, fold = {}) {
    let normal = "", space = -1, last = "";
    const places = [];
    for (const { 0: character, index } of text.matchAll(CHARACTER)) {
      const made = normalCharacter(character, fold);
      if (!made.trim()) {
        if (space < 0) space = index;
        continue;
      }
      if (space >= 0 && isLatin(last) && isLatin(made[0])) { // elsewhere a space means nothing
        normal += " ";
        places.push(space);
      }
      space = -1;
      normal += made;
      last = made[made.length - 1];
      for (let i = 0; i < made.length; i++) places.push(index);
    }
    places.push(text.length);
    return { normal, places };
  }

  // The words of a query. What stands in quotation marks is one word; one that is never closed is the last word.
  function parse(query, fold) {
    const words = [];
    for (const [, phrase, word] of query.matchAll(/["“”„«「『＂]([^"“”»」』＂]*)["“”»」』＂]?|([^\s"“”„«「『＂]+)/gu)) {
      const { normal } = normalise(phrase === undefined ? word : phrase, fold);
      if (normal && !words.includes(normal)) words.push(normal);
    }
    return words;
  }

  // The places of a word in a normal text. Letters and digits are whole words: gdp is not found in gdps.
  function occurrences(normal, word, most = Infinity) {
    const found = [];
    const opens = isLatin(word[0]), ends = isLatin(word[word.length - 1]);
    for (let at = normal.indexOf(word); at >= 0 && found.length < most; at = normal.indexOf(word, at + 1)) {
      const after = at + word.length;
      if (opens && isLatin(normal[at - 1]) || ends && isLatin(normal[after])) continue;
      found.push(at);
    }
    return found;
  }

  const holds = (normal, word) => occurrences(normal, word, 1).length > 0;

  // Spans in order; those that touch are one.
  function joined(spans) {
    const made = [];
    for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
      const last = made[made.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else made.push([from, to]);
    }
    return made;
  }

  // The part of a text round its first match: a sentence where that is short. Every second piece is a match. Null when there is none.
  function snippet(text, words, fold, room = 90) {
    const { normal, places } = normalise(text, fold);
    const spans = joined(words.flatMap(word => occurrences(normal, word).map(at => [places[at], places[at + word.length]])));
    if (!spans.length) return null;
    const [start, end] = spans[0];
    const stop = /[。！？!?\n]|\.\s/gu;
    let from = 0;
    for (const { index } of text.slice(0, start).matchAll(stop)) from = index + 1;
    const far = start - from > room / 2;
    if (far) from = start - Math.floor(room / 3);
    const next = text.slice(from + room / 2).search(stop);  // a short sentence brings the next one along
    let to = next < 0 ? text.length : from + room / 2 + next + 1;
    to = Math.max(end, Math.min(to, from + room));
    if (/[\uDC00-\uDFFF]/.test(text[from])) from++;
    if (/[\uDC00-\uDFFF]/.test(text[to])) to++;
    const pieces = [];
    let done = from;
    for (const [left, right] of spans) {
      if (left >= to) break;
      pieces.push(text.slice(done, left), text.slice(left, right));
      done = right;
    }
    pieces.push(text.slice(done, Math.max(to, done)) + (to < text.length ? "…" : ""));
    pieces[0] = (far ? "…" : "") + pieces[0].trimStart();
    return pieces;
  }

  /* ── A question: what the address holds ───────────────────────────────────────────────────────────────────────── */

  const FACETS = ["district", "tag", "person", "print"];
  const FIELDS = ["q", "from", "to", "sort", ...FACETS];
  const PER_PAGE = 10;

  function asked(address) {
    const values = new URLSearchParams(address);
    const ask = { p: Math.max(1, parseInt(values.get("p"), 10) || 1) };
    for (const field of FIELDS) ask[field] = (values.get(field) || "").trim();
    return ask;
  }

  function addressOf(ask) {
    const values = new URLSearchParams();
    for (const field of FIELDS) if (ask[field]) values.set(field, ask[field]);
    if (ask.p > 1) values.set("p", ask.p);
    return "search.html?" + values;
  }

  // A day as a number: 20230108. Of a year or a month alone the first day, or the last.
  function day(text, last) {
    const [, year, month, date] = /^\s*(\d{4})(?:[-.\/年](\d{1,2}))?(?:[-.\/月](\d{1,2}))?/.exec((text || "").normalize("NFKC")) || [];
    if (!year) return last ? Infinity : 0;
    return year * 10000 + (month || (last ? 12 : 1)) * 100 + +(date || (last ? 31 : 1));
  }

  /* ── Loading ──────────────────────────────────────────────────────────────────────────────────────────────────── */

  const AT_ONCE = 6, TRIES = 3;

  // What loads each part of the index once, a few at a time, by a function that loads one. A part that failed is asked for again the next time.
  // What nobody waits for any more is not begun.
  function shelf(loadOne, atOnce = AT_ONCE, tries = TRIES) {
    const known = new Map(), waiting = [];
    let under = 0;

    async function attempt(name) {
      for (let n = 1; ; n++) {
        try {
          return await loadOne(name);
        } catch (error) {
          if (n === tries) throw error;
        }
      }
    }
    function next() {
      while (under < atOnce && waiting.length) {
        const job = waiting.shift();
        if (job.signals.every(signal => signal && signal.aborted)) {
          known.delete(job.name);
          job.fail(new Error("nobody waits for " + job.name));
          continue;
        }
        under++;
        attempt(job.name).then(job.done, error => { known.delete(job.name); job.fail(new PartMissing(job.name, error)); }).finally(() => { under--; next(); });
      }
    }
    return function load(name, signal) {
      let job = known.get(name);
      if (!job) {
        job = { name, signals: [] };
        job.promise = new Promise((done, fail) => Object.assign(job, { done, fail }));
        known.set(name, job);
        waiting.push(job);
      }
      job.signals.push(signal);
      next();
      return job.promise;
    };
  }

  class PartMissing extends Error {
    constructor(name, cause) {
      super(`the part ${name} of the index did not load`, { cause });
    }
  }

  // Loads a part by a script element: the part calls backissue(name, value).
  function scripts(document) {
    const arrived = new Map();
    globalThis.backissue = (name, value) => arrived.set(name, value);
    return shelf(name => new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = name;
      script.onload = () => {
        script.remove();
        arrived.has(name) ? done(arrived.get(name)) : fail(new Error(name + " holds no part"));
        arrived.delete(name);
      };
      script.onerror = () => { script.remove(); fail(new Error(name)); };
      document.head.append(script);
    }));
  }

  /* ── Finding ──────────────────────────────────────────────────────────────────────────────────────────────────── */

  const NOTHING = { asked: false, done: true, failed: false, count: 0, hits: [], facets: [], offers: [] };

  // The search of an index whose parts are loaded by a function. Find shows what it has found so far as often as it has more.
  function engine(load) {
    async function find(ask, show, signal) {
      if (!ask.q && !FACETS.some(field => ask[field]) && !ask.from && !ask.to) return show(NOTHING);
      try {
        await load("search/manifest.js", signal);
      } catch (error) {
        if (!(error instanceof PartMissing)) throw error;
        show({ ...NOTHING, asked: true, failed: true });
      }
    }
    return { find };
  }

  return { normalise, parse, occurrences, holds, snippet, asked, addressOf, day, shelf, scripts, engine, PER_PAGE, PartMissing };
})();

/* ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────── */

function backissuePage(search, engine) {
  const $ = id => document.getElementById(id);
  const root = $("search"), words = root.dataset, input = $("q"), form = input.form;
  const fields = ["q", "from", "to", "sort"];
  let ask, stop = new AbortController(), timer, composing = false;

  const say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) if (attributes[key] !== undefined) made.setAttribute(key, attributes[key]);
    made.append(...children.filter(child => child !== null && child !== ""));
    return made;
  };
  const link = (to, attributes, ...children) => element("a", { href: search.addressOf(to), ...attributes }, ...children);
  const marked = pieces => pieces.map((piece, n) => n % 2 ? element("mark", {}, piece) : piece);
  const dateWords = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const dateOf = hit => element("time", { datetime: hit.date }, dateWords.format(new Date(hit.date + "T00:00Z")));

  function hitItem(hit) {
    return element("li", {},
      element("p", { class: "when quiet" }, element("a", { href: hit.edition }, dateOf(hit)), " ",
        element("a", { href: hit.pageAddress }, say(words.page, { page: hit.page }) + (hit.pageName ? " " + hit.pageName : ""))),
      element("div", {}, element("div", { class: "headline" },
        hit.kicker && element("p", { class: "kicker" }, ...marked(hit.kicker)),
        element("h2", {}, element("a", { href: hit.address }, ...marked(hit.title))),
        hit.deck && element("p", { class: "deck" }, ...marked(hit.deck))),
        hit.pieces && element("p", { class: "summary" }, ...marked(hit.pieces))));
  }

  const without = (field, value) => ({ ...ask, p: 1, [field]: ask[field] === value ? "" : value });

  function facet([field, heading, values]) {
    const items = values.map(v => element("li", {}, link(without(field, v.value), ask[field] === v.value ? { "aria-current": "true" } : {},
      element("span", {}, v.name), element("span", { class: "quiet" }, String(v.count)))));
    return element("details", { open: matchMedia("(min-width: 64rem)").matches || ask[field] ? "" : undefined }, element("summary", {}, heading), element("ul", {}, ...items));
  }

  function turn(count) {
    const pages = Math.ceil(count / search.PER_PAGE);
    const to = (p, rel, name) => link({ ...ask, p }, { rel }, element("span", {}, name));
    $("turn").hidden = pages < 2;
    $("turn").replaceChildren(...pages < 2 ? [] : [ask.p > 1 ? to(ask.p - 1, "prev", words.previous) : element("span", {}),
      ask.p < pages ? to(ask.p + 1, "next", words.next) : "", element("p", { class: "quiet" }, say(words.of, { n: ask.p, all: pages }))]);
  }

  function trouble() {
    const again = element("button", { type: "button" }, words.retry);
    again.addEventListener("click", () => run());
    $("trouble").replaceChildren(element("p", {}, words.failed, " ", again));
  }

  function nearest(offers) {
    return [element("p", {}, words.nearest), element("ul", {}, ...offers.map(offer => element("li", {},
      link(offer.ask, {}, offer.without ? say(words.without, { name: offer.without }) : offer.ask.q), " ", element("span", { class: "quiet" }, String(offer.count)))))];
  }

  // A found state of the search: it may be shown many times while hits are confirmed.
  function show(found) {
    const n = found.count.toLocaleString(document.documentElement.lang);
    $("count").textContent = !found.asked ? "" : !found.done ? say(words.soFar, { n }) : found.count ? say(words.results, { n }) : found.failed ? "" : words.none;
    $("hits").replaceChildren(...found.hits.map(hitItem));
    $("facets").replaceChildren(...found.facets.filter(([, values]) => values.length).map(([field, values]) => facet([field, words[field], values])));
    turn(found.count);
    if (found.failed) trouble();
    else $("trouble").replaceChildren(...found.offers.length ? nearest(found.offers) : []);
  }

  async function run() {
    stop.abort();
    const mine = stop = new AbortController();
    $("trouble").replaceChildren();
    try {
      await engine.find(ask, found => mine.signal.aborted || show(found), mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      trouble();
      throw error; // a fault of this script, for the console
    }
  }

  function read() {
    ask = search.asked(location.search);
    for (const field of fields) if (document.activeElement !== $(field)) $(field).value = ask[field];
    run();
  }

  // Where the browser lets no script write the address (some do not for a page from a disk), the address is gone to.
  function go(next, replace) {
    const address = search.addressOf(next);
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch {
      if (!replace) return location.assign(address);
    }
    ask = next;
    run();
  }

  const typed = () => ({ ...ask, p: 1, ...Object.fromEntries(fields.map(field => [field, $(field).value.trim()])) });
  const later = () => {
    clearTimeout(timer);
    stop.abort();     // the next keystroke ends what the last one began
    if (!composing) timer = setTimeout(() => go(typed(), true), 200);
  };
  form.addEventListener("compositionstart", () => { composing = true; later(); });
  form.addEventListener("compositionend", () => { composing = false; later(); });
  form.addEventListener("input", event => event.isComposing || later());
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(timer);
    if (!composing) go(typed());
  });
  root.addEventListener("click", event => {
    const a = event.target.closest("a");
    if (!a || !a.getAttribute("href").startsWith("search.html?") || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(search.asked(a.search));
    for (const field of fields) $(field).value = ask[field];
    $("count").scrollIntoView();
  });
  addEventListener("popstate", () => { document.activeElement.blur(); read(); });
  addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });
  root.hidden = false;
  read();
  if (!ask.q) input.focus();
}

if (typeof document === "object") backissuePage(backissueSearch, backissueSearch.engine(backissueSearch.scripts(document)));
if (typeof module === "object") module.exports = backissueSearch;
