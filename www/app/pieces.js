// What a tab keeps under a key, written a piece at a time: handing all of a long text to the browser in one task would hold up the page.
//   key → the text itself; or, of a long one, how many pieces it is in ("#a3"), each under a key of its own (key#a0, key#a1, …)

/** So many characters are written in one task. */
export const PIECE = 1 << 18;

/** Our texts are JSON and never begin with it, and no key of ours contains it. */
const MARK = "#";

/** The name of a piece; those of what is written now and of what was written before take turns. */
const pieceOf = (/** @type {string} */ key, /** @type {string} */ turn, /** @type {number} */ i) => `${key}${MARK}${turn}${i}`;

/** In how many pieces a text is kept, and which turn wrote them. */
const headed = (/** @type {string | null} */ head) => (head?.startsWith(MARK) ? { turn: head[1], count: Number(head.slice(2)) } : { turn: "b", count: 0 });

/** The keys under which anything is kept, be it but some pieces. */
export const keys = () => [...new Set(Object.keys(sessionStorage).map((name) => name.split(MARK)[0]))];

function dropPieces(/** @type {string} */ key, /** @type {string} */ turn) {
  for (let i = 0; sessionStorage.getItem(pieceOf(key, turn, i)) !== null; i += 1) sessionStorage.removeItem(pieceOf(key, turn, i));
}

/** Takes away what is kept under a key, and pieces of what was not written to its end. */
export function drop(/** @type {string} */ key) {
  sessionStorage.removeItem(key);
  dropPieces(key, "a");
  dropPieces(key, "b");
}

/**
 * Keeps a text in place of what was there, which stays until all is written; throws where there is no room for it beside that. It gives how many characters
 * were written at each step; between two of them it can wait.
 * @param {string} key
 * @param {string} text
 * @returns {Generator<number, void, void>}
 */
export function* put(key, text) {
  const old = headed(sessionStorage.getItem(key)).turn;
  const turn = old === "a" ? "b" : "a";
  dropPieces(key, turn);
  const pieces = text.length > PIECE ? Math.ceil(text.length / PIECE) : 0;
  for (let i = 0; i < pieces; i += 1) {
    sessionStorage.setItem(pieceOf(key, turn, i), text.slice(i * PIECE, (i + 1) * PIECE));
    yield PIECE;
  }
  const head = pieces ? `${MARK}${turn}${pieces}` : text;
  sessionStorage.setItem(key, head);
  dropPieces(key, old);
  yield head.length;
}

/** What is kept under a key; null where nothing is, or not all of it. */
export function get(/** @type {string} */ key) {
  const head = sessionStorage.getItem(key);
  const { turn, count } = headed(head);
  if (!count) return head;
  const pieces = Array.from({ length: count }, (_, i) => sessionStorage.getItem(pieceOf(key, turn, i)));
  return pieces.includes(null) ? null : pieces.join("");
}
