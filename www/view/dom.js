/** @import { Attributes, Child, Ids } from "../types/dom.js" */

/** The element of index.html with this id: that each is there, and what it is, is tested. */
export const $ = /** @type {<I extends keyof Ids>(id: I) => Ids[I]} */ ((id) => document.getElementById(id));

/**
 * Every element within `root` that `selector` finds, of HTML all of them.
 * @type {(root: ParentNode, selector: string) => NodeListOf<HTMLElement>}
 */
export const all = (root, selector) => root.querySelectorAll(selector);

/**
 * The first element within `root` that `selector` finds; that there is one is the caller's word.
 * @type {{ <K extends keyof HTMLElementTagNameMap>(root: ParentNode, selector: K): HTMLElementTagNameMap[K], (root: ParentNode, selector: string): HTMLElement }}
 */
export const within = (/** @type {ParentNode} */ root, /** @type {string} */ selector) => all(root, selector)[0];

/** The element at which an event happened, or null: it may be the document or the window too. */
export const elementOf = (/** @type {Event} */ { target }) => (target instanceof Element ? target : null);

/**
 * Makes these the children, leaving alone those that stand right: what is moved loses the focus.
 * @param {Element} parent
 * @param {Element[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
}

/**
 * Makes an element: `h("td", { class: "x", onclick: f }, "text", child)`. Texts are texts: nothing is ever parsed as HTML.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes<HTMLElementTagNameMap[K]>} attributes
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    // Attributes pairs every handler with the event of its name.
    if (typeof value === "function") element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}
