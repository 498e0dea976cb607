// A session as one file: every document with its text, what it was when it came, and what was set aside and why; to be opened again here or elsewhere.
import { packed, record, revived } from "./shelf.js";
/** @import { Doc } from "../types/app.js" */

const KIND = "gouji-session";
const VERSION = 1;

/** The file's text. The verdicts are there for people and other programs: whoever opens it checks again. */
export function saved(/** @type {{ documents: Doc[] }} */ store) {
  const documents = store.documents.map((doc) => ({
    ...record(doc, true, (input) => packed(input, Infinity)),
    found: doc.report ? { verdict: doc.report.verdict.text, summary: doc.report.summary } : null,
  }));
  return JSON.stringify({ kind: KIND, version: VERSION, documents }, null, 1);
}

/** The documents of such a file, or null where it is none. Nothing in it is trusted to be as it should. */
export function opened(/** @type {string} */ text) {
  try {
    // What others have written may be anything.
    const { kind, version, documents } = JSON.parse(text);
    if (kind !== KIND || version !== VERSION || !Array.isArray(documents)) return null;
    /** @type {any[]} */
    const written = documents;
    const all = written.map(({ id: _, found: __, ...one }) => revived({ ...one, text: String(one.text ?? ""), aside: [...(one.aside ?? [])].map(([finding, reason]) => [String(finding), String(reason)]) }));
    // The documents have other numbers now; 0 and null are none.
    const numbers = new Map(written.map(({ id }, i) => [id, all[i].id]));
    for (const doc of all) doc.last = doc.last === 0 ? 0 : (numbers.get(doc.last) ?? null);
    return all;
  } catch {
    return null;
  }
}

