//! English.

#[cfg(feature = "export")]
use super::Labels;
use super::stated::stated;
use super::{Rank, Tongue, quoted};
use crate::claims;
use crate::diagnose::Kind;
use crate::equations::Unchecked;
use crate::form::Words;
#[cfg(feature = "compare")]
use crate::report::Number;
#[cfg(feature = "compare")]
use crate::report::Slip;
use crate::report::formula;
use crate::report::names::short;
use crate::report::{CellName, DiagnosisReport, Facts, Line, Part, Rate, Reason, Standing, State, Suggestion, Tried, Verdict};
use crate::rule::YearOf;

pub struct English;

fn cell(row: &str, column: &str) -> String {
    format!("row {}, column {}", quoted(row), quoted(column))
}

fn name(of: &CellName) -> String {
    cell(&of.row, &of.column)
}

/// Names in quotation marks, one after the other.
fn names(labels: &[String]) -> String {
    labels.iter().map(|l| quoted(short(l))).collect::<Vec<_>>().join(", ")
}

/// The first few of a list of names.
fn first_few(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|n| n.chars().take(31).collect()).collect();
    shown.join(", ") + if names.len() > SHOWN { ", …" } else { "" }
}

/// The plural's ending.
fn s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Tongue for English {
    fn finding(&self, facts: &Facts, quote: &str) -> String {
        match facts {
            Facts::Rule { args, says } => stated(self.of(says), args),
            Facts::Relation { line, says, .. } => {
                let line = match line {
                    Line::Row(row) => format!("row {}", quoted(row)),
                    Line::Column(column) => format!("column {}", quoted(column)),
                };
                format!("{line}: {}: {}", self.of(says), formula(facts).unwrap_or_default())
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
            Facts::RowUnknown { label } => format!("the form has no row {}; its figures were not checked", quoted(label)),
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

    fn diagnosis(&self, diagnosis: &DiagnosisReport, rank: Rank) -> String {
        let (cells, broken) = (&diagnosis.cells, diagnosis.explains.len());
        let why = match (diagnosis.kind, cells.len()) {
            (_, 0) => return format!("several figures are wrong and {broken} relations broken; which cells is not determined"),
            (Kind::Digit, 1) => "one digit was mistyped",
            (Kind::Transposed, 1) => "two digits were swapped",
            (Kind::Dropped, 1) => "a digit was lost or doubled",
            (Kind::Total, 1) => "the total was not brought up to date, or left out or repeated a part",
            (Kind::Blank, 1) => "it was left blank",
            (Kind::Shifted, _) => "figures were put one place off",
            #[cfg(feature = "compare")]
            (Kind::Copied, _) => "copied from the year before",
            (Kind::Swapped, _) => "two figures were exchanged",
            (_, 1) => "for no shape of slip that is known",
            _ => "several slips at once",
        };
        let shown: Vec<String> = cells.iter().take(3).map(|c| change(c, rank)).collect();
        let rest = if cells.len() > 3 { format!(", and {} more cells", cells.len() - 3) } else { String::new() };
        let then = match (broken, diagnosis.kind) {
            (_, Kind::Blank) => String::new(),
            (1, _) => "; then the relation holds".into(),
            _ => format!("; then all {broken} relations hold"),
        };
        format!("{}{rest} ({why}){then}", shown.join("; "))
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        if verdict.state == State::Unlike {
            return "this does not look like an annual report".into();
        }
        let standing = &verdict.facts;
        let mut parts: Vec<String> = problems(standing).into_iter().chain(relations(standing)).collect();
        if standing.silent_rules > 0 && standing.problems == 0 {
            parts.push(format!("{} rule{} could not be checked", standing.silent_rules, s(standing.silent_rules)));
        }
        if standing.part.is_some() {
            parts.push("the rest was not given and not checked".into());
        }
        if standing.unread {
            parts.push("some of the input was not read".into());
        }
        if standing.others > 0 {
            parts.push(format!("the input holds {} more report{}", standing.others, s(standing.others)));
        }
        let ignored = if standing.ignored > 0 { format!(" ({} ignored)", standing.ignored) } else { String::new() };
        parts.join("; ") + &ignored
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::NoTable { table } => format!("the table {} was not found", quoted(table)),
            Reason::UnreadCells { table, relations } => {
                format!("{relations} relations of {} take in figures that are missing or uncertain", quoted(table))
            }
            Reason::BlankTotal { table, relations } => format!("{relations} relations of {} take in a total left blank", quoted(table)),
            Reason::TooManyFindings { count } => {
                format!("{count} more findings of this kind are not told one by one; mend those that are, then check again")
            }
            Reason::ToldOfUnread { count } => format!("{count} figures told in the text are of cells that are missing or uncertain"),
            Reason::NotGiven { tables, rows, sections, title, .. } => {
                let tables = (!tables.is_empty()).then(|| format!("the tables {}", names(tables)));
                let rows = (*rows > 0).then(|| format!("{rows} rows of the tables given"));
                let numbers: Vec<String> = sections.iter().map(u32::to_string).collect();
                let sections = (!numbers.is_empty()).then(|| format!("the sections {}", numbers.join(", ")));
                let title = title.then(|| "the title".to_owned());
                let parts: Vec<String> = [tables, rows, sections, title].into_iter().flatten().collect();
                let parts = parts.join(", ");
                format!("this is a part of a report: {parts} are not in it and were not checked; paste the whole to have it checked")
            }
            #[cfg(feature = "compare")]
            Reason::FormChanged { table, relations } => {
                format!("{relations} relations of table {} look to last year's, whose form has no such cells", quoted(table))
            }
            #[cfg(feature = "compare")]
            Reason::OwnFigures {} => "the parent's figures are its own office's alone: nothing was added up".into(),
            #[cfg(feature = "compare")]
            Reason::NoUnits {} => "there is no unit to add up".into(),
            #[cfg(feature = "compare")]
            Reason::SumsOpen { cells } => {
                format!("{cells} cells were not compared: a figure is uncertain, or a unit that is missing may make up for it")
            }
            #[cfg(feature = "compare")]
            Reason::UnitLacking { cells } => {
                format!("{cells} cells differ as they would if one unit were not given, and are no fault: see whether all units are there")
            }
            Reason::NoPrevious {} => "no report of last year was given: nothing was compared with it".into(),
            #[cfg(feature = "compare")]
            Reason::OtherBody { this, previous } => {
                let (this, previous) = (quoted(this), quoted(previous));
                format!(
                    "what was given as last year's report is that of {previous}, and this is that of {this}: nothing was compared; of a body that was renamed, please compare by eye"
                )
            }
            #[cfg(feature = "compare")]
            Reason::OtherYear { this, previous } => {
                let wanted = this - 1;
                format!(
                    "this is the report for {this}, and what was given as last year's is for {previous}: nothing was compared; give the one for {wanted}"
                )
            }
            #[cfg(feature = "compare")]
            Reason::PreviousUnlike {} => "no official table was found in what was given as last year's report: nothing was compared".into(),
            #[cfg(feature = "compare")]
            Reason::SeveralPrevious { names } => {
                let (count, few) = (names.len(), first_few(names));
                format!("{count} reports may be last year's ({few}): nothing was compared; name one with --previous")
            }
            #[cfg(feature = "compare")]
            Reason::PreviousUnread {} => "last year's report could not be read: nothing was compared".into(),
            Reason::BeforeForms { year } => {
                format!("a report for {year} is older than the national form (from 2019): it has no relations to check")
            }
            Reason::NoForm {} => "no official table was found".into(),
            Reason::NoSections {} => "no section headings were found (perhaps only tables were pasted)".into(),
            Reason::NoYear {} => "the report's year was not found".into(),
            Reason::ControlCharacters { count } => {
                format!("{count} invisible control characters were left out; compare with the document if something is missing")
            }
            Reason::HiddenSheets { names } => {
                let (count, names) = (names.len(), first_few(names));
                format!("{count} hidden sheets were not read: {names}; if they belong to the report, unhide them and check again")
            }
            Reason::HiddenCells { rows, columns } => format!(
                "{rows} hidden rows and {columns} hidden columns were not read; if they belong to the report, unhide them and check again"
            ),
            Reason::HiddenText { characters } => {
                format!(
                    "hidden or struck text ({characters} characters) was not read; if it belongs to the report, show it and check again"
                )
            }
            Reason::TextBoxes { characters } => format!(
                "text in boxes ({characters} characters) was not read; if it belongs to the report, move it into the text and check again"
            ),
            Reason::MarginText { characters } => {
                format!("text of headers, footers and notes ({characters} characters) was not read; compare with the document")
            }
            Reason::Images { count } => {
                format!("{count} pictures were not read; if they hold tables, make them tables of text and check again")
            }
            Reason::EmbeddedFiles { count } => {
                format!("{count} files within the document were not read; if they belong to the report, check them on their own")
            }
            Reason::PicturePages { pages } => {
                let pages = first_few(&pages.iter().map(usize::to_string).collect::<Vec<_>>());
                format!("pictures cover much of page {pages} and were not read; if they hold tables, compare with the document")
            }
            Reason::SlantedText { characters } => {
                format!("slanted text, such as a watermark ({characters} characters), was not read")
            }
            Reason::UnencodedText { characters } => format!(
                "{characters} characters have no code and are read as “\u{fffd}”; copy and paste the text, or check the original file"
            ),
            Reason::UncalculatedFormulas { count } => format!(
                "{count} formulas were saved without their values and not read; open and save the file in Excel or WPS, then check again"
            ),
        }
    }

    fn unchecked_relation(&self, why: Unchecked) -> &'static str {
        match why {
            Unchecked::NoTable => "the table was not found",
            Unchecked::NotGiven => "it was not given",
            Unchecked::Unread => "it takes in figures that are missing or uncertain",
            Unchecked::BlankTotal => "the total is blank",
            #[cfg(feature = "compare")]
            Unchecked::FormChanged => "last year's form has no such cells",
        }
    }

    fn unchecked_claim(&self, why: claims::Why) -> &'static str {
        match why {
            claims::Why::CellsUnread => "the cells it speaks of are missing or uncertain",
            claims::Why::NoCell => "the form of this year has no such cells",
            claims::Why::OpenList => "the parts listed need not be all, or cannot be added up",
            claims::Why::OpenBalance => "not all figures of the balance are told, or some are told of a part",
            claims::Why::NoWhole => "what it is a rate of is not told",
        }
    }

    #[cfg(feature = "export")]
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn of<'w>(&self, words: &'w Words) -> &'w str {
        &words.en
    }
}

/// What the table has, each with the cells it is of.
fn sums(tried: &[Tried]) -> String {
    let sum = |t: &Tried| format!("{} in {}", t.sum, cell(&t.rows.join(" + "), &t.column));
    let mut sums: Vec<String> = tried.iter().map(sum).collect();
    sums.dedup();
    sums.join(", ")
}

/// What a change says: that a figure should be another, or that it may be made another.
fn change(change: &Suggestion, rank: Rank) -> String {
    let of = if change.previous { "last year's report, " } else { "" };
    let (name, suggested) =
        (of.to_owned() + &cell(&change.row, &change.column), change.suggested.map_or_else(String::new, |n| n.to_string()));
    match (change.stated, rank) {
        (Some(stated), Rank::Answer) => format!("{name} says {stated}, should be {suggested}"),
        (None, Rank::Answer) => format!("{name} is blank, should be {suggested}"),
        (Some(stated), Rank::Possibility) => format!("{name}: {suggested} in place of {stated}"),
        (None, Rank::Possibility) => format!("{name}: {suggested} in the blank"),
    }
}

/// "3 problems (2 errors, 1 warning; 1 of them is something missing)".
fn problems(standing: &Standing) -> Option<String> {
    let Standing { problems, errors, doubts, missing, .. } = *standing;
    let kinds = [(errors, "error"), (doubts, "warning")];
    let told: Vec<String> = kinds.iter().filter(|k| k.0 > 0).map(|(count, kind)| format!("{count} {kind}{}", s(*count))).collect();
    let missing = match missing {
        0 => String::new(),
        1 => "; 1 of them is something missing".to_owned(),
        _ => format!("; {missing} of them are something missing"),
    };
    (problems > 0).then(|| format!("{problems} problem{} ({}{missing})", s(problems), told.join(", ")))
}

/// How many relations hold; with contradictions, only how many were not checked.
fn relations(standing: &Standing) -> Option<String> {
    let (held, broken, not_checked) = (standing.relations.held, standing.relations.broken, standing.relations.not_checked);
    if standing.contradictions > 0 {
        return (not_checked > 0).then(|| format!("{not_checked} relation{} could not be checked", s(not_checked)));
    }
    if held == 0 {
        return Some("no relation could be checked".into());
    }
    let mut text = match standing.part {
        Some(Part::Table) => format!("{held} relations of this table hold"),
        Some(Part::Other) => format!("{held} relations of what was given hold"),
        None if broken + not_checked == 0 => format!("all {held} relations hold"),
        None => format!("{held} of the relations checked hold"),
    };
    if broken > 0 {
        text += &format!(", {broken} broken");
    }
    if not_checked > 0 {
        text += &format!(", {not_checked} could not be checked");
    }
    Some(text)
}

#[cfg(feature = "export")]
static LABELS: Labels = Labels {
    tag: "en",
    tag_of_place: "en-US",
    note: "note",
    error: "error",
    warning: "warning",
    certain: "certain",
    likely: "likely",
    possible: "possible",
    or_possibly: "or possibly",
    one_of_these: "one of these",
    see_diagnosis: "one of several, see diagnosis {}",
    #[cfg(feature = "cli")]
    diagnosis: "diagnosis ({})",
    unread: "not read",
    pasted: "(pasted text)",
    for_year: "for {}",
    form: "form {}",
    claims: "claims in the text ({}): {}",
    claims_came_to: ["{} in agreement", "{} contradicted", "{} in doubt", "{} not checked"],
    comma: ", ",
    line: "line {}",
    line_and_column: "line {}, column {}",
    table_not_found: "this table was not found in the report",
    verdict: "verdict",
    set_aside: "set aside",
    not_checked: "not checked",
    title: "Annual report on information disclosure: findings",
    diagnoses: "Diagnoses",
    diagnoses_in_full: "Diagnoses: the figures most likely wrong",
    findings: "Findings",
    counted: "findings listed ({}): {}",
    come_to: ["problems they come to: {}", "notes: {}"],
    set_aside_heading: "Set aside",
    not_checked_heading: "Not checked",
    csv_columns: [
        "file",
        "organization",
        "year",
        "severity",
        "rule",
        "message",
        "cells",
        "stated",
        "expected",
        "difference",
        "formula",
        "quote",
        "line",
        "column",
        "suggestion",
        "basis",
        "id",
    ],
    page_columns: ["No.", "Severity", "Place", "Finding", "Sum", "Suggestion", "Basis"],
    markdown_columns: ["No.", "Severity", "Place", "Finding", "Suggestion", "Rule"],
    help: ["Basis", "To silence it"],
    colon: ": ",
    semicolon: "; ",
    stop: ". ",
};
