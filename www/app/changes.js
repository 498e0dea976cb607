// What was changed in a report since it came: each figure with its address in words, what it was and what it is, and the words of the text beside it.
import { nameAt } from "../view/address.js";
import { copy, portable } from "../view/copy.js";
import { h } from "../view/dom.js";
import { cellsOf } from "../view/problems.js";
import { nameFor } from "./documents.js";
import { optionsOf } from "./examine.js";
import { difference } from "./history.js";
/** @import { Validator } from "../gouji.js" */
/** @import { Doc, Say } from "../types/app.js" */
/** @import { FormOf, Lang, Words } from "../types/view.js" */

/** So many characters beside a change in the text are shown with it. */
const BESIDE = 14;
/** Texts of which more lines differ than this are compared as one. */
const LINES = 1500;

/**
 * The pairs of lines that differ: the line before and the line now, empty where there is none; each with the offset of the first.
 * @param {string} before
 * @param {string} now
 */
function changedLines(before, now) {
  const [from, to] = [before.split("\n"), now.split("\n")];
  let head = 0;
  while (head < Math.min(from.length, to.length) && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(from.length, to.length) - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  let at = from.slice(0, head).reduce((sum, line) => sum + line.length + 1, 0);
  const [a, b] = [from.slice(head, from.length - tail), to.slice(head, to.length - tail)];
  /** @type {{ was: string, is: string, at: number }[]} */
  const pairs = [];
  const pair = (/** @type {string | undefined} */ was, /** @type {string | undefined} */ is) => {
    if (was !== is) pairs.push({ was: was ?? "", is: is ?? "", at });
    if (was !== undefined) at += was.length + 1;
  };
  if (a.length === b.length) a.forEach((line, i) => pair(line, b[i]));
  else if (a.length > LINES || b.length > LINES) pair(a.join("\n"), b.join("\n"));
  else {
    // The longest run of lines that both have, from behind.
    const same = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) same[i][j] = a[i] === b[j] ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && (a[i] === b[j] || same[i + 1][j + 1] === same[i][j])) pair(a[i++], b[j++]);
      else if (j < b.length && (i === a.length || same[i][j + 1] >= same[i + 1][j])) pair(undefined, b[j++]);
      else pair(a[i++], undefined);
    }
  }
  return pairs;
}

/**
 * The corrections of a document: { where, was, is } each, figures of tables first. What it said when it came is checked by the same core.
 * @param {Doc} doc
 * @param {Validator} validator
 * @param {FormOf} formOf
 * @param {Words} words
 * @param {Lang} lang
 */
export async function correctionsOf(doc, validator, formOf, words, lang) {
  if (doc.first === null || doc.first === doc.text || !doc.report) return [];
  const input = doc.origin?.text === doc.first ? doc.origin.input : doc.first;
  const first = await validator.check(input, { ...optionsOf(doc, lang), aside: [] }).catch(() => null);
  const [before, now] = [first && cellsOf(first), cellsOf(doc.report)];
  const form = doc.report.tables.length ? formOf(doc.report.tables[0], true) : null;
  /** @type {{ where: string, was: string, is: string }[]} */
  const found = [];
  const places = [];
  for (const [address, cell] of now) {
    const old = before?.get(address);
    if (!old || old.raw === cell.raw) continue;
    found.push({ where: nameAt(form, address, words)?.text ?? address, was: old.raw || words.blank, is: cell.raw || words.blank });
    if (old.place) places.push(old.place);
  }
  const sections = first?.sections ?? [];
  for (const { was, is, at } of changedLines(doc.first, doc.text)) {
    if (places.some((place) => place.start >= at && place.start <= at + was.length) && was.split("\t").length === is.split("\t").length && was.includes("\t")) continue;
    if (!was.trim() && !is.trim()) continue;
    const { start, removed, inserted } = difference(was, is);
    const near = (/** @type {string} */ text, /** @type {number} */ length) => `${start > BESIDE ? "…" : ""}${text.slice(Math.max(0, start - BESIDE), start + length + BESIDE)}${start + length + BESIDE < text.length ? "…" : ""}`;
    const section = [...sections].reverse().find(({ place }) => place && place.start <= at);
    found.push({ where: section?.heading ?? words.beginning, was: near(was, removed.length) || words.nothing, is: near(is, inserted.length) || words.nothing });
  }
  return found;
}

/**
 * Fills the panel with the corrections, to be copied or printed.
 * @param {HTMLDialogElement} panel
 * @param {Doc} doc
 * @param {{ validator: Validator, formOf: FormOf, words: Words, lang: Lang, say: Say }} page
 */
export async function showChanges(panel, doc, { validator, formOf, words, lang, say }) {
  const found = await correctionsOf(doc, validator, formOf, words, lang);
  const row = (/** @type {"td" | "th"} */ kind, /** @type {string[]} */ parts) => h("tr", {}, ...parts.map((part) => h(kind, kind === "th" ? { scope: "col" } : {}, part)));
  const table = h("table", { class: "changes" }, h("caption", {}, nameFor(doc, words)), h("thead", {}, row("th", [words.where, words.was, words.is])), h("tbody", {}, ...found.map(({ where, was, is }) => row("td", [where, was, is]))));
  // Of what is left as it is the reason is told: whoever gets the list asks for it.
  const aside = (doc.report?.findings ?? []).filter((finding) => finding.aside !== null);
  const print = () => {
    document.body.classList.add("printing");
    addEventListener("afterprint", () => document.body.classList.remove("printing"), { once: true });
    globalThis.print();
  };
  const button = (/** @type {string} */ label, /** @type {() => void} */ act, name = "") => h("button", { type: "button", class: name, onclick: act }, label);
  panel.replaceChildren(...[
    h("h2", { id: "panel-title" }, words.changes), found.length ? table : h("p", {}, doc.first === null ? words.written : words.unchanged),
    ...(aside.length ? [h("h3", {}, words.asideCount(aside.length)), h("ul", {}, ...aside.map((finding) => h("li", {}, words.named(finding.message, finding.aside ?? ""))))] : []),
    h("p", { class: "actions" }, found.length ? button(words.copyList, () => say(copy(portable(table)) ? words.copied : words.notCopied)) : null, found.length || aside.length ? button(words.print, print) : null, button(words.close, () => panel.close(), "quiet")),
  ].filter((part) => part !== null));
  panel.showModal();
}
