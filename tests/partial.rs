//! A part of a report, in every layout: what is there is read and checked; what is not there was not given, and is no fault.

mod common;

use std::collections::HashSet;

use common::layout::{Grid, LAYOUTS, grid, grid_of, is_retold};
use common::{Figures, Random, check, form};
use gouji::Report;
use gouji::form::{Form, Op, TableForm, official};
use gouji::report::{CellState, Extent, Reason, Severity};

/// Some rows of a table as they were copied: the printed rows, and the addresses of the cells in them.
struct Piece {
    name: String,
    form: &'static str,
    table: &'static TableForm,
    rows: std::ops::Range<usize>,
    grid: Grid,
}

impl Piece {
    fn addresses(&self) -> HashSet<&'static str> {
        let rows: Vec<(usize, usize)> = self.table.rows().map(|(b, r, _)| (b, r)).collect();
        let cells = rows[self.rows.clone()].iter().flat_map(|&(b, r)| self.table.cells_of_row(b, r));
        cells.map(|c| &*self.table.cells[c].address).collect()
    }
}

fn figures(form_id: &str, seed: u64) -> Figures {
    Figures::random(form(form_id), seed, 60)
}

/// Some blocks of a table, each with its head.
fn blocks_of(table: &'static TableForm, whole: &Grid, rows: &std::ops::Range<usize>) -> Grid {
    let mut at = 0;
    let starts: Vec<usize> = table.blocks.iter().scan(0, |n, b| Some(std::mem::replace(n, *n + b.rows.len()))).collect();
    let given = |row: &&Vec<common::layout::Cell>| {
        let body = row.iter().any(|c| c.figure);
        at += usize::from(body);
        rows.contains(&(at - usize::from(body))) && (body || starts.contains(&at))
    };
    whole.iter().filter(given).cloned().collect()
}

fn pieces(seed: u64) -> Vec<(Piece, Figures)> {
    let mut found = Vec::new();
    for form_id in ["2019", "2021"] {
        let figures = figures(form_id, seed);
        for table in &form(form_id).tables {
            let whole = grid(&figures, table, "0");
            let count = table.rows().count();
            let mut push = |name: String, rows: std::ops::Range<usize>, grid: Grid| {
                found.push((Piece { name: format!("{form_id} {} {name}", table.id), form: form_id, table, rows, grid }, figures.clone()));
            };
            push("whole".into(), 0..count, whole.clone());
            if table.id == "requests" {
                let part = |rows: std::ops::Range<usize>| grid_of(&figures, table, "0", rows);
                (1..count).for_each(|n| push(format!("first {n}"), 0..n, part(0..n)));
                (1..count).for_each(|n| push(format!("from {n}"), n..count, part(n..count)));
                (1..count)
                    .for_each(|n| push(format!("{n} to {}, no head", n + 4), n..count.min(n + 4), part(n..count.min(n + 4)).split_off(3)));
            }
            let mut first = 0;
            for (b, block) in table.blocks.iter().enumerate().filter(|_| table.blocks.len() > 1) {
                let rows = first..first + block.rows.len();
                first = rows.end;
                push(format!("block {b}"), rows.clone(), blocks_of(table, &whole, &rows));
                push(format!("blocks to {b}"), 0..rows.end, blocks_of(table, &whole, &(0..rows.end)));
            }
        }
    }
    found
}

/// What is wrong with the answer for a piece whose figures hold.
fn faults(piece: &Piece, figures: &Figures, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let given = piece.addresses();
    let read = common::figures(report);
    let states: std::collections::HashMap<&str, CellState> =
        report.tables.iter().flat_map(|t| &t.cells).map(|c| (c.address.as_str(), c.state)).collect();
    for cell in piece.table.cells.iter().filter(|c| given.contains(&*c.address)) {
        let (value, state) = (read.get(&*cell.address).copied().flatten(), states.get(&*cell.address).copied());
        if value != Some(figures.value(&cell.address, cell.kind)) || state == Some(CellState::Doubtful) {
            wrong.push(format!("{}: {value:?}, {state:?}", cell.address));
        }
    }
    let others = states.iter().filter(|(a, s)| !given.contains(*a) && **s != CellState::Missing).map(|(a, s)| format!("{a} is {s:?}"));
    wrong.extend(others);
    let graver = report.findings.iter().filter(|f| f.severity != Severity::Note);
    wrong.extend(graver.map(|f| format!("{}: {}", f.rule, f.message)));
    let followed = official().iter().find(|f| Some(&*f.id) == report.document.form.as_deref());
    let Some(followed) = followed else { return vec!["no form".into()] };
    let relations = report.summary.relations;
    let expected = checkable(followed, &given).len();
    if (relations.held, relations.broken) != (expected, 0) {
        wrong.push(format!("{expected} relations are to hold, {relations:?}"));
    }
    if report.document.extent != Extent::Part {
        wrong.push("taken for a whole report".into());
    }
    if report.not_checked.iter().filter(|n| matches!(n.reason, Reason::NotGiven { .. })).count() != 1 {
        wrong
            .push(format!("what was not given is to be told once: {:?}", report.not_checked.iter().map(|n| &n.reason).collect::<Vec<_>>()));
    }
    // From its sixth result on a table of requests shows its form, and so does the table of what was disclosed by its heads.
    let shows = piece.table.id == "requests" && piece.rows.contains(&20);
    if shows && followed.id != piece.form {
        wrong.push(format!("taken for form {}", followed.id));
    }
    wrong
}

/// What is read wrong for certain, or accused, in a piece told in a layout that may say too little: doubt, and that no table was found, are right
/// answers there.
fn misread(piece: &Piece, figures: &Figures, report: &Report) -> Vec<String> {
    let given = piece.addresses();
    let cells = report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.state == CellState::Stated);
    let read = common::figures(report);
    let wrong = cells.filter_map(|cell| {
        let value = read.get(&*cell.address).copied().flatten()?;
        let told = piece.table.cells.iter().find(|c| given.contains(&*c.address) && *c.address == *cell.address);
        (told.is_none_or(|c| figures.value(&c.address, c.kind) != value)).then(|| format!("{}: {value}", cell.address))
    });
    let accused = report
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error && f.rule != "table.missing")
        .map(|f| format!("{}: {}", f.rule, f.message));
    wrong.chain(accused).collect()
}

/// The equalities of `form` over cells that are all given.
fn checkable<'f>(form: &'f Form, given: &HashSet<&str>) -> Vec<(&'f str, Vec<&'f str>)> {
    let all = form.tables.iter().flat_map(|t| t.relations.iter().map(move |r| (t, r))).filter(|(_, r)| r.op == Op::Equal);
    let cells = all.map(|(t, r)| (&*r.rule, r.terms.iter().map(|&(_, c)| &*t.cells[c].address).collect::<Vec<_>>()));
    cells.filter(|(_, cells)| cells.iter().all(|c| given.contains(c))).collect()
}

fn tell(failures: &[String], tried: usize) {
    assert!(failures.is_empty(), "{} of {tried} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_table_a_block_or_the_first_rows_alone_are_read_and_hold() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for (piece, figures) in pieces(5) {
        // The long labels of the last results, broken over four lines between which others stand, are known only by their neighbours.
        let broken_label = piece.table.id == "requests" && (20..=22).contains(&piece.rows.start);
        let tells = |layout: &str| layout != "aligned" || !broken_label;
        for (layout, print, _) in LAYOUTS.iter().filter(|l| tells(l.0)) {
            tried += 1;
            let text = print(&piece.grid);
            let says_little = is_retold(layout) && !piece.name.ends_with("whole");
            let judge = if says_little { misread } else { faults };
            let wrong = judge(&piece, &figures, &check(&text));
            if !wrong.is_empty() {
                if let Ok(folder) = std::env::var("KEEP") {
                    std::fs::write(format!("{folder}/{}-{layout}.txt", piece.name), &text).unwrap();
                }
                failures.push(format!("{}, {layout}: {} faults, {:?}", piece.name, wrong.len(), &wrong[..wrong.len().min(3)]));
            }
        }
    }
    tell(&failures, tried);
}

#[test]
fn one_wrong_figure_in_a_part_is_found_and_nothing_else() {
    let mut failures = Vec::new();
    let mut random = Random::new(11);
    let mut tried = 0;
    for (piece, figures) in pieces(6).into_iter().filter(|(p, _)| p.table.id != "disclosure" && !p.name.ends_with("no head")) {
        let broken_label = (20..=22).contains(&piece.rows.start);
        let layouts: Vec<_> = LAYOUTS.iter().filter(|l| l.0 != "aligned" || !broken_label).collect();
        // One figure of each piece in one layout, so that in all every layout and every column has its turn.
        let (layout, print, _) = layouts[tried % layouts.len()];
        let printed: Vec<(usize, usize)> = (0..piece.grid.len())
            .flat_map(|r| (0..piece.grid[r].len()).map(move |c| (r, c)))
            .filter(|&(r, c)| piece.grid[r][c].figure)
            .collect();
        let rows: Vec<(usize, usize)> = piece.table.rows().map(|(b, r, _)| (b, r)).collect();
        let addresses: Vec<&str> = rows[piece.rows.clone()]
            .iter()
            .flat_map(|&(b, r)| piece.table.cells_of_row(b, r))
            .map(|c| &*piece.table.cells[c].address)
            .collect();
        assert_eq!(printed.len(), addresses.len(), "{}", piece.name);
        tried += 1;
        let changed = random.below(printed.len());
        let (r, c) = printed[changed];
        let mut grid = piece.grid.clone();
        grid[r][c].text = (figures.value(addresses[changed], gouji::form::Kind::Count) as i64 + 5000).to_string();
        let report = check(&print(&grid));
        let followed = official().iter().find(|f| Some(&*f.id) == report.document.form.as_deref()).expect("a form");
        let mut expected: Vec<(&str, Vec<&str>)> =
            checkable(followed, &piece.addresses()).into_iter().filter(|(_, cells)| cells.contains(&addresses[changed])).collect();
        let graver = report.findings.iter().filter(|f| f.severity != Severity::Note);
        let mut found: Vec<(&str, Vec<&str>)> = graver.map(|f| (&*f.rule, f.cells.iter().map(String::as_str).collect())).collect();
        expected.sort();
        found.sort();
        if found != expected {
            failures.push(format!("{}, {layout}, {}: {found:?} for {expected:?}", piece.name, addresses[changed]));
        }
    }
    tell(&failures, tried);
}

#[test]
fn a_table_of_rows_side_by_side_cut_down_to_one_of_them_is_partly_read() {
    let figures = figures("2021", 7);
    let table = figures.form.table("review").unwrap();
    let whole = grid(&figures, table, "0");
    let report = common::layout::report(&figures, common::layout::tabs_dropped, "0");
    let printed = common::layout::tabs_dropped(&whole);
    let cell = |text: &str| common::layout::Cell { text: text.to_owned(), columns: 5, rows: 1, figure: false };
    let mut failures = Vec::new();
    for (group, label) in [(0, "行政复议"), (1, "未经复议直接起诉"), (2, "复议后起诉")] {
        let own = group * 5..group * 5 + 5;
        let cut: Grid = vec![vec![cell(label)], whole[2][own.clone()].to_vec(), whole[3][own.clone()].to_vec()];
        let by_row: Grid = vec![
            std::iter::once(cell("项目")).chain(cut[1].clone()).map(|c| common::layout::Cell { columns: 1, ..c }).collect(),
            std::iter::once(cell(label)).chain(cut[2].clone()).map(|c| common::layout::Cell { columns: 1, ..c }).collect(),
        ];
        for (shape, cut) in [("below its heads", cut), ("beside its label", by_row)] {
            // Told in sentences below its heads the row has no label; a long label broken over lines about its figures is known by its neighbours.
            let unknown = |layout: &str| match shape {
                "below its heads" => layout == "sentences",
                _ => layout == "aligned" && label.len() > 15,
            };
            let layouts = LAYOUTS.iter().filter(|l| l.0 != "html" && !unknown(l.0));
            for (layout, print, _) in layouts {
                let read = check(&report.replace(&printed, &print(&cut)));
                let cells = &read.tables.iter().find(|t| t.id == "review").unwrap().cells;
                let right = cells.iter().zip(&table.cells).enumerate().all(|(i, (c, wanted))| {
                    let value = c.value.map(|v| v.0.to_string().parse::<f64>().unwrap());
                    if own.contains(&i) {
                        value == Some(figures.value(&wanted.address, wanted.kind))
                    } else {
                        c.state == CellState::Missing
                    }
                });
                let told: Vec<&str> = read
                    .findings
                    .iter()
                    .filter(|f| f.severity != Severity::Note)
                    .map(|f| &*f.rule)
                    .filter(|r| *r != "table.row-missing")
                    .collect();
                if !right || !told.is_empty() {
                    let cells: Vec<_> = cells.iter().map(|c| (c.state, c.value.map(|v| v.0.to_string()))).collect();
                    failures.push(format!("{label} {shape}, {layout}: {told:?} {cells:?}"));
                }
            }
        }
    }
    tell(&failures, 6 * LAYOUTS.len());
}

#[test]
fn columns_that_are_not_there_are_said_and_the_others_are_read() {
    for (id, gone) in [("2019", &[2, 3][..]), ("2021", &[1, 2, 3]), ("2021", &[5]), ("2019", &[0, 4])] {
        let figures = figures(id, 5);
        let table = figures.form.table("requests").unwrap();
        let columns = &table.blocks[0].columns;
        let kept: Vec<usize> = (0..columns.len()).filter(|c| !gone.contains(c)).collect();
        let head = |grouped: bool| {
            let own = kept.iter().filter(|&&c| columns[c].group.is_some() == grouped).map(|&c| columns[c].label.to_string());
            own.collect::<Vec<_>>()
        };
        let [first, group, total] = ["自然人", "法人或其他组织", "总计"].map(String::from);
        let upper: Vec<String> = [first, group, total].into_iter().filter(|h| head(false).contains(h) || h.starts_with("法人")).collect();
        let mut text = format!("{}\n{}\n", upper.join("\t"), head(true).join("\t"));
        for (b, r, row) in table.rows() {
            let cell = |c: usize| &table.cells[table.cells_of_row(b, r).start + c];
            let own = kept.iter().map(|&c| figures.text(&cell(c).address, cell(c).kind, "0"));
            text += &format!("{}\t{}\n", row.label, own.collect::<Vec<_>>().join("\t"));
        }
        let report = common::check(&text);
        let read: HashSet<String> = report.tables[..]
            .iter()
            .flat_map(|t| &t.cells)
            .filter(|c| c.value.is_some_and(|v| v.0.to_string().parse() == Ok(figures.value(&c.address, gouji::form::Kind::Count))))
            .map(|c| c.address.clone())
            .collect();
        let expected = table.rows().flat_map(|(b, r, _)| kept.iter().map(move |c| table.cells_of_row(b, r).start + c));
        let lost: Vec<&str> = expected.map(|c| &*table.cells[c].address).filter(|a| !read.contains(*a)).collect();
        assert!(lost.is_empty(), "{id} without {gone:?}: {:?}", &lost[..lost.len().min(3)]);
        let wrong = report.findings.iter().find(|f| f.rule.starts_with("requests."));
        assert!(wrong.is_none(), "{id} without {gone:?}: {:?}", wrong.map(|f| &f.message));
        assert!(report.findings.iter().any(|f| f.rule == "table.column-missing"), "{id} without {gone:?}");
    }
}

/// Table three of a report as copied: its label and seven figures a row, the first and last rows called `first` and `last`.
fn requests(first: &str, last: &str) -> String {
    let rows = [
        (first, "10\t1\t0\t0\t0\t0\t11"),
        ("二、上年结转政府信息公开申请数量", "2\t0\t0\t0\t0\t0\t2"),
        ("（一）予以公开", "6\t0\t0\t0\t0\t0\t6"),
        ("（二）部分公开", "5\t1\t0\t0\t0\t0\t6"),
        ("（七）总计", "11\t1\t0\t0\t0\t0\t12"),
        (last, "1\t0\t0\t0\t0\t0\t1"),
    ];
    rows.iter().fold(String::from("三、收到和处理政府信息公开申请情况\n"), |text, (label, figures)| {
        format!("{text}{label}\t{figures}\n")
    })
}

#[test]
fn a_row_of_another_name_above_the_first_or_below_the_last_is_told() {
    let (new, carried_out) = ("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理");
    let rows =
        |report: &Report, rule: &str| report.findings.iter().filter(|f| f.rule == rule).map(|f| f.message.clone()).collect::<Vec<_>>();
    let whole = check(&requests(new, carried_out));
    assert!(rows(&whole, "table.row-unknown").is_empty());
    for (text, told) in [(requests("一、登记件数", carried_out), "登记件数"), (requests(new, "四、留存"), "留存")] {
        let report = check(&text);
        let unknown = rows(&report, "table.row-unknown");
        assert!(unknown.len() == 1 && unknown[0].contains(told), "{unknown:?}");
        // It was given, under a name that no form has: the balance is not left out in silence.
        let balance = report.not_checked.iter().any(|n| n.rule == "requests.balance" && !matches!(n.reason, Reason::NotGiven { .. }));
        assert!(balance, "{:?}", report.not_checked);
    }
    // Called nearly so it is that row.
    let alike = check(&requests("一、本年收到的信息公开申请件数", carried_out));
    assert!(rows(&alike, "table.row-unknown").is_empty());
    assert_eq!(common::figures(&alike).get("requests/new/total").copied().flatten(), Some(11.0));
}

#[test]
fn an_extract_says_nothing_of_its_form_by_the_rows_it_leaves_out() {
    let text =
        format!("青禾市水利局2023年政府信息公开工作年度报告\n{}", requests("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"));
    let report = check(&text);
    assert_eq!(report.document.form.as_deref(), Some("2021"));
    assert!(report.findings.iter().all(|f| f.rule != "table.form-year"), "{:?}", report.findings);
}

/// A paragraph alone does not tell which year its report is for; the side of 结转 on which a year stands tells where those went.
#[test]
fn what_was_carried_over_is_known_without_the_reports_year() {
    let held = |text: &str| check(text).findings.iter().all(|finding| !finding.rule.starts_with("prose."));
    assert!(held("2023年，全年接收政府信息公开申请146件，上年结转3件。全年依法办结130件，结转2024年办理19件。"));
    assert!(held("2023年，全年接收政府信息公开申请146件，2022年结转3件。全年依法办结130件，结转2024年办理19件。"));
    assert!(!held("2023年，全年接收政府信息公开申请146件，2022年结转3件。全年依法办结130件，结转2024年办理91件。"));
}
