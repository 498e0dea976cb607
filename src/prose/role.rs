//! What a figure is in the balance of requests: what came, what was carried over, what was done.
//!
//! In: an item. Out: its [`Role`], where its words tell it for certain. `balance` puts the roles of a passage together.

use super::item::Item;
use super::kind::{Kind, kind};
use super::unit::Unit;
use super::words::*;

/// What a figure counts of the requests that came and went.
#[derive(Clone, Copy, PartialEq)]
pub enum Role {
    Received,
    CarriedIn,
    /// From where or to where is not said: with what was carried out told beside it, it is what was carried in.
    Carried,
    /// Received and carried in together.
    All,
    Processed,
    CarriedOut,
    Outcome,
}

/// What a figure is in the balance, where that is certain.
pub fn role(item: &Item) -> Option<Role> {
    role_among(item, 0)
}

/// As [`role`], where the others tell of these cases. Another office's figures have none, but "全区各级机关收到27件" is of all the region's.
pub fn role_among(item: &Item, cases: Says) -> Option<Role> {
    let others = item.says & OTHERS != 0 && item.says & REGION == 0;
    if others { None } else { role_of_any(item, cases) }
}

/// As [`role_among`], whoever's the figure is.
pub fn role_of_any(item: &Item, cases: Says) -> Option<Role> {
    let says = item.says;
    // "已办结18，结转下年度继续办理5": a unit may be left out.
    let counts = item.figure.unit.counts_cases() || item.figure.unit == Unit::Bare && says & (PROCESS | CARRY_IN | CARRY_OUT) != 0;
    let counted = counts && !item.figure.about && !item.change && item.year == Some(0);
    // "截至年底答复50件": at the year's end, of what came in the year.
    let running = says & CUMULATIVE != 0 && says & (RECEIVE | NEW | HANDLE) != 0 && !item.dated;
    if !counted || running || says & (PART_TIME | (REVIEW | SUIT) & !cases) != 0 {
        return None;
    }
    match says {
        s if s & CARRY_IN != 0 => Some(Role::CarriedIn),
        s if s & CARRY_OUT != 0 || cases != 0 && s & PENDING != 0 => Some(Role::CarriedOut),
        // "下年度继续办理81件".
        s if s & ONWARD != 0 && s & (CARRY | RECEIVE | NEW | HANDLE) == 0 => Some(Role::CarriedOut),
        s if s & CARRY != 0 => Some(Role::Carried),
        s if s & HANDLE != 0 && s & (RECEIVE | NEW) == 0 => Some(Role::All),
        s if s & (RECEIVE | NEW) != 0 => Some(Role::Received),
        s if kind(s) == Some(Kind::Outcome) => Some(Role::Outcome),
        s if s & PROCESS != 0 => Some(Role::Processed),
        _ => None,
    }
}

/// Whether a figure tells what was carried in as beside what came: "除上年结转的1件，共收到124件".
pub fn is_carried_in_apart(item: &Item, chars: &[char]) -> bool {
    item.says & CARRY_IN != 0 && chars[item.from] == '除'
}

/// Whether a figure is said to be of new ones: "新收", and "新收到", which may be all that came as well.
pub fn is_new(item: &Item, chars: &[char]) -> bool {
    item.says & NEW != 0 || chars[item.from..item.at].contains(&'新')
}

/// Whether a figure tells what was carried out of the year.
pub fn is_carried_out(item: &Item) -> bool {
    role(item) == Some(Role::CarriedOut)
}
