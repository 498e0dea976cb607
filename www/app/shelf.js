// What survives a reload of the tab, and nothing longer: the documents and what can be taken back, in sessionStorage.
// Each document has a key of its own, written when it changed, a piece at a time. Once nothing is open any more, nothing is kept.
import { newDocument } from "./documents.js";
import { KEY, keyOf } from "./kept.js";
import { PIECE, drop, get, keys, put } from "./pieces.js";
import { isSet, set, settings } from "./settings.js";
/** @import { Doc, Held, Kept, Packed, Written } from "../types/app.js" */
/** @import { Lang } from "../types/view.js" */

/** Inputs up to this many bytes are kept as they came; of larger ones the text alone. */
const KEPT_WHOLE = 1 << 20;

/** What is kept where there is less and less room. */
const LEVELS = [{ inputs: true, history: true }, { inputs: false, history: true }, { inputs: false, history: false }];

/**
 * The state of each key as it was last written: a document's revision and the level.
 * @type {Map<string, string>}
 */
const written = new Map();
/** The level that had room the last time, and how much was kept then: more is not tried again before there is less. */
let roomy = { level: 0, size: 0 };

/**
 * An input as plain data; null where it has more than so many bytes.
 * @param {Held} input
 * @returns {Packed | null}
 */
export function packed(input, most = KEPT_WHOLE) {
  if (!(input instanceof Uint8Array)) return input;
  if (input.length > most) return null;
  let text = "";
  for (let i = 0; i < input.length; i += 0x8000) text += String.fromCharCode(...input.subarray(i, i + 0x8000));
  return { bytes: btoa(text) };
}

/** @type {(input: Packed) => Held} */
const unpacked = (input) => (typeof input === "object" && "bytes" in input ? Uint8Array.from(atob(input.bytes), (c) => c.charCodeAt(0)) : input);

/** Whether the input itself would be lost, and only its text kept. */
const tooLarge = (/** @type {Doc} */ { origin }) => origin?.input instanceof Uint8Array && origin.input.length > KEPT_WHOLE;

/**
 * A document as plain data.
 * @param {Doc} doc
 * @param {boolean} inputs whether what came is written too
 * @returns {Written}
 */
export function record({ id, name, text, first, origin, part, aside, error, waiting, apart, last }, inputs, pack = packed) {
  const input = inputs && origin ? pack(origin.input) : null;
  // Texts that are the same are written once.
  const from = input && origin ? { input, text: origin.text === text ? null : origin.text } : null;
  return { id, name, text, first: first === text ? true : first, origin: from, part, aside: [...aside], error, waiting, apart, last };
}

/**
 * Writes what `make` gives, where that has changed; each step is as of [`put`].
 * @param {string} key
 * @param {string} stamp
 * @param {() => string} make
 */
function* write(key, stamp, make) {
  if (written.get(key) === stamp) return;
  written.delete(key);
  yield* put(key, make());
  written.set(key, stamp);
}

/**
 * Writes all of it down, a step at a time; throws where there is no room.
 * @param {Kept} state
 * @param {Lang} lang
 * @param {number} level
 */
function* putDown({ documents, ids, at, done, undone }, lang, level) {
  const { inputs, history } = LEVELS[level];
  const listed = new Set(ids);
  const kept = history ? documents : documents.filter((doc) => listed.has(doc.id));
  const own = new Set(kept.map((doc) => keyOf(doc.id)));
  for (const key of stored()) if (key !== KEY && !own.has(key)) forget(key);
  for (const doc of kept) yield* write(keyOf(doc.id), `${doc.revision} ${level}`, () => JSON.stringify(record(doc, inputs)));
  yield* put(KEY, JSON.stringify({ lang, ids, at, ...asked(), ...(history ? { done, undone } : {}) }));
}

/** What is asked of every report, where it is anything of its own. */
const asked = () => (isSet() ? { asked: { ignore: settings.ignore, profile: settings.profile } } : {});

const stored = () => keys().filter((key) => key === KEY || key.startsWith(`${KEY}.`));

function forget(/** @type {string} */ key) {
  drop(key);
  written.delete(key);
}

/**
 * What is still to be written of the state that was last asked to be kept.
 * @type {Generator<number, void, void> | null}
 */
let writing = null;
/** The page is about to go: no task comes after this one. */
let leaving = false;

function leave() {
  leaving = true;
  try {
    while (writing && !writing.next().done);
  } catch {
    // No room: what was kept before stays.
  }
}
globalThis.addEventListener?.("pagehide", leave);
globalThis.addEventListener?.("pageshow", () => (leaving = false));

/** Does all steps of `steps`, with a pause for the page after every so many characters; gives whether no other state was to be kept meanwhile. */
async function stepwise(/** @type {Generator<number, void, void>} */ steps) {
  writing = steps;
  let since = 0;
  for (let step = steps.next(); !step.done; step = steps.next()) {
    since += step.value;
    if (since < PIECE || leaving) continue;
    since = 0;
    await new Promise((resolve) => setTimeout(resolve));
    if (writing !== steps) return false;
  }
  writing = null;
  return true;
}

/**
 * Writes the state of a store down; of one without documents nothing stays. Gives what a reload would lose: "" for nothing, "inputs" where of large files the text alone is kept,
 * "history" where what was done can then not be taken back, "all" where the browser has no room; null where another state was to be kept before all was written.
 * @param {Kept} state
 * @param {Lang} lang
 * @returns {Promise<"" | "inputs" | "history" | "all" | null>}
 */
export async function keep(state, lang) {
  writing = null;
  try {
    const ids = new Set(state.ids);
    const listed = state.documents.filter((doc) => ids.has(doc.id));
    if (!listed.length) {
      roomy = { level: 0, size: 0 };
      stored().forEach(forget);
      if (lang !== "zh" || isSet()) sessionStorage.setItem(KEY, JSON.stringify({ lang, ids: [], at: null, ...asked() }));
      return "";
    }
    const size = state.documents.reduce((sum, doc) => sum + doc.text.length, 0);
    for (let level = size < roomy.size ? 0 : roomy.level; level < LEVELS.length; level += 1) {
      try {
        if (!(await stepwise(putDown(state, lang, level)))) return null;
        roomy = { level, size };
        return /** @type {const} */ (["", "inputs", "history"])[level] || (listed.some(tooLarge) ? "inputs" : "");
      } catch {
        // No room for all of it: less is tried.
      }
    }
    roomy = { level: LEVELS.length, size };
    stored().forEach(forget);
  } catch {
    // No storage at all: then nothing is kept.
  }
  return "all";
}

/**
 * A document as it was written down. One whose file was still being read has to be chosen again.
 * @param {Omit<Written, "id"> & { id?: number }} written
 */
export function revived({ origin, waiting, error, first = null, ...rest }) {
  const from = origin ? { input: unpacked(origin.input), text: origin.text ?? rest.text } : null;
  return newDocument({ ...rest, first: first === true ? rest.text : first, origin: from, error: waiting ? { code: "interrupted" } : error });
}

/** The document kept under a key; none, and then nothing under it, where a browser that fell over left it half written. */
function takenDown(/** @type {string} */ key) {
  const text = get(key);
  if (text !== null) return [revived(JSON.parse(text))];
  drop(key);
  return [];
}

/**
 * What was kept, or null. What is written from then on is written anew.
 * @returns {(Partial<Kept> & { lang?: string, documents: Doc[] }) | null}
 */
export function kept() {
  written.clear();
  roomy = { level: 0, size: 0 };
  try {
    const index = JSON.parse(get(KEY) ?? "null");
    const documents = stored().filter((key) => key !== KEY).flatMap(takenDown);
    if (index?.asked) set({ ignore: index.asked.ignore, profile: index.asked.profile });
    return index && { ...index, documents };
  } catch {
    return null;
  }
}
