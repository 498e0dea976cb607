//! What a finding says, in English.

use super::words::{cell, name, names};
use crate::report::{Facts, Line, Rate, Tried, formula};
#[cfg(feature = "compare")]
use crate::report::{Number, Slip};
use crate::rule::YearOf;
use crate::say::quoted;
use crate::say::stated::stated;

/// The sentence for a finding; `quote` are the words of the report it is about.
pub fn finding(facts: &Facts, quote: &str) -> String {
    match facts {
        Facts::Rule { args, says } => stated(&says.en, args),
        Facts::Relation { line, says, .. } => {
            let line = match line {
                Line::Row(row) => format!("row {}", quoted(row)),
                Line::Column(column) => format!("column {}", quoted(column)),
            };
            format!("{line}: {}: {}", says.en, formula(facts).unwrap_or_default())
        }
        Facts::BlankTotal { cell, sum } => format!("{} is blank, its parts add up to {sum}: fill it in", name(cell)),
        Facts::Blanks { table, count } => {
            format!("{count} cells of {} have no figure and count as 0; write 0 where there is none", quoted(table))
        }
        Facts::NotANumber { cell, raw } => {
            format!("{} says {}, which is not one number; its relations were not checked", name(cell), quoted(raw))
        }
        Facts::Negative { cell, value } => format!("{} is negative: {value}", name(cell)),
        Facts::Fraction { cell, value } => format!("{} should be a whole number, it says {value}", name(cell)),
        Facts::Unit { cell, raw, value } => {
            format!("{} says {}; the table is in 万元, it was read as {value}", name(cell), quoted(raw))
        }
        Facts::Precision { cell, raw, decimals } => {
            format!("{} says {}; {decimals} decimals are asked for", name(cell), quoted(raw))
        }
        Facts::Doubtful { raw, choices } => {
            let raw = quoted(&raw.split_whitespace().collect::<Vec<_>>().join(" "));
            let ways = if *choices > 0 { format!("fit {choices} ways") } else { "were not understood".to_owned() };
            format!("reader in doubt: the figures of {raw} {ways}; look at the document, this is no fault of the report")
        }
        Facts::TableMissing { title: Some(title) } => {
            format!("the table {} was not found; if it is a picture or an attachment, paste it as a table", quoted(title))
        }
        Facts::TableMissing { title: None } => {
            "no official table was found: this may not be an annual report; paste the whole report with its tables".into()
        }
        Facts::RowMissing { labels } => match labels.as_slice() {
            [first, .., last] if labels.len() > 3 => {
                format!("{} rows are missing (from/to {})", labels.len(), names(&[first.clone(), last.clone()]))
            }
            _ => format!("missing row: {}", names(labels)),
        },
        Facts::RowUnknown { label } => format!("the form has no row or column {}; its figures were not checked", quoted(label)),
        Facts::FormYear { table: None, form, fits, year } => {
            format!("a report for {year} uses the form of {fits}; this one follows that of {form}")
        }
        Facts::FormYear { table: Some(table), form, fits, year } => {
            format!("a report for {year} uses the form of {fits}; the table {} follows that of {form}", quoted(table))
        }
        Facts::ForeignBlock { block, form } => format!("{} follows the form of {form}, unlike the rest", quoted(block)),
        Facts::SectionMissing { number, title } => format!("section {number} {} is missing", quoted(title)),
        Facts::SectionOrder { heading, after } => format!("{} stands after {}", quoted(heading), quoted(after)),
        Facts::SectionHeading { found, wanted } => format!("the heading {} should read {}", quoted(found), quoted(wanted)),
        Facts::SectionNumber { found, wanted } => format!("numbered {found}, should be {wanted}"),
        Facts::OtherYear { found, year, whose: YearOf::Plan } => {
            format!("a plan for {found} in the report for {year}: it may have been left from last year's")
        }
        Facts::OtherYear { found, year, whose } => {
            let whose = match whose {
                YearOf::Period => "the reporting period",
                YearOf::Narrative | YearOf::Plan => "the text",
                YearOf::OwnName => "the report's own name",
                YearOf::FileName => "the file's name",
            };
            format!("{whose} says {found}, the report is for {year}")
        }
        Facts::Placeholder {} => format!("{} is a placeholder that was not filled in", quoted(quote)),
        Facts::Told { figure, tried } => format!("the text says {figure} ({}), the table {}", quoted(quote), sums(tried)),
        Facts::List { parts, .. } if parts.len() == 1 && quote.ends_with(['%', '％']) => {
            format!("the text says {}, which is never more than 100 %", quoted(quote))
        }
        Facts::List { exceeds, repair, .. } => {
            let what = if *exceeds { "exceed their whole" } else { "do not add up" };
            let repair = match repair.map(|r| (r.figure, r.becomes)) {
                Some((figure, Some(becomes))) => format!("; with {becomes} for {figure} they do"),
                Some((figure, None)) => format!("; without the {figure} they do"),
                None => String::new(),
            };
            format!("the parts listed in the text {what}: {}{repair}", formula(facts).unwrap_or_default())
        }
        Facts::Rate { told, exact, percent, rate, first, second } => {
            let sign = if *percent { "%" } else { "" };
            let (what, sum) = match rate {
                Rate::Share => ("a share", format!("{first} ÷ {second}")),
                Rate::Growth => ("growth", format!("({first} − {second}) ÷ {second}")),
                Rate::Fall => ("a fall", format!("({second} − {first}) ÷ {second}")),
                Rate::More => ("a rise", format!("{first} − {second}")),
                Rate::Fewer => ("a fall", format!("{second} − {first}")),
            };
            format!("the text says {what} of {told}{sign}; {sum} is {exact}{sign}")
        }
        Facts::Balance { .. } => {
            let numbers = formula(facts).unwrap_or_default();
            format!("what the text says was received and carried in is not what was processed and carried out: {numbers}")
        }
        Facts::AllDone { carried_out } => {
            format!("the text says {}, yet {carried_out} are carried into the next year", quoted(quote))
        }
        Facts::Repeat { first, again, earlier } => {
            format!("told twice with two figures: {first} before ({}), {again} here", quoted(earlier))
        }
        #[cfg(feature = "compare")]
        Facts::Sum { cell, stated, sum, parts, suspect } => {
            let why = suspect.as_ref().map_or_else(String::new, |s| match (s.slip, s.suggested) {
                (Slip::LeftOut, _) => format!("; {} of {} may have been left out", s.stated, quoted(&s.unit)),
                (Slip::Twice, _) => format!("; {} of {} may have been added twice", s.stated, quoted(&s.unit)),
                (Slip::Digits, suggested) => {
                    let suggested = suggested.map_or_else(String::new, |n| n.to_string());
                    format!("; it would come out with {suggested} in place of {} for {}", s.stated, quoted(&s.unit))
                }
            });
            format!("{} says {stated}; {} units come to {sum}, {} apart{why}", name(cell), parts.len(), Number(stated.0 - sum.0))
        }
        Facts::Denied { found, cell } => format!("the text says {}, yet {} is {found}", quoted(quote), name(cell)),
    }
}

/// What the table has, each with the cells it is of.
fn sums(tried: &[Tried]) -> String {
    let sum = |t: &Tried| format!("{} in {}", t.sum, cell(&t.rows.join(" + "), &t.column));
    let mut sums: Vec<String> = tried.iter().map(sum).collect();
    sums.dedup();
    sums.join(", ")
}
