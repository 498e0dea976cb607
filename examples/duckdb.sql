-- 命令行的 ndjson → 表 reports、findings、cells、units，不用我们的代码；结转与汇总在 sums.sql，Spark 里也是同一份。
-- What the command line prints → tables, with no code of ours; carry and roll-up are in sums.sql, which Spark runs as well.
--
--   gouji check --format ndjson 2022/ > 2022.ndjson
--   gouji check --format ndjson 2023/ > 2023.ndjson                (and units.csv: parent,unit,vertical)
--   (cat duckdb.sql sums.sql; echo "FROM carry; FROM rollup; FROM not_compared;") | duckdb gouji.duckdb
--
-- Figures are DECIMAL(20,6), as exact as the reports': sums of doubles differ where the figures do not.

CREATE OR REPLACE TEMP VIEW answers AS
SELECT * FROM read_ndjson(['2022.ndjson', '2023.ndjson'], maximum_object_size = 268435456, columns = {
  document: 'STRUCT("name" VARCHAR, "path" VARCHAR, sha256 VARCHAR, organization VARCHAR, "year" INTEGER, form VARCHAR, part INTEGER)',
  error: 'STRUCT(code VARCHAR, message VARCHAR)',
  verdict: 'STRUCT(state VARCHAR, "text" VARCHAR)',
  summary: 'STRUCT(errors INTEGER, warnings INTEGER, notes INTEGER, problems INTEGER)',
  findings: 'STRUCT(rule VARCHAR, severity VARCHAR, "key" VARCHAR, message VARCHAR, stated DECIMAL(20,6), expected DECIMAL(20,6))[]',
  tables: 'STRUCT(id VARCHAR, cells STRUCT(address VARCHAR, "value" DECIMAL(20,6), "raw" VARCHAR, state VARCHAR)[])[]'
});

-- One row a report; an input that could not be read has its row too, with the reason.
CREATE OR REPLACE TABLE reports AS
SELECT document.path AS path, document.part AS part, document.organization AS organization, document.year AS year, document.form AS form,
       error.code AS error_code, error.message AS error, verdict.text AS verdict, summary.errors AS errors, summary.warnings AS warnings
FROM answers;

CREATE OR REPLACE TABLE findings AS
SELECT path, part, f.rule AS rule, f.severity AS severity, f.key AS key, f.message AS message, f.stated AS stated, f.expected AS expected
FROM (SELECT document.path AS path, document.part AS part, unnest(findings) AS f FROM answers);

CREATE OR REPLACE TABLE cells AS
SELECT path, part, organization, year, form, c.address AS address, c.value AS value, c.raw AS raw, c.state AS state
FROM (SELECT path, part, organization, year, form, unnest(t.cells) AS c
      FROM (SELECT document.path AS path, document.part AS part, document.organization AS organization, document.year AS year,
                   document.form AS form, unnest(tables) AS t FROM answers));

CREATE OR REPLACE TABLE units AS
SELECT parent, unit, coalesce(vertical, false) AS vertical FROM read_csv('units.csv', columns = {parent: 'VARCHAR', unit: 'VARCHAR', vertical: 'BOOLEAN'});
