//! The one public shape of an answer: what every door gives, as JSON or as a JavaScript object.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};

use crate::diagnose::{Change, Confidence, Diagnosis};
use crate::document::Document;
use crate::form::TableForm;
use crate::place::{LineIndex, Place, Span};
use crate::reading::{Reading, State, Table};
use crate::render::{Lang, narrative, wording};
use crate::rule::{CellId, Fact, Finding, Outcome, Severity, Side, Tally};

/// The version of this shape.
pub const VERSION: u32 = 1;

/// What stands for a rule where it is not a rule that could not be checked, but the input that was not read.
pub const UNREAD: &str = "input.unread";

/// The answer for one document.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    pub version: u32,
    pub document: About,
    pub sections: Vec<SectionReport>,
    pub tables: Vec<TableReport>,
    /// Gravest first, then as they stand in the document.
    pub findings: Vec<FindingReport>,
    /// The cells most likely wrong, best first; empty when nothing is broken.
    pub diagnoses: Vec<DiagnosisReport>,
    pub not_checked: Vec<NotChecked>,
    pub summary: Summary,
}

/// What the document is; null where not found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About {
    pub name: Option<String>,
    pub format: &'static str,
    pub encoding: Option<&'static str>,
    pub title: Option<String>,
    pub organization: Option<String>,
    pub year: Option<i32>,
    pub form: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionReport {
    pub number: u32,
    pub heading: String,
    pub place: Option<Place>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableReport {
    pub id: String,
    pub form: String,
    pub place: Option<Place>,
    pub cells: Vec<CellReport>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellReport {
    pub address: String,
    /// A number, or null when blank or unread.
    pub value: Option<Number>,
    pub raw: String,
    pub state: &'static str,
    pub place: Option<Place>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingReport {
    /// A stable hash of rule and addresses or quote.
    pub id: String,
    pub rule: &'static str,
    pub severity: Severity,
    pub message: String,
    pub cells: Vec<String>,
    pub stated: Option<Number>,
    pub expected: Option<Number>,
    pub difference: Option<Number>,
    pub formula: Option<String>,
    pub quote: Option<String>,
    pub place: Option<Place>,
}

/// A set of cells whose change repairs the findings it explains.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DiagnosisReport {
    pub cells: Vec<Suggestion>,
    pub explains: Vec<String>,
    pub kind: &'static str,
    pub confidence: &'static str,
    pub message: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    pub address: String,
    pub stated: Option<Number>,
    pub suggested: Option<Number>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotChecked {
    /// The rule that was not checked; `input.unread` for what the input holds and no reader takes as the report.
    pub rule: &'static str,
    /// A stable name of the reason, for programs.
    pub code: &'static str,
    pub why: String,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub ignored: usize,
    pub relations: Tally,
}

/// An exact decimal, written as a JSON number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers up to 2^53 are exact in JSON and in JavaScript. A fraction is its digits over a power of ten: both are exact up to 2^53 and
        // 10^22, so the quotient is the nearest double, which is written by the shortest decimal that reads back.
        let exact = self.0.normalize();
        match exact.is_integer().then(|| exact.to_i64()).flatten().filter(|n| n.unsigned_abs() <= 1 << 53) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(exact.mantissa() as f64 / 10f64.powi(exact.scale() as i32)),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

/// A finding the user does not want to hear of: its rule, and the cell it is about if only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    pub rule: String,
    pub address: Option<String>,
}

impl Ignore {
    /// Reads `RULE` or `RULE@ADDRESS`.
    pub fn parse(text: &str) -> Ignore {
        match text.split_once('@') {
            Some((rule, address)) => Ignore { rule: rule.trim().to_owned(), address: Some(address.trim().to_owned()) },
            None => Ignore { rule: text.trim().to_owned(), address: None },
        }
    }

    fn covers(&self, finding: &FindingReport) -> bool {
        self.rule == finding.rule && self.address.as_ref().is_none_or(|a| finding.cells.contains(a))
    }
}

/// All that was found in one document.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    pub document: &'a Document,
    pub reading: &'a Reading<'a>,
    pub outcome: &'a Outcome,
    pub diagnoses: &'a [Diagnosis],
}

/// Puts together what was found: places for spans, addresses for cells, words for facts.
pub fn build(found: &Found, ignore: &[Ignore], lang: Lang) -> Report {
    let Found { document, reading, outcome, diagnoses } = *found;
    let index = LineIndex::new(&document.text);
    let place = |span: Option<Span>| span.map(|s| index.place(s));
    let mut findings: Vec<FindingReport> = Vec::new();
    let order = sorted(&outcome.findings);
    for &i in &order {
        let finding = &outcome.findings[i];
        findings.push(finding_report(finding, reading, place(finding.span), lang));
    }
    number_repeats(&mut findings);
    let mut ids = vec![String::new(); order.len()];
    for (&i, finding) in order.iter().zip(&findings) {
        ids[i] = finding.id.clone();
    }
    let before = findings.len();
    findings.retain(|f| !ignore.iter().any(|i| i.covers(f)));
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let summary = Summary {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        ignored: before - findings.len(),
        relations: outcome.relations,
    };
    let diagnoses = diagnoses
        .iter()
        .map(|d| diagnosis_report(d, reading, &ids, lang))
        .filter(|d| findings.iter().any(|f| d.explains.contains(&f.id)))
        .collect();
    Report {
        version: VERSION,
        document: About {
            name: document.name.clone(),
            format: document.format.name(),
            encoding: document.encoding,
            title: reading.title.as_ref().map(|(t, _)| t.clone()),
            organization: reading.organization.clone(),
            year: reading.year,
            form: reading.form.map(|f| f.id.clone()),
        },
        sections: reading
            .sections
            .iter()
            .map(|s| SectionReport { number: s.number, heading: s.heading.clone(), place: place(Some(s.span)) })
            .collect(),
        tables: reading.tables.iter().map(|t| table_report(t, &place)).collect(),
        findings,
        diagnoses,
        not_checked: not_checked(document, outcome, lang),
        summary,
    }
}

/// What no reader took as the report, and what no rule could check.
fn not_checked(document: &Document, outcome: &Outcome, lang: Lang) -> Vec<NotChecked> {
    let unread = document.remarks.iter().map(|r| NotChecked { rule: UNREAD, code: r.code(), why: wording::remark(r, lang) });
    let unchecked = outcome.not_checked.iter().map(|(rule, why)| NotChecked { rule, code: why.code(), why: wording::why(why, lang) });
    unread.chain(unchecked).collect()
}

/// Gravest first, then by place (those without one first), then as they were found.
fn sorted(findings: &[Finding]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..findings.len()).collect();
    sorted.sort_by_key(|&i| (findings[i].severity, findings[i].span.map_or(0, |s| s.start)));
    sorted
}

/// A diagnosis of findings that are still told; `ids` are the ids of all findings.
fn diagnosis_report(diagnosis: &Diagnosis, reading: &Reading, ids: &[String], lang: Lang) -> DiagnosisReport {
    let cell = |c: &Change| Suggestion {
        address: address(reading, c.cell).to_owned(),
        stated: c.stated.map(Number),
        suggested: Some(Number(c.suggested)),
    };
    DiagnosisReport {
        cells: diagnosis.changes.iter().map(cell).collect(),
        explains: diagnosis.explains.iter().map(|&i| ids[i].clone()).collect(),
        kind: diagnosis.kind.name(),
        confidence: match diagnosis.confidence {
            Confidence::Certain => "certain",
            Confidence::Likely => "likely",
            Confidence::Possible => "possible",
        },
        message: wording::diagnosis(diagnosis, reading, lang),
    }
}

fn table_report(table: &Table, place: &impl Fn(Option<Span>) -> Option<Place>) -> TableReport {
    let cell = |(cell, form): (&crate::reading::Cell, &crate::form::CellForm)| CellReport {
        address: form.address.clone(),
        value: cell.value().map(Number),
        raw: cell.raw.clone(),
        state: state(cell.state),
        place: place(cell.span),
    };
    TableReport {
        id: table.table.id.clone(),
        form: table.form.id.clone(),
        place: place(table.span),
        cells: table.cells.iter().zip(&table.table.cells).map(cell).collect(),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Stated => "stated",
        State::Blank => "blank",
        State::Inferred => "inferred",
        State::Doubtful => "doubtful",
        State::Missing => "missing",
    }
}

/// The address of a cell.
pub fn address<'r>(reading: &'r Reading, (table, cell): CellId) -> &'r str {
    &reading.tables[table].table.cells[cell].address
}

fn finding_report(finding: &Finding, reading: &Reading, place: Option<Place>, lang: Lang) -> FindingReport {
    let cells: Vec<String> = finding.cells.iter().map(|&c| address(reading, c).to_owned()).collect();
    let (stated, expected, formula) = match &finding.fact {
        Fact::Relation { table, relation, left, right } => {
            let form: &TableForm = reading.tables[*table].table;
            let numbers = wording::formula(form.relations[*relation].op, left, right);
            let (stated, expected) = sides(form.relations[*relation].op, left, right);
            (Some(stated), Some(expected), Some(numbers))
        }
        Fact::BlankTotal { sum } => (None, Some(*sum), None),
        Fact::Told { figure, tried } => (Some(*figure), tried.first().copied(), None),
        Fact::Denied { found } => (Some(Decimal::ZERO), Some(*found), None),
        Fact::Sum { whole, parts, .. } => (Some(*whole), Some(parts.iter().sum()), narrative::formula(&finding.fact)),
        Fact::Rate { told, exact, .. } => (Some(*told), Some(*exact), narrative::formula(&finding.fact)),
        Fact::Repeat { first, again, .. } => (Some(*again), Some(*first), None),
        _ => (None, None, None),
    };
    FindingReport {
        id: id(finding.rule, &cells, finding.quote.as_deref()),
        rule: finding.rule,
        severity: finding.severity,
        message: wording::message(finding, reading, lang),
        difference: stated.zip(expected).map(|(s, e)| Number(s - e)),
        stated: stated.map(Number),
        expected: expected.map(Number),
        formula,
        quote: finding.quote.clone(),
        cells,
        place,
    }
}

/// What is stated and what it should be: the right side of an equation against its left, and the left side of a comparison.
fn sides(op: crate::form::Op, left: &Side, right: &Side) -> (Decimal, Decimal) {
    match op {
        crate::form::Op::Equal => (right.sum, left.sum),
        crate::form::Op::AtLeast => (left.sum, right.sum),
    }
}

/// FNV-1a over rule, addresses and quote: the same finding has the same id however often the report is checked.
fn id(rule: &str, cells: &[String], quote: Option<&str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |text: &str| {
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(rule);
    cells.iter().for_each(|c| eat(c));
    eat(quote.unwrap_or_default());
    format!("{hash:016x}")
}

/// The same words may be wrong in two places: later ones get a number.
fn number_repeats(findings: &mut [FindingReport]) {
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for finding in findings {
        let count = seen.entry(finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.id = format!("{}-{count}", finding.id);
        }
    }
}
