// What the user gave is there until the user takes it away: the list, the history, what failed, what is said, and a reload of all of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, beforeEach, test } from "node:test";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asHtml, cli, launch, PATIENCE, ROOT, sample, serve } from "./harness.mjs";

let browser, server, context, page, problems;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  problems = [];
  page.on("console", (m) => m.type() === "error" && problems.push(m.text()));
  page.on("pageerror", (e) => problems.push(String(e)));
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
});

const [CLEAN, SLIPS] = ["clean-2021.txt", "slips-2021.txt"].map(sample);
const settled = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById("verdict").innerText), pattern.source);
const text = () => page.inputValue("#text");
const names = () => page.locator(".document .name").allTextContents();
const reload = async () => {
  await page.reload();
  await page.waitForSelector("[data-ready]");
};
/** Waits until every document of the list has its verdict. */
const listed = (count) => page.waitForFunction((n) => {
  const signs = [...document.querySelectorAll(".document .sign")].map((sign) => sign.textContent);
  return signs.length === n && !signs.includes("…");
}, count);
const plain = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
const download = async (shape) => {
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click(`[data-shape=${shape}]`)]);
  return readFileSync(await got.path(), "utf8");
};

/** Pastes by the keyboard, as people do. */
async function paste(content) {
  await page.evaluate((c) => navigator.clipboard.writeText(c), content);
  await page.keyboard.press("Control+v");
}

test("a paste, a sample and a file never take the place of what is open", async () => {
  await page.focus("#text");
  await paste(CLEAN);
  await settled(/42 项勾稽关系全部成立/);
  await page.keyboard.press("Control+a");
  await paste(SLIPS);
  await settled(/3 处矛盾/);
  await page.setInputFiles("#file", plain("丙.txt", sample("clean-2019.txt")));
  await settled(/成立/);
  await page.setInputFiles("#file", plain("丁.txt", CLEAN));
  await listed(4);
  assert.match((await names())[3], /丁\.txt/);
  assert.match(await page.locator("#said").innerText(), /原来的还在/);
  await page.click(".document >> nth=0");
  await settled(/42 项勾稽关系全部成立/);
  // Each arrival is one step back.
  for (const left of [3, 2]) {
    await page.click("#undo");
    await listed(left);
  }
  await page.keyboard.press("Control+z");
  await settled(/42 项勾稽关系全部成立/);
  assert.equal(await page.locator(".document").count(), 0);
  await page.click("#redo");
  await settled(/3 处矛盾/);
  assert.deepEqual(problems, []);
});

test("clearing one and clearing all can be undone; after clearing all a reload finds nothing", async () => {
  await page.setInputFiles("#file", [plain("甲.txt", CLEAN), plain("乙.txt", SLIPS)]);
  await listed(2);
  await page.click("#clear");
  await settled(/3 处矛盾/);
  await page.click("#said button");
  await listed(2);
  await page.click("#clear-all");
  await settled(/粘贴或拖入/);
  assert.equal(await text(), "");
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.keyboard.press("Control+z");
  await listed(2);
  await reload();
  await listed(2);
  await page.click("#clear-all");
  await page.waitForFunction(() => sessionStorage.length === 0);
  // What comes next does not bring what was cleared back into the storage.
  await page.fill("#text", "一段文字。");
  assert.equal(await page.locator("#said").innerText(), "", "an offer to undo stands only as long as it is the last step");
  await page.waitForFunction(() => sessionStorage.length > 0);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /青禾市/);
  await page.click("#clear");
  await page.waitForFunction(() => sessionStorage.length === 0);
  await reload();
  assert.equal(await text(), "");
  assert.equal(await page.locator("#undo").isVisible(), false);
});

test("Ctrl+Z takes back a figure put in and words typed alike, in the text and outside it, and after a reload", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  const first = await text();
  await page.click("#cards .card.error .change");
  await settled(/1 处矛盾/);
  const mended = await text();
  await page.click('[data-mode="edit"]');
  await page.evaluate(() => {
    const area = document.getElementById("text");
    area.focus();
    area.setSelectionRange(0, 0);
  });
  await page.keyboard.type("附记");
  await page.waitForFunction(() => document.getElementById("text").value.startsWith("附记"));
  await page.waitForTimeout(1200);
  await page.keyboard.press("Delete");
  const typed = await text();
  assert.notEqual(typed, `附记${mended}`);
  await page.keyboard.press("Control+z");
  assert.equal(await text(), `附记${mended}`);
  await page.keyboard.press("Control+z");
  assert.equal(await text(), mended);
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await text(), `附记${mended}`);
  await page.keyboard.press("Control+y");
  assert.equal(await text(), typed);
  await page.waitForTimeout(300);
  await reload();
  assert.equal(await text(), typed);
  await page.waitForSelector("[data-whole]");
  await page.evaluate(() => document.activeElement.blur());
  for (const before of [`附记${mended}`, mended, first]) {
    await page.keyboard.press("Control+z");
    assert.equal(await text(), before);
  }
  await settled(/3 处矛盾/);
  await page.keyboard.press("Control+y");
  await settled(/1 处矛盾/);
  // Fields of their own keep their own undo.
  await page.click('td[data-address="review/review/total"]');
  await page.fill("#detail input", "99");
  await page.keyboard.press("Control+z");
  assert.equal(await text(), mended);
  assert.deepEqual(problems, []);
});

test("a table pasted with its grid, and a Word file, are the same after an edit, its undo, and a reload", async () => {
  const figures = () => page.$$eval("#reading td[data-address]", (all) => all.map((td) => [td.dataset.address, td.textContent]));
  await page.setInputFiles("#file", join(ROOT, "tests/files/report-2021.docx"));
  await settled(/42 项勾稽关系全部成立/);
  const before = [await text(), await figures(), await page.locator("#verdict").innerText()];
  await page.click('td[data-address="requests/new/total"]');
  await page.fill("#detail input", "1");
  await page.click("#detail form button");
  await settled(/矛盾/);
  await page.click("#undo");
  await settled(/42 项勾稽关系全部成立/);
  await reload();
  await settled(/42 项勾稽关系全部成立/);
  assert.deepEqual([await text(), await figures(), await page.locator("#verdict").innerText()], before);
});

test("setting aside can be undone, and the JSON that is taken away keeps the reason", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.click("#cards .card.several .head");
  await page.click("#cards .card.several button.aside");
  await page.keyboard.type("已与业务科核实");
  await page.keyboard.press("Enter");
  await settled(/2 处矛盾/);
  const report = JSON.parse(await download("json"));
  assert.deepEqual(report.findings.filter((f) => f.aside !== null).map((f) => [f.rule, f.aside]), [["review.total", "已与业务科核实"]]);
  assert.equal(report.summary.ignored, 1);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Control+z");
  await settled(/3 处矛盾/);
  assert.ok(await page.locator("#aside").isHidden());
});

test("files that cannot be read stay with their name and reason over a reload and a change of language, and have their rows in every export", async () => {
  const many = Array.from({ length: 200 }, (_, i) => plain(`第${i + 1}份.txt`, i === 17 ? "" : i % 2 ? "这是一段文字。" : "另一段文字。"));
  await page.setInputFiles("#file", [...many, { ...plain("图.txt", ""), buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) }]);
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
  const rows = JSON.parse(await download("json"));
  assert.equal(rows.length, 201);
  assert.deepEqual(rows[17].document, { name: "第18份.txt" });
  assert.equal(rows[17].error.code, "empty");
  assert.equal(rows[200].error.code, "unsupported");
  for (const shape of ["csv", "html", "markdown", "sarif"]) {
    const body = await download(shape);
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

test("while a check takes its time the old verdict does not stand for the new text", async () => {
  await page.click('[data-sample="clean-2021.txt"]');
  await settled(/全部成立/);
  // From here on the worker is as slow as with a very large text.
  await page.evaluate(() => {
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...args) {
      setTimeout(() => send.apply(this, args), 2500);
    };
  });
  await page.click('[data-mode="edit"]');
  await page.focus("#text");
  await page.keyboard.type("2");
  await settled(/正在核对/);
  assert.ok(Number(await page.locator("#cards").evaluate((cards) => getComputedStyle(cards).opacity)) < 1);
  assert.equal(await page.locator("#takeaway").isVisible(), false);
  await settled(/成立|问题/);
  assert.equal(await page.locator("#cards").evaluate((cards) => getComputedStyle(cards).opacity), "1");
  assert.equal(await page.locator("#takeaway").isVisible(), true);
  // Another document: what stood there before is gone at once.
  await page.setInputFiles("#file", plain("乙.txt", SLIPS));
  await settled(/正在核对/);
  assert.equal(await page.locator("#reading td").count(), 0);
  await settled(/3 处矛盾/);
});

test("a very long text does not stop the page: its beginning is shown, all of it is checked, and what is mended is mended in all of it", async () => {
  const long = `${"今年以来，各单位认真落实各项公开要求。\n".repeat(56_000)}${SLIPS}`;
  await page.setInputFiles("#file", plain("长.txt", long));
  await settled(/3 处矛盾/);
  await page.click('[data-mode="edit"]');
  assert.equal((await text()).length, 1_000_000);
  await page.click('[data-mode="read"]');
  assert.match(await page.locator("#long").innerText(), /只显示开头 1000000 字/);
  await page.click("#cards .card.error .change");
  await settled(/1 处矛盾/);
  await page.click("#undo");
  await settled(/3 处矛盾/);
});

test("there is nothing to take away where there is nothing, and what is said is there to be seen", async () => {
  assert.equal(await page.locator("#takeaway").isVisible(), false);
  await page.setInputFiles("#file", plain("空.txt", ""));
  await settled(/空\.txt/);
  assert.equal(await page.locator("#takeaway").isVisible(), true);
  await page.click("#takeaway summary");
  assert.equal(await page.locator("[data-shape=xlsx]").isVisible(), false);
  await page.keyboard.press("Escape");
  await page.setInputFiles("#file", plain("好.txt", CLEAN));
  await settled(/全部成立/);
  await page.click('[data-table="review"] .copy');
  await page.waitForFunction(() => /已复制/.test(document.getElementById("said").innerText));
  const box = await page.locator("#said").boundingBox();
  assert.ok(box.width > 50 && box.height > 15 && box.y + box.height <= 768);
  // The browser has no more room for this tab.
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1000; size /= 2) {
      try {
        sessionStorage.setItem(`other ${size}`, "x".repeat(size));
      } catch {
        // No room for so much: less is tried.
      }
    }
  });
  await page.setInputFiles("#file", plain("大.txt", "文字很多。\n".repeat(2000)));
  await page.waitForFunction(() => /刷新后不保留/.test(document.getElementById("kept").innerText));
});

test("a change is checked though another document is opened at once", async () => {
  await page.setInputFiles("#file", [plain("甲.txt", CLEAN), plain("乙.txt", "一段文字。")]);
  await listed(2);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", SLIPS);
  await page.click(".document >> nth=1");
  await page.waitForFunction(() => /3 处矛盾/.test(document.querySelector(".document").innerText));
});

test("names cannot turn the text around them", async () => {
  const name = "年报\u202Etxt.exe\u2066\u200F.txt";
  await page.setInputFiles("#file", [plain(name, "一段文字。"), plain("b.txt", "")]);
  await listed(2);
  const shown = await page.evaluate(() => document.body.innerHTML);
  assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
  assert.equal((await names())[0], "年报[U+202E]txt.exe[U+2066][U+200F].txt");
});

test("figures never run together in the source as shown: every tab is drawn, its gap is seen, and digits are of one width", async () => {
  await page.fill("#text", `${CLEAN}\n390\t256\t243\t2\t15\t1781\t12345678901\t1`);
  await settled(/成立|矛盾|提醒/);
  await page.click('[data-mode="edit"]');
  const tabs = await page.locator("#marks .tab").count();
  assert.equal(tabs, (await text()).split("\t").length - 1);
  const drawn = await page.$$eval("#marks .tab", (all) => all.map((tab) => [tab.getBoundingClientRect().width, getComputedStyle(tab).backgroundImage]));
  assert.ok(drawn.every(([, image]) => image !== "none"));
  assert.ok(Math.min(...drawn.map(([width]) => width)) > 1, "a tab too thin to be seen");
  const widths = await page.evaluate(() => {
    const style = getComputedStyle(document.getElementById("text"));
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = style.font;
    return { digits: [..."0123456789"].map((d) => canvas.measureText(d).width), numeric: style.fontVariantNumeric, tab: style.tabSize };
  });
  assert.match(widths.numeric, /tabular-nums/);
  assert.ok(Number(widths.tab) >= 12);
  assert.ok(Math.max(...widths.digits) - Math.min(...widths.digits) < 0.01);
  // The area and the picture behind it lie over one another.
  const heights = await page.evaluate(() => [document.getElementById("text").scrollHeight, document.getElementById("marks").scrollHeight]);
  assert.ok(Math.abs(heights[0] - heights[1]) <= 2, `${heights}`);
});

test("a text like no report, a wrong year, and figures left open are no green tick", async () => {
  await page.fill("#text", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。");
  await settled(/这不像年度报告/);
  assert.doesNotMatch(await page.locator("#verdict").innerText(), /\d/);
  assert.match(await page.getAttribute("#verdict", "class"), /part/);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", CLEAN.replace("（四）平台建设。", "（四）平台建设。全年发布信息XX条。"));
  await settled(/提醒|问题/);
  assert.doesNotMatch(await page.getAttribute("#verdict", "class"), /good/);
});

test("two reports in one paste are two documents, and taking that back takes both", async () => {
  await page.focus("#text");
  await paste(`${CLEAN}\n${SLIPS.replaceAll("2023", "2022")}`);
  await listed(2);
  assert.match(await page.locator("#said").innerText(), /2 份报告/);
  await settled(/42 项勾稽关系全部成立/);
  await page.click(".document >> nth=1");
  await settled(/矛盾/);
  await page.click("#undo");
  assert.equal(await text(), "");
  await page.click("#redo");
  await listed(2);
});

test("two reports in one file are two documents of the same file", async () => {
  await page.setInputFiles("#file", plain("两份.html", asHtml(`${CLEAN}\n${SLIPS.replaceAll("2023", "2022")}`)));
  await listed(2);
  assert.deepEqual(await names(), ["两份.html", "两份.html（第 2 份）"]);
  await page.click(".document >> nth=1");
  await settled(/矛盾/);
  await page.waitForTimeout(300);
  await reload();
  await listed(2);
  await settled(/矛盾/);
});

test("what was changed is listed with its address in words, kept over a reload, and goes with undo; the corrected report and the session go out and the session comes back", async () => {
  await page.setInputFiles("#file", plain("报告.txt", SLIPS));
  await settled(/3 处矛盾/);
  assert.ok(await page.isHidden("#changes"));
  await page.click("#cards .card.error .change");
  await settled(/1 处矛盾/);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", (await text()).replace("举办培训 2 次", "举办培训 3 次"));
  await page.waitForTimeout(400);
  await reload();
  await settled(/1 处矛盾/);
  await page.click("#changes");
  await page.waitForSelector("#panel[open]");
  const rows = await page.$$eval("#panel tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows[0], ["表三·（四）1·总计", "31", "30"]);
  assert.equal(rows.length, 2);
  assert.match(rows[1].join("|"), /总体情况\|.*培训 2 次.*\|.*培训 3 次/);
  await page.keyboard.press("Escape");
  // The report as it stands is a page that is read like any other.
  const html = await download("corrected");
  const session = await download("session");
  await page.click("#clear");
  await page.setInputFiles("#file", { name: "改好.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await settled(/1 处矛盾/);
  await page.setInputFiles("#file", { name: "会话.gouji.json", mimeType: "application/json", buffer: Buffer.from(session) });
  await listed(2);
  assert.match(await page.locator("#said").innerText(), /已打开会话文件/);
  await page.click("#changes");
  await page.waitForSelector("#panel[open]");
  assert.equal(await page.locator("#panel tbody tr").count(), 2);
  await page.keyboard.press("Escape");
  assert.deepEqual(problems, []);
});

test("a Word file comes out with the figures that were replaced, is read like any other, and is refused where lines came or went", async () => {
  await page.setInputFiles("#file", join(ROOT, "tests/files/report-2021.docx"));
  await settled(/42 项/);
  await page.waitForSelector("[data-whole]");
  await page.click('td[data-address="requests/new/total"]');
  await page.fill("#detail input", "76543");
  await page.click("#detail form button");
  await settled(/处矛盾/);
  const now = await text();
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("[data-shape=docx]")]);
  assert.match(got.suggestedFilename(), /^report-2021.*\.docx$/);
  const mended = readFileSync(await got.path());
  assert.ok(JSON.parse(cli(["check", "--format", "json", await got.path()])).tables.flatMap((table) => table.cells).some(({ address, raw }) => address === "requests/new/total" && raw === "76543"));
  await page.setInputFiles("#file", { name: "改好.docx", mimeType: "application/octet-stream", buffer: mended });
  await listed(2);
  await page.click(".document >> nth=1");
  await settled(/处矛盾/);
  assert.equal(await text(), now);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", `${now}\n又一行`);
  await page.waitForTimeout(400);
  await page.click("#takeaway summary");
  await page.click("[data-shape=docx]");
  await page.waitForFunction(() => /没有导出：.*增删/.test(document.getElementById("said").innerText));
  assert.deepEqual(problems, []);
});

test("a rule set aside for good and a profile hold for reports to come, are shown, kept over a reload, and taken back", async () => {
  const profile = 'name = "青禾市试行"\nsource = "青政办发〔2025〕1号"\nmax_characters = 3\n';
  await page.setInputFiles("#file", plain("坏.toml", "name = 3\n"));
  await page.waitForFunction(() => /坏\.toml：/.test(document.getElementById("said").innerText));
  assert.ok(await page.isHidden("#settings"));
  await page.setInputFiles("#file", plain("青禾.toml", profile));
  await page.waitForSelector("#settings:not([hidden])");
  assert.match(await page.locator("#settings").innerText(), /青禾\.toml/);
  await paste(SLIPS);
  await settled(/3 处矛盾/);
  const rules = () => page.$$eval("#cards .basis code", (all) => [...new Set(all.map((code) => code.textContent))].sort());
  assert.ok((await rules()).includes("profile.length"), String(await rules()));
  assert.match(await download("html"), /青禾市试行/);
  // A rule, from its own panel.
  await page.waitForSelector("[data-whole]");
  const card = page.locator("#cards .card", { has: page.locator("code", { hasText: "profile.length" }) });
  await card.locator(".head").click();
  await card.locator(".basis .link").first().click();
  await page.click("#panel .always");
  await page.waitForFunction(() => document.querySelectorAll("#settings .standing").length === 2);
  await page.waitForFunction(() => ![...document.querySelectorAll("#cards .basis code")].some((code) => code.textContent === "profile.length"));
  await page.waitForTimeout(300);
  await reload();
  await settled(/3 处矛盾/);
  assert.equal(await page.locator("#settings .standing").count(), 2);
  assert.ok(!(await rules()).includes("profile.length"));
  await page.setInputFiles("#file", plain("又一份.txt", CLEAN));
  await listed(2);
  await page.click(".document >> nth=1");
  await settled(/全部成立/);
  assert.ok(!(await rules()).includes("profile.length"));
  await page.locator("#settings button").nth(1).click();
  await page.waitForFunction(() => [...document.querySelectorAll("#cards .basis code")].some((code) => code.textContent === "profile.length"));
  await page.locator("#settings button").first().click();
  await page.waitForSelector("#settings", { state: "hidden" });
  await page.waitForFunction(() => ![...document.querySelectorAll("#cards .basis code")].some((code) => code.textContent === "profile.length"));
  assert.deepEqual(problems, []);
});

test("the board: totals, search, filter, sort, by rule, left out everywhere and undone, from one to the next by arrow keys", async () => {
  const unit = (name) => SLIPS.replaceAll("青禾市水利局", name);
  await page.setInputFiles("#file", [plain("甲.txt", CLEAN), plain("乙.txt", unit("乙局")), plain("丙.txt", unit("丙局")), plain("图.txt", "")]);
  await listed(4);
  assert.match(await page.locator("#side .totals").innerText(), /有错 3[\s\S]*无错 1/);
  await page.fill("#side [type=search]", "丙局");
  assert.deepEqual(await names(), ["丙.txt"]);
  await page.fill("#side [type=search]", "");
  await page.click("#side .chip.good");
  assert.deepEqual(await names(), ["甲.txt"]);
  await page.click("#side .chip.good");
  await page.selectOption("#side select", "problems");
  assert.equal((await names())[3], "图.txt");
  await page.selectOption("#side select", "come");
  await page.click("#side .rules summary");
  const rule = page.locator("#side .rules li", { hasText: "review.total" });
  assert.match(await rule.innerText(), /2 份：/);
  await rule.locator(".link").click();
  assert.deepEqual(await names(), ["乙.txt", "丙.txt"]);
  await rule.locator(".link").click();
  await rule.locator(".quiet").click();
  await page.waitForFunction(() => [...document.querySelectorAll(".document .says")].filter((says) => /2 处矛盾[\s\S]*已忽略 1 条/.test(says.textContent)).length === 2);
  // It is one step.
  await page.click("#undo");
  await page.waitForFunction(() => [...document.querySelectorAll(".document .says")].filter((says) => /3 处矛盾/.test(says.textContent)).length === 2);
  await page.click(".document >> nth=0");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator(".document[aria-current]").innerText(), /乙\.txt/);
  await page.click("#side button.overview");
  assert.ok(await page.isHidden("#desk"));
  await page.click(".document >> nth=2");
  assert.ok(await page.isVisible("#desk"));
  assert.deepEqual(problems, []);
});
