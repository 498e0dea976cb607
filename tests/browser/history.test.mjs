// The list of documents and its history, without a browser: whatever is done can be taken back, done again, and written down in between.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** A storage as the browser's: its keys are its own properties, and it has room for so many characters. */
class Storage {
  setItem(key, value) {
    const size = Object.keys(this).reduce((sum, name) => sum + (name === key ? 0 : this[name].length), value.length);
    if (size > Storage.room) throw new Error("QuotaExceededError");
    this[key] = String(value);
  }
  getItem(key) {
    return this[key] ?? null;
  }
  removeItem(key) {
    delete this[key];
  }
}

const { newDocument } = await import("../../www/app/documents.js");
const { Store } = await import("../../www/app/store.js");
const { keep, kept } = await import("../../www/app/shelf.js");

beforeEach(() => {
  globalThis.sessionStorage = new Storage();
  Storage.room = 5_000_000;
  kept();
});

/** Numbers that look random and are the same in every run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const shown = (store) => JSON.stringify([store.documents.map(({ id, name, text, aside, error }) => [id, name ?? null, text, [...aside].sort(), error]), store.current?.text ?? null]);

const words = (random) => Array.from({ length: random(6) }, () => "收到申请件0123\t\n"[random(12)]).join("");

/** Does something at random. */
function act(store, random) {
  const doc = store.documents[random(store.documents.length)];
  if (!doc || random(4) === 0) return store.add(Array.from({ length: 1 + random(3) }, () => newDocument(random(3) ? { text: `${words(random)}文` } : { name: "坏.pdf", error: { code: "damaged", zh: "坏", en: "bad" } })));
  switch (random(6)) {
    case 0: return store.remove([doc]);
    case 1: return random(5) ? store.show(doc) : store.remove();
    case 2: return store.setAside(doc, [`f${random(3)}`], random(2) ? "理由" : null);
    case 3: return store.divide(doc, doc.text.slice(0, 1), [newDocument({ text: doc.text.slice(1) })]);
    default: {
      const at = random(doc.text.length + 1);
      return store.edit(doc, doc.text.slice(0, at) + words(random) + doc.text.slice(at + random(4)), random(2) === 0);
    }
  }
}

test("whatever was done is undone to the beginning and redone to the end, over reloads", async () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = numbers(seed);
    let store = new Store(null);
    for (let i = 0; i < 30; i += 1) act(store, random);
    if (store.isBlank) continue;
    const end = shown(store);
    const steps = store.history.done.length;
    const reload = async () => {
      if (store.isBlank) return;
      assert.equal(await keep(store.state, "zh"), "");
      const before = shown(store);
      store = new Store(kept());
      assert.equal(shown(store), before, `seed ${seed}`);
    };
    await reload();
    for (let i = 0; i < steps; i += 1) {
      assert.ok(store.undo(), `seed ${seed}: step ${i}`);
      if (random(3) === 0) await reload();
    }
    assert.equal(store.documents.length, 0, `seed ${seed}`);
    assert.equal(store.undo(), undefined);
    while (store.redo()) if (random(3) === 0) await reload();
    assert.equal(JSON.parse(shown(store))[0].length, JSON.parse(end)[0].length);
    assert.deepEqual(JSON.parse(shown(store))[0], JSON.parse(end)[0], `seed ${seed}`);
  }
});

test("what came with a document goes and comes back with it", () => {
  const store = new Store(null);
  const first = newDocument({ text: "一" });
  store.add([first]);
  store.add([newDocument({ text: "二" })]);
  store.accompany(first, [newDocument({ text: "一之二" })]);
  const texts = () => store.documents.map((doc) => doc.text);
  assert.deepEqual(texts(), ["一", "一之二", "二"]);
  store.undo();
  assert.deepEqual(texts(), ["一", "一之二"]);
  store.undo();
  assert.deepEqual(texts(), []);
  store.redo();
  assert.deepEqual(texts(), ["一", "一之二"]);
});

test("keystrokes in one breath are one step; others are not", () => {
  const store = new Store(null);
  const doc = newDocument({ text: "甲" });
  store.add([doc]);
  for (const text of ["甲1", "甲12", "甲123"]) store.edit(doc, text, true);
  for (const text of ["甲12", "甲1"]) store.edit(doc, text, true);
  store.edit(doc, "甲乙丙", false);
  const back = [];
  while (store.undo()) back.push(doc.text);
  assert.deepEqual(back, ["甲1", "甲123", "甲", "甲"]);
});

test("where there is less room less is kept, what is lost is said, and the documents come last", async () => {
  const store = new Store(null);
  const input = new Uint8Array(30_000);
  store.add([newDocument({ name: "a.docx", text: "文".repeat(1000), origin: { input, text: "文".repeat(1000) } })]);
  store.edit(store.current, "字".repeat(1000));
  const said = [];
  for (const room of [60_000, 6000, 1800, 500]) {
    globalThis.sessionStorage = new Storage();
    kept();
    Storage.room = room;
    const lost = await keep(store.state, "zh");
    said.push([lost, kept()?.documents[0]?.text.length ?? 0, kept()?.done?.length ?? 0]);
  }
  assert.deepEqual(said, [["", 1000, 2], ["inputs", 1000, 2], ["history", 1000, 0], ["all", 0, 0]]);
});

test("what was cleared is in no storage, and can be had back until the page is left", async () => {
  const store = new Store(null);
  store.add([newDocument({ text: "秘密" })]);
  store.remove();
  store.history.seal();
  store.add([newDocument({ text: "新的" })]);
  await keep(store.state, "zh");
  assert.doesNotMatch(JSON.stringify({ ...globalThis.sessionStorage }), /秘密/);
  store.undo();
  store.undo();
  assert.equal(store.current.text, "秘密");
  await keep(store.state, "zh");
  assert.equal(new Store(kept()).current.text, "秘密");
});

test("a long text is written in pieces, whole or not at all, and the last state asked for is the one that stays", async () => {
  const long = "长".repeat(700_000);
  const store = new Store(null);
  store.add([newDocument({ text: long })]);
  const keys = () => Object.keys(globalThis.sessionStorage).filter((key) => key !== "room");
  const writing = keep(store.state, "zh");
  assert.equal(kept()?.documents.length ?? 0, 0, "half a text is none");
  store.edit(store.current, `${long}尾`);
  const again = keep(store.state, "zh");
  assert.equal(await writing, null);
  assert.equal(await again, "");
  assert.ok(Object.values({ ...globalThis.sessionStorage }).every((value) => String(value).length <= 1 << 18));
  assert.equal(new Store(kept()).current.text, `${long}尾`);
  store.edit(store.current, "短");
  store.history.seal();
  await keep({ ...store.state, done: [], undone: [] }, "zh");
  assert.equal(new Store(kept()).current.text, "短");
  assert.ok(!keys().some((key) => key.includes("#")), keys().join());
});

test("what a browser that fell over left half written is taken away", async () => {
  const store = new Store(null);
  store.add([newDocument({ text: "长".repeat(600_000) }), newDocument({ text: "短" })]);
  await keep(store.state, "zh");
  const [head] = Object.keys(globalThis.sessionStorage).filter((key) => String(globalThis.sessionStorage[key]).startsWith("#"));
  globalThis.sessionStorage.removeItem(head);
  assert.deepEqual(kept().documents.map((doc) => doc.text), ["短"]);
  assert.ok(!Object.keys(globalThis.sessionStorage).some((key) => key.includes("#")));
});

test("when the page is left what was asked to be kept is written at once, whichever comes first", async () => {
  const leave = new Map();
  globalThis.addEventListener = (event, act) => leave.set(event, act);
  const shelf = await import("../../www/app/shelf.js?left");
  delete globalThis.addEventListener;
  for (const first of ["leave", "keep"]) {
    globalThis.sessionStorage = new Storage();
    shelf.kept();
    const store = new Store(null);
    const long = "长".repeat(700_000);
    store.add([newDocument({ text: long })]);
    await shelf.keep(store.state, "zh");
    store.edit(store.current, `${long}尾`);
    if (first === "leave") leave.get("pagehide")();
    shelf.keep(store.state, "zh");
    if (first === "keep") leave.get("pagehide")();
    assert.equal(new Store(shelf.kept()).current.text, `${long}尾`, first);
    leave.get("pageshow")();
  }
});

test("what was kept before stays until all is written that takes its place", async () => {
  const store = new Store(null);
  const long = "长".repeat(600_000);
  store.add([newDocument({ text: long })]);
  await keep(store.state, "zh");
  store.edit(store.current, `${long}尾`);
  const writing = keep(store.state, "zh");
  assert.equal(new Store(kept()).current.text, long);
  await writing;
});
