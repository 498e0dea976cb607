// The further reports of an input → documents of their own.
import { inputOf, newDocument } from "./documents.js";
/** @import { Doc } from "../types/app.js" */

/**
 * Documents for the further reports of a document's input: { text, documents, apart }, where `text` is what is left of the document itself. A text is
 * cut where each begins; of a file each document keeps the whole and the number of its part (`apart`: the document itself still names them).
 * @param {Doc} doc
 */
export function further(doc) {
  const others = doc.report?.document.others ?? [];
  const starts = others.map((other) => other.place?.start ?? 0);
  const cut = typeof inputOf(doc) === "string" && starts.every((start, i) => start > (starts[i - 1] ?? 0));
  const name = (/** @type {number} */ i) => doc.name && `${doc.name} (${i + 2})`;
  const piece = (/** @type {number} */ i) => {
    const text = doc.text.slice(starts[i], starts[i + 1]);
    return newDocument({ name: name(i), text, first: text });
  };
  if (cut) return { text: doc.text.slice(0, starts[0]), documents: starts.map((_, i) => piece(i)), apart: false };
  return { text: doc.text, documents: others.map((_, i) => newDocument({ name: doc.name, text: doc.text, first: doc.first, origin: doc.origin, part: i + 2 })), apart: true };
}
