//! Arguments → reports on standard output, errors on standard error, and the exit status.

mod asked;
mod catalogue;
mod check;
mod files;
mod in_order;
mod json;
mod mend;
mod only;
mod previous;
mod printer;
mod progress;
mod rollup;
mod units_list;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::Lang;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// 勾稽：核对政府信息公开工作年度报告 · checks annual reports on government information disclosure
#[derive(Parser)]
#[command(
    name = "gouji",
    version,
    after_help = "退出码 exit status: 0 没有错误 no error found · 1 有错误 an error was found · 2 有文件不能读取或用法有误 an input could not be read, or the call is wrong"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 核对报告 check reports
    Check(Check),
    /// 汇总核对：上级的报告与所属各单位之和 add up: a parent's report against the sum of its units'
    Rollup(Rollup),
    /// 列出全部规则 list every rule
    Rules(Catalogue),
    /// 报告 JSON 的 Schema the JSON Schema of a report
    #[cfg(feature = "schema")]
    Schema,
    /// 列出官方表格及地址 list the official forms and every cell's address
    Forms(Catalogue),
    /// 列出认得的文件格式 list the formats of files that are told apart
    Formats(Catalogue),
}

#[derive(Args)]
struct Check {
    /// 报告文件或文件夹，“-”为标准输入 files or folders, "-" for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// 从文件（“-”为标准输入）读取路径，每行一个 paths from a list, one a line; "-" for standard input
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// 输出格式 the shape of the answer
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// json 和 ndjson 只要这几部分（和 document），可重复 of json and ndjson these parts alone, and the document; repeatable
    #[arg(long, value_enum, value_name = "PART")]
    only: Vec<only::Only>,
    /// 上年的报告，或放上年报告的文件夹（按单位和年度配对，没有的按文件名）last year's report, or a folder of them: paired by body and year, else by name
    #[arg(long, value_name = "PATH")]
    previous: Option<PathBuf>,
    /// 表格：auto、2019、2021 或自定义表格文件 the form: auto, 2019, 2021, or a form file
    #[arg(long, default_value = "auto", value_name = "auto|2019|2021|FILE")]
    form: String,
    /// 地方要求（profile）文件，另按它核对 what a region asks beyond the law: a profile's file
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// SARIF 里各规则说明页（helpUri）所在的网址：docs/rules 发布在哪里 where docs/rules is published: of SARIF the helpUri of each rule
    #[arg(long, value_name = "BASE")]
    rules_url: Option<String>,
    /// 忽略某规则（或其在某格）的结论，可重复 leave out findings of a rule (at one cell); repeatable
    #[arg(long, value_name = "RULE[@ADDRESS]")]
    ignore: Vec<String>,
    /// 语言 the language of the messages (from the locale)
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// 写出诊断的推算过程 print the system behind the diagnoses
    #[arg(long)]
    explain: bool,
    /// 把能确定改正的地方改好，写成旁边的副本（文本和网页）write a corrected copy beside each input (text and HTML)
    #[arg(long)]
    fix: bool,
    /// 同时核对的文件数 how many files to check at once
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Args)]
struct Rollup {
    /// 上级的报告，然后是各单位的报告或文件夹；有 --tree 时是文件夹 the parent's report, then its units' or their folder; with --tree, folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// 上级的数字：所属全部单位之和，或只是它自己的；auto 看标题和文字 what the parent's figures count; auto asks its title and words
    #[arg(long, value_enum, default_value_t = Mode::Auto)]
    mode: Mode,
    /// 输出格式 the shape of the answer
    #[arg(long, value_enum, default_value_t = RollupFormat::Human)]
    format: RollupFormat,
    /// 单位名单（CSV 或 TOML：parent、unit、vertical），一次核对整棵树 a list of units, for a whole tree
    #[arg(long, value_name = "FILE")]
    tree: Option<PathBuf>,
    /// 语言 the language of the messages (from the locale)
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// 同时读取的文件数 how many files to read at once
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Mode {
    Auto,
    Area,
    Own,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum RollupFormat {
    Human,
    Json,
    Csv,
    Html,
}

#[derive(Args)]
struct Catalogue {
    /// 输出格式 the shape of the answer
    #[arg(long, value_enum, default_value_t = CatalogueFormat::Human)]
    format: CatalogueFormat,
    /// 语言 the language
    #[arg(long, value_enum)]
    lang: Option<Lang>,
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

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Lang] {
        Lang::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()))
    }
}

const FOUND: u8 = 1;
const FAILED: u8 = 2;

/// Runs the program.
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Rollup(args) => rollup::run(&args),
        Command::Rules(args) => print(&catalogue::rules(args.format == CatalogueFormat::Json, language(args.lang))).map(|()| 0),
        #[cfg(feature = "schema")]
        Command::Schema => print(&format!("{:#}\n", crate::report::schema().to_value())).map(|()| 0),
        Command::Formats(args) => print(&catalogue::formats(args.format == CatalogueFormat::Json, language(args.lang))).map(|()| 0),
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

/// Prints for people: colours where a terminal shows them.
fn print(text: &str) -> std::io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The language asked for, else that of the locale.
fn language(asked: Option<Lang>) -> Lang {
    match asked {
        Some(lang) => lang,
        None => {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|v| std::env::var(v).ok()).find(|v| !v.is_empty());
            Lang::parse(&locale.unwrap_or_default())
        }
    }
}
