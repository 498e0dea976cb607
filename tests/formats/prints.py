"""The writers of what is printed, PDF, and of a page in one file."""

import pathlib
import subprocess

from formats import as_html, grid
from writing import program, saved


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
