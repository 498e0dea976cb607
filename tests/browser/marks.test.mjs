// How what was found is marked in the report: each problem's number once, at its place; what merely takes part, what was set aside; and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asFile, drawn, reportOf } from "./harness.mjs";
import { CLEAN, context, open, page, problems, server, settled, SLIPS } from "./opened.mjs";

/** The numbers in the report in the order of the page, and those of the cards. */
const numbers = () => page.evaluate(() => [[...document.querySelectorAll("#reading [data-n]")].map(({ dataset }) => dataset.n), [...document.querySelectorAll("#cards .n")].map((one) => one.textContent)]);
const cell = (address) => page.locator(`#reading td[data-address="${address}"]`);

test("a problem of several cells has its number at the first of them, and each of them may be at fault", async () => {
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  await drawn(page);
  assert.deepEqual(await numbers(), [["1", "2", "3", "4"], ["1", "2", "3", "4"]]);
  // 3 in force, 6 issued, 2 repealed: a warning, and nothing tells which of the three is wrong.
  for (const column of ["issued", "repealed", "in_force"]) assert.match(await cell(`disclosure/normative/${column}`).getAttribute("class"), /doubtful choice/);
  assert.equal(await cell("disclosure/normative/issued").getAttribute("data-n"), "2");
  // By its number, and by any of its cells, its card opens.
  await cell("disclosure/normative/in_force").click();
  assert.equal(await page.locator("#cards .card.active .n").innerText(), "2");
  // A cell that merely takes part is outlined, is no "nothing to check it by" to the ear, and the legend leaves it out.
  const part = cell("requests/granted/total");
  assert.match(await part.getAttribute("aria-label"), /所在的关系不成立/);
  assert.notEqual(await part.evaluate((td) => getComputedStyle(td).boxShadow), "none");
  await page.click("[data-ink=part]");
  assert.equal(await part.evaluate((td) => getComputedStyle(td).boxShadow), "none");
  assert.deepEqual(problems, []);
});

test("what the text says against a table has its number and its card at the words, once", async () => {
  // The text says 180 and 8; the table, whose sums hold, 181 and 8.
  await page.fill("#text", CLEAN.replace("168\t9\t1\t0\t0\t2\t180", "169\t9\t1\t0\t0\t2\t181").replace("4\t0\t0\t0\t0\t0\t4", "3\t0\t0\t0\t0\t0\t3").replace("上年结转 4 件", "上年结转 3 件"));
  await settled(/1 个/);
  await drawn(page);
  const [marks, cards] = await numbers();
  assert.deepEqual(marks, cards);
  assert.match(await page.locator("#reading mark.told[data-n]").innerText(), /^全年新收政府信息公开申请/);
  assert.match(await cell("requests/new/total").getAttribute("class"), /broken|doubtful/);
});

/** The numbers seen at all places, each place's own: "1·2" are two. */
const seen = async () => (await numbers())[0].flatMap((n) => n.split("·"));

test("of sentences within one another each has its number, is lit whole, and can be opened", async () => {
  // 180 in the table; 168 + 20 + 4 are not 197; and of bodies the table has 12, not 20.
  await page.fill("#text", CLEAN.replace("新收政府信息公开申请 180 件", "新收政府信息公开申请 197 件，其中自然人申请 168 件、法人申请 20 件"));
  await settled(/3 个错误/);
  await drawn(page);
  assert.deepEqual(await seen(), ["1", "2", "3"]);
  const lit = () => page.locator("#reading mark.selected").allInnerTexts().then((all) => all.join(""));
  for (const [n, begin, end] of [[1, /^全年新收/, /197 件$/], [2, /^全年新收/, /4 件$/], [3, /法人申请/, /20 件$/]]) {
    await page.keyboard.press("F8");
    assert.equal(await page.locator("#cards .card.active .n").innerText(), String(n));
    assert.match(await lit(), begin);
    assert.match(await lit(), end);
  }
  // Where two begin, one click opens the one and the next the other.
  await page.keyboard.press("Escape");
  const opened = [];
  for (let i = 0; i < 3; i += 1) {
    await page.locator('#reading mark[data-n="1·2"]').click();
    opened.push(await page.locator("#cards .card.active .n").innerText());
  }
  assert.deepEqual(opened, ["1", "2", "1"]);
  assert.deepEqual(problems, []);
});

test("a cell with two problems has both numbers, and a note at a cell of another problem has its own", async () => {
  // A negative figure that breaks its row too; and a blank in the row that does not add up.
  await page.fill("#text", CLEAN.replace("21\t2\t0\t0\t0\t0\t23", "21\t-3\t0\t0\t0\t0\t23").replace("5\t1\t0\t1\t7\t3", "5\t1\t\t1\t9\t3"));
  await settled(/个错误/);
  await drawn(page);
  const [, cards] = await numbers();
  assert.deepEqual([...new Set(await seen())].sort(), cards);
  const both = (await cell("requests/partial/business").getAttribute("data-n")).split("·");
  assert.equal(both.length, 2);
  const opened = new Set();
  for (const _ of both) {
    await cell("requests/partial/business").click();
    opened.add(await page.locator("#cards .card.active .n").innerText());
  }
  assert.deepEqual([...opened].sort(), both);
});

test("a row that the form does not have is seen under its table, with its number and its figures; numbers go down the page", async () => {
  const text = SLIPS.replace("1.本机关不掌握相关政府信息", "1.本单位未保存").replace("行政处罚\t318\n", "行政处罚\t318\n行政命令\t23\n");
  await page.fill("#text", text);
  await settled(/3 个错误|2 个错误/);
  await drawn(page);
  const [shown, cards] = await numbers();
  assert.deepEqual(shown, cards);
  const rows = await page.locator("#reading .tabbed").allInnerTexts();
  assert.deepEqual([rows.filter((row) => /行政命令\t23/.test(row)).length, rows.filter((row) => /1\.本单位未保存\t29/.test(row)).length, rows.length], [1, 1, 2]);
  await page.locator("#reading .tabbed mark[data-n]").first().click();
  assert.match(await page.locator("#cards .card.active").innerText(), /官方表格没有“行政命令”/);
  const tops = await page.locator("#reading [data-n]").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
});

test("what was set aside was checked: its cells are not said to be unchecked", async () => {
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  await page.click("#cards .card.several .head");
  await page.click("#cards .card.several .aside");
  await page.keyboard.type("已核实");
  await page.keyboard.press("Enter");
  await settled(/已忽略 1 条/);
  await page.waitForFunction(() => document.querySelector('#reading td[data-address="review/review/total"]')?.classList.contains("kept"));
  const label = await cell("review/review/total").getAttribute("aria-label");
  assert.match(label, /所在的关系不成立，已忽略/);
  assert.doesNotMatch(label, /无从核对/);
});

test("a note of many cells has its number at the first of them, and opens there", async () => {
  await page.fill("#text", CLEAN.replaceAll("\t0\t0\t0", "\t\t\t"));
  await settled(/成立/);
  await drawn(page);
  const note = page.locator("#reading td.lead");
  assert.deepEqual((await numbers())[0], (await numbers())[1]);
  await note.first().click();
  assert.match(await page.locator("#cards .card.active").innerText(), /格没有数字/);
});

test("a table whose heads lie side by side in the text is drawn once, its heads not told again as text; a title may have two lines", async () => {
  const text = CLEAN.replaceAll("\t", "  ").replace("青禾市水利局2023年政府信息公开工作年度报告\n", "青禾市水利局\n2023年政府信息公开工作年度报告\n");
  await page.fill("#text", text);
  await settled(/42 项/);
  await drawn(page);
  // What stands behind the last table is drawn in a pause after it.
  await page.locator("#reading .p", { hasText: "公开内容的针对性" }).waitFor();
  const lines = await page.locator("#reading .p").allInnerTexts();
  for (const head of ["信息内容", "申请人情况", "商业企业", "结果维持"]) assert.ok(!lines.some((line) => line.startsWith(head)), head);
  assert.ok(lines.some((line) => line.startsWith("公开内容的针对性")));
  assert.deepEqual(await page.locator("#reading .title").allInnerTexts(), ["青禾市水利局", "2023年政府信息公开工作年度报告"]);
});

test("where the table of requests is not there, no flow of requests is offered", async () => {
  await page.fill("#text", CLEAN.slice(0, CLEAN.indexOf("三、收到和处理")));
  await settled(/没有核对|未能核对|缺失|成立/);
  assert.equal(await page.locator("#flow").isVisible(), false);
});

test("on paper is the report as it is now, with all that is folded, and afterwards it is folded again", async () => {
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  await page.waitForSelector("[data-whole]");
  await page.click("[data-mode=edit]");
  await page.fill("#text", SLIPS.replace("各项工作平稳推进", "各项工作有序推进"));
  await settled(/2 个错误/);
  await page.waitForTimeout(500);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.match(await page.locator("#reading").innerText(), /有序推进/);
  // Every answer says what it would put in.
  assert.deepEqual(await page.locator("#cards .card.several .answer .change:visible").allInnerTexts(), ["改为 6", "改为 2", "改为 1", "改为 2", "改为 7"]);
  assert.equal(await page.locator("#unchecked li").first().isVisible(), true);
  assert.equal(await page.locator("#cards .finding details[open]").count(), 1);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  assert.equal(await page.locator("details[open]").count(), 0);
});

test("enlarged four times, the place of a problem is seen above its card", async () => {
  await open(server.url, { viewport: { width: 320, height: 256 } });
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  await page.waitForSelector("[data-whole]");
  for (const n of [1, 2, 3, 4]) {
    await page.click("#next");
    await page.waitForFunction((at) => {
      const spot = document.querySelector(`#reading [data-n="${at}"]`)?.getBoundingClientRect();
      return spot && spot.top >= 0 && spot.top + 20 <= document.querySelector(".margin").getBoundingClientRect().top;
    }, n);
  }
});

test("in forced colours it is seen which way the report is shown", async () => {
  await open(server.url, { forcedColors: "active" });
  await page.fill("#text", SLIPS);
  await settled(/2 个错误/);
  await page.waitForSelector("[data-whole]");
  const colour = (mode) => page.locator(`button[data-mode=${mode}]`).evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.notEqual(await colour("read"), await colour("raw"));
});

test("arrow keys go through the reports with the focus, and of what is filtered it is said how much is shown", async () => {
  await page.setInputFiles("#file", ["水利局", "教育局", "民政局"].map((unit) => asFile(`${unit}.txt`, reportOf(`青禾市${unit}`, 2023))));
  await page.waitForFunction(() => document.querySelector("#side .count strong")?.textContent.startsWith("3 "));
  await page.locator(".document").first().click();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => /教育局/.test(document.activeElement.textContent) && document.activeElement.getAttribute("aria-current") === "true");
  await page.fill("#side input[type=search]", "民政");
  assert.equal(await page.locator("#side .count strong").innerText(), "1 / 3 份报告");
});

test("the element's numbers stand beside the figures, not among their digits", async () => {
  const element = await context.newPage();
  await element.goto(`${server.url}example/portal.html`);
  await element.waitForFunction(() => customElements.get("gouji-validator"));
  await element.evaluate((text) => document.querySelector("gouji-validator").check(text), SLIPS);
  const found = await element.evaluate(() => {
    const { shadowRoot } = document.querySelector("gouji-validator");
    return [...shadowRoot.querySelectorAll("td[data-n]")].map((td) => [td.dataset.n, getComputedStyle(td, "::before").position]);
  });
  assert.deepEqual(found, [["2", "absolute"], ["3", "absolute"], ["4", "absolute"]]);
});
