//! Arguments → reports on standard output, errors on standard error, and the exit status.

mod catalogue;
mod files;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use clap::{Args, Parser, Subcommand, ValueEnum};
use gouji::render::export::{Checked, Shape};
use gouji::{Ignore, Input, Lang, Options, form, render};

/// 勾稽：核对政府信息公开工作年度报告 · checks annual reports on government information disclosure
#[derive(Parser)]
#[command(
    name = "gouji",
    version,
    after_help = "退出码 exit status: 0 没有矛盾 no error found · 1 有矛盾 an error was found · 2 有文件不能读取或用法有误 an input could not be read, or the call is wrong"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 核对报告 check reports
    Check(Check),
    /// 列出全部规则 list every rule
    Rules(Catalogue),
    /// 报告 JSON 的 Schema the JSON Schema of a report
    #[cfg(feature = "schema")]
    Schema,
    /// 列出官方表格及地址 list the official forms and every cell's address
    Forms(Catalogue),
}

#[derive(Args)]
struct Check {
    /// 报告文件或文件夹，“-”为标准输入 files or folders, "-" for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// 输出格式 the shape of the answer
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// 表格：auto、2019、2021 或自定义表格文件 the form: auto, 2019, 2021, or a form file
    #[arg(long, default_value = "auto", value_name = "auto|2019|2021|FILE")]
    form: String,
    /// 忽略某规则（或其在某格）的结论，可重复 leave out findings of a rule (at one cell); repeatable
    #[arg(long, value_name = "RULE[@ADDRESS]")]
    ignore: Vec<String>,
    /// 语言 the language of the messages (from the locale)
    #[arg(long, value_enum)]
    lang: Option<Language>,
    /// 写出诊断的推算过程 print the system behind the diagnoses
    #[arg(long)]
    explain: bool,
    /// 同时核对的文件数 how many files to check at once
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Args)]
struct Catalogue {
    /// 输出格式 the shape of the answer
    #[arg(long, value_enum, default_value_t = CatalogueFormat::Human)]
    format: CatalogueFormat,
    /// 语言 the language
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Human,
    Json,
    Ndjson,
    Csv,
    Sarif,
    Markdown,
    Html,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum CatalogueFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Zh,
    En,
}

const FOUND: u8 = 1;
const FAILED: u8 = 2;

/// Runs the program.
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(args) => check(&args),
        Command::Rules(args) => print(&catalogue::rules(args.format == CatalogueFormat::Json, language(args.lang))).map(|()| 0),
        #[cfg(feature = "schema")]
        Command::Schema => print(&format!("{:#}\n", schemars::schema_for!(gouji::Report).to_value())).map(|()| 0),
        Command::Forms(args) => print(&catalogue::forms(args.format == CatalogueFormat::Json)).map(|()| 0),
    };
    match result {
        Ok(status) => ExitCode::from(status),
        // The reader of our output went away (a pager was closed): nothing is left to say.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(FAILED),
        Err(error) => {
            anstream::eprintln!("gouji: {error}");
            ExitCode::from(FAILED)
        }
    }
}

fn print(text: &str) -> std::io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The language asked for, else that of the locale.
fn language(asked: Option<Language>) -> Lang {
    match asked {
        Some(Language::Zh) => Lang::Zh,
        Some(Language::En) => Lang::En,
        None => {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|v| std::env::var(v).ok()).find(|v| !v.is_empty());
            Lang::parse(&locale.unwrap_or_default())
        }
    }
}

fn check(args: &Check) -> std::io::Result<u8> {
    let lang = language(args.lang);
    let forms = match choose_form(&args.form, lang) {
        Ok(forms) => forms,
        Err(message) => {
            anstream::eprintln!("{message}");
            return Ok(FAILED);
        }
    };
    let options = Options { lang, ignore: args.ignore.iter().map(|i| Ignore::parse(i)).collect(), aside: Vec::new(), forms };
    if let Some(unknown) = options.ignore.iter().find(|i| gouji::rule::RULES.iter().all(|r| r.id != i.rule)) {
        let rule = &unknown.rule;
        anstream::eprintln!(
            "{}",
            lang.pick(
                format!("--ignore：没有规则“{rule}”；gouji rules 列出全部规则"),
                format!("--ignore: no rule “{rule}”; see gouji rules")
            )
        );
        return Ok(FAILED);
    }
    let mut status = 0;
    let mut paths = Vec::new();
    for path in &args.paths {
        match files::walk(path) {
            Ok(found) if found.is_empty() => {
                status = FAILED;
                let path = path.display();
                anstream::eprintln!(
                    "{path}: {}",
                    lang.pick(
                        "文件夹里没有可核对的报告（.txt .html .md .mht .docx .xlsx .xls .pdf）",
                        "no report in this folder (.txt .html .md .mht .docx .xlsx .xls .pdf)"
                    )
                );
            }
            Ok(found) => paths.extend(found),
            Err(error) => {
                status = FAILED;
                anstream::eprintln!("{}: {}", path.display(), files::explain(&error, lang));
            }
        }
    }
    let one = paths.len() == 1 && args.paths.len() == 1 && !args.paths[0].is_dir();
    let mut printer = Printer { format: args.format, lang, one, printed: 0, kept: Vec::new() };
    let jobs = args.jobs.filter(|&n| n > 0).unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    in_order(
        &paths,
        jobs,
        |path| check_one(path, &options, args.explain),
        |path, result| match result {
            Ok((checked, explained)) => {
                let report = &checked.report;
                if report.summary.errors > 0 && status == 0 {
                    status = FOUND;
                }
                printer.report(checked)?;
                // Programs read the other formats: there the explanation goes where it harms no one.
                if args.format == Format::Human {
                    print(&explained)
                } else {
                    anstream::eprint!("{explained}");
                    Ok(())
                }
            }
            Err(message) => {
                status = FAILED;
                anstream::eprintln!("{}: {message}", path.display());
                Ok(())
            }
        },
    )?;
    printer.end(options.forms.as_deref().unwrap_or_default())?;
    Ok(status)
}

/// The forms to choose from; None for all official ones.
fn choose_form(asked: &str, lang: Lang) -> Result<Option<Vec<form::Form>>, String> {
    if asked == "auto" {
        return Ok(None);
    }
    if let Some(form) = form::official().iter().find(|f| f.id == asked) {
        return Ok(Some(vec![form.clone()]));
    }
    let text = std::fs::read_to_string(asked).map_err(|e| {
        let why = files::explain(&e, lang);
        lang.pick(
            format!("--form {asked}：{why}；可用 auto、2019、2021 或表格文件"),
            format!("--form {asked}: {why}; use auto, 2019, 2021 or a form file"),
        )
    })?;
    form::load(&text).map(|f| Some(vec![f])).map_err(|e| format!("{asked}: {e}"))
}

/// The report of one file, and how its diagnoses were reached where that is asked for.
fn check_one(path: &std::path::Path, options: &Options, explain: bool) -> Result<(Checked, String), String> {
    let bytes = files::read(path).map_err(|e| files::explain(&e, options.lang))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).filter(|_| path.as_os_str() != "-");
    let take = |found: &gouji::report::Found| {
        let report = gouji::report::build(found, &options.ignore, &options.aside, options.lang);
        let origin = (path.as_os_str() != "-").then(|| path.display().to_string().replace('\\', "/"));
        (
            Checked { origin, ..Checked::new(report, &bytes) },
            if explain { render::explain::render(found, options.lang) } else { String::new() },
        )
    };
    gouji::examine(Input::Bytes(&bytes), name.as_deref(), options, take).map_err(|e| render::wording::input_error(&e, options.lang))
}

/// Does `work` on every item, `jobs` at a time, and hands the results to `take` in the order of the items.
fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::sync_channel(jobs.max(1) * 4);
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(items.len()) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    // The receiver is gone only where output failed: then there is no one left to work for.
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = std::collections::BTreeMap::new();
        let mut due = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&due) {
                take(&items[due], result)?;
                due += 1;
            }
        }
        Ok(())
    })
}

struct Printer {
    format: Format,
    lang: Lang,
    /// Whether one file was asked for: then JSON is its report, else a list of reports.
    one: bool,
    printed: usize,
    /// What goes into one document for all.
    kept: Vec<Checked>,
}

impl Printer {
    fn report(&mut self, checked: Checked) -> std::io::Result<()> {
        let report = &checked.report;
        let first = self.printed == 0;
        self.printed += 1;
        let json = |pretty: bool| {
            if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) }.map_err(std::io::Error::other)
        };
        match self.format {
            Format::Human => print(&format!("{}{}", if first { "" } else { "\n" }, render::human::render(report, self.lang))),
            Format::Ndjson => print(&format!("{}\n", json(false)?)),
            Format::Json if self.one => print(&format!("{}\n", json(true)?)),
            Format::Json => print(&format!("{}{}", if first { "[\n" } else { ",\n" }, json(true)?)),
            Format::Csv | Format::Sarif | Format::Markdown | Format::Html => {
                self.kept.push(checked);
                Ok(())
            }
        }
    }

    fn end(&self, forms: &[form::Form]) -> std::io::Result<()> {
        let shape = match self.format {
            Format::Csv => Some(Shape::Csv),
            Format::Sarif => Some(Shape::Sarif),
            Format::Markdown => Some(Shape::Markdown),
            Format::Html => Some(Shape::Html),
            Format::Human | Format::Json | Format::Ndjson => None,
        };
        if let Some(shape) = shape {
            let forms: Vec<form::Form> = form::official().iter().chain(forms).cloned().collect();
            return print(&render::export::render(&self.kept, shape, &forms, self.lang));
        }
        match (self.format, self.one, self.printed) {
            (Format::Json, false, 0) => print("[]\n"),
            (Format::Json, false, _) => print("\n]\n"),
            _ => Ok(()),
        }
    }
}
