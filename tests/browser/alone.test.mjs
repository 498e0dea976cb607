// Nothing leaves the page, nothing from outside does anything in it, and it needs nobody: a reload, the count of requests, hostile documents, no network, one file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, sample, serve } from "./harness.mjs";
import { context, download, open, page, problems, server, settled } from "./opened.mjs";

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
  await settled(/2 个错误/);
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
  await settled(/2 个错误/);
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
