// Arrow keys within a table of figures: one stop for the tab key, and from there up, down, left and right.
import { elementOf } from "./dom.js";

/** Makes the figures of `table` one stop; Enter and blank are the cells' own. */
export function roving(/** @type {HTMLTableElement} */ table) {
  const cells = [...table.querySelectorAll("td")];
  cells.forEach((td, i) => (td.tabIndex = i === 0 ? 0 : -1));
  table.addEventListener("keydown", (event) => {
    const from = elementOf(event)?.closest("td");
    const to = from && target(cells, from, event.key);
    if (!to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
  table.addEventListener("focusin", (event) => {
    const td = elementOf(event)?.closest("td");
    if (td) for (const other of cells) other.tabIndex = other === td ? 0 : -1;
  });
}

/**
 * The figure that a key leads to, or undefined.
 * @param {HTMLTableCellElement[]} cells
 * @param {HTMLTableCellElement} from
 * @param {string} key
 */
function target(cells, from, key) {
  const at = cells.indexOf(from);
  switch (key) {
    case "ArrowRight": return cells[at + 1];
    case "ArrowLeft": return cells[at - 1];
    case "Home": return cells[0];
    case "End": return cells[cells.length - 1];
    case "ArrowUp": case "ArrowDown": {
      const down = key === "ArrowDown";
      const { left, top } = from.getBoundingClientRect();
      const boxes = cells.map((td) => ({ td, box: td.getBoundingClientRect() }));
      const beyond = boxes.filter(({ box }) => (down ? box.top > top + 1 : box.top < top - 1));
      const tops = beyond.map(({ box }) => box.top);
      const row = down ? Math.min(...tops) : Math.max(...tops);
      return beyond.filter(({ box }) => Math.abs(box.top - row) < 1).sort((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left))[0]?.td;
    }
  }
  return undefined;
}
