"""The package says what the command line says. GOUJI is that program, TREE a folder made by the example report_tree."""

import glob
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import threading
import typing
import unittest

import gouji
from gouji import report as shapes

ROOT = pathlib.Path(__file__).resolve().parents[2]
TREE = pathlib.Path(os.environ["TREE"])
TEXT = "一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"


def command_line(*arguments, wanted=(0, 1)):
    """What the command line prints as JSON, and what it says on standard error."""
    run = subprocess.run([os.environ["GOUJI"], *map(str, arguments)], capture_output=True, cwd=ROOT, stdin=subprocess.DEVNULL)
    if run.returncode not in wanted:
        raise AssertionError(run.stderr.decode())
    return json.loads(run.stdout) if run.stdout else None, run.stderr.decode()


def exactly(value):
    """The value as it prints: 1 and 1.0 differ in it, as do lists and tuples."""
    return repr(value)


class SameAsTheCommandLine(unittest.TestCase):
    maxDiff = 2000

    def same(self, one, other):
        self.assertEqual(exactly(one), exactly(other))

    def test_every_format(self):
        files = [*glob.glob("www/sample/*", root_dir=ROOT)] if sys.version_info >= (3, 10) else []
        files += [str(p.relative_to(ROOT)) for p in (ROOT / "tests/files").iterdir()]
        files += [str(p.relative_to(ROOT)) for p in (ROOT / "tests/reports").iterdir()]
        self.assertGreater(len(files), 30)
        os.chdir(ROOT)
        for file in files:
            for lang in ["zh", "en"]:
                with self.subTest(file=file, lang=lang):
                    told, _ = command_line("check", "--format", "json", "--lang", lang, file)
                    path = pathlib.Path(file)
                    self.same(gouji.check(path, lang=lang), told)
                    of_bytes = gouji.check(path.read_bytes(), name=path.name, lang=lang)
                    told["document"]["path"] = None
                    self.same(of_bytes, told)

    def test_last_year(self):
        pairs = [(p, TREE / "2022" / p.name) for p in sorted((TREE / "2023").iterdir())]
        found = []
        for this, last in pairs:
            told, _ = command_line("check", "--format", "json", "--lang", "zh", "--previous", last, this)
            report = gouji.compare(last, this)
            self.same(report, told)
            self.same(gouji.check(this, previous=last), told)
            of_years = [f for f in report["findings"] if f["rule"].startswith("years.")]
            found += [(f"2023/{this.name}", f["rule"], f["key"]) for f in of_years]
        truth = json.loads((TREE / "truth.json").read_text("utf-8"))
        planted = [(slip["file"], slip["rule"], slip["key"]) for slip in truth if slip["rule"].startswith("years.")]
        self.assertEqual(sorted(found), sorted(planted))
        self.assertGreater(len({rule for _, rule, _ in planted}), 2)
        # Another body's: refused, as there.
        report = gouji.compare(pairs[0][1], pairs[1][0])
        self.assertEqual([n["code"] for n in report["not_checked"] if n["rule"] == "years.carry"], ["other-body"])

    def test_roll_up(self):
        parent = TREE / "2023" / "第0区人民政府.txt"
        units = sorted((TREE / "2023").glob("第0区第*局.txt"))
        told, _ = command_line("rollup", "--format", "json", "--lang", "zh", parent, *units)
        self.same(gouji.rollup(parent, units), told)
        self.assertEqual([f["rule"] for f in told["findings"] if f["severity"] == "error"], ["rollup.sum"])
        led = gouji.rollup(parent, [{"data": unit, "vertical": i == 0} for i, unit in enumerate(units)])
        self.assertEqual([unit["standing"] for unit in led["units"]], ["vertical"] + ["added"] * (len(units) - 1))
        self.assertEqual(gouji.rollup(parent, units, mode="own")["mode"], "own")
        self.assertEqual(gouji.rollup(parent, units, missing=["第0区水务局"])["missing"], ["第0区水务局"])
        lost = gouji.rollup(parent, [*units, b""])
        self.assertEqual((lost["units"][-1]["standing"], lost["units"][-1]["error"]["code"]), ("unread", "empty"))

    def test_several_reports_in_one_input(self):
        two = "".join(p.read_text("utf-8") for p in sorted((TREE / "2023").iterdir())[:2]).encode()
        told = subprocess.run([os.environ["GOUJI"], "check", "--format", "json", "--lang", "zh", "-"], input=two, capture_output=True).stdout
        reports = gouji.check_all(two)
        self.same(reports, json.loads(told))
        self.assertEqual(len(reports), 2)
        self.same(gouji.check(two, part=2)["document"]["title"], reports[1]["document"]["title"])

    def test_errors_have_the_same_words(self):
        for data in [b"", b"Rar!\x1a\x07\x00", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04 no archive", bytes(range(256)) * 9]:
            for lang in ["zh", "en"]:
                run = subprocess.run([os.environ["GOUJI"], "check", "--format", "ndjson", "--lang", lang, "-"], input=data, capture_output=True)
                told = json.loads(run.stdout)["error"]
                with self.assertRaises(gouji.GoujiError) as caught:
                    gouji.check(data, lang=lang)
                self.assertEqual({"code": caught.exception.code, "message": str(caught.exception)}, told)

    def test_catalogues(self):
        self.same(gouji.rules(), command_line("rules", "--format", "json")[0])
        self.same(gouji.forms(), command_line("forms", "--format", "json")[0])

    def test_options(self):
        file = ROOT / "www/sample/slips-2021.txt"
        rule = gouji.check(file)["findings"][0]["rule"]
        told, _ = command_line("check", "--format", "json", "--lang", "zh", "--form", "2021", "--ignore", rule, file)
        self.same(gouji.check(file, form="2021", ignore=[rule]), told)
        profile = next((ROOT / "profiles").glob("*.toml"))
        told, _ = command_line("check", "--format", "json", "--lang", "zh", "--profile", profile, file)
        self.same(gouji.check(file, profile=profile), told)
        self.same(gouji.check(file, profile=profile.read_text("utf-8")), told)


class Calls(unittest.TestCase):
    def test_what_can_be_given(self):
        told = gouji.check(TEXT)
        self.assertEqual(told["findings"][0]["formula"], "10 + 1 = 11 ≠ 12")
        of_bytes = gouji.check(bytearray(TEXT.encode()))
        self.assertEqual((of_bytes["document"]["encoding"], of_bytes["findings"]), ("UTF-8", told["findings"]))
        self.assertEqual(gouji.check(memoryview(TEXT.encode())), of_bytes)
        for wrong in [None, 3, ["a"]]:
            self.assertRaises(TypeError, gouji.check, wrong)
        self.assertRaises(FileNotFoundError, gouji.check, pathlib.Path("no such report.docx"))

    def test_a_rich_paste(self):
        """Its grid comes from the page; where that has no table, its lines from the plain half."""
        row = "".join(f"<td>{cell}" for cell in TEXT.strip().split("\t"))
        page = {"html": f"<table><tr>{row}</table>", "text": "别的文字"}
        report = gouji.check(page)
        self.assertEqual([f["formula"] for f in report["findings"]], [f["formula"] for f in gouji.check(TEXT)["findings"]])
        self.assertEqual(report["document"]["sha256"], hashlib.sha256(page["html"].encode()).hexdigest())
        self.assertEqual(gouji.check({"html": page["html"]})["tables"], report["tables"])
        plain = gouji.check({"html": "<p>没有表格</p>", "text": TEXT})
        self.assertEqual(plain["findings"][0]["formula"], "10 + 1 = 11 ≠ 12")
        for wrong in [{}, {"text": TEXT}, {"html": b"<table>"}, {"html": "", "rtf": ""}]:
            self.assertRaises(TypeError, gouji.check, wrong)

    def test_a_rich_paste_beside_others(self):
        of = "青禾市{}{}年政府信息公开工作年度报告\n行政许可\t{}\n行政处罚\t0\n".format
        paste = lambda text: {"html": "<p>" + text.replace("\n", "</p><p>") + "</p>", "text": text}
        parent, units = paste(of("人民政府", 2023, 7)), [paste(of("水利局", 2023, 3)), {"data": paste(of("教育局", 2023, 5)), "part": 1}]
        sums = gouji.rollup(parent, units, mode="area")
        self.assertEqual([f["formula"] for f in sums["findings"]], ["3 + 5 = 8 ≠ 7"])
        last, this = paste(of("水务局", 2022, 3)), paste(of("水利局", 2023, 3))
        refused = [n["code"] for n in gouji.compare(last, this)["not_checked"] if n["rule"] == "years.carry"]
        self.assertEqual(refused, ["other-body"])
        vouched = gouji.compare(last, this, same_body=True)
        self.assertEqual(vouched["previous"]["organization"], "青禾市水务局")

    def test_arrange(self):
        reports = [gouji.check(path) for path in [TREE / "2022" / "第0区第1局.txt", TREE / "2023" / "第0区第1局.txt"]]
        arranged = gouji.arrange([{**report["document"], "read": True} for report in reports])
        self.assertEqual(arranged["years"], [{"state": "none", "reports": []}, {"state": "found", "reports": [0]}])
        names = ["青禾市人民政府", "青禾市水利局", "青禾市教育局"]
        arranged = gouji.arrange([{"organization": name, "year": 2023, "read": True} for name in names])
        self.assertEqual(arranged["governments"], [{"parent": 0, "units": [1, 2], "unclear": []}])

    def test_wrong_calls_are_told(self):
        for options, code in [
            ({"ignore": ["cell.blnak"]}, "call"),
            ({"form": "2024"}, "form"),
            ({"profile": "nonsense"}, "profile"),
            ({"part": 2}, "no-part"),
        ]:
            with self.assertRaises(gouji.GoujiError) as caught:
                gouji.check(TEXT, **options)
            self.assertEqual(caught.exception.code, code)
        self.assertIsInstance(caught.exception, ValueError)
        self.assertRaises(ValueError, gouji.check, TEXT, part=0)
        self.assertRaises(TypeError, gouji.check, TEXT, ignore="cell.blank")
        with self.assertRaisesRegex(gouji.GoujiError, "mode is auto, area or own"):
            gouji.rollup(TEXT, [], mode="all", lang="en")
        self.assertRaises(TypeError, gouji.rollup, TEXT, [{"name": "no data"}])

    def test_set_aside(self):
        finding = gouji.check(TEXT)["findings"][0]
        report = gouji.check(TEXT, aside=[(finding["id"], "已核实")])
        self.assertEqual((report["findings"][0]["aside"], report["summary"]["errors"]), ("已核实", 0))

    def test_the_lock_is_let_go(self):
        """While one thread checks, another goes on, though neither is ever asked to make way."""
        large = (ROOT / "www/sample/clean-2021.txt").read_text("utf-8") * 40
        began, ended = threading.Event(), threading.Event()
        usual = sys.getswitchinterval()
        sys.setswitchinterval(1000)
        try:
            def work():
                began.set()
                gouji.check(large)
                ended.set()

            thread = threading.Thread(target=work)
            thread.start()
            began.wait()
            went_on = not ended.is_set()
            thread.join()
        finally:
            sys.setswitchinterval(usual)
        self.assertTrue(went_on)

    def test_threads_say_the_same(self):
        files = sorted((TREE / "2023").iterdir())
        alone = [exactly(gouji.check(file)) for file in files]
        together = [None] * len(files)

        def work(begin):
            for at in range(begin, len(files), 2):
                together[at] = exactly(gouji.check(files[at]))

        threads = [threading.Thread(target=work, args=(begin,)) for begin in range(2)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        self.assertEqual(together, alone)


class Shapes(unittest.TestCase):
    """The types that are told are what is given."""

    def hold(self, value, wanted, where):
        origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
        if wanted is typing.Any:
            return
        if typing.is_typeddict(wanted) if sys.version_info >= (3, 10) else hasattr(wanted, "__total__"):
            told = typing.get_type_hints(wanted)
            self.assertEqual(sorted(value), sorted(told), where)
            for key, kind in told.items():
                self.hold(value[key], kind, f"{where}.{key}")
        elif origin is list:
            self.assertIs(type(value), list, where)
            for item in value:
                self.hold(item, inner[0], where + "[]")
        elif origin is dict:
            self.assertIs(type(value), dict, where)
        elif origin is typing.Union:
            if value is None:
                self.assertIn(type(None), inner, where)
            else:
                rest = [kind for kind in inner if kind is not type(None)]
                if len(rest) == 1:
                    self.hold(value, rest[0], where)
                else:
                    self.assertIn(type(value), rest, where)
        else:
            self.assertIs(type(value), wanted, where)

    def test_reports(self):
        for file in [*(ROOT / "www/sample").iterdir(), *(ROOT / "tests/reports").iterdir()]:
            self.hold(gouji.check(file), shapes.Report, file.name)
        this = sorted((TREE / "2023").glob("第*局.txt"))
        for file in this:
            self.hold(gouji.compare(TREE / "2022" / file.name, file), shapes.Report, file.name)
        self.hold(gouji.rollup(TREE / "2023" / "第0区人民政府.txt", [*this, b""]), shapes.Rollup, "rollup")
        for rule in gouji.rules():
            self.hold(rule, shapes.Rule, rule["id"])


if __name__ == "__main__":
    unittest.main()
