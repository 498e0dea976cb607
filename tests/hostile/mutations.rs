//! Broken bytes of every kind: an answer or an error, never a panic, and never a hang.

use super::common::Random;
use gouji::{Checker, Input, Options};

/// Cut, flip, repeat or insert bytes at random.
fn mutate(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..1 + random.below(6) {
        let at = random.below(out.len().max(1)).min(out.len().saturating_sub(1));
        match random.below(5) {
            0 => out.truncate(at + 1),
            1 => out[at] ^= 1 << random.below(8),
            2 => out[at] = random.below(256) as u8,
            3 => {
                let piece: Vec<u8> = out[at..(at + 40).min(out.len())].to_vec();
                out.splice(at..at, piece);
            }
            _ => {
                out.drain(at..(at + random.below(200)).min(out.len()));
            }
        }
        if out.is_empty() {
            out.push(b'x');
        }
    }
    out
}

#[test]
fn no_bytes_panic() {
    let mut files = Vec::new();
    for folder in ["www/sample", "tests/reports", "tests/files"] {
        let path = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
        files.extend(std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()));
    }
    files.sort();
    let (mut read, mut refused) = (0, 0);
    let rounds = std::env::var("ROUNDS").ok().and_then(|r| r.parse().ok()).unwrap_or(12);
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        for seed in 0..rounds {
            let broken = mutate(&bytes, &mut Random::new(seed * 7919 + bytes.len() as u64));
            match Checker::new().check(Input::Bytes(&broken), &Options::default()) {
                Ok(_) => read += 1,
                Err(_) => refused += 1,
            }
        }
    }
    println!("{read} read, {refused} refused");
    assert!(read > 50 && refused > 10, "{read} read, {refused} refused: the mutations say nothing");
}

#[test]
fn pages_of_noise_end_soon() {
    let mut random = Random::new(5);
    let mut text = String::new();
    for i in 0..60_000 {
        text += &random.below(3000).to_string();
        text.push([' ', '\t', '\n', '|'][random.below(4)]);
        if i % 50 == 0 {
            text += ["总计", "重复申请", "结果维持", "自然人", "（五）"][random.below(5)];
        }
    }
    for text in
        [text, "一、本年新收政府信息公开申请数量 1 ".repeat(5000), "(".repeat(100_000), "<td>".repeat(50_000), "<table>".repeat(20_000)]
    {
        let report = Checker::new().check(Input::Text(&text), &Options::default());
        // Tags without words are an empty page. Noise may pass for a part of a report, but never for one that holds.
        let good = |state| matches!(state, gouji::report::State::Holds | gouji::report::State::HoldsPart);
        assert!(report.is_ok_and(|r| !good(r.verdict.state)) || text.starts_with('<'));
    }
}

#[test]
fn a_bomb_is_refused() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..200 {
        archive.write_all(&zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let error = Checker::new().check(Input::Bytes(&bytes), &Options::default()).unwrap_err();
    assert_eq!(error.code(), "too-large");
}
