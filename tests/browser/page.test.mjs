// The page, as its user meets it, in a real Chromium under its own policy.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asHtml, cli, drawn, launch, newPage, PATIENCE, ROOT, sample, serve } from "./harness.mjs";

let browser, server, page;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  await page?.close();
  page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
});

const verdict = () => page.locator("#verdict").innerText();
const settled = async (pattern) => {
  await page.waitForFunction((source) => new RegExp(source).test(document.getElementById("verdict").innerText), pattern.source);
};

/** Pastes as a browser does: the event carries text, and HTML where there is some; what no one handles is typed. */
async function paste(text, html) {
  await page.evaluate(({ text, html }) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    const area = document.getElementById("text");
    area.focus();
    area.select();
    if (area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, { text, html });
}

const cells = async () => {
  await drawn(page);
  return page.$$eval("#reading td[data-address]", (all) => Object.fromEntries(all.map((td) => [td.dataset.address, td.textContent])));
};

test("a clean report is called clean, and nothing is asked for while it is checked", async () => {
  // The first verdict brings the rest of the page.
  await paste(sample("slips-2021.txt"));
  await settled(/2 个错误/);
  await page.waitForSelector("[data-whole]");
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/page/offline.js")));
  await page.click("#clear");
  const before = server.requests.length;
  await paste(sample("clean-2021.txt"));
  await settled(/42 项勾稽关系全部成立/);
  assert.equal(Object.keys(await cells()).length, 200);
  assert.equal(server.requests.length, before);
  assert.deepEqual(page.problems, []);
});

test("what is fetched before the first verdict is what the build counts as the first load", async (t) => {
  const counted = /const FIRST: [^=]+=\s*\[([^\]]+)\]/.exec(readFileSync(join(ROOT, "xtask/src/sizes.rs"), "utf8"))[1].match(/[\w./-]+/g);
  const own = await serve();
  // Without its service worker, which fetches everything for the day without a network.
  const lone = await browser.newContext({ serviceWorkers: "block" });
  const fresh = await lone.newPage();
  t.after(async () => {
    await lone.close();
    own.close();
  });
  await fresh.goto(own.url);
  await fresh.waitForSelector("[data-ready]");
  // The moment of the verdict, in the page's own time.
  await fresh.evaluate(() => {
    const seen = new MutationObserver(() => /2 个错误/.test(document.getElementById("verdict").textContent) && ((globalThis.told = performance.now()), seen.disconnect()));
    seen.observe(document.getElementById("verdict"), { childList: true, subtree: true, characterData: true });
  });
  await fresh.focus("#text");
  await fresh.keyboard.insertText(sample("slips-2021.txt"));
  await fresh.waitForFunction(() => /2 个错误/.test(document.getElementById("verdict").innerText));
  // What came later is listed once it has come.
  await fresh.waitForSelector("[data-whole]");
  const later = new Set(await fresh.evaluate(() => performance.getEntriesByType("resource").filter(({ startTime }) => startTime > globalThis.told).map(({ name }) => new URL(name).pathname)));
  const asked = new Set(own.requests.filter((path) => !later.has(path)).map((path) => (path === "/" ? "index.html" : path.slice(1))));
  // The browser without a window does not ask for the icon.
  assert.deepEqual([...asked, "icon.svg"].sort().filter((n, i, all) => n !== all[i - 1]), [...counted].sort());
});

test("rows that the end of a page cut in two are put together by the build that is loaded for them", async () => {
  const whole = sample("clean-2021.txt");
  const torn = whole.replace("5.要求行政机关确认或重新出具已获取信息\t", "5.要求行政机关确认\n5/9\n或重新出具已获取信息\t");
  assert.notEqual(torn, whole);
  await paste(torn);
  await settled(/42 项勾稽关系全部成立/);
  const read = await cells();
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await paste(whole);
  await settled(/42 项勾稽关系全部成立/);
  assert.deepEqual(read, await cells());
});

test("a slip is named, and a click lights its cells in the table and in the text", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  await page.click(".card.error .head");
  // The one cell at fault stands out, those that merely take part are outlined.
  assert.deepEqual(await page.$$eval("td.selected", (all) => all.map((td) => td.dataset.address)), ["requests/unavailable.not_held/total"]);
  assert.ok((await page.locator("td.lit").count()) >= 6);
  // Scrolling is smooth: give it its time.
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("td.selected").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  const total = page.locator('td[data-address="requests/unavailable.not_held/total"]');
  await total.click();
  // Both of its sums, with the names of their parts, are in its card.
  const card = page.locator(".card.active");
  assert.match(await card.innerText(), /自然人\s+29[\s\S]*商业企业\s+1[\s\S]*合计\s+30[\s\S]*≠\s+总计\s+31/);
  assert.equal(await card.locator(".sums").count(), 2);
  // A cell without a problem has a card of its own.
  await page.click('td[data-address="requests/new/total"]');
  assert.match(await page.locator("#alone #detail").innerText(), /表三·一·总计/);
  assert.equal(await page.locator("#detail li.held").count(), 2);
  assert.deepEqual(page.problems, []);
});

test("a suggested figure is put in by a click, checked at once, and taken back", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  const text = await page.inputValue("#text");
  assert.match(await page.locator(".card.error").first().innerText(), /应为 30/);
  await page.click(".card.error .change");
  await settled(/1 个错误/);
  assert.equal((await cells())["requests/unavailable.not_held/total"], "30");
  // Five ways to mend the other sum, none better than the rest: all are there, and none is called the right one.
  await page.click(".card.several .head");
  assert.match(await page.locator(".card.several").innerText(), /以下任选其一/);
  assert.equal(await page.locator(".card.several .answer").count(), 5);
  assert.doesNotMatch(await page.locator(".card.several").innerText(), /应为/);
  await page.click("#undo");
  await settled(/2 个错误/);
  assert.equal(await page.inputValue("#text"), text);
  await page.click('td[data-address="review/review/total"]');
  await page.fill("#detail input", "7");
  await page.click("#detail form button");
  await settled(/1 个错误/);
  assert.deepEqual(page.problems, []);
});

test("typing checks again", async () => {
  await paste(sample("clean-2021.txt"));
  await settled(/全部成立/);
  await page.click('[data-mode="edit"]');
  await page.evaluate(() => {
    const area = document.getElementById("text");
    const at = area.value.indexOf("（一）予以公开\t86") + "（一）予以公开\t86".length;
    area.focus();
    area.setSelectionRange(at, at);
  });
  await page.keyboard.type("0");
  await settled(/\d 个错误/);
  await page.click('[data-mode="read"]');
  assert.equal((await cells())["requests/granted/natural"], "860");
});

test("the same report by paste, rich paste, GB18030 file and HTML file gives the command line's cells and findings", async () => {
  for (const name of ["clean-2019.txt", "slips-2021.txt"]) {
    const text = sample(name);
    const expected = JSON.parse(cli(["check", "--format", "json", "--lang", "zh", "-"], text));
    const facts = (report) => ({
      cells: report.tables.flatMap((t) => t.cells.map((c) => [c.address, c.value])),
      findings: report.findings.map((f) => [f.rule, f.cells, f.formula]),
      relations: report.summary.relations,
    });
    const iconv = (await import("node:child_process")).execFileSync("python3", ["-c", "import sys;sys.stdout.buffer.write(sys.stdin.buffer.read().decode().encode('gb18030'))"], { input: text });
    const got = await page.evaluate(async ({ text, html, gb }) => {
      const { createValidator } = await import("./gouji.js");
      const validator = await createValidator();
      const bytes = Uint8Array.from(atob(gb), (c) => c.charCodeAt(0));
      const inputs = [text, { html, text }, new File([bytes], "a.txt"), new Blob([html])];
      const reports = [];
      for (const input of inputs) reports.push(await validator.check(input));
      validator.dispose();
      return reports;
    }, { text, html: asHtml(text), gb: iconv.toString("base64") });
    assert.deepEqual(got.map((r) => r.document.encoding), [null, null, "GB18030", "UTF-8"]);
    for (const report of got) assert.deepEqual(facts(report), facts(expected), `${name} as ${report.document.format} ${report.document.encoding}`);
  }
});

test("a rich paste keeps its grid", async () => {
  await paste("flattened", asHtml(sample("clean-2021.txt")));
  await settled(/42 项勾稽关系全部成立/);
});

test("a file that cannot be read is shown as that, named, and the other is there to go back to", async () => {
  await page.setInputFiles("#file", { name: "报告.txt", mimeType: "text/plain", buffer: Buffer.from(sample("clean-2021.txt")) });
  await settled(/全部成立/);
  await page.setInputFiles("#file", { name: "假.txt", mimeType: "text/plain", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) });
  await settled(/假\.txt：.*PNG/);
  assert.equal(await page.inputValue("#text"), "");
  assert.equal(await page.locator("#cards > li, #reading td").count(), 0);
  await page.click(".document >> nth=0");
  await settled(/全部成立/);
  assert.match(await page.inputValue("#text"), /青禾市水利局/);
});

test("Word, Excel and PDF files are read; their readers come when the first is opened", async () => {
  // A page without its service worker, which would have fetched them for the day without a network.
  const lone = await browser.newContext({ serviceWorkers: "block" });
  await page.close();
  page = await newPage(lone);
  page.setDefaultTimeout(PATIENCE);
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
  const before = server.requests.length;
  for (const name of ["report-2021.docx", "report-2021.xlsx", "report-2021-skia.pdf"]) {
    if (await page.isVisible("#clear")) await page.click("#clear");
    await page.setInputFiles("#file", join(ROOT, "tests/files", name));
    await settled(/42 项勾稽关系全部成立/);
  }
  const asked = server.requests.slice(before).map((p) => p.split("/").at(-1));
  assert.deepEqual(asked.filter((name) => /gouji/.test(name)), ["gouji_files.js", "gouji_files_bg.wasm"]);
  assert.deepEqual(page.problems, []);
});

test("English by a switch", async () => {
  await page.click("#language");
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 errors/);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(await page.locator("#cards .card.error .word").first().innerText(), /error/);
});

test("the page fits a phone", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/\d 个错误/);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
});

test("every string is there in both languages", async () => {
  const [zh, en] = await page.evaluate(async () => {
    const { STRINGS, learn } = await import("./view/strings.js");
    await learn("en");
    await learn("zh", true);
    return [STRINGS.zh, STRINGS.en].map((s) => Object.entries(s).map(([k, v]) => `${k}:${typeof v}`));
  });
  // The page's own words in Chinese are those of index.html.
  const written = [...readFileSync(join(ROOT, "www/index.html"), "utf8").matchAll(/data-(?:text|label)="(\w+)"/g)].map((m) => `${m[1]}:string`);
  assert.deepEqual([...new Set([...zh, ...written])].sort(), en.sort());
});
