//! Every kind of slip in every cell: the right cell is first where only one change repairs everything, and among the answers elsewhere.
//!
//! `cargo test --test diagnose -- --nocapture` prints how often the right answer stands where.

mod common;

use std::collections::BTreeMap;

use common::layout::{report, tabs_dropped};
use common::{Figures, Random, check, form};
use gouji::report::{Confidence, SlipKind as Kind};
use gouji::{Checker, Report};

fn slips(value: i64, random: &mut Random) -> Vec<(&'static str, i64)> {
    let text = value.to_string();
    let digits: Vec<char> = text.chars().collect();
    let number = |d: Vec<char>| d.into_iter().collect::<String>().parse::<i64>().unwrap();
    let mut found = Vec::new();
    let at = random.below(digits.len());
    let mut mistyped = digits.clone();
    mistyped[at] = char::from_digit((mistyped[at].to_digit(10).unwrap() + 1 + random.below(8) as u32) % 10, 10).unwrap();
    found.push(("digit", number(mistyped)));
    let mut doubled = digits.clone();
    doubled.insert(at, digits[at]);
    found.push(("doubled", number(doubled)));
    if digits.len() > 1 {
        let mut dropped = digits.clone();
        dropped.remove(at);
        found.push(("dropped", number(dropped)));
        let mut swapped = digits.clone();
        swapped.swap(0, 1);
        found.push(("transposed", number(swapped)));
    }
    found.push(("any", value + 1 + random.below(50) as i64));
    found.retain(|s| s.1 != value);
    found
}

fn suggestions(answer: &Report) -> Vec<Vec<(String, String)>> {
    let text = |n: Option<gouji::report::Number>| n.map_or(String::new(), |n| n.0.to_string());
    answer.diagnoses.iter().map(|d| d.cells.iter().map(|c| (c.address.clone(), text(c.suggested))).collect()).collect()
}

/// No suggestion is negative, a fraction, or leaves a total below one of its parts; every certain one is right.
fn sane(answer: &Report, figures: &Figures, what: &str) {
    for diagnosis in &answer.diagnoses {
        for cell in &diagnosis.cells {
            let value = cell.suggested.unwrap().0;
            assert!(value.is_integer() && (!value.is_sign_negative() || value.is_zero()), "{what}: {} → {value}", cell.address);
            if diagnosis.confidence == Confidence::Certain {
                assert_eq!(value.to_string(), figures.values[&cell.address].to_string(), "{what}: a wrong certainty at {}", cell.address);
            }
        }
    }
}

#[test]
fn a_single_slip_is_found() {
    let mut counts: BTreeMap<(&str, &str), [usize; 4]> = BTreeMap::new();
    for form_id in ["2019", "2021"] {
        for (name, size) in [("tiny", 3), ("real", 400)] {
            let clean = Figures::random(form(form_id), 11, size);
            let mut random = Random::new(99);
            for table in ["requests", "review"] {
                for cell in &clean.form.table(table).unwrap().cells {
                    for (kind, slip) in slips(clean.values[cell.address.as_ref()], &mut random) {
                        let mut wrong = clean.clone();
                        wrong.values.insert(cell.address.to_string(), slip);
                        let answer = check(&report(&wrong, tabs_dropped, "0"));
                        let what = format!("{form_id} {name} {kind} {} → {slip}", cell.address);
                        assert!(answer.summary.errors > 0, "{what} was not seen");
                        sane(&answer, &clean, &what);
                        let right = vec![(cell.address.to_string(), clean.values[cell.address.as_ref()].to_string())];
                        let found = suggestions(&answer);
                        let place = found.iter().position(|s| *s == right);
                        let count = counts.entry((name, kind)).or_default();
                        count[0] += 1;
                        match place {
                            Some(0) => count[1] += 1,
                            Some(_) => count[2] += 1,
                            None => count[3] += 1,
                        }
                        assert!(place.is_some(), "{what}: not among {found:?}");
                        if found.len() == 1 {
                            assert_eq!(place, Some(0), "{what}");
                        }
                    }
                }
            }
        }
    }
    println!("{:6} {:10} {:>6} {:>6} {:>6} {:>6}", "size", "slip", "all", "first", "listed", "lost");
    for ((size, kind), [all, first, listed, lost]) in counts {
        println!("{size:6} {kind:10} {all:6} {first:6} {listed:6} {lost:6}");
    }
}

#[test]
fn several_slips_are_found_or_honestly_not_determined() {
    let (mut found, mut undetermined, mut other) = (0, 0, 0);
    for seed in 0..400u64 {
        let mut random = Random::new(seed + 1);
        let clean = Figures::random(form(["2019", "2021"][seed as usize % 2]), seed + 40, [30, 500][random.below(2)]);
        let table = clean.form.table("requests").unwrap();
        let mut wrong = clean.clone();
        let mut right: Vec<(String, String)> = Vec::new();
        let first = random.below(table.cells.len());
        for i in 0..2 + seed as usize % 2 {
            // At times in the same row, at times in the same column, at times anywhere.
            let cell = match (i, seed % 3) {
                (0, _) => first,
                (_, 0) => first / 7 * 7 + random.below(7),
                (_, 1) => (random.below(table.cells.len() / 7)) * 7 + first % 7,
                _ => random.below(table.cells.len()),
            };
            let address = table.cells[cell].address.to_string();
            if right.iter().any(|r| r.0 == address) {
                continue;
            }
            let value = clean.values[&address];
            wrong.values.insert(address.clone(), value + 1 + random.below(90) as i64);
            right.push((address, value.to_string()));
        }
        right.sort();
        let answer = check(&report(&wrong, tabs_dropped, "0"));
        sane(&answer, &clean, &format!("seed {seed}"));
        let answers = suggestions(&answer);
        let all_of = |s: &Vec<(String, String)>| !s.is_empty() && s.iter().all(|c| right.contains(c));
        if answers.iter().any(all_of) {
            found += 1;
        } else if answers.iter().any(Vec::is_empty) {
            undetermined += 1;
        } else {
            other += 1;
        }
    }
    println!("several slips: {found} found, {undetermined} not determined, {other} explained otherwise by as few cells or fewer");
    assert!(found > 250, "{found} found, {undetermined} not determined, {other} otherwise");
}

#[test]
fn a_shifted_column_is_named_as_one() {
    let clean = Figures::random(form("2021"), 7, 300);
    let table = clean.form.table("requests").unwrap();
    let mut wrong = clean.clone();
    let rows = &table.blocks[0].rows;
    for r in 0..rows.len() {
        let from = &rows[(r + rows.len() - 1) % rows.len()].key;
        let value = clean.values[&format!("requests/{from}/natural")];
        wrong.values.insert(format!("requests/{}/natural", rows[r].key), value);
    }
    let answer = check(&report(&wrong, tabs_dropped, "0"));
    assert!(answer.summary.errors > 10, "{}", answer.summary.errors);
    let [diagnosis] = answer.diagnoses.as_slice() else { panic!("{} diagnoses", answer.diagnoses.len()) };
    assert_eq!((diagnosis.kind, diagnosis.confidence), (Kind::Shifted, Confidence::Likely));
    for cell in &diagnosis.cells {
        assert_eq!(cell.suggested.unwrap().0.to_string(), clean.values[&cell.address].to_string());
    }
}

#[test]
fn exchanged_rows_displaced_figures_and_blank_totals() {
    let clean = Figures::random(form("2021"), 21, 300);
    let first = |wrong: &Figures, zero: &str| {
        let answer = check(&report(wrong, tabs_dropped, zero));
        let d = answer.diagnoses.first().unwrap_or_else(|| panic!("no diagnosis: {:?}", answer.summary));
        let cells: Vec<(String, String)> = d.cells.iter().map(|c| (c.address.clone(), c.suggested.unwrap().0.to_string())).collect();
        assert!(cells.iter().all(|(a, v)| *v == clean.values[a].to_string()), "{cells:?}");
        (d.kind, d.cells.len())
    };
    // A figure in the neighbouring column.
    let mut wrong = clean.clone();
    let (a, b) = ("requests/granted/natural", "requests/granted/business");
    wrong.values.insert(a.into(), clean.values[b]);
    wrong.values.insert(b.into(), clean.values[a]);
    let (kind, cells) = first(&wrong, "0");
    assert!(matches!(kind, Kind::Shifted | Kind::Swapped) && cells == 2, "{kind:?} {cells}");
    // A total that is blank.
    let mut wrong = clean.clone();
    let total = "requests/granted/total";
    assert!(clean.values[total] > 0);
    wrong.values.insert(total.into(), 0);
    assert_eq!(first(&wrong, ""), (Kind::Blank, 1));
}

/// A review's five cells stand in one relation: which of them is wrong only the text can tell.
#[test]
fn what_the_text_tells_weighs_in() {
    let sample = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
    let broken = sample.replace("5\t1\t0\t1\t7\t3\t0\t0\t2\t5", "5\t1\t0\t1\t7\t3\t0\t0\t2\t9");
    assert_ne!(broken, sample);
    let best = |text: &str| {
        let found = Checker::new().check(gouji::Input::Text(text), &gouji::Options::default()).unwrap();
        let first = found.diagnoses.first().expect("a diagnosis").clone();
        (first.cells[0].address.clone(), first.cells[0].suggested.map(|n| n.0.to_string()), first.confidence)
    };
    let told = |words: &str| broken.replace("五、存在的主要问题", &format!("{words}\n\n五、存在的主要问题"));
    let pending = told("因政府信息公开未经复议直接起诉9件，其中结果维持3件、尚未审结6件。");
    assert_eq!(best(&pending), ("review/direct/pending".into(), Some("6".into()), Confidence::Likely));
    let total = told("因政府信息公开未经复议直接起诉5件，其中结果维持3件、尚未审结2件。");
    assert_eq!(best(&total), ("review/direct/total".into(), Some("5".into()), Confidence::Likely));
}

/// Five cells of a review may each be the wrong one: one problem, one choice of five, and none is said to be the one.
#[test]
fn equal_answers_are_one_problem_and_none_is_said_to_be_the_one() {
    let sample = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
    let broken = sample.replace("5\t1\t0\t1\t7\t3\t0\t0\t2\t5", "5\t1\t0\t1\t8\t3\t0\t0\t2\t6");
    assert_ne!(broken, sample);
    let answer = check(&broken);
    let numbers: Vec<Option<usize>> = answer.diagnoses.iter().map(|d| d.choice).collect();
    assert_eq!(numbers, [[Some(1); 5], [Some(2); 5]].concat(), "{:?}", answer.diagnoses);
    assert_eq!((answer.summary.problems, answer.summary.errors), (2, 2));
    for diagnosis in &answer.diagnoses {
        assert!(diagnosis.message.starts_with("可把") && !diagnosis.message.contains("应为"), "{}", diagnosis.message);
    }
}

/// Where one answer stands out it speaks alone, and the others to the same findings are mere possibilities.
#[test]
fn only_an_answer_that_stands_out_says_what_should_be() {
    let (mut alone, mut beside, mut choices) = (0, 0, 0);
    for seed in 0..120u64 {
        let mut random = Random::new(seed + 1);
        let mut wrong = Figures::random(form(["2019", "2021"][seed as usize % 2]), seed + 7, 300);
        let cells = &wrong.form.table(["requests", "review"][seed as usize / 2 % 2]).unwrap().cells;
        let address = cells[random.below(cells.len())].address.to_string();
        let (_, slip) = slips(wrong.values[&address], &mut random).remove(0);
        wrong.values.insert(address, slip);
        let answer = check(&report(&wrong, tabs_dropped, "0"));
        for group in answer.diagnoses.chunk_by(|a, b| a.explains == b.explains) {
            let should: Vec<bool> = group.iter().map(|d| d.message.contains("应为")).collect();
            let numbered = group.iter().all(|d| d.choice.is_some());
            assert!(numbered || group.iter().all(|d| d.choice.is_none()), "{group:?}");
            assert_eq!(numbered, group.len() > 1 && group[0].confidence == Confidence::Possible, "{group:?}");
            assert!(should[1..].iter().all(|s| !s) && should[0] == (group[0].confidence != Confidence::Possible), "{group:?}");
            *(if numbered {
                &mut choices
            } else if group.len() > 1 {
                &mut beside
            } else {
                &mut alone
            }) += 1;
        }
    }
    assert!(alone > 20 && beside > 5 && choices > 20, "{alone} alone, {beside} with others beside, {choices} choices");
}
