"""Holds what Spark and DuckDB made of a tree of reports against the truth of it, and against each other, cell by cell.

    python verify.py TREE TABLES GOUJI

TREE is a folder made by the example report_tree, TABLES what tables.py made of it, GOUJI the command line.
"""

import json
import pathlib
import subprocess
import sys
import time

import duckdb

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent
# Where a report is, within the tree.
FILE = "regexp_extract(path, '[^/]+/[^/]+$')"
CELL = f"{FILE} AS file, part, organization, year, form, address, value, raw, state"


def load(tree: pathlib.Path, gouji: str) -> duckdb.DuckDBPyConnection:
    """The tree in DuckDB, by way of the command line's ndjson."""
    began = time.monotonic()
    for year in ["2022", "2023"]:
        with open(tree / f"{year}.ndjson", "wb") as out:
            done = subprocess.run([gouji, "check", "--format", "ndjson", "--lang", "zh", year], cwd=tree, stdout=out)
        if done.returncode not in (0, 1):
            raise SystemExit(f"gouji check {year}: {done.returncode}")
    checked = time.monotonic()
    base = duckdb.connect()
    base.execute(f"SET file_search_path = '{tree}'")
    for sql in ["duckdb.sql", "sums.sql"]:
        base.execute((EXAMPLES / sql).read_text("utf-8")).fetchall()
    print(f"command line {checked - began:.1f} s, DuckDB {time.monotonic() - checked:.1f} s")
    return base


def main() -> int:
    tree, tables, gouji = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
    base = load(tree, gouji)
    for view in ["reports", "cells", "carry", "rollup"]:
        base.execute(f"CREATE VIEW spark_{view} AS SELECT * FROM read_parquet('{tables}/{view}/*.parquet')").fetchall()
    truth = json.loads((tree / "truth.json").read_text("utf-8"))
    failed = False

    def hold(what: str, found: object, wanted: object) -> None:
        nonlocal failed
        good = found == wanted
        failed |= not good
        print(f"{what}: {found if len(str(found)) < 40 or not good else 'the same'}{'' if good else f', but it should be {wanted}'}")

    for view, rule in [("carry", "years.carry"), ("rollup", "rollup.sum")]:
        wanted = sorted((slip["file"], slip["key"]) for slip in truth if slip["rule"] == rule and slip["file"].startswith("20"))
        for engine, table in [("DuckDB", view), ("Spark", f"spark_{view}")]:
            found = base.execute(f"SELECT {FILE}, cell FROM {table} ORDER BY ALL").fetchall()
            lacking, beyond = [[one for one in these if one not in those] for these, those in [(wanted, found), (found, wanted)]]
            hold(f"{engine}, {view}: found of those planted; lacking, and beyond them", [len(found), lacking, beyond], [len(wanted), [], []])
    files = sum(1 for _ in tree.glob("20*/*.txt"))
    for table in ["reports", "spark_reports"]:
        hold(f"{table} of {files} files", base.execute(f"SELECT count(*), count(error_code) FROM {table}").fetchall(), [(files, 0)])
    for one, other in [("cells", "spark_cells"), ("spark_cells", "cells")]:
        apart = base.execute(f"SELECT count(*) FROM (SELECT {CELL} FROM {one} EXCEPT ALL SELECT {CELL} FROM {other})").fetchall()
        hold(f"rows of {one} that are not in {other}", apart, [(0,)])
    sums = [base.execute(f"SELECT address, sum(value) FROM {table} GROUP BY address ORDER BY address").fetchall() for table in ["cells", "spark_cells"]]
    hold(f"sums of {len(sums[0])} cells", sums[1], sums[0])
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
