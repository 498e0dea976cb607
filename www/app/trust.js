// What leaves this page: the policy it stands under, and the browser's own count of what was asked for.
import { h, within } from "../view/dom.js";
/** @import { Words } from "../types/view.js" */

/** @type {Map<string, string>} */
const entries = new Map();
let told = () => {};

if (typeof PerformanceObserver !== "undefined") {
  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) entries.set(`${startTime} ${name}`, name);
    told();
  });
  observer.observe({ type: "resource", buffered: true });
}

/**
 * Fills the panel and keeps its count true.
 * @param {HTMLElement} panel
 * @param {() => Words} words
 */
export function showTrust(panel, words) {
  const w = words();
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content");
  const count = h("strong");
  told = () => {
    const all = [...entries.values()];
    const foreign = all.filter((name) => new URL(name, location.href).origin !== location.origin && !name.startsWith("blob:") && !name.startsWith("data:"));
    count.textContent = words().trustCount(all.length, foreign.length);
  };
  told();
  within(panel, ".sheet").replaceChildren(h("p", {}, w.trustSays), h("p", {}, count), h("p", {}, w.trustPolicy), h("p", {}, h("code", {}, policy)), h("p", {}, w.trustKept));
}
