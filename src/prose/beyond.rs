//! More of some than there are of all: answers where nothing came, "其中9份" of six.
//!
//! In: the items of a passage. Out: every [`Beyond`]. Each figure is held against one told before it in its sentence; what adds up is a list's.

use rust_decimal::Decimal;

use super::Told;
use super::balance::asked;
use super::item::Item;
use super::list::{List, NEAR};
use super::repair::is_swap;
use super::role::{Role, role};
use super::standing::Standing;
use super::text::{ends, has};
use super::words::*;

/// So many characters behind a figure may tell of what it is.
const FEW: usize = 12;

/// Some of what was answered may have come the year before, and seldom so many times what came in the year.
const TIMES: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// A figure that cannot be of what a figure before it counts, for it is more.
#[derive(Debug)]
pub struct Beyond {
    pub whole: usize,
    pub part: usize,
    pub why: Why,
}

/// Why a figure is of what the other counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// It is said to be some of that: 其中.
    Some,
    /// It is what was published in one way, where its own parts come to it.
    Channel,
    /// It is what was done with what came.
    Done,
}

/// Whatever is told beyond its whole in a passage.
pub fn beyond(items: &[Item], standings: &[Standing], lists: &[List], told: &[Told], chars: &[char]) -> Vec<Beyond> {
    let mut part = vec![false; items.len()];
    lists.iter().filter(|l| l.opener.is_some()).for_each(|l| l.sure().iter().for_each(|&i| part[i] = true));
    let mut found = Vec::new();
    for whole in 0..items.len() {
        if let Some(part) = more_than_came(items, &part, chars, whole) {
            found.push(Beyond { whole, part, why: Why::Done });
        } else if let Some(second) = items.get(whole + 1).filter(|i| i.sentence == items[whole].sentence) {
            let label = |i: &Item| &chars[i.from..i.at];
            // "收到申请0件，自然人申请1件": who asked is one of those that came.
            let asks = second.says & (NATURAL | LEGAL) != 0 && second.says & (CARRY | CARRY_IN | CARRY_OUT | PROCESS | CUMULATIVE) == 0;
            let applicant = asks && second.depth == 0 && role(&items[whole]) == Some(Role::Received) && asked(&items[whole]);
            let why = if ends(label(second), &["其中", "其中的"]) || applicant && items[whole].says & (NATURAL | LEGAL | CHANNEL) == 0
            {
                Why::Some
            } else if !is_swap(items[whole].figure.value, second.figure.value) {
                continue;
            } else if is_done_with(items, whole) && !standings[whole + 1].total {
                Why::Done
            } else if second.says & CHANNEL != 0 && has(label(&items[whole]), "公开") {
                // "公开政府信息34条，通过网站发布信息43条，其中…".
                Why::Channel
            } else {
                continue;
            };
            found.extend(is_more(items, whole).then_some(Beyond { whole, part: whole + 1, why }));
        }
    }
    for (n, column) in told.iter().enumerate() {
        let total = told[..n].iter().rev().take(NEAR).find(|w| w.count.id == column.count.id && w.part.is_none());
        let more = |w: &&Told| items[column.item].figure.value > items[w.item].figure.value && column.part.is_some();
        // "行政复议3件、行政诉讼3件，其中行政复议结果维持5件"; "其中结果维持6件" may be of all of them.
        if let Some(total) = total.filter(more).filter(|_| items[column.item].says & column.count.says == column.count.says) {
            found.push(Beyond { whole: total.item, part: column.item, why: Why::Some });
        }
    }
    found
}

/// The figure behind those that came in item `i` that tells of more having been answered: of any, where none came; of more than three times as many,
/// for some may have come the year before; or outcomes of more than were dealt with.
fn more_than_came(items: &[Item], part: &[bool], chars: &[char], i: usize) -> Option<usize> {
    let first = &items[i];
    let came = first.figure.value;
    if role(first) != Some(Role::Received)
        || !asked(first)
        || part[i]
        || first.depth > 0
        || first.says & (CHANNEL | OTHERS | CUMULATIVE) != 0
    {
        return None;
    }
    let mut most = came * TIMES;
    let mut done = false;
    for (j, item) in items.iter().enumerate().skip(i + 1).take(NEAR).take_while(|(_, item)| item.sentence == first.sentence) {
        // Parts are held by their list.
        if item.depth > 0 || item.change || part[j] {
            continue;
        }
        let label = &chars[item.from..item.at];
        let role = match role(item) {
            // "受理申请0件，已完成2件".
            None if item.says & !(FILLER | THIS_YEAR) == 0 && !item.unknown && ends(label, &["完成"]) => Some(Role::Processed),
            // "经审查予以公开8件", and not "予以公开规范性文件8件".
            Some(Role::Processed | Role::Outcome) if item.unknown && !ends(label, &["予以公开"]) => None,
            role => role,
        };
        match role {
            Some(Role::Processed | Role::Outcome) if item.says & (OTHERS | words().disclosed & !(DECIDE | ISSUE)) == 0 => {
                let again = done && role == Some(Role::Processed);
                if !again && item.figure.unit == first.figure.unit && item.figure.value > most {
                    // "答复3件（均为2022年收到）".
                    let behind = &chars[first.until..chars.len().min(item.tail + FEW)];
                    return (!["年收", "年受", "年申"].iter().any(|word| has(behind, word))).then_some(j);
                }
                if role == Some(Role::Processed) {
                    (most, done) = (most.min(came.max(item.figure.value)), true);
                }
            }
            // What came otherwise, or before, may be meant as well.
            Some(Role::Received | Role::All | Role::CarriedIn | Role::Carried) => return None,
            _ if item.says & (REQUEST | ON_REQUEST | APPLICATION | CHANNEL | CARRY) != 0 => return None,
            _ => {}
        }
    }
    None
}

/// Whether the figure behind item `i` tells how many of just these were dealt with: "来件26件，办结26件".
fn is_done_with(items: &[Item], i: usize) -> bool {
    let (first, second) = (&items[i], &items[i + 1]);
    let done = second.says & PROCESS != 0 && second.says & !(PROCESS | FILLER | THIS_YEAR) == 0 && !second.unknown;
    done && first.says & (CARRY | CARRY_IN | CARRY_OUT) == 0
}

/// Whether the figure behind item `i` is more than any before it that is counted alike, in its sentence and the one before.
fn is_more(items: &[Item], i: usize) -> bool {
    let second = &items[i + 1];
    let same = |x: &Item| x.figure.unit == second.figure.unit;
    let counted = |x: &&Item| x.depth == second.depth && !x.change && !x.figure.about && x.year == Some(0) && same(x);
    let before = items[..=i].iter().rev().take(NEAR).take_while(|x| x.sentence + 1 >= second.sentence);
    [&items[i], second].iter().all(counted) && second.figure.unit.counts_alike() && { before }
        .all(|x| !same(x) || x.figure.value < second.figure.value)
}
