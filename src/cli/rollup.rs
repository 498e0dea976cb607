//! `gouji rollup`: a parent's report and those of its units, or a whole tree of them by a list → what adds up and what does not.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::files::{self, Listed};
use super::in_order::in_order;
use super::json::indented;
use super::printer::{Joint, Printer};
use super::units_list::{self, Row};
use super::{FAILED, FOUND, Mode, Rollup, RollupFormat, language};
use crate::checker::unread;
use crate::filing::{Unit, Units, folded, same_body, tail};
use crate::render::export::{SumsShape, sums};
use crate::render::rollup::human;
use crate::render::visible::visible;
use crate::report::{self, UnitReport};
use crate::{Checker, Input, Lang, Options};

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
    let (read, trees) = match &args.tree {
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
            let units = (0..read.len()).map(|i| (i, None)).collect();
            (read, vec![Tree { parent: parent.clone(), units, missing: Vec::new() }])
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
            let (trees, without) = trees(rows, &read);
            for parent in without {
                status = FAILED;
                say(lang.pick(
                    format!("{parent}：没有找到它的报告，没有汇总"),
                    format!("{parent}: its report was not found, nothing was added up"),
                ));
            }
            (read, trees)
        }
    };
    let document = match args.format {
        RollupFormat::Csv => Some(SumsShape::Csv),
        RollupFormat::Html => Some(SumsShape::Html),
        RollupFormat::Human | RollupFormat::Json => None,
    };
    let mut printer = Printer::new(match args.format {
        RollupFormat::Human => Joint::People,
        RollupFormat::Json if args.tree.is_some() => Joint::List,
        RollupFormat::Json => Joint::One,
        RollupFormat::Csv | RollupFormat::Html => Joint::Plain,
    });
    printer.answer(&document.map_or_else(String::new, |shape| sums::head(shape, lang)))?;
    let work = |tree: &Tree| {
        let sums = tree.add_up(&read, &checker, &options)?;
        let errors = sums.summary.errors;
        Ok((errors, piece(&sums, args.format, lang)))
    };
    in_order(&trees, jobs, work, |tree, answer: Result<(usize, std::io::Result<String>), String>| {
        for Read { path, report, .. } in tree.units.iter().map(|&(i, _)| &read[i]) {
            if let Some(error) = &report.error {
                status = FAILED;
                say(format!("{}: {}", path.display(), error.message));
            }
        }
        match answer {
            Ok((errors, piece)) => {
                if errors > 0 && status != FAILED {
                    status = FOUND;
                }
                printer.answer(&piece?)
            }
            Err(why) => {
                status = FAILED;
                say(format!("{}: {why}", tree.parent.display()));
                Ok(())
            }
        }
    })?;
    printer.end(document.map_or("", sums::end))?;
    Ok(status)
}

/// What is printed of a roll-up, but for what joins it to those before.
fn piece(sums: &report::Rollup, format: RollupFormat, lang: Lang) -> std::io::Result<String> {
    Ok(match format {
        RollupFormat::Human => human(sums, lang),
        RollupFormat::Json => indented(sums)?,
        RollupFormat::Csv => sums::part(sums, SumsShape::Csv, lang),
        RollupFormat::Html => sums::part(sums, SumsShape::Html, lang),
    })
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

/// A parent's report, and its units: their places among what was read, and whether the list says that they are led from above.
struct Tree {
    parent: PathBuf,
    units: Vec<(usize, Option<bool>)>,
    missing: Vec<String>,
}

impl Tree {
    /// Holds the parent's figures against the sum of its units'; or says why its report was not read.
    fn add_up(&self, read: &[Read], checker: &Checker, options: &Options) -> Result<report::Rollup, String> {
        let units = || self.units.iter().map(|&(i, vertical)| (&read[i], vertical));
        let list = units().map(|(one, vertical)| Unit { vertical: vertical.or(one.unit.vertical), ..one.unit.clone() }).collect();
        let told = units().map(|(one, _)| one.report.clone()).collect();
        let name = self.parent.file_name().map(|n| n.to_string_lossy().into_owned());
        let own = Options { name, ..options.clone() };
        let bytes = files::read(&self.parent).map_err(|e| files::explain(&e, options.lang))?;
        let units = Units { mode: options.mode, list, missing: self.missing.clone() };
        let mut sums = checker.add_up(Input::Bytes(&bytes), units, told, &own).map_err(|e| e.message(options.lang))?;
        sums.parent.path = Some(self.parent.display().to_string().replace('\\', "/"));
        Ok(sums)
    }
}

/// The parents of a list with the reports of their units, and the parents without a report.
fn trees(rows: Vec<Row>, read: &[Read]) -> (Vec<Tree>, Vec<String>) {
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
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let place = *places.entry(row.parent.clone()).or_insert_with(|| {
            parents.push((row.parent.clone(), Vec::new()));
            parents.len() - 1
        });
        parents[place].1.push(row);
    }
    let (mut trees, mut without) = (Vec::new(), Vec::new());
    for (name, rows) in parents {
        let own = find(&name);
        let of_any_year: Vec<Vec<usize>> = rows.iter().map(|row| find(&row.unit)).collect();
        for &at in &own {
            let (mut missing, mut units) = (Vec::new(), Vec::new());
            for (row, found) in rows.iter().zip(&of_any_year) {
                let mut found = found.clone();
                found.retain(|&i| i != at && read[i].unit.year == read[at].unit.year);
                if found.is_empty() {
                    missing.push(row.unit.clone());
                }
                units.extend(found.into_iter().map(|i| (i, row.vertical)));
            }
            trees.push(Tree { parent: read[at].path.clone(), units, missing });
        }
        if own.is_empty() {
            without.push(name);
        }
    }
    (trees, without)
}
