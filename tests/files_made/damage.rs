//! Damaged files never make a reader panic, which would be a trap in the page: panics are counted where they happen, not where they are
//! caught.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};

use gouji::Input;
use gouji::internals::read;

use super::common::Random;

/// Overwrites, cuts, repeats or drops a few bytes; half of the places are in the first `head` bytes, where a container's directory stands.
fn damage(bytes: &[u8], head: usize, random: &mut Random) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..1 + random.below(4) {
        let end = if random.below(2) == 0 { head.min(out.len()) } else { out.len() };
        let at = random.below(end.max(1));
        match random.below(8) {
            0 => out.truncate(at.max(600)),
            1 => {
                out.drain(at..(at + 1 + random.below(64)).min(out.len()));
            }
            2 => {
                let piece = out[at..(at + 32).min(out.len())].to_vec();
                out.splice(at..at, piece);
            }
            3 | 4 => out.iter_mut().skip(at).take(4).for_each(|b| *b = [0, 0xff, 0x7f, 0x80][random.below(4)]),
            5 => out[at] ^= 1 << random.below(8),
            _ => out[at] = random.below(256) as u8,
        }
    }
    out
}

#[test]
fn no_reader_panics_inside() {
    static PANICS: AtomicUsize = AtomicUsize::new(0);
    let this = std::thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == this {
            PANICS.fetch_add(1, Ordering::Relaxed);
        }
        before(info);
    }));
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|r| r.parse().ok()).unwrap_or(1);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files");
    for (name, times) in [
        ("report-2019.xls", 2500),
        ("report-2021.xls", 2500),
        ("report-2019.xlsx", 100),
        ("report-2019.docx", 100),
        ("report-2019-skia.pdf", 60),
        ("report-2019-libreoffice.pdf", 60),
        ("report-2021-gb.mht", 40),
    ] {
        let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
        let mut refused = 0;
        for seed in 0..times * rounds {
            let damaged = damage(&bytes, 1024, &mut Random::new(seed as u64 + 1));
            refused += usize::from(read(Input::Bytes(&damaged), None).is_err());
            assert_eq!(PANICS.load(Ordering::Relaxed), 0, "{name}, seed {seed}");
        }
        println!("{name}: {refused} of {} refused", times * rounds);
    }
}
