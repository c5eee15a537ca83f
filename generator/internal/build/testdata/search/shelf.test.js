"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const search = require("../../../../../layouts/assets/search.js");

test("a few parts are loaded at once, each once", async () => {
  let under = 0, most = 0;
  const asked = [];
  const load = search.shelf(async name => {
    asked.push(name);
    most = Math.max(most, ++under);
    await new Promise(setImmediate);
    under--;
    return name;
  });
  const names = Array.from({ length: 40 }, (_, n) => "part" + n % 20);
  assert.deepEqual(await Promise.all(names.map(name => load(name))), names);
  assert.equal(asked.length, 20);
  assert.equal(most, 6);
});

test("a part that fails is tried again, and asked for anew the next time", async () => {
  let failing = 2, attempts = 0;
  const load = search.shelf(async name => {
    attempts++;
    if (failing-- > 0) throw new Error("no network");
    return name;
  });
  assert.equal(await load("a"), "a");
  assert.equal(attempts, 3);
  failing = 3;
  await assert.rejects(load("b"), search.PartMissing);
  assert.equal(await load("b"), "b");
});

test("what nobody waits for any more is not loaded", async () => {
  const asked = [], gates = [];
  const load = search.shelf(name => { asked.push(name); return new Promise(done => gates.push(done)); }, 1);
  const stop = new AbortController();
  const first = load("first", stop.signal), second = load("second", stop.signal), third = load("third");
  stop.abort();
  gates[0]("first");
  assert.equal(await first, "first");
  await assert.rejects(second);
  gates[1]("third");
  assert.equal(await third, "third");
  assert.deepEqual(asked, ["first", "third"]);
});
