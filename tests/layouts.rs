//! One report through every layout, both forms, every way to write 0: the same figures, and nothing accused.

mod common;

use common::layout::{LAYOUTS, report};
use common::{Figures, check, differences, form};

#[test]
fn every_layout_gives_the_same_figures() {
    let mut failures = Vec::new();
    for form_id in ["2019", "2021"] {
        for (name, print, keeps_blanks) in LAYOUTS {
            for zero in ["0", "", "/", "—"] {
                for (seed, size) in [(1, 40), (2, 300), (3, 4), (4, 3000)] {
                    let figures = Figures::random(form(form_id), seed, size);
                    let text = report(&figures, *print, zero);
                    let answer = check(&text);
                    let wrong = differences(&answer, &figures);
                    let (doubtful, differ): (Vec<String>, Vec<String>) = wrong.into_iter().partition(|w| w.ends_with("doubtful"));
                    let lost = zero.is_empty() && !keeps_blanks;
                    // Where blanks are gone, some figures cannot be placed for certain; elsewhere nothing is in doubt.
                    let bad = answer.summary.errors > 0 || !differ.is_empty() || !lost && !doubtful.is_empty();
                    if bad {
                        let first =
                            answer.findings.iter().find(|f| f.severity == gouji::report::Severity::Error).map(|f| f.message.clone());
                        failures.push(format!(
                            "{form_id}, {name}, zero {zero:?}, seed {seed}: {} wrong ({:?}), {} doubtful, {} errors ({first:?})",
                            differ.len(),
                            differ.first(),
                            doubtful.len(),
                            answer.summary.errors
                        ));
                        if let Ok(folder) = std::env::var("KEEP") {
                            std::fs::write(format!("{folder}/{form_id}-{name}-{}-{seed}.txt", zero.len()), &text).unwrap();
                        }
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {} fail:\n{}", failures.len(), 2 * LAYOUTS.len() * 16, failures.join("\n"));
}
