// The names under which a tab keeps what survives a reload, and the text alone until the shelf, which keeps all of it, has come.
/** @import { Doc } from "../types/app.js" */
/** @import { Lang } from "../types/view.js" */

export const KEY = "gouji";
export const keyOf = (/** @type {number} */ id) => `${KEY}.${id}`;

/** Whether the tab was left with something open, or another language asked for. */
export function hasKept() {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Keeps the text of the document shown, as the shelf reads it back. */
export function keepText(/** @type {Doc} */ { id, text }, /** @type {Lang} */ lang) {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify({ id, text }));
    sessionStorage.setItem(KEY, JSON.stringify({ lang, ids: [id], at: id }));
  } catch {
    // No room: the shelf says so when it has come.
  }
}
