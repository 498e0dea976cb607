// What was found, as it is shown, filtered, explained, and set aside.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asFile, cli, drawn, sample } from "./harness.mjs";
import { CLEAN, download, listed, page, problems, settled, SLIPS } from "./opened.mjs";

test("several files are a list with their verdicts; one that cannot be read does not stop the rest", async () => {
  await page.setInputFiles("#file", [asFile("甲.txt", sample("clean-2021.txt")), asFile("图.txt", "\u0089PNG\r\n\u001a\n\0\0"), asFile("乙.txt", sample("slips-2021.txt"))]);
  await page.waitForFunction(() => document.querySelectorAll(".document .sign").length === 3 && ![...document.querySelectorAll(".document .sign")].some((s) => s.textContent === "…"));
  const list = await page.locator(".document").allInnerTexts();
  assert.match(list[0], /甲\.txt[\s\S]*42 项勾稽关系全部成立/);
  assert.match(list[1], /未能读取/);
  assert.match(list[2], /2 个错误/);
  await settled(/42 项/);
  await page.click(".document >> nth=2");
  await settled(/2 个错误/);
  assert.match(await page.inputValue("#text"), /青禾市水利局/);
  // Both reports in one list of findings.
  const { body } = await download("csv");
  assert.match(body.toString(), /甲\.txt[\s\S]*乙\.txt/);
  await page.click("#documents li:nth-child(2) button.quiet");
  assert.equal(await page.locator(".document").count(), 2);
  await page.click("#clear-all");
  assert.equal(await page.inputValue("#text"), "");
  assert.deepEqual(problems, []);
});

test("findings stand under their diagnosis, with their clause, and are filtered by severity and rule", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  await page.click(".card.error .head");
  assert.equal(await page.locator(".card.active .finding").count(), 2);
  assert.match(await page.locator(".card.active .basis").first().innerText(), /每行：.*requests\.row-total.*国办公开办函/);
  const all = await page.locator(".card").count();
  await page.click(".chip.warning");
  assert.ok((await page.locator("#cards .card").count()) < all);
  assert.equal(await page.locator("#cards .card.warning").count(), 0);
  assert.match(await page.locator("#filters").innerText(), /显示 \d+ \/ \d+ 条/);
  await page.click(".chip.warning");
  await page.selectOption("#filters select", "review.total");
  assert.equal(await page.locator("#cards .card").count(), 1);
  await page.click("#cards .card .head");
  assert.match(await page.locator(".card .sums").innerText(), /合计\s+7\s+≠\s+总计\s+8/);
});

test("a rule tells what it asks, why, on what it rests, and examples, its statement first and its id beside it", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  await page.click("#cards .card.warning .head");
  await page.click("#cards .card.active .basis .link");
  await page.waitForSelector("#panel[open]");
  const rule = JSON.parse(cli(["rules", "--format", "json"])).find((one) => one.id === "prose.year");
  assert.equal(await page.locator("#panel h2").innerText(), rule.statement.zh);
  const says = await page.locator("#panel").innerText();
  assert.ok(says.includes(rule.why.zh) && says.includes("prose.year") && says.includes(rule.basis), says);
  assert.equal(await page.locator("#panel .example-text").count(), rule.examples.pass.length + rule.examples.fail.length);
  await page.keyboard.press("Escape");
  assert.ok(await page.isHidden("#panel"));
  assert.deepEqual(problems, []);
});

test("a wrong figure in the text lights its sentence and its cells together", async () => {
  await page.fill("#text", sample("clean-2021.txt").replace("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 810 件"));
  await settled(/1 个错误/);
  await page.click("#cards .card.error .head");
  assert.match(await page.locator("#reading mark.selected").allInnerTexts().then((all) => all.join("")), /全年新收政府信息公开申请 810 件/);
  assert.ok(await page.locator('td.lit[data-address="requests/new/total"], td.selected[data-address="requests/new/total"]').count());
});

test("a finding is set aside with a reason, stays so after a re-check and a reload, is counted, and comes back", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  const review = page.locator("#cards .card.several");
  await review.locator(".head").click();
  await review.locator("button.aside").click();
  await page.keyboard.type("已与业务科核实");
  await page.keyboard.press("Enter");
  await settled(/1 个错误[\s\S]*已忽略 1 条/);
  assert.match(await page.locator("#verdict").getAttribute("class"), /bad/);
  await page.reload();
  await page.waitForSelector("[data-ready]");
  await settled(/1 个错误[\s\S]*已忽略 1 条/);
  await page.click("#cards .card.error .change");
  // All that is left was set aside: that is no pass.
  await settled(/^!\s[\s\S]*已忽略 1 条/);
  assert.match(await page.locator("#verdict").getAttribute("class"), /part/);
  assert.match((await download("html")).body.toString(), /已与业务科核实/);
  await page.click("#aside summary");
  await page.click("#aside button");
  await settled(/1 个错误/);
  assert.deepEqual(problems, []);
});

test("the flow of requests is drawn from the figures, and says where it breaks", async () => {
  await page.fill("#text", sample("clean-2021.txt"));
  await settled(/全部成立/);
  await page.click("#flow summary");
  await page.waitForSelector("#flow svg");
  const says = await page.locator("#flow text").allTextContents();
  for (const part of ["新收 180", "上年结转 4", "予以公开 91", "不予公开 14", "结转下年 8"]) assert.ok(says.includes(part), `${part}: ${says}`);
  assert.equal(await page.locator("#flow .wrong").count(), 0);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", sample("clean-2021.txt").replace("四、结转下年度继续办理\t6\t1\t0\t0\t0\t1\t8", "四、结转下年度继续办理\t6\t1\t0\t0\t0\t1\t18"));
  await settled(/\d 个错误/);
  await page.waitForSelector("#flow p.wrong");
  assert.match(await page.locator("#flow p.wrong").innerText(), /184 ≠ 194/);
  assert.ok((await page.locator("#flow text.wrong").allTextContents()).includes("✗ 结转下年 18"));
});

test("verdict, chips, cards, the list's row and the command line count the same problems by the same words, in both languages", async () => {
  // An error that the text bears witness against, something only doubted, and something missing.
  const mixed = [["（四）平台建设。", "（四）平台建设。本局收到的申请均已办结。"], ["168\t9\t1\t0\t0\t2\t180", "168\t9\t1\t0\t0\t2\t190"], ["六、其他需要报告的事项", ""]]
    .reduce((text, [from, to]) => text.replace(from, to), CLEAN);
  const folder = mkdtempSync(join(tmpdir(), "gouji-counts-"));
  for (const [name, text] of [["甲.txt", mixed], ["乙.txt", SLIPS]]) writeFileSync(join(folder, name), text);
  await page.setInputFiles("#file", [asFile("甲.txt", mixed), asFile("乙.txt", SLIPS)]);
  await listed(2);
  for (const lang of ["zh", "en"]) {
    if (lang === "en") await page.click("#language");
    const words = lang === "zh" ? ["错误", "疑似", "建议"] : ["error", "warning", "note"];
    for (const [name, errors, doubts] of [["甲.txt", 1, 2], ["乙.txt", 2, 2]]) {
      const report = JSON.parse(cli(["check", "--format", "json", "--lang", lang, join(folder, name)]));
      const row = page.locator(".document", { hasText: name });
      await row.click();
      await page.waitForFunction((says) => document.getElementById("verdict").innerText.includes(says), report.verdict.text);
      assert.match(report.verdict.text, lang === "zh" ? new RegExp(`^${errors + doubts} 个问题（${errors} 个错误、${doubts} 个疑似`) : new RegExp(`^${errors + doubts} problems \\(${errors} error.*, ${doubts} warning`));
      assert.equal(await row.locator(".says").innerText(), report.verdict.text);
      assert.equal(report.summary.problems, errors + doubts);
      // Every card has the word of its severity, and the chips count the cards.
      const cards = await page.locator("#cards .card .word").allInnerTexts();
      const counts = words.map((word) => cards.filter((card) => card === word).length);
      assert.equal(cards.length, counts.reduce((sum, n) => sum + n));
      assert.deepEqual(counts.slice(0, 2), [errors, doubts], cards.join());
      const chips = (await page.locator("#filters button").allInnerTexts()).map((chip) => chip.trim());
      assert.deepEqual(chips, words.map((word, i) => `${word} ${counts[i]}`).filter((_, i) => counts[i]));
    }
  }
});

test("a figure of the text that is only doubted is not inked as wrong", async () => {
  await page.fill("#text", sample("clean-2021.txt").replace("增设河湖名录专栏。", "增设河湖名录专栏。全年新收政府信息公开申请 180 件，其中网络申请 150 件、信函申请 20 件、当面申请 8 件。"));
  await settled(/1 个疑似/);
  const figure = page.locator("#reading mark.fig", { hasText: /^150 件$/ });
  assert.match(await figure.getAttribute("class"), /doubtful/);
  assert.equal(await page.locator("#reading .fig.broken").count(), 0);
});

test("a table alone is read, however much white space stands before it", async () => {
  const table = CLEAN.slice(CLEAN.indexOf("（本列数据的勾稽关系为"), CLEAN.indexOf("四、政府信息公开行政复议"));
  // Where a text began with an empty line and had no other line before its table, the page looked for the head of the table for ever.
  for (const before of ["", "\n", "\n\n", " \n\t\n", "\r\n"]) {
    await page.fill("#text", before + table);
    await settled(/这张表 39 项关系成立/);
    await page.waitForFunction(() => document.querySelectorAll('#reading [data-table="requests"] td').length > 100);
    await page.click("#clear");
  }
  assert.deepEqual(problems, []);
});

test("numbers go on in the order of the page, each once; the card of the one chosen is seen from head to foot", async () => {
  // The text bears witness against a figure of the table behind another error, and any of five cells may be at fault.
  const wrong = [["168\t9\t1\t0\t0\t2\t180", "168\t9\t1\t0\t0\t2\t190"], ["5\t1\t0\t1\t7\t3", "5\t1\t0\t1\t8\t3"], ["行政强制\t7", "行政强制\t7O"]].reduce((text, [from, to]) => text.replace(from, to), CLEAN);
  await page.fill("#text", wrong);
  await settled(/3 个错误/);
  await drawn(page);
  assert.deepEqual(await page.$$eval("#reading [data-n]", (all) => all.map(({ dataset }) => dataset.n)), ["1", "2", "3"]);
  const told = page.locator("#reading mark.told", { hasText: "全年新收" });
  assert.equal(await told.count(), 1);
  for (const n of [1, 2, 3]) {
    await page.keyboard.press("F8");
    await page.waitForFunction((at) => document.getElementById("count").textContent.startsWith(`${at} `), n);
    // It may still be on its way.
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector(".card.active").getBoundingClientRect();
      return top >= document.getElementById("top").getBoundingClientRect().bottom - 1 && bottom <= innerHeight;
    });
  }
  // What is at fault is red, however its figure was read.
  assert.doesNotMatch(await page.locator('td[data-address="disclosure/coercion/decisions"]').getAttribute("class"), /doubtful/);
});

test("the verdict tells of notes too, as many as have cards, here, in the board and in English", async () => {
  // A blank cell for which 0 is meant: no error, and no doubt.
  const blank = CLEAN.replace("5\t1\t0\t1\t7\t3", "5\t1\t\t1\t7\t3");
  await page.fill("#text", blank);
  await settled(/成立；另有 1 条建议$/);
  assert.match(await page.getAttribute("#verdict", "class"), /good/);
  assert.deepEqual([await page.innerText("#count"), await page.locator("#cards .card.note").count()], ["– / 1", 1]);
  await page.setInputFiles("#file", [asFile("甲.txt", CLEAN), asFile("乙.txt", blank.replaceAll("青禾市水利局", "青禾市教育局"))]);
  await listed(3);
  const rows = await page.locator(".document").evaluateAll((all) => all.map((row) => [row.className, row.querySelector("small").textContent]));
  assert.deepEqual(rows.map(([, says]) => /；另有 1 条建议$/.test(says)), [true, false, true]);
  await page.click(".document >> nth=2");
  await page.click("#language");
  await settled(/; 1 note besides$/);
  // Ignored, it is no note any more: the counts say so with one word.
  await page.click("#cards .card.note .head");
  await page.click("#cards .card.note .aside");
  await page.keyboard.type("none");
  await page.keyboard.press("Enter");
  await settled(/\(1 ignored\)$/);
  assert.equal(await page.innerText("#aside summary"), "1 ignored");
  // What was changed says so too, with the reason.
  await page.click("#changes");
  // The list comes with a module that is fetched when it is first asked for.
  await page.locator("#panel", { hasText: "(none)" }).waitFor();
  assert.match(await page.innerText("#panel"), /1 ignored[^]*\(none\)/);
  assert.deepEqual(problems, []);
});
