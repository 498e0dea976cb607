//! The places in the names of bodies: which body is of which place.

use std::collections::BTreeMap;

use crate::filing::{PLACES, folded};

/// The place that a body governs, or in which it stands.
pub fn governed(name: &str) -> &str {
    let offices = ["人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "人民政府", "政府"];
    offices.iter().find_map(|end| name.strip_suffix(end)).unwrap_or_else(|| {
        let last = name.char_indices().rfind(|(_, c)| PLACES.contains(c));
        &name[..last.map_or(0, |(at, c)| at + c.len_utf8())]
    })
}

/// The place that nearly all of these names begin with: a parent that does not say who it is, is the government of that place.
pub fn shared_place<'n>(names: impl Iterator<Item = &'n str>) -> &'n str {
    let first = |name: &'n str| name.char_indices().skip(1).find(|(_, c)| PLACES.contains(c)).map(|(at, c)| &name[..at + c.len_utf8()]);
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    names.filter_map(first).for_each(|place| *counted.entry(place).or_default() += 1);
    let all: usize = counted.values().sum();
    let most = counted.into_iter().find(|&(_, count)| count >= FEWEST && count * 5 >= all * 4);
    most.map_or("", |(place, _)| place)
}

/// So many names alike are no chance.
const FEWEST: usize = 4;

/// How high a place stands, by the last character of its name.
pub fn level(place: char) -> usize {
    match place {
        '镇' | '乡' => 0,
        '区' | '县' | '旗' => 1,
        '省' => 3,
        _ => 2,
    }
}

/// The last of the places in a place's name: "东湖区" of "青禾市东湖区".
pub fn own_place(place: &str) -> &str {
    let Some((end, _)) = place.char_indices().next_back() else { return place };
    place[..end].rfind(PLACES).map_or(place, |at| &place[at + 3..])
}

/// Whether a unit's name begins with a place that cannot be in the parent's: no place is in one of its own level or a lower one, but for a city's
/// government, which may be that of a county-level city in a larger one.
pub fn is_foreign(name: &str, place: &str) -> bool {
    let Some(ours) = place.chars().last().filter(|c| PLACES.contains(c)).map(level) else { return false };
    let own = own_place(place);
    if name.contains(place) || own.chars().count() > 1 && name.contains(own) {
        return false;
    }
    let Some((at, mark)) = name.char_indices().skip(2).find(|(_, c)| PLACES.contains(c)) else { return false };
    let (there, behind) = name.split_at(at + mark.len_utf8());
    // An 经济开发区 is no place of the map: whose it is its name does not say.
    if ["开发区", "园区", "高新区", "名胜区", "度假区"].iter().any(|zone| there.ends_with(zone)) {
        return false;
    }
    let governs = ["人民政府", "政府", ""].contains(&behind);
    let theirs = level(mark);
    theirs > ours || theirs == ours && !(mark == '市' && governs)
}

/// Whether a parent of this name may have the unit below it: a government above the towns may have any, a bureau has neither a government nor another bureau of its own
/// place; "青禾县水利局" leads "青禾县河湖管理中心", and its name does not say that it leads no other. A province's 厅 has 局 below it.
pub fn may_lead(parent: &str, unit: &str) -> bool {
    let (parent, unit) = (folded(parent), folded(unit));
    let governs = |name: &str| name.ends_with(PLACES);
    let is_bureau = |name: &str| {
        let plain = name.ends_with('局') && !name.ends_with("分局");
        plain || ["改革委员会", "健康委员会", "建设委员会"].iter().any(|end| name.ends_with(end))
    };
    let rank = |name: &str| if name.ends_with('厅') { Some(1) } else { is_bureau(name).then_some(0) };
    // A town, or a street's office, is led by the bureaus' government too.
    if parent.ends_with(['镇', '乡']) || parent.ends_with("街道办事处") {
        return unit.starts_with(&parent) || rank(&unit).is_none() || unit.contains(own_place(&parent));
    }
    let Some(led) = rank(&parent) else { return true };
    let places = (governed(&parent), governed(&unit));
    let one_place = places.0 == places.1 || places.0.is_empty() || places.1.is_empty();
    !(governs(&unit) || one_place && rank(&unit).is_some_and(|own| own >= led) && !unit.starts_with(&parent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shared_where_nearly_all_names_begin_with_it() {
        let county = ["丰乐县教育局", "丰乐县水利局", "丰乐县清溪镇人民政府", "丰乐县财政局", "白河县商务局", "审计局"];
        assert_eq!(shared_place(county.into_iter()), "丰乐县");
        let province = ["青禾市水利局", "青禾市教育局", "青禾市财政局", "青禾市司法局", "白河市水利局", "白河市教育局"];
        assert_eq!(shared_place(province.into_iter()), "");
        assert_eq!(shared_place(["丰乐县教育局", "丰乐县水利局"].into_iter()), "");
    }

    #[test]
    fn a_bureau_leads_no_bureau_of_its_own_place() {
        for (parent, unit, may) in [
            ("丰乐县审计局", "丰乐县教育局", false),
            ("丰乐县审计局", "教育局", false),
            ("丰乐县审计局", "丰乐县人民政府", false),
            ("丰乐县审计局", "丰乐县清溪镇人民政府", false),
            ("丰乐县审计局", "丰乐县发改委", false),
            ("云川省水利厅", "云川省教育厅", false),
            ("丰乐县清溪镇人民政府", "丰乐县教育局", false),
            ("丰乐县柳河街道办", "丰乐县教育局", false),
            ("丰乐县清溪镇人民政府", "清溪镇综合行政执法局", true),
            ("丰乐县清溪镇人民政府", "丰乐县清溪镇财政所", true),
            ("丰乐县人民政府", "丰乐县教育局", true),
            ("丰乐县人民政府办公室", "丰乐县教育局", true),
            ("青禾市公安局", "青禾市公安局东湖分局", true),
            ("青禾市公安局", "丰乐县公安局", true),
            ("丰乐县水利局", "丰乐县河湖管理中心", true),
            ("云川省司法厅", "云川省监狱管理局", true),
            ("丰乐经济开发区管理委员会", "丰乐经济开发区财政局", true),
        ] {
            assert_eq!(may_lead(parent, unit), may, "{parent} {unit}");
        }
    }

    #[test]
    fn foreign_units_are_those_of_places_that_cannot_be_within() {
        for (name, place, foreign) in [
            ("青禾市水利局", "青禾市", false),
            ("水利局", "青禾市", false),
            ("东湖区人民政府", "青禾市", false),
            ("白河市水利局", "青禾市", true),
            ("白河市人民政府", "青禾市", false),
            ("白河县水利局", "青禾县", true),
            ("青禾市东湖区水利局", "东湖区", false),
            ("东湖区水利局", "青禾市东湖区", false),
            ("西湖区水利局", "青禾市东湖区", true),
            ("云川省水利厅", "青禾市", true),
            ("青禾市水利局", "云川省", false),
            ("城关镇人民政府", "白河县", false),
            ("柳浦经济开发区管理委员会", "白河县", false),
            ("柳浦工业园区财政局", "白河县", false),
            ("丰乐县经济开发区管理委员会", "白河县", true),
            ("东湖区管理委员会", "白河县", true),
        ] {
            assert_eq!(is_foreign(name, place), foreign, "{name} in {place}");
        }
    }
}
