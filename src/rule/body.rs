//! What a body is, from its name in the title: a government, its office, a department, a town, a street office; and how high it stands.
//!
//! In: a name. Out: a [`Body`]; what its name does not tell is not known, and nothing rests on it. Suffixes say most; only of a city they do not say
//! whether it has districts: those that have none, and stand as high as a county, are listed by name ([`super::places`]).

use super::places::is_of_county_level;
use super::text::{bare, ends, has};
use crate::place::last_of;

/// What a body is, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    pub kind: Kind,
    /// How high the place stands that a government governs.
    pub level: Option<Level>,
}

/// What kind of body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A people's government above the towns.
    Government,
    /// A government's office, which is its 政府信息公开工作主管部门 (条例 第三条).
    Office,
    /// A department of a local government.
    Department,
    /// A department of the State Council, or the State Council's own.
    State,
    /// The government of a town.
    Town,
    /// 街道办事处, which a government sends out.
    Street,
    /// A local body that is led from above, not by the place's government (条例 第三条).
    Vertical,
    Unknown,
}

/// How high a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Province,
    /// 自治州, 盟. Of a city (市) it is known only that it stands no higher than a county, or nothing.
    City,
    County,
    Town,
}

/// Systems whose local bodies are led from above.
const VERTICAL: &str =
    "税务局|海关|海事局|气象局|地震局|邮政管理局|通信管理局|烟草专卖局|调查队|消防救援|边防检查|证监局|金融监督管理局|矿山安全监察局";

/// What is called 区 and is no place with a government of its own kind.
const ZONES: &str = "开发区|新区|园区|高新区|管理区|示范区|保税区|景区|度假区|合作区";

/// What the body of this name is.
pub fn of(name: &str) -> Body {
    let name = bare(name);
    let name = name.split('(').next().unwrap_or_default();
    let national = ["国家", "国务院", "中华人民共和国", "中国"].iter().any(|p| name.starts_with(p));
    let placed = has(name, "省|市|县|区|州|旗|盟");
    let place = name.strip_suffix("人民政府").or(name.strip_suffix("政府")).unwrap_or(name);
    let kind = if (placed || !name.starts_with("中国")) && has(name, VERTICAL) {
        Kind::Vertical
    } else if national {
        if placed { Kind::Unknown } else { Kind::State }
    } else if ends(place, "街道|街道办事处") {
        Kind::Street
    } else if ends(place, "镇|乡|苏木") {
        Kind::Town
    } else if ends(name, "政府|市") || level(place).is_some() {
        Kind::Government
    } else if ends(name, "政府办公厅|政府办公室|政府办|政府研究室") {
        Kind::Office
    } else if ends(name, "总局|总署|审计署") || !placed && ends(name, "部") {
        Kind::State
    } else if placed && (ends(name, "局|厅") || ends(name, "委员会|委") && !has(name, ZONES)) {
        Kind::Department
    } else {
        Kind::Unknown
    };
    let level = match kind {
        Kind::Town | Kind::Street => Some(Level::Town),
        Kind::Government => level(place),
        Kind::Office => name.find("人民政府").or(last_of(name, "政府")).and_then(|at| level(&name[..at])),
        _ => None,
    };
    Body { kind, level }
}

/// How high a place stands, where its name says so.
fn level(place: &str) -> Option<Level> {
    if ends(place, "省|自治区|北京市|天津市|上海市|重庆市") {
        Some(Level::Province)
    } else if ends(place, "自治州") {
        Some(Level::City)
    } else if ends(place, ZONES) || ends(place, "地区") {
        None
    } else {
        let city = place.strip_suffix('市').is_some_and(is_of_county_level);
        (city || ends(place, "县|区|旗")).then_some(Level::County)
    }
}

impl Body {
    /// Whether it surely cannot make 规章: 《立法法》 gives that to departments of the State Council (第九十一条) and to the governments of provinces,
    /// cities with districts and 自治州 (第九十三条). An office may report those of its government.
    pub fn makes_no_regulations(self) -> bool {
        match self.kind {
            Kind::Town | Kind::Street | Kind::Vertical | Kind::Department => true,
            Kind::Government | Kind::Office => self.level.is_some_and(|l| l >= Level::County),
            Kind::State | Kind::Unknown => false,
        }
    }

    /// Whether it is a government, whose report also tells 工作考核、社会评议和责任追究 (条例 第五十条第四项).
    pub fn governs(self) -> bool {
        matches!(self.kind, Kind::Government | Kind::Town)
    }

    /// The last month (to its end) in which its report is due (条例 第四十九条): a department's by 31 January, a government's by 31 March. None where that
    /// article says nothing of it.
    pub fn due_month(self) -> Option<i32> {
        match self.kind {
            Kind::Department => Some(1),
            Kind::Government | Kind::Office => Some(3),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_told_by_their_names() {
        for (name, kind, level) in [
            ("青禾市水利局", Kind::Department, None),
            ("丰乐县人民政府", Kind::Government, Some(Level::County)),
            ("丰乐县", Kind::Government, Some(Level::County)),
            ("青禾市丰乐区人民政府办公室", Kind::Office, Some(Level::County)),
            ("河南省人民政府办公厅", Kind::Office, Some(Level::Province)),
            ("广西壮族自治区人民政府", Kind::Government, Some(Level::Province)),
            ("上海市人民政府", Kind::Government, Some(Level::Province)),
            ("临夏回族自治州人民政府", Kind::Government, Some(Level::City)),
            ("青禾市人民政府", Kind::Government, None),
            ("苏州市人民政府", Kind::Government, None),
            ("昆山市人民政府", Kind::Government, Some(Level::County)),
            ("清溪镇人民政府", Kind::Town, Some(Level::Town)),
            ("丰乐县清溪乡", Kind::Town, Some(Level::Town)),
            ("青禾市城东街道办事处", Kind::Street, Some(Level::Town)),
            ("国家税务总局青禾市税务局", Kind::Vertical, None),
            ("青禾海关", Kind::Vertical, None),
            ("国家税务总局", Kind::State, None),
            ("水利部", Kind::State, None),
            ("中国证券监督管理委员会", Kind::State, None),
            ("中国气象局", Kind::State, None),
            ("青禾经济技术开发区管理委员会", Kind::Unknown, None),
            ("青禾市东部新区人民政府", Kind::Government, None),
            ("某某大学", Kind::Unknown, None),
            ("", Kind::Unknown, None),
        ] {
            assert_eq!(of(name), Body { kind, level }, "{name}");
        }
    }

    #[test]
    fn only_what_surely_may_not_is_said_to_make_no_regulations() {
        for name in ["青禾市水利局", "丰乐县人民政府", "昆山市人民政府", "清溪镇人民政府", "青禾市城东街道办事处", "丰乐区人民政府办公室"]
        {
            assert!(of(name).makes_no_regulations(), "{name}");
        }
        for name in ["青禾市人民政府", "苏州市人民政府办公室", "河南省人民政府办公厅", "水利部", "自然资源部", "国家统计局", "青禾大学"]
        {
            assert!(!of(name).makes_no_regulations(), "{name}");
        }
    }
}
