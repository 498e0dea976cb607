-- 表 reports、cells、units（duckdb.sql 或 spark/ 做成）→ 结转与汇总，各是一个连接；DuckDB 与 Spark 都能执行。
-- Tables reports, cells and units, as duckdb.sql or spark/ makes them → carry and roll-up, each one join, for DuckDB and for Spark.
--
-- Views: carry and rollup are what does not fit; not_compared is what could not be held against anything, and why.

-- Of a body's reports for one year only a single one is taken: of several none is guessed.
CREATE OR REPLACE TEMP VIEW bodies AS
SELECT organization, year, min(path) AS path, count(*) AS reports FROM reports
WHERE organization IS NOT NULL AND year IS NOT NULL GROUP BY organization, year;

-- What can be reckoned with: a blank cell counts as 0; one that is in doubt, missing or too long for its column is none.
CREATE OR REPLACE TEMP VIEW figures AS
SELECT c.organization, c.year, c.form, c.path, c.address, coalesce(c.value, 0) AS value
FROM cells c JOIN bodies b ON b.organization = c.organization AND b.year = c.year AND b.reports = 1
WHERE c.state = 'blank' OR (c.state IN ('stated', 'inferred') AND c.value IS NOT NULL);

-- 上年的结转下年度＝本年的上年结转 What last year carried over is what this year began with.
CREATE OR REPLACE TEMP VIEW carry AS
SELECT this.path, this.organization, this.year, this.address AS cell, this.value AS carried_in, last.value AS carried_out
FROM figures this
JOIN figures last ON last.organization = this.organization AND last.year = this.year - 1
                 AND last.address = replace(this.address, '/carried_in/', '/carried_out/')
WHERE this.address LIKE 'requests/carried_in/%' AND this.value <> last.value;

-- 上级的每一格＝各单位之和 Each figure of a parent is the sum of its units'.
CREATE OR REPLACE TEMP VIEW sums AS
SELECT parent.path, parent.organization, parent.year, parent.address AS cell, parent.value AS stated, sum(unit.value) AS sum, count(*) AS units, w.wanted
FROM figures parent
JOIN (SELECT parent AS organization, count(*) AS wanted FROM units WHERE NOT vertical GROUP BY parent) w ON w.organization = parent.organization
JOIN units u ON u.parent = parent.organization AND NOT u.vertical
JOIN figures unit ON unit.organization = u.unit AND unit.year = parent.year AND unit.form = parent.form AND unit.address = parent.address
GROUP BY parent.path, parent.organization, parent.year, parent.address, parent.value, w.wanted;

-- A unit that is not there can only make the sum less: then only a sum that exceeds the parent's figure is wrong.
CREATE OR REPLACE TEMP VIEW rollup AS
SELECT path, organization, year, cell, stated, sum FROM sums WHERE stated <> sum AND (units = wanted OR sum > stated);

CREATE OR REPLACE TEMP VIEW not_compared AS
SELECT path, organization, year, error AS why FROM reports WHERE error_code IS NOT NULL
UNION ALL
SELECT path, organization, year, 'no body or no year was found' AS why FROM reports
WHERE error_code IS NULL AND (organization IS NULL OR year IS NULL)
UNION ALL
SELECT path, organization, year, concat(reports, ' reports of one body for one year: none was taken') AS why FROM bodies WHERE reports > 1
UNION ALL
SELECT this.path, this.organization, this.year, 'no report of the year before' AS why
FROM bodies this LEFT JOIN bodies last ON last.organization = this.organization AND last.year = this.year - 1 WHERE last.year IS NULL
UNION ALL
SELECT DISTINCT path, organization, year, concat(wanted - units, ' of its units lack a figure in some cell') AS why FROM sums WHERE units < wanted;
