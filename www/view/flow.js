// Where the requests came from and where they went, as two stacked bars of one height: 新收 + 结转 on the left, outcomes + 结转下年 on the right.
/** @import { Cell, TableReport } from "../gouji.js" */
/** @import { Words } from "../types/view.js" */
import { h } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
const svg = (name, attributes, ...children) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
};

/** @typedef {keyof Words["flow"]} Part */
/** @type {Part[]} */
const LEFT = ["new", "carried_in"];
/** @type {Part[]} */
const RIGHT = ["granted", "partial", "denied", "unavailable", "rejected", "other", "carried_out"];

/**
 * The total of every row whose key is `key` or begins with it and a point; null where one is unread.
 * @param {Cell[]} cells
 * @param {Part} key
 */
function total(cells, key) {
  const rows = cells.filter(({ address }) => {
    const [, row, column] = address.split("/");
    return column === "total" && (row === key || row.startsWith(`${key}.`));
  });
  if (!rows.length || rows.some((cell) => cell.state === "missing" || cell.state === "doubtful")) return null;
  return { key, value: rows.reduce((sum, cell) => sum + (cell.value ?? 0), 0), addresses: rows.map((cell) => cell.address) };
}

/**
 * A figure of the table of requests, or null where its figures are not known. `broken` are the addresses to mark.
 * @param {TableReport} table
 * @param {Set<string>} broken
 * @param {Words} words
 * @param {(addresses: string[]) => void} select
 */
export function renderFlow(table, broken, words, select) {
  const sides = [LEFT, RIGHT].map((keys) => keys.map((key) => total(table.cells, key)).filter((part) => part !== null));
  if (sides[0].length < LEFT.length || sides[1].length < RIGHT.length) return null;
  const [came, went] = sides.map((parts) => parts.reduce((sum, part) => sum + part.value, 0));
  const most = Math.max(came, went);
  if (most <= 0) return null;
  const [height, width, bar, line] = [200, 400, 28, 17];
  const picture = svg("svg", { role: "img", "aria-label": words.flowSays(came, went), class: "flow" });
  let low = 10 + height;
  sides.forEach((parts, side) => {
    let at = 10;
    let free = -line;
    for (const part of parts.filter((p) => p.value > 0)) {
      const size = (part.value / most) * height;
      const wrong = part.addresses.some((address) => broken.has(address));
      const x = side ? width / 2 + 30 : width / 2 - 30 - bar;
      const label = `${wrong ? "✗ " : ""}${words.flow[part.key]} ${part.value}`;
      // Labels of thin parts are moved down until they stand clear of one another.
      const y = Math.max(at + size / 2 + 4, free + line);
      free = y;
      low = Math.max(low, y);
      const name = svg("text", { x: side ? x + bar + 10 : x - 10, y, "text-anchor": side ? "start" : "end", class: wrong ? "wrong" : "" }, label);
      const group = svg("g", { class: "part", "data-part": part.key }, svg("rect", { x, y: at, width: bar, height: Math.max(size - 1, 1), class: `${part.key} ${wrong ? "wrong" : ""}` }), name);
      group.addEventListener("click", () => select(part.addresses));
      picture.append(group);
      at += size;
    }
  });
  picture.setAttribute("viewBox", `0 0 ${width} ${low + 10}`);
  const y = (/** @type {number} */ sum) => 10 + (sum / most) * height;
  const [from, to] = [width / 2 - 30, width / 2 + 30];
  picture.prepend(svg("path", { d: `M${from} 10H${to}V${y(went)}L${from} ${y(came)}Z`, class: came === went ? "band" : "band wrong" }));
  const uneven = came === went ? null : h("p", { class: "wrong" }, words.flowUneven(came, went));
  return h("figure", { class: "flowing" }, picture, uneven);
}
