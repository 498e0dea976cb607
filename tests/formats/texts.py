"""The writers of texts: Word and its kin, OpenDocument, RTF, pages."""

import pathlib
import subprocess
import zipfile

from formats import as_html, grid
from marked import docx_body, flat_opc
from workbooks import by_node
from writing import office, program, saved, saved_odf


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
        return saved_odf(path, "odt", flat, document)

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
