// What the page says in passing, where everyone sees it: a line at the foot of the window that screen readers are told too.
import { h } from "../view/dom.js";

/** So long a line stays, in milliseconds; one that offers something to do stays longer. */
const STAYS = 6000;

/** Makes the function that says a line in `place`; an empty one takes the last away, once it is no longer true. `offer` is { label, act } of a button beside it. */
export function speaker(place) {
  let timer;
  const still = () => place.replaceChildren();
  return (text, offer) => {
    clearTimeout(timer);
    if (!text) return still();
    const act = () => {
      still();
      offer.act();
    };
    place.replaceChildren(h("span", {}, text), ...(offer ? [h("button", { type: "button", class: "link", onclick: act }, offer.label)] : []));
    timer = setTimeout(still, offer ? 2 * STAYS : STAYS);
  };
}
