// The writers of formats.py that are packages of npm: node write.mjs KIND SOURCE.json TARGET
import { readFileSync, writeFileSync } from "node:fs";

const [kind, source, target] = process.argv.slice(2);
const { blocks, places } = JSON.parse(readFileSync(source, "utf8"));

if (kind === "docx") {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow } = await import("docx");
  const row = (cells) =>
    new TableRow({
      children: cells
        .filter((cell) => cell)
        .map((cell) => new TableCell({ columnSpan: cell.columns, rowSpan: cell.rows, children: [new Paragraph(cell.text)] })),
    });
  const block = (b) => (typeof b === "string" ? new Paragraph(b) : new Table({ rows: b.map(row) }));
  const document = new Document({ sections: [{ children: blocks.map(block) }] });
  writeFileSync(target, await Packer.toBuffer(document));
} else if (kind === "exceljs") {
  const { default: excel } = await import("exceljs");
  const book = new excel.Workbook();
  const sheet = book.addWorksheet("报告");
  for (const [row, column, value, columns, rows] of places) {
    sheet.getCell(row + 1, column + 1).value = value;
    if (columns > 1 || rows > 1) sheet.mergeCells(row + 1, column + 1, row + rows, column + columns);
  }
  await book.xlsx.writeFile(target);
} else {
  const xlsx = await import("xlsx");
  const sheet = {};
  const merges = [];
  let last = { r: 0, c: 0 };
  for (const [r, c, v, columns, rows] of places) {
    sheet[xlsx.utils.encode_cell({ r, c })] = { v, t: typeof v === "number" ? "n" : "s" };
    if (columns > 1 || rows > 1) merges.push({ s: { r, c }, e: { r: r + rows - 1, c: c + columns - 1 } });
    last = { r: Math.max(last.r, r), c: Math.max(last.c, c + columns - 1) };
  }
  sheet["!ref"] = xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: last });
  sheet["!merges"] = merges;
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, "报告");
  writeFileSync(target, xlsx.write(book, { bookType: kind, type: "buffer" }));
}
