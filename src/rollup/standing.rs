//! Which units are added: one of the parent's own area, form and year, once.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::area::{governed, is_foreign, may_lead, own_place, shared_place};
use super::value;
use crate::filing::{Case, PLACES, Table, Unit, in_full};

/// Whether a unit is added to the sum, and why not.
///
/// ```
/// assert_eq!(serde_json::to_string(&gouji::report::UnitStanding::OtherYear)?, r#""other-year""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is added.
    Added,
    /// It could not be read, or has no table.
    Unread,
    /// It is the parent's own report.
    Parent,
    /// A report of the same unit was added before.
    Twice,
    /// It is for another year.
    OtherYear,
    /// It follows another form.
    OtherForm,
    /// It is of another place, as far as its name says.
    Foreign,
    /// The parent is none of its: a bureau has no bureau of its own government below it, and no government.
    NotBelow,
    /// It is under vertical leadership (垂直领导).
    Vertical,
}

impl Standing {
    /// Whether its figures are wanting in the sum: what is not added for another reason is no part of it.
    pub(crate) fn is_wanting(self) -> bool {
        matches!(self, Standing::Unread | Standing::OtherYear | Standing::OtherForm)
    }
}

/// The bodies that are led from above and not by the government of the place (条例 第三条), by the ends of their names.
const VERTICAL: &[&str] = &[
    "税务局",
    "海关",
    "海事局",
    "海事处",
    "海警局",
    "气象局",
    "调查队",
    "邮政管理局",
    "烟草专卖局",
    "外汇管理局",
    "国家安全局",
    "金融监管局",
    "金融监督管理局",
    "监管分局",
    "监管支局",
    "出入境边防检查站",
    "边境管理支队",
    "消防救援机构",
    "消防救援总队",
    "消防救援支队",
    "消防救援大队",
    "消防救援局",
    "通信管理局",
    "铁路监督管理局",
    "民航监管局",
    "矿山安全监察局",
    "能源监管办",
    "证监局",
];

/// What the names of the local bodies of the nation's own begin with: "国家税务总局青禾市税务局". A 国家级 zone is its government's.
const NATIONAL: &[&str] = &["国家", "中华人民共和国", "中国人民银行", "人民银行", "中国证"];

/// Whether a body's name says that it is led from above.
fn is_vertical(name: &str) -> bool {
    // "烟草专卖局（营销部）" has a second name.
    let name = name.split(['（', '(']).next().unwrap_or(name);
    let national = NATIONAL.iter().any(|begin| name.starts_with(begin)) && !name.starts_with("国家级");
    // A province's is the nation's; a city's or a county's is its government's.
    let quakes = name.strip_suffix("地震局").is_some_and(|place| place.ends_with('省') || place.ends_with("自治区"));
    national || quakes || VERTICAL.iter().any(|end| name.ends_with(end))
}

/// How every unit stands, in order.
pub fn standings(case: &Case) -> Vec<Standing> {
    let units = case.units.as_ref().map_or(&[][..], |units| &units.list);
    let names = || units.iter().filter_map(|unit| unit.organization.as_deref());
    let place = case.this.organization.as_deref().map_or_else(|| shared_place(names()), governed);
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut standing = |(i, unit): (usize, &Unit)| {
        if unit.tables.is_none() {
            return Standing::Unread;
        }
        if is_parent(case, unit) {
            return Standing::Parent;
        }
        if unit.year.zip(case.this.year).is_some_and(|(unit, parent)| unit != parent) {
            return Standing::OtherYear;
        }
        if unit.organization.is_some() && *seen.entry(key(&unit.name, place)).or_insert(i) != i {
            return Standing::Twice;
        }
        if case.this.form.is_some_and(|form| unit.form.as_deref().is_some_and(|id| id != form.id)) {
            return Standing::OtherForm;
        }
        if unit.vertical.unwrap_or_else(|| is_vertical(&unit.name)) {
            return Standing::Vertical;
        }
        if case.this.organization.as_deref().is_some_and(|parent| !may_lead(parent, &unit.name)) {
            return Standing::NotBelow;
        }
        if is_foreign(&unit.name, place) { Standing::Foreign } else { Standing::Added }
    };
    units.iter().enumerate().map(&mut standing).collect()
}

/// A unit's name in full, without the parent's place and what stands before it: "青禾市丰乐县水利局" is "水利局" in 丰乐县.
fn key(name: &str, place: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = in_full(&name).replace("人民政府", "政府");
    // "清溪镇" is "清溪镇人民政府".
    let name = name.strip_suffix("政府").filter(|place| place.ends_with(PLACES)).unwrap_or(&name).to_owned();
    let own = Some(own_place(place)).filter(|own| own.chars().count() > 1);
    let rest = own.and_then(|own| name.rsplit_once(own)).map(|(_, rest)| rest).filter(|rest| rest.chars().count() > 2);
    rest.map_or(name.clone(), str::to_owned)
}

/// Whether a unit's report is the parent's own: the very name, and the very figures.
fn is_parent(case: &Case, unit: &Unit) -> bool {
    let same = |table: &Table| (0..table.cells.len()).all(|c| unit.value(&table.form.id, &table.table.id, c) == value(table, c));
    let named = unit.organization.is_some() && unit.organization == case.this.organization && unit.year == case.this.year;
    named && case.this.tables.iter().all(same)
}
