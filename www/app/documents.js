// A document of the list: what came, what is shown of it, and what was found.

let next = 1;

/**
 * A document. `text` is what is shown; `origin` is { input, text } where it came as bytes or as a rich paste, else null: as long as the text is
 * still the one its input gave, the input itself is checked, grid and all. `part` counts the reports of one input from 1. `waiting`: its file is
 * still being read. `error`: { code, zh, en } of what could not be read or checked. `fresh`: it was just taken in and not checked yet.
 * `apart`: further reports of its input have documents of their own. `reported`: the text its report is of.
 * `first`: the text as it came, or null for one that was written here. `last`: the id of the document that a person has named as last year's report, 0 for
 * none; `beside`: the one it is checked beside (pairs.js).
 */
export function newDocument({ id = next, name, text = "", first = null, origin = null, part = 1, aside = [], error = null, waiting = false, fresh = false, apart = false, last = null } = {}) {
  next = Math.max(next, id + 1);
  return { id, name, text, first, origin, part, aside: new Map(aside), error, waiting, fresh, apart, last, beside: null, report: null, revision: 0, checked: null, reported: null };
}

/** Line ends as a text area has them. */
export const asLines = (text) => text.replace(/\r\n?/g, "\n");

/** What is checked: the input itself, or the text where that was changed since. */
export const inputOf = ({ origin, text }) => (origin && origin.text === text ? origin.input : text);

/** Whether there is anything to check. */
export const hasText = (doc) => doc.text.trim() !== "";

/** Whether there is nothing to lose: no text, and nothing that was said of a file. */
export const isBlank = (doc) => !hasText(doc) && !doc.waiting && !doc.error;

/** The name to show: the file's, else the report's title; a further report of the same file has its number. */
export function nameFor(doc, words) {
  if (!doc.name) return doc.report?.document.title ?? words.unnamed;
  return doc.part > 1 ? words.partOf(doc.name, doc.part) : doc.name;
}

/** Larger files are refused before they are read, in bytes: the core's own limit. */
export const LARGEST = 256 << 20;

/** What is said of an error, in the language of the page; `size` is that of a file too large to be read. */
export function errorText({ code, size, ...messages }, words, lang) {
  const megabytes = (bytes) => Math.ceil(bytes / 104857.6) / 10;
  if (size) return words.tooLarge(megabytes(size), megabytes(LARGEST));
  return words.errors[code] ?? messages[lang] ?? messages.zh ?? code;
}
