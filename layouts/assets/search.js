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
  const JOINS = "\\p{M}\\u1160-\\u11FF\\uFF9E\\uFF9F";
  const CHARACTER = new RegExp(`[^${JOINS}]?[${JOINS}]+|[^]`, "gu");
  const HAN = /[\u3005-\u3007\u3021-\u3029\u3041-\u3096\u30A1-\u30FA\u30FC-\u30FE\u3105-\u312F\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFD}]/u;
  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/u;
  const SPACE = /[\t-\r \x85\u1680\u2028\u2029]/;

  const isWord = character => LETTER.test(character) && !HAN.test(character);
  const after = (text, at) => at < text.length ? String.fromCodePoint(text.codePointAt(at)) : "";
  const before = (text, at) => [...text.slice(Math.max(0, at - 2), at)].pop() || "";

  // What a cluster becomes: characters, each with whether it is of a word; a space is null. Kept, for a text has few different ones.
  const kept = new WeakMap();
  function normalCluster(cluster, fold) {
    if (!kept.has(fold)) kept.set(fold, new Map());
    let made = kept.get(fold).get(cluster);
    if (!made) {
      made = [];
      for (const part of cluster.normalize("NFKC")) {
        const low = after(part.toLowerCase(), 0), normal = fold[low] || low;
        if (SPACE.test(part)) made.push(null);
        else if (!UNSEEN.test(normal)) made.push({ normal, word: isWord(normal) });
      }
      kept.get(fold).set(cluster, made);
    }
    return made;
  }

  const UNFOLDED = {};

  // The normal form of a text, and for each of its UTF-16 units the place in the text that it was made of.
  function normalise(text, fold = UNFOLDED) {
    let normal = "", space = -1, word = false;
    const places = [];
    for (const { 0: cluster, index } of text.matchAll(CHARACTER)) {
      for (const made of normalCluster(cluster, fold)) {
        if (!made) {
          if (space < 0) space = index;
          continue;
        }
        if (space >= 0 && word && made.word) { // elsewhere a space means nothing
          normal += " ";
          places.push(space);
        }
        space = -1;
        word = made.word;
        normal += made.normal;
        for (let i = 0; i < made.normal.length; i++) places.push(index);
      }
    }
    places.push(text.length);
    return { normal, places };
  }

  // The terms of a query. What stands in quotation marks is one; marks that are never closed open the last one.
  function parse(query, fold) {
    const terms = [];
    for (const [, phrase, word] of query.matchAll(/["“”「『＂]([^"“”」』＂]*)["“”」』＂]?|([^\s"“”「『＂]+)/gu)) {
      const { normal } = normalise(phrase === undefined ? word : phrase, fold);
      if (LETTER.test(normal) || HAN.test(normal)) terms.push(normal);
    }
    return [...new Set(terms)];
  }

  // The places of a term in a normal text. Letters and digits are whole words: gdp is not found in gdps.
  function occurrences(normal, term, most = Infinity) {
    const found = [], opens = isWord(after(term, 0)), ends = isWord(before(term, term.length));
    for (let at = normal.indexOf(term); at >= 0 && found.length < most; at = normal.indexOf(term, at + 1)) {
      if (!(opens && isWord(before(normal, at)) || ends && isWord(after(normal, at + term.length)))) found.push(at);
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
    const inWord = at => /[\w\u00C0-\u024F]{2}/.test(text.slice(at - 1, at + 1));
    if (far) for (let n = 20; n && inWord(from); n--) from--;
    for (let n = 20; n && inWord(to); n--) to++;
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
          job.fail(new Error("stopped"));
          continue;
        }
        under++;
        attempt(job.name).then(job.done, error => { known.delete(job.name); job.fail(new PartMissing(job.name, { cause: error })); }).finally(() => { under--; next(); });
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

  // A part of the index, by its name, did not load.
  class PartMissing extends Error {}

  // Loads a part by a script element: the part calls backissue(name, value).
  function scripts(document) {
    const arrived = new Map(), missed = new Map();
    globalThis.backissue = (name, ...values) => arrived.set(name, values);
    return shelf(name => new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = `${/\/text\d+$/.test(name) ? "" : "search/"}${encodeURI(name)}.js${missed.has(name) ? "?" + missed.get(name) : ""}`; // a text lies with its edition; a browser may have kept that a part was missing
      script.onload = () => {
        script.remove();
        arrived.has(name) ? done(arrived.get(name)) : fail(new Error(name));
        arrived.delete(name);
      };
      script.onerror = () => { script.remove(); missed.set(name, (missed.get(name) || 0) + 1); fail(new Error(name)); };
      document.head.append(script);
    }));
  }

  /* ── Finding ──────────────────────────────────────────────────────────────────────────────────────────────────── */

  const NOTHING = { asked: false, done: true, failed: false, count: 0, rest: 0, hits: [], facets: [], offers: [] };
  const FEW = 12;       // candidates that are sooner looked up than another file of postings is read
  const VAIN = 2;       // keys that leave nearly all candidates, after which no more are read
  const MOST = 42;      // candidates that are looked up unasked

  // A stream of bits, as docs/search-index.md has it.
  function bits(base64) {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    let at = 0;
    const take = n => {
      let v = 0;
      while (n > 0) {
        const free = 8 - (at & 7), some = Math.min(free, n);
        v = v * (1 << some) + (bytes[at >> 3] >> free - some & (1 << some) - 1);
        at += some;
        n -= some;
      }
      return v;
    };
    const gamma = () => {
      let zeros = 0;
      while (at < bytes.length * 8 && !take(1)) zeros++;
      return 2 ** zeros + take(zeros);
    };
    const within = range => {
      const k = 31 - Math.clz32(range), u = 2 ** (k + 1) - range, v = take(k);
      return v < u ? v : v * 2 + take(1) - u;
    };
    const set = (count, low, high, a = new Int32Array(count), from = 0) => {
      if (count) {
        const m = count >> 1, v = a[from + m] = low + m + within(high - low - count + 2);
        set(m, low, v - 1, a, from);
        set(count - m - 1, v + 1, high, a, from + m + 1);
      }
      return a;
    };
    return { gamma, within, set };
  }

  const EMPTY = { documents: new Int32Array(0), heads: new Int32Array(0) };

  // The postings of a key: its documents by their numbers among some, and which of them have it in their head. Numbers are given when nobody says among which.
  function postings(stream, size, count, among) {
    const documents = stream.set(size, 0, count - 1), heads = stream.set(stream.gamma() - 1, 0, size - 1);
    if (among) documents.forEach((at, n) => { documents[n] = among[at]; });
    return { documents, heads: heads.map(at => documents[at]) };
  }

  // The postings of the keys in a file of words, by their places.
  const wordPostings = (code, keys, count) => {
    const stream = bits(code);
    return Array.from({ length: keys }, () => postings(stream, stream.gamma(), count));
  };

  // Where a file of pairs tells of a base: how many documents have it, its own postings where they are in this file, and its partners' by their numbers.
  // What the postings of partners are places in may be given; else it is the base's own.
  function baseIn(code, place, most, high, count, own) {
    const stream = bits(code), home = !own, places = stream.set(stream.gamma() - 1, 0, most);
    for (const at of places) {
      const size = stream.gamma(), mine = home ? postings(stream, size, count) : own;
      const partners = stream.set(stream.gamma() - 1, 0, high(at)), found = new Map();
      for (const partner of partners) found.set(partner, postings(stream, stream.gamma(), size, at === place && mine.documents));
      if (at === place) return { own: mine, found };
    }
    return { own: EMPTY, found: new Map() };
  }

  function hash(key) {
    let h = 2166136261;
    for (const c of key) h = Math.imul(h ^ c.codePointAt(0), 16777619);
    return h >>> 0;
  }

  // The keys of a term, the rarest first as far as the characters tell, and whether the index alone proves it.
  function keysOf(term, commons) {
    const keys = [], runs = [];
    const number = c => commons.get(c) ?? commons.size + (c <= "\u9FFF" ? c.codePointAt(0) - 0x3000 : 0x7000 + (c.codePointAt(0) & 0xFFF));
    const often = n => 1 / (30 + Math.min(n, 2 * commons.size)); // about as many texts have the character with a number
    for (const c of term) {
      const kind = HAN.test(c) ? "han" : isWord(c) ? "word" : "", last = runs[runs.length - 1];
      if (last && last.kind === kind) last.characters.push(c);
      else runs.push({ kind, characters: [c] });
    }
    for (const { kind, characters: all } of runs) {
      if (kind === "word") keys.push({ word: all.slice(0, 16).join(""), often: often(900) / 30 });
      else if (kind && all.length === 1) keys.push({ base: number(all[0]), partner: -1, often: often(number(all[0])) });
      else if (kind) {
        all.slice(1).forEach((c, n) => {
          const a = number(all[n]), b = number(c);
          keys.push({ base: Math.max(a, b), partner: a > b ? 2 * b + 1 : 2 * a, often: often(a) * often(b) * (n % 2 ? 0.25 : 1) });
        });
      }
    }
    const all = runs.length === 1 ? runs[0].characters : [];
    const proved = all.length > 0 && (runs[0].kind === "word" ? all.length <= 16 : all.length <= 2 && all.every(c => c.codePointAt(0) <= 0x9FFF));
    return { term, keys: keys.sort((a, b) => a.often - b.often), proved };
  }

  function both(a, b) {
    const made = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) made.push(a[i++]), j++;
      else a[i] < b[j] ? i++ : j++;
    }
    return made;
  }

  // The search of an index whose parts are loaded by a function. Find shows what it has found so far as often as it has more.
  function engine(load) {
    let fold = UNFOLDED, commons, traditional;

    // The fold table is loaded for the first text that has a traditional character: most archives and questions need none.
    async function readyFor(text, signal) {
      if (fold === UNFOLDED && [...text.normalize("NFKC")].some(c => traditional.has(c))) fold = foldTable(traditional, (await load("fold", signal))[0]);
    }

    async function posting(segment, key, signal) {
      if (!key.word) return pairPosting(segment, key, signal);
      if (!segment.words) return EMPTY;
      const [text, code] = await load(`${segment.name}/w${hash(key.word) % segment.words}`, signal), keys = text.split("\n"), at = keys.indexOf(key.word);
      return at < 0 ? EMPTY : wordPostings(code, at + 1, segment.count)[at];
    }

    // A pair is with the rarer of its characters, its base.
    async function pairPosting(segment, { base, partner }, signal) {
      const common = base < commons.size, first = common ? 0 : commons.size, size = common ? commons.size : 2 ** 15, files = common ? segment.common : segment.others;
      if (!files) return EMPTY;
      const groups = Math.min(files, size), each = files / groups, group = (base - first) % groups;
      const file = n => load(`${segment.name}/${common ? "a" : "b"}${group * each + n}`, signal);
      const read = ([code], own) => baseIn(code, Math.floor((base - first) / groups), Math.floor((size - 1) / groups), at => Math.floor(2 * (first + group + at * groups) / each), segment.count, own);
      const other = partner < 0 ? 0 : partner % each, loads = [file(0), other && file(other)];
      const { own, found } = read(await loads[0]);
      if (partner < 0) return own;
      return (other ? read(await loads[1], own).found : found).get(Math.floor(partner / each)) || EMPTY;
    }

    // The editions of a segment, in order: day, path, the number of the first document in the segment, and pages, each with its number and how many documents
    // there are before its end.
    const placed = new Map();
    async function places(segment, signal) {
      if (!placed.has(segment.name)) {
        let first = 0;
        placed.set(segment.name, (await load(`${segment.name}/editions`, signal))[0].split(" ").filter(Boolean).map(edition => {
          const [path, pages] = edition.split("="), from = first;
          return { path, from, day: +path.slice(0, 10).replaceAll("/", ""), pages: pages.split(",").map(page => {
            const [number, count] = page.split(":").map(Number);
            return [number, first += count];
          }) };
        }));
      }
      return placed.get(segment.name);
    }

    // The first place in a list from which on a test holds.
    function firstWhere(list, holdsFor) {
      let low = 0, high = list.length;
      while (low < high) holdsFor(list[low + high >> 1]) ? high = low + high >> 1 : low = (low + high >> 1) + 1;
      return low;
    }

    function placeOf(editions, n) {
      const { path, from, pages } = editions[firstWhere(editions, e => e.from > n) - 1];
      return { path, place: n - from, page: pages.find(page => n < page[1])[0] };
    }

    // The candidates of a segment: its documents that have those keys of the terms that were read so far, with the number of terms that their heads may hold.
    async function open(segment, ask, terms, first, signal) {
      const filters = [["tag", "#"], ["person", "@"], ["district", "&"]].filter(([field]) => ask[field]).map(([field, sign]) => ({ word: sign + ask[field] }));
      const heads = new Map();
      let left;
      async function narrow(keys) {
        if (left && !left.length) return;
        const lists = await Promise.all(keys.map(key => posting(segment, key, signal)));
        lists.forEach((list, n) => {
          const { of } = keys[n];
          if (of) heads.set(of, heads.has(of) ? both(heads.get(of), list.heads) : list.heads);
        });
        for (const { documents } of lists.sort((a, b) => a.documents.length - b.documents.length)) left = left ? both(left, documents) : documents;
      }
      const [editions] = await Promise.all([places(segment, signal), narrow([...filters, ...first])]);
      const low = day(ask.from), high = day(ask.to, true), start = edition => edition ? edition.from : segment.count;
      const from = start(editions[firstWhere(editions, e => e.day >= low)]), to = start(editions[firstWhere(editions, e => e.day > high)]);
      function candidates() {
        const scores = new Map();
        for (const list of heads.values()) for (const n of list) scores.set(n, (scores.get(n) || 0) + 1);
        return Array.from(left || Array(segment.count).keys()).filter(n => from <= n && n < to)
          .map(n => ({ ...placeOf(editions, n), number: segment.first + n, segment, score: scores.get(n) || 0 })).filter(({ page }) => !ask.print || page === +ask.print);
      }
      return { narrow, candidates };
    }

    async function text(hit, perText, signal) {
      const found = (await load(`${hit.path}/text${Math.floor(hit.place / perText)}`, signal))[0][hit.place % perText];
      await readyFor(found.join(), signal);
      return found;
    }

    const order = {
      "": (a, b) => b.score - a.score || b.number - a.number,
      new: (a, b) => b.number - a.number,
      old: (a, b) => a.number - b.number,
    };

    // Looks for the terms in a candidate's text; what the index proves is not looked for.
    async function confirm(hit, terms, perText, signal) {
      const [, title, kicker, deck, , , , lines] = await text(hit, perText, signal);
      const heads = [kicker, title, deck].map(line => normalise(line, fold).normal);
      let rest;
      hit.score = 0;
      hit.true = terms.every(({ term }) => {
        if (heads.some(line => holds(line, term))) return ++hit.score;
        rest = rest || lines.map(line => normalise(line, fold).normal);
        return rest.some(line => holds(line, term));
      });
    }

    async function shown(hit, terms, perText, signal) {
      const [name, title, kicker, deck, districts, tags, people, lines] = await text(hit, perText, signal);
      const words = terms.map(({ term }) => term);
      const marked = line => line && (snippet(line, words, fold, Infinity) || [line]);
      let pieces;
      for (const line of lines) if ((pieces = snippet(line, words, fold))) break;
      return { address: `${hit.path}/${name}.html`, edition: hit.path + "/index.html", pageAddress: `${hit.path}/${String(hit.page).padStart(2, "0")}.html`,
        date: hit.path.slice(0, 10).replaceAll("/", "-"), page: hit.page, title: marked(title), kicker: marked(kicker), deck: marked(deck),
        pieces: pieces || [(lines.find(line => line[20]) || lines[0] || "").slice(0, 90)], number: hit.number, districts, tags, people };
    }

    function counted(values) {
      const counts = new Map();
      for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
      return [...counts].map(([value, count]) => ({ value, name: value, count }));
    }

    // Years, or the months of one; pages.
    function byPlace(hits, ask) {
      const year = /^\d{4}/.exec(ask.from) && ask.from.slice(0, 4) === ask.to.slice(0, 4);
      const dates = counted(hits.map(hit => hit.path.slice(0, year ? 7 : 4).replace("/", "-"))).sort((a, b) => b.value < a.value ? -1 : 1);
      return [["date", dates], ["print", counted(hits.map(hit => String(hit.page))).sort((a, b) => a.value - b.value)]];
    }

    const withNames = ([date, print], names) => [date, ...names, print];

    // The districts, tags and people of the hits, of those that each segment has most of.
    async function byName(hits, signal) {
      const counts = { "&": new Map(), "#": new Map(), "@": new Map() };
      for (const segment of new Set(hits.map(hit => hit.segment))) {
        const [text, code] = await load(`${segment.name}/top`, signal), keys = text.split("\n").filter(Boolean);
        const mine = hits.filter(hit => hit.segment === segment).map(hit => hit.number - segment.first).sort((a, b) => a - b);
        for (const [n, { documents }] of wordPostings(code, keys.length, segment.count).entries()) {
          const of = counts[keys[n][0]], name = keys[n].slice(1), count = both(mine, documents).length;
          if (count) of.set(name, (of.get(name) || 0) + count);
        }
      }
      return [["district", "&"], ["tag", "#"], ["person", "@"]].map(([field, sign]) => [field, [...counts[sign]].sort((a, b) => b[1] - a[1]).slice(0, 20)
        .map(([name, count]) => ({ value: name, name, count }))]);
    }

    // The hits of a question in order. Where the index alone doesn't prove them, candidates are looked at until so many hits as are enough are sure to be the first, and at most
    // as many as told. Progress is called with those that are confirmed; the rest are candidates that nobody looked at.
    async function hitsOf(ask, { most, enough }, signal, progress) {
      const [[manifest], [code]] = await Promise.all([load("manifest", signal), load("characters", signal)]);
      if (!commons) ({ commons, traditional } = characters(code));
      await readyFor(ask.q, signal);
      const terms = parse(ask.q, fold).map(term => keysOf(term, commons)), low = day(ask.from), high = day(ask.to, true), filtered = FACETS.some(f => ask[f]) || ask.from || ask.to;
      const state = { asked: terms.length > 0 || !!filtered, hits: [], rest: [], failed: false, terms, perText: manifest.perText };
      if (!state.asked) return state;
      const segments = manifest.segments.filter(s => low <= +s.to.replaceAll("-", "") && +s.from.replaceAll("-", "") <= high).reverse();
      const sort = order[ask.sort] || order[""], looked = new Set(), first = [], more = [];
      for (const term of terms) term.keys.forEach((key, n) => (n < (key.base < commons.size ? 2 : 1) ? first : more).push({ ...key, of: term.term }));
      more.sort((a, b) => b.often - a.often);
      const guard = promise => promise.catch(error => {
        if (!(error instanceof PartMissing)) throw error;
        state.failed = true;
      });
      const opened = (await Promise.all(segments.map(segment => guard(open(segment, ask, terms, first, signal))))).filter(Boolean);
      const gathered = () => opened.flatMap(segment => segment.candidates()).filter(({ number }) => !looked.has(number)).sort(sort);
      let left = gathered(), doubt = false, vain = VAIN;
      if (terms.every(term => term.proved)) [state.hits, left] = [left, []];
      // What stands before the next candidate can't be overtaken by any: scores only fall when a text is looked at, or a key more is read.
      while (left.length && looked.size < most && !(state.hits.length >= enough && sort(state.hits[enough - 1], left[0]) < 0) && !(signal && signal.aborted)) {
        if (doubt && more.length && left.length > FEW) {
          const key = more.pop();
          await Promise.all(opened.map(segment => guard(segment.narrow([key]))));
          const before = left.length;
          left = gathered();
          doubt = left.length < before * 0.8;
          if (!doubt && !--vain) more.length = 0;
          continue;
        }
        const some = left.splice(0, Math.min(AT_ONCE, most - looked.size));
        await Promise.all(some.map(hit => guard(confirm(hit, terms, manifest.perText, signal))));
        for (const { number } of some) looked.add(number);
        const right = some.filter(hit => hit.true);
        doubt = 2 * right.length < some.length; // then another key costs less than to look at what it leaves out, as long as it leaves out many
        state.hits.push(...right);
        state.hits.sort(sort);
        state.rest = left;
        progress(state);
      }
      state.rest = left;
      return state;
    }

    // What comes nearest to a question without hits: one filter or one term less, or half of the only term.
    async function nearest(ask, terms, signal) {
      const offers = [];
      for (const field of ["from", "to", ...FACETS]) if (ask[field]) offers.push({ ask: { ...ask, p: 1, [field]: "" }, without: ask[field] });
      const words = terms.map(({ term }) => term), quoted = list => list.map(word => word.includes(" ") ? `"${word}"` : word).join(" ");
      if (words.length > 1) words.forEach((_, n) => offers.push({ ask: { ...ask, p: 1, q: quoted(words.filter((_, other) => other !== n)) } }));
      else if (words.length) {
        const all = [...words[0]], half = Math.ceil(all.length / 2);
        for (const part of all.length > 1 ? [all.slice(0, -1), all.slice(1), all.slice(0, half), all.slice(half)] : []) {
          const q = part.join("").trim();
          if (q && !offers.some(offer => offer.ask.q === q)) offers.push({ ask: { ...ask, p: 1, q } });
        }
      }
      for (const offer of offers) {
        const { hits, rest } = await hitsOf(offer.ask, { most: AT_ONCE, enough: 1 }, signal, () => {});
        offer.count = hits.length && hits.length + rest.length;
        offer.most = rest.length > 0;
      }
      return offers.filter(({ count }) => count).slice(0, 5);
    }

    async function find(ask, show, signal, { all = false, names = false } = {}) {
      const to = ask.p * PER_PAGE, far = all ? { most: Infinity, enough: Infinity } : { most: Math.max(MOST, 2 * to), enough: to };
      const page = async (state, done) => {
        const sorted = [...state.hits].sort(order[ask.sort] || order[""]);
        const found = { ...NOTHING, asked: state.asked, failed: state.failed, done, count: sorted.length, rest: state.rest.length, facets: withNames(byPlace([...sorted, ...state.rest], ask), [["district", []], ["tag", []], ["person", []]]) };
        found.hits = await Promise.all(sorted.slice(to - PER_PAGE, to).map(hit => shown(hit, state.terms, state.perText, signal)));
        return found;
      };
      try {
        let last = Promise.resolve();
        const state = await hitsOf(ask, far, signal, now => { last = last.then(() => page({ ...now, hits: [...now.hits] }, false)).then(show).catch(() => {}); });
        await last;
        const found = await page(state, true);
        show(found);
        if (names && found.count) show({ ...found, facets: withNames(byPlace([...state.hits, ...state.rest], ask), await byName([...state.hits, ...state.rest], signal)) });
        if (state.asked && !found.count && !found.failed && !found.rest) show({ ...found, offers: await nearest(ask, state.terms, signal) });
      } catch (error) {
        if (!(error instanceof PartMissing)) throw error;
        show({ ...NOTHING, asked: true, failed: true });
      }
    }
    return { find, hitsOf };
  }

  // The traditional characters that are folded, and the numbers of the common ones.
  function characters(code) {
    const { gamma, within, set } = bits(code), some = () => Array.from(set(gamma() - 1, 0x3000, 0x9FFF), c => String.fromCharCode(c));
    const traditional = new Set(some()), left = some(), commons = new Map();
    while (left.length) commons.set(left.splice(within(left.length), 1)[0], commons.size);
    return { commons, traditional };
  }

  const foldTable = (traditional, simplified) => Object.fromEntries([...traditional].map((c, n) => [c, simplified[n]]));

  return { normalise, parse, occurrences, holds, snippet, asked, addressOf, day, characters, foldTable, shelf, scripts, engine, PER_PAGE, PartMissing };
})();

/* ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────── */

function backissuePage(search, engine) {
  const $ = id => document.getElementById(id);
  const root = $("search"), words = root.dataset, input = $("q"), form = input.form;
  const fields = ["q", "from", "to", "sort"];
  const NAMES = new Set(["district", "tag", "person"]), opened = new Set(matchMedia("(min-width: 64rem)").matches ? ["date", "print"] : []);
  let ask, stop = new AbortController(), timer, composing = false, names = false;

  const say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) if (attributes[key] !== undefined) made.setAttribute(key, attributes[key]);
    made.append(...children.filter(child => child !== null && child !== ""));
    return made;
  };
  const link = (to, attributes, ...children) => element("a", { href: search.addressOf(to), ...attributes }, ...children);
  const marked = pieces => pieces.map((piece, n) => n % 2 ? element("mark", {}, piece) : piece);
  const inWords = style => new Intl.DateTimeFormat(words.locale, { ...style, timeZone: "UTC" });
  const dateWords = inWords({ dateStyle: "long" }), monthWords = inWords({ year: "numeric", month: "long" });
  const dateOf = hit => element("time", { datetime: hit.date }, dateWords.format(new Date(hit.date + "T00:00Z")));

  function hitItem(hit) {
    return element("li", {},
      element("p", { class: "when quiet" }, element("a", { href: hit.edition }, dateOf(hit)), " ",
        element("a", { href: hit.pageAddress }, say(words.page, { page: hit.page }))),
      element("div", {}, element("div", { class: "headline" },
        hit.kicker && element("p", { class: "kicker" }, ...marked(hit.kicker)),
        element("h2", {}, element("a", { href: hit.address }, ...marked(hit.title))),
        hit.deck && element("p", { class: "deck" }, ...marked(hit.deck))),
        hit.pieces && element("p", { class: "summary" }, ...marked(hit.pieces))));
  }

  const isOn = (field, value) => field === "date" ? ask.from === value && ask.to === value : ask[field] === value;
  function toggled(field, value) {
    const now = isOn(field, value) ? "" : value;
    return { ...ask, p: 1, ...field === "date" ? { from: now || (value.length > 4 ? value.slice(0, 4) : ""), to: now || (value.length > 4 ? value.slice(0, 4) : "") } : { [field]: now } };
  }

  const dateName = value => value.length > 4 ? monthWords.format(new Date(value + "-01T00:00Z")) : say(words.year, { year: value });

  // Counts are of hits and of candidates, so that while some of these were not looked at there may be fewer hits.
  function facet([field, heading, values], most) {
    const items = values.map(v => element("li", {}, link(toggled(field, v.value), isOn(field, v.value) ? { "aria-current": "true" } : {},
      element("span", {}, field === "date" ? dateName(v.name) : field === "print" ? say(words.page, { page: v.name }) : v.name), element("span", { class: "quiet" }, most + v.count))));
    const made = element("details", { open: opened.has(field) ? "" : undefined }, element("summary", {}, heading), element("ul", {}, ...items));
    made.addEventListener("toggle", () => {
      made.open ? opened.add(field) : opened.delete(field);
      if (made.open && NAMES.has(field) && !names) {  // these cost more to count, so they are counted when somebody looks
        names = true;
        run();
      }
    });
    return made;
  }

  function turn(count) {
    const pages = Math.ceil(count / search.PER_PAGE);
    const to = (p, rel, name) => link({ ...ask, p }, { rel }, element("span", {}, name));
    $("turn").hidden = pages < 2;
    $("turn").replaceChildren(...pages < 2 ? [] : [ask.p > 1 ? to(ask.p - 1, "prev", words.previous) : element("span", {}),
      ask.p < pages ? to(ask.p + 1, "next", words.next) : "", element("p", { class: "quiet" }, say(words.of, { n: ask.p, all: pages }))]);
  }

  function trouble(what, way, options) {
    const again = element("button", { type: "button" }, way);
    again.addEventListener("click", () => run(options));
    $("trouble").replaceChildren(element("p", {}, what, " ", again));
  }

  function nearest(offers) {
    return [element("p", {}, words.nearest), element("ul", {}, ...offers.map(offer => element("li", {},
      link(offer.ask, {}, offer.without ? say(words.without, { name: offer.without }) : offer.ask.q), " ", element("span", { class: "quiet" }, (offer.most ? "≤ " : "") + offer.count))))];
  }

  // A found state of the search: it may be shown many times while hits are confirmed.
  function show(found) {
    const n = found.count.toLocaleString(document.documentElement.lang);
    $("count").textContent = !found.asked ? "" : !found.done ? say(words.soFar, { n }) : found.rest ? say(words.more, { n, rest: found.rest.toLocaleString(document.documentElement.lang) }) :
      found.count ? say(words.results, { n }) : found.failed ? "" : words.none;
    $("hits").replaceChildren(...found.hits.map(hitItem));
    $("facets").replaceChildren(...found.facets.filter(([field, values]) => values.length || found.count && !names && NAMES.has(field)).map(([field, values]) => facet([field, words[field], values], found.rest ? "≤ " : "")));
    turn(found.count + found.rest);
    if (found.failed) trouble(words.failed, words.retry);
    else if (found.done && found.rest) trouble("", words.all, { all: true });
    else $("trouble").replaceChildren(...found.offers.length ? nearest(found.offers) : []);
  }

  async function run(options) {
    stop.abort();
    const mine = stop = new AbortController();
    $("trouble").replaceChildren();
    try {
      await engine.find(ask, found => mine.signal.aborted || show(found), mine.signal, { names, ...options });
    } catch (error) {
      if (mine.signal.aborted) return;
      trouble(words.failed, words.retry);
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
