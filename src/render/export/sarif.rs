//! Findings as SARIF 2.1.0 (OASIS, 2020), for programs that collect results of checkers.

use serde_json::{Value, json};

use super::Checked;
use crate::render::Lang;
use crate::report::FindingReport;
use crate::rule::{RULES, Severity};

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// One log with one run; a result for each finding.
pub fn render(checked: &[Checked], lang: Lang) -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let [zh, en] = rule.statement;
            json!({
                "id": rule.id,
                "shortDescription": { "text": lang.pick(zh, en) },
                "help": { "text": rule.basis },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let artifacts: Vec<Value> =
        checked.iter().map(|c| json!({ "location": { "uri": uri(c.name(lang)) }, "hashes": { "sha-256": c.digest } })).collect();
    let mut results = Vec::new();
    let mut notices = Vec::new();
    for (index, checked) in checked.iter().enumerate() {
        let location = json!({ "uri": uri(checked.name(lang)), "index": index });
        results.extend(checked.report.open().map(|f| result(f, &location)));
        results.extend(checked.report.aside().map(|(finding, reason)| {
            let mut result = result(finding, &location);
            result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
            result
        }));
        notices.extend(checked.report.not_checked.iter().map(|item| {
            json!({
                "level": "note",
                "message": { "text": item.why },
                "associatedRule": { "id": item.rule },
                "locations": [{ "physicalLocation": { "artifactLocation": location } }],
            })
        }));
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gouji", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "language": lang.pick("zh-CN", "en-US"),
            "columnKind": "utf16CodeUnits",
            "artifacts": artifacts,
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notices }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A file's name as a relative reference: what a URI may not hold is percent-encoded.
fn uri(name: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'/');
    name.bytes().map(|b| if plain(b) { (b as char).to_string() } else { format!("%{b:02X}") }).collect()
}

fn result(finding: &FindingReport, artifact: &Value) -> Value {
    let mut physical = json!({ "artifactLocation": artifact });
    if let Some(place) = finding.place {
        physical["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        });
        if let Some(quote) = &finding.quote {
            physical["region"]["snippet"] = json!({ "text": quote });
        }
    }
    let cells: Vec<Value> = finding.cells.iter().map(|a| json!({ "fullyQualifiedName": a, "kind": "cell" })).collect();
    let mut location = json!({ "physicalLocation": physical });
    if !cells.is_empty() {
        location["logicalLocations"] = Value::Array(cells);
    }
    json!({
        "ruleId": finding.rule,
        "ruleIndex": RULES.iter().position(|r| r.id == finding.rule),
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [location],
        "partialFingerprints": { "gouji/v1": finding.id },
        "properties": { "stated": finding.stated, "expected": finding.expected, "difference": finding.difference, "formula": finding.formula },
    })
}
