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
    if (far) from = start - (room / 3 | 0);
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

  const NAMES = [["district", "&"], ["tag", "#"], ["person", "@"]];
  const FACETS = [...NAMES.map(([field]) => field), "print"];
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
  function shelf(loadOne, atOnce = AT_ONCE) {
    const known = new Map(), waiting = [];
    let under = 0;

    async function attempt(name) {
      for (let n = 1; ; n++) {
        try {
          return await loadOne(name);
        } catch (error) {
          if (n === TRIES) throw error;
        }
      }
    }
    function next() {
      while (under < atOnce && waiting.length) {
        const job = waiting.shift();
        if (job.signals.every(signal => signal?.aborted)) {
          known.delete(job.name);
          job.fail(new Error("stopped"));
          continue;
        }
        under++;
        attempt(job.name).then(job.done, () => { known.delete(job.name); job.fail(new PartMissing(job.name)); }).finally(() => { under--; next(); });
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
    const arrived = new Map();
    let missed = 0;
    globalThis.backissue = (name, ...values) => arrived.set(name, values);
    return shelf(name => new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = `${/\/text\d+$/.test(name) ? "" : "search/"}${encodeURI(name)}.js${missed ? "?" + missed : ""}`; // a text lies with its edition; a browser may have kept that a part was missing
      script.onload = () => {
        script.remove();
        arrived.has(name) ? done(arrived.get(name)) : fail();
        arrived.delete(name);
      };
      script.onerror = () => { script.remove(); missed++; fail(); };
      document.head.append(script);
    }));
  }

  /* ── Finding ──────────────────────────────────────────────────────────────────────────────────────────────────── */

  const NOTHING = { asked: false, done: true, failed: false, count: 0, rest: 0, hits: [], facets: [], offers: [] };
  const FEW = 12;       // candidates that are sooner looked up than another file of postings is read
  const VAIN = 2;       // keys that leave nearly all candidates, after which no more are read
  const MOST = 42;      // candidates that are looked up unasked; in small archives up to twice as many

  // A stream of bits, as docs/search-index.md has it.
  function bits(base64) {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    let at = 0;
    const take = n => {
      let v = 0;
      for (; n > 0; n--, at++) v = v * 2 + (bytes[at >> 3] >> 7 - at % 8 & 1);
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

  // Where a file of pairs tells of a base: its own documents, which are in this file unless they are given, and the postings of its partners by their numbers.
  function baseIn(code, place, most, high, count, own) {
    const stream = bits(code), home = !own, places = stream.set(stream.gamma() - 1, 0, most);
    for (const at of places) {
      const size = stream.gamma(), mine = home ? stream.set(size, 0, count - 1) : own;
      const partners = stream.set(stream.gamma() - 1, 0, high(at)), found = new Map();
      for (const partner of partners) found.set(partner, postings(stream, stream.gamma(), size, at === place && mine));
      if (at === place) return { own: mine, found };
    }
    return { own: EMPTY.documents, found: new Map() };
  }

  function hash(key) {
    let h = 2166136261;
    for (const c of key) h = Math.imul(h ^ c.codePointAt(0), 16777619);
    return h >>> 0;
  }

  // The keys of a term, the rarest first as far as the characters tell, and whether the index alone proves it.
  function keysOf(term, commons) {
    const keys = [], parts = []; // words, and other characters
    const number = c => !HAN.test(c) ? 0 : commons.get(c) ?? commons.size + (c <= "\u9FFF" ? c.codePointAt(0) - 0x3000 : 0x7000 + (c.codePointAt(0) & 0xFFF));
    const often = n => 1 / (30 + Math.min(n, 2 * commons.size)); // about as many texts have the character with a number
    const wordAt = n => n in parts && isWord(after(parts[n], 0));
    for (const c of term) isWord(c) && wordAt(parts.length - 1) ? parts[parts.length - 1] += c : parts.push(c);
    parts.forEach((c, n) => {
      const last = parts[n - 1], a = n && number(last), b = number(c);
      if (wordAt(n)) {
        const words = [[...c].slice(0, 16).join(""), ...parts.slice(n, n + 3).join("").match(/^\d{1,16}[^\p{L}\p{N}\s]\d{1,16}$/u) || []];
        keys.push(...words.map(word => ({ word, often: often(900) / 9 / word.length })));
      } else if (n && !wordAt(n - 1)) {
        if (a + b) keys.push({ says: a && b && last + c, often: often(a) * often(b) * (n % 2 ? 1 : 0.25), base: Math.max(a, b), partner: a > b ? 2 * b + 1 : 2 * a });
      } else if (b && (wordAt(n + 1) || !parts[n + 1])) keys.push({ says: c, often: often(b), base: b, partner: 2 * b + 1, alone: true });
    });
    return { term, keys: keys.sort((a, b) => a.often - b.often), proved: keys.some(({ word, says }) => word === term || says === term && !/[\uA000-\uFFFF]/.test(term)) };
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
    let fold = UNFOLDED, commons, traditional, perText;

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
    async function pairPosting(segment, { base, partner, alone }, signal) {
      const common = base < commons.size, first = common ? 0 : commons.size, size = common ? commons.size : 2 ** 15, files = common ? segment.common : segment.others;
      if (!files) return EMPTY;
      const groups = Math.min(files, size), each = files / groups, spread = each - 1 || 1, group = (base - first) % groups;
      const file = n => load(`${segment.name}/${common ? "a" : "b"}${group * each + n}`, signal);
      const read = ([code], own) => baseIn(code, (base - first) / groups | 0, (size - 1) / groups | 0, at => (2 * (first + group + at * groups) + 1) / spread | 0, segment.count, own);
      const other = each < 2 ? 0 : 1 + partner % spread, loads = [file(0), other && file(other)];
      const { own, found } = read(await loads[0]);
      const list = (other ? read(await loads[1], own).found : found).get(partner / spread | 0) || EMPTY;
      return alone ? { documents: own, heads: list.documents } : list;
    }

    // The editions of a segment, in order: day, path, the number of the first document in the segment, and pages, each with its number and how many documents
    // there are before its end.
    async function places(segment, signal) {
      if (!segment.editions) {
        const [text] = await load(`${segment.name}/editions`, signal);
        let first = 0;
        segment.editions = text.split(" ").filter(Boolean).map(edition => {
          const [path, pages] = edition.split("="), from = first;
          return { path, from, day: +path.slice(0, 10).replaceAll("/", ""), pages: pages.split(",").map(page => {
            const [number, count] = page.split(":").map(Number);
            return [number, first += count];
          }) };
        });
      }
      return segment.editions;
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
      const filters = NAMES.filter(([field]) => ask[field]).map(([field, sign]) => ({ word: sign + ask[field] }));
      const heads = new Map();
      let left;
      async function narrow(keys) {
        if (left && !left.length) return;
        const lists = await Promise.all(keys.map(key => posting(segment, key, signal)));
        lists.forEach((list, n) => {
          const { of } = keys[n];
          if (of) heads.set(of, both(heads.get(of) || list.heads, list.heads));
        });
        for (const { documents } of lists.sort((a, b) => a.documents.length - b.documents.length)) left = both(left || documents, documents);
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

    async function text(hit, signal) {
      const found = (await load(`${hit.path}/text${hit.place / perText | 0}`, signal))[0][hit.place % perText];
      await readyFor(found.join(), signal);
      return found;
    }

    const order = {
      "": (a, b) => b.score - a.score || b.number - a.number,
      new: (a, b) => b.number - a.number,
      old: (a, b) => a.number - b.number,
    };

    // Looks for the terms in a candidate's text; what the index proves is not looked for.
    async function confirm(hit, terms, signal) {
      const [, title, kicker, deck, , , , lines] = await text(hit, signal);
      const heads = [kicker, title, deck].map(line => normalise(line, fold).normal);
      let rest;
      hit.score = 0;
      hit.true = terms.every(({ term }) => {
        if (heads.some(line => holds(line, term))) return ++hit.score;
        rest = rest || lines.map(line => normalise(line, fold).normal);
        return rest.some(line => holds(line, term));
      });
    }

    async function shown(hit, terms, signal) {
      const [name, title, kicker, deck, , , , lines] = await text(hit, signal);
      const words = terms.map(({ term }) => term);
      const marked = line => line && (snippet(line, words, fold, Infinity) || [line]);
      let pieces;
      for (const line of lines) if ((pieces = snippet(line, words, fold))) break;
      return { address: `${hit.path}/${name}.html`, edition: hit.path + "/index.html", pageAddress: `${hit.path}/${String(hit.page).padStart(2, "0")}.html`,
        date: hit.path.slice(0, 10).replaceAll("/", "-"), page: hit.page, title: marked(title), kicker: marked(kicker), deck: marked(deck),
        pieces: pieces || [(lines.find(line => line[20]) || lines[0] || "").slice(0, 90)] };
    }

    function counted(values) {
      const counts = new Map();
      for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
      return [...counts].map(([value, count]) => ({ value, count }));
    }

    // Years, or the months of one; what names there are; pages.
    function facetsOf(hits, ask, names) {
      const year = /^\d{4}/.exec(ask.from) && ask.from.slice(0, 4) === ask.to.slice(0, 4);
      const dates = counted(hits.map(hit => hit.path.slice(0, year ? 7 : 4).replace("/", "-"))).sort((a, b) => b.value < a.value ? -1 : 1);
      return [["date", dates], ...names, ["print", counted(hits.map(hit => String(hit.page))).sort((a, b) => a.value - b.value)]];
    }

    // The districts, tags and people of the hits, of those that each segment has most of.
    async function byName(hits, signal) {
      const counts = new Map();
      for (const segment of new Set(hits.map(hit => hit.segment))) {
        const [text, code] = await load(`${segment.name}/top`, signal), keys = text.split("\n").filter(Boolean);
        const mine = hits.filter(hit => hit.segment === segment).map(hit => hit.number - segment.first).sort((a, b) => a - b);
        for (const [n, { documents }] of wordPostings(code, keys.length, segment.count).entries()) {
          const count = both(mine, documents).length;
          if (count) counts.set(keys[n], (counts.get(keys[n]) || 0) + count);
        }
      }
      return NAMES.map(([field, sign]) => [field, [...counts].filter(([key]) => key[0] === sign).sort((a, b) => b[1] - a[1]).slice(0, 20)
        .map(([key, count]) => ({ value: key.slice(1), count }))]);
    }

    // The hits of a question in order. Where the index alone doesn't prove them, candidates are looked at until so many hits as are enough are sure to be the first, and at most
    // as many as told. Progress is called with those that are confirmed; the rest are candidates that nobody looked at.
    async function hitsOf(ask, { most, enough }, signal, progress) {
      const [[manifest], [code]] = await Promise.all([load("manifest", signal), load("characters", signal)]);
      perText = manifest.perText;
      if (!commons) ({ commons, traditional } = characters(code));
      await readyFor(ask.q, signal);
      const terms = parse(ask.q, fold).map(term => keysOf(term, commons)), low = day(ask.from), high = day(ask.to, true), filtered = FACETS.some(f => ask[f]) || ask.from || ask.to;
      const state = { asked: terms[0] || filtered, hits: [], rest: [], failed: false, terms };
      if (!state.asked) return state;
      const segments = manifest.segments.filter(s => low <= +s.to.replaceAll("-", "") && +s.from.replaceAll("-", "") <= high).reverse();
      const sort = order[ask.sort] || order[""], looked = new Set(), first = [], more = [];
      for (const term of terms) term.keys.forEach((key, n) => (n < (key.base < commons.size ? 2 : 1) ? first : more).push({ ...key, of: term.term }));
      const spare = 2e5 / (segments[0]?.first + segments[0]?.count); // the fewer documents there are, the less keys cost, and the more of them and of texts are read
      more.sort((a, b) => b.often - a.often).splice(0, more.length - Math.max(1, spare, most / 84)); // all, when all texts are looked at
      most = Math.ceil(most * (1 + Math.min(1, spare / 40)));
      const guard = promise => promise.catch(error => {
        if (!(error instanceof PartMissing)) throw error;
        state.failed = true;
      });
      const opened = (await Promise.all(segments.map(segment => guard(open(segment, ask, terms, first, signal))))).filter(Boolean);
      const gathered = () => opened.flatMap(segment => segment.candidates()).filter(({ number }) => !looked.has(number)).sort(sort);
      let left = gathered(), doubt = false, vain = VAIN;
      if (terms.every(term => term.proved)) [state.hits, left] = [left, []];
      // What stands before the next candidate can't be overtaken by any: scores only fall when a text is looked at, or a key more is read.
      while (left.length && looked.size < most && !(state.hits[enough - 1] && sort(state.hits[enough - 1], left[0]) < 0) && !signal?.aborted) {
        if (doubt && more.length && left.length > FEW) {
          const key = more.pop();
          await Promise.all(opened.map(segment => guard(segment.narrow([key]))));
          const before = left.length;
          left = gathered();
          doubt = left.length < before * 0.8;
          if (!doubt && !--vain) more.length = 0;
          continue;
        }
        const some = left.splice(0, Math.min(enough < Infinity ? AT_ONCE : 60, most - looked.size)); // of all more are shown at once, as each time takes longer
        await Promise.all(some.map(hit => guard(confirm(hit, terms, signal))));
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

    // What comes nearest to a question without hits: one filter or one term less. Where that has none either, pieces of the terms, ever shorter ones until some have hits.
    async function nearest(ask, terms, signal) {
      const words = terms.map(({ term }) => [...term]), tried = new Set(), offers = [];
      async function offer(change, without) {
        const next = { ...ask, p: 1, ...change }, { hits, rest } = await hitsOf(next, { most: 2, enough: 1 }, signal, () => {});
        if (hits.length) offers.push({ ask: next, without, count: hits.length + rest.length, most: rest.length > 0 });
      }
      async function offerWords(some) {
        const q = some.map(word => word.join("").trim()).map(word => word.includes(" ") ? `"${word}"` : word).join(" ");
        if (!tried.has(q) && tried.add(q) && parse(q).length) await offer({ q });
      }
      for (const field of ["from", "to", ...FACETS]) if (ask[field]) await offer({ [field]: "" }, ask[field]);
      if (words[1]) for (const word of words) await offerWords(words.filter(other => other !== word));
      for (let size = Math.max(...words.map(word => word.length)) - !words[1]; size > 0 && !offers.length; size = size > 9 ? size * 0.75 | 0 : size - 1) {
        for (const word of words) {
          for (let at = 0, last = word.length - size; at <= last; at += 1 + (last - at) / 4 | 0) await offerWords([word.slice(at, at + size)]);
        }
      }
      return offers.slice(0, 5);
    }

    async function find(ask, show, signal, { all = false, names = false } = {}) {
      const to = ask.p * PER_PAGE, far = all ? { most: Infinity, enough: Infinity } : { most: Math.max(MOST, 2 * to), enough: to };
      const page = async ({ hits, rest, asked, failed, terms }, done, named) => {
        const all = [...hits, ...rest];
        return { ...NOTHING, asked, failed, done, count: hits.length, rest: rest.length, facets: facetsOf(all, ask, named ? await byName(all, signal) : NAMES.map(([field]) => [field, []])),
          hits: await Promise.all(hits.slice(to - PER_PAGE, to).map(hit => shown(hit, terms, signal))) };
      };
      try {
        let last = Promise.resolve();
        const state = await hitsOf(ask, far, signal, now => { last = last.then(() => page({ ...now, hits: [...now.hits] }, false)).then(show).catch(() => {}); });
        await last;
        const found = await page(state, true);
        show(found);
        if (names && found.count) show(await page(state, true, true));
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
    const traditional = new Set(some()), left = some(), commons = new Map([["", 0]]);
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
  const isName = field => field !== "date" && field !== "print", opened = new Set(matchMedia("(min-width: 64rem)").matches ? ["date", "print"] : []);
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
    const date = now || (value.length > 4 ? value.slice(0, 4) : "");
    return { ...ask, p: 1, ...field === "date" ? { from: date, to: date } : { [field]: now } };
  }

  const dateName = value => value.length > 4 ? monthWords.format(new Date(value + "-01T00:00Z")) : say(words.year, { year: value });

  // Counts are of hits and of candidates, so that while some of these were not looked at there may be fewer hits.
  function facet([field, heading, values], most) {
    const items = values.map(v => element("li", {}, link(toggled(field, v.value), isOn(field, v.value) ? { "aria-current": "true" } : {},
      element("span", {}, field === "date" ? dateName(v.value) : field === "print" ? say(words.page, { page: v.value }) : v.value), element("span", { class: "quiet" }, most + v.count))));
    const made = element("details", { open: opened.has(field) ? "" : undefined }, element("summary", {}, heading), element("ul", {}, ...items));
    made.addEventListener("toggle", () => {
      made.open ? opened.add(field) : opened.delete(field);
      if (made.open && isName(field) && !names) {  // these cost more to count, so they are counted when somebody looks
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
    const [n, rest] = [found.count, found.rest].map(count => count.toLocaleString(document.documentElement.lang));
    $("count").textContent = !found.asked ? "" : !found.done ? say(words.soFar, { n }) : found.rest ? say(words.more, { n, rest }) :
      found.count ? say(words.results, { n }) : found.failed ? "" : words.none;
    $("hits").replaceChildren(...found.hits.map(hitItem));
    $("facets").replaceChildren(...found.facets.filter(([field, values]) => values.length || found.count && !names && isName(field)).map(([field, values]) => facet([field, words[field], values], found.rest ? "≤ " : "")));
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
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });
  root.hidden = false;
  read();
  if (!ask.q) input.focus();
}

if (typeof document === "object") backissuePage(backissueSearch, backissueSearch.engine(backissueSearch.scripts(document)));
if (typeof module === "object") module.exports = backissueSearch;
