//! Sentences of published reports, kept outside this repository: how many changed figures are found, how many that hold are accused, and whether other
//! weights would do better.
//!
//! `cargo xtask narratives FOLDER` runs it on a folder with `claims.tsv` (number, kind, `perturbed`, `wrong` or `holds`, the sentence; `〔right→wrong〕`
//! marks the figure that is changed, `||` parts paragraphs). The sentences are split in five by their report, and each fifth is told by itself: where the
//! fifths differ much, so will the next reports. Then the weights are tuned on four fifths at a time, and the fifth that was kept out tells what that is
//! worth for reports that nobody tuned on.

mod scales;
mod table;
mod tune;

use std::collections::BTreeMap;
use std::path::PathBuf;

use scales::Scales;
use table::{PARTS, Row, Score, Table};
use tune::Trial;

#[test]
#[ignore = "needs a folder of published sentences: cargo xtask narratives FOLDER"]
fn published_sentences_by_fifths() {
    let folder = PathBuf::from(std::env::var("GOUJI_NARRATIVES").expect("GOUJI_NARRATIVES names the folder with claims.tsv"));
    let table = Table::read(&std::fs::read_to_string(folder.join("claims.tsv")).expect("claims.tsv in the folder"));
    let scales = Scales::new();
    let readings = scales.read_all(&table.texts);
    let score = |of: &dyn Fn(&Row) -> bool| table.rows.iter().filter(|row| of(row)).map(|row| row.score(&readings)).sum::<Score>();
    let all = score(&|_| true);
    assert!(all.changed > 0, "no sentences in the folder");
    for part in 0..PARTS {
        println!("fifth {}: {}", part + 1, score(&|row| row.part == part));
    }
    let kinds: BTreeMap<&str, Score> = table.rows.iter().map(|row| (&*row.kind, score(&|other| other.kind == row.kind))).collect();
    for (kind, score) in kinds {
        println!("{kind}: {score}");
    }
    println!("all: {all}");

    println!("\nthe weights tuned on four fifths, the fifth kept out");
    let trials: Vec<Trial> =
        (0..PARTS).map(|part| Trial::run(&scales, &table, &readings, part)).inspect(|trial| println!("{trial}")).collect();
    for (name, of) in [("as they stand", Trial::stands as fn(&Trial) -> Score), ("tuned", Trial::tuned)] {
        let (found, accused) = tune::mean(trials.iter().map(of));
        println!("mean of the fifths kept out, {name}: {found:.1} % found, {accused:.1} % of those that hold accused");
    }
    for (name, moves) in tune::moved_in_most(&scales, &trials) {
        println!("moved in most of the fifths: {name} by {moves:+?}");
    }
}
