import { launch, sample, serve } from "./harness.mjs";
import { writeFileSync } from "node:fs";
const browser = await launch();
const server = await serve();
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
const s = await page.context().newCDPSession(page);
await page.goto(server.url);
await page.waitForSelector("[data-ready]");
await s.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const rec = async (name, act) => {
  const events = [];
  const on = (e) => events.push(...e.value);
  s.on("Tracing.dataCollected", on);
  await s.send("Tracing.start", { categories: "devtools.timeline,toplevel,disabled-by-default-devtools.timeline", transferMode: "ReportEvents" });
  await act();
  await page.waitForTimeout(1500);
  const done = new Promise((r) => s.once("Tracing.tracingComplete", r));
  await s.send("Tracing.end"); await done;
  s.off("Tracing.dataCollected", on);
  const main = events.find((e) => e.name === "thread_name" && e.args.name === "CrRendererMain");
  const tid = main?.tid, pid = main?.pid;
  const tasks = events.filter((e) => e.ph === "X" && e.name === "RunTask" && e.tid === tid && e.pid === pid && e.dur > 25000);
  for (const t of tasks.sort((a,b)=>a.ts-b.ts)) {
    const inside = events.filter((e) => e.ph === "X" && e.tid === tid && e.pid === pid && e.ts >= t.ts && e.ts + (e.dur||0) <= t.ts + t.dur && e !== t && e.dur > 3000);
    console.log(name, "task", (t.dur / 1000).toFixed(0), "cpu", (t.tdur / 1000).toFixed(0), "ms:", inside.map((e) => `${e.name} ${(e.dur / 1000).toFixed(0)}${e.args?.data?.functionName ? "(" + e.args.data.functionName + ")" : ""}`).join(", "));
  }
};
await rec("warmless paste", () => page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, sample("slips-2021.txt")));
for (const k of ["j1","j2","j3"]) await rec(k, () => page.keyboard.press("j"));
await rec("put in", () => page.evaluate(() => document.querySelector("#cards .card.active .change").click()));
await rec("undo", () => page.keyboard.press("Control+z"));
for (const mode of ["raw", "edit"]) await rec(mode, () => page.evaluate((one) => document.querySelector(`[data-mode=${one}]`).click(), mode));
await rec("typed", () => page.keyboard.type("附"));
await rec("read", () => page.evaluate(() => document.querySelector("[data-mode=read]").click()));
await rec("English", () => page.evaluate(() => document.getElementById("language").click()));
await browser.close(); server.close?.(); process.exit(0);
