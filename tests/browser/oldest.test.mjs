// The Chromiums that offices have: 86 (October 2020) and later ones, the page as it is served and as one file from the disk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { handsOf } from "./hands.mjs";
import { ROOT, serve } from "./harness.mjs";

const VERSIONS = [86, 90, 92, 109];

/** The binary that npm brings, unpacked; why not, where this machine cannot run it. */
async function launchOld(version, folder) {
  const packed = join(dirname(createRequire(import.meta.url).resolve(`chromium-${version}/package.json`)), "bin/chromium.br");
  const executablePath = join(folder, "chromium");
  writeFileSync(executablePath, brotliDecompressSync(readFileSync(packed)));
  chmodSync(executablePath, 0o755);
  try {
    return await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-zygote", "--headless"], timeout: 20_000 });
  } catch (error) {
    return { refused: String(error).split("\n")[0] };
  }
}

for (const version of VERSIONS) {
  test(`Chromium ${version} opens the page, from a server and from the disk, mends a sample and reads a Word file`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "gouji-old-"));
    const browser = await launchOld(version, folder);
    const server = await serve();
    t.after(async () => {
      await browser.close?.();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });
    if (browser.refused) return t.skip(`this machine cannot run it: ${browser.refused}`);
    assert.match(browser.version(), new RegExp(`^${version}\\.`));
    for (const url of [server.url, pathToFileURL(join(ROOT, "dist/gouji.html")).href]) {
      const page = await browser.newPage();
      await page.goto(url);
      // The driver's own ways of waiting need a newer browser: the page is asked by plain scripts.
      const { opensSample, mends, readsWord } = handsOf((script) => page.evaluate(script));
      await opensSample();
      await mends();
      await readsWord();
      await page.close();
    }
    return undefined;
  });
}
