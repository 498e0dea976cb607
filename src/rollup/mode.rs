//! What a parent's figures count, from its title and its words.

use crate::document::Document;
use crate::filing::{Filing, Mode};

/// Words that say that the figures are those of an area, of one office, and of one office alone.
const AREA: &[&str] =
    &["汇总", "涵盖", "合并统计", "包括所属", "含所属", "及所属", "全系统", "各级行政机关", "各县（市、区）", "各县区", "各乡镇"];
const OWN: &[&str] = &["本机关", "本办公室", "本办公厅", "我办", "本办"];
const ONLY: &[&str] = &["仅统计本级", "不含所属", "不含下级", "不包括所属", "仅为本级", "不包含所属"];

/// Area where a body says that it speaks of its area; own where an office speaks of itself; None where it is not said.
pub fn mode(document: &Document, filing: &Filing) -> Option<Mode> {
    let name = filing.organization.as_deref().unwrap_or_default();
    let office = ["办公室", "办公厅"].iter().any(|end| name.ends_with(end));
    let text = told(document, filing);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // 全市, 全县: all of the place that the body governs.
    let governed = name.trim_end_matches("人民政府").trim_end_matches("政府");
    let whole = governed.chars().last().filter(|c| "省市县区州盟旗镇乡".contains(*c)).map(|level| format!("全{level}"));
    let area = says(AREA) || !office && whole.is_some_and(|whole| text.contains(&whole));
    match (says(ONLY), area, says(OWN)) {
        (true, ..) => Some(Mode::Own),
        (false, true, _) => Some(Mode::Area),
        (false, false, true) if office || !name.ends_with("政府") => Some(Mode::Own),
        _ => None,
    }
}

/// What stands before the first table: the beginning, and the first sections.
fn told<'d>(document: &'d Document, filing: &Filing) -> &'d str {
    let all = document.span();
    let end = filing.tables.iter().filter_map(|t| t.span).map(|s| s.start).min().unwrap_or(all.end);
    document.text.get(all.start..end.max(all.start)).unwrap_or_default()
}
