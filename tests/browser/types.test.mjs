// The JavaScript of www/ under the strict checker of types, and the types it rests on against what the program really gives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { cli, ROOT, sample } from "./harness.mjs";
import { moduleOf } from "./schema-types.mjs";

const WWW = join(ROOT, "www");
const TSC = join(ROOT, "tests/browser/node_modules/typescript/bin/tsc");
/** The page, and the scripts of workers, whose global scope is another. */
const CONFIGS = ["tsconfig.json", "tsconfig.workers.json"].map((name) => join(WWW, name));

const folder = mkdtempSync(join(tmpdir(), "gouji-types-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the checker says; "" where nothing is wrong. */
function checked(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TSC, ...args], { cwd: WWW, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(stderr, "");
  assert.equal(status === 0, !/error TS/.test(stdout), stdout);
  return stdout.trim();
}

const scripts = readdirSync(WWW, { recursive: true }).map((name) => name.split(sep).join("/")).filter((name) => name.endsWith(".js"));

test("the JavaScript of www/ has no error under the strict checker", () => {
  for (const config of CONFIGS) assert.equal(checked("-p", config), "", config);
});

test("every script is checked, and none is excused", () => {
  const listed = CONFIGS.flatMap((config) => checked("-p", config, "--listFilesOnly").split("\n")).map((path) => relative(WWW, path.trim()).split(sep).join("/"));
  assert.deepEqual(scripts.filter((name) => !listed.includes(name)), []);
  for (const name of scripts) assert.doesNotMatch(readFileSync(join(WWW, name), "utf8"), /@ts-(nocheck|ignore|expect-error)/, name);
  for (const config of CONFIGS) assert.match(checked("-p", config, "--showConfig"), /"strict": true/);
});

/** What the checker says of a module that stands alone. */
function checkedAlone(name, text) {
  const path = join(folder, `${name}.ts`);
  writeFileSync(path, text);
  return checked("--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022", path);
}

const PACKAGE = JSON.stringify(join(WWW, "gouji.js"));

/** What the checker says of `values`, each a [type, value], written out as TypeScript: a field too many, one too few and one of another kind are errors. */
function typed(name, values) {
  const lines = values.map(([type, value], i) => `export const value${i}: ${type} = ${JSON.stringify(value)};`);
  return checkedAlone(name, `import type { Form, Report, Rollup, Rule } from ${PACKAGE};\n${lines.join("\n")}\n`);
}

const report = (...args) => JSON.parse(cli(["check", "--format", "json", ...args]));
const slips = sample("slips-2021.txt");

test("the types of the package say what the program gives, no more and no less", () => {
  const given = cli(["check", "--format", "ndjson", ...["tests/reports", "tests/files", "www/sample"].map((name) => join(ROOT, name))]);
  const values = given.trim().split("\n").map((line) => JSON.parse(line)).filter((one) => one.version).map((one) => ["Report", one]);
  assert.ok(values.length > 10, `${values.length} reports`);
  const [last, own, all] = ["last.txt", "own.txt", "all.txt"].map((name) => join(folder, name));
  writeFileSync(last, slips.replaceAll("2023", "2022"));
  writeFileSync(own, slips.replaceAll("青禾市水利局", "青禾市人民政府办公室"));
  writeFileSync(all, slips.replaceAll("青禾市水利局", "青禾市人民政府"));
  values.push(["Report", report("--previous", last, "--profile", join(ROOT, "profiles/wuwei-2025.toml"), join(WWW, "sample/slips-2021.txt"))]);
  values.push(["Rollup", JSON.parse(cli(["rollup", "--mode", "area", "--format", "json", all, own, join(WWW, "sample/slips-2021.txt")]))]);
  values.push(["Form[]", JSON.parse(cli(["forms", "--format", "json"]))]);
  assert.equal(typed("given", values), "");
});

test("the types of a report are those of its schema, which the core's own types make", () => {
  const schema = JSON.parse(readFileSync(join(ROOT, "dist/schema.json"), "utf8"));
  const held = (schema) => checkedAlone("schema", `import type { Report } from ${PACKAGE};
${moduleOf(schema)}
// Numbers of few values, and codes that may grow in number, are plain in one of the two.
type Whole<T> = T extends number ? number : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Fields<T> = T extends string ? string : T extends number ? number : T extends object ? { [K in keyof T]-?: Fields<T[K]> } : T;
declare const schema: Whole<Schema>, report: Fields<Omit<Report, "not_checked">>;
export const everyValue: Whole<Report> = schema;
export const everyField: Fields<Omit<Schema, "not_checked">> = report;`);
  assert.equal(held(schema), "");
  // A field, and a kind, that the types have not.
  const { Place, CellState } = schema.$defs;
  assert.match(held({ ...schema, $defs: { ...schema.$defs, Place: { ...Place, properties: { ...Place.properties, page: { type: "integer" } } } } }), /page/);
  assert.match(held({ ...schema, $defs: { ...schema.$defs, CellState: { oneOf: [...CellState.oneOf, { type: "string", const: "torn" }] } } }), /torn/);
});

test("the checker of types would see a field too few, too many, or of another kind", () => {
  const whole = report(join(WWW, "sample/slips-2021.txt"));
  const { rule: _, ...less } = whole.findings[0];
  for (const finding of [less, { ...whole.findings[0], more: 1 }, { ...whole.findings[0], severity: "grave" }]) {
    assert.match(typed("wrong", [["Report", { ...whole, findings: [finding] }]]), /error TS2\d{3}/);
  }
});

test("the ids that the scripts ask for are those of index.html, each of its kind", () => {
  const kinds = { HTMLElement: "section|article|nav", HTMLParagraphElement: "p", HTMLDivElement: "div", HTMLDetailsElement: "details", HTMLOListElement: "ol", HTMLButtonElement: "button", HTMLSpanElement: "span", HTMLInputElement: "input", HTMLDialogElement: "dialog", HTMLTextAreaElement: "textarea" };
  const page = readFileSync(join(WWW, "index.html"), "utf8");
  const known = readFileSync(join(WWW, "types/dom.d.ts"), "utf8").match(/interface Ids \{([^]*?)\n\}/)[1].matchAll(/^  "?([\w-]+)"?: (\w+);/gm);
  const ids = [...known].map(([, id, kind]) => ({ id, kind }));
  assert.ok(ids.length > 30, `${ids.length} ids`);
  for (const { id, kind } of ids) assert.match(page, new RegExp(`<(${kinds[kind]})\\b[^>]*\\bid="${id}"`), `${id}: ${kind}`);
});
