//! `section.aspects`: the first section speaks of all that it should.

use super::has_sections;
use crate::rule::text::{ends, has, said_in, section};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, given, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "section.aspects",
    severity: Severity::Note,
    statement: spoken([
        "总体情况写到主动公开、依申请公开、政府信息管理、平台建设、监督保障；政府的报告还写工作考核、社会评议、责任追究",
        "the first section speaks of disclosure, requests, management, platforms and supervision; a government's also of \
         assessment, public review and accountability",
    ]),
    why: large([
        "格式规定总体情况主要写这五个方面，各级人民政府还要写条例第五十条第四项的考核、评议和追责结果；漏写的会被退回补充。",
        "The form names these five, and article 50 what governments add to them: a report without one is sent back.",
    ]),
    basis: "国办公开办函〔2021〕30号一（一）；《中华人民共和国政府信息公开条例》第五十条第一款第四项",
    pass: large(&[in_2021(&[("（四）平台建设。改进网站检索，增设河湖名录专栏。", "全年维护政务新媒体账号 2 个。")])]),
    fail: large(&[
        in_2021(&[("（五）监督保障。举办培训 2 次，答复文书实行双人复核。", "")]),
        in_2021(&[("青禾市水利局", "丰乐县人民政府")]),
    ]),
    run,
};

const SAYS: [&str; 2] = ["总体情况没有写到{aspects}", "the first section does not speak of {aspects}"];

/// An aspect, and words of which any one speaks of it. Many, and the widest: only what is not touched at all is told.
type Aspect = (&'static str, &'static str);

const ASPECTS: [Aspect; 5] = [
    ("主动公开", "主动公开|公开信息|发布|公布|公示|公告|推送|披露|上网|条信息|信息条"),
    ("依申请公开", "申请"),
    (
        "政府信息管理",
        "信息管理|规范性文件|文件|公文|发文|制发|目录|审查|审核|先审|初审|三审|清理|保密|归档|档案|台账|更新|流程|信息资源|规范化|属性",
    ),
    (
        "平台建设",
        "平台|网|媒体|头条|抖音|快手|视频号|小程序|公众号|微信|微博|专栏|专区|公报|查阅|栏目|门户|客户端|渠道|公开栏|公示栏|公示牌|屏|广播|载体",
    ),
    (
        "监督保障",
        "监督|保障|培训|学习|考核|考评|评议|评估|检查|自查|督查|督促|整改|扣分|问责|追究|领导小组|组长|分管|责任|负责|专人|专职|兼职|信息员|专员|制度|细则|机制|举报",
    ),
];

const OF_GOVERNMENTS: [Aspect; 3] = [
    ("工作考核", "考核|考评|评估|绩效|测评|通报|扣分"),
    ("社会评议", "评议|评价|满意|测评|民意|评估|意见建议|问卷|监督员"),
    ("责任追究", "责任追究|追究|追责|问责|责任追|未发生|约谈|通报批评"),
];

fn run(subject: &Subject, outcome: &mut Outcome) {
    if subject.case.this.form.is_none() || given::is_part(subject) || !has_sections(subject, &RULE, outcome) {
        return;
    }
    let (Some((heading, _)), Some(said)) = (section(subject, 1), said_in(subject, 1)) else { return };
    let governs = subject.body.governs();
    let mut lacking = String::new();
    for (name, words) in ASPECTS.iter().chain(OF_GOVERNMENTS.iter().filter(|_| governs)) {
        let told_of = has(&said, words)
            || *name == ASPECTS[0].0
                && (discloses(&said) || said.split(CLAUSE).any(|clause| counts(clause, "条|篇|期") && !has(clause, DONE)))
            || *name == ASPECTS[1].0 && said.split(&CLAUSE[..2]).any(|sentence| counts(sentence, "件") && has(sentence, DONE));
        if !told_of {
            lacking += if lacking.is_empty() { "" } else { "、" };
            lacking += name;
        }
    }
    if !lacking.is_empty() {
        let fact = Stated::new(SAYS, lacking.as_str()).with("aspects", lacking.as_str()).missing();
        outcome.findings.push(told(subject, &RULE, fact, Some(heading)));
    }
}

/// What is counted and is neither published nor asked for by a request for information.
const OTHER_COUNTS: &str = "申请|咨询|投诉|举报|信访|来信|留言|信箱|热线|提案|建议|意见|案|许可|复议|诉讼";

/// What is done with requests.
const DONE: &str = "受理|办结|新收|收到|答复|回复";

/// What ends a clause; the first two end a sentence.
const CLAUSE: [char; 6] = ['。', ';', ',', '、', ':', '('];

/// Whether something is counted in one of these units: "网站93条" tells what was published, "受理408件" what was asked for, though neither says so.
fn counts(told: &str, units: &str) -> bool {
    let is_count = |(at, _)| told[..at].trim_end_matches('余').ends_with(|c: char| c.is_ascii_digit());
    units.split('|').any(|unit| told.match_indices(unit).any(is_count)) && !has(told, OTHER_COUNTS)
}

/// Whether anything is said to be public: 公开 is told, beyond the names of the work itself.
fn discloses(said: &str) -> bool {
    said.match_indices("公开").any(|(at, word)| {
        let (before, after) = (&said[..at], &said[at + word.len()..]);
        let named = ends(before, "政府信息|政务|申请") || after.starts_with("工作") || after.starts_with("申请");
        !named || after.starts_with(|c: char| c.is_ascii_digit())
    })
}
