//! Every hostile shape under the stated bounds (docs/bounds.md): memory and processor time, never the clock on the wall.

use std::path::{Path, PathBuf};

use super::child::{Cost, Limits, check};
use super::files::{DOCUMENTS, MHT, OFD, OPEN, PDF, RTF, WORD, WORKBOOKS};
use super::shapes::{BYTES, PAGES, Shape, TEXTS};

/// The stated bound of memory: so many bytes for each byte of input, and so many in any case (the program itself, its tables, its stacks).
const BYTES_A_BYTE: u64 = 64;
const BYTES_AT_LEAST: u64 = 64 << 20;
/// The stated bound of time of the released program: seconds for each megabyte, and seconds in all.
const SECONDS_A_MEGABYTE: f64 = 0.5;
const SECONDS_IN_ALL: f64 = 2.0;
/// The least of the three sizes, in bytes.
const SIZE: usize = 12 << 10;
/// How much more than in proportion a larger input may take, and what measuring itself may be off by, in seconds.
const SLACK: f64 = 1.6;
const FLOOR: f64 = 0.04;
/// No run of the test may take longer, in seconds: the program is not optimised here.
const TEST_SECONDS: u64 = 20;

/// Runs one shape at one size.
fn run(gouji: &Path, shape: &Shape, size: usize, seconds: u64) -> Result<(usize, Cost), String> {
    let bytes = (shape.make)(size);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("hostile-{}-{size}", shape.name.replace(|c: char| !c.is_alphanumeric(), "-")));
    std::fs::write(&file, &bytes).map_err(|e| e.to_string())?;
    let limits = Limits { bytes: BYTES_AT_LEAST + BYTES_A_BYTE * bytes.len() as u64, seconds };
    let cost = check(gouji, &file, limits);
    for path in [file.with_extension("stderr"), file] {
        let _ = std::fs::remove_file(path);
    }
    cost.map(|cost| (bytes.len(), cost)).map_err(|e| format!("{} of {} bytes: {e}", shape.name, bytes.len()))
}

/// What is wrong with a shape, if anything: sixteen times the input may take sixteen times as long, and a little more.
fn fault(gouji: &Path, shape: &Shape) -> Option<String> {
    let at = |times: usize| run(gouji, shape, SIZE * times, TEST_SECONDS);
    let ((small, first), (middle, second), (large, third)) = match (at(1), at(4), at(16)) {
        (Ok(a), Ok(b), Ok(c)) => (a, b, c),
        (a, b, c) => return [a, b, c].into_iter().find_map(Result::err),
    };
    let grows = |(a, less): (usize, Cost), (b, more): (usize, Cost)| {
        more.cpu.as_secs_f64() > less.cpu.as_secs_f64() * (b as f64 / a as f64) * SLACK + FLOOR
    };
    let faulty =
        grows((small, first), (middle, second)) || grows((small, first), (large, third)) || grows((middle, second), (large, third));
    let told = |(bytes, cost): (usize, Cost)| format!("{bytes} bytes {:.3} s", cost.cpu.as_secs_f64());
    faulty.then(|| format!("{}: {}, {}, {}", shape.name, told((small, first)), told((middle, second)), told((large, third))))
}

fn hold(shapes: &[&[Shape]]) {
    // Another build may be held against them: an older one, to see that the shapes tell the difference.
    let gouji = std::env::var_os("GOUJI").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_gouji")), PathBuf::from);
    let only = std::env::var("SHAPE").unwrap_or_default();
    // What others do on the machine can disturb a measurement once; a cause is there every time.
    let faults: Vec<String> = shapes
        .iter()
        .copied()
        .flatten()
        .filter(|s| s.name.contains(&only))
        .filter_map(|s| fault(&gouji, s).and_then(|_| fault(&gouji, s)).and_then(|_| fault(&gouji, s)))
        .collect();
    assert!(faults.is_empty(), "{} shapes take more than in proportion:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn texts_take_time_and_memory_in_proportion() {
    hold(&[TEXTS, BYTES]);
}

#[test]
fn pages_take_time_and_memory_in_proportion() {
    hold(&[PAGES]);
}

#[test]
fn files_take_time_and_memory_in_proportion() {
    hold(&[DOCUMENTS, WORD, WORKBOOKS, OPEN, RTF, PDF, OFD, MHT]);
}

/// Prints what every shape takes, and holds it against the stated bounds: `cargo xtask hostile`. It wants the released program in `GOUJI`.
#[test]
#[ignore = "prints a table of the released program; run by cargo xtask hostile"]
fn table() {
    let gouji = PathBuf::from(std::env::var("GOUJI").expect("GOUJI names the released program"));
    let size: usize = std::env::var("SIZE").ok().and_then(|s| s.parse().ok()).unwrap_or(1 << 20);
    let only = std::env::var("SHAPE").unwrap_or_default();
    println!("{:<58} {:>10} {:>8} {:>8} {:>8}", "shape", "bytes", "CPU s", "s/MB", "bytes/B");
    let mut over = Vec::new();
    for shape in
        [TEXTS, BYTES, PAGES, DOCUMENTS, WORD, WORKBOOKS, OPEN, RTF, PDF, OFD, MHT].into_iter().flatten().filter(|s| s.name.contains(&only))
    {
        match run(&gouji, shape, size, 120) {
            Ok((bytes, cost)) => {
                let (seconds, megabytes) = (cost.cpu.as_secs_f64(), bytes as f64 / 1e6);
                let a_byte = cost.memory as f64 / bytes as f64;
                println!("{:<58} {bytes:>10} {seconds:>8.3} {:>8.3} {a_byte:>8.1}", shape.name, seconds / megabytes);
                if seconds > (SECONDS_A_MEGABYTE * megabytes + FLOOR).min(SECONDS_IN_ALL) {
                    over.push(format!("{}: {seconds:.3} s for {bytes} bytes", shape.name));
                }
            }
            Err(error) => {
                println!("{:<58} {error}", shape.name);
                over.push(error);
            }
        }
    }
    assert!(over.is_empty(), "{} shapes are over the stated bounds:\n{}", over.len(), over.join("\n"));
}
