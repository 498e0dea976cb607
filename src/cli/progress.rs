//! How far a run has come: a line on standard error where that is a terminal, and what was done where it was interrupted.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::Lang;

/// Set by the first interruption; a second one ends the program at once.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Whether the user asked to stop.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// The progress of a run.
pub struct Progress {
    all: usize,
    done: usize,
    began: Instant,
    lang: Lang,
    /// None where standard error is no terminal, or there is little to wait for.
    line: Option<ProgressBar>,
}

/// Fewer inputs are done before anyone has read a line.
const FEW: usize = 20;

impl Progress {
    pub fn new(all: usize, lang: Lang) -> Progress {
        // Where there is a handler already, an interruption ends the program as ever.
        let _ = ctrlc::set_handler(|| {
            if INTERRUPTED.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        });
        let line = (all > FEW && std::io::stderr().is_terminal()).then(|| {
            let line = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{pos}/{len} [{wide_bar}] {per_sec} {eta}");
            line.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            line
        });
        Progress { all, done: 0, began: Instant::now(), lang, line }
    }

    /// One input more is done.
    pub fn step(&mut self) {
        self.done += 1;
        if let Some(line) = &self.line {
            line.inc(1);
        }
    }

    /// Says something beside the line.
    pub fn aside(&self, words: &str) {
        self.hide(|| anstream::eprintln!("{words}"));
    }

    /// Does something that prints, with the line out of the way where both go to a terminal.
    pub fn hide<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.line {
            Some(line) if std::io::stdout().is_terminal() => line.suspend(print),
            _ => print(),
        }
    }

    /// Tells how far it came, and whether it was interrupted.
    pub fn end(&mut self) -> bool {
        let interrupted = is_interrupted() && self.done < self.all;
        let (all, done, took) = (self.all, self.done, self.began.elapsed().max(Duration::from_millis(1)));
        let (tenths, rate) = (took.as_millis() / 100, done as u128 * 1000 / took.as_millis());
        let seconds = format!("{}.{}", tenths / 10, tenths % 10);
        if let Some(line) = self.line.take() {
            line.finish_and_clear();
            let told = self
                .lang
                .pick(format!("{done}/{all} 份，{seconds} 秒，每秒 {rate} 份"), format!("{done} of {all} in {seconds} s, {rate} a second"));
            anstream::eprintln!("{told}");
        }
        if interrupted {
            let told = self.lang.pick(
                format!("已中断：{all} 份中核对了 {done} 份，其余没有核对"),
                format!("interrupted: {done} of {all} were checked, the rest were not"),
            );
            anstream::eprintln!("{told}");
        }
        interrupted
    }
}
