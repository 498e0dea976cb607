//! Tables, rows, columns and sections: are they there, and in the official form?

use super::{CLEAN_2021, CellId, Fact, Finding, Outcome, Rule, Severity, Subject, Why, edit_2021, given};
use crate::form::official;
use crate::place::Span;

const BASIS: &str = "国办公开办函〔2021〕30号、〔2019〕60号";

pub const TABLE_MISSING: Rule = Rule {
    id: "table.missing",
    severity: Severity::Error,
    statement: ["三张官方表格齐全", "the three official tables are there"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("5\t1\t0\t1\t7\t3\t0\t0\t2\t5\t1\t0\t0\t0\t1", "（见附件）")]),
    run: table_missing,
};

pub const ROW_MISSING: Rule = Rule {
    id: "table.row-missing",
    severity: Severity::Error,
    statement: ["每张表的各行齐全", "every row of a table is there"],
    basis: BASIS,
    good: edit_2021(&[("3.要求提供公开出版物", "3、要求提供公开出版物")]),
    bad: edit_2021(&[("\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", "")]),
    run: row_missing,
};

pub const COLUMN_MISSING: Rule = Rule {
    id: "table.column-missing",
    severity: Severity::Error,
    statement: ["每张表的各列齐全", "every column of a table is there"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: super::Edit { sample: "tests/reports/without-research.txt", replace: &[] },
    run: |subject, outcome| {
        for (t, table) in subject.reading.tables.iter().enumerate() {
            for &(b, c) in &table.missing_columns {
                let block = &table.table.blocks[b];
                let cells: Vec<CellId> = (0..block.rows.len()).map(|r| (t, table.table.cells_of_row(b, r).start + c)).collect();
                outcome.findings.push(found(
                    &COLUMN_MISSING,
                    Fact::ColumnMissing { label: block.columns[c].label.to_string() },
                    cells,
                    table.span,
                ));
            }
        }
    },
};

pub const ROW_UNKNOWN: Rule = Rule {
    id: "table.row-unknown",
    severity: Severity::Warning,
    statement: ["表中没有官方格式以外的行", "no table has a row that the form does not have"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("行政强制\t7", "行政强制\t7\n行政奖励\t2"), ("第二十条第（八）项", "行政事业性收费情况")]),
    run: |subject, outcome| {
        for table in &subject.reading.tables {
            for row in &table.unknown_rows {
                outcome.findings.push(found(&ROW_UNKNOWN, Fact::RowUnknown { label: row.label.clone() }, Vec::new(), Some(row.span)));
            }
        }
    },
};

pub const FORM_YEAR: Rule = Rule {
    id: "table.form-year",
    severity: Severity::Warning,
    statement: ["表格格式与报告年度相符", "the form used is the one for the report's year"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("2023", "2020")]),
    run: form_year,
};

pub const SECTION_MISSING: Rule = Rule {
    id: "section.missing",
    severity: Severity::Warning,
    statement: ["六个部分齐全", "the six sections are there"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("六、其他需要报告的事项", "")]),
    run: section_missing,
};

pub const SECTION_ORDER: Rule = Rule {
    id: "section.order",
    severity: Severity::Warning,
    statement: ["六个部分按顺序排列，编号正确", "the six sections stand in order, rightly numbered"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("六、其他需要报告的事项", "七、其他需要报告的事项")]),
    run: section_order,
};

pub const SECTION_HEADING: Rule = Rule {
    id: "section.heading",
    severity: Severity::Warning,
    statement: ["各部分使用官方标题", "the sections have their official titles"],
    basis: BASIS,
    good: edit_2021(&[("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况")]),
    bad: edit_2021(&[("一、总体情况", "一、概述")]),
    run: section_heading,
};

pub const SECTION_EMPTY: Rule = Rule {
    id: "section.empty",
    severity: Severity::Warning,
    statement: ["各部分有内容；“存在的主要问题及改进情况”不能只写“无”", "no section is empty; the fifth is not just 无"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("公开内容的针对性还不够强，一些政策解读形式单一。下一步将在起草文件时同步准备解读材料，多用图表和问答。", "无。")]),
    run: section_empty,
};

fn found(rule: &Rule, fact: Fact, cells: Vec<CellId>, span: Option<Span>) -> Finding {
    Finding { rule: rule.id.into(), severity: rule.severity, fact, cells, span, quote: None }
}

fn table_missing(subject: &Subject, outcome: &mut Outcome) {
    let reading = subject.reading;
    if given::is_part(subject) {
        given::tell(TABLE_MISSING.id, subject, outcome);
        return;
    }
    if reading.form.is_none() {
        // Before the first form there was no national table: nothing is missing, and nothing can be checked.
        match reading.year.filter(|&y| official().iter().all(|f| y < f.from)) {
            Some(year) => outcome.not_checked.push((TABLE_MISSING.id.into(), Why::BeforeForms(year))),
            None => {
                outcome.findings.push(found(&TABLE_MISSING, Fact::TableMissing { title: None }, Vec::new(), None));
                outcome.not_checked.push((TABLE_MISSING.id.into(), Why::NoForm));
            }
        }
    }
    for table in reading.tables.iter().filter(|t| t.span.is_none()) {
        let section = reading.sections.iter().find(|s| s.number == table.table.section).map(|s| s.span);
        outcome.findings.push(found(
            &TABLE_MISSING,
            Fact::TableMissing { title: Some(table.table.title.to_string()) },
            Vec::new(),
            section,
        ));
    }
}

fn row_missing(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.reading.tables.iter().enumerate() {
        let form = table.table;
        let rows: Vec<(usize, usize)> = form.rows().map(|(b, r, _)| (b, r)).collect();
        // Rows that follow each other are one gap: a page that was cut off is one thing, not twenty.
        let mut gap: Vec<(usize, usize)> = Vec::new();
        for row in rows.iter().map(Some).chain([None]) {
            match row.filter(|r| table.missing_rows.contains(r)) {
                Some(&row) => gap.push(row),
                None if !gap.is_empty() => {
                    let labels = gap.iter().map(|&(b, r)| form.blocks[b].rows[r].label.to_string()).collect();
                    let cells = gap.iter().flat_map(|&(b, r)| form.cells_of_row(b, r)).map(|c| (t, c)).collect();
                    outcome.findings.push(found(&ROW_MISSING, Fact::RowMissing { labels }, cells, table.span));
                    gap.clear();
                }
                None => {}
            }
        }
    }
}

fn form_year(subject: &Subject, outcome: &mut Outcome) {
    let reading = subject.reading;
    for table in &reading.tables {
        for (block, form) in &table.foreign_blocks {
            let fact = Fact::ForeignBlock { block: table.table.blocks[*block].label.to_string(), form: form.clone() };
            outcome.findings.push(found(&FORM_YEAR, fact, Vec::new(), table.span));
        }
    }
    let Some(year) = reading.year else {
        // A part has no year where its title was not given.
        if !given::is_part(subject) {
            outcome.not_checked.push((FORM_YEAR.id.into(), Why::NoYear));
        }
        return;
    };
    let Some(fits) = official().iter().find(|f| f.covers(year)) else { return };
    let there = || reading.tables.iter().filter(|t| t.span.is_some());
    // Of a report that mixes the forms, the tables are named; otherwise it is told once.
    let mixed = there().any(|t| Some(&t.form.id) != reading.form.map(|f| &f.id));
    let others = there().filter(|t| !t.form.covers(year));
    for table in others.take(if mixed { usize::MAX } else { 1 }) {
        let title = mixed.then(|| table.table.title.to_string());
        let fact = Fact::FormYear { table: title, form: table.form.id.to_string(), fits: fits.id.to_string(), year };
        outcome.findings.push(found(&FORM_YEAR, fact, Vec::new(), table.span));
    }
}

/// Whether the document has sections at all: a table pasted by itself lacks none.
fn has_sections(subject: &Subject, rule: &Rule, outcome: &mut Outcome) -> bool {
    let has = subject.reading.sections.iter().filter(|s| s.title_fits).count() >= 2;
    if !has && !given::is_part(subject) {
        outcome.not_checked.push((rule.id.into(), Why::NoSections));
    }
    has
}

fn section_missing(subject: &Subject, outcome: &mut Outcome) {
    let reading = subject.reading;
    let Some(form) = reading.form.filter(|_| has_sections(subject, &SECTION_MISSING, outcome)) else { return };
    if given::is_part(subject) {
        return;
    }
    for section in form.sections.iter().filter(|s| reading.sections.iter().all(|r| r.number != s.number)) {
        let fact = Fact::SectionMissing { number: section.number, title: section.title.to_string() };
        outcome.findings.push(found(&SECTION_MISSING, fact, Vec::new(), None));
    }
}

fn section_order(subject: &Subject, outcome: &mut Outcome) {
    if !has_sections(subject, &SECTION_ORDER, outcome) {
        return;
    }
    let sections = &subject.reading.sections;
    for pair in sections.windows(2).filter(|p| p[1].number < p[0].number) {
        let fact = Fact::SectionOrder { heading: pair[1].heading.clone(), after: pair[0].heading.clone() };
        outcome.findings.push(found(&SECTION_ORDER, fact, Vec::new(), Some(pair[1].span)));
    }
    for section in sections {
        if let Some(printed) = section.printed_number.filter(|n| *n != section.number) {
            let fact = Fact::SectionNumber { found: printed, wanted: section.number };
            outcome.findings.push(found(&SECTION_ORDER, fact, Vec::new(), Some(section.span)));
        }
    }
}

fn section_heading(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.reading.form.filter(|_| has_sections(subject, &SECTION_HEADING, outcome)) else { return };
    for section in subject.reading.sections.iter().filter(|s| !s.title_fits) {
        if let Some(wanted) = form.sections.iter().find(|s| s.number == section.number) {
            let fact = Fact::SectionHeading { found: section.heading.clone(), wanted: wanted.title.to_string() };
            outcome.findings.push(found(&SECTION_HEADING, fact, Vec::new(), Some(section.span)));
        }
    }
}

/// The section that must say something, however well the year went.
const PROBLEMS: u32 = 5;

fn section_empty(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.reading.form.filter(|_| has_sections(subject, &SECTION_EMPTY, outcome)) else { return };
    let last = subject.reading.sections.iter().map(|s| s.body.end).max().unwrap_or(0);
    for section in &subject.reading.sections {
        // A section whose table is missing is told by table.missing; what a part breaks off in was not given.
        let broken_off = given::is_part(subject) && section.body.end == last;
        if broken_off || form.tables.iter().any(|t| t.section == section.number) {
            continue;
        }
        let words: String = subject.document.slice(section.body).chars().filter(|c| c.is_alphanumeric()).take(8).collect();
        let nothing = section.number == PROBLEMS && matches!(words.as_str(), "无" | "暂无" | "没有" | "無");
        if section.empty || nothing {
            let title = form.sections.iter().find(|s| s.number == section.number).map_or(section.heading.clone(), |s| s.title.to_string());
            outcome.findings.push(found(&SECTION_EMPTY, Fact::SectionEmpty { title }, Vec::new(), Some(section.span)));
        }
    }
}
