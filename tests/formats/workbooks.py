"""The writers of workbooks."""

import pathlib
import shutil
import subprocess

from formats import grid
from writing import office, program, saved, saved_odf


def places(blocks):
    """Every cell of the report in one sheet: row, column, text or number, columns and rows covered."""
    row = 0
    for block in blocks:
        if isinstance(block, str):
            yield row, 0, block, 1, 1
            row += 1
            continue
        for y, line in enumerate(grid(block)):
            for x, cell in enumerate(line):
                if cell and (cell.text or cell.columns > 1 or cell.rows > 1):
                    yield row + y, x, number(cell.text), cell.columns, cell.rows
        row += len(block) + 1


def number(text):
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def by_openpyxl(as_words):
    def write(blocks, path):
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        for row, column, value, columns, rows in places(blocks):
            sheet.cell(row + 1, column + 1, str(value) if as_words else value)
            if columns > 1 or rows > 1:
                sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=row + rows, end_column=column + columns)
        made = pathlib.Path(f"{path}.xlsx")
        book.save(made)
        return made

    return write


def by_xlsxwriter(sheets):
    """In one sheet, or each table in a sheet of its own."""

    def write(blocks, path):
        import xlsxwriter

        made = pathlib.Path(f"{path}.xlsx")
        book = xlsxwriter.Workbook(str(made))
        formats = book.add_format({"num_format": '#,##0.####;-#,##0.####;"-"', "border": 1})
        parts, part = [], []
        for block in blocks:
            part.append(block)
            if sheets and not isinstance(block, str):
                parts.append(part)
                part = []
        for part in [*parts, part]:
            sheet = book.add_worksheet()
            for row, column, value, columns, rows in places(part):
                if columns > 1 or rows > 1:
                    sheet.merge_range(row, column, row + rows - 1, column + columns - 1, value, formats)
                else:
                    sheet.write(row, column, value, formats)
        book.close()
        return made

    return write


def by_xlwt(ending):
    def write(blocks, path):
        import xlwt

        book = xlwt.Workbook()
        sheet = book.add_sheet("报告")
        for row, column, value, columns, rows in places(blocks):
            sheet.write_merge(row, row + rows - 1, column, column + columns - 1, value)
        made = pathlib.Path(f"{path}.{ending}")
        book.save(str(made))
        return made

    return write


def by_calc(kind, ending):
    """LibreOffice from the workbook of openpyxl."""
    return lambda blocks, path: office(by_openpyxl(False)(blocks, path), kind, ending)


def ods_by_odfpy(flat):
    def write(blocks, path):
        from odf.opendocument import OpenDocumentSpreadsheet
        from odf.table import CoveredTableCell, Table, TableCell, TableRow
        from odf.text import P

        document = OpenDocumentSpreadsheet()
        table = Table(name="报告")
        cells = {(r, c): (v, w, h) for r, c, v, w, h in places(blocks)}
        covered = {(r + i, c + j) for (r, c), (_, w, h) in cells.items() for i in range(h) for j in range(w)} - set(cells)
        last = max(r for r, _ in cells)
        for r in range(last + 1):
            line = TableRow()
            width = max([c for q, c in set(cells) | covered if q == r], default=-1)
            for c in range(width + 1):
                if (r, c) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                value, w, h = cells.get((r, c), ("", 1, 1))
                if isinstance(value, str):
                    made = TableCell(valuetype="string", numbercolumnsspanned=w, numberrowsspanned=h)
                else:
                    made = TableCell(valuetype="float", value=value, numbercolumnsspanned=w, numberrowsspanned=h)
                made.addElement(P(text=str(value)))
                line.addElement(made)
            table.addElement(line)
        document.spreadsheet.addElement(table)
        return saved_odf(path, "ods", flat, document)

    return write


def by_node(folder, kind, blocks, path, ending):
    """A package of npm: write.mjs makes the file of the report as JSON."""
    import json

    cells = [b if isinstance(b, str) else [[c and c._asdict() for c in row] for row in grid(b)] for b in blocks]
    source = saved(path, "json", json.dumps({"blocks": cells, "places": list(places(blocks))}))
    made = pathlib.Path(f"{path}.{ending}")
    script = folder / "node/write.mjs"
    shutil.copy(pathlib.Path(__file__).with_name("write.mjs"), script)
    subprocess.run([program("node"), str(script), kind, str(source), str(made)], check=True, capture_output=True)
    return made


def by_sheetjs(folder, kind, ending):
    return lambda blocks, path: by_node(folder, kind, blocks, path, ending)
