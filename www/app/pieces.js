// What a tab keeps under a key, written a piece at a time: handing all of a long text to the browser in one task would hold up the page.
//   key → the text itself; or, of a long one, how many pieces it is in ("#3"), each under a key of its own (key#0, key#1, …)

/** So many characters are written in one task. */
export const PIECE = 1 << 18;

/** No text of ours begins so, for it is JSON; nor has a key of ours one. */
const MARK = "#";

const pieceOf = (/** @type {string} */ key, /** @type {number} */ i) => `${key}${MARK}${i}`;

const count = (/** @type {string | null} */ head) => (head?.startsWith(MARK) ? Number(head.slice(1)) : 0);

/** The keys under which anything is kept, be it but some pieces. */
export const keys = () => [...new Set(Object.keys(sessionStorage).map((name) => name.split(MARK)[0]))];

/** Takes away what is kept under a key, and pieces of what was not written to its end. */
export function drop(/** @type {string} */ key) {
  sessionStorage.removeItem(key);
  for (let i = 0; sessionStorage.getItem(pieceOf(key, i)) !== null; i += 1) sessionStorage.removeItem(pieceOf(key, i));
}

/**
 * Keeps a text in place of what was there; throws where there is no room. It gives how many characters were written at each step; between two of them it
 * can wait, and until the last nothing is kept under the key.
 * @param {string} key
 * @param {string} text
 * @returns {Generator<number, void, void>}
 */
export function* put(key, text) {
  drop(key);
  const pieces = Math.ceil(text.length / PIECE);
  for (let i = 0; pieces > 1 && i < pieces; i += 1) {
    sessionStorage.setItem(pieceOf(key, i), text.slice(i * PIECE, (i + 1) * PIECE));
    yield PIECE;
  }
  const head = pieces > 1 ? `${MARK}${pieces}` : text;
  sessionStorage.setItem(key, head);
  yield head.length;
}

/** What is kept under a key; null where nothing is, or not all of it. */
export function get(/** @type {string} */ key) {
  const head = sessionStorage.getItem(key);
  const pieces = count(head);
  return pieces ? Array.from({ length: pieces }, (_, i) => sessionStorage.getItem(pieceOf(key, i))).join("") : head;
}
