// Pictures of the page for people to look at: node tests/browser/screenshots.mjs FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, serve } from "./harness.mjs";

const folder = process.argv[2] ?? "target/screenshots";
mkdirSync(folder, { recursive: true });
const browser = await launch();
const server = await serve();
const SHOTS = [
  { name: "desktop", viewport: { width: 1366, height: 768 } },
  { name: "phone", viewport: { width: 360, height: 740 }, full: true },
  { name: "dark", viewport: { width: 1366, height: 768 }, colorScheme: "dark" },
];
for (const { name, viewport, colorScheme, full } of SHOTS) {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.goto(server.url);
  await page.waitForSelector("[data-ready]");
  await page.screenshot({ path: join(folder, `${name}-empty.png`) });
  await page.click('[data-sample="slips-2021.txt"]');
  await page.waitForSelector(".finding");
  await page.click(".finding.error");
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full });
  await page.close();
}
await browser.close();
server.close();
