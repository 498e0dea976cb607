//! `gouji rules`, `gouji forms` and `gouji formats`: the catalogues, from the code itself.

use std::fmt::Write;

use serde_json::json;

use crate::form::official;
use crate::formats::FORMATS;
use crate::rule::catalogue;
use crate::say::Lang;

/// Every rule, as JSON or as a list.
pub fn rules(as_json: bool, lang: Lang) -> String {
    if as_json {
        return format!("{:#}\n", json!(catalogue()));
    }
    let mut out = String::new();
    for rule in catalogue() {
        let severity = lang.labels().severity(rule.severity);
        let _ = writeln!(out, "{:24} {severity:8} {}  [{}]", rule.id, lang.of(&rule.statement), rule.basis);
    }
    out
}

/// Every form with its tables, addresses and relations, as JSON or as a list.
pub fn forms(as_json: bool) -> String {
    if as_json {
        return format!("{:#}\n", json!(official()));
    }
    let mut out = String::new();
    for form in official() {
        let until = form.until.map_or(String::new(), |u| u.to_string());
        let _ = writeln!(out, "{}  {}  {}  {}–{until}", form.id, form.title, form.source, form.from);
        for table in &form.tables {
            let _ = writeln!(out, "  {}  {}", table.id, table.title);
            for (i, cell) in table.cells.iter().enumerate() {
                let _ = writeln!(out, "    {:44} {} · {}", cell.address, table.row_of(i).label, table.column_of(i).label);
            }
        }
    }
    out
}

/// Every format of files that is told apart: its name, the endings of its files, and whether it is read.
pub fn formats(as_json: bool, lang: Lang) -> String {
    if as_json {
        let rows: Vec<_> = FORMATS.iter().map(|f| json!({"name": f.name, "extensions": f.extensions, "read": f.is_read()})).collect();
        return format!("{:#}\n", json!(rows));
    }
    let mut out = String::new();
    for format in FORMATS {
        let read = if format.is_read() { lang.pick("读", "read") } else { lang.pick("不读", "not read") };
        let endings: Vec<String> = format.extensions.iter().map(|e| format!(".{e}")).collect();
        let _ = writeln!(out, "{read}\t{}\t{}", format.name, endings.join(" "));
    }
    out
}
