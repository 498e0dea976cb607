// What the page costs, in figures: node tests/browser/measure.mjs
import { launch, sample, serve } from "./harness.mjs";

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
      if (!/成立|\d 处矛盾/.test(document.getElementById("verdict").textContent)) return;
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

// The largest thing a user may bring: a report behind 2 MB of text.
const long = "今年以来，各单位认真落实各项公开要求，发布信息若干条，回应群众关切。\n".repeat(20000) + sample("clean-2021.txt");
const tasks = await page.evaluate((text) => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries().map((e) => e.duration))).observe({ type: "longtask" });
  const start = performance.now();
  globalThis.measured.check(text).then(() => setTimeout(() => done({ took: performance.now() - start - 100, longest: Math.max(0, ...found) }), 100));
}), long);
console.log(`2 MB of text: ${tasks.took.toFixed(0)} ms in the worker; longest task of the page's own thread ${tasks.longest ? `${tasks.longest.toFixed(0)} ms` : "under 50 ms"}`);
await browser.close();
server.close();
