// A table onto the clipboard as Word, WPS and Excel take it: HTML with its spans and borders, and tabbed text beside it.

/** The table without anything of the page: no classes, no handlers, no marks; borders by attribute, which every office program reads. */
export function portable(/** @type {HTMLTableElement} */ table) {
  const escape = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const cell = (/** @type {HTMLTableCellElement} */ element) => {
    const name = element.localName;
    const spans = /** @type {const} */ (["colSpan", "rowSpan"]).filter((key) => element[key] > 1).map((key) => ` ${key.toLowerCase()}="${element[key]}"`).join("");
    return `<${name}${spans}>${escape(element.textContent)}</${name}>`;
  };
  const rows = [...table.rows].map((row) => [...row.cells]);
  const html = `<table border="1" cellspacing="0" cellpadding="4">${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</table>`;
  return { html, text: grid(rows).map((line) => line.join("\t")).join("\n") };
}

/** Rows of texts in which covered places are empty, so that columns stand under one another. */
function grid(/** @type {HTMLTableCellElement[][]} */ rows) {
  const lines = rows.map(() => /** @type {string[]} */ ([]));
  rows.forEach((cells, r) => {
    let at = 0;
    for (const cell of cells) {
      while (lines[r][at] !== undefined) at += 1;
      for (let i = 0; i < cell.rowSpan; i += 1) for (let j = 0; j < cell.colSpan; j += 1) if (lines[r + i]) lines[r + i][at + j] = i || j ? "" : cell.textContent;
    }
  });
  return lines;
}

/** Puts `html` and `text` on the clipboard; works on pages of an intranet too, which are no secure context. Gives whether it did. */
export function copy(/** @type {{ html: string, text: string }} */ { html, text }) {
  let done = false;
  const put = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener("copy", put, { once: true, capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return done;
}
