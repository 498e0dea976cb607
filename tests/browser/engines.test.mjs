// The page in Firefox and in WebKit: pasted by keys, mended, taken back, a Word file read, without a violation that axe knows of; and the page as one file.
// An engine that this machine lacks is skipped, and said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ENGINES } from "./engines.mjs";
import { choosesFile, ROOT, serve } from "./harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DOCX = readFileSync(join(ROOT, "tests/files/report-2021.docx")).toString("base64");
const CONTROL = "\uE009";
let server;
before(async () => (server = await serve()));
after(() => server.close());

/** What is done with a page again and again. */
const handsOf = (page) => {
  const until = (condition) => page.run(`new Promise((done, fail) => {
    const began = Date.now();
    const look = setInterval(() => {
      if (${condition}) done(clearInterval(look));
      else if (Date.now() - began > 20000) fail(clearInterval(look) ?? new Error(document.getElementById("verdict").innerText));
    }, 50);
  })`);
  return {
    until,
    settled: (pattern) => until(`${pattern}.test(document.getElementById("verdict").innerText)`),
    click: (selector) => page.run(`document.querySelector(${JSON.stringify(selector)}).click()`),
    control: (key) => page.keys([{ type: "keyDown", value: CONTROL }, { type: "keyDown", value: key }, { type: "keyUp", value: key }, { type: "keyUp", value: CONTROL }]),
    async clean(what) {
      if (!(await page.run("Boolean(globalThis.axe)"))) await page.run(`(() => { ${AXE}\n; })()`);
      const found = await page.run(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }).then(({ violations }) => violations.map((one) => one.id + ": " + one.nodes.slice(0, 3).map((node) => node.html).join(" ") + one.nodes[0].failureSummary))`);
      assert.deepEqual(found, [], what);
    },
  };
};

for (const { name, start, missing } of ENGINES) {
  const skip = start ? false : `not on this machine: ${missing}`;
  for (const dark of name === "Firefox" ? [false, true] : [false]) {
    test(`${name}: axe finds nothing in any state${dark ? ", dark" : ""}`, { skip }, async (t) => {
      const page = await start({ dark });
      t.after(() => page.close());
      t.diagnostic(`${name} ${page.version}`);
      const { until, settled, click, clean } = handsOf(page);
      await page.open(server.url);
      await until("document.documentElement.dataset.ready");
      assert.equal(await page.run('matchMedia("(prefers-color-scheme: dark)").matches'), dark);
      await clean("empty");
      await click('[data-sample="slips-2021.txt"]');
      await settled(/3 处矛盾/);
      await until("document.documentElement.dataset.whole");
      await click("#cards .card.error .head");
      await clean("a card");
      await click('#reading td[data-address="review/review/total"]');
      await click("#trust summary");
      await until('document.querySelector("#trust .sheet").textContent.length > 50');
      await clean("panels");
      await click("#trust summary");
      for (const mode of ["raw", "edit", "read"]) {
        await click(`[data-mode=${mode}]`);
        await clean(mode);
      }
      await click("#language");
      await settled(/3 contradictions/);
      await clean("English");
    });
  }

  test(`${name}: a report is pasted by keys, mended, taken back; a Word file is read`, { skip }, async (t) => {
    const page = await start();
    t.after(() => page.close());
    const { until, settled, click, control } = handsOf(page);
    await page.open(server.url);
    await until("document.documentElement.dataset.ready");
    await click('[data-sample="slips-2021.txt"]');
    await settled(/3 处矛盾/);
    await until("document.documentElement.dataset.whole");
    await click("[data-mode=edit]");
    await page.run('document.getElementById("text").focus()');
    await control("a");
    await control("c");
    await click("#clear");
    await until('document.body.dataset.view === "start"');
    await control("v");
    await settled(/3 处矛盾/);
    await click("#cards .card.error .change");
    await settled(/1 处矛盾/);
    await control("z");
    await settled(/3 处矛盾/);
    await page.run(choosesFile("a.docx", DOCX));
    await until('document.querySelectorAll(".document .sign").length === 2 && ![...document.querySelectorAll(".document .sign")].some((sign) => sign.textContent === "…")');
    assert.match(await page.run('[...document.querySelectorAll(".document")].map((row) => row.textContent).join()'), /a\.docx/);
    assert.deepEqual(await page.problems(), []);
  });

  test(`${name}: the page as one file, from the disk`, { skip }, async (t) => {
    const page = await start();
    t.after(() => page.close());
    const { until, settled, click } = handsOf(page);
    await page.open(pathToFileURL(join(ROOT, "dist/gouji.html")).href);
    await until("document.documentElement.dataset.ready");
    await click('[data-sample="slips-2021.txt"]');
    await settled(/3 处矛盾/);
    await click("#cards .card.error .change");
    await settled(/1 处矛盾/);
    assert.deepEqual(await page.problems(), []);
  });
}
