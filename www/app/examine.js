// One document → its report, or why there is none.
import { hasText, inputOf } from "./documents.js";
import { thrown } from "../view/thrown.js";
import { settings } from "./settings.js";
/** @import { CheckOptions, Report, Validator } from "../gouji.js" */
/** @import { Doc, Failure, Held } from "../types/app.js" */
/** @import { Lang } from "../types/view.js" */

/** What a check of a document is of: its text as it stands, the language, what is asked of every report, and the report it stands beside. */
export const stampOf = (/** @type {Doc} */ doc, /** @type {Lang} */ lang) => [doc.revision, lang, settings.revision, doc.beside?.id, doc.beside?.revision].join();

/** Whether what is known of a document is of its text as it stands, in this language. */
export const isCurrent = (/** @type {Doc} */ doc, /** @type {Lang} */ lang) => doc.checked === stampOf(doc, lang);

/**
 * Asks once more where the worker broke, perhaps over another document.
 * @template T
 * @param {() => Promise<T>} ask
 */
async function patient(ask) {
  try {
    return await ask();
  } catch (error) {
    if (thrown(error).code !== "trap") throw error;
    return ask();
  }
}

/**
 * Checks an input: a report, or why there is none in both languages.
 * @param {Validator} validator
 * @param {Held} input
 * @param {CheckOptions & { lang: Lang }} options
 * @returns {Promise<{ report: Report, error: null } | { report: null, error: Failure }>}
 */
export async function examineInput(validator, input, options) {
  try {
    return { report: await patient(() => validator.check(input, options)), error: null };
  } catch (error) {
    const { code = "internal", message } = thrown(error);
    const other = options.lang === "zh" ? "en" : "zh";
    const translated = code === "trap" || code === "disposed" ? message : await validator.check(input, { ...options, lang: other }).then(() => message, (e) => e.message);
    return { report: null, error: { code, [options.lang]: message, [other]: translated } };
  }
}

export const optionsOf = (/** @type {Doc} */ doc, /** @type {Lang} */ lang) => ({ name: doc.name, part: doc.part, aside: [...doc.aside], ignore: settings.ignore, profile: settings.profile?.text, lang, ...lastOf(doc) });

/** Last year's report, where it is there: one that a person has named is the same body's by that word. */
const lastOf = (/** @type {Doc} */ { beside, last }) => beside && { previous: inputOf(beside), previousName: beside.name, previousPart: beside.part, sameBody: last !== null };

/**
 * Checks a document. Where it was changed meanwhile nothing is noted: the check of the change is on its way.
 * @param {Validator} validator
 * @param {Doc} doc
 * @param {Lang} lang
 */
export async function examine(validator, doc, lang) {
  const stamp = stampOf(doc, lang);
  const { report, error } = hasText(doc) ? await examineInput(validator, inputOf(doc), optionsOf(doc, lang)) : { report: null, error: doc.error };
  if (stamp === stampOf(doc, lang)) Object.assign(doc, { report, error, checked: stamp, reported: doc.text });
}

/** How many reports the document's input holds beside the one that was checked, as far as they are not listed on their own. */
export const furtherReports = (/** @type {Doc} */ { report, part, apart }) => (report && part === 1 && !apart ? (report.document.others?.length ?? 0) : 0);
