// What the page's WebAssembly takes for a report, in Node: node tests/speed.mjs DIST [OTHER_DIST ...]
// In: folders that `cargo xtask build` made, of this commit and of others. Out: milliseconds a report, the median of ten rounds in which the builds
// take turns, and how many times as fast as the first each is.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROUNDS = 10;
const WARM_UP = 3;
/** How many reports a build checks before it is the next one's turn. */
const TURN = 40;

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const page = (name) => ({ html: read(`tests/files/${name}`), text: "" });
// Never the same report twice in a row: the last one is kept.
const kinds = {
  text: ["clean-2019.txt", "clean-2021.txt", "slips-2021.txt"].map((name) => read(`www/sample/${name}`)),
  page: [page("report-2019.html"), page("report-2021.html")],
};

const folders = process.argv.slice(2);
const builds = await Promise.all(folders.map(async (folder) => {
  const core = await import(pathToFileURL(resolve(folder, "core/gouji_core.js")));
  await core.default({ module_or_path: readFileSync(resolve(folder, "core/gouji_core_bg.wasm")) });
  return core;
}));

/** Milliseconds a report. */
function turn(core, reports) {
  const start = performance.now();
  for (let i = 0; i < TURN; i++) core.check(reports[i % reports.length], {});
  return (performance.now() - start) / TURN;
}

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
for (const [kind, reports] of Object.entries(kinds)) {
  const times = builds.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    builds.forEach((core, i) => {
      const time = turn(core, reports);
      if (round >= WARM_UP) times[i].push(time);
    });
  }
  const medians = times.map(median);
  medians.forEach((time, i) => console.log(kind.padEnd(6), folders[i], `${time.toFixed(2)} ms`, `${(medians[0] / time).toFixed(2)} ×`));
}
