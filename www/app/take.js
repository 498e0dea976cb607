// Taking it away: the lists of findings and the figures as files. A document that could not be read has its row in every list.
import { h, within } from "../view/dom.js";
import { shownName } from "../view/names.js";
import { errorText, inputOf, isBlank } from "./documents.js";
import { optionsOf } from "./examine.js";
/** @import { Exported, Unread, Validator } from "../gouji.js" */
/** @import { Doc, Failure } from "../types/app.js" */
/** @import { FormOf, Lang, Words } from "../types/view.js" */

/** @typedef {keyof Words["takeAs"]} Shape */

/**
 * The ending and the type of each.
 * @type {Record<Shape, [ending: string, type: string]>}
 */
const SHAPES = {
  html: ["html", "text/html"], markdown: ["md", "text/markdown"], csv: ["csv", "text/csv"], sarif: ["sarif", "application/sarif+json"],
  json: ["json", "application/json"], corrected: ["html", "text/html"], docx: ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"], session: ["gouji.json", "application/json"], figures: ["csv", "text/csv"], workbook: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], xlsx: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
};
/** The shapes that hold one document alone: they need its report. */
/** @type {Shape[]} */
const ALONE = ["figures", "xlsx", "corrected", "docx"];

/**
 * Whether a document came as a Word file that is at hand.
 * @param {Doc | null} doc
 * @returns {doc is Doc & { origin: { input: Uint8Array } }}
 */
function isWord(doc) {
  return doc?.origin?.input instanceof Uint8Array && /\.docx$/i.test(doc.name ?? "");
}

/**
 * Whether there is anything to take away in this shape. A document that could not be read has its row in every list.
 * @param {Shape} shape
 * @param {Doc[]} documents
 * @param {Doc | null} current
 */
const canTake = (shape, documents, current) => (shape === "docx" && !isWord(current) ? false : ALONE.includes(shape) ? Boolean(current?.report) : documents.some((d) => d.report || (d.error && shape !== "session")));

/**
 * Lists the shapes in which something can be taken away.
 * @param {HTMLDetailsElement} details
 * @param {{ documents: Doc[], current: Doc | null }} store
 * @param {Words} words
 * @param {(shape: Shape) => unknown} take
 */
export function offer(details, { documents, current }, words, take) {
  const button = (/** @type {Shape} */ shape) => h("button", { type: "button", "data-shape": shape, onclick: () => {
    details.open = false;
    within(details, "summary").focus();
    take(shape);
  } }, words.takeAs[shape]);
  within(details, ".sheet").replaceChildren(.../** @type {Shape[]} */ (Object.keys(words.takeAs)).filter((shape) => canTake(shape, documents, current)).map(button));
}

/**
 * Makes a file of `shape` from the documents, checked or unreadable, and hands it to the browser.
 * @param {Validator} validator
 * @param {Shape} shape
 * @param {{ documents: Doc[], current: Doc | null }} store
 * @param {Lang} lang
 * @param {Words} words
 * @param {FormOf} formOf
 */
export async function takeAway(validator, shape, { documents, current }, lang, words, formOf) {
  const chosen = documents.filter((doc) => (ALONE.includes(shape) ? doc === current : !isBlank(doc)));
  const rows = chosen.map((doc) => (doc.error ? unread(doc, doc.error, words, lang) : doc));
  const body = await bodyOf(validator, shape, rows, current, lang, formOf) ?? (await import("./session.js")).saved({ documents });
  const [only] = chosen.length === 1 ? chosen : [];
  save(body, shape, (only?.name ?? only?.report?.document.title ?? "").replace(/\.[a-z]{2,5}$/i, ""), words.takeNames[shape]);
}

/**
 * What the file holds; null where it is a session.
 * @param {Validator} validator
 * @param {Shape} shape
 * @param {(Doc | Unread)[]} rows
 * @param {Doc | null} current
 * @param {Lang} lang
 * @param {FormOf} formOf
 * @returns {Promise<string | Uint8Array | null>}
 */
async function bodyOf(validator, shape, rows, current, lang, formOf) {
  if (shape === "session") return null;
  if (shape === "json") return json(rows);
  if (shape === "docx" && current && isWord(current)) return validator.corrected(current.origin.input, current.text, { lang });
  if (shape === "corrected" && current?.report) return (await import("./corrected.js")).corrected({ text: current.text, report: current.report }, formOf);
  if (shape === "docx" || shape === "corrected") throw new Error(shape);
  return validator.export(rows.map((doc) => item(doc, lang)), shape, { lang });
}

/**
 * The row of a document that could not be read.
 * @param {Doc} doc
 * @param {Failure} error
 * @param {Words} words
 * @param {Lang} lang
 * @returns {Unread}
 */
const unread = (doc, error, words, lang) => ({ name: doc.name ?? words.unnamed, error: { code: error.code, message: errorText(error, words, lang) } });

/** @type {(doc: Doc | Unread, lang: Lang) => Exported | Unread} */
const item = (doc, lang) => ("report" in doc ? { input: inputOf(doc), options: optionsOf(doc, lang) } : doc);

function json(/** @type {(Doc | Unread)[]} */ rows) {
  const all = rows.map((doc) => ("report" in doc ? doc.report : { document: { name: doc.name }, error: doc.error }));
  return JSON.stringify(all.length === 1 ? all[0] : all, null, 2);
}

/**
 * Hands a file to the browser.
 * @param {string | Uint8Array} body
 * @param {Shape} shape
 * @param {string} of what it is of, by a name that others have chosen; "" of several
 * @param {string} what what it is, in a word
 */
export function save(body, shape, of, what) {
  const [ending, type] = SHAPES[shape];
  // No memory that others share comes from a worker.
  const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (body)], { type: `${type};charset=utf-8` }));
  const base = shownName(of).replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60);
  h("a", { href: url, download: `${[base, what].filter(Boolean).join("-")}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
