// At 400 % zoom a window of 1280 × 1024 has 320 × 256 CSS pixels: all of the page is read by scrolling down alone (WCAG 2.1, 1.4.10), tables in their own boxes excepted.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { asFile, sample } from "./harness.mjs";
import { open, page, server, settled } from "./opened.mjs";

beforeEach(() => open(server.url, { viewport: { width: 320, height: 256 } }));

/** What stands out of the window sideways, or has to be scrolled sideways and is no box of a table. */
const wide = () => page.evaluate(() => {
  const told = (element) => `${element.localName}#${element.id}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`;
  const shown = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() && !element.closest(".unseen"));
  // A name that is cut off with an ellipsis stands in a box that hides the rest.
  const cut = (element) => element !== null && (/hidden|clip/.test(getComputedStyle(element).overflowX) || cut(element.parentElement));
  const out = shown.filter((element) => !element.closest(".wide") && !cut(element.parentElement) && element.getBoundingClientRect().right > innerWidth + 1);
  const scrolled = shown.filter((element) => !element.closest(".wide") && /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1);
  return [...(document.documentElement.scrollWidth > innerWidth ? [`the page: ${document.documentElement.scrollWidth}`] : []), ...out.map(told), ...scrolled.map((element) => `scrolls: ${told(element)}`)];
});

for (const lang of ["zh", "en"]) {
  test(`nothing scrolls sideways but tables in their own boxes: ${lang}`, async () => {
    if (lang === "en") {
      await page.click("#language");
      await page.waitForFunction(() => document.documentElement.lang === "en");
    }
    const states = {};
    states.start = await wide();
    await page.click("#trust summary");
    states.trust = await wide();
    await page.keyboard.press("Escape");
    await page.click('[data-sample="slips-2021.txt"]');
    await settled(/2 个错误|2 errors/);
    await page.waitForSelector("#reading td");
    states.read = await wide();
    for (const mode of ["raw", "edit", "read"]) {
      await page.click(`[data-mode=${mode}]`);
      states[mode] = await wide();
    }
    await page.click("#next");
    await page.waitForSelector("#cards .active");
    states.card = await wide();
    await page.locator("#cards .active .aside").click();
    states.reason = await wide();
    await page.locator("#cards .active .basis .link").first().click();
    await page.waitForSelector("#panel[open]");
    states.rule = await wide();
    await page.keyboard.press("Escape");
    await page.click("#fold");
    await page.click("#takeaway summary");
    states.take = await wide();
    await page.keyboard.press("Escape");
    await page.setInputFiles("#file", ["clean-2021.txt", "clean-2019.txt"].map((name) => asFile(name, sample(name))));
    await page.waitForFunction(() => document.querySelectorAll(".document .sign").length === 3);
    states.board = await wide();
    assert.deepEqual(states, Object.fromEntries(Object.keys(states).map((state) => [state, []])));
  });
}
