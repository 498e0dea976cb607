// What is shown is of the text as it stands, and never looks better than it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asFile } from "./harness.mjs";
import { CLEAN, listed, page, settled, SLIPS, text } from "./opened.mjs";

test("while a check takes its time the old verdict does not stand for the new text", async () => {
  await page.click('[data-sample="clean-2021.txt"]');
  await settled(/全部成立/);
  // From here on the worker is as slow as with a very large text.
  await page.evaluate(() => {
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...args) {
      setTimeout(() => send.apply(this, args), 2500);
    };
  });
  await page.click('[data-mode="edit"]');
  await page.focus("#text");
  await page.keyboard.type("2");
  await settled(/正在核对/);
  assert.ok(Number(await page.locator("#cards").evaluate((cards) => getComputedStyle(cards).opacity)) < 1);
  assert.equal(await page.locator("#takeaway").isVisible(), false);
  await settled(/成立|问题/);
  assert.equal(await page.locator("#cards").evaluate((cards) => getComputedStyle(cards).opacity), "1");
  assert.equal(await page.locator("#takeaway").isVisible(), true);
  // Another document: what stood there before is gone at once.
  await page.setInputFiles("#file", asFile("乙.txt", SLIPS));
  await settled(/正在核对/);
  assert.equal(await page.locator("#reading td").count(), 0);
  await settled(/2 个错误/);
});

test("a very long text does not stop the page: its beginning is shown, all of it is checked, and what is mended is mended in all of it", async () => {
  // In letters that the browser of the tests has: a million characters that it has none for take it twenty seconds to lay out, those it has half of one.
  const long = `${"All offices did what is asked of them.\n".repeat(28_000)}${SLIPS}`;
  await page.setInputFiles("#file", asFile("长.txt", long));
  await settled(/2 个错误/);
  await page.click('[data-mode="edit"]');
  assert.equal((await text()).length, 1_000_000);
  await page.click('[data-mode="read"]');
  assert.match(await page.locator("#long").innerText(), /只显示开头 1000000 字/);
  await page.click("#cards .card.error .change");
  await settled(/1 个错误/);
  await page.click("#undo");
  await settled(/2 个错误/);
});

test("there is nothing to take away where there is nothing, and what is said is there to be seen", async () => {
  assert.equal(await page.locator("#takeaway").isVisible(), false);
  await page.setInputFiles("#file", asFile("空.txt", ""));
  await settled(/空\.txt/);
  assert.equal(await page.locator("#takeaway").isVisible(), true);
  await page.click("#takeaway summary");
  assert.equal(await page.locator("[data-shape=xlsx]").isVisible(), false);
  await page.keyboard.press("Escape");
  await page.setInputFiles("#file", asFile("好.txt", CLEAN));
  await settled(/全部成立/);
  await page.click('[data-table="review"] .copy');
  await page.waitForFunction(() => /已复制/.test(document.getElementById("said").innerText));
  const box = await page.locator("#said").boundingBox();
  assert.ok(box.width > 50 && box.height > 15 && box.y + box.height <= 768);
  // The browser has no more room for this tab.
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1000; size /= 2) {
      try {
        sessionStorage.setItem(`other ${size}`, "x".repeat(size));
      } catch {
        // No room for so much: less is tried.
      }
    }
  });
  await page.setInputFiles("#file", asFile("大.txt", "文字很多。\n".repeat(2000)));
  await page.waitForFunction(() => /刷新后不保留/.test(document.getElementById("kept").innerText));
});

test("a change is checked though another document is opened at once", async () => {
  await page.setInputFiles("#file", [asFile("甲.txt", CLEAN), asFile("乙.txt", "一段文字。")]);
  await listed(2);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", SLIPS);
  await page.click(".document >> nth=1");
  await page.waitForFunction(() => /2 个错误/.test(document.querySelector(".document").innerText));
});

test("figures never run together in the source as shown: every tab is drawn, its gap is seen, and digits are of one width", async () => {
  await page.fill("#text", `${CLEAN}\n390\t256\t243\t2\t15\t1781\t12345678901\t1`);
  await settled(/成立|个错误|疑似/);
  await page.click('[data-mode="edit"]');
  const tabs = await page.locator("#marks .tab").count();
  assert.equal(tabs, (await text()).split("\t").length - 1);
  const drawn = await page.$$eval("#marks .tab", (all) => all.map((tab) => [tab.getBoundingClientRect().width, getComputedStyle(tab).backgroundImage]));
  assert.ok(drawn.every(([, image]) => image !== "none"));
  assert.ok(Math.min(...drawn.map(([width]) => width)) > 1, "a tab too thin to be seen");
  const widths = await page.evaluate(() => {
    const style = getComputedStyle(document.getElementById("text"));
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = style.font;
    return { digits: [..."0123456789"].map((d) => canvas.measureText(d).width), numeric: style.fontVariantNumeric, tab: style.tabSize };
  });
  assert.match(widths.numeric, /tabular-nums/);
  assert.ok(Number(widths.tab) >= 12);
  assert.ok(Math.max(...widths.digits) - Math.min(...widths.digits) < 0.01);
  // The area and the picture behind it lie over one another.
  const heights = await page.evaluate(() => [document.getElementById("text").scrollHeight, document.getElementById("marks").scrollHeight]);
  assert.ok(Math.abs(heights[0] - heights[1]) <= 2, `${heights}`);
});

test("a text like no report, a wrong year, and figures left open are no green tick", async () => {
  await page.fill("#text", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。");
  await settled(/这不像年度报告/);
  assert.doesNotMatch(await page.locator("#verdict").innerText(), /\d/);
  assert.match(await page.getAttribute("#verdict", "class"), /part/);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", CLEAN.replace("（四）平台建设。", "（四）平台建设。全年发布信息XX条。"));
  await settled(/疑似|问题/);
  assert.doesNotMatch(await page.getAttribute("#verdict", "class"), /good/);
});
