// The package's door: one reply to every request, whatever happens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cli, launch, ROOT, sample, serve } from "./harness.mjs";

// Traps on "trap", as a WebAssembly that hit an unreachable does; dies without a word on "die".
const TRAPPING = `
let count = 0;
self.onmessage = ({ data: { id, args } }) => {
  if (args[0] === "trap") return self.postMessage({ id, error: { code: "trap", message: "unreachable" } });
  if (args[0] === "die") throw new Error("died");
  self.postMessage({ id, result: { count: ++count } });
};`;

let browser, server, page;

before(async () => {
  browser = await launch();
  server = await serve({ "/trapping.js": TRAPPING });
  page = await browser.newPage();
  await page.goto(server.url);
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("a trap rejects and the worker is restarted", async () => {
  const seen = await page.evaluate(async () => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator({ workerUrl: "./trapping.js" });
    const ask = (input) => validator.check(input).then((r) => r.count, (e) => e.code);
    return [await ask("a"), await ask("b"), ...(await Promise.all([ask("trap"), ask("c")])), await ask("d"), await ask("die"), await ask("e")];
  });
  assert.deepEqual(seen, [1, 2, "trap", "trap", 1, "trap", 1]);
});

test("bad calls and bad inputs are rejected with a code; a disposed validator says so", async () => {
  const codes = await page.evaluate(async () => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator();
    const code = (promise) => promise.then(() => "none", (e) => e.code);
    const found = [
      await code(validator.check("  ")), await code(validator.check(7)), await code(validator.check(new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39]))),
      await code(validator.check("x", { form: "id = " })), await code(validator.check("一篇与报告无关的文章。")),
    ];
    validator.dispose();
    return [...found, await code(validator.check("x"))];
  });
  assert.deepEqual(codes, ["empty", "call", "unsupported", "form", "none", "disposed"]);
});

test("in the SARIF that is taken away every finding has its rule, those of a profile's relations and of a form of one's own too", async () => {
  const profile = 'name = "青禾市 2023 年"\nsource = "青政办发〔2023〕9号"\nmax_characters = 100\n[[tables]]\nform = "2021"\nid = "disclosure"\n[[tables.relations]]\nrule = "qinghe.repeal"\neach = "row"\nholds = "issued >= repealed"\nbroken = { zh = "本年废止多于制发", en = "more repealed than issued" }\n';
  const own = readFileSync(join(ROOT, "src/form/official/2021.toml"), "utf8").replace('id = "2021"', 'id = "county"').replaceAll("requests.row-total", "county.row-total");
  const text = sample("slips-2021.txt").replace("行政规范性文件\t6\t2\t3", "行政规范性文件\t6\t9\t3");
  for (const [options, rules] of [[{ profile }, ["qinghe.repeal", "profile.length"]], [{ form: own }, ["county.row-total"]]]) {
    const log = JSON.parse(await page.evaluate(async ([input, given]) => {
      const { createValidator } = await import("./gouji.js");
      const validator = await createValidator();
      // Of several reports by one profile each rule is listed once.
      return validator.export([{ input, options: given }, { input, options: given }], "sarif");
    }, [text, options]));
    const [run] = log.runs;
    const listed = run.tool.driver.rules.map(({ id }) => id);
    assert.equal(new Set(listed).size, listed.length);
    for (const rule of rules) assert.ok(run.results.some(({ ruleId }) => ruleId === rule), rule);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(listed[ruleIndex], ruleId);
    for (const { associatedRule, descriptor } of run.invocations[0].toolExecutionNotifications) assert.ok(descriptor || listed[associatedRule.index] === associatedRule.id);
    const own = run.tool.driver.rules[listed.indexOf(rules[0])];
    assert.ok(own.shortDescription.text && own.help.text && own.defaultConfiguration.level);
  }
});

test("what is taken away is checked with last year's report, a file as well as a text", async () => {
  const [from, to] = await page.evaluate(async (text) => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator();
    // Last year carried over one more than this year began with.
    const last = text.replaceAll("2023", "2022").replace(/^(四、结转下年度继续办理\t)\d+/m, "$199");
    const taken = (previous) => validator.export([{ input: text, options: { previous } }], "csv");
    return [await taken(last), await taken(new File([last], "上年.txt"))];
  }, sample("clean-2021.txt"));
  assert.match(from, /years\.carry/);
  assert.equal(to, from);
});

test("every kind of refusal of the readers is named in the types", () => {
  const codes = [...readFileSync(join(ROOT, "src/input/error.rs"), "utf8").matchAll(/InputErrorKind::\w+(?: \{ \.\. \})? => "([\w-]+)"/g)].map(([, code]) => code);
  assert.ok(codes.length > 8, codes.join());
  const types = readFileSync(join(ROOT, "www/gouji.d.ts"), "utf8").match(/\n  code: (.*);/)[1];
  // "files" never comes out: it has the large build fetched.
  assert.deepEqual(codes.filter((code) => code !== "files" && !types.includes(`"${code}"`)), []);
});

test("every named character of HTML is read as what it stands for", async () => {
  const list = "import json, html.entities; print(json.dumps(html.entities.html5))";
  const named = Object.entries(JSON.parse(execFileSync(process.platform === "win32" ? "python" : "python3", ["-c", list])));
  assert.ok(named.length > 2200);
  // Behind each name what could go on with it: a longer name is read before a shorter one, and in an attribute only what ends with a semicolon.
  const numbered = (text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join("");
  const lines = named.map(([name, text]) => [`甲&${name}乙&${name};丙`, `甲${numbered(text)}乙${numbered(text)}${name.endsWith(";") ? ";" : ""}丙`]);
  lines.push(["甲&notit;乙", "甲&#172;it;乙"], ["甲&nosuch;乙&n;", "甲&#38;nosuch;乙&#38;n;"], ["甲&;乙&", "甲&#38;;乙&#38;"], ["&amp;lt;", "&#38;lt;"]);
  lines.push(['<input value="3&ampx=4&amp;">', '<input value="3&#38;ampx=4&#38;">']);
  const differing = await page.evaluate(async (pairs) => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator({ worker: false });
    const read = (...lines) => validator.text({ html: lines.map((line) => `<p>${line}</p>`).join("\n"), text: "" });
    const [named, numbered] = [await read(...pairs.map(([a]) => a)), await read(...pairs.map(([, b]) => b))].map((text) => text.split("\n"));
    // Together they are read by the build that knows them all, each alone by the one that knows it.
    const alone = [];
    for (const [a] of pairs) alone.push((await read("戊", a)).trim().split("\n")[1] ?? "");
    return { lines: named.length, differing: named.map((line, i) => [line, numbered[i], alone[i]]).filter(([a, b, c]) => a !== b || a !== c) };
  }, lines);
  assert.ok(differing.lines > 2200);
  assert.deepEqual(differing.differing, []);
});

test("pages are read by the smaller build with the names that reports are written with, scripts or not", async () => {
  // Of the page before, the larger build may be there.
  await page.reload();
  const fetched = await page.evaluate(async () => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator({ worker: false });
    const large = () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("gouji_files_bg")).length;
    const read = async (html) => {
      const before = large();
      await validator.text({ html: `<table><tr><td>${html}</td></tr></table>`, text: "" });
      return large() - before;
    };
    const names = "nbsp lt gt amp quot apos ldquo rdquo lsquo rsquo mdash ndash hellip middot times divide ensp emsp thinsp bull yen euro copy rarr";
    return [await read(names.split(" ").map((name) => `甲&${name};`).join("")), await read("<script>if (a&&b;c&d;)</script>乙<script>e&&f;</script>"), await read("丙&sqsube;")];
  });
  assert.deepEqual(fetched, [0, 0, 1]);
});

test("rules are told in both languages, and in Chinese without the larger build", async () => {
  const { before, fetched, whole, message } = await page.evaluate(async () => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator({ worker: false });
    const large = () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("gouji_files_bg")).length;
    const already = large();
    const before = await validator.rules({ lang: "zh-CN" });
    const fetched = large() - already;
    const message = await validator.check(" ", { lang: "en" }).catch((error) => error.message);
    return { before, fetched, whole: await validator.rules(), message };
  });
  assert.equal(fetched, 0);
  assert.ok(before.length > 40 && before.every(({ statement }) => statement.zh));
  const listed = JSON.parse(cli(["rules", "--format", "json"])).map(({ id, statement }) => ({ id, statement }));
  assert.deepEqual(whole.map(({ id, statement }) => ({ id, statement })), listed);
  assert.ok(listed.every(({ statement }) => statement.en));
  // The small build has no English: what is wrong with an input is said by the larger one.
  assert.match(message, /paste|choose/);
});

test("broken and locked files are refused by the readers of files", async () => {
  const codes = await page.evaluate(async () => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator();
    const bytes = (text) => new TextEncoder().encode(text);
    const code = (input) => validator.check(input).then(() => "none", (e) => e.code);
    return [await code(bytes("%PDF-1.7 and nothing else")), await code(bytes("PK\x03\x04 and nothing else"))];
  });
  assert.deepEqual(codes, ["damaged", "damaged"]);
});

test("the reports are the command line's, on every fixture, in the worker and in the page's own thread", async () => {
  const fixtures = ["www/sample", "tests/reports", "tests/files"].flatMap((f) => readdirSync(join(ROOT, f)).map((n) => join(ROOT, f, n)));
  for (const path of fixtures) {
    const base64 = readFileSync(path).toString("base64");
    for (const lang of ["zh", "en"]) {
      const expected = JSON.parse(cli(["check", "--format", "json", "--lang", lang, path]));
      // The path is the command line's to know, and the digest the exports'.
      assert.match(expected.document.sha256, /^[0-9a-f]{64}$/);
      Object.assign(expected.document, { path: null, sha256: null });
      const got = await page.evaluate(async ({ base64, name, lang }) => {
        const { createValidator } = await import("./gouji.js");
        window.doors ??= [await createValidator(), await createValidator({ worker: false })];
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const reports = [];
        for (const door of window.doors) reports.push(await door.check(bytes, { name, lang }));
        return reports;
      }, { base64, name: path.split("/").at(-1), lang });
      for (const report of got) assert.deepEqual(report, expected, path);
    }
  }
});

test("a round trip takes a few milliseconds", async (t) => {
  const times = await page.evaluate(async (text) => {
    const { createValidator } = await import("./gouji.js");
    const validator = await createValidator();
    const times = [];
    for (let i = 0; i < 60; i++) {
      const start = performance.now();
      await validator.check(text);
      times.push(performance.now() - start);
    }
    return times.slice(10).sort((a, b) => a - b);
  }, sample("clean-2019.txt"));
  // Told, not tested: a machine's speed is no property of the program.
  t.diagnostic(`round trip: median ${times[25].toFixed(2)} ms, slowest of 50 ${times[49].toFixed(2)} ms`);
  assert.equal(times.length, 50);
});
