// Four people at their work: a clerk who mends a report by the keyboard alone, a superior with many, a portal's maintainer, a citizen with a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { drawn, launch, newPage, PATIENCE, sample, serve } from "./harness.mjs";

const SLIPS = sample("slips-2021.txt");
let browser, server;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function open(options = {}, path = "") {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await newPage(context);
  await page.goto(server.url + path);
  if (!path) await page.waitForSelector("[data-ready]");
  return page;
}
const settled = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById("verdict").innerText), pattern.source);
const focus = (page) => page.evaluate(() => document.activeElement.textContent + document.activeElement.className);

/** Tabs until what has the focus says so. */
async function tabTo(page, pattern) {
  for (let i = 0; i < 40; i += 1) {
    if (pattern.test(await focus(page))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${pattern} cannot be reached`);
}

test("a clerk pastes, goes from one problem to the next, mends, and takes the result away, by keys alone", async () => {
  const page = await open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), SLIPS);
  await page.keyboard.press("Control+v");
  await settled(page, /2 个错误/);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("j");
  assert.equal(await page.locator("#count").innerText(), "3 / 4");
  // The focus is in the card, and its place is in sight at its height.
  assert.match(await focus(page), /应为 30.*card error active/s);
  await page.waitForFunction(() => {
    const [spot, card] = [document.querySelector("td.selected"), document.querySelector("#cards .active")].map((one) => one.getBoundingClientRect());
    return spot.top > 0 && spot.bottom < innerHeight && Math.abs(spot.top - card.top) < 24;
  });
  await tabTo(page, /^改为 30/);
  await page.keyboard.press("Enter");
  await settled(page, /1 个错误/);
  // The card is gone: the focus is on the figure that was put in, and it goes on from there, not from the beginning.
  await page.waitForFunction(() => document.activeElement.dataset.address === "requests/unavailable.not_held/total" && document.activeElement.textContent === "30");
  await page.keyboard.press("F8");
  assert.equal(await page.locator("#count").innerText(), "3 / 3");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#cards .active").count(), 0);
  await page.evaluate(() => document.getElementById("choose").focus());
  await tabTo(page, /^导出/);
  await page.keyboard.press("Enter");
  // What is offered comes with the script that takes it away.
  await page.getByText(/^问题清单（网页/).first().waitFor();
  await tabTo(page, /^问题清单（网页/);
  const [got] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(readFileSync(await got.path(), "utf8"), /行政复议/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what is typed leaves the open card open and the untouched cards as they are", async () => {
  const page = await open();
  await page.fill("#text", SLIPS);
  await settled(page, /2 个错误/);
  await drawn(page);
  await page.click("#cards .card.several .head");
  await page.locator("#cards .card.several.active").waitFor();
  await page.click('[data-mode="edit"]');
  await page.evaluate(() => {
    for (const card of document.querySelectorAll("#cards .card")) card.firstChild.known = true;
    const area = document.getElementById("text");
    area.focus();
    area.setSelectionRange(0, 0);
  });
  await page.keyboard.type("附");
  await page.waitForTimeout(600);
  assert.equal(await page.locator("#cards .card.several.active").count(), 1);
  assert.ok(await page.$$eval("#cards .card", (all) => all.every((card) => card.firstChild.known)), "a card was drawn anew though nothing of it had changed");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await page.context().close();
});

test("a superior opens sixty files, sees which rule is broken most, and hands the session back", async () => {
  const page = await open();
  await page.setInputFiles("#file", Array.from({ length: 60 }, (_, i) => ({ name: `${i + 1}.txt`, mimeType: "text/plain", buffer: Buffer.from((i % 3 ? sample("clean-2021.txt") : SLIPS).replaceAll("青禾市水利局", `第${i}局`)) })));
  await page.waitForFunction(() => /60 份报告/.test(document.querySelector("#side .count")?.textContent ?? ""));
  assert.match(await page.locator("#side .totals").innerText(), /有错 20/);
  await page.click("#side .rules summary");
  assert.match(await page.locator("#side .rules li").first().innerText(), /^20 份：/);
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("[data-shape=session]")]);
  const session = JSON.parse(readFileSync(await got.path(), "utf8"));
  assert.equal(session.documents.length, 60);
  assert.match(session.documents[0].found.verdict, /2 个错误/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a portal's maintainer has the cards in the element: a figure is put in, a finding is left as it is for a reason", async () => {
  const page = await open({}, "example/portal.html");
  await page.waitForFunction(() => customElements.get("gouji-validator"));
  const element = page.locator("gouji-validator");
  await element.locator("textarea").fill(SLIPS);
  const says = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector("gouji-validator").shadowRoot.querySelector(".verdict").textContent), pattern.source);
  await says(/2 个错误/);
  await element.locator(".card.error > .actions > .change").first().click();
  await says(/1 个错误/);
  await element.locator(".card.several .head").click();
  await element.locator(".card.several .aside").click();
  await page.keyboard.type("已核实");
  await page.keyboard.press("Enter");
  await says(/已忽略 1 条/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a citizen with a phone sees the verdict first, then one card at a time from below, its place above it", async () => {
  const page = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(page, /2 个错误/);
  assert.ok((await page.locator("#verdict").boundingBox()).y < 250);
  for (let i = 0; i < 3; i += 1) await page.tap("#next");
  assert.equal(await page.locator("#cards .card:visible").count(), 1);
  await page.waitForFunction(() => {
    const [spot, card] = [document.querySelector("td.selected"), document.querySelector("#cards .active")].map((one) => one.getBoundingClientRect());
    return spot.top > 0 && spot.bottom <= card.top && spot.right <= innerWidth + 1;
  });
  // Nor do the heads of the rows lie over a figure that is looked for, wherever in its row it stands.
  for (let i = 0; i < 2; i += 1) {
    await page.waitForFunction(() => {
      const spot = document.querySelector("#reading .selected") ?? document.querySelector("#reading .lit");
      if (!spot) return false;
      const { left, right, top, bottom } = spot.getBoundingClientRect();
      return spot.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    });
    await page.tap("#previous");
  }
  // The heads of the rows stay while the table is moved.
  const head = await page.evaluate(() => getComputedStyle(document.querySelector('[data-table="requests"] th[scope="row"]')).position);
  assert.equal(head, "sticky");
  const small = await page.$$eval("button", (all) => all.filter((b) => b.offsetParent && (b.offsetHeight < 44 || b.offsetWidth < 44)).map((b) => b.textContent));
  assert.deepEqual(small, []);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await page.tap("#next");
  await page.tap("#fold");
  // A figure that is touched low on the screen is not under the sheet that tells of it.
  await page.evaluate(() => scrollBy(0, document.querySelector('[data-address="requests/new/total"]').getBoundingClientRect().top - 560));
  await page.waitForTimeout(300);
  await page.tap('[data-address="requests/new/total"]');
  await page.waitForFunction(() => {
    const [spot, sheet] = [document.querySelector("td.selected"), document.querySelector("#alone #detail")].map((one) => one?.getBoundingClientRect());
    return spot && sheet?.height > 0 && spot.top > 0 && spot.bottom <= document.querySelector(".margin").getBoundingClientRect().top;
  });
  await page.tap("#fold");
  assert.equal(await page.locator("#cards .card:visible").count(), 0);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
