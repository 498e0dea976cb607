// What the browser tests share: a browser, a server of dist/ with nothing but these files, and the fixtures.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What a page has not done after so many milliseconds it will not do. */
export const PATIENCE = Number(process.env.PATIENCE ?? 20_000);
/** axe, as a script for a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** A script that asks axe: every violation of WCAG 2.1 AA, each with where it is and why. */
export const VIOLATIONS = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.html).join(" ") + " " + nodes[0].failureSummary))`;
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".txt": "text/plain", ".json": "application/json" };

/** A Chromium: the one named by CHROME, one of the system's, or the one npm brought. */
async function executable() {
  const known = [process.env.CHROME, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path && existsSync(path));
  if (known) return known;
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

export async function launch() {
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: await executable(), args });
}

/** A new page of a browser or a context; `problems` lists what it said of errors since. */
export async function newPage(of, options) {
  const page = await of.newPage(options);
  page.problems = [];
  page.on("console", (m) => m.type() === "error" && page.problems.push(m.text()));
  page.on("pageerror", (e) => page.problems.push(String(e)));
  return page;
}

/** Waits until a report of form 2021 is drawn with all its cells: of what is long the rest is drawn in pauses, behind the verdict. */
export const drawn = (page) => page.waitForFunction(() => document.querySelectorAll("#reading td[data-address]").length === 200);

/** Serves dist/ (or another folder) on a free port; `requests` lists every path asked for. */
export async function serve(extra = {}, folder = join(ROOT, "dist"), headers = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const file = join(folder, normalize(path === "/" ? "/index.html" : path));
    const body = extra[path] ?? (existsSync(file) ? readFileSync(file) : null);
    response.writeHead(body === null ? 404 : 200, { "content-type": KINDS[extname(path === "/" ? ".html" : path)] ?? "text/html", ...headers });
    response.end(body ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, requests, close: () => server.close() };
}

/** The command line's JSON for a file, or for text on standard input. */
export function cli(args, input) {
  const program = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "release", "gouji");
  try {
    return execFileSync(program, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    // Exit status 1 says that findings are there; the report is on standard output all the same.
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

export const sample = (name) => readFileSync(join(ROOT, "www/sample", name), "utf8");

/** The sample as a body's report for a year, with further words in the place of others. */
export function reportOf(body, year, changes = []) {
  let text = sample("clean-2021.txt").replaceAll("2024", String(year + 1)).replaceAll("2023", String(year)).replaceAll("青禾市水利局", body);
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the sample has no ${from}`);
    text = text.replace(from, to);
  }
  return text;
}

/** The report of a government that has `times` units like the sample: every figure of the tables is their sum. */
export function parentOf(body, year, times) {
  const multiplied = (cell) => (/^\d+(\.\d+)?$/.test(cell) ? String(Math.round(Number(cell) * times * 10) / 10) : cell);
  const lines = reportOf(body, year).split("\n").filter((line) => !/^（[一二三四五]）.*\d+ [件条次]/.test(line));
  return lines.map((line) => (line.includes("\t") ? line.split("\t").map(multiplied).join("\t") : line)).join("\n").replace("主动回应群众关切", "汇总各部门的数据，主动回应群众关切");
}

/** A text as a file to be chosen. */
export const asFile = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** The tables of a tabbed text as an HTML page, a table for each run of tabbed lines. */
export function asHtml(text) {
  const escape = (s) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  let html = "", open = false;
  for (const line of text.split("\n")) {
    const row = line.includes("\t");
    if (row !== open) html += row ? "<table>" : "</table>";
    open = row;
    html += row ? `<tr>${line.split("\t").map((c) => `<td>${escape(c)}</td>`).join("")}</tr>` : `<p>${escape(line)}</p>`;
  }
  return `<html><body>${html}</body></html>`;
}
