"""The writers of formats.py: each makes a file of the report's blocks at a path, to which it gives its own ending."""

import pathlib
import shutil
import subprocess
import zipfile

from formats import as_html, grid
from marked import docx_body, flat_opc, rtf, spreadsheet_2003, word_2003


def program(name):
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(name)
    return path


def saved(path, ending, data):
    path = pathlib.Path(f"{path}.{ending}")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def office(source, kind, ending, *before):
    """LibreOffice's conversion of a file."""
    made = pathlib.Path(source).with_suffix(f".{ending}")
    command = [program("soffice"), "--headless", *before, "--convert-to", kind, "--outdir", str(made.parent), str(source)]
    subprocess.run(command, capture_output=True, timeout=180)
    if not made.exists():
        raise RuntimeError("LibreOffice made nothing")
    return made


# Texts


def by_python_docx(blocks, path):
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        places = grid(block)
        table = document.add_table(len(places), len(places[0]), "Table Grid")
        for y, row in enumerate(places):
            for x, cell in enumerate(row):
                if cell:
                    corner = table.cell(y, x)
                    if cell.columns > 1 or cell.rows > 1:
                        corner = corner.merge(table.cell(y + cell.rows - 1, x + cell.columns - 1))
                    corner.text = cell.text
    made = pathlib.Path(f"{path}.docx")
    document.save(made)
    return made


def by_pandoc(ending, *options):
    def write(blocks, path):
        page = saved(path, "src.html", as_html(blocks))
        made = pathlib.Path(f"{path}.{ending}")
        subprocess.run([program("pandoc"), "-s", str(page), "-o", str(made), *options], check=True, capture_output=True)
        return made

    return write


def by_office(kind, ending):
    """LibreOffice from the file of python-docx, which keeps every merged cell."""

    def write(blocks, path):
        return office(by_python_docx(blocks, path), kind, ending)

    return write


def by_node_docx(folder):
    def write(blocks, path):
        return by_node(folder, "docx", blocks, path, "docx")

    return write


def by_odfpy(flat):
    def write(blocks, path):
        from odf.opendocument import OpenDocumentText
        from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
        from odf.text import P

        document = OpenDocumentText()
        for block in blocks:
            if isinstance(block, str):
                document.text.addElement(P(text=block))
                continue
            places = grid(block)
            table = Table()
            table.addElement(TableColumn(numbercolumnsrepeated=len(places[0])))
            for row in places:
                line = TableRow()
                for cell in row:
                    if cell is None:
                        line.addElement(CoveredTableCell())
                        continue
                    made = TableCell(numbercolumnsspanned=cell.columns, numberrowsspanned=cell.rows)
                    made.addElement(P(text=cell.text))
                    line.addElement(made)
                table.addElement(line)
            document.text.addElement(table)
        if flat:
            return saved(path, "fodt", document.xml())
        document.save(str(path), addsuffix=True)
        return pathlib.Path(f"{path}.odt")

    return write


def by_pyrtf(blocks, path):
    from PyRTF.document.paragraph import Cell, Paragraph, Table
    from PyRTF.document.section import Section
    from PyRTF.Elements import Document
    from PyRTF.Renderer import Renderer

    document = Document()
    section = Section()
    document.Sections.append(section)
    for block in blocks:
        if isinstance(block, str):
            section.append(Paragraph(block))
            continue
        places = grid(block)
        table = Table(*[900] * len(places[0]))
        for row in places:
            cells, x = [], 0
            while x < len(row):
                cell = row[x]
                columns = cell.columns if cell else 1
                cells.append(Cell(Paragraph(cell.text if cell else ""), span=columns))
                x += columns
            table.AddRow(*cells)
        section.append(table)
    made = pathlib.Path(f"{path}.rtf")
    with open(made, "w") as file:
        Renderer().Write(document, file)
    return made


def by_hand(ending, make):
    return lambda blocks, path: saved(path, ending, make(blocks))


def flat_of_docx(blocks, path):
    """The parts of python-docx's file in one, as Word's flat OPC."""
    with zipfile.ZipFile(by_python_docx(blocks, path)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    return saved(path, "flat.xml", flat_opc(parts))


def docx_by_hand(utf16):
    """A .docx as small as it can be; its parts in UTF-16, its main part under a name of its own."""

    def write(blocks, path):
        relations = '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="report/main.xml"/></Relationships>'
        made = pathlib.Path(f"{path}.docx")
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("_rels/.rels", relations)
            archive.writestr("report/main.xml", docx_body(blocks).encode("utf-16" if utf16 else "utf-8"))
        return made

    return write


def by_chunk(blocks, path):
    """A .docx whose whole text another part brings in as a page."""
    document = '<w:document xmlns:w="w" xmlns:r="r"><w:body><w:altChunk r:id="c"/></w:body></w:document>'
    relations = '<Relationships><Relationship Id="c" Type="x/aFChunk" Target="page.html"/></Relationships>'
    made = pathlib.Path(f"{path}.docx")
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", relations)
        archive.writestr("word/page.html", as_html(blocks))
    return made


# Workbooks


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
        if flat:
            return saved(path, "fods", document.xml())
        document.save(str(path), addsuffix=True)
        return pathlib.Path(f"{path}.ods")

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


# PDF


def by_chromium(borders):
    def write(blocks, path):
        page = saved(path, "src.html", as_html(blocks, borders))
        made = pathlib.Path(f"{path}.pdf")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}"]
        subprocess.run([program("chromium"), *options, page.as_uri()], capture_output=True, timeout=120)
        return made

    return write


def by_weasyprint(blocks, path):
    import weasyprint

    made = pathlib.Path(f"{path}.pdf")
    weasyprint.HTML(string=as_html(blocks)).write_pdf(made)
    return made


def by_reportlab(blocks, path):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("text", fontName="STSong-Light", fontSize=8, leading=10, wordWrap="CJK")
    story = []
    for block in blocks:
        if isinstance(block, str):
            story.append(Paragraph(block, style))
            continue
        table = grid(block)
        lines = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        for y, row in enumerate(table):
            for x, cell in enumerate(row):
                if cell and (cell.columns > 1 or cell.rows > 1):
                    lines.append(("SPAN", (x, y), (x + cell.columns - 1, y + cell.rows - 1)))
        texts = [[Paragraph(c.text, style) if c else "" for c in row] for row in table]
        story.append(Table(texts, colWidths=[520 / len(table[0])] * len(table[0]), style=lines))
    made = pathlib.Path(f"{path}.pdf")
    SimpleDocTemplate(str(made), leftMargin=30, rightMargin=30).build(story)
    return made


def by_typst(blocks, path):
    import typst

    def text(words):
        return '#"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    parts = ['#set page(margin: 1.5cm)\n#set text(font: "Noto Sans CJK SC", size: 8pt)\n']
    for block in blocks:
        if isinstance(block, str):
            parts.append(text(block) + "\n\n")
            continue
        cells = ", ".join(f"table.cell(colspan: {c.columns}, rowspan: {c.rows})[{text(c.text)}]" for row in block for c in row)
        parts.append(f"#table(columns: ({'1fr, ' * len(grid(block)[0])}), {cells})\n\n")
    source = saved(path, "typ", "".join(parts))
    made = pathlib.Path(f"{path}.pdf")
    typst.compile(str(source), output=str(made))
    return made


def by_fpdf(blocks, path):
    import fpdf

    font = next(iter(pathlib.Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc")))
    document = fpdf.FPDF()
    document.add_page()
    document.add_font("noto", fname=str(font))
    document.set_font("noto", size=7)
    for block in blocks:
        if isinstance(block, str):
            document.multi_cell(0, 6, block, new_x="LMARGIN", new_y="NEXT")
            continue
        with document.table(first_row_as_headings=False) as table:
            for row in block:
                line = table.row()
                for cell in row:
                    line.cell(cell.text, colspan=cell.columns, rowspan=cell.rows)
    made = pathlib.Path(f"{path}.pdf")
    document.output(str(made))
    return made


def by_mupdf(blocks, path):
    import pymupdf

    made = pathlib.Path(f"{path}.pdf")
    story = pymupdf.Story(as_html(blocks))
    writer = pymupdf.DocumentWriter(str(made))
    more = 1
    while more:
        device = writer.begin_page(pymupdf.paper_rect("a4"))
        more, _ = story.place(pymupdf.paper_rect("a4") + (36, 36, -36, -36))
        story.draw(device)
        writer.end_page()
    writer.close()
    return made


def page_in_one_file(blocks, path):
    """A page saved in one file, by Python's own library."""
    import email.mime.multipart
    import email.mime.text

    message = email.mime.multipart.MIMEMultipart("related")
    message.attach(email.mime.text.MIMEText(as_html(blocks), "html", "gb18030"))
    return saved(path, "mht", message.as_bytes())


def all_of(folder):
    """Every writer under its format and name."""
    return [
        ("html by hand", by_hand("html", as_html)),
        ("html LibreOffice", by_office("html:XHTML Writer File", "html")),
        ("html pandoc", by_pandoc("html")),
        ("mht Python email", page_in_one_file),
        ("docx python-docx", by_python_docx),
        ("docx LibreOffice", lambda b, p: office(by_odfpy(False)(b, p), "docx", "docx")),
        ("docx pandoc", by_pandoc("docx")),
        ("docx npm docx", by_node_docx(folder)),
        ("docx UTF-16, own main part", docx_by_hand(True)),
        ("docx altChunk", by_chunk),
        ("doc LibreOffice", by_office("doc", "doc")),
        ("odt LibreOffice", by_office("odt", "odt")),
        ("odt pandoc", by_pandoc("odt")),
        ("odt odfpy", by_odfpy(False)),
        ("fodt LibreOffice", by_office("fodt", "fodt")),
        ("fodt odfpy", by_odfpy(True)),
        ("rtf LibreOffice", by_office("rtf", "rtf")),
        ("rtf pandoc", by_pandoc("rtf")),
        ("rtf PyRTF3", by_pyrtf),
        ("rtf by hand, GBK", by_hand("rtf", rtf)),
        ("Word 2003 XML LibreOffice", by_office("xml:MS Word 2003 XML", "xml")),
        ("Word 2003 XML by hand", by_hand("doc", word_2003)),
        ("flat OPC of python-docx", flat_of_docx),
        ("flat OPC by hand", by_hand("xml", lambda b: flat_opc({"word/document.xml": docx_body(b).encode()}))),
        ("xlsx openpyxl", by_openpyxl(False)),
        ("xlsx openpyxl, as words", by_openpyxl(True)),
        ("xlsx xlsxwriter", by_xlsxwriter(False)),
        ("xlsx xlsxwriter, a sheet each", by_xlsxwriter(True)),
        ("xlsx LibreOffice", lambda b, p: office(ods_by_odfpy(False)(b, p), "xlsx", "xlsx")),
        ("xlsx exceljs", by_sheetjs(folder, "exceljs", "xlsx")),
        ("xlsx SheetJS", by_sheetjs(folder, "xlsx", "xlsx")),
        ("xlsb SheetJS", by_sheetjs(folder, "xlsb", "xlsb")),
        ("xls xlwt", by_xlwt("xls")),
        ("xls LibreOffice", by_calc("xls", "xls")),
        ("xls SheetJS", by_sheetjs(folder, "biff8", "xls")),
        ("xls SheetJS, Excel 5", by_sheetjs(folder, "biff5", "xls")),
        ("et xlwt", by_xlwt("et")),
        ("ods LibreOffice", by_calc("ods", "ods")),
        ("ods odfpy", ods_by_odfpy(False)),
        ("ods SheetJS", by_sheetjs(folder, "ods", "ods")),
        ("fods LibreOffice", by_calc("fods", "fods")),
        ("fods odfpy", ods_by_odfpy(True)),
        ("fods SheetJS", by_sheetjs(folder, "fods", "fods")),
        ("Excel 2003 XML LibreOffice", by_calc("xml:MS Excel 2003 XML", "xml")),
        ("Excel 2003 XML SheetJS", by_sheetjs(folder, "xlml", "xls")),
        ("Excel 2003 XML by hand", by_hand("xls", lambda b: spreadsheet_2003(places(b)))),
        ("html SheetJS", by_sheetjs(folder, "html", "html")),
        ("pdf LibreOffice", by_office("pdf", "pdf")),
        ("pdf Chromium", by_chromium(True)),
        ("pdf Chromium, no rules", by_chromium(False)),
        ("pdf WeasyPrint", by_weasyprint),
        ("pdf reportlab", by_reportlab),
        ("pdf typst", by_typst),
        ("pdf fpdf2", by_fpdf),
        ("pdf MuPDF", by_mupdf),
    ]
