// The page as a product: several files, filters, reasons, reload, taking away, trust, offline, everyone.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cli, launch, PATIENCE, ROOT, sample, serve } from "./harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, server, context, page, problems;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});
async function open(url = server.url, options = {}) {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1366, height: 900 }, acceptDownloads: true, ...options });
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  problems = [];
  page.on("console", (m) => m.type() === "error" && problems.push(m.text()));
  page.on("pageerror", (e) => problems.push(String(e)));
  await page.goto(url);
  await page.waitForSelector("[data-ready]");
}
beforeEach(() => open());

const settled = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById("verdict").innerText), pattern.source);
const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const download = async (shape) => {
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click(`[data-shape=${shape}]`)]);
  return { name: got.suggestedFilename(), body: readFileSync(await got.path()) };
};

test("several files are a list with their verdicts; one that cannot be read does not stop the rest", async () => {
  await page.setInputFiles("#file", [file("甲.txt", sample("clean-2021.txt")), file("图.txt", "\u0089PNG\r\n\u001a\n\0\0"), file("乙.txt", sample("slips-2021.txt"))]);
  await page.waitForFunction(() => document.querySelectorAll(".document .sign").length === 3 && ![...document.querySelectorAll(".document .sign")].some((s) => s.textContent === "…"));
  const list = await page.locator(".document").allInnerTexts();
  assert.match(list[0], /甲\.txt[\s\S]*42 项勾稽关系全部成立/);
  assert.match(list[1], /未能读取/);
  assert.match(list[2], /3 处矛盾/);
  await settled(/42 项/);
  await page.click(".document >> nth=2");
  await settled(/3 处矛盾/);
  assert.match(await page.inputValue("#text"), /青禾市水利局/);
  // Both reports in one list of findings.
  const { body } = await download("csv");
  assert.match(body.toString(), /甲\.txt[\s\S]*乙\.txt/);
  await page.click("#documents li:nth-child(2) button.quiet");
  assert.equal(await page.locator(".document").count(), 2);
  await page.click("#clear-all");
  assert.equal(await page.inputValue("#text"), "");
  assert.deepEqual(problems, []);
});

test("findings stand under their diagnosis, with their clause, and are filtered by severity and rule", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.click(".card.error .head");
  assert.equal(await page.locator(".card.active .finding").count(), 2);
  assert.match(await page.locator(".card.active .basis").first().innerText(), /每行：.*requests\.row-total.*国办公开办函/);
  const all = await page.locator(".card").count();
  await page.click(".chip.warning");
  assert.ok((await page.locator("#cards .card").count()) < all);
  assert.equal(await page.locator("#cards .card.warning").count(), 0);
  assert.match(await page.locator("#filters").innerText(), /显示 \d+ \/ \d+ 条/);
  await page.click(".chip.warning");
  await page.selectOption("#filters select", "review.total");
  assert.equal(await page.locator("#cards .card").count(), 1);
  await page.click("#cards .card .head");
  assert.match(await page.locator(".card .sums").innerText(), /合计\s+7\s+≠\s+总计\s+8/);
});

test("a rule tells what it asks, why, on what it rests, and examples, its statement first and its id beside it", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.click("#cards .card.warning .head");
  await page.click("#cards .card.active .basis .link");
  await page.waitForSelector("#panel[open]");
  const rule = JSON.parse(cli(["rules", "--format", "json"])).find((one) => one.id === "prose.year");
  assert.equal(await page.locator("#panel h2").innerText(), rule.statement.zh);
  const says = await page.locator("#panel").innerText();
  assert.ok(says.includes(rule.why.zh) && says.includes("prose.year") && says.includes(rule.basis), says);
  assert.equal(await page.locator("#panel .example-text").count(), rule.examples.pass.length + rule.examples.fail.length);
  await page.keyboard.press("Escape");
  assert.ok(await page.isHidden("#panel"));
  assert.deepEqual(problems, []);
});

test("a wrong figure in the text lights its sentence and its cells together", async () => {
  await page.fill("#text", sample("clean-2021.txt").replace("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 810 件"));
  await settled(/1 处矛盾/);
  await page.click("#cards .card.error .head");
  assert.match(await page.locator("#reading mark.selected").allInnerTexts().then((all) => all.join("")), /全年新收政府信息公开申请 810 件/);
  assert.ok(await page.locator('td.lit[data-address="requests/new/total"], td.selected[data-address="requests/new/total"]').count());
});

test("a finding is set aside with a reason, stays so after a re-check and a reload, is counted, and comes back", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  const review = page.locator("#cards .card.several");
  await review.locator(".head").click();
  await review.locator("button.aside").click();
  await page.keyboard.type("已与业务科核实");
  await page.keyboard.press("Enter");
  await settled(/2 处矛盾[\s\S]*已忽略 1 条/);
  assert.match(await page.locator("#verdict").getAttribute("class"), /bad/);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await settled(/2 处矛盾[\s\S]*已忽略 1 条/);
  await page.click("#cards .card.error .change");
  // All that is left was set aside: that is no pass.
  await settled(/^!\s[\s\S]*已忽略 1 条/);
  assert.match(await page.locator("#verdict").getAttribute("class"), /part/);
  assert.match((await download("html")).body.toString(), /已与业务科核实/);
  await page.click("#aside summary");
  await page.click("#aside button");
  await settled(/1 处矛盾/);
  assert.deepEqual(problems, []);
});

test("what was pasted survives a reload and is gone with one button", async () => {
  await page.fill("#text", sample("clean-2021.txt"));
  await settled(/全部成立/);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await settled(/全部成立/);
  await page.click("#clear");
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  assert.equal(await page.inputValue("#text"), "");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("a paste anywhere on the page is a paste of the report", async () => {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, sample("clean-2021.txt"));
  await settled(/全部成立/);
});

test("the flow of requests is drawn from the figures, and says where it breaks", async () => {
  await page.fill("#text", sample("clean-2021.txt"));
  await settled(/全部成立/);
  await page.click("#flow summary");
  await page.waitForSelector("#flow svg");
  const says = await page.locator("#flow text").allTextContents();
  for (const part of ["新收 180", "上年结转 4", "予以公开 91", "不予公开 14", "结转下年 8"]) assert.ok(says.includes(part), `${part}: ${says}`);
  assert.equal(await page.locator("#flow .wrong").count(), 0);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", sample("clean-2021.txt").replace("四、结转下年度继续办理\t6\t1\t0\t0\t0\t1\t8", "四、结转下年度继续办理\t6\t1\t0\t0\t0\t1\t18"));
  await settled(/\d 处矛盾/);
  await page.waitForSelector("#flow p.wrong");
  assert.match(await page.locator("#flow p.wrong").innerText(), /184 ≠ 194/);
  assert.ok((await page.locator("#flow text.wrong").allTextContents()).includes("✗ 结转下年 18"));
});

test("what is taken away is what the command line gives", async () => {
  const text = sample("slips-2021.txt");
  await page.setInputFiles("#file", file("报告.txt", text));
  await settled(/3 处矛盾/);
  for (const format of ["csv", "sarif", "markdown", "html"]) {
    const { name, body } = await download(format);
    assert.match(name, /^报告-/);
    // The command line knows the document by its path, "-" here: told by name in the page.
    const expected = cli(["check", "--format", format, "--lang", "zh", "-"], text).replaceAll("（粘贴的文本）", "报告.txt").replaceAll("%EF%BC%88%E7%B2%98%E8%B4%B4%E7%9A%84%E6%96%87%E6%9C%AC%EF%BC%89", "%E6%8A%A5%E5%91%8A.txt");
    assert.equal(body.toString(), expected, format);
  }
  const json = JSON.parse((await download("json")).body.toString());
  assert.equal(json.summary.errors, 3);
  const { name, body } = await download("xlsx");
  assert.match(name, /\.xlsx$/);
  await page.click("#clear");
  await page.setInputFiles("#file", { name, mimeType: "application/octet-stream", buffer: body });
  await settled(/3 处矛盾/);
  assert.deepEqual(problems, []);
});

test("a table is copied as Word and Excel take it, corrected figures and all", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.click("#cards .card.error .change");
  await settled(/1 处矛盾/);
  const copied = await page.evaluate(() => new Promise((done) => {
    const original = document.execCommand.bind(document);
    document.execCommand = (command) => {
      const data = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, cancelable: true }));
      done({ html: data.getData("text/html"), text: data.getData("text/plain"), command });
      return original(command);
    };
    document.querySelector('[data-table="requests"] .copy').click();
  }));
  assert.equal(copied.command, "copy");
  assert.match(copied.html, /^<table border="1"/);
  assert.doesNotMatch(copied.html, /class=|data-|style=/);
  assert.match(copied.html, /rowspan="22"/);
  const lines = copied.text.split("\n").map((line) => line.split("\t"));
  assert.ok(lines.every((line) => line.length === lines[0].length), "every line as wide as the table");
  assert.ok(lines.some((line) => line.includes("1.本机关不掌握相关政府信息") && line.at(-1) === "30"));
  // It goes back in as it came out.
  await page.click("#clear");
  await page.evaluate(({ html }) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "x");
    document.getElementById("text").focus();
    document.getElementById("text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, copied);
  await page.waitForFunction(() => document.querySelector('td[data-address="requests/unavailable.not_held/total"]')?.textContent === "30");
});

test("the page says what leaves it, and the browser counts with it", async () => {
  await page.fill("#text", sample("clean-2021.txt"));
  await settled(/全部成立/);
  await page.click("#trust summary");
  await page.waitForSelector("#trust code");
  const says = await page.locator("#trust").innerText();
  assert.match(says, /default-src 'none'/);
  assert.match(says, /发往别处：0 次/);
});

test("hostile documents are inert wherever they are shown", async () => {
  const payloads = ["<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "<svg/onload=window.hit=1>", '"><iframe src=javascript:parent.hit=1>', "<style>*{display:none}</style>", "<link rel=stylesheet href=http://example.com/x.css>", "<a href=javascript:window.hit=1>x</a>", "<div style=background:url(http://example.com/x)>", "<base href=http://example.com/>", "<meta http-equiv=refresh content=0;url=http://example.com>"];
  const outside = [];
  page.on("request", (r) => new URL(r.url()).origin !== new URL(server.url).origin && !/^(blob|data):/.test(r.url()) && outside.push(r.url()));
  for (const payload of payloads) {
    const text = sample("clean-2021.txt").replace("二、上年结转政府信息公开申请数量\t4\t0", `二、上年结转政府信息公开申请数量\t4\t${payload}`).replace("（四）平台建设。", `（四）平台建设。××${payload}XX局。`);
    await page.setInputFiles("#file", { name: `${payload.replace(/[/\\]/g, "_")}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) });
    await settled(/\d 个问题/);
    await page.evaluate(({ html }) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", "x");
      const area = document.getElementById("text");
      area.focus();
      area.select();
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, { html: `<table><tr><td>${payload}</td></tr></table><p>${payload}</p>` });
    await page.waitForTimeout(60);
    assert.equal(await page.evaluate(() => window.hit), undefined, payload);
    assert.equal(await page.locator("main iframe, main img, main script, main style, main link, main a").count(), 0, payload);
  }
  assert.deepEqual(outside, []);
  assert.deepEqual(problems, []);
});

test("the keyboard reaches and works everything", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.waitForSelector("[data-whole]");
  // One stop for each table, arrows within it.
  assert.equal(await page.locator('#reading td[tabindex="0"]').count(), 3);
  await page.locator('td[data-address="requests/new/natural"]').focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "requests/new/business");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "requests/carried_in/business");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#detail").isVisible());
  assert.equal(await page.evaluate(() => document.activeElement.closest("#detail")?.id), "detail");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "requests/carried_in/business");
  // From the top, every stop can be seen and none is a trap.
  await page.evaluate(() => (document.activeElement.blur(), scrollTo(0, 0)));
  const stops = new Set();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press("Tab");
    stops.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.localName));
  }
  for (const stop of ["language", "choose", "clear", "next", "head"]) assert.ok(stops.has(stop), `${stop}: ${[...stops]}`);
});

test("axe finds nothing at WCAG 2.1 AA, light and dark, before and after, in both languages", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await open(server.url, { colorScheme, bypassCSP: true });
    const clean = async (what) => {
      await page.evaluate(AXE);
      const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")} ${v.nodes[0]?.failureSummary}`), [], `${colorScheme} ${what}`);
    };
    await clean("empty");
    await page.click('[data-sample="slips-2021.txt"]');
    await settled(/3 处矛盾/);
    await page.click("#cards .card.error .head");
    await clean("findings");
    await page.click('#reading td[data-address="review/review/total"]');
    await page.click("#trust summary");
    await clean("panels");
    await page.keyboard.press("Escape");
    for (const mode of ["raw", "edit", "read"]) {
      await page.click(`[data-mode=${mode}]`);
      await clean(mode);
    }
    await page.click("#language");
    await settled(/3 contradictions/);
    await clean("English");
  }
});

test("it fits 360 px, 200% zoom, and paper", async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 683, height: 450 }]) {
    await open(server.url, { viewport });
    await page.click('[data-sample="slips-2021.txt"]');
    await settled(/\d 处矛盾/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${viewport.width}: ${wide} px too wide`);
  }
  await page.waitForSelector("[data-whole]");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".bar").isVisible(), false);
  assert.equal(await page.locator("#reading table").first().isVisible(), true);
  assert.equal(await page.locator("#cards .card .basis").first().isVisible(), true);
});

test("every string is used, and every one used is there", async () => {
  const keys = await page.evaluate(async () => Object.keys((await import("./view/en.js")).EN));
  const folders = ["www", "www/app", "www/view"];
  const code = folders.flatMap((f) => readdirSync(join(ROOT, f)).filter((n) => /\.(js|html)$/.test(n) && !["zh.js", "zh-more.js", "en.js"].includes(n)).map((n) => readFileSync(join(ROOT, f, n), "utf8"))).join("\n");
  const used = new Set([...code.matchAll(/(?:words\(\)|words|\bw)\.(\w+)/g), ...code.matchAll(/data-(?:text|label)="(\w+)"/g)].map((m) => m[1]));
  const severities = ["error", "warning", "note"];
  assert.deepEqual(keys.filter((k) => !used.has(k) && !severities.includes(k)), [], "unused");
  assert.deepEqual([...used].filter((k) => !keys.includes(k) && k !== "includes"), [], "missing");
});

test("offline after the first visit, and an update waits until it is wanted", async () => {
  const own = await serve();
  await open(own.url);
  // Who only looks in fetches none of it; who checks a report has all of it soon after.
  await page.waitForTimeout(3000);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean)), false);
  assert.ok(!own.requests.some((path) => path.endsWith("gouji_files_bg.wasm")));
  await page.click('[data-sample="clean-2021.txt"]');
  await settled(/全部成立/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await context.setOffline(true);
  own.close();
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await page.click("#clear");
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.setInputFiles("#file", join(ROOT, "tests/files/report-2021.docx"));
  await settled(/42 项/);
});

test("a newer version says so and takes over when asked", async () => {
  const script = readFileSync(join(ROOT, "dist/sw.js"), "utf8");
  const extra = {};
  const own = await serve(extra);
  await open(own.url);
  await page.fill("#text", sample("clean-2021.txt"));
  await settled(/全部成立/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await settled(/全部成立/);
  extra["/sw.js"] = script.replace(/const VERSION = "[^"]+"/, 'const VERSION = "newer"');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.waitForSelector("#update:not([hidden])");
  assert.match(await page.locator("#update").innerText(), /新版本/);
  await Promise.all([page.waitForNavigation(), page.click("#update button")]);
  await page.waitForSelector("[data-ready]");
  await settled(/全部成立/);
  assert.deepEqual(await page.evaluate(() => caches.keys()), ["gouji-newer"]);
  own.close();
});

test("one file, opened by a double click, without any server or network", async () => {
  await open(pathToFileURL(join(ROOT, "dist/gouji.html")).href, { offline: true });
  const asked = [];
  page.on("request", (r) => asked.push(r.url()));
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/3 处矛盾/);
  await page.setInputFiles("#file", join(ROOT, "tests/files/report-2021.docx"));
  await settled(/42 项/);
  await page.click("#trust summary");
  await page.waitForSelector("#trust code");
  assert.match(await page.locator("#trust").innerText(), /发往别处：0 次/);
  await page.keyboard.press("Escape");
  assert.match((await download("html")).body.toString(), /问题清单/);
  assert.deepEqual(asked.filter((url) => !/^(blob|data):/.test(url)), []);
  assert.deepEqual(problems, []);
});
