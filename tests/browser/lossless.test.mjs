// What the user gave is there until the user takes it away: the list, the history, and a reload of all of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { asFile, drawn, ROOT, sample } from "./harness.mjs";
import { CLEAN, download, listed, names, page, paste, problems, reload, settled, SLIPS, text } from "./opened.mjs";

test("a paste, a sample and a file never take the place of what is open", async () => {
  await page.focus("#text");
  await paste(CLEAN);
  await settled(/42 项勾稽关系全部成立/);
  await page.keyboard.press("Control+a");
  await paste(SLIPS);
  await settled(/2 个错误/);
  await page.setInputFiles("#file", asFile("丙.txt", sample("clean-2019.txt")));
  await settled(/成立/);
  await page.setInputFiles("#file", asFile("丁.txt", CLEAN));
  await listed(4);
  assert.match((await names())[3], /丁\.txt/);
  assert.match(await page.locator("#said").innerText(), /原来的还在/);
  await page.click(".document >> nth=0");
  await settled(/42 项勾稽关系全部成立/);
  // Each arrival is one step back.
  for (const left of [3, 2]) {
    await page.click("#undo");
    await listed(left);
  }
  await page.keyboard.press("Control+z");
  await settled(/42 项勾稽关系全部成立/);
  assert.equal(await page.locator(".document").count(), 0);
  await page.click("#redo");
  await settled(/2 个错误/);
  assert.deepEqual(problems, []);
});

test("clearing one and clearing all can be undone; after clearing all a reload finds nothing", async () => {
  await page.setInputFiles("#file", [asFile("甲.txt", CLEAN), asFile("乙.txt", SLIPS)]);
  await listed(2);
  await page.click("#clear");
  await settled(/2 个错误/);
  await page.click("#said button");
  await listed(2);
  await page.click("#clear-all");
  await settled(/粘贴或拖入/);
  assert.equal(await text(), "");
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.keyboard.press("Control+z");
  await listed(2);
  await reload();
  await listed(2);
  await page.click("#clear-all");
  await page.waitForFunction(() => sessionStorage.length === 0);
  // What comes next does not bring what was cleared back into the storage.
  await page.fill("#text", "一段文字。");
  assert.equal(await page.locator("#said").innerText(), "", "an offer to undo stands only as long as it is the last step");
  await page.waitForFunction(() => sessionStorage.length > 0);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /青禾市/);
  await page.click("#clear");
  await page.waitForFunction(() => sessionStorage.length === 0);
  await reload();
  assert.equal(await text(), "");
  assert.equal(await page.locator("#undo").isVisible(), false);
});

test("Ctrl+Z takes back a figure put in and words typed alike, in the text and outside it, and after a reload", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  const first = await text();
  await page.click("#cards .card.error .change");
  await settled(/1 个错误/);
  const mended = await text();
  await page.click('[data-mode="edit"]');
  await page.evaluate(() => {
    const area = document.getElementById("text");
    area.focus();
    area.setSelectionRange(0, 0);
  });
  await page.keyboard.type("附记");
  await page.waitForFunction(() => document.getElementById("text").value.startsWith("附记"));
  await page.waitForTimeout(1200);
  await page.keyboard.press("Delete");
  const typed = await text();
  assert.notEqual(typed, `附记${mended}`);
  await page.keyboard.press("Control+z");
  assert.equal(await text(), `附记${mended}`);
  await page.keyboard.press("Control+z");
  assert.equal(await text(), mended);
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await text(), `附记${mended}`);
  await page.keyboard.press("Control+y");
  assert.equal(await text(), typed);
  await page.waitForTimeout(300);
  await reload();
  assert.equal(await text(), typed);
  await page.waitForSelector("[data-whole]");
  await page.evaluate(() => document.activeElement.blur());
  for (const before of [`附记${mended}`, mended, first]) {
    await page.keyboard.press("Control+z");
    assert.equal(await text(), before);
  }
  await settled(/2 个错误/);
  await page.keyboard.press("Control+y");
  await settled(/1 个错误/);
  // Fields of their own keep their own undo.
  await page.click('td[data-address="review/review/total"]');
  await page.fill("#detail input", "99");
  await page.keyboard.press("Control+z");
  assert.equal(await text(), mended);
  assert.deepEqual(problems, []);
});

test("a table pasted with its grid, and a Word file, are the same after an edit, its undo, and a reload", async () => {
  const figures = async () => {
    await drawn(page);
    return page.$$eval("#reading td[data-address]", (all) => all.map((td) => [td.dataset.address, td.textContent]));
  };
  await page.setInputFiles("#file", join(ROOT, "tests/files/report-2021.docx"));
  await settled(/42 项勾稽关系全部成立/);
  const before = [await text(), await figures(), await page.locator("#verdict").innerText()];
  await page.click('td[data-address="requests/new/total"]');
  await page.fill("#detail input", "1");
  await page.click("#detail form button");
  await settled(/个错误/);
  await page.click("#undo");
  await settled(/42 项勾稽关系全部成立/);
  await reload();
  await settled(/42 项勾稽关系全部成立/);
  assert.deepEqual([await text(), await figures(), await page.locator("#verdict").innerText()], before);
});

test("setting aside can be undone, and the JSON that is taken away keeps the reason", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  await page.click("#cards .card.several .head");
  await page.click("#cards .card.several button.aside");
  await page.keyboard.type("已与业务科核实");
  await page.keyboard.press("Enter");
  await settled(/1 个错误/);
  const report = JSON.parse((await download("json")).body.toString());
  assert.deepEqual(report.findings.filter((f) => f.aside !== null).map((f) => [f.rule, f.aside]), [["review.total", "已与业务科核实"]]);
  assert.equal(report.summary.ignored, 1);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Control+z");
  await settled(/2 个错误/);
  assert.ok(await page.locator("#aside").isHidden());
});

test("two reports in one paste are two documents, and taking that back takes both", async () => {
  await page.focus("#text");
  // Of two bodies: those of one would be compared as two years.
  await paste(`${CLEAN}\n${SLIPS.replaceAll("2023", "2022").replaceAll("青禾市水利局", "青禾市教育局")}`);
  await listed(2);
  assert.match(await page.locator("#said").innerText(), /2 份报告/);
  await settled(/42 项勾稽关系全部成立/);
  await page.click(".document >> nth=1");
  await settled(/个错误/);
  await page.click("#undo");
  assert.equal(await text(), "");
  await page.click("#redo");
  await listed(2);
});
