// What the page costs, in figures: node tests/browser/measure.mjs
import { launch, reportOf, sample, serve } from "./harness.mjs";

const browser = await launch();
const server = await serve();
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const ready = [], verdicts = [];
for (let i = 0; i < 7; i += 1) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
  ready.push(await page.evaluate(() => performance.now()));
  verdicts.push(await page.evaluate((text) => new Promise((done) => {
    const area = document.getElementById("text");
    const start = performance.now();
    new MutationObserver((_, observer) => {
      if (!/成立|\d 个错误/.test(document.getElementById("verdict").textContent)) return;
      observer.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    }).observe(document.getElementById("verdict"), { childList: true, subtree: true });
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }), sample("clean-2021.txt")));
  await context.close();
}
console.log(`navigation to ready: ${median(ready).toFixed(0)} ms (median of ${ready.length})`);
console.log(`paste to verdict and tables drawn: ${median(verdicts).toFixed(0)} ms`);

const context = await browser.newContext();
const page = await context.newPage();
const session = await context.newCDPSession(page);
await page.goto(server.url);
await page.waitForSelector("[data-ready]");
const heap = async () => {
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
};
const run = (count) => page.evaluate(async ({ texts, count }) => {
  const { createValidator } = await import("./gouji.js");
  globalThis.measured ??= await createValidator();
  for (let i = 0; i < count; i += 1) await globalThis.measured.check(texts[i % texts.length]);
}, { texts: ["clean-2021.txt", "slips-2021.txt", "clean-2019.txt"].map(sample), count });
await run(100);
const before = await heap();
await run(1000);
console.log(`page's heap after 100 checks ${before.toFixed(1)} MB, after 1,100 ${(await heap()).toFixed(1)} MB`);

await context.close();

/**
 * Pastes a text into a page and gives the time to its verdict, and every task of the page's own thread that took more than 50 ms. The text is brought
 * before, and pasted by a task of its own: what it takes to hand 2 MB to the browser's tools is none of the page's.
 */
const pasted = async (page, text) => {
  await page.evaluate((content) => (globalThis.given = content), text);
  return page.evaluate(() => new Promise((done) => setTimeout(() => {
    const found = [];
    const reading = document.getElementById("reading");
    const before = reading.firstElementChild;
    const start = performance.now();
    new PerformanceObserver((list) => found.push(...list.getEntries().filter((e) => e.startTime > start - 5).map((e) => e.duration))).observe({ type: "longtask" });
    const data = new DataTransfer();
    data.setData("text/plain", globalThis.given);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    const look = setInterval(() => {
      if (!reading.firstElementChild?.firstElementChild || reading.firstElementChild === before || !/成立|个错误/.test(document.getElementById("verdict").innerText)) return;
      clearInterval(look);
      const took = performance.now() - start;
      setTimeout(() => done({ took, longest: Math.max(0, ...found) }), 1000);
    }, 5);
  }, 100)));
};
const told = ({ took, longest }) => `${took.toFixed(0)} ms, longest task ${longest ? `${longest.toFixed(0)} ms` : "under 50 ms"}`;
const open = async () => {
  const fresh = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await fresh.goto(server.url);
  await fresh.waitForSelector("[data-ready]");
  return fresh;
};
/** What a clerk does, and the longest task of each step; a step is what makes the page another, its check and its pictures included. */
const walk = async () => {
  const slow = await open();
  await (await slow.context().newCDPSession(slow)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const { took, longest } = await pasted(slow, sample("slips-2021.txt"));
  const found = { paste: longest };
  await slow.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: "longtask" });
  });
  const step = async (name, act) => {
    await slow.evaluate(() => (tasks.length = 0));
    await act();
    await slow.waitForTimeout(1200);
    found[name] = await slow.evaluate(() => Math.max(0, ...tasks));
  };
  await step("the first card", () => slow.keyboard.press("j"));
  await step("the next", () => slow.keyboard.press("j"));
  await step("the third", () => slow.keyboard.press("j"));
  await step("a figure put in", () => slow.evaluate(() => document.querySelector("#cards .card.active .change").click()));
  await step("taken back", () => slow.keyboard.press("Control+z"));
  for (const mode of ["raw", "edit"]) await step(mode, () => slow.evaluate((one) => document.querySelector(`[data-mode=${one}]`).click(), mode));
  await step("a letter typed", () => slow.keyboard.type("附"));
  await step("read", () => slow.evaluate(() => document.querySelector("[data-mode=read]").click()));
  await step("English", () => slow.evaluate(() => document.getElementById("language").click()));
  await slow.context().close();
  return { took, found };
};
const walks = [];
for (let i = 0; i < 5; i += 1) walks.push(await walk());
console.log(`at a quarter of the speed, paste to reading view: ${median(walks.map(({ took }) => took)).toFixed(0)} ms (median of ${walks.length})`);
const names = Object.keys(walks[0].found);
console.log(`  longest task of each step, median and worst: ${names.map((name) => {
  const all = walks.map(({ found }) => found[name]);
  return `${name} ${median(all) ? median(all).toFixed(0) : "under 50"}/${Math.max(...all) ? Math.max(...all).toFixed(0) : "under 50"}`;
}).join(", ")} ms`);

// The largest thing a user may bring: a report behind 2 MB of text, and then another in its place.
const long = "今年以来，各单位认真落实各项公开要求，发布信息若干条，回应群众关切。\n".repeat(20000);
const large = await open();
console.log(`2 MB of text: ${told(await pasted(large, long + sample("clean-2021.txt")))}`);
console.log(`2 MB over 2 MB: ${told(await pasted(large, long + sample("slips-2021.txt")))}`);
await large.close();

// Many files, from the moment they are chosen to the last verdict: the longest task is that of the page's own thread, the rows those that are drawn.
const many = async (count, of) => {
  const fresh = await open();
  const found = await fresh.evaluate(({ all, count }) => new Promise((done) => {
    const transfer = new DataTransfer();
    for (let i = 0; i < count; i += 1) transfer.items.add(new File([all[i % all.length].replaceAll("青禾市水利局", `第${Math.floor(i / all.length)}局`)], `${i}.txt`));
    const input = document.getElementById("file");
    input.files = transfer.files;
    const tasks = [];
    const start = performance.now();
    // What it takes to make the files is none of the page's.
    new PerformanceObserver((list) => tasks.push(...list.getEntries().filter((e) => e.startTime > start).map((e) => e.duration))).observe({ type: "longtask" });
    let first = 0;
    input.dispatchEvent(new Event("change"));
    const look = setInterval(() => {
      const told = document.querySelector("#side .count strong")?.textContent ?? "";
      first ||= told && performance.now() - start;
      const beside = Number(/(\d+) 份已与/.exec(document.querySelector(".yearly summary")?.textContent)?.[1] ?? 0);
      if (!told.startsWith(`${count} 份`)) return;
      const took = performance.now() - start;
      clearInterval(look);
      done({ took, first, beside, longest: Math.max(0, ...tasks), rows: document.querySelectorAll("#documents li").length });
    }, 20);
  }), { all: of, count });
  const scrolled = await fresh.evaluate(() => new Promise((done) => {
    const box = document.querySelector("#side .scroller");
    const times = [];
    let last = performance.now();
    const step = (now) => {
      times.push(now - last);
      last = now;
      box.scrollTop += 600;
      if (times.length < 60) requestAnimationFrame(step);
      else done(times.sort((a, b) => a - b)[56]);
    };
    requestAnimationFrame(step);
  }));
  console.log(`${count} files to the last verdict: ${told(found)}, the board after ${found.first.toFixed(0)} ms, ${found.rows} rows in the page, scrolling a frame in ${scrolled.toFixed(0)} ms (95th of 100)`);
  return fresh;
};
const texts = ["clean-2021.txt", "slips-2021.txt", "clean-2019.txt"].map(sample);
/** What the checks of as many files take by themselves, by as many workers as the page has: new ones, their start in it, or `warm` ones. */
const alone = async (count, warm) => {
  const fresh = await open();
  const took = await fresh.evaluate(async ({ all, count, warm }) => {
    const { createValidator } = await import("./gouji.js");
    let start = performance.now();
    const workers = await Promise.all(Array.from({ length: Math.max(1, Math.min(4, navigator.hardwareConcurrency || 2)) }, () => createValidator()));
    const files = Array.from({ length: count }, (_, i) => new TextEncoder().encode(all[i % all.length].replaceAll("青禾市水利局", `第${Math.floor(i / all.length)}局`)));
    if (warm) {
      for (const one of workers) for (const file of files.slice(0, 20)) await one.check(file, { lang: "zh" });
      start = performance.now();
    }
    const run = async (one) => {
      for (let file = files.shift(); file; file = files.shift()) {
        await one.check(file, { lang: "zh" });
        await one.text(file, { lang: "zh" });
      }
    };
    await Promise.all(workers.map(run));
    return performance.now() - start;
  }, { all: texts, count, warm });
  await fresh.close();
  return took;
};
console.log(`the checks of 200 files alone: ${(await alone(200, false)).toFixed(0)} ms in new workers, ${(await alone(200, true)).toFixed(0)} ms in warm ones`);
for (let i = 0; i < 3; i += 1) await (await many(200, texts)).close();
const paired = await many(1000, [reportOf("青禾市水利局", 2022), reportOf("青禾市水利局", 2023)]);
const start = Date.now();
await paired.waitForFunction(() => /^两年对照：500 份已与/.test(document.querySelector(".yearly summary")?.textContent) && !document.querySelector("#documents .sign")?.textContent.includes("…"), null, { timeout: 120_000 });
await paired.waitForFunction(() => document.querySelector("#side .chip.bad")?.textContent.includes("500"), null, { timeout: 120_000 });
console.log(`500 of them beside last year's report: ${Date.now() - start} ms after that`);
await browser.close();
server.close();
