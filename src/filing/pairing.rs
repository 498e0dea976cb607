//! Whether two reports are those of one body for two years that follow each other.
//!
//! In: two filings. Out: nothing where they are, else the [`Mismatch`]. Names that say the same in other words are the same body's; a name that may
//! be another body's, a renamed one's too, is asked about: two reports of different bodies have nothing in common to be checked.

use super::PLACES;

/// Why a report that was given as last year's is not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// It is another body's, as far as its name says.
    Body { this: String, previous: String },
    /// It is not the year before; both years.
    Year { this: i32, previous: i32 },
    /// No table of an annual report was found in it.
    NoTables,
    /// It could not be read.
    Unread,
    /// Several reports may be last year's: where they are.
    Several(Vec<String>),
    /// The one that may be last year's may as well be that of others: where they are.
    #[cfg(feature = "cli")]
    Shared { previous: String, others: Vec<String> },
    /// None is of a body of this name, but some are of one whose name differs in one character: whose, and where they are.
    #[cfg(feature = "cli")]
    Similar(Vec<String>),
    /// One of the two does not say whose or when it is, and only the names of their files go together: where they are.
    #[cfg(feature = "cli")]
    Unnamed(Vec<String>),
    /// None among many.
    #[cfg(feature = "cli")]
    Lacking(Lacking),
}

/// What is known of a report of last year's that was not found among many.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg(feature = "cli")]
pub struct Lacking {
    /// Whose report it is that has none, and of which year, as far as it says.
    pub body: Option<String>,
    pub year: Option<i32>,
    /// The years for which there are reports of that body.
    pub years: Vec<i32>,
    /// Files of the same name that could not be read.
    pub unread: Vec<String>,
}

/// Why `previous` is not last year's report of the body of `this`; None where it is, as far as both say who and when they are of. Where the caller has
/// `vouched` for it, it is the same body's under any name.
pub fn mismatch(this: &super::Filing, previous: &super::Filing, vouched: bool) -> Option<Mismatch> {
    if let (Some(this), Some(previous)) = (&this.organization, &previous.organization)
        && !vouched
        && !same_body(this, previous)
    {
        return Some(Mismatch::Body { this: this.clone(), previous: previous.clone() });
    }
    if let (Some(this), Some(previous)) = (this.year, previous.year)
        && previous != this - 1
    {
        return Some(Mismatch::Year { this, previous });
    }
    (!previous.is_report()).then_some(Mismatch::NoTables)
}

/// Whether two names are one body's: the same but for the place before them, an office's 办公室 or 办公厅, and 政府 for 人民政府.
///
/// "青禾市水利局" is "水利局" and "云川省青禾市水利局"; it is neither "白河市水利局" nor "青禾市水务局".
pub fn same_body(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let (long, short) = if one.len() < other.len() { (&other, &one) } else { (&one, &other) };
    let Some(before) = long.strip_suffix(short.as_str()) else { return false };
    // A place, or several; what is behind it has to be a body by itself: "县" is none.
    before.is_empty() || (before.ends_with(PLACES) && before.chars().count() > 1 && short.chars().count() > 2 && !short.starts_with(PLACES))
}

/// A name without what may differ in it: white space, kinds of characters, the office of a government and the 人民 in its name.
pub fn folded(name: &str) -> String {
    use crate::number::{fold_width, is_space};
    let name: String = name.chars().filter(|c| !is_space(*c)).map(|c| crate::script::simplified(fold_width(c))).collect();
    let name = in_full(&name).replace("人民政府", "政府");
    let name = ["政府办公室", "政府办公厅", "政府办"]
        .iter()
        .find_map(|office| name.strip_suffix(office))
        .map_or(name.clone(), |place| format!("{place}政府"));
    // "青禾区人民政府柳河街道办事处": whose government's it is goes without saying.
    let within = name.split_once("政府").filter(|(place, body)| place.ends_with(PLACES) && body.chars().nth(3).is_some());
    let name = within.map_or(name.clone(), |(place, body)| format!("{place}{body}"));
    // "青禾县政府信息公开…" is read as 青禾县.
    let governed = name.strip_suffix("政府").filter(|place| place.ends_with(PLACES));
    governed.map_or(name.clone(), str::to_owned)
}

/// What bodies are called for short, and in full; only such as stand for one name alone: 文旅局 may be 文化和旅游局 and 文化广电旅游局.
const SHORT: &[(&[&str], &str)] = &[
    (&["街道办", "街道"], "街道办事处"),
    (&["卫健局"], "卫生健康局"),
    (&["卫健委", "卫生健康委"], "卫生健康委员会"),
    (&["发改局", "发改委", "发展改革局", "发展改革委", "发展改革委员会", "发展和改革局", "发展和改革委"], "发展和改革委员会"),
    (&["人社局", "人力资源社会保障局"], "人力资源和社会保障局"),
    (&["市监局", "市场监管局"], "市场监督管理局"),
    (&["住建局", "住房城乡建设局"], "住房和城乡建设局"),
    (&["工信局"], "工业和信息化局"),
    (&["医保局"], "医疗保障局"),
    (&["应急局"], "应急管理局"),
];

/// A name with what it ends in for short in full: "青禾县卫健局" is "青禾县卫生健康局".
pub fn in_full(name: &str) -> String {
    let short = |(shorts, full): &(&[&str], &str)| {
        let before = shorts.iter().find_map(|short| name.strip_suffix(short))?;
        // In "青禾市监局" the 市 is the place's.
        (!(full.starts_with('市') && !before.is_empty() && !before.ends_with(PLACES))).then(|| format!("{before}{full}"))
    };
    SHORT.iter().find_map(short).unwrap_or_else(|| name.to_owned())
}

/// The last characters of a name that is [`folded`]: names of one body share them, so that only reports under one of these need be compared.
#[cfg(feature = "cli")]
pub fn tail(folded: &str) -> String {
    let from = folded.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    folded[from..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::same_body;

    #[test]
    fn names_of_one_body_and_of_two() {
        let one = [
            ("青禾市水利局", "青禾市 水利局"),
            ("水利局", "青禾市水利局"),
            ("青禾市水利局", "云川省青禾市水利局"),
            ("云川省人民政府办公厅", "云川省人民政府办公室"),
            ("青禾市人民政府", "青禾市政府办公室"),
            ("青禾县", "青禾县人民政府"),
            ("东湖区人民政府", "青禾市东湖区人民政府"),
            ("青禾县柳河街道办", "青禾县柳河街道办事处"),
            ("柳河街道", "青禾县柳河街道办事处"),
            ("青禾县卫健局", "青禾县卫生健康局"),
            ("青禾县发改局", "青禾县发展和改革局"),
            ("发展改革局", "青禾县发展和改革委员会"),
            ("青禾县人社局", "云川省青禾县人力资源和社会保障局"),
            ("青禾市市监局", "青禾市市场监督管理局"),
            ("青禾区柳河街道办事处", "青禾区人民政府柳河街道办事处"),
            ("青禾市国有资产监督管理委员会", "青禾市人民政府国有资产监督管理委员会"),
        ];
        let two = [
            ("青禾市水利局", "青禾市水务局"),
            ("青禾市水利局", "白河市水利局"),
            ("青禾市水利局", "青禾市东湖区水利局办公室"),
            ("青禾市", "青禾市水利局"),
            ("青禾市人民政府", "白河市人民政府"),
            ("利局", "青禾市水利局"),
            ("青禾市东湖区", "青禾市西湖区"),
            ("青禾县卫健局", "青禾县卫生健康委员会"),
            ("青禾县文旅局", "青禾县文化广电旅游局"),
            ("青禾县人社局", "青禾县医疗保障局"),
            ("青禾市监局", "青禾市市场监督管理局"),
            ("青禾县柳河街道办", "青禾县柳河镇人民政府"),
            ("青禾区人民政府", "青禾区人民政府柳河街道办事处"),
            ("青禾区人民政府柳河街道办事处", "青禾区人民政府白河街道办事处"),
        ];
        for (a, b) in one {
            assert!(same_body(a, b) && same_body(b, a), "{a} {b}");
        }
        for (a, b) in two {
            assert!(!same_body(a, b) && !same_body(b, a), "{a} {b}");
        }
    }
}
