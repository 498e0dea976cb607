"""许多份报告 → Parquet 表 reports、findings、cells，再用 SQL 核对结转与汇总。

Reports in any folder that Spark can read → Parquet tables; then carry and roll-up, as the SQL of ../sums.sql.

    spark-submit tables.py --units units.csv --out OUT FOLDER...

OUT gets reports/, findings/ and cells/, and what the SQL finds: carry/, rollup/ and not_compared/. Without --units nothing is added up.
"""

import argparse
import pathlib
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.storagelevel import StorageLevel

# A row for each report, or for each input that could not be read, as gouji.reports_batch gives it.
REPORT = """
    path string, part int, organization string, year int, form string,
    title string, format string, extent string, sha256 string, error_code string, error string, verdict string,
    errors int, warnings int, notes int, ignored int, problems int,
    relations_held int, relations_broken int, relations_not_checked int, claims_not_checked int,
    findings array<struct<
        id: string, rule: string, severity: string, key: string, message: string, cells: array<string>,
        stated: decimal(20,6), expected: decimal(20,6), difference: decimal(20,6), formula: string, quote: string, line: int, aside: string>>,
    cells array<struct<table: string, address: string, value: decimal(20,6), raw: string, state: string, line: int>>,
    not_checked array<struct<rule: string, code: string, why: string>>
"""
WHOSE = ["path", "part", "organization", "year", "form"]


def check(batches):
    """Runs where the data is: the wheel is all that a worker needs beside pyarrow."""
    import gouji
    import pyarrow

    for batch in batches:
        yield pyarrow.record_batch(gouji.reports_batch(batch))


def read(spark: SparkSession, folders: list) -> DataFrame:
    """Every file below the folders, and what becomes of each."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folders)
    return files.select("path", "content").mapInArrow(check, REPORT)


def write_tables(spark: SparkSession, folders: list, out: str) -> None:
    """Each report is checked once; the three tables are taken from that."""
    checked = read(spark, folders).persist(StorageLevel.DISK_ONLY)
    checked.drop("findings", "cells").write.mode("overwrite").parquet(f"{out}/reports")
    for name in ["findings", "cells"]:
        checked.selectExpr(*WHOSE, f"inline({name})").write.mode("overwrite").parquet(f"{out}/{name}")
    checked.unpersist()


def sums() -> str:
    """The SQL: beside this program where it was sent along (--files), else where it stands in the repository."""
    here = pathlib.Path(__file__).resolve().parent
    places = [pathlib.Path("sums.sql"), here / "sums.sql", here.parent / "sums.sql"]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise SystemExit("sums.sql is not there: send it along with --files examples/sums.sql")
    return found.read_text("utf-8")


def write_sums(spark: SparkSession, units: str, out: str) -> None:
    """What does not fit, by the SQL over the tables."""
    for name in ["reports", "cells"]:
        spark.read.parquet(f"{out}/{name}").createOrReplaceTempView(name)
    listed = spark.read.csv(units, header=True, schema="parent string, unit string, vertical boolean")
    listed.fillna(False, ["vertical"]).createOrReplaceTempView("units")
    for statement in sums().split(";\n"):
        if statement.strip():
            spark.sql(statement)
    for view in ["carry", "rollup", "not_compared"]:
        spark.table(view).write.mode("overwrite").parquet(f"{out}/{view}")


def main() -> int:
    asked = argparse.ArgumentParser(description="Reports → Parquet tables, carry and roll-up.")
    asked.add_argument("folders", nargs="+", help="folders of reports, local or as Spark names them")
    asked.add_argument("--units", help="a list of units: parent,unit,vertical")
    asked.add_argument("--out", required=True, help="the folder for the tables")
    args = asked.parse_args()
    spark = SparkSession.builder.appName("gouji").getOrCreate()
    # A batch holds the files themselves: so many at a time stay within a worker's memory.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
    write_tables(spark, args.folders, args.out)
    if args.units:
        write_sums(spark, args.units, args.out)
        for view in ["carry", "rollup", "not_compared"]:
            print(view, spark.read.parquet(f"{args.out}/{view}").count())
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
