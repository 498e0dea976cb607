//! A plan → a tree of reports: units over two years, governments that are the sum of theirs, and slips of every kind planted in them.

use super::Figures;
use super::forest::{COPIED, Forest, Plan};
use super::odd_units::{KINDS, case};
use super::story::{AREA, story};
use super::tree::{breaks, parent_and_units, two_years};

/// Makes the reports of two years, a folder for each, the list of the units, and cases of units that are not to be added.
pub fn plant(plan: &Plan) -> Forest {
    let mut forest = Forest::default();
    let mut list = String::from("parent,unit,vertical\n");
    for p in 0..plan.parents {
        place(&mut forest, plan, p, &mut list);
    }
    forest.files.push(("units.csv".into(), list.into_bytes()));
    for (i, kind) in KINDS.iter().enumerate() {
        case(&mut forest, plan, i, kind);
    }
    forest
}

/// A government with its units, over two years. One unit in ten breaks with last year, in every way there is one after the other; one government
/// in three is not the sum of its units in one cell, and in one of four two units tell the same story.
fn place(forest: &mut Forest, plan: &Plan, p: usize, list: &mut String) {
    let place = format!("第{p}区");
    let mut both: [Vec<Figures>; 2] = [Vec::new(), Vec::new()];
    let twins = (p % 4 == 1 && plan.units > 2).then(|| [format!("{place}第0局"), format!("{place}第{}局", plan.units / 2)]);
    let mut first = [String::new(), String::new()];
    for u in 0..plan.units {
        let seed = (p * plan.units + u) as u64 + 1;
        let way = if u % 10 == 9 { plan.ways()[(p + u / 10) % plan.ways().len()] } else { 0 };
        let ([last, this], _) = two_years(plan.forms, seed, way);
        let name = format!("{place}第{u}局");
        *list += &format!("{place}人民政府,{name},\n");
        let told = |year: usize, section: u64| format!("{name}{}年{}。", plan.years[year], story(seed * 4 + year as u64 * 2 + section));
        let (mut now, then) = ([told(1, 0), told(1, 1)], [told(0, 0), told(0, 1)]);
        if way == COPIED {
            now[1] = then[1].replace(&plan.years[0].to_string(), &plan.years[1].to_string());
        }
        match &twins {
            Some([one, _]) if *one == name => first.clone_from(&now),
            Some([one, other]) if *other == name => now = first.each_ref().map(|text| text.replace(one.as_str(), other)),
            _ => {}
        }
        let path = |year: usize| format!("{}/{name}", plan.years[year]);
        forest.report(&path(0), plan.layout(u + 1), &last, &name, plan.years[0], then.each_ref().map(String::as_str));
        let file = forest.report(&path(1), plan.layout(u), &this, &name, plan.years[1], now.each_ref().map(String::as_str));
        if way == COPIED {
            forest.truth.push((file.clone(), "years.copied", "5".into()));
        }
        forest.tell(&file, breaks(&last, &this));
        both[0].push(last);
        both[1].push(this);
    }
    let name = format!("{place}人民政府");
    let [last, mut this] = [0, 1].map(|year| Figures::sum(plan.forms[year], &both[year]));
    let mut slips = Vec::new();
    if p.is_multiple_of(3) {
        // The slip of another tree of the same size, put into this one.
        let slip = parent_and_units(plan.forms[1], p as u64, 1, true).2.expect("one was asked for");
        *this.values.get_mut(&slip.cell).expect("a cell of the form") += 7;
        slips.push(slip);
    }
    // What a unit's slip breaks, it breaks in the sum as well; and so may the government's own.
    slips.extend(breaks(&last, &this));
    let mut file = String::new();
    for (year, figures) in [&last, &this].into_iter().enumerate() {
        let words = [0, 1].map(|section| story((p * 4 + year * 2 + section) as u64 + 1_000_000));
        let words = [format!("{AREA}，{}", words[0]), words[1].clone() + "。"];
        let path = format!("{}/{name}", plan.years[year]);
        file = forest.report(&path, plan.layout(0), figures, &name, plan.years[year], words.each_ref().map(String::as_str));
    }
    forest.tell(&file, slips);
    forest.truth.extend(twins.map(|[one, other]| (file, "units.copied", format!("{other}/{one}"))));
}
