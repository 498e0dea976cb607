// Where the cards stand beside the report, each as near to its place as there is room, and how a place is brought into view with its card.
import { $ } from "../view/dom.js";

/** @typedef {{ element: HTMLElement, open: boolean, want: number, height: number, top: number }} Box A card: the height it wants to stand at, and in `top` where it stands. */

/** Between two cards, in pixels. */
const GAP = 8;
/** Whether there is room for cards beside the report. */
export const wide = matchMedia("(min-width: 1101px)");

/**
 * Gives every card its `top`, the open one exactly where it wants to be; gives where the last one ends.
 * @param {Box[]} boxes
 */
export function placeCards(boxes) {
  boxes.sort((a, b) => a.want - b.want);
  const fixed = boxes.findIndex((box) => box.open);
  let free = 0;
  for (const box of boxes) {
    box.top = Math.max(box.want, free);
    free = box.top + box.height + GAP;
  }
  if (fixed < 0) return free;
  boxes[fixed].top = Math.max(0, boxes[fixed].want);
  for (let i = fixed - 1; i >= 0; i -= 1) boxes[i].top = Math.min(boxes[i].top, boxes[i + 1].top - GAP - boxes[i].height);
  // What has no room above moves all of them down.
  const short = Math.max(0, -(boxes[0]?.top ?? 0));
  for (let i = 0; i <= fixed; i += 1) boxes[i].top += short;
  free = boxes[fixed].top + boxes[fixed].height + GAP;
  for (let i = fixed + 1; i < boxes.length; i += 1) {
    boxes[i].top = Math.max(boxes[i].want, free);
    free = boxes[i].top + boxes[i].height + GAP;
  }
  return free;
}

/** Scrolls the window so that an element is seen, where it is not, and on a wide screen the card of this height beside it. */
export function intoView(/** @type {HTMLElement | undefined} */ element, /** @type {number} */ height) {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  const from = $("top").getBoundingClientRect().bottom + 10;
  const seen = wide.matches || (top >= from && bottom <= innerHeight * 0.45);
  element.style.scrollMarginBottom = wide.matches ? `${Math.min(height, innerHeight - 2 * from)}px` : "";
  // Where the card comes from below, its place is shown above it.
  element.scrollIntoView({ block: seen ? "nearest" : "start", inline: wide.matches ? "nearest" : "center" });
}
