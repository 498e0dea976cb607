// A session as one file: every document with its text, what it was when it came, and what was set aside and why; to be opened again here or elsewhere.
import { LARGEST } from "./documents.js";
import { packed, record, revived } from "./shelf.js";
/** @import { Doc, Failure, Written } from "../types/app.js" */
/** @import { Words } from "../types/view.js" */

const KIND = "gouji-session";
const VERSION = 1;
/** More findings set aside in one document no session of ours has. */
const MOST = 20_000;

/** The file's text. The verdicts are there for people and other programs: whoever opens it checks again. */
export function saved(/** @type {{ documents: Doc[] }} */ store) {
  const documents = store.documents.map((doc) => ({
    ...record(doc, true, (input) => packed(input, Infinity)),
    found: doc.report ? { verdict: doc.report.verdict.text, summary: doc.report.summary } : null,
  }));
  return JSON.stringify({ kind: KIND, version: VERSION, documents }, null, 1);
}

const isText = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= LARGEST;
/** Names of files are paths, and no program has longer ones. */
const isName = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= 4096;
const isNone = (/** @type {unknown} */ value) => value === null || value === undefined;
const isFlag = (/** @type {unknown} */ value) => value === undefined || typeof value === "boolean";
const isCount = (/** @type {unknown} */ value, least = 0) => Number.isSafeInteger(value) && Number(value) >= least;
/** Letters in which bytes are written. */
const isPacked = (/** @type {unknown} */ value) => typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
const isInput = (/** @type {unknown} */ value) => {
  const { html, text, bytes } = Object(value);
  return isText(value) || isPacked(bytes) || (isText(html) && isText(text));
};
const isPair = (/** @type {unknown} */ value) => Array.isArray(value) && value.length === 2 && value.every(isName);

/**
 * What each part of a document may be.
 * @type {Record<keyof Written, (value: any) => boolean>}
 */
const PARTS = {
  id: (value) => isCount(value, 1),
  name: (value) => isNone(value) || isName(value),
  text: isText,
  first: (value) => isNone(value) || value === true || isText(value),
  origin: (value) => isNone(value) || (isInput(value.input) && (isNone(value.text) || isText(value.text))),
  part: (value) => value === undefined || isCount(value, 1),
  aside: (value) => isNone(value) || (Array.isArray(value) && value.length <= MOST && value.every(isPair)),
  // A code that every object knows is none of an error's.
  error: (value) => isNone(value) || (isName(value.code) && !(value.code in {}) && [value.zh, value.en].every((says) => says === undefined || isName(says)) && (value.size === undefined || isCount(value.size))),
  waiting: isFlag,
  apart: isFlag,
  last: (value) => isNone(value) || isCount(value),
};

/**
 * Why a session cannot be opened, in words; "" where it can. Whoever wrote it may have written anything.
 * @param {unknown} version
 * @param {unknown} documents
 * @param {Words} words
 */
function fault(version, documents, words) {
  if (version !== VERSION) return words.sessionOther;
  if (!Array.isArray(documents)) return words.sessionBroken(0, "documents");
  const ids = new Set();
  for (const [i, one] of documents.entries()) {
    const whole = typeof one === "object" && one !== null;
    const wrong = whole ? Object.entries(PARTS).find(([key, fits]) => !fits(one[key])) : ["{}"];
    if (wrong || ids.has(one.id)) return words.sessionBroken(i + 1, wrong ? wrong[0] : "id");
    ids.add(one.id);
  }
  return "";
}

/**
 * The documents of such a file, or why they cannot be had; null where it is no session at all.
 * @param {string} text
 * @param {Words[]} words in Chinese, and in English
 * @returns {{ documents: Doc[], error: null } | { documents: null, error: Failure } | null}
 */
export function opened(text, [zh, en]) {
  let session;
  try {
    session = Object(JSON.parse(text));
  } catch {
    return null;
  }
  const { kind, version, documents } = session;
  if (kind !== KIND) return null;
  const says = fault(version, documents, zh);
  if (says) return { documents: null, error: { code: "session", zh: says, en: fault(version, documents, en) } };
  /** @type {Written[]} */
  const written = documents;
  const all = written.map(({ name, text: own, first, origin, part, aside, error, waiting, apart }) => revived({ name: name ?? undefined, text: own, first: first ?? null, origin: origin ?? null, part, aside: aside ?? [], error: error ?? null, waiting, apart, last: null }));
  // The documents have other numbers now; 0 and null are none.
  const numbers = new Map(written.map(({ id }, i) => [id, all[i].id]));
  for (const [i, { last }] of written.entries()) all[i].last = last === 0 ? 0 : (numbers.get(last ?? 0) ?? null);
  return { documents: all, error: null };
}
