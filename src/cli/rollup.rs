//! `gouji rollup`: a parent's report and those of its units, or a whole tree of them by a list → what adds up and what does not.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::files::{self, Listed};
use super::in_order::in_order;
use super::json::indented;
use super::units_list::{self, Row};
use super::{FAILED, FOUND, Mode, Rollup, RollupFormat, language, print, print_plain};
use crate::checker::unread;
use crate::filing::{Unit, Units, folded, same_body, tail};
use crate::render::rollup as shape;
use crate::render::visible::visible;
use crate::report::{self, UnitReport};
use crate::{Checker, Input, Options};

/// A report that was read, or not, and where it is.
struct Read {
    path: PathBuf,
    unit: Unit,
    report: UnitReport,
}

/// Adds up and prints.
///
/// # Errors
/// Where output cannot be written.
pub fn run(args: &Rollup) -> std::io::Result<u8> {
    let lang = language(args.lang);
    let (checker, options) = (Checker::new(), Options::default().lang(lang));
    let options = match args.mode {
        Mode::Auto => options,
        Mode::Area => options.mode(report::Mode::Area),
        Mode::Own => options.mode(report::Mode::Own),
    };
    let jobs = args.jobs.filter(|&n| n > 0).unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let mut status = 0;
    let say = |problem: String| anstream::eprintln!("{}", visible(&problem));
    let answers = match &args.tree {
        None => {
            let (parent, units) = args.paths.split_first().expect("clap asks for one");
            if units.is_empty() {
                say(lang.pick(
                    "请给出上级的报告和各单位的报告或文件夹".into(),
                    "give the parent's report and those of its units, or their folder".into(),
                ));
                return Ok(FAILED);
            }
            let read = read_all(units, parent, &checker, &options, jobs)?;
            vec![(parent.clone(), Units { mode: options.mode, list: Vec::new(), missing: Vec::new() }, read)]
        }
        Some(list) => {
            let rows =
                match std::fs::read_to_string(list).map_err(|e| files::explain(&e, lang)).and_then(|text| units_list::read(&text, lang)) {
                    Ok(rows) => rows,
                    Err(why) => {
                        say(format!("--tree {}: {why}", list.display()));
                        return Ok(FAILED);
                    }
                };
            let read = read_all(&args.paths, Path::new(""), &checker, &options, jobs)?;
            let (trees, without) = tree(rows, read, options.mode);
            for parent in without {
                status = FAILED;
                say(lang.pick(
                    format!("{parent}：没有找到它的报告，没有汇总"),
                    format!("{parent}: its report was not found, nothing was added up"),
                ));
            }
            trees
        }
    };
    let mut printer = shape::Printer::new(args.tree.is_some());
    for (path, mut units, read) in answers {
        let mut told = Vec::new();
        for Read { path, unit, report } in read {
            if let Some(error) = &report.error {
                status = FAILED;
                say(format!("{}: {}", path.display(), error.message));
            }
            units.list.push(unit);
            told.push(report);
        }
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        let own = Options { name, ..options.clone() };
        let added = files::read(&path)
            .map_err(|e| files::explain(&e, lang))
            .and_then(|bytes| checker.add_up(Input::Bytes(&bytes), units, told, &own).map_err(|e| e.message(lang)));
        match added {
            Ok(mut rollup) => {
                rollup.parent.path = Some(path.display().to_string().replace('\\', "/"));
                if rollup.summary.errors > 0 && status != FAILED {
                    status = FOUND;
                }
                match args.format {
                    RollupFormat::Human => print(&printer.human(&rollup, lang))?,
                    RollupFormat::Json => print_plain(&printer.json(&indented(&rollup)?))?,
                    RollupFormat::Csv => print_plain(&printer.csv(&rollup, lang))?,
                    RollupFormat::Html => print_plain(&printer.html(&rollup, lang))?,
                }
            }
            Err(why) => {
                status = FAILED;
                say(format!("{}: {why}", path.display()));
            }
        }
    }
    match args.format {
        RollupFormat::Json => print_plain(printer.json_end())?,
        RollupFormat::Html => print_plain(printer.html_end())?,
        RollupFormat::Human | RollupFormat::Csv => {}
    }
    Ok(status)
}

/// Every report at the paths but that of the parent.
fn read_all(paths: &[PathBuf], parent: &Path, checker: &Checker, options: &Options, jobs: usize) -> std::io::Result<Vec<Read>> {
    let parent = parent.canonicalize().ok();
    let is_parent = |listed: &Listed| parent.is_some() && listed.path.canonicalize().ok() == parent;
    let inputs: Vec<Listed> = paths.iter().flat_map(|path| files::walk(path)).filter(|listed| !is_parent(listed)).collect();
    let mut all = Vec::new();
    let read = |input: &Listed| {
        let failed = |code: &str, message: String| vec![unread(input.name(), input.origin(), code, message)];
        let mut units = match (&input.problem, files::read(&input.path)) {
            (Some(problem), _) => failed(problem.code(), problem.message(options.lang)),
            (None, Err(error)) => failed(files::code(&error), files::explain(&error, options.lang)),
            (None, Ok(bytes)) => checker.units(Input::Bytes(&bytes), &Options { name: input.name(), ..options.clone() }, None),
        };
        for (_, report) in &mut units {
            report.document.came_from(input.origin());
        }
        units
    };
    in_order(&inputs, jobs, read, |input, units| {
        all.extend(units.into_iter().map(|(unit, report)| Read { path: input.path.clone(), unit, report }));
        Ok(())
    })?;
    Ok(all)
}

/// A parent's report, its units' figures, and where those are.
type Tree = (PathBuf, Units, Vec<Read>);

/// The parents of a list with the reports of their units, and the parents without a report.
fn tree(rows: Vec<Row>, read: Vec<Read>, mode: Option<report::Mode>) -> (Vec<Tree>, Vec<String>) {
    let mut by_body: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, one) in read.iter().enumerate() {
        by_body.entry(tail(&folded(&one.unit.name))).or_default().push(i);
    }
    let find = |name: &str| {
        let all = by_body.get(&tail(&folded(name))).into_iter().flatten().copied();
        let mut found: Vec<usize> = all.filter(|&i| same_body(&read[i].unit.name, name)).collect();
        if found.iter().any(|&i| read[i].unit.name == name) {
            found.retain(|&i| read[i].unit.name == name);
        }
        found
    };
    let mut parents: Vec<(String, Vec<Row>)> = Vec::new();
    for row in rows {
        match parents.iter_mut().find(|(name, _)| *name == row.parent) {
            Some((_, units)) => units.push(row),
            None => parents.push((row.parent.clone(), vec![row])),
        }
    }
    let (mut trees, mut without) = (Vec::new(), Vec::new());
    for (name, rows) in parents {
        for &at in &find(&name) {
            let (mut missing, mut units) = (Vec::new(), Vec::new());
            for row in &rows {
                let found: Vec<usize> =
                    find(&row.unit).into_iter().filter(|&i| i != at && read[i].unit.year == read[at].unit.year).collect();
                if found.is_empty() {
                    missing.push(row.unit.clone());
                }
                units.extend(found.into_iter().map(|i| Read {
                    path: read[i].path.clone(),
                    unit: Unit { vertical: row.vertical.or(read[i].unit.vertical), ..read[i].unit.clone() },
                    report: read[i].report.clone(),
                }));
            }
            trees.push((read[at].path.clone(), Units { mode, list: Vec::new(), missing }, units));
        }
        if find(&name).is_empty() {
            without.push(name);
        }
    }
    (trees, without)
}
