// A page that is opened anew for every test, and what is done with it again and again. Its names are those of the test that runs.
import { after, before, beforeEach } from "node:test";
import { readFileSync } from "node:fs";
import { launch, newPage, PATIENCE, sample, serve } from "./harness.mjs";

export let browser, server, context, page;
/** What the page said of errors since it was opened. */
export let problems;

/** Opens a page in a context of its own, in place of the one before. */
export async function open(url = server.url, options = {}) {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
  context.setDefaultTimeout(PATIENCE);
  page = await newPage(context);
  problems = page.problems;
  await page.goto(url);
  await page.waitForSelector("[data-ready]");
}

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(() => open());

export const [CLEAN, SLIPS] = ["clean-2021.txt", "slips-2021.txt"].map(sample);
/** Waits until the verdict reads so. */
export const settled = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById("verdict").innerText), pattern.source);
export const text = () => page.inputValue("#text");
export const names = () => page.locator(".document .name").allTextContents();

export async function reload() {
  await page.reload();
  await page.waitForSelector("[data-ready]");
}

/** Waits until every document of the list has its verdict. */
export const listed = (count) => page.waitForFunction((n) => {
  const signs = [...document.querySelectorAll(".document .sign")].map((sign) => sign.textContent);
  return signs.length === n && !signs.includes("…");
}, count);

/** Takes something away: the name of the file, and what is in it. */
export async function download(shape) {
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click(`[data-shape=${shape}]`)]);
  return { name: got.suggestedFilename(), body: readFileSync(await got.path()) };
}

/** Pastes by the keyboard, as people do. */
export async function paste(content) {
  await page.evaluate((c) => navigator.clipboard.writeText(c), content);
  await page.keyboard.press("Control+v");
}
