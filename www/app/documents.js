// A document of the list: what came, what is shown of it, and what was found.

/** @import { Doc, Failure } from "../types/app.js" */
/** @import { FirstWords, Lang } from "../types/view.js" */

let next = 1;

/**
 * Makes a document: what is not told is as of one that was written here and is still blank.
 * @param {Partial<Omit<Doc, "aside">> & { aside?: Iterable<[finding: string, reason: string]> }} told
 * @returns {Doc}
 */
export function newDocument({ id = next, name, text = "", first = null, origin = null, part = 1, aside = [], error = null, waiting = false, fresh = false, apart = false, last = null } = {}) {
  next = Math.max(next, id + 1);
  return { id, name, text, first, origin, part, aside: new Map(aside), error, waiting, fresh, apart, last, beside: null, report: null, revision: 0, checked: null, reported: null };
}

/** Line ends as a text area has them. */
export const asLines = (/** @type {string} */ text) => text.replace(/\r\n?/g, "\n");

/** What is checked: the input itself, or the text where that was changed since. */
export const inputOf = (/** @type {Doc} */ { origin, text }) => (origin && origin.text === text ? origin.input : text);

/** Whether there is anything to check. */
export const hasText = (/** @type {Doc} */ doc) => doc.text.trim() !== "";

/** Whether there is nothing to lose: no text, and nothing that was said of a file. */
export const isBlank = (/** @type {Doc} */ doc) => !hasText(doc) && !doc.waiting && !doc.error;

/**
 * The name to show: the file's, else the report's title; a further report of the same file has its number.
 * @param {Doc} doc
 * @param {FirstWords} words
 */
export function nameFor(doc, words) {
  if (!doc.name) return doc.report?.document.title ?? words.unnamed;
  return doc.part > 1 ? words.partOf(doc.name, doc.part) : doc.name;
}

/** Larger files are refused before they are read, in bytes: the core's own limit. */
export const LARGEST = 256 << 20;

/**
 * What is said of an error, in the language of the page; `size` is that of a file too large to be read.
 * @param {Failure} failure
 * @param {FirstWords} words
 * @param {Lang} lang
 */
export function errorText({ code, size, ...messages }, words, lang) {
  const megabytes = (/** @type {number} */ bytes) => Math.ceil(bytes / 104857.6) / 10;
  if (size && words.tooLarge) return words.tooLarge(megabytes(size), megabytes(LARGEST));
  return words.errors[code] ?? messages[lang] ?? messages.zh ?? code;
}
