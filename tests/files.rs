//! The same report as a file of every format gives the same figures; what is no file of ours is refused with what to do.
//!
//! The files in tests/files/ were made from `layout::html` (see docs/fixtures.md for how, and by which programs).

mod common;

use common::layout::{html, report};
use common::{Figures, differences, form};
use gouji::{Checker, Input, Options, Report};

fn path(name: &str) -> String {
    format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn figures(form_id: &str) -> Figures {
    Figures::random(form(form_id), 42, 300)
}

fn check(name: &str) -> Report {
    Checker::new()
        .check(Input::Bytes(&std::fs::read(path(name)).unwrap()), &Options::default().name(name))
        .unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[test]
fn every_format_gives_the_same_figures() {
    if let Ok(folder) = std::env::var("MAKE_FIXTURES") {
        for id in ["2019", "2021"] {
            let style = "<meta charset=\"utf-8\"><style>table{border-collapse:collapse;font-size:9pt}td{border:1px solid #000}</style>";
            std::fs::write(
                format!("{folder}/report-{id}.html"),
                format!("<html><head>{style}</head><body>{}</body></html>", report(&figures(id), html, "0")),
            )
            .unwrap();
        }
    }
    let mut failures = Vec::new();
    let mut seen = 0;
    let mut names: Vec<String> = std::fs::read_dir(path("")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    for name in names.iter().filter(|n| n.starts_with("report-")) {
        seen += 1;
        let answer = check(name);
        let wrong = differences(&answer, &figures(&name[7..11]));
        let errors: Vec<_> = answer.findings.iter().filter(|f| f.severity == gouji::report::Severity::Error).map(|f| &f.message).collect();
        if !wrong.is_empty() || !errors.is_empty() || answer.summary.relations.not_checked > 0 {
            failures.push(format!(
                "{name} ({:?}): {} wrong {:?}, errors {:?}",
                answer.document.format,
                wrong.len(),
                wrong.first(),
                errors.first()
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {seen}:\n{}", failures.len(), failures.join("\n"));
    assert!(seen >= 22, "{seen} files");
}
