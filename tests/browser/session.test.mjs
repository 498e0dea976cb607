// A session file that comes from elsewhere: what is right opens, what is not is refused with its reason, and what was open stays as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asFile } from "./harness.mjs";
import { CLEAN, download, listed, names, page, problems, settled, SLIPS, text } from "./opened.mjs";

const document = (changes = {}) => ({ id: 1, name: "甲.txt", text: CLEAN, first: true, origin: null, part: 1, aside: [], error: null, waiting: false, apart: false, last: null, found: null, ...changes });
const session = (documents, changes = {}) => JSON.stringify({ kind: "gouji-session", version: 1, documents, ...changes });
const give = (body) => page.setInputFiles("#file", [{ name: "别处.gouji.json", mimeType: "application/json", buffer: Buffer.from(body) }]);

const BROKEN = {
  "another version": session([document()], { version: 2 }),
  "no list": session({ 0: document() }),
  "no document": session([document(), null]),
  "text": session([document({ text: { length: 3 } })]),
  "no text": session([document({ text: undefined })]),
  "name": session([document({ name: ["甲"] })]),
  "a long name": session([document({ name: "甲".repeat(5000) })]),
  "id": session([document({ id: "1" })]),
  "the same id twice": session([document(), document()]),
  "part": session([document({ part: -1 })]),
  "bytes": session([document({ origin: { input: { bytes: "%%%" }, text: null } })]),
  "input": session([document({ origin: { input: 7, text: null } })]),
  "aside": session([document({ aside: { a: "b" } })]),
  "a reason": session([document({ aside: [["x", { toString: null }]] })]),
  "error": session([document({ text: "", error: { code: "constructor" } })]),
  "what the error says": session([document({ text: "", error: { code: "x", zh: ["不"] } })]),
  "waiting": session([document({ waiting: "yes" })]),
  "last": session([document({ last: "1" })]),
};

test("a session that is not as it should be is refused, listed with its reason, and nothing is lost", async () => {
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  let count = 1;
  for (const [what, body] of Object.entries(BROKEN)) {
    await give(body);
    count += 1;
    await listed(count);
    await settled(/会话文件/);
    assert.match(await page.locator("#verdict").innerText(), what === "another version" ? /另一版本/ : /没有打开.*重新导出/s, what);
  }
  assert.equal((await names()).filter((name) => name.includes("别处")).length, Object.keys(BROKEN).length);
  await page.click(".document >> nth=0");
  await settled(/2 个错误/);
  assert.equal(await text(), SLIPS);
  // The same in the other language, and in what is taken away.
  await page.click("#language");
  await page.click(".document >> nth=2");
  await settled(/This session is damaged/);
  await page.click("#language");
  await settled(/会话文件/);
  assert.match((await download("csv")).body.toString(), /会话文件已损坏/);
  assert.deepEqual(problems, []);
});

test("what the page saved opens again with its reasons; a JSON that is no session is read as a report", async () => {
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  await page.click("#cards .card .head");
  await page.click("#cards .active .aside");
  await page.keyboard.type("已核实");
  await page.keyboard.press("Enter");
  await settled(/已忽略/);
  const { body } = await download("session");
  await page.click("#clear");
  await give(body);
  await settled(/已忽略/);
  assert.equal(await text(), SLIPS);
  await page.setInputFiles("#file", asFile("数据.json", JSON.stringify({ kind: "别的", documents: [] })));
  await listed(2);
  assert.match((await names())[1], /数据\.json/);
  assert.deepEqual(problems, []);
});
