/** The element with this id. */
export const $ = (id) => document.getElementById(id);

/** Makes an element: `h("td", { class: "x", onclick: f }, "text", child)`. Texts are texts: nothing is ever parsed as HTML. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
