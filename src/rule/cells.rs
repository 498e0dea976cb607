//! What a single cell may hold.

use super::{CLEAN_2019, CLEAN_2021, CellId, Fact, Finding, Outcome, Rule, Severity, Subject, edit_2019, edit_2021};
use crate::document::Format;
use crate::equations::blank_total;
use crate::form::Kind;
use crate::number::{Content, Figure, Unit};
use crate::reading::{Cell, State};

pub const BLANK: Rule = Rule {
    id: "cell.blank",
    severity: Severity::Warning,
    statement: [
        "表格不留空格：没有的填 0；各部分不为 0 时总计不能空白",
        "no cell is left blank; a total beside parts that are not zero never is",
    ],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号填报说明",
    good: CLEAN_2021,
    bad: edit_2021(&[("5\t1\t0\t1\t7", "5\t1\t0\t1\t")]),
    run: blank,
};

pub const NOT_A_NUMBER: Rule = Rule {
    id: "cell.not-a-number",
    severity: Severity::Error,
    statement: ["数字格只填一个数", "a cell for a figure holds one figure"],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号填报说明",
    good: edit_2021(&[("（一）予以公开\t86", "（一）予以公开\t８６")]),
    bad: edit_2021(&[("（一）予以公开\t86", "（一）予以公开\t8O")]),
    run: |s, o| each(s, o, &NOT_A_NUMBER, |cell, _| (cell.content == Content::Text).then(|| Fact::NotANumber { raw: cell.raw.clone() })),
};

pub const NEGATIVE: Rule = Rule {
    id: "cell.negative",
    severity: Severity::Error,
    statement: ["除“本年增/减”外，数字不为负", "no figure but 本年增/减 is negative"],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号填报说明",
    good: edit_2019(&[("行政许可\t120\t+3\t", "行政许可\t120\t-3\t")]),
    bad: edit_2019(&[("行政许可\t120\t+3\t", "行政许可\t-120\t+3\t")]),
    run: |s, o| {
        each(s, o, &NEGATIVE, |cell, kind| {
            cell.value().filter(|v| kind != Kind::Change && v.is_sign_negative() && !v.is_zero()).map(|value| Fact::Negative { value })
        })
    },
};

pub const FRACTION: Rule = Rule {
    id: "cell.fraction",
    severity: Severity::Error,
    statement: ["件数、项数是整数", "counts are whole numbers"],
    basis: "国办公开办函〔2021〕30号、〔2019〕60号填报说明",
    good: edit_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t12.65")]),
    bad: edit_2021(&[("行政处罚\t318", "行政处罚\t31.8")]),
    run: |s, o| {
        each(s, o, &FRACTION, |cell, kind| {
            let counts = !matches!(kind, Kind::Amount { .. });
            cell.value().filter(|v| counts && !v.fract().is_zero()).map(|value| Fact::Fraction { value })
        })
    },
};

pub const UNIT: Rule = Rule {
    id: "cell.unit",
    severity: Severity::Warning,
    statement: ["金额以万元为单位，件数不带金额单位", "amounts are in 万元, counts have no unit of money"],
    basis: "国办公开办函〔2021〕30号附表二、〔2019〕60号附表二",
    good: edit_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t12.6万元")]),
    bad: edit_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t126000元")]),
    run: |s, o| each(s, o, &UNIT, |cell, kind| figure(cell).and_then(|f| wrong_unit(cell, f, kind))),
};

pub const PRECISION: Rule = Rule {
    id: "cell.precision",
    severity: Severity::Warning,
    statement: ["2019年表采购总金额保留四位小数", "the procurement amount of form 2019 keeps four decimals"],
    basis: "国办公开办函〔2019〕60号附表二",
    good: CLEAN_2019,
    bad: edit_2019(&[("政府集中采购\t18\t205.3600", "政府集中采购\t18\t205.36")]),
    run: |s, o| {
        // A spreadsheet keeps the number and shows its decimals by a format of its own.
        if s.document.format == Format::Xlsx {
            return;
        }
        each(s, o, &PRECISION, |cell, kind| {
            let Kind::Amount { decimals: Some(decimals) } = kind else { return None };
            let wrong = |f: &&Figure| !f.number.is_zero() && f.decimals != decimals && f.unit != Some(Unit::Yuan);
            figure(cell).filter(wrong).map(|_| Fact::Precision { raw: cell.raw.clone(), decimals })
        })
    },
};

pub const DOUBTFUL: Rule = Rule {
    id: "cell.doubtful",
    severity: Severity::Warning,
    statement: [
        "每个数字的行列位置能够确定（读表存疑不算报告的错）",
        "the place of every figure is certain (a doubt of the reader is no fault of the report)",
    ],
    basis: "gouji",
    good: CLEAN_2021,
    bad: edit_2021(&[("行政规范性文件\t6\t2\t41", "行政规范性文件 6 41")]),
    run: |subject, outcome| {
        for (t, table) in subject.reading.tables.iter().enumerate() {
            for doubt in &table.doubts {
                let cells: Vec<CellId> =
                    doubt.cells.iter().filter(|&&c| table.cells[c].state == State::Doubtful).map(|&c| (t, c)).collect();
                outcome.findings.push(Finding {
                    rule: DOUBTFUL.id.into(),
                    severity: Severity::Warning,
                    fact: Fact::Doubtful { raw: doubt.raw.clone(), choices: doubt.choices.len() },
                    cells,
                    span: Some(doubt.span),
                    quote: None,
                });
            }
        }
    },
};

fn figure(cell: &Cell) -> Option<&Figure> {
    match &cell.content {
        Content::Figure(figure) => Some(figure),
        _ => None,
    }
}

fn wrong_unit(cell: &Cell, figure: &Figure, kind: Kind) -> Option<Fact> {
    let money = matches!(figure.unit, Some(Unit::Yuan | Unit::TenThousandYuan | Unit::HundredMillionYuan));
    let wrong = match kind {
        // 12万 of a count is a large count, not money.
        Kind::Count | Kind::Change => money && cell.raw.contains('元'),
        Kind::Amount { .. } => figure.unit.is_some_and(|u| u != Unit::TenThousandYuan),
    };
    wrong.then(|| Fact::Unit { raw: cell.raw.clone(), value: figure.value() })
}

/// Reports every cell for which `fault` gives a fact.
fn each(subject: &Subject, outcome: &mut Outcome, rule: &Rule, fault: impl Fn(&Cell, Kind) -> Option<Fact>) {
    for (t, table) in subject.reading.tables.iter().enumerate() {
        for (c, cell) in table.cells.iter().enumerate() {
            if let Some(fact) = fault(cell, table.table.cells[c].kind) {
                outcome.findings.push(Finding {
                    rule: rule.id.into(),
                    severity: rule.severity,
                    fact,
                    cells: vec![(t, c)],
                    span: cell.span,
                    quote: None,
                });
            }
        }
    }
}

fn blank(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.reading.tables.iter().enumerate().filter(|(_, t)| t.span.is_some()) {
        let mut blanks: Vec<CellId> = Vec::new();
        for (c, cell) in table.cells.iter().enumerate().filter(|(_, c)| c.state == State::Blank) {
            match blank_total(table, c) {
                Some(sum) => outcome.findings.push(Finding {
                    rule: BLANK.id.into(),
                    severity: Severity::Warning,
                    fact: Fact::BlankTotal { sum },
                    cells: vec![(t, c)],
                    span: cell.span,
                    quote: None,
                }),
                None => blanks.push((t, c)),
            }
        }
        if !blanks.is_empty() {
            let span = blanks.iter().find_map(|&(_, c)| table.cells[c].span);
            let fact = Fact::Blanks { count: blanks.len() };
            outcome.findings.push(Finding { rule: BLANK.id.into(), severity: Severity::Note, fact, cells: blanks, span, quote: None });
        }
    }
}
