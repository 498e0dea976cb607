//! `cargo xtask bench`: what one report costs.

use criterion::{Criterion, criterion_group, criterion_main};
use gouji::internals::{prose, read, recognise};
use gouji::{Checker, Input, Options, form};
use std::hint::black_box;

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{}/www/sample/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a sample of the project")
}

/// The tables of a tabbed text as HTML tables.
fn as_html(text: &str) -> String {
    let mut html = String::from("<html><body>");
    let mut open = false;
    for line in text.lines() {
        let row = line.contains('\t');
        if row != open {
            html.push_str(if row { "<table>" } else { "</table>" });
            open = row;
        }
        if row {
            html.push_str("<tr>");
            line.split('\t').for_each(|cell| html.push_str(&format!("<td style=\"width:40px\"><p><span>{cell}</span></p></td>")));
            html.push_str("</tr>");
        } else {
            html.push_str(&format!("<p>{line}</p>"));
        }
    }
    html + "</body></html>"
}

fn benches(c: &mut Criterion) {
    let (checker, options) = (Checker::new(), Options::default());
    // The broken layout of a report of 2019, as text; the seed's own figures cannot be shipped.
    let text = sample("clean-2019.txt");
    c.bench_function("2019, text", |b| b.iter(|| checker.check(Input::Text(black_box(&text)), &options)));
    let html = as_html(&sample("clean-2021.txt"));
    let rich = Input::Rich { html: &html, text: "" };
    c.bench_function("2021, html", |b| b.iter(|| checker.check(black_box(rich), &options)));
    c.bench_function("2021, html, the parser alone", |b| b.iter(|| read(black_box(rich), None)));
    for name in [
        "report-2021.docx",
        "report-2021.xlsx",
        "report-2021.xls",
        "report-2021-gb.mht",
        "report-2021-libreoffice.pdf",
        "report-2021-skia.pdf",
    ] {
        let bytes = std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a fixture of the project");
        c.bench_function(&format!("reader alone, {name}"), |b| b.iter(|| read(Input::Bytes(black_box(&bytes)), None)));
    }
    // The narrative alone: sentences of the corpus, right and wrong, up to 20,000 and 160,000 characters.
    let corpus = std::fs::read_to_string(format!("{}/tests/narrative/corpus.txt", env!("CARGO_MANIFEST_DIR"))).expect("the corpus");
    let sentences: String =
        corpus.lines().filter_map(|l| l.strip_prefix("= ").or(l.split_once(" | ").map(|x| x.1))).collect::<Vec<_>>().join("\n");
    for length in [20_000, 160_000] {
        let narrative: String = sentences.chars().cycle().take(length).collect();
        let document = read(Input::Text(&narrative), None).expect("a text");
        let reading = recognise(&document, form::official());
        c.bench_function(&format!("the claims of {length} characters"), |b| {
            b.iter(|| prose::read(black_box(&document), black_box(&reading)))
        });
    }
    // And of prose as reports have it: the paragraphs of a sample again and again.
    let paragraphs: String = sample("clean-2021.txt").lines().filter(|l| !l.contains('\t')).map(|l| format!("{l}\n")).collect();
    let narrative: String = paragraphs.chars().cycle().take(20_000).collect();
    let document = read(Input::Text(&narrative), None).expect("a text");
    let reading = recognise(&document, form::official());
    c.bench_function("the claims of 20000 characters of ordinary prose", |b| {
        b.iter(|| prose::read(black_box(&document), black_box(&reading)))
    });
    for times in [1, 8, 64] {
        let long = "今年以来，各单位认真落实各项公开要求，发布信息若干条，回应群众关切。\n".repeat(1500 * times) + &text;
        c.bench_function(&format!("a report behind {times} × 150 KB of prose"), |b| {
            b.iter(|| checker.check(Input::Text(black_box(&long)), &options))
        });
    }
}

criterion_group! { name = checks; config = Criterion::default().sample_size(20); targets = benches }
criterion_main!(checks);
