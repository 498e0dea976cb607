// One document → its report, or why there is none; and the further reports of its input.
import { hasText, inputOf, newDocument } from "./documents.js";

const stampOf = (doc, lang) => `${doc.revision} ${lang}`;

/** Whether what is known of a document is of its text as it stands, in this language. */
export const isCurrent = (doc, lang) => doc.checked === stampOf(doc, lang);

/** Asks once more where the worker broke, perhaps over another document. */
async function patient(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error.code !== "trap") throw error;
    return ask();
  }
}

/** Checks an input: { report } or { error }, with the error's message in both languages. */
export async function examineInput(validator, input, options) {
  try {
    return { report: await patient(() => validator.check(input, options)), error: null };
  } catch ({ code, message }) {
    const other = options.lang === "zh" ? "en" : "zh";
    const translated = code === "trap" || code === "disposed" ? message : await validator.check(input, { ...options, lang: other }).then(() => message, (e) => e.message);
    return { report: null, error: { code, [options.lang]: message, [other]: translated } };
  }
}

export const optionsOf = (doc, lang) => ({ name: doc.name, part: doc.part, aside: [...doc.aside], lang });

/** Checks a document. Where it was changed meanwhile nothing is noted: the check of the change is on its way. */
export async function examine(validator, doc, lang) {
  const stamp = stampOf(doc, lang);
  const { report, error } = hasText(doc) ? await examineInput(validator, inputOf(doc), optionsOf(doc, lang)) : { report: null, error: doc.error };
  if (stamp === stampOf(doc, lang)) Object.assign(doc, { report, error, checked: stamp, reported: doc.text });
}

/** How many reports the document's input holds beside the one that was checked, as far as they are not listed on their own. */
export const furtherReports = ({ report, part, apart }) => (report && part === 1 && !apart ? (report.document.others?.length ?? 0) : 0);

/**
 * Documents for the further reports of a document's input: { text, documents, apart }, where `text` is what is left of the document itself. A text is
 * cut where each begins; of a file each document keeps the whole and the number of its part (`apart`: the document itself still names them).
 */
export function further(doc) {
  const { others } = doc.report.document;
  const starts = others.map((other) => other.place?.start ?? 0);
  const cut = typeof inputOf(doc) === "string" && starts.every((start, i) => start > (starts[i - 1] ?? 0));
  const name = (i) => doc.name && `${doc.name} (${i + 2})`;
  const piece = (i) => {
    const text = doc.text.slice(starts[i], starts[i + 1]);
    return newDocument({ name: name(i), text, first: text });
  };
  if (cut) return { text: doc.text.slice(0, starts[0]), documents: starts.map((_, i) => piece(i)), apart: false };
  return { text: doc.text, documents: others.map((_, i) => newDocument({ name: doc.name, text: doc.text, first: doc.first, origin: doc.origin, part: i + 2 })), apart: true };
}
