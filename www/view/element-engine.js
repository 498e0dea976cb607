// The one checker that all elements of a page share.
import { createValidator } from "../gouji.js";
/** @import { Validator } from "../gouji.js" */

/** @type {Promise<Validator> | null} */
let shared = null;
let users = 0;

/** The one validator of the page, made when the first element needs it. */
export const validator = () => (shared ??= createValidator());

/** An element has come to the page, or checks something. */
export function enter() {
  users += 1;
}

/** Ends the worker when the last element has left the page, and nothing is being checked. */
export function leave() {
  users -= 1;
  setTimeout(() => {
    if (users > 0 || !shared) return;
    shared.then((v) => v.dispose());
    shared = null;
  });
}
