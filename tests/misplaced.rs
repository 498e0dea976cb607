//! Words where a figure should stand are told as such, in every table whose cells are kept apart, and make no wrong sum.

mod common;

use common::layout::{LAYOUTS, grid};
use common::{Figures, check, form};
use gouji::report::Severity;

#[test]
fn words_in_a_figure_s_place_are_no_number_and_no_blank() {
    let mut failures = Vec::new();
    let kept = [
        "tabs, covered cells dropped",
        "tabs, covered cells kept",
        "bars",
        "bars, leading",
        "bars, full width",
        "Markdown",
        "html",
        "drift",
        "bars, filler lines",
        "bars, an extra column",
    ];
    for form_id in ["2019", "2021"] {
        let figures = Figures::random(form(form_id), 8, 70);
        for table in &form(form_id).tables {
            for (n, (name, print, _)) in LAYOUTS.iter().filter(|l| kept.contains(&l.0)).enumerate() {
                for (w, words) in ["约1205", "见附件", "1205（含续期）", "详见下表", "若干", "数字1205"].iter().enumerate()
                {
                    let mut printed = grid(&figures, table, "0");
                    let places: Vec<(usize, usize)> = (0..printed.len())
                        .flat_map(|r| (0..printed[r].len()).map(move |c| (r, c)))
                        .filter(|&(r, c)| printed[r][c].figure)
                        .collect();
                    let (r, c) = places[(n * 31 + w * 17) % places.len()];
                    printed[r][c].text = (*words).to_owned();
                    let text = print(&printed);
                    let report = check(&text);
                    let graver = report.findings.iter().filter(|f| f.severity != Severity::Note);
                    let found: Vec<(&str, Option<&str>)> = graver.map(|f| (&*f.rule, f.cells.first().map(|c| &**c))).collect();
                    let address = &*table.cells[(n * 31 + w * 17) % places.len()].address;
                    if found != [("cell.not-a-number", Some(address))] {
                        failures.push(format!("{form_id} {} {name}, {words} in {address}: {found:?}", table.id));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}

/// Where each cell has a line of its own, words stand for a figure right behind the row's label, and between figures that make no whole row.
#[test]
fn words_on_a_line_of_their_own_among_a_row_s_figures_are_no_number() {
    let (_, print, _) = LAYOUTS.iter().find(|l| l.0 == "one cell a line").unwrap();
    let mut failures = Vec::new();
    for form_id in ["2019", "2021"] {
        let figures = Figures::random(form(form_id), 8, 70);
        let table = form(form_id).table("requests").unwrap();
        for (key, column, words) in
            [("new", 0, "见附件"), ("granted", 4, "若干"), ("rejected.duplicate", 5, "详见下表"), ("carried_out", 4, "不详")]
        {
            let row = table.rows().position(|(_, _, row)| row.key == key).unwrap();
            let mut printed = grid(&figures, table, "0");
            let mut places = (0..printed.len()).flat_map(|r| (0..printed[r].len()).map(move |c| (r, c)));
            let (r, c) = places.by_ref().filter(|&(r, c)| printed[r][c].figure).nth(row * 7 + column).unwrap();
            printed[r][c].text = words.to_owned();
            let report = check(&print(&printed));
            let graver = report.findings.iter().filter(|f| f.severity != Severity::Note);
            let found: Vec<(&str, Option<&str>)> = graver.map(|f| (&*f.rule, f.cells.first().map(|c| &**c))).collect();
            let address = &*table.cells[row * 7 + column].address;
            if found != [("cell.not-a-number", Some(address))] {
                failures.push(format!("{form_id}, {words} in {address}: {found:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Where blanks are lost, words between a whole label and its figures may stand for one of them: the row is in doubt, no sum is wrong because of it,
/// and the table is not fine.
#[test]
fn words_between_a_label_and_too_few_figures_put_the_row_in_doubt() {
    use gouji::report::State;
    let (_, print, _) = LAYOUTS.iter().find(|l| l.0 == "aligned").unwrap();
    for form_id in ["2019", "2021"] {
        let figures = Figures::random(form(form_id), 8, 70);
        let table = form(form_id).table("requests").unwrap();
        for (key, words) in [("granted", "数字1205"), ("unavailable.unclear", "见附件"), ("carried_out", "详见下表")] {
            let row = table.rows().position(|(_, _, row)| row.key == key).unwrap();
            let mut printed = grid(&figures, table, "0");
            let mut places = (0..printed.len()).flat_map(|r| (0..printed[r].len()).map(move |c| (r, c)));
            let (r, c) = places.by_ref().filter(|&(r, c)| printed[r][c].figure).nth(row * 7).unwrap();
            printed[r][c].text = words.to_owned();
            let report = check(&print(&printed));
            assert!(
                !matches!(report.verdict.state, State::Holds | State::HoldsPart),
                "{form_id}, {words} in {key}: {}",
                report.verdict.text
            );
            let wrong = report.findings.iter().find(|f| f.severity == Severity::Error && f.rule != "cell.not-a-number");
            assert!(wrong.is_none(), "{form_id}, {words} in {key}: {wrong:?}");
        }
    }
}
