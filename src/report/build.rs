//! What was found → the report.

use std::collections::HashMap;

use super::accounted;
use super::found::Found;
use super::verdict::{self, Basis};
use super::{
    About, Aside, CellReport, DiagnosisReport, FindingReport, Ignore, NotChecked, Number, OtherReport, Report, SectionReport, Suggestion,
    Summary, TableReport, UNREAD, VERSION, causes, finding, key, names,
};
use crate::diagnose::{Change, Confidence, Diagnosis};
use crate::document::{Document, Remark};
use crate::filing::{Case, FilingId, Table};
use crate::form::Text;
use crate::ordered::Ordered;
use crate::place::{Place, Span};
use crate::rule::{Finding, Outcome, Severity, Why};

/// Puts together what was found: places for spans, addresses and names for cells. What `ignore` covers is left out and counted; what is set `aside`
/// stays, with the reason. There are no words in it yet: [`crate::say::reword`] puts them in.
pub fn build(found: &Found, ignore: &[Ignore], aside: &[Aside]) -> Report {
    let Found { document, case, outcome, .. } = *found;
    let filing = &case.this;
    let place = |span: Option<Span>| span.map(|s| document.place(s));
    let (mut findings, ids) = findings(found, &place);
    let ignored = |f: &FindingReport| ignore.iter().any(|i| i.covers(f));
    let mut ignored_error = findings.iter().any(|f| f.severity == Severity::Error && ignored(f));
    let before = findings.len();
    findings.retain(|f| !ignored(f));
    let reasons: HashMap<&str, usize> = aside.iter().enumerate().map(|(i, a)| (a.id.as_str(), i)).collect();
    for finding in &mut findings {
        finding.aside = reasons.get(finding.id.as_str()).map(|&i| aside[i].reason.clone());
        ignored_error |= !finding.is_open() && finding.severity == Severity::Error;
    }
    let diagnoses = diagnoses(found, &findings, &ids);
    let causes = causes::count(&findings, &diagnoses);
    let count = |severity| findings.iter().filter(|f| f.is_open() && f.severity == severity).count();
    let summary = Summary {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        ignored: before - findings.iter().filter(|f| f.is_open()).count(),
        problems: causes.errors + causes.warnings,
        relations: outcome.relations,
        claims: accounted::tally(found.claims),
    };
    let about = about(found, &place);
    let others = about.others.len();
    let basis = Basis { document, filing, outcome, findings: &findings, summary: &summary, causes, ignored_error, others };
    Report {
        version: VERSION,
        verdict: verdict::reach(&basis),
        document: about,
        sections: filing
            .sections
            .iter()
            .map(|s| SectionReport { number: s.number, heading: s.heading.clone(), place: place(Some(s.span)) })
            .collect(),
        tables: filing.tables.iter().map(|t| table_report(t, &place)).collect(),
        relations: accounted::relations(case, found.evaluations),
        claims: accounted::claims(document, case, found.claims, &outcome.findings, &place),
        findings,
        diagnoses,
        not_checked: not_checked(document, outcome),
        previous: found.previous.cloned(),
        summary,
    }
}

/// What the document is.
fn about(found: &Found, place: &impl Fn(Option<Span>) -> Option<Place>) -> About {
    let Found { document, case, .. } = *found;
    let filing = &case.this;
    About {
        name: document.name.clone(),
        path: None,
        sha256: None,
        format: document.format,
        encoding: document.encoding.map(Text::Borrowed),
        title: filing.title.as_ref().map(|(t, _)| t.clone()),
        organization: filing.organization.clone(),
        year: filing.year,
        form: filing.form.map(|f| f.id.to_string()),
        profile: found.profile.map(str::to_owned),
        extent: filing.extent,
        part: filing.part,
        others: filing.others.iter().map(|(title, span)| OtherReport { title: title.clone(), place: place(Some(*span)) }).collect(),
    }
}

/// All findings in the order they are told, and their ids in the order they were found.
fn findings(found: &Found, place: &impl Fn(Option<Span>) -> Option<Place>) -> (Vec<FindingReport>, Vec<String>) {
    let all = &found.outcome.findings;
    let order = sorted(all);
    let keys = key::keys(all, found.document, found.case);
    let told = |&i: &usize| finding::report(found, i, keys[i].clone(), place);
    let findings: Vec<FindingReport> = order.iter().map(told).collect();
    let mut ids = vec![String::new(); order.len()];
    for (&i, finding) in order.iter().zip(&findings) {
        ids[i] = finding.id.clone();
    }
    (findings, ids)
}

/// The diagnoses of findings that are still open; `ids` are the ids of all findings.
fn diagnoses(found: &Found, findings: &[FindingReport], ids: &[String]) -> Vec<DiagnosisReport> {
    let open = causes::open(findings);
    let (mut told, mut mended) = (Vec::new(), vec![false; ids.len()]);
    let mut choices = 0;
    for group in found.diagnoses.chunk_by(|a, b| a.explains == b.explains) {
        if !group[0].explains.iter().any(|&i| open.contains_key(ids[i].as_str())) {
            continue;
        }
        // Of several answers none of which stands out, any may be right.
        let equal = group.len() > 1 && group[0].confidence == Confidence::Possible;
        choices += usize::from(equal);
        let choice = equal.then_some(choices);
        let first = told.len();
        told.extend(group.iter().map(|diagnosis| diagnosis_report(diagnosis, found.case, ids, choice)));
        told[first].mends = causes::mended(&group[0], found, ids, &mut mended);
    }
    told
}

/// What no reader took as the report, and what no rule could check.
fn not_checked(document: &Document, outcome: &Outcome) -> Vec<NotChecked> {
    let unread = |r: &Remark| NotChecked { rule: UNREAD.into(), reason: r.into(), why: String::new() };
    let unchecked = |(rule, why): &(Text, Why)| NotChecked { rule: rule.clone(), reason: why.into(), why: String::new() };
    document.remarks.iter().map(unread).chain(outcome.not_checked.iter().map(unchecked)).collect()
}

/// Gravest first, then by place (those without one first), then as they were found.
fn sorted(findings: &[Finding]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..findings.len()).collect();
    sorted.order_by_key(|&i| (findings[i].severity, findings[i].span.map_or(0, |s| s.start)));
    sorted
}

fn diagnosis_report(diagnosis: &Diagnosis, case: &Case, ids: &[String], choice: Option<usize>) -> DiagnosisReport {
    let cell = |c: &Change| {
        let name = names::cell(case, c.cell);
        Suggestion {
            previous: c.cell.filing != FilingId::THIS,
            address: name.address,
            row: name.row,
            column: name.column,
            stated: c.stated.map(Number),
            suggested: Some(Number(c.suggested)),
        }
    };
    DiagnosisReport {
        cells: diagnosis.changes.iter().map(cell).collect(),
        explains: diagnosis.explains.iter().map(|&i| ids[i].clone()).collect(),
        mends: Vec::new(),
        kind: diagnosis.kind,
        confidence: diagnosis.confidence,
        choice,
        message: String::new(),
    }
}

fn table_report(table: &Table, place: &impl Fn(Option<Span>) -> Option<Place>) -> TableReport {
    let cell = |(cell, form): (&crate::filing::Cell, &crate::form::CellForm)| CellReport {
        address: form.address.to_string(),
        value: cell.value().map(Number),
        raw: cell.raw.clone(),
        state: cell.state,
        place: place(cell.span),
    };
    TableReport {
        id: table.table.id.to_string(),
        form: table.form.id.to_string(),
        place: place(table.span),
        cells: table.cells.iter().zip(&table.table.cells).map(cell).collect(),
    }
}
