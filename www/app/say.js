// What the page says in passing, where everyone sees it: a line at the foot of the window that screen readers are told too.
import { h } from "../view/dom.js";
/** @import { Say } from "../types/app.js" */

/** So long a line stays, in milliseconds; one that offers something to do stays longer. */
const STAYS = 6000;

/**
 * Makes the function that says a line in `place`; an empty one takes the last away, once it is no longer true.
 * @param {HTMLElement} place
 * @returns {Say}
 */
export function speaker(place) {
  /** @type {number | undefined} */
  let timer;
  const still = () => place.replaceChildren();
  return (text, offer) => {
    clearTimeout(timer);
    if (!text) return still();
    const button = (/** @type {NonNullable<typeof offer>} */ { label, act }) => h("button", { type: "button", class: "link", onclick: () => (still(), act()) }, label);
    place.replaceChildren(h("span", {}, text), ...(offer ? [button(offer)] : []));
    timer = setTimeout(still, offer ? 2 * STAYS : STAYS);
  };
}
