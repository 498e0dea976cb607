//! Which governments have reports of their units among those at hand.

use std::collections::BTreeMap;

use super::{Government, Known};
use crate::filing::PLACES;
use crate::rollup::{is_foreign, level, own_place};

/// With fewer units nothing is added up: a government and one office are two reports, and no area.
const FEWEST: usize = 2;

/// A government's report.
struct Parent<'k> {
    at: usize,
    place: &'k str,
    level: usize,
}

/// The governments, in the order of the list.
pub fn governments(known: &Known) -> Vec<Government> {
    let mut by_year: BTreeMap<i32, Vec<Parent>> = BTreeMap::new();
    for (at, who) in known.list.iter().enumerate() {
        if let (Some(year), Some(place)) = (who.year, place(known, at)) {
            let level = place.chars().last().map_or(0, level);
            // A township's report is of itself alone.
            if level > 0 {
                by_year.entry(year).or_default().push(Parent { at, place, level });
            }
        }
    }
    let mut found = Vec::new();
    for (year, mut parents) in by_year {
        // Where both a government and its office report, the office is one of the units.
        let main: Vec<&str> = parents.iter().filter(|p| !is_office(known, p.at)).map(|p| p.place).collect();
        parents.retain(|p| !is_office(known, p.at) || !main.contains(&p.place));
        found.extend(of_year(known, year, &parents));
    }
    found.sort_by_key(|government: &Government| government.parent);
    found
}

/// The place that the body of a report governs; None where it is no government.
fn place<'k>(known: &'k Known, at: usize) -> Option<&'k str> {
    known.names[at].as_deref().filter(|name| name.ends_with(PLACES) && name.chars().count() > 2)
}

fn is_office(known: &Known, at: usize) -> bool {
    known.list[at].organization.as_deref().is_some_and(|name| ["办公室", "办公厅", "政府办"].iter().any(|end| name.ends_with(end)))
}

fn of_year(known: &Known, year: i32, parents: &[Parent]) -> Vec<Government> {
    let mut governments: Vec<Government> =
        parents.iter().map(|p| Government { parent: p.at, units: Vec::new(), unclear: Vec::new() }).collect();
    let mut sure = vec![0; parents.len()];
    for (i, who) in known.list.iter().enumerate() {
        // A report of another year stands for a unit that has none for this one.
        if who.year.is_some_and(|own| own != year) && (known.names[i].is_none() || !known.namesakes(i, year).is_empty()) {
            continue;
        }
        let owners = owners(known, i, parents);
        let certain = !who.read || (who.organization.is_some() && who.year.is_some() && owners.len() == 1);
        for &owner in &owners {
            let Government { units, unclear, .. } = &mut governments[owner];
            if certain {
                units.push(i)
            } else {
                unclear.push(i)
            }
            sure[owner] += usize::from(certain && who.read && who.year == Some(year));
        }
    }
    governments.into_iter().zip(sure).filter(|(_, sure)| *sure >= FEWEST).map(|(government, _)| government).collect()
}

/// The governments that a report may be a unit's of, by their places in `parents`.
fn owners(known: &Known, i: usize, parents: &[Parent]) -> Vec<usize> {
    let others = || parents.iter().enumerate().filter(|(_, p)| p.at != i);
    let Some(name) = known.names[i].as_deref() else { return others().map(|(p, _)| p).collect() };
    // A second report of the government itself is none of a unit; its office's is.
    if let Some((p, _)) = others().find(|(_, p)| p.place == name) {
        return if is_office(known, i) && !is_office(known, parents[p].at) { vec![p] } else { Vec::new() };
    }
    let own = place(known, i).and_then(|place| place.chars().last()).map(level);
    let below = |p: &Parent| own.is_none_or(|own| own < p.level || own == p.level && name.contains(p.place));
    // The only one takes all that come: a roll-up says which of them are of another place.
    if parents.len() == 1 {
        return others().filter(|(_, p)| below(p)).map(|(p, _)| p).collect();
    }
    let may: Vec<usize> = others().filter(|(_, p)| below(p) && !is_foreign(name, p.place)).map(|(p, _)| p).collect();
    let named = may.iter().copied().filter(|&p| name.contains(own_place(parents[p].place)));
    let nearest = named.min_by_key(|&p| (parents[p].level, std::cmp::Reverse(parents[p].place.len())));
    nearest.map_or(may, |p| vec![p])
}
