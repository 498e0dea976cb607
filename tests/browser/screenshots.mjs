// Pictures of the page for people to look at: node tests/browser/screenshots.mjs FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { asFile, launch, parentOf, reportOf, sample, serve } from "./harness.mjs";

const folder = process.argv[2] ?? "target/screenshots";
mkdirSync(folder, { recursive: true });
const browser = await launch();
const server = await serve();
const SHOTS = [
  { name: "desktop", viewport: { width: 1366, height: 768 } },
  { name: "phone", viewport: { width: 360, height: 740 } },
  { name: "dark", viewport: { width: 1366, height: 768 }, colorScheme: "dark" },
];
for (const { name, viewport, colorScheme } of SHOTS) {
  const page = await browser.newPage({ viewport, colorScheme });
  const shot = (what, options = {}) => page.screenshot({ path: join(folder, `${name}${what}.png`), ...options });
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
  await shot("-empty");
  await page.click('[data-sample="slips-2021.txt"]');
  await page.waitForSelector("#cards .card", { state: "attached" });
  await shot("-reading");
  for (let i = 0; i < 3; i += 1) await page.click("#next");
  await page.waitForTimeout(900);
  await shot("-card");
  const board = await browser.newPage({ viewport, colorScheme });
  await board.goto(server.url);
  await board.waitForSelector("[data-ready]");
  const units = ["水利局", "教育局", "民政局"].map((unit) => reportOf(`青禾市${unit}`, 2023));
  await board.setInputFiles("#file", [
    asFile("市政府.txt", parentOf("青禾市人民政府", 2023, 3)), ...units.map((text, i) => asFile(`单位${i + 1}.txt`, i === 1 ? text.replace("行政处罚\t318", "行政处罚\t381") : text)),
    asFile("水利局上年.txt", reportOf("青禾市水利局", 2022)), asFile("教育局上年.txt", reportOf("青禾市教育局", 2022)), asFile("教育局上年（改）.txt", reportOf("青禾市教育局", 2022)),
  ]);
  await board.waitForSelector(".yearly.asks");
  await board.waitForTimeout(1500);
  await board.screenshot({ path: join(folder, `${name}-board.png`) });
  await board.click(".yearly summary");
  await board.screenshot({ path: join(folder, `${name}-board-years.png`) });
  await board.click(".yearly > summary");
  await board.click(".areas summary");
  await board.waitForSelector(".sumsof .said-of");
  await board.screenshot({ path: join(folder, `${name}-board-sums.png`) });
  await board.click("#side .overview");
  await board.screenshot({ path: join(folder, `${name}-board-overview.png`) });
  await board.close();
  if (name === "desktop") {
    await page.click('[data-mode="edit"]');
    await shot("-edit");
    await page.click('[data-mode="raw"]');
    await shot("-raw");
    await page.click('[data-mode="read"]');
    await page.evaluate(() => scrollTo(0, 0));
    await page.click("#cards .card.error .change");
    await page.waitForTimeout(500);
    await page.click("#changes");
    await page.waitForSelector("#panel[open]");
    await shot("-changes");
    await page.keyboard.press("Escape");
    await page.evaluate(() => scrollTo(0, 0));
    await page.click("#takeaway summary");
    await shot("-takeaway");
    await page.keyboard.press("Escape");
    await page.click("#trust summary");
    await shot("-trust");
    await page.keyboard.press("Escape");
    await page.click("#flow summary");
    await page.waitForTimeout(500);
    await shot("-flow");
    await page.click("#language");
    await page.waitForTimeout(1500);
    await shot("-english");
    await page.click("#language");
    const file = (title, text) => ({ name: title, mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.setInputFiles("#file", ["clean-2021.txt", "slips-2021.txt", "clean-2019.txt"].map((s) => file(s, sample(s))));
    await page.waitForTimeout(800);
    await page.evaluate(() => scrollTo(0, 0));
    await shot("-files");
    await page.click("#side button.overview");
    await shot("-overview");
    await page.click(".document >> nth=1");
    await page.waitForTimeout(500);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.screenshot({ path: join(folder, "print.png"), fullPage: true });
  }
  await page.close();
}
const portal = await browser.newPage({ viewport: { width: 1100, height: 900 } });
await portal.goto(`${server.url}example/portal.html`);
await portal.evaluate((text) => document.querySelector("gouji-validator").check(text), sample("slips-2021.txt"));
await portal.screenshot({ path: join(folder, "element.png") });
await browser.close();
server.close();
