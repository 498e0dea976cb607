"""Formats that are written as marks in a text: WordprocessingML, flat OPC, Rich Text, the XML of Excel 2003."""

from xml.sax.saxutils import escape

from formats import grid

WORD = "http://schemas.microsoft.com/office/word/2003/wordml"


def table(rows, merge):
    """A table in WordprocessingML; `merge` is its element for cells that go on from the one above."""
    parts = ["<w:tbl>"]
    below = {}
    for y, row in enumerate(grid(rows)):
        parts.append("<w:tr>")
        x = 0
        while x < len(row):
            cell = row[x]
            columns, text, mark = (cell.columns, cell.text, "restart") if cell else (below.get((y, x), 1), "", "continue")
            goes_on = f'<w:{merge} w:val="{mark}"/>' if cell is None or cell.rows > 1 else ""
            if cell:
                below.update({(y + i, x): columns for i in range(1, cell.rows)})
            parts.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{goes_on}</w:tcPr>{paragraph(text)}</w:tc>')
            x += columns
        parts.append("</w:tr>")
    return "".join(parts) + "</w:tbl>"


def paragraph(text):
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def body(blocks, merge):
    return "".join(paragraph(b) if isinstance(b, str) else table(b, merge) for b in blocks)


def docx_body(blocks):
    return f'<w:document xmlns:w="w"><w:body>{body(blocks, "vMerge")}</w:body></w:document>'


def word_2003(blocks):
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    return f'{head}<w:wordDocument xmlns:w="{WORD}"><w:body>{body(blocks, "vmerge")}</w:body></w:wordDocument>'


def flat_opc(parts):
    """The parts of an Office document in one file."""
    made = ['<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">']
    for name, data in parts.items():
        text = data.decode().lstrip("\ufeff")
        if text.startswith("<?"):
            text = text.split("?>", 1)[1]
        made.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{text}</pkg:xmlData></pkg:part>')
    return "".join(made) + "</pkg:package>"


def rtf(blocks):
    """Rich Text as Word writes it in China: bytes of GBK, cells merged by their marks."""

    def words(text):
        return "".join(chr(b) if b < 0x80 and b not in b"\\{}" else f"\\'{b:02x}" for b in text.encode("gbk"))

    parts = [r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}\f0\fs21 "]
    for block in blocks:
        if isinstance(block, str):
            parts.append(r"\pard " + words(block) + "\\par\n")
            continue
        above = {}
        for row in grid(block):
            layout, content, x = [], [], 0
            while x < len(row):
                cell = row[x]
                columns = cell.columns if cell else above.get(x, 1)
                if cell:
                    above[x] = columns
                mark = r"\clvmrg" if cell is None else r"\clvmgf" if cell.rows > 1 else ""
                layout.append(f"{mark}\\cellx{(x + columns) * 1000}")
                content.append(r"\pard\intbl " + words(cell.text if cell else "") + r"\cell")
                x += columns
            parts.append(r"\trowd\trgaph108\trleft-108" + "".join(layout) + "\n" + "".join(content) + "\\row\n")
    return "".join(parts) + "}"


def spreadsheet_2003(places):
    rows = {}
    for row, column, value, columns, down in places:
        kind = "String" if isinstance(value, str) else "Number"
        merge = f' ss:MergeAcross="{columns - 1}" ss:MergeDown="{down - 1}"' if columns > 1 or down > 1 else ""
        cell = f'<Cell ss:Index="{column + 1}"{merge}><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'
        rows.setdefault(row, []).append(cell)
    lines = "".join(f'<Row ss:Index="{row + 1}">{"".join(cells)}</Row>' for row, cells in rows.items())
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    head = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    return f'{head}<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="a"><Table>{lines}</Table></Worksheet></Workbook>'
