// What is done with a page in every engine, by scripts alone: drivers of other engines, and of old ones, have no calls for it.
// In: what runs a script in a page and gives its answer. Out: the hands, and the walk that every engine has to go.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PATIENCE, ROOT } from "./harness.mjs";

const DOCX = readFileSync(join(ROOT, "tests/files/report-2021.docx")).toString("base64");

/** A script by which the page gets a file, as base64, as if it had been chosen. */
const choosesFile = (name, base64) => `(() => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob("${base64}"), (c) => c.charCodeAt(0))], "${name}"));
  const input = document.getElementById("file");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
})()`;

export function handsOf(run) {
  /** Waits until a condition, a script, holds. */
  const until = (condition) => run(`new Promise((done, fail) => {
    const began = Date.now();
    const look = setInterval(() => {
      if (${condition}) done(clearInterval(look) ?? true);
      else if (Date.now() - began > ${PATIENCE}) fail(clearInterval(look) ?? new Error(document.getElementById("verdict").innerText));
    }, 50);
  })`);
  const settled = (pattern) => until(`${pattern}.test(document.getElementById("verdict").innerText)`);
  const click = (selector) => run(`document.querySelector(${JSON.stringify(selector)}).click()`);
  const hands = {
    until,
    settled,
    click,
    ready: () => until("document.documentElement.dataset.ready"),
    /** All that comes behind the first verdict is there. */
    whole: () => until("document.documentElement.dataset.whole"),
    /** Opens the sample with slips. */
    async opensSample() {
      await hands.ready();
      await click('[data-sample="slips-2021.txt"]');
      await settled(/2 个错误/);
    },
    /** Puts the figure of the first card in. */
    async mends() {
      await click("#cards .card.error .change");
      await settled(/1 个错误/);
    },
    /** Chooses a Word file beside what is there: it is listed with its verdict, and shown. */
    async readsWord() {
      await run(choosesFile("a.docx", DOCX));
      await until('[...document.querySelectorAll(".document.good")].some((row) => /a\\.docx/.test(row.textContent))');
      await settled(/全部成立/);
    },
  };
  return hands;
}
