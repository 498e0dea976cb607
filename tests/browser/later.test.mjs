// What comes after the first verdict comes whole: nothing that is opened early speaks with words that have not come yet.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asFile, ROOT } from "./harness.mjs";
import { CLEAN, listed, page, problems, settled, SLIPS } from "./opened.mjs";

/** So much later, in milliseconds, the later words come here than the rest. */
const LATE = 2500;

beforeEach(async () => {
  await page.route("**/page/zh-more.js", (route) => setTimeout(() => route.continue().catch(() => {}), LATE));
  await page.reload();
  await page.waitForSelector("[data-ready]");
});

const fetched = (name) => page.waitForFunction((file) => performance.getEntriesByType("resource").some((one) => one.name.endsWith(file)), name);

test("the flow of requests, unfolded at once, is drawn when its words have come", async () => {
  await page.click('[data-sample="clean-2021.txt"]');
  await settled(/42 项/);
  await page.click("#flow summary");
  await page.waitForSelector("#flow svg");
  assert.match(await page.locator("#flow svg").textContent(), /新收 \d+/);
  assert.deepEqual(problems, []);
});

test("a figure looked at before the later words have come is told in words when they have", async () => {
  await page.click('[data-sample="clean-2021.txt"]');
  await settled(/42 项/);
  await page.waitForTimeout(1000);
  await page.click('td[data-address="requests/new/natural"]');
  await page.waitForSelector("#detail h3");
  await fetched("zh-more.js");
  const said = await page.locator("#detail").evaluate((detail) => detail.innerText + [...detail.querySelectorAll("[aria-label]")].map((e) => e.getAttribute("aria-label")).join());
  assert.doesNotMatch(said, /undefined/);
  assert.match(said, /改为/);
  assert.deepEqual(problems, []);
});

test("examples of a rule are shown with everything that is put into them, and none is an empty box", async () => {
  await page.setInputFiles("#file", asFile("缺列.txt", readFileSync(join(ROOT, "tests/reports/without-research.txt"), "utf8")));
  await page.waitForSelector("#cards .card .where");
  const card = page.locator("#cards .card", { hasText: "科研机构" }).first();
  await card.locator(".head").click();
  await card.locator(".basis .link").first().click();
  await page.waitForSelector("#panel[open]");
  const boxes = await page.locator("#panel .example-text").allInnerTexts();
  assert.ok(boxes.length > 0 && boxes.every((box) => /“.+”改成“.*”/s.test(box)), JSON.stringify(boxes));
  assert.deepEqual(problems, []);
});

test("a session of several reports has a name of its own", async () => {
  await page.setInputFiles("#file", [asFile("甲.txt", CLEAN), asFile("乙.txt", SLIPS)]);
  await listed(2);
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("[data-shape=session]")]);
  assert.equal(got.suggestedFilename(), "会话.gouji.json");
  assert.deepEqual(problems, []);
});

test("turning to the edit view and back while the first check is awaited breaks nothing", async () => {
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", text);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true }));
    document.querySelector("[data-mode=edit]").click();
    document.querySelector("[data-mode=read]").click();
  }, SLIPS);
  await settled(/2 个错误/);
  await page.waitForSelector("#reading td.broken");
  assert.deepEqual(problems, []);
});
