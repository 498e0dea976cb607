// A stretch of text as nodes: its figures inked, its problems marked, its tabs drawn so that figures beside one another never look like one.
import { all, h } from "./dom.js";
import { GRAVEST } from "./problems.js";
/** @import { InkState, OwnWords, Spot } from "../types/view.js" */

/**
 * A stretch with its tabs as elements that the style draws; `budget.tabs` says how many more are.
 * @param {string} text
 * @param {{ tabs: number }} budget
 */
export function withTabs(text, budget) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (let at = text.indexOf("\t"); at >= 0 && budget.tabs > 0; at = text.indexOf("\t", from)) {
    if (at > from) parts.push(text.slice(from, at));
    parts.push(h("span", { class: "tab" }, "\t"));
    budget.tabs -= 1;
    from = at + 1;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/**
 * The nodes of `text` between two offsets, with `spots` as `Spots.within` gives them. What has a problem can be reached by the keyboard once.
 * @param {string} text
 * @param {number} from
 * @param {number} until
 * @param {Spot[]} spots
 * @param {OwnWords} words
 */
export function inked(text, from, until, spots, words) {
  const cuts = new Set([from, until]);
  for (const { start, end } of spots) for (const at of [start, end]) if (at > from && at < until) cuts.add(at);
  const at = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  const budget = { tabs: 5000 };
  /** @type {Spot[]} */
  let near = [];
  let next = 0;
  for (let i = 0; i + 1 < at.length; i += 1) {
    const [start, end] = [at[i], at[i + 1]];
    while (next < spots.length && spots[next].start <= start) near.push(spots[next++]);
    near = near.filter((spot) => spot.end > start);
    const parts = withTabs(text.slice(start, end), budget);
    if (!near.length) nodes.push(...parts);
    else nodes.push(mark(near, start, parts, words));
  }
  return nodes;
}

/**
 * What stands under one or more spots.
 * @param {Spot[]} spots at least one
 * @param {number} start
 * @param {(Node | string)[]} parts
 * @param {OwnWords} words
 */
function mark(spots, start, parts, words) {
  const figure = spots.find((spot) => spot.address) ?? spots.find((spot) => spot.state);
  // Of sentences within one another a click means the shortest; the gravest gives the colour.
  const told = spots.filter((spot) => spot.kind).sort((a, b) => a.end - a.start - (b.end - b.start));
  const kind = GRAVEST.find((one) => told.some((spot) => spot.kind === one));
  const state = figure?.state === "unchecked" && kind ? null : figure?.state;
  const names = [state && `fig ${state}`, figure?.role, kind && `told ${kind}`].filter(Boolean).join(" ");
  const own = figure ? [...told, figure] : told;
  const problems = new Set(own.flatMap((spot) => spot.problems));
  if (!problems.size) return h("span", { class: names, title: state && words.inks[state] }, ...parts);
  const begins = own.flatMap((spot) => (spot.start === start ? spot.begins : [])).join(" ");
  return h("mark", { class: names, "data-problem": [...problems].join(" "), "data-address": figure?.address, ...(begins ? { "data-badge": begins, role: "button", tabindex: 0 } : {}) }, ...parts);
}

/** Says in other words what the inks within `node` mean; nothing else there is in the page's own. */
export function reworded(/** @type {ParentNode} */ node, /** @type {OwnWords} */ words) {
  for (const span of all(node, "span[title]")) span.title = words.inks[/** @type {InkState} */ (span.classList[1])];
}
