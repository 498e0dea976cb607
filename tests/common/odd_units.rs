//! Units that a government's sum does not take as they come: missing, twice there, of another place, form or year, left out, added twice; each with a
//! government of its own in a tree of reports.

use super::Figures;
use super::forest::{Forest, Plan};
use super::story::{AREA, story};
use super::tree::{Slip, parent_and_units};

/// What becomes of a case's units beside the three that are added.
pub const KINDS: &[&str] = &[
    "missing",
    "twice",
    "vertical",
    "listed-vertical",
    "foreign",
    "other-form",
    "other-year",
    "unread",
    "parent",
    "own",
    "left-out",
    "added-twice",
];

/// A government with three units that are added, and what `kind` says beside them, in a folder of its own.
pub fn case(forest: &mut Forest, plan: &Plan, i: usize, kind: &str) {
    let (form, year) = (plan.forms[1], plan.years[1]);
    let folder = format!("units/{kind}");
    let place = format!("第{i}县");
    let seed = i as u64 + 500;
    let (_, mut units, slip) = parent_and_units(form, seed, 4, true);
    let odd = units.pop().expect("four were asked for");
    let mut added = units.clone();
    // What the government has of a unit that is not there; and its slip, where one can be told.
    match kind {
        "missing" | "other-form" | "other-year" | "unread" | "added-twice" => added.push(odd.clone()),
        _ => {}
    }
    if kind == "added-twice" {
        added.push(odd.clone());
    }
    let mut parent = Figures::sum(form, &added);
    let mut slips = Vec::new();
    if matches!(kind, "twice" | "vertical" | "listed-vertical" | "foreign" | "parent") {
        let slip = slip.expect("one was asked for");
        *parent.values.get_mut(&slip.cell).expect("a cell of the form") += 7;
        slips.push(slip);
    }
    let name = if kind == "own" { format!("{place}人民政府办公室") } else { format!("{place}人民政府") };
    let words = if kind == "own" { format!("本机关{}", story(seed * 8)) } else { format!("{AREA}，{}", story(seed * 8)) };
    let about = story(seed * 8 + 1) + "。";
    let file = forest.report(&format!("{folder}/parent"), plan.layout(i), &parent, &name, year, [&words, &about]);
    let mut list = String::from("parent,unit,vertical\n");
    let mut write = |forest: &mut Forest, figures: &Figures, unit: &str, year: i32, at: usize| {
        let told = [0, 1].map(|section| story(seed * 100 + at as u64 * 2 + section) + "。");
        forest.report(&format!("{folder}/all/{at}"), plan.layout(i + at), figures, unit, year, told.each_ref().map(String::as_str));
        list += &format!("{name},{unit},{}\n", if kind == "listed-vertical" && at == 4 { "1" } else { "" });
    };
    for (at, figures) in units.iter().enumerate() {
        write(forest, figures, &format!("{place}第{at}局"), year, at);
    }
    let plain = format!("{place}第9局");
    let not_added = match kind {
        "missing" => plain.clone(),
        "twice" => format!("{place}第1局"),
        "vertical" => format!("{place}税务局"),
        "foreign" => "白河县第9局".to_owned(),
        "unread" => format!("{plain}.docx"),
        "parent" => name.clone(),
        _ => plain.clone(),
    };
    match kind {
        "missing" => list += &format!("{name},{plain},\n"),
        "twice" => write(forest, &units[1], &not_added, year, 4),
        "other-form" => {
            let other = gouji::form::official().iter().find(|other| other.id != form.id).expect("there are two");
            write(forest, &Figures::of_unit(other, seed), &plain, year, 4);
        }
        "other-year" => write(forest, &odd, &plain, year - 1, 4),
        "unread" => forest.files.push((format!("{folder}/all/{not_added}"), b"PK\x03\x04 no archive".to_vec())),
        "parent" => {
            forest.report(&format!("{folder}/all/{name}"), plan.layout(i), &parent, &name, year, [&words, &about]);
        }
        _ => write(forest, &odd, &not_added, year, 4),
    }
    match kind {
        "own" => {}
        "left-out" | "added-twice" => {
            let cells =
                odd.values.iter().filter(|(cell, value)| **value != 0 && parent.values.contains_key(*cell)).map(|(cell, _)| cell.clone());
            slips.extend(cells.map(|cell| Slip { rule: "rollup.sum", cell }));
        }
        _ => slips.push(Slip { rule: "rollup.unit", cell: format!("{}/{not_added}", kind.trim_start_matches("listed-")) }),
    }
    if matches!(kind, "missing" | "listed-vertical") {
        forest.files.push((format!("{folder}/units.csv"), list.into_bytes()));
    }
    forest.tell(&file, slips);
}
