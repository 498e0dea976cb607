"""Arrow in, Arrow out: the rows are those of the JSON. And the SQL of examples/ finds what was planted, to the cell."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
from decimal import Decimal

import duckdb
import pyarrow as pa

import gouji

ROOT = pathlib.Path(__file__).resolve().parents[2]
TREE = pathlib.Path(os.environ["TREE"])


def inputs():
    """Reports of every kind, one of two reports, and one that cannot be read."""
    files = [*sorted((ROOT / "www/sample").iterdir()), *sorted((ROOT / "tests/files").iterdir()), *sorted((TREE / "2023").iterdir())]
    given = [(str(file), file.read_bytes()) for file in files]
    two = b"".join(file.read_bytes() for file in sorted((TREE / "2023").iterdir())[:2])
    return [*given, ("two.txt", two), ("locked.rar", b"Rar!\x1a\x07\x00"), ("nothing.txt", None)]


def batch_of(given, kind=pa.binary()):
    return pa.record_batch({"path": pa.array([p for p, _ in given]), "content": pa.array([c for _, c in given], kind)})


def exact(value):
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.000001"))


class Rows(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.given = inputs()
        cls.reports = []
        for path, content in cls.given:
            try:
                cls.reports.extend((path, report) for report in gouji.check_all(content or b"", name=path.rsplit("/", 1)[-1]))
            except gouji.GoujiError as error:
                cls.reports.append((path, error))

    def test_reports(self):
        rows = pa.record_batch(gouji.reports_batch(batch_of(self.given))).to_pylist()
        self.assertEqual([row["path"] for row in rows], [path for path, _ in self.reports])
        for row, (path, told) in zip(rows, self.reports):
            with self.subTest(path=path):
                if isinstance(told, gouji.GoujiError):
                    self.assertEqual((row["error_code"], row["error"], row["verdict"], row["cells"]), (told.code, str(told), None, []))
                    continue
                about = told["document"]
                for name in ["part", "organization", "year", "form", "title", "format", "extent", "sha256"]:
                    self.assertEqual(row[name], about[name])
                summary = told["summary"]
                for name in ["errors", "warnings", "notes", "ignored", "problems"]:
                    self.assertEqual(row[name], summary[name])
                self.assertEqual([row[f"relations_{s}"] for s in ["held", "broken", "not_checked"]], list(summary["relations"].values()))
                self.assertEqual((row["verdict"], row["error"], row["error_code"]), (told["verdict"]["text"], None, None))
                self.assertEqual([n["code"] for n in row["not_checked"]], [n["code"] for n in told["not_checked"]])
                self.hold_findings(row["findings"], told)
                self.hold_cells(row["cells"], told)

    def hold_findings(self, rows, told):
        self.assertEqual(len(rows), len(told["findings"]))
        for row, finding in zip(rows, told["findings"]):
            for name in ["id", "rule", "severity", "key", "message", "cells", "formula", "quote", "aside"]:
                self.assertEqual(row[name], finding[name])
            self.assertEqual([row[n] for n in ["stated", "expected", "difference"]], [exact(finding[n]) for n in ["stated", "expected", "difference"]])

    def hold_cells(self, rows, told):
        cells = [(table["id"], cell) for table in told["tables"] for cell in table["cells"]]
        self.assertEqual(len(rows), len(cells))
        for row, (table, cell) in zip(rows, cells):
            wanted = (table, cell["address"], exact(cell["value"]), cell["raw"], cell["state"])
            self.assertEqual((row["table"], row["address"], row["value"], row["raw"], row["state"]), wanted)

    def test_flat_tables_are_the_lists_of_the_reports(self):
        batch = batch_of(self.given)
        reports = pa.record_batch(gouji.reports_batch(batch)).to_pylist()
        whose = ["path", "part", "organization", "year", "form"]
        for name, made in [("findings", gouji.findings_batch), ("cells", gouji.cells_batch)]:
            rows = pa.record_batch(made(batch)).to_pylist()
            unread = [row for row in rows if row.get("rule") == "input.unread" or row.get("state") == "unread"]
            self.assertEqual([row["path"] for row in unread], ["locked.rar", "nothing.txt"])
            flat = [{**{key: report[key] for key in whose}, **row} for report in reports for row in report[name]]
            self.assertEqual([row for row in rows if row not in unread], flat)

    def test_every_layout_of_arrow_is_taken(self):
        given = [(p, c) for p, c in self.given if p.endswith(".txt") and c]
        wanted = pa.record_batch(gouji.cells_batch(batch_of(given)))
        for kind in [pa.large_binary(), pa.binary_view(), pa.string(), pa.large_string(), pa.string_view()]:
            self.assertEqual(pa.record_batch(gouji.cells_batch(batch_of([(p, c.decode() if "string" in str(kind) else c) for p, c in given], kind))), wanted)
        table = pa.Table.from_batches([batch_of(given[:3]), batch_of(given[3:])])
        self.assertEqual(pa.record_batch(gouji.cells_batch(table)), wanted)
        self.assertEqual(pa.table(gouji.cells_batch(table)).combine_chunks().to_batches()[0], wanted)
        # A slice begins where it begins.
        self.assertEqual(pa.record_batch(gouji.cells_batch(batch_of(given[:1] + given).slice(1))), wanted)
        renamed = batch_of(given).rename_columns(["where", "what"])
        self.assertEqual(pa.record_batch(gouji.cells_batch(renamed, path="where", content="what")), wanted)
        empty = pa.record_batch(gouji.cells_batch(batch_of([])))
        self.assertEqual((empty.num_rows, empty.schema), (0, wanted.schema))

    def test_figures_are_exact(self):
        text = "青禾市水利局2023年政府信息公开工作年度报告\n行政许可\t99999999999999\n行政处罚\t999999999999999\n行政强制\t1\n行政事业性收费\t0.1\n"
        rows = pa.record_batch(gouji.cells_batch(batch_of([("a.txt", text.encode())]))).to_pylist()
        figures = {row["raw"]: row["value"] for row in rows if row["state"] == "stated"}
        # One digit more than the column has: its text stays, and no other figure takes its place.
        wanted = {"99999999999999": Decimal("99999999999999.000000"), "999999999999999": None, "1": Decimal(1), "0.1": Decimal("0.100000")}
        self.assertEqual(figures, wanted)

    def test_wrong_calls_are_told(self):
        for wrong in [None, [1], "a", {"path": []}, pa.array([1, 2])]:
            self.assertRaises(TypeError, gouji.findings_batch, wrong)
        batch = batch_of([("a.txt", b"a")])
        with self.assertRaisesRegex(gouji.GoujiError, 'no column "data" in the batch: it has path, content'):
            gouji.findings_batch(batch, content="data")
        with self.assertRaisesRegex(gouji.GoujiError, "texts or bytes are wanted"):
            gouji.findings_batch(pa.record_batch({"path": ["a"], "content": [1]}))
        self.assertRaises(TypeError, gouji.findings_batch, batch, name="a.txt")
        self.assertEqual(pa.record_batch(gouji.findings_batch(batch, lang="en", ignore=["cell.blank"])).num_rows, len(gouji.check(b"a")["findings"]))


class DuckDb(unittest.TestCase):
    def test_carry_and_roll_up_find_what_was_planted(self):
        truth = json.loads((TREE / "truth.json").read_text("utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            for year in ["2022", "2023"]:
                with open(f"{folder}/{year}.ndjson", "wb") as out:
                    run = [os.environ["GOUJI"], "check", "--format", "ndjson", "--lang", "zh", year]
                    subprocess.run(run, cwd=TREE, stdout=out, stderr=subprocess.DEVNULL, check=False)
            (pathlib.Path(folder) / "units.csv").write_bytes((TREE / "units.csv").read_bytes())
            base = duckdb.connect()
            base.execute(f"SET file_search_path = '{folder}'")
            for sql in ["duckdb.sql", "sums.sql"]:
                base.execute((ROOT / "examples" / sql).read_text("utf-8")).fetchall()
        for view, rule in [("carry", "years.carry"), ("rollup", "rollup.sum")]:
            found = base.execute(f"SELECT path, cell FROM {view} ORDER BY ALL").fetchall()
            planted = [(slip["file"], slip["key"]) for slip in truth if slip["rule"] == rule and slip["file"].startswith("20")]
            self.assertEqual(found, sorted(planted), view)
            self.assertTrue(found, view)
        # Of two reports of one body for one year none is taken, and that is told.
        base.execute("INSERT INTO reports SELECT * REPLACE ('2022/copy.txt' AS path) FROM reports WHERE path = '2022/第0区第9局.txt'").fetchall()
        alone = base.execute("SELECT count(*) FROM carry WHERE path = '2023/第0区第9局.txt'").fetchall()
        why = base.execute("SELECT why FROM not_compared WHERE path LIKE '2022/第0区第9局%' OR path = '2022/copy.txt' ORDER BY why").fetchall()
        self.assertIn(("2 reports of one body for one year: none was taken",), why)
        self.assertEqual(alone, [(0,)])
        base.execute("DELETE FROM reports WHERE path = '2022/copy.txt'").fetchall()
        reports = base.execute("SELECT count(*), count(error_code) FROM reports").fetchall()
        self.assertEqual(reports, [(sum(1 for _ in TREE.glob("20*/*.txt")), 0)])
        # The wheel's cells are the command line's, taken straight from Arrow.
        given = [(f"{file.parent.name}/{file.name}", file.read_bytes()) for file in sorted(TREE.glob("20*/*.txt"))]
        cells = pa.table(gouji.cells_batch(batch_of(given)))
        base.register("wheel", cells)
        columns = "path, part, organization, year, form, address, value, raw, state"
        for one, other in [("wheel", "cells"), ("cells", "wheel")]:
            count = base.execute(f"SELECT count(*) FROM (SELECT {columns} FROM {one} EXCEPT ALL SELECT {columns} FROM {other})").fetchall()
            self.assertEqual(count, [(0,)])


if __name__ == "__main__":
    unittest.main()
