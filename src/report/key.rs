//! What a finding is about, from its own facts: its key, and the id that is made of rule and key. No other finding, coming or going, moves either.

use crate::document::Document;
use crate::equations::RelationId;
use crate::filing::{Case, Filing, UnknownRow};
use crate::number::fold_width;
use crate::ordered::Ordered;
use crate::place::Span;
use crate::rule::{CellId, Fact, Finding, YearOf};

/// The key of every finding, in their order. Where the very same words are wrong in several places, the later ones get a number.
pub fn keys(findings: &[Finding], document: &Document, case: &Case) -> Vec<String> {
    let keys: Vec<String> = findings.iter().map(|f| key(f, document, case)).collect();
    let same = |a: usize, b: usize| findings[a].rule == findings[b].rule && keys[a] == keys[b];
    let place = |i: usize| (findings[i].span.map_or(0, |s| s.start), i);
    // Those of one rule and key beside each other, as they stand in the document.
    let mut in_turn: Vec<usize> = (0..keys.len()).collect();
    let by_rule = |a: usize, b: usize| findings[a].rule.cmp(&findings[b].rule).then_with(|| keys[a].cmp(&keys[b]));
    in_turn.order_by(|&a, &b| by_rule(a, b).then_with(|| place(a).cmp(&place(b))));
    let mut numbers = vec![1; keys.len()];
    for pair in in_turn.windows(2).filter(|pair| same(pair[0], pair[1])) {
        numbers[pair[1]] = numbers[pair[0]] + 1;
    }
    keys.iter().zip(numbers).map(|(key, number)| if number > 1 { format!("{key} #{number}") } else { key.clone() }).collect()
}

/// FNV-1a over rule and key.
pub fn id(rule: &str, key: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in rule.bytes().chain([0xff]).chain(key.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

fn key(finding: &Finding, document: &Document, case: &Case) -> String {
    let filing = &case.this;
    let first = || finding.cells.first().map_or_else(String::new, |&c| case.address(c).to_owned());
    match &finding.fact {
        Fact::Relation { id, .. } => relation_key(filing, *id),
        Fact::BlankTotal { .. }
        | Fact::NotANumber { .. }
        | Fact::Negative { .. }
        | Fact::Fraction { .. }
        | Fact::Unit { .. }
        | Fact::Precision { .. } => first(),
        #[cfg(feature = "compare")]
        Fact::Sum(_) => first(),
        Fact::Stated(stated) => stated.key.clone(),
        // However many they are, the blanks of one table are one finding.
        Fact::Blanks { .. } => finding.cells.first().map_or("", |&c| &case.table(c).table.id).to_owned(),
        Fact::Doubtful { raw, .. } => finding.cells.first().map_or_else(|| normal(raw), |&c| row(case, c)),
        Fact::TableMissing { title } => {
            let table = filing.tables.iter().find(|t| t.span.is_none() && Some(t.table.title.as_ref()) == title.as_deref());
            table.map_or("*", |t| &t.table.id).to_owned()
        }
        // A gap that grows is another one: more is missing than was known.
        Fact::RowMissing { labels } => match (finding.cells.first(), finding.cells.last()) {
            (Some(&from), Some(&until)) if labels.len() > 1 => format!("{}…{}", row(case, from), row(case, until)),
            (Some(&only), _) => row(case, only),
            (None, _) => labels.join("…"),
        },
        Fact::RowUnknown { label } => {
            let is_its = |r: &UnknownRow| Some(r.span) == finding.span;
            let table = filing.tables.iter().find(|t| t.unknown_rows.iter().chain(&t.unknown_columns).any(is_its));
            format!("{}/{}", table.map_or("", |t| &t.table.id), normal(label))
        }
        Fact::FormYear { form, year, .. } => format!("{form}/{year}"),
        Fact::ForeignBlock { block, form } => {
            let table = filing.tables.iter().find(|t| t.span == finding.span && !t.foreign_blocks.is_empty());
            format!("{}/{block}/{form}", table.map_or("", |t| &t.table.id))
        }
        Fact::SectionMissing { number, .. } => number.to_string(),
        Fact::SectionOrder { .. } => format!("order/{}", section(filing, finding.span)),
        Fact::SectionNumber { wanted, .. } => format!("number/{wanted}"),
        Fact::SectionHeading { .. } => section(filing, finding.span),
        Fact::OtherYear { found, whose: YearOf::FileName, .. } => format!("file-name/{found}"),
        Fact::Placeholder => finding.span.map_or_else(String::new, |s| in_context(document, s)),
        Fact::OtherYear { .. } | Fact::Claim(_) => normal(finding.quote.as_deref().unwrap_or_default()),
    }
}

/// The cell in which a relation is looked up: its last. Where the form states the rule of that cell more than once, its place among those.
fn relation_key(filing: &Filing, RelationId { table, relation }: RelationId) -> String {
    let form = filing.tables[table.0].table;
    // Of a relation between two years its last cell of this one.
    let last = |r: usize| form.relation(r).terms.iter().map(|t| t.1).rfind(|&cell| cell < form.cells.len());
    let same = |&r: &usize| form.relation(r).rule == form.relation(relation).rule && last(r) == last(relation);
    let cell = last(relation).map_or("", |c| form.cells[c].address.as_ref());
    match (0..relation).filter(same).count() {
        0 => cell.to_owned(),
        before => format!("{cell} ({})", before + 1),
    }
}

/// `table/row` of a cell.
fn row(case: &Case, cell: CellId) -> String {
    let address = case.address(cell);
    address.rsplit_once('/').map_or(address, |(row, _)| row).to_owned()
}

/// The number of the section whose heading stands at `span`.
fn section(filing: &Filing, span: Option<Span>) -> String {
    let section = filing.sections.iter().find(|s| Some(s.span) == span);
    section.map_or_else(String::new, |s| s.number.to_string())
}

/// Words without white space, full-width signs as half-width ones: broken into lines otherwise, they are the same words.
fn normal(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).map(fold_width).collect()
}

/// How many characters on each side tell one placeholder from the next: more would reach into what is being filled in beside it.
const CONTEXT: usize = 2;

/// Words that say little by themselves, with those next to them on their line.
fn in_context(document: &Document, span: Span) -> String {
    let beside = |c: &char| *c != '\n';
    let mut before: Vec<char> =
        document.text[..span.start].chars().rev().take_while(beside).filter(|c| !c.is_whitespace()).take(CONTEXT).collect();
    before.reverse();
    let after = document.text[span.end..].chars().take_while(beside).filter(|c| !c.is_whitespace()).take(CONTEXT);
    before.into_iter().map(fold_width).chain(normal(document.slice(span)).chars()).chain(after.map(fold_width)).collect()
}
