// The element and the package, as portals and bundlers use them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { asHtml, launch, newPage, ROOT, sample, serve } from "./harness.mjs";

const HERE = join(ROOT, "tests/browser");
let browser, server, folder;

before(async () => {
  browser = await launch();
  server = await serve();
  folder = mkdtempSync(join(tmpdir(), "gouji-package-"));
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path, options) {
  const page = await newPage(browser, options);
  await page.goto(server.url + path);
  return page;
}

test("a portal under a strict policy: check, events, report, theme", async () => {
  const page = await open("example/portal.html");
  await page.waitForFunction(() => customElements.get("gouji-validator"));
  const seen = await page.evaluate(async (text) => {
    const element = document.querySelector("gouji-validator");
    const told = new Promise((done) => document.addEventListener("gouji-report", ({ detail }) => done(detail), { once: true }));
    const report = await element.check(text, { name: "报告.txt" });
    const detail = await told;
    return { same: detail === report && element.report === report, errors: report.summary.errors, name: report.document.name };
  }, sample("slips-2021.txt"));
  assert.deepEqual(seen, { same: true, errors: 3, name: "报告.txt" });
  assert.match(await page.locator("gouji-validator").locator(".verdict").innerText(), /2 个错误/);
  assert.match(await page.locator("#state").innerText(), /2 个错误、2 个疑似/);
  assert.ok((await page.locator("gouji-validator").locator(".card").count()) >= 4);
  const accent = await page.evaluate(() => getComputedStyle(document.querySelector("gouji-validator").shadowRoot.querySelector("button")).color);
  assert.equal(accent, "rgb(11, 83, 148)");
  const code = await page.evaluate(async () => {
    const element = document.querySelector("gouji-validator");
    const told = new Promise((done) => element.addEventListener("gouji-error", ({ detail }) => done(detail.code), { once: true }));
    const thrown = await element.check(" ").catch((e) => e.code);
    return [thrown, await told, element.report];
  });
  assert.deepEqual(code, ["empty", "empty", null]);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("it takes a paste, a file and an edit, speaks English, and goes dark when told", async () => {
  const page = await open("example/portal.html");
  const element = page.locator("gouji-validator");
  await element.locator("textarea").fill(sample("clean-2021.txt"));
  await page.waitForFunction(() => /42 项/.test(document.querySelector("gouji-validator").shadowRoot.querySelector(".verdict").textContent));
  await element.locator("input[type=file]").setInputFiles(join(ROOT, "tests/files/report-2019.docx"));
  await page.waitForFunction(() => document.querySelector("gouji-validator").report?.document.format === "docx");
  await page.evaluate(() => document.querySelector("gouji-validator").setAttribute("lang", "en"));
  await page.waitForFunction(() => /relations hold/.test(document.querySelector("gouji-validator").shadowRoot.querySelector(".verdict").textContent));
  await page.evaluate(() => document.querySelector("gouji-validator").setAttribute("theme", "dark"));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("gouji-validator").shadowRoot.querySelector(".face")).backgroundColor), "rgb(27, 32, 34)");
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("several files are a list with their verdicts; one is shown, mended and chosen by key, all of them are taken away", async () => {
  const page = await open("example/portal.html");
  const element = page.locator("gouji-validator");
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const name of ["gouji-report", "gouji-error"]) document.addEventListener(name, ({ detail }) => heard.push(detail.document?.name ?? detail.code));
  });
  await element.locator("input[type=file]").setInputFiles([file("甲.txt", sample("clean-2021.txt")), file("乙.txt", sample("slips-2021.txt")), file("坏.txt", "\u0089PNG\r\n\u001a\n\0\0")]);
  const signs = () => element.locator(".file .sign").allInnerTexts();
  await page.waitForFunction(() => [...document.querySelector("gouji-validator").shadowRoot.querySelectorAll(".file .sign")].map((one) => one.textContent).join("") === "✓✗✗");
  assert.deepEqual(await page.evaluate(() => heard), ["甲.txt", "乙.txt", "not-text"]);
  assert.deepEqual(await page.evaluate(() => document.querySelector("gouji-validator").reports.map((report) => report?.document.name ?? null)), ["甲.txt", "乙.txt", null]);
  const says = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector("gouji-validator").shadowRoot.querySelector(".verdict").textContent), pattern.source);
  await says(/42 项/);
  await element.locator(".file >> nth=1").focus();
  await page.keyboard.press("Enter");
  await says(/2 个错误/);
  await element.locator(".card.error > .actions > .change").first().click();
  await says(/1 个错误/);
  assert.match((await element.locator(".file").allInnerTexts())[1], /乙\.txt[\s\S]*1 个错误/);
  // What was mended there stays when another was looked at.
  await element.locator(".file >> nth=2").click();
  await says(/不是文本文件/);
  await element.locator(".file >> nth=1").click();
  await says(/1 个错误/);
  const [csv, figures, book] = await page.evaluate(async () => {
    const element = document.querySelector("gouji-validator");
    return [await element.export("csv"), await element.export("figures"), [...(await element.export("workbook")).slice(0, 2)]];
  });
  for (const name of ["甲.txt", "乙.txt", "坏.txt"]) assert.ok(csv.includes(name), name);
  assert.match(figures, /requests\/new\/total/);
  assert.deepEqual(book, [0x50, 0x4b]);
  await page.evaluate(() => document.querySelector("gouji-validator").setAttribute("lang", "en"));
  await page.waitForFunction(() => /hold/.test(document.querySelector("gouji-validator").shadowRoot.querySelector(".file small").textContent));
  await page.waitForFunction(() => ![...document.querySelector("gouji-validator").shadowRoot.querySelectorAll(".file .sign")].some((one) => one.textContent === "…"));
  assert.deepEqual(await signs(), ["✓", "✗", "✗"]);
  // One input alone takes the place of all.
  await page.evaluate((text) => document.querySelector("gouji-validator").check(text), sample("clean-2019.txt"));
  assert.ok(await element.locator(".files").isHidden());
  assert.equal(await page.evaluate(() => document.querySelector("gouji-validator").reports.length), 1);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("the last that came is what is shown: a paste or a check right after typing, and what is typed while a check is on its way", async () => {
  const page = await open("example/portal.html");
  await page.waitForFunction(() => customElements.get("gouji-validator"));
  const [clean, slips] = [sample("clean-2021.txt"), sample("slips-2021.txt")];
  const seen = await page.evaluate(async ({ clean, slips, html }) => {
    const element = document.querySelector("gouji-validator");
    const area = element.shadowRoot.querySelector("textarea");
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const type = (text) => {
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
    };
    const told = [];
    element.addEventListener("gouji-report", ({ detail }) => told.push(detail.summary.errors));
    await element.check(clean);
    const found = {};
    // Typed, and pasted over it before its pause is over.
    type(slips);
    area.select();
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", clean);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
    await pause(1200);
    found.pasted = element.report.summary.errors;
    // Typed, and then given by a script.
    type(slips);
    await element.check(clean);
    await pause(600);
    found.given = [element.report.summary.errors, area.value === clean];
    // Typed while a check is on its way: nothing of what was typed is lost.
    const check = element.check(slips);
    type(`${clean}附`);
    await check;
    found.kept = area.value === `${clean}附`;
    await pause(1200);
    found.typed = [element.report.summary.errors, area.value === `${clean}附`];
    // A figure of a card is not put into a text that was changed since.
    await element.check(slips);
    const button = element.shadowRoot.querySelector(".card.error > .actions > .change");
    type(`前言\n${slips}`);
    button.click();
    found.whole = area.value === `前言\n${slips}`;
    await pause(1200);
    found.last = element.report.summary.errors;
    return found;
  }, { clean, slips, html: asHtml(clean) });
  assert.deepEqual(seen, { pasted: 0, given: [0, true], kept: true, typed: [0, true], whole: true, last: 3 });
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("several on a page share one worker, which ends with the last of them", async () => {
  const page = await open("example/portal.html");
  const workers = [];
  page.on("worker", (w) => {
    workers.push(w);
    w.on("close", () => workers.splice(workers.indexOf(w), 1));
  });
  await page.evaluate(async (text) => {
    for (let i = 0; i < 2; i += 1) document.body.append(document.createElement("gouji-validator"));
    await Promise.all([...document.querySelectorAll("gouji-validator")].map((e) => e.check(text)));
  }, sample("clean-2021.txt"));
  assert.equal(workers.length, 1);
  await page.evaluate(() => document.querySelectorAll("gouji-validator").forEach((e) => e.remove()));
  await page.waitForTimeout(200);
  assert.equal(workers.length, 0);
  await page.evaluate(async (text) => {
    const element = document.createElement("gouji-validator");
    document.body.append(element);
    await element.check(text);
  }, sample("clean-2021.txt"));
  assert.equal(workers.length, 1);
  await page.close();
});

/** A page that says of all elements what breaks a layout, with one element in it and one in a shadow root. */
const HOSTILE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>
* { margin: 0; padding: 0; border: 0; font: italic 30px/1 serif; color: hotpink; background: khaki; text-align: center; letter-spacing: .3em; word-spacing: 1em; text-transform: uppercase;
  white-space: nowrap; text-indent: 3em; list-style: square; cursor: wait; --ink: lime; --paper: lime; --bad: lime }
button, table, textarea { display: none } li::before { content: "x" } :where(div) { text-shadow: 0 0 9px }
</style><script type="module" src="/gouji-element.js"></script></head><body><gouji-validator></gouji-validator><p>页面</p><div id="host"></div>
<script type="module">document.getElementById("host").attachShadow({ mode: "open" }).innerHTML = "<style>* { color: blue; font: 40px serif } table { display: none }</style><gouji-validator></gouji-validator>";</script></body></html>`;

test("what a page says of all elements and of its text does not come in, in the page or within a shadow root; what it says to the element does", async () => {
  const plain = await open("example/portal.html");
  const page = await newPage(browser);
  await page.route("**/hostile.html", (route) => route.fulfill({ contentType: "text/html", body: HOSTILE }));
  await page.goto(`${server.url}hostile.html`);
  /** How every part looks once a text was checked, its tables unfolded; widths and what comes of them are the page's own. */
  const look = (where, own) => where.evaluate(async ([text, outer]) => {
    const element = outer ? document.getElementById("host").shadowRoot.querySelector("gouji-validator") : document.querySelector("gouji-validator");
    await customElements.whenDefined("gouji-validator");
    await element.check(text);
    const { shadowRoot } = element;
    for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
    const NAMES = ["color", "background-color", "font-size", "font-style", "line-height", "text-align", "letter-spacing", "word-spacing", "text-transform", "white-space", "text-indent", "text-shadow", "display", "cursor", "padding-left", "border-left-width"];
    return [...shadowRoot.querySelectorAll("*")].map((one) => [one.localName, one.className, ...NAMES.map((name) => `${name}: ${getComputedStyle(one).getPropertyValue(name)}`)].join("; "));
  }, [sample("slips-2021.txt"), own]);
  await plain.evaluate(() => { document.querySelector("link").remove(); });
  const [wanted, amid, within] = [await look(plain, false), await look(page, false), await look(page, true)];
  assert.ok(wanted.length > 300, `${wanted.length} elements`);
  assert.deepEqual(amid, wanted);
  assert.deepEqual(within, wanted);
  // Hidden with what holds it, and in its colours where the page names them.
  await page.addStyleTag({ content: "body { visibility: hidden } gouji-validator { --gouji-bad: rgb(1, 2, 3) } gouji-validator::part(face) { padding: 3px }" });
  const told = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("gouji-validator");
    const of = (selector, name) => getComputedStyle(shadowRoot.querySelector(selector))[name];
    return [of(".verdict", "visibility"), of(".verdict .sign", "color"), of(".face", "paddingLeft")];
  });
  assert.deepEqual(told, ["hidden", "rgb(1, 2, 3)", "3px"]);
  await Promise.all([plain.close(), page.close()]);
});

test("taken away and put back, moved, checked before it comes, its attributes changed after: it shows what it was last given", async () => {
  const page = await open("example/portal.html");
  await page.waitForFunction(() => customElements.get("gouji-validator"));
  const slips = sample("slips-2021.txt");
  const shows = (pattern) => page.waitForFunction((source) => {
    const root = document.querySelector("gouji-validator").shadowRoot;
    return new RegExp(source).test(root.querySelector(".verdict").textContent) && root.querySelectorAll(".card").length === 4;
  }, pattern.source);
  // A framework moves it while it checks.
  await page.evaluate((text) => {
    const element = document.querySelector("gouji-validator");
    element.check(text);
    document.body.prepend(element);
  }, slips);
  await shows(/2 个错误/);
  // It is taken away amid a check, which goes on to its end; it comes back after the worker has ended.
  const said = await page.evaluate(async (text) => {
    const element = document.querySelector("gouji-validator");
    const told = element.check(text).then(({ summary }) => summary.errors, (error) => error.code);
    element.remove();
    const became = await told;
    await new Promise((done) => setTimeout(done, 50));
    document.body.append(element);
    return became;
  }, slips);
  assert.equal(said, 3);
  await shows(/2 个错误/);
  // The same language again checks nothing again: what was drawn stays. Another does.
  assert.equal(await page.evaluate(async () => {
    const element = document.querySelector("gouji-validator");
    let told = 0;
    element.addEventListener("gouji-report", () => (told += 1));
    element.setAttribute("lang", element.getAttribute("lang"));
    await element.export("csv");
    return told;
  }), 0);
  await page.evaluate(() => document.querySelector("gouji-validator").setAttribute("lang", "en"));
  await shows(/2 errors/);
  await page.evaluate(() => (document.querySelector("gouji-validator").theme = "dark"));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("gouji-validator").shadowRoot.querySelector(".face")).colorScheme), "dark");
  // Made and checked before it comes to the page.
  await page.evaluate(async (text) => {
    document.querySelector("gouji-validator").remove();
    const element = document.createElement("gouji-validator");
    await element.check(text);
    document.body.append(element);
  }, slips);
  await shows(/2 个错误/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("framed, by messages between named origins", async () => {
  const page = await open("example/frame.html");
  await page.waitForFunction(() => document.getElementById("frame").contentDocument?.querySelector("gouji-validator")?.shadowRoot);
  await page.evaluate(async (text) => {
    const { check } = await import("./frame.js");
    check(text, "报告.txt");
  }, sample("slips-2021.txt"));
  await page.waitForFunction(() => /错误 3 处/.test(document.getElementById("state").textContent));
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("what the element found can be taken away, and its theme is a property", async () => {
  const page = await open("example/portal.html");
  const [none, html, xlsx, theme] = await page.evaluate(async (text) => {
    const element = document.querySelector("gouji-validator");
    const none = await element.export("html");
    const report = await element.check(text, { name: "报告.txt" });
    await element.check(text, { name: "报告.txt", aside: [[report.findings[0].id, "已核实"]] });
    element.theme = "dark";
    return [none, await element.export("html"), (await element.export("xlsx")).length, element.getAttribute("theme")];
  }, sample("slips-2021.txt"));
  assert.equal(none, null);
  assert.match(html, /已核实/);
  assert.ok(xlsx > 1000);
  assert.equal(theme, "dark");
  await page.close();
});

test("in a frame without an origin of its own it checks in that frame's thread", async () => {
  const inner = `<!doctype html><meta charset="utf-8"><script type="module" src="/gouji-element.js"></script><gouji-validator></gouji-validator>
    <script type="module">document.querySelector("gouji-validator").check(${JSON.stringify(sample("slips-2021.txt"))}).then((report) => parent.postMessage(report.verdict.text, "*"), (error) => parent.postMessage(String(error), "*"))</script>`;
  const outer = `<!doctype html><script>addEventListener("message", ({ data }) => (document.title = data))</script><iframe sandbox="allow-scripts" src="/inner.html"></iframe>`;
  const own = await serve({ "/inner.html": inner, "/outer.html": outer }, undefined, { "access-control-allow-origin": "*" });
  const page = await browser.newPage();
  await page.goto(`${own.url}outer.html`);
  await page.waitForFunction(() => document.title);
  assert.match(await page.title(), /2 个错误/);
  await page.close();
  own.close();
});

/** The package as npm would publish it, unpacked. */
function packed() {
  const target = join(folder, "package");
  if (existsSync(target)) return target;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const [{ filename }] = JSON.parse(execFileSync(npm, ["pack", "--json", "--pack-destination", folder, join(ROOT, "dist")], { encoding: "utf8" }));
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", folder]);
  packed.tarball = join(folder, filename);
  return target;
}

test("npm pack brings what is needed and nothing else; publint and arethetypeswrong have nothing to say", async () => {
  const target = packed();
  for (const name of ["gouji.js", "gouji.d.ts", "gouji-element.js", "core/gouji_core_bg.wasm", "files/gouji_files_bg.wasm", "README.md", "LICENSE", "schema.json", "rules.json"]) assert.ok(existsSync(join(target, name)), name);
  for (const name of ["index.html", "sw.js", "gouji.html", "sample", "app"]) assert.ok(!existsSync(join(target, name)), name);
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: target, strict: true, pack: false });
  assert.deepEqual(messages, []);
  const attw = join(HERE, "node_modules/.bin/attw");
  const said = execFileSync(attw, [packed.tarball, "--profile", "esm-only", "--format", "ascii", "--no-color"], { encoding: "utf8" });
  // It ends with an error where a resolution that is asked for has a problem.
  assert.equal(said.match(/node16 \(from ESM\): 🟢/g)?.length, 4, said);
  const schema = JSON.parse(readFileSync(join(target, "schema.json"), "utf8"));
  assert.equal(schema.title, "Report");
});

test("a server can import both entries, and Node can check", async () => {
  const target = packed();
  const { createValidator } = await import(pathToFileURL(join(target, "gouji.js")).href);
  const element = await import(pathToFileURL(join(target, "gouji-element.js")).href);
  assert.equal(typeof element.GoujiValidator, "function");
  const gouji = await createValidator({ worker: false });
  const report = await gouji.check(sample("slips-2021.txt"));
  assert.equal(report.summary.errors, 3);
  const docx = await gouji.check(readFileSync(join(ROOT, "tests/files/report-2021.docx")), { name: "a.docx" });
  assert.equal(docx.summary.relations.held, 42);
});

test("a Vite project builds with the package and what is built checks", async () => {
  const project = join(folder, "vite");
  cpSync(join(HERE, "vite-example"), project, { recursive: true });
  mkdirSync(join(project, "node_modules"));
  symlinkSync(packed(), join(project, "node_modules/gouji"), "junction");
  const { build } = await import("vite");
  await build({ root: project, configFile: join(project, "vite.config.js"), logLevel: "error" });
  const own = await serve({}, join(project, "dist"));
  const page = await browser.newPage();
  const problems = [];
  page.on("console", (m) => m.type() === "error" && problems.push(m.text()));
  await page.goto(own.url);
  await page.waitForFunction(() => globalThis.checkOnce && customElements.get("gouji-validator"));
  for (const worker of [true, false]) {
    const errors = await page.evaluate(async ({ text, worker }) => (await globalThis.checkOnce(text, { worker })).summary.errors, { text: sample("slips-2021.txt"), worker });
    assert.equal(errors, 3, `worker: ${worker}`);
  }
  await page.evaluate((text) => document.querySelector("gouji-validator").check(text), sample("clean-2021.txt"));
  assert.deepEqual(problems, []);
  own.close();
  await page.close();
});
