// The board of many reports: years paired or asked about, a government against the sum of its units, a list of which only what is in sight is there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asFile, AXE, cli, launch, newPage, parentOf, PATIENCE, reportOf, serve, VIOLATIONS } from "./harness.mjs";

let browser, server;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A page with these files, checked and arranged. */
async function open(files, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await newPage(context);
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
  await page.setInputFiles("#file", files);
  await page.waitForFunction((n) => document.querySelector("#side .count strong")?.textContent.startsWith(`${n} `), files.length);
  return page;
}
const done = async (page) => {
  assert.deepEqual(page.problems, []);
  await page.context().close();
};
const row = (page, name) => page.locator(".document", { hasText: name });
const says = (page, name, pattern) => page.waitForFunction(({ name, source }) => [...document.querySelectorAll(".document")].some((one) => one.innerText.includes(name) && new RegExp(source).test(one.innerText)), { name, source: pattern.source });
const axe = async (page) => {
  await page.evaluate(AXE);
  assert.deepEqual(await page.evaluate(VIOLATIONS), []);
};

test("two years of one body are paired by themselves, and the row says so; what was found beside last year's is among its problems", async () => {
  const [last, now] = [reportOf("青禾市水利局", 2022), reportOf("青禾市水利局", 2023)];
  const page = await open([asFile("乙.txt", now), asFile("甲.txt", last)]);
  await says(page, "乙.txt", /与 2022 年报告对照/);
  assert.match(await page.locator("#side .yearly summary").innerText(), /^两年对照：1 份已与上年报告对照$/);
  assert.doesNotMatch(await row(page, "甲.txt").innerText(), /对照/);
  // The problems are those of the command line.
  await page.waitForFunction(() => /个错误/.test(document.getElementById("verdict").innerText));
  const folder = mkdtempSync(join(tmpdir(), "gouji-board-"));
  for (const [name, text] of [["甲.txt", last], ["乙.txt", now]]) writeFileSync(join(folder, name), text);
  const report = JSON.parse(cli(["check", "--format", "json", "--lang", "zh", "--previous", join(folder, "甲.txt"), join(folder, "乙.txt")]));
  assert.ok(report.findings.some(({ rule }) => rule === "years.carry"));
  assert.ok(report.summary.notes > 0);
  assert.equal(await page.locator("#verdict span").last().innerText(), `${report.verdict.text}；另有 ${report.summary.notes} 条建议`);
  assert.equal(await page.locator("#cards .card").count(), new Set(report.diagnoses.map(({ explains }) => explains.join())).size + report.findings.filter(({ id }) => !report.diagnoses.some(({ explains }) => explains.includes(id))).length);
  // Last year's figure is not changed here: its report opens.
  await page.locator("#cards .card", { hasText: "沿用了上一年的数字" }).locator(".head").click();
  await page.locator("#cards .card.active details summary").first().click();
  await page.locator("#cards .card.active button", { hasText: "打开上年报告" }).first().click();
  await page.waitForFunction(() => /2022 年度/.test(document.getElementById("about").textContent));
  // What is changed there is checked here.
  await page.click('[data-mode="edit"]');
  await page.fill("#text", last.replace("四、结转下年度继续办理\t6\t1\t0\t0\t0\t1\t8", "四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t4"));
  await says(page, "乙.txt", /^(?![\s\S]*个错误)[\s\S]*1 个疑似/);
  // Without it the other is checked by itself again.
  await page.keyboard.press("Escape");
  await page.locator("#documents li", { hasText: "甲.txt" }).locator("button.quiet").click();
  await page.waitForFunction(() => /42 项勾稽关系全部成立/.test(document.getElementById("verdict").innerText));
  await done(page);
});

test("what may be last year's report is asked about and not compared; the answer holds over a reload, can be undone, and goes with the session", async () => {
  const page = await open([
    asFile("教育局2022.txt", reportOf("青禾市教育局", 2022)), asFile("教育局2022改.txt", reportOf("青禾市教育局", 2022)), asFile("教育局2023.txt", reportOf("青禾市教育局", 2023)),
    asFile("城管局2022.txt", reportOf("青禾市城管局", 2022)), asFile("城建局2023.txt", reportOf("青禾市城建局", 2023)),
  ]);
  await says(page, "教育局2023.txt", /42 项勾稽关系全部成立[\s\S]*上年报告待确认/);
  await says(page, "城建局2023.txt", /42 项勾稽关系全部成立[\s\S]*上年报告待确认/);
  const summary = page.locator("#side .yearly > summary");
  assert.match(await summary.innerText(), /0 份已与上年报告对照，2 份待您确认/);
  await summary.click();
  const questions = await page.locator("#side .questions > li").allInnerTexts();
  assert.match(questions[0], /有几份都是它上一年的报告/);
  assert.match(questions[1], /名称相近而不相同/);
  await axe(page);
  // A renamed body, by the user's word.
  await page.locator(".questions button", { hasText: "是 城管局2022.txt" }).click();
  await says(page, "城建局2023.txt", /个错误[\s\S]*与 2022 年报告对照/);
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), "body");
  await page.locator(".questions button", { hasText: "都不是" }).click();
  await says(page, "教育局2023.txt", /42 项勾稽关系全部成立/);
  assert.match(await summary.innerText(), /1 份已与上年报告对照$/);
  await page.waitForTimeout(300);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await says(page, "城建局2023.txt", /个错误[\s\S]*与 2022 年报告对照/);
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("[data-shape=session]")]);
  const session = readFileSync(await got.path());
  await page.click("#undo");
  await page.click("#undo");
  await says(page, "城建局2023.txt", /42 项勾稽关系全部成立[\s\S]*上年报告待确认/);
  await page.click("#clear-all");
  await page.setInputFiles("#file", [{ name: "会话.gouji.json", mimeType: "application/json", buffer: session }]);
  await says(page, "城建局2023.txt", /个错误[\s\S]*与 2022 年报告对照/);
  await done(page);
});

test("a government and its units: what is not their sum, the likeliest unit, what was not added, texts that are the same; a click opens the unit", async () => {
  const units = ["水利局", "教育局", "民政局"].map((name) => reportOf(`青禾市${name}`, 2023));
  const parent = parentOf("青禾市人民政府", 2023, 3);
  // One unit has two digits exchanged, of the parent's sum by the right figure.
  units[1] = units[1].replace("行政处罚\t318", "行政处罚\t381");
  const other = reportOf("白河县财政局", 2023);
  const page = await open([asFile("市政府.txt", parent), ...units.map((text, i) => asFile(`单位${i}.txt`, text)), asFile("单位0再.txt", units[0]), asFile("外地.txt", other.replaceAll("白河县", "云川省")), { name: "照片.png", mimeType: "image/png", buffer: Buffer.from("\u0089PNG\r\n\u001a\n\0\0") }]);
  const offer = page.locator("#side .areas summary").first();
  // The government's own sums hold: that its units' say otherwise is told without anything being unfolded.
  await page.waitForFunction(() => /^汇总核对：青禾市人民政府 2023（\d 个单位）：✗ 1 格不符$/.test(document.querySelector("#side .areas summary")?.innerText));
  await offer.click();
  await page.waitForSelector(".sumsof .said-of");
  const told = await page.locator(".sumsof").innerText();
  assert.match(told, /^✗\s3\/6 个单位计入合计/);
  // The unit whose figure would make up for it is named; nothing else is an error, whatever is missing, doubled, foreign or unread.
  assert.equal(await page.locator(".sumsof .wrong > li.error").count(), 1);
  assert.match(await page.locator(".sumsof .wrong").innerText(), /“行政处罚”行[\s\S]*青禾市教育局/);
  await page.locator(".sumsof .left summary").first().click();
  const left = await page.locator(".sumsof .left").first().innerText();
  for (const one of [/青禾市水利局”的报告有两份/, /云川省财政局”从名称看不属于上级的区域/, /照片\.png”的报告没有读出/]) assert.match(left, one);
  assert.match(await page.locator(".sumsof").innerText(), /文字雷同的/);
  await axe(page);
  await page.locator(".sumsof .wrong button", { hasText: "打开 青禾市教育局 的这一格" }).click();
  await page.waitForFunction(() => /青禾市教育局/.test(document.getElementById("about").textContent) && document.querySelector("#reading td.selected")?.textContent === "381");
  // The unit's figure put right, the sums come out.
  await page.click('[data-mode="edit"]');
  await page.fill("#text", units[1].replace("行政处罚\t381", "行政处罚\t318"));
  await page.waitForFunction(() => !document.querySelector(".sumsof .wrong li.error"));
  // Folded, they are told again in the other language; of what was changed since it is said that it was.
  await offer.click();
  await page.click("#language");
  await page.waitForFunction(() => /: (✓|!) \d+ figures agree/.test(document.querySelector("#side .areas summary")?.innerText));
  await page.fill("#text", units[1]);
  await page.waitForFunction(() => /: changed since, unfold/.test(document.querySelector("#side .areas summary")?.innerText));
  await done(page);
});

test("all reports as one workbook: a sheet of problems, one of figures, what was found beside last year's among them", async () => {
  const page = await open([asFile("乙.txt", reportOf("青禾市水利局", 2023)), asFile("甲.txt", reportOf("青禾市水利局", 2022)), asFile("坏.txt", "\u0089PNG\r\n\u001a\n\0\0")]);
  await says(page, "乙.txt", /与 2022 年报告对照/);
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("[data-shape=workbook]")]);
  assert.match(got.suggestedFilename(), /^问题和数字\.xlsx$/);
  const bytes = readFileSync(await got.path());
  const text = await page.evaluate(async (bytes) => {
    const { createValidator } = await import("./gouji.js");
    const gouji = await createValidator();
    return gouji.text(new Uint8Array(bytes));
  }, [...bytes]);
  const lines = text.split("\n");
  assert.ok(lines.some((line) => line.startsWith("乙.txt") && line.includes("years.carry")), "years.carry");
  assert.ok(lines.some((line) => line.startsWith("坏.txt") && line.includes("input.")), "the unreadable one");
  for (const name of ["甲.txt", "乙.txt"]) assert.ok(lines.some((line) => line.startsWith(name) && line.endsWith("requests/new/total") && line.includes("\t180\t")), name);
  await done(page);
});

test("of a thousand rows those in sight are there, numbered; keys go through all of them, filters and sorts take all", async () => {
  const page = await open(Array.from({ length: 300 }, (_, i) => asFile(`${String(i).padStart(3, "0")}.txt`, reportOf(`第${i}局`, 2023, i % 3 ? [] : [["申请数量\t168", "申请数量\t169"]]))));
  const rows = () => page.$$eval("#documents li", (all) => all.map((li) => [Number(li.getAttribute("aria-posinset")), Number(li.getAttribute("aria-setsize"))]));
  const some = await rows();
  assert.ok(some.length > 5 && some.length < 60, `${some.length} rows are in the page`);
  assert.ok(some.every(([, all]) => all === 300));
  assert.match(await page.locator("#side .totals").innerText(), /有错 100[\s\S]*无错 200/);
  // One stop of the Tab key; then keys.
  await page.locator("#documents li .document").first().focus();
  assert.equal(await page.$$eval('#documents .document[tabindex="0"]', (all) => all.length), 1);
  const focused = () => page.evaluate(() => Number(document.activeElement.closest("li")?.getAttribute("aria-posinset")));
  await page.keyboard.press("End");
  assert.equal(await focused(), 300);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), 299);
  await page.keyboard.press("PageUp");
  assert.ok((await focused()) < 299 && (await focused()) > 280);
  assert.ok(await page.evaluate(() => { const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight + 1; }));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".document[aria-current]"));
  // The row that has the focus stays when it is scrolled out of sight.
  await page.evaluate(() => document.querySelector("#side .scroller").scrollTo(0, 0));
  await page.waitForFunction(() => [...document.querySelectorAll("#documents li")].some((li) => li.getAttribute("aria-posinset") === "1"));
  assert.equal(await page.evaluate(() => document.activeElement.className.split(" ")[0]), "document");
  await page.keyboard.press("Home");
  assert.equal(await focused(), 1);
  // Removed by the keyboard: the focus is in the next row.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#side .count strong").textContent.startsWith("299 "));
  assert.equal(await focused(), 1);
  await page.click("#side .chip.bad");
  assert.equal((await rows())[0][1], 99);
  await page.selectOption("#side select", "problems");
  await page.fill("#side [type=search]", "第297局");
  assert.equal(await page.locator("#documents li").count(), 1);
  await page.fill("#side [type=search]", "");
  await page.click("#side .chip.bad");
  await page.click("#side .overview");
  assert.ok((await rows()).length < 80);
  await axe(page);
  await done(page);
});

test("the board fits a phone: questions and sums unfold, targets are large, nothing is wider than the screen", async () => {
  const page = await open([asFile("城管局2022.txt", reportOf("青禾市城管局", 2022)), asFile("城建局2023.txt", reportOf("青禾市城建局", 2023)), asFile("教育局.txt", reportOf("青禾市教育局", 2023)), asFile("市政府.txt", parentOf("青禾市人民政府", 2023, 2))], { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await says(page, "城建局2023.txt", /上年报告待确认/);
  await page.tap("#side .yearly > summary");
  await page.tap("#side .areas summary");
  await page.waitForSelector(".sumsof .said-of");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  const small = await page.$$eval("#side button, #side summary", (all) => all.filter((b) => b.offsetParent && b.offsetHeight < 44).map((b) => [b.textContent, b.offsetHeight]));
  assert.deepEqual(small, []);
  await axe(page);
  await done(page);
});

test("the unit that reported last year and not this year is named; what was added up is taken away as a file", async () => {
  const bodies = ["水利局", "教育局", "民政局"].map((unit) => `青禾市${unit}`);
  const of = (year) => [asFile(`市政府${year}.txt`, parentOf("青禾市人民政府", year, 3)), ...bodies.map((body) => asFile(`${body}${year}.txt`, reportOf(body, year, year === 2023 && body.includes("水利") ? [["行政处罚\t318", "行政处罚\t381"]] : [])))];
  const files = [...of(2022), ...of(2023)].filter(({ name }) => name !== "青禾市民政局2023.txt");
  const page = await open(files);
  await says(page, "市政府2023", /与 2022 年报告对照/);
  const area = page.locator("#side .areas details", { hasText: "青禾市人民政府 2023" }).first();
  await area.locator("summary").first().click();
  await area.locator(".said-of").waitFor();
  await area.locator("summary", { hasText: "没有计入" }).click();
  const left = await area.locator(".left li").allInnerTexts();
  // Its report of last year is not told a second time as one of another year.
  assert.deepEqual([left.filter((line) => line.includes("民政局")).length, left.filter((line) => line.includes("没有找到")).length], [1, 1], left.join("\n"));
  assert.match(await area.locator(".said-of").innerText(), /2\/3 个单位计入合计/);
  // A rule of two years has its statement too, its id beside it.
  await page.locator("#side .rules > summary").click();
  const rules = await page.locator("#side .rules li").allInnerTexts();
  assert.ok(rules.some((rule) => rule.includes("years.carry")) && rules.every((rule) => /份：.*[\u4e00-\u9fff].* [a-z]+\.[a-z-]+/.test(rule)), rules.join("\n"));
  assert.match(left.find((line) => line.includes("没有找到")), /“青禾市民政局”.* 打开上年报告$/);
  const [got] = await Promise.all([page.waitForEvent("download"), area.locator("button", { hasText: "导出汇总核对" }).click()]);
  assert.equal(got.suggestedFilename(), "青禾市人民政府-2023-汇总核对.csv");
  const lines = readFileSync(await got.path(), "utf8").split("\n");
  assert.ok(lines.some((line) => /,建议,rollup\.unit,没有找到“青禾市民政局”的报告/.test(line)), lines.join("\n"));
  assert.ok(lines.some((line) => line.startsWith("青禾市人民政府 2023,未核对,")), lines.join("\n"));
  await axe(page);
  await done(page);
});

test("the file of the sums is the command line's, with every figure that is not the sum and each unit's", async () => {
  const files = [asFile("市政府.txt", parentOf("青禾市人民政府", 2023, 2)), asFile("水利局.txt", reportOf("青禾市水利局", 2023)), asFile("教育局.txt", reportOf("青禾市教育局", 2023, [["行政处罚\t318", "行政处罚\t381"]]))];
  const page = await open(files);
  const area = page.locator("#side .areas details").first();
  await area.locator("summary").first().click();
  await area.locator(".said-of.bad").waitFor();
  const [got] = await Promise.all([page.waitForEvent("download"), area.locator("button", { hasText: "导出汇总核对" }).click()]);
  const text = readFileSync(await got.path(), "utf8");
  assert.match(text, /,错误,rollup\.sum,“行政处罚”行[^\n]*,表二·行政处罚·本年处理决定数量,636,699,-63,318 \+ 381 = 699 ≠ 636,青禾市水利局 318；青禾市教育局 381,disclosure\/penalty\/decisions\n/);
  const folder = mkdtempSync(join(tmpdir(), "gouji-sums-"));
  for (const { name, buffer } of files) writeFileSync(join(folder, name), buffer);
  assert.equal(text, cli(["rollup", "--lang", "zh", "--format", "csv", ...files.map(({ name }) => join(folder, name))]));
  rmSync(folder, { recursive: true });
  await done(page);
});

test("a renamed body's report of last year is named by hand, compared on that word, and taken back by one step", async () => {
  const page = await open([asFile("林业局2022.txt", reportOf("青禾市林业局", 2022)), asFile("自然资源局2023.txt", reportOf("青禾市自然资源局", 2023)), asFile("水利局2022.txt", reportOf("青禾市水利局", 2022)), asFile("水利局2023.txt", reportOf("青禾市水利局", 2023))]);
  await says(page, "水利局2023", /与 2022 年报告对照/);
  assert.doesNotMatch(await row(page, "自然资源局").innerText(), /对照/);
  await page.click("#side .yearly > summary");
  await page.click("#side .yearly button:has-text('指定上年报告')");
  const select = page.locator("#side .yearly select");
  // Those that are another's are not offered.
  assert.deepEqual(await select.locator("option").allInnerTexts(), ["指定上年报告（如单位改了名）", "林业局2022.txt（青禾市林业局 2022）"]);
  await select.selectOption({ index: 1 });
  await says(page, "自然资源局", /与 2022 年报告对照/);
  assert.match(await page.locator("#side .yearly").innerText(), /您已确认上年报告是：林业局2022\.txt/);
  await page.waitForFunction(() => document.activeElement !== document.body);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await says(page, "自然资源局", /与 2022 年报告对照/);
  await page.click("#undo");
  await page.waitForFunction(() => ![...document.querySelectorAll(".document")].some((one) => /自然资源局[\s\S]*与 2022 年报告对照/.test(one.innerText)));
  await done(page);
});
