// The page in Firefox and in WebKit: pasted by keys, mended, taken back, a Word file read, without a violation that axe knows of; and the page as one file.
// An engine that this machine lacks is skipped, and said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ENGINES } from "./engines.mjs";
import { handsOf } from "./hands.mjs";
import { AXE, ROOT, serve, VIOLATIONS } from "./harness.mjs";

const CONTROL = "\uE009";
let server;
before(async () => (server = await serve()));
after(() => server.close());

/** A key with Control held. */
const control = (page, key) => page.keys([{ type: "keyDown", value: CONTROL }, { type: "keyDown", value: key }, { type: "keyUp", value: key }, { type: "keyUp", value: CONTROL }]);

for (const { name, start, missing } of ENGINES) {
  const skip = start ? false : `not on this machine: ${missing}`;
  for (const dark of name === "Firefox" ? [false, true] : [false]) {
    test(`${name}: axe finds nothing in any state${dark ? ", dark" : ""}`, { skip }, async (t) => {
      const page = await start({ dark });
      t.after(() => page.close());
      t.diagnostic(`${name} ${page.version}`);
      const { until, settled, click, ready, opensSample, whole } = handsOf(page.run);
      const clean = async (what) => {
        if (!(await page.run("Boolean(globalThis.axe)"))) await page.run(`(() => { ${AXE}\n; })()`);
        assert.deepEqual(await page.run(VIOLATIONS), [], what);
      };
      await page.open(server.url);
      await ready();
      assert.equal(await page.run('matchMedia("(prefers-color-scheme: dark)").matches'), dark);
      await clean("empty");
      await opensSample();
      await whole();
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
      await settled(/2 errors/);
      await clean("English");
    });
  }

  test(`${name}: a report is pasted by keys, mended, taken back; a Word file is read`, { skip }, async (t) => {
    const page = await start();
    t.after(() => page.close());
    const { until, settled, click, opensSample, whole, mends, readsWord } = handsOf(page.run);
    await page.open(server.url);
    await opensSample();
    await whole();
    await click("[data-mode=edit]");
    await page.run('document.getElementById("text").focus()');
    await control(page, "a");
    await control(page, "c");
    await click("#clear");
    await until('document.body.dataset.view === "start"');
    await control(page, "v");
    await settled(/2 个错误/);
    await mends();
    await control(page, "z");
    await settled(/2 个错误/);
    await readsWord();
    assert.deepEqual(await page.problems(), []);
  });

  test(`${name}: the page as one file, from the disk`, { skip }, async (t) => {
    const page = await start();
    t.after(() => page.close());
    const { opensSample, mends } = handsOf(page.run);
    await page.open(pathToFileURL(join(ROOT, "dist/gouji.html")).href);
    await opensSample();
    await mends();
    assert.deepEqual(await page.problems(), []);
  });
}
