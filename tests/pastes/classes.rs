//! Classes of pastes, each scored by how many of its cells come out right, how many are accused, and how many slips are found.

use std::collections::HashMap;

use super::{check, is_sum};
use crate::common::paste::{Make, Paste, classes};
use crate::common::{Figures, form};
use gouji::report::{CellState, Severity, State};
use gouji::{Checker, Input, Options, Report};

/// What came of a class.
#[derive(Default, Clone)]
struct Score {
    pastes: usize,
    cells: usize,
    right: usize,
    wrong: usize,
    doubtful: usize,
    lost: usize,
    extra: usize,
    errors: usize,
    /// Of the errors those that a sum is wrong.
    sums: usize,
    /// Wrong figures put in, and those of them that were found.
    planted: usize,
    found: usize,
}

impl Score {
    fn add(&mut self, other: &Score) {
        self.pastes += other.pastes;
        self.cells += other.cells;
        self.right += other.right;
        self.wrong += other.wrong;
        self.doubtful += other.doubtful;
        self.lost += other.lost;
        self.extra += other.extra;
        self.errors += other.errors;
        self.sums += other.sums;
        self.planted += other.planted;
        self.found += other.found;
    }

    fn line(&self, name: &str) -> String {
        let Score { pastes, cells, right, wrong, doubtful, lost, extra, errors, sums, planted, found } = self;
        let share = 100.0 * *right as f64 / (*cells).max(1) as f64;
        format!(
            "{pastes:4} {cells:6} {share:6.1}% {wrong:5} {doubtful:5} {lost:5} {extra:5} {errors:5} {sums:5} {found:3}/{planted:<3} {name}"
        )
    }
}

fn score(paste: &Paste, notes: &mut Vec<String>) -> Score {
    let mut score = Score { pastes: 1, ..Score::default() };
    let report = check(paste);
    let cells: HashMap<&str, _> =
        report.iter().flat_map(|r| &r.tables).flat_map(|t| &t.cells).map(|c| (c.address.as_str(), (c.value, c.state))).collect();
    for cell in paste.figures.form.tables.iter().flat_map(|t| &t.cells) {
        let given = paste.given.is_empty()
            || paste.given.iter().any(|g| cell.address.strip_prefix(g).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.'])));
        let wanted = paste.figures.value(&cell.address, cell.kind);
        let (value, state) = cells.get(&*cell.address).copied().unwrap_or((None, CellState::Missing));
        let value = value.map(|n| n.0.to_string().parse::<f64>().unwrap());
        if !given {
            let alone = !paste.whole && value.is_some_and(|v| v != 0.0) && state != CellState::Doubtful;
            score.extra += usize::from(alone);
            continue;
        }
        score.cells += 1;
        let at = match (value, state) {
            (_, CellState::Doubtful) => &mut score.doubtful,
            (_, CellState::Missing) => &mut score.lost,
            (value, _) if value.unwrap_or(0.0) == wanted => &mut score.right,
            (None, _) => &mut score.lost,
            (Some(_), _) if wanted == 0.0 => &mut score.extra,
            _ => &mut score.wrong,
        };
        *at += 1;
        if state == CellState::Doubtful || value.unwrap_or(0.0) != wanted || state == CellState::Missing {
            notes.push(format!("{} {value:?} {state:?} for {wanted}", cell.address));
        }
    }
    let errors = report.iter().flat_map(|r| &r.findings).filter(|f| f.severity == Severity::Error);
    for finding in errors.filter(|f| !paste.rightly.contains(&&*f.rule)) {
        score.errors += 1;
        score.sums += usize::from(is_sum(&finding.rule));
        notes.push(format!("{}: {}", finding.rule, finding.message));
    }
    score
}

/// The figures with one of them ten too large; its table adds up no more.
fn slip(figures: &Figures, table: usize) -> Figures {
    let mut slipped = figures.clone();
    *slipped.values.get_mut(["requests/granted/natural", "review/direct/corrected"][table]).unwrap() += 10;
    slipped
}

/// Whether a slip is a wrong sum where it was put.
fn finds(paste: &Paste, table: usize) -> bool {
    let rule = ["requests.", "review."][table];
    check(paste).is_some_and(|r| r.findings.iter().any(|f| f.severity == Severity::Error && f.rule.starts_with(rule)))
}

/// Every way to paste a class's member: both forms, figures of several sizes.
fn member(name: &str, make: Make, notes: &mut Vec<String>) -> Score {
    let mut all = Score::default();
    for id in ["2019", "2021"] {
        for (seed, size) in [(1, 40), (2, 300), (3, 4), (4, 3000)] {
            let figures = Figures::random(form(id), seed, size);
            let paste = make(&figures);
            let mut own = Vec::new();
            let mut scored = score(&paste, &mut own);
            for table in 0..2 {
                let prefix = ["requests", "review"][table];
                if paste.given.is_empty() || paste.given.contains(&prefix) {
                    scored.planted += 1;
                    scored.found += usize::from(finds(&make(&slip(&figures, table)), table));
                }
            }
            if let (false, Ok(folder)) = (own.is_empty(), std::env::var("KEEP")) {
                std::fs::write(format!("{folder}/{}-{id}-{seed}.txt", name.replace('/', "_")), &paste.bytes).unwrap();
            }
            notes.extend(own.into_iter().take(40).map(|n| format!("{name}, {id}, seed {seed}: {n}")));
            all.add(&scored);
        }
    }
    all
}

fn members(class: &str) -> &'static [(&'static str, Make)] {
    classes().find(|c| c.0 == class).unwrap().1
}

/// Every paste of a class with its report.
fn reports(class: &str) -> Vec<(String, Report)> {
    let of = |id: &'static str| {
        members(class).iter().map(move |(name, make)| (format!("{name}, {id}"), make(&Figures::random(form(id), 1, 40))))
    };
    ["2019", "2021"].into_iter().flat_map(of).map(|(name, paste)| (name, check(&paste).unwrap())).collect()
}

#[test]
fn a_heading_within_a_part_is_no_part() {
    for (name, report) in reports("headings that read like titles") {
        let numbers: Vec<u32> = report.sections.iter().map(|s| s.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6], "{name}");
        let bracketed = report.sections.iter().find(|s| s.heading.starts_with(['（', '3']));
        assert!(bracketed.is_none(), "{name}: {bracketed:?}");
        let section = report.findings.iter().find(|f| f.rule.starts_with("section.") && f.severity != Severity::Note);
        assert!(section.is_none(), "{name}: {section:?}");
    }
}

#[test]
fn rows_that_the_form_does_not_have_are_said() {
    for class in ["repeated rows", "sub-rows"] {
        for (name, report) in reports(class).into_iter().filter(|r| class == "repeated rows" || r.0.contains("2019")) {
            assert!(report.findings.iter().any(|f| f.rule == "table.row-unknown"), "{class}, {name}");
        }
    }
}

#[test]
fn a_blank_column_is_said_once() {
    for (name, report) in reports("a blank column") {
        let errors: Vec<&str> = report.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| &*f.rule).collect();
        assert_eq!(errors, ["table.column-missing"], "{name}");
    }
}

#[test]
fn digits_misread_are_no_numbers() {
    for (name, report) in reports("digits misread") {
        assert!(report.findings.iter().any(|f| matches!(&*f.rule, "cell.not-a-number" | "cell.doubtful")), "{name}");
        assert!(!matches!(report.verdict.state, State::Holds | State::HoldsPart), "{name}");
    }
}

#[test]
fn many_letters_for_digits_are_doubted_together_and_a_few_are_slips() {
    // A row of requests and one of another table; words are words.
    for (figures, decisions, rules) in [
        (["1O", "2", "o", "l", "0", "I", "15"], "7", vec!["cell.doubtful"]),
        (["l", "O", "0", "0", "0", "〇", "I"], "5O", vec!["cell.doubtful", "cell.doubtful"]),
        (["3", "O", "0", "0", "0", "O", "3"], "l", vec!["cell.not-a-number"; 3]),
        (["1O", "无此项", "见附件", "不详", "0", "0", "10"], "7", vec!["cell.not-a-number"; 4]),
    ] {
        let text = format!(
            "行政规范性文件\t{decisions}\t1\t9\n一、本年新收政府信息公开申请数量\t{}\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n",
            figures.join("\t")
        );
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let found: Vec<&str> = report.findings.iter().filter(|f| f.severity != Severity::Note).map(|f| &*f.rule).collect();
        assert_eq!(found, rules, "{text}");
        let cell = report.tables.iter().flat_map(|t| &t.cells).find(|c| c.address == "requests/new/natural").unwrap();
        let value = cell.value.as_ref().map(|v| v.to_string());
        let read = figures[0].replace('O', "0").replace('l', "1");
        if rules[0] == "cell.doubtful" {
            assert_eq!((value.as_deref(), cell.state), (Some(&*read), CellState::Doubtful), "{text}");
        }
    }
}

#[test]
fn pastes_of_every_class_are_read() {
    let only = std::env::var("CLASS").ok();
    let mut table = vec!["pastes cells  right wrong doubt  lost extra error  sums slips class".to_owned()];
    let mut total = Score::default();
    let mut bad = Vec::new();
    for (class, members) in classes().filter(|c| only.as_ref().is_none_or(|o| o.split(",").any(|o| c.0.contains(o)))) {
        let mut sum = Score::default();
        let mut lines = Vec::new();
        for (name, make) in *members {
            let mut notes = Vec::new();
            let scored = member(&format!("{class}, {name}"), *make, &mut notes);
            if only.is_some() {
                lines.extend(notes.iter().filter(|n| n.contains("wrong") || !n.contains("Doubtful for")).take(8).cloned());
            }
            if scored.wrong + scored.extra + scored.errors > 0 {
                bad.push(format!("{class}, {name}: {:?}", notes.first()));
            }
            lines.push(scored.line(&format!("  {name}")));
            sum.add(&scored);
        }
        table.push(sum.line(class));
        table.extend(lines);
        total.add(&sum);
    }
    table.push(total.line("all"));
    println!("{}", table.join("\n"));
    assert!(bad.is_empty(), "{} members:\n{}", bad.len(), bad.join("\n"));
}
