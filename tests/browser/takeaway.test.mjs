// What is taken away: lists, tables, the corrected report, the Word file, the session.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asFile, cli, ROOT, sample } from "./harness.mjs";
import { download, listed, page, problems, reload, settled, SLIPS, text } from "./opened.mjs";

test("what is taken away is what the command line gives", async () => {
  const text = sample("slips-2021.txt");
  await page.setInputFiles("#file", asFile("报告.txt", text));
  await settled(/2 个错误/);
  for (const format of ["csv", "sarif", "markdown", "html"]) {
    const { name, body } = await download(format);
    assert.match(name, /^报告-/);
    // The command line knows the document by its path, "-" here: told by name in the page.
    const expected = cli(["check", "--format", format, "--lang", "zh", "-"], text).replaceAll("（粘贴的文本）", "报告.txt").replaceAll("%EF%BC%88%E7%B2%98%E8%B4%B4%E7%9A%84%E6%96%87%E6%9C%AC%EF%BC%89", "%E6%8A%A5%E5%91%8A.txt");
    assert.equal(body.toString(), expected, format);
  }
  const json = JSON.parse((await download("json")).body.toString());
  assert.equal(json.summary.errors, 3);
  const { name, body } = await download("xlsx");
  assert.match(name, /\.xlsx$/);
  await page.click("#clear");
  await page.setInputFiles("#file", { name, mimeType: "application/octet-stream", buffer: body });
  await settled(/2 个错误/);
  assert.deepEqual(problems, []);
});

test("a table is copied as Word and Excel take it, corrected figures and all", async () => {
  await page.click('[data-sample="slips-2021.txt"]');
  await settled(/2 个错误/);
  await page.click("#cards .card.error .change");
  await settled(/1 个错误/);
  const copied = await page.evaluate(() => new Promise((done) => {
    const original = document.execCommand.bind(document);
    document.execCommand = (command) => {
      const data = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, cancelable: true }));
      done({ html: data.getData("text/html"), text: data.getData("text/plain"), command });
      return original(command);
    };
    document.querySelector('[data-table="requests"] .copy').click();
  }));
  assert.equal(copied.command, "copy");
  assert.match(copied.html, /^<table border="1"/);
  assert.doesNotMatch(copied.html, /class=|data-|style=/);
  assert.match(copied.html, /rowspan="22"/);
  const lines = copied.text.split("\n").map((line) => line.split("\t"));
  assert.ok(lines.every((line) => line.length === lines[0].length), "every line as wide as the table");
  assert.ok(lines.some((line) => line.includes("1.本机关不掌握相关政府信息") && line.at(-1) === "30"));
  // It goes back in as it came out.
  await page.click("#clear");
  await page.evaluate(({ html }) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "x");
    document.getElementById("text").focus();
    document.getElementById("text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, copied);
  await page.waitForFunction(() => document.querySelector('td[data-address="requests/unavailable.not_held/total"]')?.textContent === "30");
});

test("what was changed is listed with its address in words, kept over a reload, and goes with undo; the corrected report and the session go out and the session comes back", async () => {
  await page.setInputFiles("#file", asFile("报告.txt", SLIPS));
  await settled(/2 个错误/);
  assert.ok(await page.isHidden("#changes"));
  await page.click("#cards .card.error .change");
  await settled(/1 个错误/);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", (await text()).replace("举办培训 2 次", "举办培训 3 次"));
  await page.waitForTimeout(400);
  await reload();
  await settled(/1 个错误/);
  await page.click("#changes");
  await page.waitForSelector("#panel[open]");
  const rows = await page.$$eval("#panel tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows[0], ["表三·（四）1·总计", "31", "30"]);
  assert.equal(rows.length, 2);
  assert.match(rows[1].join("|"), /总体情况\|.*培训 2 次.*\|.*培训 3 次/);
  await page.keyboard.press("Escape");
  // The report as it stands is a page that is read like any other.
  const html = (await download("corrected")).body.toString();
  const session = (await download("session")).body.toString();
  await page.click("#clear");
  await page.setInputFiles("#file", { name: "改好.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await settled(/1 个错误/);
  await page.setInputFiles("#file", { name: "会话.gouji.json", mimeType: "application/json", buffer: Buffer.from(session) });
  await listed(2);
  assert.match(await page.locator("#said").innerText(), /已打开会话文件/);
  await page.click("#changes");
  await page.waitForSelector("#panel[open]");
  assert.equal(await page.locator("#panel tbody tr").count(), 2);
  await page.keyboard.press("Escape");
  assert.deepEqual(problems, []);
});

test("a Word file comes out with the figures that were replaced, is read like any other, and is refused where lines came or went", async () => {
  await page.setInputFiles("#file", join(ROOT, "tests/files/report-2021.docx"));
  await settled(/42 项/);
  await page.waitForSelector("[data-whole]");
  await page.click('td[data-address="requests/new/total"]');
  await page.fill("#detail input", "76543");
  await page.click("#detail form button");
  await settled(/个错误/);
  const now = await text();
  await page.click("#takeaway summary");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("[data-shape=docx]")]);
  assert.match(got.suggestedFilename(), /^report-2021.*\.docx$/);
  const mended = readFileSync(await got.path());
  assert.ok(JSON.parse(cli(["check", "--format", "json", await got.path()])).tables.flatMap((table) => table.cells).some(({ address, raw }) => address === "requests/new/total" && raw === "76543"));
  await page.setInputFiles("#file", { name: "改好.docx", mimeType: "application/octet-stream", buffer: mended });
  await listed(2);
  await page.click(".document >> nth=1");
  await settled(/个错误/);
  assert.equal(await text(), now);
  await page.click('[data-mode="edit"]');
  await page.fill("#text", `${now}\n又一行`);
  await page.waitForTimeout(400);
  await page.click("#takeaway summary");
  await page.click("[data-shape=docx]");
  await page.waitForFunction(() => /没有导出：.*增删/.test(document.getElementById("said").innerText));
  assert.deepEqual(problems, []);
});
