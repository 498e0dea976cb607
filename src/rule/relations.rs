//! 勾稽关系: the sums and comparisons that a form states between its cells.

use rust_decimal::Decimal;

use super::{CLEAN_2019, CLEAN_2021, CellId, Fact, Finding, Outcome, Rule, Severity, Side, Subject, Why, edit_2019, edit_2021};
use crate::form::{Op, Relation};
use crate::reading::Table;

pub const ROW_TOTAL: Rule = Rule {
    id: "requests.row-total",
    severity: Severity::Error,
    statement: [
        "每行：自然人与各类法人或其他组织之和等于总计",
        "each row: natural persons and the five kinds of organizations add up to the total",
    ],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号附表三",
    good: CLEAN_2021,
    bad: edit_2021(&[("（一）予以公开\t86", "（一）予以公开\t68")]),
    run: |subject, outcome| run(&ROW_TOTAL, subject, outcome),
};

pub const RESULTS_TOTAL: Rule = Rule {
    id: "requests.results-total",
    severity: Severity::Error,
    statement: ["每列：各项办理结果之和等于（七）总计", "each column: all results add up to the row （七）总计"],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号附表三",
    good: CLEAN_2019,
    bad: edit_2019(&[("2. 重复申请\t3", "2. 重复申请\t30")]),
    run: |subject, outcome| run(&RESULTS_TOTAL, subject, outcome),
};

pub const BALANCE: Rule = Rule {
    id: "requests.balance",
    severity: Severity::Error,
    statement: ["每列：本年新收加上年结转，等于总计加结转下年度", "each column: new plus carried in equals total plus carried out"],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号附表三表头注",
    good: CLEAN_2021,
    bad: edit_2021(&[("二、上年结转政府信息公开申请数量\t4", "二、上年结转政府信息公开申请数量\t5")]),
    run: |subject, outcome| run(&BALANCE, subject, outcome),
};

pub const REVIEW_TOTAL: Rule = Rule {
    id: "review.total",
    severity: Severity::Error,
    statement: [
        "复议、诉讼各组：维持、纠正、其他结果、尚未审结之和等于总计",
        "each group: upheld, corrected, other and pending add up to the total",
    ],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号附表四",
    good: CLEAN_2021,
    bad: edit_2021(&[("5\t1\t0\t1\t7", "5\t1\t0\t1\t8")]),
    run: |subject, outcome| run(&REVIEW_TOTAL, subject, outcome),
};

pub const IN_FORCE: Rule = Rule {
    id: "disclosure.in-force",
    severity: Severity::Warning,
    statement: ["现行有效件数不少于本年制发件数减本年废止件数", "in force is at least issued less repealed"],
    basis: "国办公开办函〔2021〕30号附表二",
    good: CLEAN_2021,
    bad: edit_2021(&[("行政规范性文件\t6\t2\t41", "行政规范性文件\t6\t2\t3")]),
    run: |subject, outcome| run(&IN_FORCE, subject, outcome),
};

pub const TOTAL_PUBLIC: Rule = Rule {
    id: "disclosure.total-public",
    severity: Severity::Warning,
    statement: ["对外公开总数量不少于本年新公开数量", "the total made public is at least what was newly disclosed"],
    basis: "国办公开办函〔2019〕60号附表二",
    good: CLEAN_2019,
    bad: edit_2019(&[("规范性文件\t9\t9\t57", "规范性文件\t9\t9\t5")]),
    run: |subject, outcome| run(&TOTAL_PUBLIC, subject, outcome),
};

/// Evaluates every relation of `rule`.
fn run(rule: &Rule, subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.reading.tables.iter().enumerate() {
        let mine: Vec<(usize, &Relation)> = table.table.relations.iter().enumerate().filter(|(_, r)| r.rule == rule.id).collect();
        if mine.is_empty() {
            continue;
        }
        // Plausibility (≥) is no 勾稽关系: it is checked, and does not count among the relations.
        let counts = mine.iter().filter(|(_, r)| r.op == Op::Equal).count();
        if table.span.is_none() {
            outcome.relations.not_checked += counts;
            outcome.not_checked.push((rule.id, Why::NoTable(table.table.title.clone())));
            continue;
        }
        let (mut unread, mut blank) = (0, 0);
        for (index, relation) in mine {
            let counted = usize::from(relation.op == Op::Equal);
            match verdict(table, relation) {
                Verdict::Holds => outcome.relations.held += counted,
                Verdict::Broken(left, right) => {
                    outcome.relations.broken += counted;
                    outcome.findings.push(finding(rule, t, table, index, left, right));
                }
                Verdict::Unread => {
                    outcome.relations.not_checked += counted;
                    unread += 1;
                }
                Verdict::BlankTotal => {
                    outcome.relations.not_checked += counted;
                    blank += 1;
                }
            }
        }
        let title = || table.table.title.clone();
        if unread > 0 {
            outcome.not_checked.push((rule.id, Why::Unread { table: title(), relations: unread }));
        }
        if blank > 0 {
            outcome.not_checked.push((rule.id, Why::BlankTotal { table: title(), relations: blank }));
        }
    }
}

fn finding(rule: &Rule, t: usize, table: &Table, relation: usize, left: Side, right: Side) -> Finding {
    let form = &table.table.relations[relation];
    let cells: Vec<CellId> = form.terms.iter().map(|&(_, c)| (t, c)).collect();
    // The total is where one looks first; where it has no place, any cell that takes part.
    let span = form.terms.iter().rev().find_map(|&(_, c)| table.cells[c].span);
    Finding { rule: rule.id, severity: rule.severity, fact: Fact::Relation { table: t, relation, left, right }, cells, span, quote: None }
}

/// The three answers, with two reasons for "could not be checked".
pub enum Verdict {
    Holds,
    Broken(Side, Side),
    Unread,
    BlankTotal,
}

/// Whether `relation` holds in `table`.
pub fn verdict(table: &Table, relation: &Relation) -> Verdict {
    let blank = |&(_, c): &(i32, usize)| blank_total(table, c).is_some();
    if relation.op == Op::Equal && relation.terms.iter().any(blank) {
        return Verdict::BlankTotal;
    }
    let values: Option<Vec<Decimal>> = relation.terms.iter().map(|&(_, c)| table.cells[c].summand()).collect();
    if let Some(values) = values {
        return compare(relation, &values);
    }
    // Figures whose column is in doubt: a relation within their row may come out the same wherever they stand.
    let inside = |d: &&crate::reading::Doubt| relation.terms.iter().all(|(_, c)| d.cells.contains(c));
    let Some(doubt) = table.doubts.iter().find(inside) else { return Verdict::Unread };
    let unreadable = |&(_, c): &(i32, usize)| table.cells[c].content == crate::number::Content::Text;
    if relation.terms.iter().any(unreadable) {
        return Verdict::Unread;
    }
    let verdicts = doubt.choices.iter().map(|choice| {
        let values: Vec<Decimal> =
            relation.terms.iter().filter_map(|(_, c)| doubt.cells.iter().position(|d| d == c).map(|i| choice[i])).collect();
        compare(relation, &values)
    });
    let mut verdicts: Vec<Verdict> = verdicts.collect();
    let same = |broken: bool| verdicts.iter().all(|v| matches!(v, Verdict::Broken(..)) == broken);
    if same(true) || same(false) { verdicts.swap_remove(0) } else { Verdict::Unread }
}

fn compare(relation: &Relation, values: &[Decimal]) -> Verdict {
    let side = |range: std::ops::Range<usize>, flip: i32| {
        let terms: Vec<(i32, Decimal)> = range.map(|i| (relation.terms[i].0 * flip, values[i])).collect();
        let sum = terms.iter().map(|&(sign, v)| v * Decimal::from(sign)).sum();
        Side { terms: terms.into_iter().filter(|(_, v)| !v.is_zero()).collect(), sum }
    };
    let left = side(0..relation.left, 1);
    let right = side(relation.left..relation.terms.len(), -1);
    let holds = match relation.op {
        Op::Equal => left.sum == right.sum,
        Op::AtLeast => left.sum >= right.sum,
    };
    if holds { Verdict::Holds } else { Verdict::Broken(left, right) }
}

/// What the parts of a total come to, where the total is blank and its parts are not zero: then it is no wrong sum, but a gap.
pub fn blank_total(table: &Table, cell: usize) -> Option<Decimal> {
    let is_total = table.table.column_of(cell).total || table.table.row_of(cell).total;
    if !is_total
        || table.cells[cell].value().is_some()
        || !table.cells[cell].content.is_nothing()
        || table.cells[cell].span.is_none() && table.cells[cell].state == crate::reading::State::Missing
    {
        return None;
    }
    let sums = table.table.relations.iter().filter(|r| r.op == Op::Equal && r.terms.len() - r.left == 1 && r.terms[r.left].1 == cell);
    let parts = sums.filter_map(|r| {
        r.terms[..r.left].iter().map(|&(sign, c)| Some(table.cells[c].summand()? * Decimal::from(sign))).sum::<Option<Decimal>>()
    });
    parts.into_iter().find(|sum| !sum.is_zero())
}
