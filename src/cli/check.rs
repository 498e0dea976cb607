//! `gouji check`: paths → one answer for every input, and the exit status.

use super::asked;
use super::files::{self, Listed};
use super::in_order::in_order;
use super::mend;
use super::previous::Previous;
use super::printer::{Piece, Printer, Shaper};
use super::progress::{self, Progress};
use super::{Check, FAILED, FOUND, Format, language, print};
use crate::checker::Beside;
use crate::filing::Filing;
use crate::render::export::{Checked, Item, sha256};
use crate::render::visible::visible;
use crate::report::{Found, Report, Unread};
use crate::say::quoted;
use crate::{Checker, Ignore, Input, Options, render};

/// What became of one input, and, where that is asked for, how its diagnoses were reached and what was mended.
struct Answer {
    piece: std::io::Result<Piece>,
    /// What it comes to for the exit status.
    status: u8,
    /// Why it could not be read.
    unread: Option<String>,
    explained: String,
}

/// Checks every input and prints what became of it.
///
/// # Errors
/// Where output cannot be written.
pub fn run(args: &Check) -> std::io::Result<u8> {
    let lang = language(args.lang);
    let asked = asked::checker(args, lang).and_then(|checker| Ok((checker, asked::rules_url(args, lang)?)));
    let (checker, rules_url) = match asked {
        Ok(asked) => asked,
        Err(message) => {
            anstream::eprintln!("{message}");
            return Ok(FAILED);
        }
    };
    let ignore: Vec<Ignore> = args.ignore.iter().map(|i| Ignore::parse(i)).collect();
    let known = checker.rules();
    if let Some(unknown) = ignore.iter().find(|i| known.iter().all(|r| r.id != i.rule)) {
        let rule = visible(&unknown.rule);
        anstream::eprintln!(
            "{}",
            lang.pick(
                format!("--ignore：没有规则{rule}；gouji rules 列出全部规则", rule = quoted(&rule)),
                format!("--ignore: no rule {rule}; see gouji rules", rule = quoted(&rule))
            )
        );
        return Ok(FAILED);
    }
    let options = ignore.into_iter().fold(Options::default().lang(lang), Options::ignore);
    if !args.only.is_empty() && !matches!(args.format, Format::Json | Format::Ndjson) {
        anstream::eprintln!("{}", lang.pick("--only 只用于 --format json 和 ndjson", "--only goes with --format json and ndjson"));
        return Ok(FAILED);
    }
    let mut paths = args.paths.clone();
    if let Some(list) = &args.files_from {
        match files::listed_in(list) {
            Ok(more) => paths.extend(more),
            Err(error) => {
                anstream::eprintln!("--files-from {}: {}", visible(&list.display().to_string()), files::explain(&error, lang));
                return Ok(FAILED);
            }
        }
    }
    let inputs: Vec<Listed> = paths.iter().flat_map(|path| files::walk(path)).collect();
    let one = inputs.len() == 1 && paths.len() == 1 && args.files_from.is_none() && !paths[0].is_dir();
    let shaper = Shaper { format: args.format, lang, only: args.only.clone(), forms: checker.forms(), rules_url };
    let (mut printer, mut stream) = (Printer::new(shaper.joint(one)), shaper.stream());
    let mut progress = Progress::new(inputs.len(), lang);
    let mut status = 0;
    let jobs = args.jobs.filter(|&n| n > 0).unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let previous = args.previous.as_deref().map(|path| Previous::open(path, &inputs, inputs.len() == 1, &checker, jobs, lang));
    let previous = previous.map(|(previous, problems)| {
        for problem in problems {
            status = FAILED;
            anstream::eprintln!("--previous: {}", visible(&problem));
        }
        previous
    });
    in_order(
        &inputs,
        jobs,
        |input| {
            if progress::is_interrupted() { Vec::new() } else { check_one(input, &checker, &options, previous.as_ref(), &shaper, args) }
        },
        |input, answers| {
            if answers.is_empty() {
                return Ok(());
            }
            // One input may hold several reports: then its answer is a list as well.
            if answers.len() > 1 {
                printer.several();
            }
            progress.step();
            for Answer { piece, status: own, unread, explained } in answers {
                status = status.max(own);
                if let Some(why) = unread {
                    progress.aside(&format!("{}: {}", visible(&input.shown()), visible(&why)));
                }
                let text = match (piece?, &mut stream) {
                    (Piece::Part(part), Some(stream)) => stream.part(*part),
                    (Piece::Part(_), None) => String::new(),
                    (Piece::Text(text), _) => text,
                };
                progress.hide(|| printer.answer(&text))?;
                // Programs read the other formats: there the explanation goes where it harms no one.
                if args.format == Format::Human {
                    print(&explained)?;
                } else {
                    anstream::eprint!("{explained}");
                }
            }
            Ok(())
        },
    )?;
    printer.end(&stream.map_or_else(String::new, |mut stream| stream.end()))?;
    if progress.end() {
        status = FAILED;
    }
    if let Some(previous) = previous {
        if let Some(why) = previous.refused() {
            status = FAILED;
            anstream::eprintln!("--previous: {}", visible(&why));
        }
        let alone = previous.alone();
        if !alone.is_empty() {
            let count = alone.len();
            let word = lang.pick(format!("{count} 份没有与上年的报告对照："), format!("{count} not compared with last year's report:"));
            anstream::eprintln!("--previous: {word}\n  {}", alone.iter().map(|a| visible(a)).collect::<Vec<_>>().join("\n  "));
        }
    }
    Ok(status)
}

/// The answer for every report of an input, or one that tells why it was not read.
fn check_one(
    input: &Listed,
    checker: &Checker,
    options: &Options,
    previous: Option<&Previous>,
    shaper: &Shaper,
    args: &Check,
) -> Vec<Answer> {
    let unread = |code: &str, message: String| {
        let item = Item::Unread(Unread::new(input.name(), input.origin(), code, message.clone()));
        vec![Answer { piece: shaper.piece(item), status: FAILED, unread: Some(message), explained: String::new() }]
    };
    if let Some(problem) = &input.problem {
        return unread(problem.code(), problem.message(options.lang));
    }
    let bytes = match files::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => return unread(files::code(&error), files::explain(&error, options.lang)),
    };
    let options = Options { name: input.name(), ..options.clone() };
    // Once for all reports in it.
    let digest = sha256(&bytes);
    let mut answers = Vec::new();
    let mut document = None;
    let take = |found: &Found| {
        let mut report = options.report(found);
        if let (Some(previous), Some(_)) = (previous, &found.case.mismatch) {
            previous.refuse(&input.path, report.not_checked.iter().find(|n| n.rule == "years.carry").map_or("", |n| &n.why));
        }
        report.document.path = input.origin();
        report.document.sha256 = Some(digest.clone());
        if args.fix && document.is_none() {
            document = Some(found.document.clone());
        }
        let explained = if args.explain { render::explain::render(found, options.lang) } else { String::new() };
        answers.push((report, explained));
    };
    let beside = |filing: &Filing| previous.map_or(Beside::NOTHING, |previous| previous.of(filing, &input.path));
    if let Err(error) = checker.examine_beside(Input::Bytes(&bytes), &options, &beside, take) {
        return unread(error.code(), error.message(options.lang));
    }
    if let (Some(document), Some(last)) = (document, answers.len().checked_sub(1)) {
        let reports: Vec<&Report> = answers.iter().map(|(report, _)| report).collect();
        let mended = mend::mend(&input.path, &bytes, &document, &reports, checker);
        answers[last].1 += &mend::told(&mended, options.lang);
    }
    let answer = |(report, explained): (Report, String)| {
        let status = if report.summary.errors > 0 { FOUND } else { 0 };
        Answer { piece: shaper.piece(Checked { report }.into()), status, unread: None, explained }
    };
    answers.into_iter().map(answer).collect()
}
