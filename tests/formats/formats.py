#!/usr/bin/env python3
"""One report through every format, by several writers each; how it comes out is printed as a table.

    cargo xtask formats FOLDER          (or: python3 tests/formats/formats.py PROGRAM FOLDER [ONLY])

FOLDER keeps what the writers need (a Python environment and npm packages, fetched once) and the files they make. Programs of the machine
(soffice, pandoc, chromium) are used where they are there; a writer whose program or package is missing is told and left out.

The report is that of report-2019.html and report-2021.html, with a false total and a false sentence put in, and its zeros written as 0, as
nothing, as a dash and as a stroke. A file is right where each of its cells and each of its findings are those of the same report as text.
"""

import collections
import html.parser
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ZEROS = {"0": "0", "blank": "", "dash": "—", "stroke": "/"}
PYTHON = ["python-docx", "openpyxl", "xlsxwriter", "xlwt", "odfpy", "weasyprint", "reportlab", "typst", "fpdf2", "pymupdf", "PyRTF3"]
NODE = ["xlsx", "exceljs", "docx", "pdfmake"]

Cell = collections.namedtuple("Cell", "text columns rows")


class Report(html.parser.HTMLParser):
    """The fixture as a list of paragraphs (text) and tables (rows of cells)."""

    def __init__(self, source):
        super().__init__()
        self.blocks, self.rows, self.text, self.span = [], None, None, (1, 1)
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.span = int(given["colspan"]), int(given["rowspan"])
            self.text = ""
        elif tag == "p" and self.rows is None:
            self.text = ""

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "table":
            self.blocks.append(self.rows)
            self.rows = None
        elif tag == "td":
            self.rows[-1].append(Cell(self.text.strip(), *self.span))
            self.text = None
        elif tag == "p" and self.rows is None:
            self.blocks.append(self.text.strip())
            self.text = None


def report(form, zero):
    """The blocks of the report of a form, with its faults, and with `zero` for every 0."""
    blocks = Report((HERE.parent / "files" / f"report-{form}.html").read_text()).blocks
    blocks.insert(3, f"{form}年，本局新收政府信息公开申请9876件。")
    made = []
    for block in blocks:
        if isinstance(block, str):
            made.append(block)
            continue
        rows = []
        for row in block:
            cells = [c._replace(text=zero) if c.text == "0" else c for c in row]
            if any("本年新收政府信息公开申请数量" in c.text for c in cells):
                cells[-1] = cells[-1]._replace(text=str(int(cells[-1].text) + 1))
            rows.append(cells)
        made.append(rows)
    return made


def grid(rows):
    """Rows of (cell or None) as wide as the table: None where a merged cell covers the place."""
    width = sum(c.columns for c in rows[0])
    table = [[False] * width for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while x < width and table[y][x] is not False:
                x += 1
            for i in range(cell.rows):
                for j in range(cell.columns):
                    if y + i < len(table) and x + j < width:
                        table[y + i][x + j] = None
            table[y][x] = cell
            x += cell.columns
    return [[None if cell is False else cell for cell in row] for row in table]


def as_text(blocks):
    """The report as text: cells by tabs, covered places blank."""
    lines = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
        else:
            lines += ["\t".join(c.text if c else "" for c in row) for row in grid(block)]
    return "\n".join(lines) + "\n"


def as_html(blocks, borders=True):
    """The report as a page."""
    style = "table{border-collapse:collapse;font-size:8pt;width:100%}td{padding:2px}" + ("td{border:1px solid #000}" if borders else "")
    parts = [f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{style}</style></head><body>']
    for block in blocks:
        if isinstance(block, str):
            parts.append(f"<p>{block}</p>")
            continue
        rows = "".join(
            "<tr>" + "".join(f'<td colspan="{c.columns}" rowspan="{c.rows}">{c.text}</td>' for c in row) + "</tr>" for row in block
        )
        parts.append(f"<table>{rows}</table>")
    return "".join(parts) + "</body></html>"


def check(program, path):
    """What the program answers of a file: its cells and findings, or why there is no answer."""
    run = subprocess.run([program, "check", "--format", "json", "--lang", "en", str(path)], capture_output=True, text=True)
    try:
        answer = json.loads(run.stdout)
        cells = {c["address"]: (c["value"], c["state"]) for t in answer["tables"] for c in t["cells"]}
    except (ValueError, KeyError):
        return None, (run.stderr or run.stdout).strip().splitlines()[-1:]
    return cells, sorted((f["rule"], f["key"]) for f in answer["findings"])


def is_same(wanted, found):
    """Whether a cell came out: a figure as it is, nothing as nothing."""
    return found is not None and found[1] != "doubtful" and (found[0] or 0) == (wanted[0] or 0)


def prepare(folder):
    """The packages of the writers, fetched once; then this script again with them."""
    python = folder / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        for package in PYTHON:
            subprocess.run([python, "-m", "pip", "install", "--quiet", package])
    node = folder / "node"
    if not (node / "node_modules").exists():
        node.mkdir(parents=True, exist_ok=True)
        (node / "package.json").write_text("{}")
        subprocess.run(["npm", "install", "--silent", *NODE], cwd=node)
    if pathlib.Path(sys.prefix) != folder / "venv":
        os.execv(python, [str(python), *sys.argv])


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    folder.mkdir(parents=True, exist_ok=True)
    prepare(folder)
    import writers

    totals = collections.defaultdict(lambda: [0, 0, 0, 0, ""])
    for form in ("2019", "2021"):
        for name, zero in ZEROS.items():
            blocks = report(form, zero)
            text = folder / f"{form}-{name}.txt"
            text.write_text(as_text(blocks))
            wanted, findings = check(program, text)
            for title, write in writers.all_of(folder):
                if only not in title:
                    continue
                path = folder / f"{form}-{name}-{title.replace(' ', '-').replace('/', '-')}"
                row = totals[title]
                row[2] += 1
                try:
                    path = write(blocks, path)
                except Exception as error:  # what a writer lacks is told in its row
                    row[4] = f"not made: {type(error).__name__} {str(error)[:60]}"
                    continue
                cells, found = check(program, path)
                if cells is None:
                    row[4] = f"{name}: {''.join(found)[-90:]}"
                    continue
                wrong = [a for a, cell in wanted.items() if not is_same(cell, cells.get(a))]
                row[0] += len(wanted) - len(wrong)
                row[1] += len(wanted)
                row[3] += found == findings
                if wrong or found != findings:
                    odd = sorted(set(found) ^ set(findings))
                    row[4] = row[4] or f"{form} {name}: {wrong[:2]} {odd[:2]}"
    print("| format and writer | cells right | findings equal | first difference |\n|---|---|---|---|")
    for title, (right, cells, files, equal, note) in totals.items():
        print(f"| {title} | {right} of {cells} | {equal} of {files} | {note} |")


if __name__ == "__main__":
    main()
