//! One report as .doc and .ofd, in the ways of several writers: both forms, every way to write 0, the same figures, and nothing accused.

use gouji::report::{Report, Severity};
use gouji::{Checker, Input, Options};

use super::common::layout::Grid;
use super::common::{Figures, differences, form};
use super::made::{Block, blocks, placed};
use super::make_doc::{Coding, Made, Paragraph, cell, definition, plain, row_end};
use super::make_ofd::{Pieces, Rules, Steps, Style, ofd};

/// What is wrong with a file as it is read; nothing where all is as it should be.
fn faults(file: &[u8], figures: &Figures, doubts: bool) -> Vec<String> {
    let report: Report = match Checker::new().check(Input::Bytes(file), &Options::default()) {
        Ok(report) => report,
        Err(error) => return vec![format!("{error:?}")],
    };
    let mut faults = differences(&report, figures);
    if doubts {
        faults.retain(|fault| !fault.ends_with("doubtful") && !fault.contains("Some(None)"));
    }
    faults.extend(report.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.message.clone()));
    faults
}

/// Holds what `make` makes of reports of both forms with every way to write 0 against their figures.
fn every(make: impl Fn(&[Block]) -> Vec<u8>) {
    every_of(&["0", "", "—", "/"], false, make);
}

fn every_of(zeros: &[&str], doubts: bool, make: impl Fn(&[Block]) -> Vec<u8>) {
    let mut failures = Vec::new();
    for id in ["2019", "2021"] {
        for zero in zeros {
            for (seed, size) in [(11, 300), (12, 4)] {
                let figures = Figures::random(form(id), seed, size);
                let faults = faults(&make(&blocks(&figures, zero)), &figures, doubts);
                failures.extend(faults.first().map(|first| format!("{id} {zero:?} {seed}: {} faults, {first}", faults.len())));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The rows of a table as Word has them; `deep` in how many tables it stands.
fn word_table(grid: &Grid, deep: u8) -> Vec<Paragraph> {
    let (cells, width) = placed(grid);
    let column = 8400 / width as i16;
    let mut out = Vec::new();
    for row in 0..grid.len() {
        // Whoever drew the table by hand missed by a hair.
        let hair = (row % 3) as i16 * 5;
        let mut here: Vec<_> = cells.iter().filter(|c| c.row <= row && row < c.row + c.cell.rows).collect();
        here.sort_by_key(|c| c.column);
        let mut edges = vec![0];
        let mut flags = Vec::new();
        for c in here {
            edges.push((c.column + c.cell.columns) as i16 * column + hair);
            flags.push(if c.cell.rows == 1 {
                0
            } else if c.row == row {
                0x60
            } else {
                0x20
            });
            out.push(cell(if c.row == row { &c.cell.text } else { "" }, deep));
        }
        out.push(row_end(deep, &definition(&edges, &flags)));
    }
    out
}

fn word(blocks: &[Block]) -> Vec<Paragraph> {
    let block = |block: &Block| match block {
        Block::Paragraph(text) => vec![plain(text)],
        Block::Table(grid) => word_table(grid, 1),
    };
    blocks.iter().flat_map(block).collect()
}

#[test]
fn a_doc_gives_the_same_figures() {
    every(|blocks| Made { main: word(blocks), ..Made::default() }.file());
}

#[test]
fn a_doc_saved_fast_with_long_lists_gives_the_same_figures() {
    every(|blocks| Made { main: word(blocks), reversed: true, longest: Some(60), ..Made::default() }.file());
}

#[test]
fn a_doc_within_a_table_for_layout_gives_the_same_figures() {
    let within = |block: &Block| match block {
        Block::Paragraph(text) => vec![super::make_doc::within(text, 1)],
        Block::Table(grid) => word_table(grid, 2),
    };
    every(|blocks| {
        let mut main: Vec<Paragraph> = blocks.iter().flat_map(within).collect();
        main.extend([cell("", 1), row_end(1, &definition(&[0, 9000], &[0])), plain("")]);
        Made { main, ..Made::default() }.file()
    });
}

#[test]
fn a_doc_of_one_byte_pieces_gives_the_same_figures() {
    every(|blocks| {
        let mut main = word(blocks);
        for paragraph in &mut main {
            let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
            let is_western = text.is_ascii();
            paragraph.coding = if is_western { Coding::Western } else { Coding::Chinese };
        }
        Made { main, chinese: true, ..Made::default() }.file()
    });
}

/// As the programs write it that convert a text.
pub const PLAIN: Style = Style {
    prefix: "ofd:",
    rules: Rules::Lines,
    pieces: Pieces::Line,
    steps: Steps::Grouped,
    transformed: false,
    template: false,
    path: "",
};

#[test]
fn an_ofd_gives_the_same_figures() {
    every(|blocks| ofd(blocks, PLAIN));
}

#[test]
fn an_ofd_of_single_characters_over_a_template_gives_the_same_figures() {
    let style = Style { prefix: "", rules: Rules::Boxes, pieces: Pieces::Character, template: true, path: "/", ..PLAIN };
    every(|blocks| ofd(blocks, style));
}

#[test]
fn an_ofd_of_words_without_steps_gives_the_same_figures() {
    let style = Style { prefix: "x:", rules: Rules::Composite, pieces: Pieces::Word, steps: Steps::Untold, path: "\\", ..PLAIN };
    every(|blocks| ofd(blocks, style));
}

#[test]
fn an_ofd_under_a_transform_gives_the_same_figures() {
    every(|blocks| ofd(blocks, Style { steps: Steps::Each, transformed: true, path: "./", ..PLAIN }));
}

#[test]
fn an_ofd_without_lines_is_read_by_place_or_said_to_be_in_doubt() {
    // Where neither a line nor a character says that a cell is there, its row is lost.
    every_of(&["0", "—", "/"], true, |blocks| ofd(blocks, Style { rules: Rules::None, steps: Steps::Each, ..PLAIN }));
}

#[test]
fn blanks_of_an_ofd_without_lines_are_blanks_or_in_doubt() {
    // One line alone may be full, labels go on over lines, and a row may have its label alone: none is missing, and no figure is another's.
    let mut failures = Vec::new();
    for id in ["2019", "2021"] {
        for seed in 20..32 {
            let figures = Figures::random(form(id), seed, 300);
            let file = ofd(&blocks(&figures, ""), Style { rules: Rules::None, steps: Steps::Each, ..PLAIN });
            let mut faults = faults(&file, &figures, true);
            // Of a table printed as one row of figures it is not told which group a blank is in.
            faults.retain(|fault| !fault.contains("review/"));
            failures.extend(faults.first().map(|first| format!("{id} {seed}: {} faults, {first}", faults.len())));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Writes the fixtures of tests/files where `MAKE_FIXTURES` names that folder.
#[test]
fn the_fixtures_are_made_here() {
    let Ok(folder) = std::env::var("MAKE_FIXTURES") else { return };
    let boxes = Style { prefix: "", rules: Rules::Boxes, pieces: Pieces::Character, template: true, ..PLAIN };
    for (id, name, style) in [("2019", "lines", PLAIN), ("2021", "boxes", boxes)] {
        let figures = Figures::random(form(id), 42, 300);
        std::fs::write(format!("{folder}/report-{id}-{name}.ofd"), ofd(&blocks(&figures, "0"), style)).unwrap();
    }
}
