// What comes as files: each keeps its name and its reason, folders are walked, and nothing of them is lost or hidden.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asFile, asHtml, ROOT } from "./harness.mjs";
import { CLEAN, context, download, listed, names, page, problems, reload, settled, SLIPS } from "./opened.mjs";

test("files that cannot be read stay with their name and reason over a reload and a change of language, and have their rows in every export", async () => {
  const many = Array.from({ length: 200 }, (_, i) => asFile(`第${i + 1}份.txt`, i === 17 ? "" : i % 2 ? "这是一段文字。" : "另一段文字。"));
  await page.setInputFiles("#file", [...many, { ...asFile("图.txt", ""), buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) }]);
  await listed(201);
  const failed = () => page.locator(".document.bad .name").allTextContents();
  assert.deepEqual(await failed(), ["第18份.txt", "图.txt"]);
  await page.click(".document.bad >> nth=1");
  await settled(/图\.txt：.*PNG/);
  await page.waitForTimeout(300);
  await reload();
  await listed(201);
  assert.deepEqual(await failed(), ["第18份.txt", "图.txt"]);
  await settled(/图\.txt：.*PNG/);
  const rows = JSON.parse((await download("json")).body.toString());
  assert.equal(rows.length, 201);
  assert.deepEqual(rows[17].document, { name: "第18份.txt" });
  assert.equal(rows[17].error.code, "empty");
  assert.equal(rows[200].error.code, "unsupported");
  for (const shape of ["csv", "html", "markdown", "sarif"]) {
    const body = (await download(shape)).body.toString();
    for (const name of ["第1份.txt", "第18份.txt", "第200份.txt", "图.txt"]) assert.ok(body.includes(name) || body.includes(encodeURIComponent(name)), `${shape}: ${name}`);
  }
  const said = await page.locator("#verdict").innerText();
  await page.click("#language");
  await page.waitForFunction((before) => document.getElementById("verdict").innerText !== before, said);
  const english = await page.locator("#verdict").innerText();
  assert.match(english, /图\.txt: /);
  assert.doesNotMatch(english.replace("图", ""), /[\u4e00-\u9fff]/);
  assert.deepEqual(problems, []);
});

test("a file that goes away while it is read, and one still unread at a reload, are named with what to do", async () => {
  await page.evaluate(() => {
    const gone = new File(["x"], "不见了.txt");
    gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    const never = new File(["x"], "没读完.txt");
    never.arrayBuffer = () => new Promise(() => {});
    const data = { items: [], files: [gone, never], getData: () => "" };
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: data });
    document.body.dispatchEvent(event);
  });
  await settled(/不见了\.txt：浏览器不能读取这个文件/);
  await page.waitForTimeout(300);
  await reload();
  await listed(2);
  await page.click(".document >> nth=1");
  await settled(/没读完\.txt：.*重新选择/);
});

test("a folder is walked to the bottom, dropped or chosen; other kinds of files are counted and said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gouji-folder-"));
  const put = (path, content) => {
    mkdirSync(join(folder, "年报", path, ".."), { recursive: true });
    writeFileSync(join(folder, "年报", path), content);
  };
  // More than the hundred entries that a browser gives at a time.
  for (let i = 0; i < 120; i += 1) put(`县/${String(i).padStart(3, "0")}.txt`, "一段文字。");
  put("市/局/报告.TXT", CLEAN);
  put("市/图.jpg", "x");
  put("市/表.ppt", "x");
  put("市/片.jpg", "x");
  put("市/~$报告.docx", "x");
  put("市/.DS_Store", "x");
  const session = await context.newCDPSession(page);
  const data = { items: [], files: [join(folder, "年报")], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await listed(121);
  assert.match(await page.locator("#said").innerText(), /\.jpg 文件 2 个.*\.ppt 文件 1 个/);
  const dropped = await names();
  assert.ok(dropped.includes("年报/市/局/报告.TXT"), dropped[0]);
  await page.click("#clear-all");
  await page.setInputFiles("#folder", join(folder, "年报"));
  await listed(121);
  assert.match(await page.locator("#said").innerText(), /\.jpg 文件 2 个/);
  assert.deepEqual((await names()).sort(), dropped.sort());
  rmSync(folder, { recursive: true });
  assert.deepEqual(problems, []);
});

test("what may not be read in a folder is named, in the page's language", async () => {
  await page.click("#language");
  await page.evaluate(() => {
    const file = (name, bad) => ({ name, fullPath: `/年报/${name}`, isDirectory: false, file: (done, fail) => (bad ? fail(new Error("no")) : done(new File(["一段文字。"], name))) });
    const reader = (portions) => ({ readEntries: (done) => done(portions.shift() ?? []) });
    const folder = { name: "年报", fullPath: "/年报", isDirectory: true, createReader: () => reader([[file("a.txt")], [file("b.txt", true), { name: "locked", fullPath: "/年报/locked", isDirectory: true, createReader: () => ({ readEntries: (_, fail) => fail(new Error("no")) }) }]]) };
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { items: [{ kind: "file", webkitGetAsEntry: () => folder }], files: [], getData: () => "" } });
    document.body.dispatchEvent(event);
  });
  await listed(3);
  assert.deepEqual(await names(), ["年报/a.txt", "年报/b.txt", "年报/locked"]);
  await page.click(".document >> nth=2");
  await settled(/年报\/locked: The browser cannot read/);
});

test("the kinds of files taken from a folder are those the command line takes", async () => {
  const formats = ["run", "--quiet", "--features", "cli", "--", "formats", "--format", "json"];
  const listed = JSON.parse(execFileSync("cargo", formats, { cwd: ROOT, encoding: "utf8" }));
  const read = listed.filter((format) => format.read).flatMap((format) => format.extensions);
  const accepted = await page.evaluate(() => document.getElementById("file").accept);
  assert.ok(read.includes("docx") && read.includes("doc") && !read.includes("ppt"));
  // And the page's own session files.
  assert.deepEqual(accepted.split(","), [...read, "json", "toml"].map((ending) => `.${ending}`));
});

test("names cannot turn the text around them", async () => {
  const name = "年报\u202Etxt.exe\u2066\u200F.txt";
  await page.setInputFiles("#file", [asFile(name, "一段文字。"), asFile("b.txt", "")]);
  await listed(2);
  const shown = await page.evaluate(() => document.body.innerHTML);
  assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
  assert.equal((await names())[0], "年报[U+202E]txt.exe[U+2066][U+200F].txt");
});

test("two reports in one file are two documents of the same file", async () => {
  await page.setInputFiles("#file", asFile("两份.html", asHtml(`${CLEAN}\n${SLIPS.replaceAll("2023", "2022")}`)));
  await listed(2);
  assert.deepEqual(await names(), ["两份.html", "两份.html（第 2 份）"]);
  await page.click(".document >> nth=1");
  await settled(/个错误/);
  await page.waitForTimeout(300);
  await reload();
  await listed(2);
  await settled(/个错误/);
});
