//! `section.measures`: the fifth section tells problems, and what is done about them.

use super::has_sections;
use crate::rule::text::{has, said_in, section};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, given, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "section.measures",
    severity: Severity::Note,
    statement: spoken(["第五部分既写存在的问题，也写改进的措施", "the fifth section tells problems and what is done about them"]),
    why: large([
        "这一部分的标题就是“主要问题及改进情况”，条例第五十条两样都要；只写一半等于没有写完。",
        "Its title names both, and article 50 asks for both: one alone is half a section.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第五十条第一款第四项",
    pass: large(&[in_2021(&[(
        "公开内容的针对性还不够强，一些政策解读形式单一。下一步将在起草文件时同步准备解读材料，多用图表和问答。",
        "上年指出的更新滞后已经整改。",
    )])]),
    fail: large(&[
        in_2021(&[("下一步将在起草文件时同步准备解读材料，多用图表和问答。", "")]),
        in_2021(&[("公开内容的针对性还不够强，一些政策解读形式单一。", "")]),
    ]),
    run,
};

const SAYS: [&str; 2] = ["第五部分没有写到{what}", "the fifth section does not tell {what}"];

/// What only a problem is told with.
const PROBLEMS: &str = "问题|不足|不够|短板|弱|差距|差异|欠缺|有待|还需|仍需|需要|困难|难|滞后|缺|单一|少|偏|慢|低|针对|但|仍|尚|未|多头|空白|解决|破|克服|影响|旧|雷同|迟";
/// "取得了一定成效，但…" concedes, though it has a word of what was done.
const CONCEDES: &str = "了一定";
/// What is wanted, whatever is named behind it or before it.
const WANTED: &str = "有待|还需|仍需|尚需|不够|不足|不到位|欠缺|还要";
/// What only something that was done, or will be, is told with.
const DONE: &str = "下一步|下步|今后|以后|将|拟|计划|明年|来年|已|了|起|此|目标|力争|年底|对策|举措|措施|办法";
/// What may be done, or wanted.
const DOING: &str = "改进|改善|加强|提升|整改|完善|优化|强化|继续|推进|规范|提高|加大|拓|健全|深化|丰富|培训|落实|组织|进一步|修订|制定|建立|开展|举办|明确|增|补|编";
/// A plan begins with one of these, or with one of those that may be done.
const PLANS: &str = "下一步|下步|今后|将|继续|明年|来年|拟|计划|们要|局要";
/// What is told of neither.
const PRAISE: &str = "较好|良好|成效|成绩|进展|认可|好评|肯定|顺利|圆满";
/// What is done about problems in words that no plan begins with: 每周巡查, 专人盯办, 通过会商弥补.
const ACTED: &str = "安排|专人|每|定期|引入|配|约谈|通报|巡|派|设|通过|予以|采取|为此|盯";

fn run(subject: &Subject, outcome: &mut Outcome) {
    if subject.case.this.form.is_none() || given::is_part(subject) || !has_sections(subject, &RULE, outcome) {
        return;
    }
    let (Some((heading, _)), Some(said)) = (section(subject, 5), said_in(subject, 5)) else { return };
    for (what, lacks) in [("存在的问题", tells_no_problem(&said)), ("改进措施", tells_no_measure(&said))] {
        if lacks {
            outcome.findings.push(told(subject, &RULE, Stated::new(SAYS, what).with("what", what).missing(), Some(heading)));
        }
    }
}

const SENTENCE: [char; 4] = ['。', ';', ':', '!'];

/// Whether every sentence is a plan or praise, and no word is one of a problem. There is no end to the ways in which a problem may be told: a
/// sentence that is neither may be one.
fn tells_no_problem(said: &str) -> bool {
    !has(said, PROBLEMS)
        && !denies(said)
        && sentences(said).all(|sentence| begins_a_plan(sentence) || clauses(sentence).all(|c| has(c, PRAISE)))
}

/// Whether every clause is a problem or praise, and none may be something that was done about one. One before a problem may be where that comes from:
/// "人员流动频繁，答复质量不高"; nothing is done about what is told later.
fn tells_no_measure(said: &str) -> bool {
    // Most do tell of one, somewhere.
    if !said.contains(CONCEDES) && has(said, DONE) {
        return false;
    }
    let problem = |clause: &str| has(clause, WANTED) || has(clause, PROBLEMS) || denies(clause) || has(clause, PRAISE);
    let no_measure = |clause: &str, leads: bool| {
        let conceded = clause.contains(CONCEDES) && has(clause, PRAISE);
        let done = has(clause, DONE) && !conceded || !has(clause, WANTED) && has(clause, DOING);
        !done && (problem(clause) || leads && !has(clause, ACTED))
    };
    sentences(said).all(|sentence| {
        let leads = clauses(sentence).last().is_some_and(problem);
        clauses(sentence).all(|clause| no_measure(clause, leads))
    })
}

fn sentences(said: &str) -> impl Iterator<Item = &str> {
    said.split(SENTENCE).filter(|sentence| !sentence.is_empty())
}

fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(',').filter(|clause| !clause.is_empty())
}

/// Whether the first clause, or the second behind one that tells a time alone, is a plan; or it begins with what is to be done.
fn begins_a_plan(sentence: &str) -> bool {
    let first = clauses(sentence).find(|clause| !clause.ends_with(['年', '是']) && clause.chars().count() > 2).unwrap_or_default();
    let verb: String = first.chars().take(FEW).collect();
    has(sentence.split(first).next().unwrap_or_default(), PLANS) || has(first, PLANS) || has(&verb, DOING)
}

/// A verb stands among so many characters, behind a number: 一是加强, (一)加强.
const FEW: usize = 5;

/// Whether something is said not to be so: 不断, 不再, 不得, 不低于 and 不仅 say no such thing.
fn denies(said: &str) -> bool {
    said.match_indices('不')
        .any(|(at, sign)| !said[at + sign.len()..].starts_with(['断', '再', '得', '低', '少', '超', '仅', '但', '定', '同']))
}
