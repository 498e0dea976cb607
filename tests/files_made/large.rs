//! Files as large as offices send them: what reading each takes. `cargo xtask large` asks the released program.

#[path = "../hostile/child.rs"]
mod child;

use std::path::PathBuf;

use child::{Limits, check};

use super::common::layout::{report, tabs_kept};
use super::common::{Figures, form};
use super::made::{Block, blocks};
use super::make::{compound, xlsx};
use super::make_doc::{Made, plain};
use super::make_ofd::ofd;
use super::make_pdf::{a4, lines, pdf};
use super::reports::PLAIN;

/// A line of a text as wide as a page.
const LINE: &str = "本年度对照公开事项目录逐项梳理，更新栏目内容，答复群众来信，整理历年文件并完成归档工作。";
/// Lines of a page.
const LINES: usize = 34;
const PAGES: usize = 200;

fn figures() -> Figures {
    Figures::random(form("2021"), 21, 300)
}

/// A report and behind it so much text that it fills 200 pages.
fn large_pdf() -> Vec<u8> {
    let text = report(&figures(), tabs_kept, "0");
    let all: Vec<&str> = text.lines().chain(std::iter::repeat_n(LINE, PAGES * LINES)).take(PAGES * LINES).collect();
    pdf(&all.chunks(LINES).map(|page| a4(lines(&page.join("\n"), (595, 842), true))).collect::<Vec<_>>())
}

fn large_ofd() -> Vec<u8> {
    let text = (0..PAGES * LINES).map(|_| Block::Paragraph(LINE.to_owned()));
    ofd(&blocks(&figures(), "0").into_iter().chain(text).collect::<Vec<_>>(), PLAIN)
}

/// Three megabytes of text, and pictures in their own stream: twenty in all.
fn large_doc() -> Vec<u8> {
    let text = report(&figures(), tabs_kept, "0");
    let main = text.lines().chain(std::iter::repeat_n(LINE, 30_000)).map(plain).collect();
    let (document, tables, _) = Made { main, ..Made::default() }.streams();
    let pictures = vec![0x5a; (20 << 20) - document.len().min(20 << 20)];
    compound(&[("/WordDocument", &document), ("/1Table", &tables), ("/Data", &pictures)])
}

fn large_sheet(rows: usize) -> Vec<u8> {
    let cells: String = (1..=7).map(|n| format!("<c><v>{n}</v></c>")).collect();
    let rows: String = (1..=rows).map(|n| format!("<row r=\"{n}\">{cells}</row>")).collect();
    xlsx(&[("表", "visible", &format!("<sheetData>{rows}</sheetData>"))], "")
}

#[test]
#[ignore = "a table to be looked at: cargo xtask large"]
fn large_files() {
    let gouji = std::env::var_os("GOUJI").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_gouji")), PathBuf::from);
    println!("{:30} {:>10} {:>8} {:>8}  answer", "file", "bytes", "seconds", "MB");
    for (name, file) in [
        ("200 pages of PDF", large_pdf()),
        ("200 pages of OFD", large_ofd()),
        ("20 MB of .doc", large_doc()),
        ("a sheet of 5,000 rows", large_sheet(5_000)),
        ("a sheet of 100,000 rows", large_sheet(100_000)),
    ] {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("large");
        std::fs::write(&path, &file).unwrap();
        let cost = check(&gouji, &path, Limits { bytes: 4 << 30, seconds: 120 }).unwrap();
        let answer = gouji::Checker::new().check(gouji::Input::Bytes(&file), &gouji::Options::default());
        let answer = answer.map_or_else(|e| e.code().to_owned(), |r| format!("read, {} errors", r.summary.errors));
        let (seconds, memory) = (cost.cpu.as_secs_f64(), cost.memory as f64 / f64::from(1 << 20));
        println!("{name:30} {:10} {seconds:8.2} {memory:8.0}  {answer}", file.len());
        std::fs::remove_file(&path).unwrap();
    }
}
