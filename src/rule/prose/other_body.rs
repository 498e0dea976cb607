//! `prose.other-body`: the body that speaks is that of the title.

use crate::place::{Span, last_of};
use crate::recognise::organization_in;
use crate::rule::text::{Words, bare, ends, find, has, opening, paragraphs, section};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "prose.other-body",
    severity: Severity::Warning,
    statement: spoken(["正文里的机关就是标题里的机关", "the body that speaks in the text is that of the title"]),
    why: large([
        "借用别的机关的报告改写，留下的名称或自称说明那一段内容也可能是别人的。",
        "Where another body's report was written over, a name left in it says that what stands beside it may be the other's too.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第五十条",
    pass: large(&[
        in_2021(&[("现公布青禾市水利局2023年", "现公布市水利局2023年")]),
        in_2021(&[("改进网站检索", "市教育局来函咨询的，我局及时答复；改进网站检索")]),
    ]),
    fail: large(&[in_2021(&[("现公布青禾市水利局2023年", "现公布青禾市教育局2023年")]), in_2021(&[("改进网站检索", "我镇改进网站检索")])]),
    run,
};

const SAYS: [&str; 2] = ["标题的机关是{organization}，这里是{found}", "the body of the title is {organization}, here it is {found}"];

/// How a body speaks of itself: the second sign must stand in its name.
const SELF: &str = "我局|我厅|我委|我镇|我乡|我街道|我院|我校|我馆";

/// Names that end so say what the body is.
pub const KINDS: &str = "局|厅|委员会|镇|乡|街道|办事处|人民政府|委|中心";

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(organization) = subject.case.this.organization.as_deref() else { return };
    let own = bare(organization);
    // A name with 某 or X in it is nobody's.
    if !ends(&own, KINDS) || own.contains(['某', '×', 'X', '*']) {
        return;
    }
    let mut tell = |words: &Words, from: usize, found: &str| {
        let fact = Stated::new(SAYS, found).with("organization", organization).with("found", found);
        outcome.findings.push(told(subject, &RULE, fact, Some(words.span(from, from + found.len()))));
    };
    let last = section(subject, 6).map_or(Span::new(0, 0), |(_, body)| body);
    for words in [opening(subject), last].iter().flat_map(|part| paragraphs(subject, *part)) {
        let text = &*words.text;
        let named = published(text).or_else(|| compiled(text, &own)).or_else(|| asked(text, &own)).or_else(|| begins(text, &own));
        if let Some((from, name)) = named.filter(|(_, name)| is_other(name, &own) && !words.text.contains(&own)) {
            tell(words, from, name);
        }
    }
    let foreign: Vec<&str> = SELF.split('|').filter(|word| !own.contains(|c| word.chars().nth(1) == Some(c))).collect();
    let mut spoken = String::new();
    let all = [1, 5, 6].iter().filter_map(|&n| section(subject, n)).flat_map(|(_, body)| paragraphs(subject, body));
    for words in all.filter(|words| words.text.contains('我')) {
        for word in &foreign {
            if let Some(from) = speaks(&words.text, word).filter(|_| !spoken.contains(word)) {
                spoken += word;
                tell(words, from, word);
            }
        }
    }
}

/// Where a body speaks of itself by `word`, in its own voice: 自我局限 is another word, and others are quoted.
fn speaks(text: &str, word: &str) -> Option<usize> {
    let at = find(text, word)?;
    let (before, after) = (&text[..at], &text[at + word.len()..]);
    let other = before.ends_with(['自', '本']) || after.starts_with(['限', '面', '部', '势', '派']);
    (!other && !has(before, "“|\"|「|:")).then_some(at)
}

/// The body whose report is said to be published here, and where its name begins.
fn published(text: &str) -> Option<(usize, &str)> {
    let end = find(text, "年度报告").or_else(|| find(text, "年报"))?;
    let from = "现公布|现发布|现将|特编制|现向社会公布".split('|').filter_map(|w| Some(last_of(&text[..end], w)? + w.len())).max()?;
    if has(&text[from..end], "《|。|,|;") {
        return None;
    }
    let name = organization_in(&text[from..end])?;
    let at = from + text[from..].find(&name)?;
    Some((at, &text[at..at + name.len()]))
}

/// The body that is said to have compiled the report: "由…编制", "根据要求,…编制了".
fn compiled<'t>(text: &'t str, own: &str) -> Option<(usize, &'t str)> {
    let end = find(text, "编制").filter(|_| has(text, "年度报告|年报|本报告"))?;
    let name = text[..end].rsplit(['由', ',']).next()?;
    of_kind(text, end - name.len(), end, own)
}

/// The body that is to be asked about the report: "如有疑问,请与…办公室联系". An office that keeps such reports for all may be another.
fn asked<'t>(text: &'t str, own: &str) -> Option<(usize, &'t str)> {
    let end = find(text, "联系").filter(|&end| has(&text[..end], "疑问|咨询|对本报告"))?;
    let from = text[..end].rfind('与')? + '与'.len_utf8();
    let office = text[from..end].strip_suffix("办公室").map_or(end, |name| from + name.len());
    of_kind(text, from, office, own).filter(|(_, name)| !has(name, "政务|数据|审批|信访|档案"))
}

/// The body of which a paragraph tells from its beginning what it did in the year: "2023年,…局认真落实条例".
fn begins<'t>(text: &'t str, own: &str) -> Option<(usize, &'t str)> {
    let year = text.find('年').filter(|&at| at == 4 && text[..at].chars().all(|c| c.is_ascii_digit()))?;
    let from = text.len() - text[year..].trim_start_matches(['年', '度', ',']).len();
    let end = from + text[from..].find(own.chars().next_back()?)? + '局'.len_utf8();
    let itself = WORKS.split('|').any(|word| text[end..].starts_with(word));
    of_kind(text, from, end, own).filter(|_| itself && !has(text.split('。').next().unwrap_or_default(), "我局|我厅|本局|本厅"))
}

/// How what a body itself did, or did not, goes on behind its name; another's deeds are told with other words: 来我局, 组织, 通报.
const WORKS: &str = "认真|深入|严格|坚持|紧|积极|全面|扎实|没有|未|围绕|贯彻|按照|持续|切实|聚焦|立足|以|依法|始终|继续|政府信息公开";

/// The name from `from` to `end`, where it is of the kind of `own`: of a government one of its departments may speak.
fn of_kind<'t>(text: &'t str, from: usize, end: usize, own: &str) -> Option<(usize, &'t str)> {
    let (name, kind) = (&text[from..end], own.chars().next_back()?);
    (matches!(kind, '局' | '厅') && name.ends_with(kind) && !has(name, ",|、|;|。|:|我|本")).then_some((from, name))
}

/// Whether a name is surely that of another body: of the same kind or of another, but with no likeness to `own`. Short names stand for long ones
/// (市住建局 for 青禾市住房和城乡建设局), a government's name for its office's.
pub fn is_other(name: &str, own: &str) -> bool {
    // 住房和城乡建设局 is one body, 水利局和财政局 are two.
    let two = |name: &str| name.split_once(['和', '与']).is_some_and(|(first, _)| ends(first, KINDS));
    let several = has(own, "(|、") || has(name, "(|、") || two(name) && !two(own);
    if several || !ends(name, KINDS) || name.chars().count() < 4 || within(name, own) || within(own, name) {
        return false;
    }
    // What is left without the place and the kind: what two names have of that in common may be a shorter or an older name.
    let (a, b) = (core(name), core(own));
    let alike = a.chars().filter(|c| b.contains(*c)).count() >= 2 || !a.is_empty() && (within(a, b) || within(b, a));
    let (here, there) = (place(own), place(name));
    !alike || !here.is_empty() && !there.is_empty() && !own.contains(there) && !name.contains(here)
}

/// Whether the signs of `short` stand in `long`, in their order.
fn within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|d| d == c))
}

/// A name up to the end of the first place in it.
fn place(name: &str) -> &str {
    &name[..name.find(is_place).map_or(0, |at| at + 3)]
}

fn is_place(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '盟')
}

/// A name without its places and its kind. The 市 of 城市管理 ends no place's name.
fn core(name: &str) -> &str {
    let place = name.char_indices().rfind(|&(at, c)| is_place(c) && !name[..at].ends_with('城'));
    let core = &name[place.map_or(0, |(at, c)| at + c.len_utf8())..];
    "街道办事处|镇人民政府|乡人民政府|人民政府|委员会|街道|局|厅|委|镇|乡|中心"
        .split('|')
        .find_map(|k| core.strip_suffix(k))
        .unwrap_or(core)
}

#[cfg(test)]
mod tests {
    use super::is_other;

    #[test]
    fn short_and_long_names_are_of_one_body() {
        for (name, own) in [
            ("市水利局", "青禾市水利局"),
            ("市住建局", "青禾市住房和城乡建设局"),
            ("青禾市发展改革委", "青禾市发展和改革委员会"),
            ("青禾市人民政府", "青禾市人民政府办公室"),
            ("丰乐县水利局", "青禾市丰乐县水利局"),
            ("青禾市城管执法局", "青禾市城市管理局"),
            ("本局", "青禾市水利局"),
            ("青禾市工业和信息化局", "青禾市经济信息化局"),
        ] {
            assert!(!is_other(name, own), "{name} {own}");
        }
        for (name, own) in [
            ("青禾市教育局", "青禾市水利局"),
            ("丰乐县水利局", "青禾市水利局"),
            ("清溪镇人民政府", "石桥镇人民政府"),
            ("城东街道办事处", "城西街道办事处"),
        ] {
            assert!(is_other(name, own), "{name} {own}");
        }
    }
}
