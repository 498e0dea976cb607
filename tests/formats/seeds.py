#!/usr/bin/env python3
"""The XML files of tests/files, made of the report's page there by marked.py: `python3 tests/formats/seeds.py`."""

from formats import HERE, Report
from marked import docx_body, flat_opc, spreadsheet_2003, word_2003
from workbooks import places

FILES = HERE.parent / "files"


def main():
    for form in ("2019", "2021"):
        blocks = Report((FILES / f"report-{form}.html").read_text()).blocks
        (FILES / f"report-{form}-word.xml").write_text(word_2003(blocks))
        (FILES / f"report-{form}-excel.xml").write_text(spreadsheet_2003(places(blocks)))
        parts = flat_opc({"word/document.xml": docx_body(blocks).encode()})
        (FILES / f"report-{form}-package.xml").write_text(parts)


main()
