// The oldest Chromium that offices may have and the page still serves: 89, of March 2021.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "./harness.mjs";

/** The binary that npm brings, unpacked; null where this machine cannot run it. */
async function launchOld(folder) {
  const packed = createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json").replace("package.json", "bin/chromium.br");
  const executablePath = join(folder, "chromium");
  writeFileSync(executablePath, brotliDecompressSync(readFileSync(packed)));
  chmodSync(executablePath, 0o755);
  try {
    return await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-zygote", "--headless"], timeout: 20_000 });
  } catch (error) {
    return { refused: String(error).split("\n")[0] };
  }
}

test("Chromium 89 opens the page, checks a sample and reads a Word file", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "gouji-old-"));
  const browser = await launchOld(folder);
  const server = await serve();
  t.after(async () => {
    await browser.close?.();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  if (browser.refused) return t.skip(`this machine cannot run it: ${browser.refused}`);
  assert.match(browser.version(), /^89\./);
  const page = await browser.newPage();
  await page.goto(server.url);
  // The driver's own ways of waiting need a newer browser: the page is asked by plain scripts.
  const until = (condition) => page.evaluate(`new Promise((done, fail) => {
    const timer = setInterval(() => (${condition}) && (clearInterval(timer), done(true)), 50);
    setTimeout(() => fail(new Error(document.getElementById("verdict").innerText)), 15000);
  })`);
  const verdict = (pattern) => until(`${pattern}.test(document.getElementById("verdict").innerText)`);
  await until("document.documentElement.dataset.ready");
  await page.evaluate(`document.querySelector('[data-sample="slips-2021.txt"]').click()`);
  await verdict("/3 处矛盾/");
  await page.evaluate("document.querySelector('#cards .card.error .change').click()");
  await verdict("/1 处矛盾/");
  const docx = readFileSync(new URL("../files/report-2021.docx", import.meta.url)).toString("base64");
  const held = await page.evaluate(`import("./gouji.js").then(async ({ createValidator }) => {
    const bytes = Uint8Array.from(atob("${docx}"), (c) => c.charCodeAt(0));
    return (await (await createValidator()).check(bytes, { name: "a.docx" })).summary.relations.held;
  })`);
  assert.equal(held, 42);
});
