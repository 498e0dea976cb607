// For everyone: by the keyboard, to the ear, on small windows and on paper, in both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AXE, drawn, ROOT, VIOLATIONS } from "./harness.mjs";
import { open, page, problems, server, settled, SLIPS } from "./opened.mjs";

test("the keyboard reaches and works everything", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
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
      assert.deepEqual(await page.evaluate(VIOLATIONS), [], `${colorScheme} ${what}`);
    };
    await clean("empty");
    await page.click('[data-sample="slips-2021.txt"]');
    await settled(/2 个错误/);
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
    await settled(/2 errors/);
    await clean("English");
  }
});

test("the report is Chinese to a screen reader whatever the page speaks", async () => {
  await page.click("#language");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 errors/);
  await page.waitForSelector("#reading td");
  const spoken = await page.$$eval("#reading td, #reading p, #reading h2, #reading h3", (all) => [...new Set(all.map((one) => one.closest("[lang]").lang))]);
  assert.deepEqual(spoken, ["zh-CN"]);
  assert.equal(await page.locator("#cards .card").first().evaluate((card) => card.closest("[lang]").lang), "en");
});

test("it fits 360 px, 200% zoom, and paper", async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 683, height: 450 }]) {
    await open(server.url, { viewport });
    await page.click('[data-sample="slips-2021.txt"]');
    await settled(/\d 个错误/);
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

test("who wants no motion gets none: a place is there at once, and nothing moves by itself; who does not mind is led to it", async () => {
  /** Where the window is when the next problem is asked for, as soon as that is drawn and a good while later, and what is moving. */
  const steps = async () => {
    const found = [];
    for (let n = 1; n <= 4; n += 1) {
      await page.keyboard.press("F8");
      found.push(await page.evaluate(async (at) => {
        while (!document.getElementById("count").textContent.startsWith(`${at} `)) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const soon = scrollY;
        const moving = document.getAnimations().length;
        await new Promise((done) => setTimeout(done, 900));
        return { jumped: soon === scrollY, moving, at: scrollY };
      }, n));
    }
    return found;
  };
  for (const reducedMotion of ["reduce", "no-preference"]) {
    await open(server.url, { reducedMotion });
    await page.fill("#text", SLIPS);
    await settled(/2 个错误/);
    await drawn(page);
    await page.waitForSelector("[data-whole]");
    const found = await steps();
    assert.ok(found.at(-1).at > 600, "the last problem is far down");
    if (reducedMotion === "reduce") assert.deepEqual(found.map(({ jumped, moving }) => [jumped, moving]), Array(4).fill([true, 0]));
    else assert.ok(found.some(({ jumped }) => !jumped));
    // What unfolds and what is said stands there at once too.
    await page.locator("#cards .card.active .change").first().click();
    await page.keyboard.press("Control+z");
    await page.click("#takeaway summary");
    assert.equal(await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length), 0);
  }
  assert.deepEqual(problems, []);
});
