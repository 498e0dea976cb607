//! Findings as SARIF 2.1.0 (OASIS, 2020), for programs that collect results of checkers.

use serde_json::{Value, json};

use super::numbered::Numbered;
use super::{Checked, Item, grade};
use crate::form::Form;
use crate::render::answers::answers_to;
use crate::render::visible::visible;
use crate::report::{FindingReport, Report, Unread};
use crate::rule::{Entry, catalogue, entries};
use crate::say::Lang;

/// What is told of one input; the number in it, from 0, is that of its artifact.
pub struct Told {
    /// The results, one behind the other.
    pub results: Numbered,
    pub artifact: String,
    pub notices: Vec<Numbered>,
}

/// What stands before an artifact's number. In JSON a quote within a text is escaped, so that no text can look like it.
const BEFORE_NUMBER: &str = "\"artifactLocation\":{\"index\":";
/// The number that is put in its place.
const NUMBER: &str = "0";

/// What a log with one run begins with, up to its results: one for each finding. `pages` is where the pages of the rules are published.
pub fn head(forms: &[Form], pages: &str, lang: Lang) -> String {
    let driver = json!({ "driver": { "name": "gouji", "version": env!("CARGO_PKG_VERSION"), "rules": rules(forms, pages, lang) } });
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    let language = lang.labels().tag_of_place;
    format!(
        "{{\"$schema\":\"{schema}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{driver},\n\"language\":\"{language}\",\"columnKind\":\"utf16CodeUnits\",\"results\":["
    )
}

/// What ends it: the inputs, and a notification for all that was not checked and for each input that could not be read.
pub fn end(artifacts: &[String], notices: &[String], all_read: bool) -> String {
    format!(
        "],\n\"artifacts\":[\n{}],\n\"invocations\":[{{\"executionSuccessful\":{all_read},\"toolExecutionNotifications\":[\n{}]}}]}}]}}\n",
        artifacts.join(",\n"),
        notices.join(",\n")
    )
}

/// What is told of an input; `forms` are those of the head.
pub fn part(item: &Item, forms: &[Form], lang: Lang) -> Told {
    let (mut results, mut notices) = (Vec::new(), Vec::new());
    let location = json!({ "index": 0, "uri": uri(&source(item, lang)) });
    match item {
        Item::Checked(checked) => document(checked, &location, forms, &mut results, &mut notices, lang),
        Item::Unread(unread) => notices.push(not_read(unread, &location)),
    }
    let text = |value: &Value| value.to_string();
    let results = results.iter().map(text).collect::<Vec<_>>().join(",\n");
    let notices = notices.iter().map(|notice| Numbered::split(&text(notice), BEFORE_NUMBER, NUMBER)).collect();
    Told { results: Numbered::split(&results, BEFORE_NUMBER, NUMBER), artifact: artifact(item, lang).to_string(), notices }
}

/// The catalogue, and behind it what the forms of one's own and a profile's relations state, and what profiles ask: the others keep their index.
fn rules(forms: &[Form], pages: &str, lang: Lang) -> Vec<Value> {
    let rule = |rule: &Entry| {
        let mut told = json!({
            "id": rule.id,
            "shortDescription": { "text": lang.of(&rule.statement) },
            "help": { "text": help(rule, lang) },
            "defaultConfiguration": { "level": grade(rule.severity) },
        });
        if let Some(why) = &rule.why {
            told["fullDescription"] = json!({ "text": lang.of(why) });
        }
        // What is no rule of the catalogue has no page; and a place that is not told, none that SARIF could name: it wants absolute URIs (3.49.12).
        if !pages.is_empty() && catalogue().iter().any(|known| known.id == rule.id) {
            told["helpUri"] = json!(format!("{}/{}.md", pages.trim_end_matches('/'), rule.id));
        }
        told
    };
    catalogue().iter().map(rule).chain(own(forms).map(|one| rule(&one))).collect()
}

/// What the forms of one's own and a profile's relations state beyond the catalogue, and what profiles ask.
fn own(forms: &[Form]) -> impl Iterator<Item = Entry> {
    let own = entries(forms).into_iter().filter(|one| catalogue().iter().all(|known| known.id != one.id));
    #[cfg(feature = "toml")]
    let own = own.chain(crate::profile::any());
    own
}

/// Which of the log's rules it is that has this id.
fn index_of(id: &str, forms: &[Form]) -> Option<usize> {
    let known = catalogue().iter().position(|rule| rule.id == id);
    known.or_else(|| own(forms).position(|rule| rule.id == id).map(|at| catalogue().len() + at))
}

/// Why the rule is there, what it rests on, and how it is silenced.
fn help(rule: &Entry, lang: Lang) -> String {
    let labels = lang.labels();
    let why = rule.why.as_ref().map_or_else(String::new, |why| format!("{}\n", lang.of(why)));
    let [basis, silenced] = labels.help;
    format!("{why}{basis}{colon}{}\n{silenced}{colon}gouji check --ignore {}", rule.basis, rule.id, colon = labels.colon)
}

/// An input, with its verdict where it was read.
fn artifact(item: &Item, lang: Lang) -> Value {
    let location = json!({ "uri": uri(&source(item, lang)) });
    match item {
        Item::Checked(checked) => json!({
            "location": location,
            "hashes": { "sha-256": checked.digest() },
            "properties": { "verdict": { "state": checked.report.verdict.state, "text": checked.report.verdict.text }, "profile": checked.report.document.profile },
        }),
        Item::Unread(_) => json!({ "location": location }),
    }
}

/// Where an input came from. In a URI no character is shown as itself that could mislead: nothing is replaced.
fn source(item: &Item, lang: Lang) -> String {
    item.source().map_or_else(|| item.name(lang), str::to_owned)
}

/// The findings of one report and what was not checked in it.
fn document(checked: &Checked, location: &Value, forms: &[Form], results: &mut Vec<Value>, notices: &mut Vec<Value>, lang: Lang) {
    let report = &checked.report;
    results.extend(report.open().map(|f| result(f, report, location, forms, lang)));
    results.extend(report.aside().map(|(finding, reason)| {
        let mut result = result(finding, report, location, forms, lang);
        result["suppressions"] = json!([{ "kind": "external", "justification": visible(reason) }]);
        result
    }));
    notices.extend(report.not_checked.iter().map(|item| {
        let mut notice = json!({
            "level": "note",
            "message": { "text": visible(&item.why) },
            "locations": [{ "physicalLocation": { "artifactLocation": location } }],
        });
        match index_of(&item.rule, forms) {
            Some(index) => notice["associatedRule"] = json!({ "id": item.rule, "index": index }),
            None => notice["descriptor"] = json!({ "id": item.rule }),
        }
        notice
    }));
}

/// An input that could not be read.
fn not_read(unread: &Unread, location: &Value) -> Value {
    json!({
        "level": "error",
        "descriptor": { "id": format!("input.{}", unread.error.code) },
        "message": { "text": visible(&unread.error.message) },
        "locations": [{ "physicalLocation": { "artifactLocation": location } }],
    })
}

/// A file's name as a relative reference: what a URI may not hold is percent-encoded.
fn uri(name: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'/');
    name.bytes().map(|b| if plain(b) { (b as char).to_string() } else { format!("%{b:02X}") }).collect()
}

fn result(finding: &FindingReport, report: &Report, artifact: &Value, forms: &[Form], lang: Lang) -> Value {
    let mut physical = json!({ "artifactLocation": artifact });
    if let Some(place) = finding.place {
        physical["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        });
        if let Some(quote) = &finding.quote {
            physical["region"]["snippet"] = json!({ "text": visible(quote) });
        }
    }
    let cells: Vec<Value> = finding.cells.iter().map(|a| json!({ "fullyQualifiedName": a, "kind": "cell" })).collect();
    let mut location = json!({ "physicalLocation": physical });
    if !cells.is_empty() {
        location["logicalLocations"] = Value::Array(cells);
    }
    let answers: Vec<String> = answers_to(report, finding).map(|(_, a)| visible(&a.line(lang))).collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": grade(finding.severity),
        "message": { "text": visible(&finding.message) },
        "locations": [location],
        "partialFingerprints": { "gouji/v1": finding.id },
        "properties": {
            "stated": finding.stated,
            "expected": finding.expected,
            "difference": finding.difference,
            "formula": finding.formula,
            "suggestions": answers,
        },
    });
    if let Some(index) = index_of(&finding.rule, forms) {
        result["ruleIndex"] = json!(index);
    }
    result
}
