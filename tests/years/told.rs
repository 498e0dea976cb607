//! What the text tells of last year: growth, and counts of that year, held against last year's report.

use gouji::report::Severity;

use super::{changed, compare, last, this};

#[test]
fn growth_told_alone_is_held_against_last_years_table() {
    let told = |rate: &str| changed(&this(), &[("新收政府信息公开申请 180 件", &format!("新收政府信息公开申请 180 件，同比增长{rate}"))]);
    let state = |rate: &str| compare(&last(), &told(rate)).claims.iter().find(|c| c.quote.contains("同比")).map(|c| c.state);
    use gouji::report::CheckState::{Broken, Held};
    assert_eq!([state("2.3%"), state("2.27%"), state("12.3%")], [Some(Held), Some(Held), Some(Broken)]);
    // 176 new and 4 carried in last year, 180 new this year: what is told is held against the same reading of both, and no two others make it right.
    let by = |change: &str| {
        let text = changed(&this(), &[("新收政府信息公开申请 180 件", &format!("收到政府信息公开申请180件，比上一年{change}"))]);
        compare(&last(), &text).claims.iter().find(|c| c.quote.contains("比上一年")).map(|c| c.state)
    };
    assert_eq!([by("增加4件"), by("减少4件"), by("度增加4件")], [Some(Held), Some(Broken), Some(Held)]);
    // Without last year's report nothing can be said of it.
    assert!(super::common::check(&told("12.3%")).findings.is_empty());
}

/// The sample with its requests told in these words.
fn telling(words: &str) -> String {
    changed(&this(), &[("新收政府信息公开申请 180 件", words)])
}

#[test]
fn a_count_of_last_years_told_in_the_text_is_held_against_last_years_table() {
    // Last year's table has 176 new ones, 166 of them of natural persons.
    let right = [
        "收到政府信息公开申请180件（上年为176件）",
        "新收政府信息公开申请180件，比上年的176件增加4件",
        "2022年新收政府信息公开申请176件，2023年新收政府信息公开申请180件",
        "新收政府信息公开申请180件，2022年为176件",
        "新收政府信息公开申请180件，较去年的176件多4件",
        "收到政府信息公开申请180件，去年收到176件",
        "收到政府信息公开申请180件（2022年同期176件）",
        "新收政府信息公开申请180件（2022年176件，2021年162件）",
        "新收政府信息公开申请180件，其中自然人168件（去年166件）",
        "新收政府信息公开申请由上年的176件增加到180件",
        "新收政府信息公开申请180件，由上年176件增加到180件",
    ];
    let state = |words: &str| {
        let report = compare(&last(), &telling(words));
        let found: Vec<_> = report.findings.iter().filter(|f| f.rule == "years.told").cloned().collect();
        let claims = report.claims.iter().filter(|c| c.kind == gouji::report::ClaimKind::LastYear);
        (found, claims.map(|c| c.state).collect::<Vec<_>>())
    };
    use gouji::report::CheckState::{Broken, Held};
    for words in right {
        let (found, claims) = state(words);
        assert_eq!((found.len(), claims), (0, vec![Held]), "{words}");
        let wrong = words.replace("176件", "167件").replace("去年166件", "去年116件").replace("增加4件", "增加13件");
        let (found, claims) = state(&wrong);
        assert_eq!((found.len(), claims), (1, vec![Broken]), "{wrong}");
        let finding = &found[0];
        assert_eq!(finding.severity, Severity::Warning, "{wrong}");
        assert!(finding.cells.iter().all(|cell| cell.starts_with("previous:requests/")), "{:?}", finding.cells);
        assert!(finding.message.contains("正文说上年是 1") && finding.message.contains("而上年报告"), "{}", finding.message);
    }
}

#[test]
fn what_the_text_tells_of_others_of_parts_and_of_other_years_is_no_count_of_last_years_table() {
    let left_alone = [
        "新收政府信息公开申请180件（全市上年为950件）",
        "新收政府信息公开申请180件，市教育局上年为29件",
        "新收政府信息公开申请180件，县级部门去年收到512件",
        "新收政府信息公开申请180件（上年上半年为90件）",
        "新收政府信息公开申请180件，近三年分别为140件、150件、180件",
        "新收政府信息公开申请180件，截至上年底累计收到2300件",
        "新收政府信息公开申请180件，2021年为150件",
        "新收政府信息公开申请180件（上年约170件）",
        "新收政府信息公开申请180件，据媒体报道上年为300件",
        "新收政府信息公开申请180件，网站上年发布信息900条",
        "新收政府信息公开申请180件，其中自然人168件，上年为120件",
        "新收政府信息公开申请180件，上年办理人大建议12件",
        "新收政府信息公开申请180件，通过网站提交的上年为40件",
        "新收政府信息公开申请180件，一季度35件（去年同期29件）",
        "新收政府信息公开申请180件，比上年多4件",
    ];
    for words in left_alone {
        let report = compare(&last(), &telling(words));
        let found: Vec<_> = report.findings.iter().filter(|f| f.rule == "years.told").collect();
        assert!(found.is_empty(), "{words}: {found:?}");
    }
    // Last year's table blank there, or without last year's report: nothing can be said.
    let told = telling("新收政府信息公开申请180件（上年为167件）");
    let blank = changed(&last(), &[("\t166\t8\t1\t0\t0\t1\t176", "\t166\t8\t1\t0\t0\t1\t")]);
    assert!(compare(&blank, &told).findings.iter().all(|f| f.rule != "years.told"));
    assert!(super::common::check(&told).findings.iter().all(|f| f.rule != "years.told"));
}

/// Years told together have their figures in turn; what stands between 由 and 变为 is of before.
#[test]
fn figures_of_several_years_told_in_turn_are_each_of_its_own() {
    let found = |words: &str| {
        let report = compare(&last(), &telling(words));
        report.findings.iter().filter(|f| f.rule.starts_with("prose") || f.rule == "years.told").map(|f| f.rule.clone()).collect::<Vec<_>>()
    };
    for right in [
        "2022年、2023年分别收到政府信息公开申请176件、180件",
        "2022年和2023年收到的政府信息公开申请分别为176件和180件",
        "2021年、2022年、2023年收到政府信息公开申请分别为150件、176件、180件",
        "2023年、2022年分别收到政府信息公开申请180件、176件",
        "2021年、2022年、2023年三年共收到政府信息公开申请506件",
        "收到的政府信息公开申请由自然人166件、商业企业8件变为自然人168件、商业企业9件",
    ] {
        assert!(found(right).is_empty(), "{right}: {:?}", found(right));
    }
    for (wrong, rule) in [
        ("2022年、2023年分别收到政府信息公开申请167件、180件", "years.told"),
        ("2021年、2022年、2023年收到政府信息公开申请分别为150件、167件、180件", "years.told"),
        ("2022年、2023年分别收到政府信息公开申请176件、108件", "prose.table"),
    ] {
        assert_eq!(found(wrong), [rule], "{wrong}");
    }
}

/// Several counts and as many figures against last year's are one of each; so are several names before as many figures.
#[test]
fn figures_told_in_turn_are_each_of_one_of_those_before() {
    let found = |words: &str| {
        let report = compare(&last(), &telling(words));
        report.findings.iter().filter(|f| f.rule.starts_with("prose") || f.rule == "years.told").map(|f| f.rule.clone()).collect::<Vec<_>>()
    };
    let pair = "新收政府信息公开申请180件、结转下年度8件";
    for right in [
        "，分别比上年增加4件、4件",
        "，较上年分别增加4件和4件",
        "，同比分别增长2.3%、100%",
        "，较上年各增加4件和4件",
        "，上年分别为176件、4件",
        "，去年分别为176件和4件",
    ] {
        assert!(found(&format!("{pair}{right}")).is_empty(), "{right}: {:?}", found(&format!("{pair}{right}")));
    }
    for (wrong, rule) in [
        ("，分别比上年增加4件、3件", "prose.growth"),
        ("，较上年分别增加14件和4件", "prose.growth"),
        ("，同比分别增长2.3%、10%", "prose.growth"),
        ("，上年分别为176件、14件", "years.told"),
        ("，去年分别为167件和4件", "years.told"),
    ] {
        assert_eq!(found(&format!("{pair}{wrong}")), [rule], "{wrong}");
    }
    // The sample has 5 + 7 reviews of which 7 ended, and 9 + 1 suits.
    for right in [
        "信息公开行政复议、行政诉讼分别为7件、6件",
        "新收、办结政府信息公开申请分别为180件、176件",
        "2021—2023年，收到政府信息公开申请150件、176件、180件",
        "近两年，分别收到政府信息公开申请176件、180件",
        "新收政府信息公开申请180件，自然人占比由上年的94.3%降至93.3%",
        "信息公开行政复议7件，其中维持5件，上年维持4件",
        "信息公开行政复议、行政诉讼由上年的5件、4件增加到7件、6件",
        "信息公开行政复议、行政诉讼由上年的5件和4件变为7件和6件",
        "信息公开行政复议、行政诉讼由上年的5件以及4件变为7件和6件",
        "新收政府信息公开申请180件，上年该申请人提出申请20件",
        "新收政府信息公开申请180件，上年同一申请人提出申请30件",
    ] {
        assert!(found(right).is_empty(), "{right}: {:?}", found(right));
    }
    for wrong in [
        "信息公开行政复议、行政诉讼分别为9件、6件",
        "信息公开行政复议和行政诉讼分别为7件和9件",
        "新收、办结政府信息公开申请分别为180件、167件",
        "新收政府信息公开申请和结转下年度政府信息公开申请分别为180件和7件",
    ] {
        assert_eq!(found(wrong), ["prose.table"], "{wrong}");
    }
}

/// Growth may be told in a clause of its own, by the name of what grew, before its count, or in one character.
#[test]
fn growth_told_by_the_name_of_what_grew_is_held_against_last_years_table() {
    let state = |words: &str| {
        let report = compare(&last(), &telling(words));
        let growth = report.claims.iter().filter(|c| c.kind == gouji::report::ClaimKind::Growth);
        growth.map(|c| c.state).collect::<Vec<_>>()
    };
    use gouji::report::CheckState::{Broken, Held};
    for (right, wrong) in [
        ("全年收到政府信息公开申请180件，与上年相比，增加4件", "全年收到政府信息公开申请180件，与上年相比，增加14件"),
        ("收到政府信息公开申请180件，申请量同比增长2.3%", "收到政府信息公开申请180件，申请量同比增长3.2%"),
        ("收到政府信息公开申请180件，受理数较上年增加4件", "收到政府信息公开申请180件，受理数较上年减少4件"),
        ("收到政府信息公开申请180件，办结176件，收到量同比增长2.27%", "收到政府信息公开申请180件，办结176件，收到量同比增长27.2%"),
        ("收到政府信息公开申请180件，同比净增4件", "收到政府信息公开申请180件，同比净增40件"),
        ("收到政府信息公开申请180件，比去年多4件", "收到政府信息公开申请180件，比去年少4件"),
        ("申请数量同比增长2.3%，全年共收到政府信息公开申请180件", "申请数量同比增长12.3%，全年共收到政府信息公开申请180件"),
        ("收到政府信息公开申请180件，同比增2.3%", "收到政府信息公开申请180件，同比增3.2%"),
        ("收到政府信息公开申请180件。与上年相比，数量上升了2.3%", "收到政府信息公开申请180件。与上年相比，数量上升了12.3%"),
    ] {
        assert_eq!((state(right), state(wrong)), (vec![Held], vec![Broken]), "{right} {wrong}");
    }
    for other in [
        "收到政府信息公开申请180件，点击量同比增长30%",
        "收到政府信息公开申请180件，与周边区县相比，增加14件",
        "收到政府信息公开申请180件，公开数量较上年增加40件",
        "收到政府信息公开申请180件。与上年相比，点击量增长了30%",
        "收到政府信息公开申请180件，召开会议6次。与上年相比，数量增长了30%",
        "收到政府信息公开申请180件。结转下年度8件。与上年相比，数量增长了30%",
        "收到政府信息公开申请180件。与上年相比，增加20件网络申请",
        "收到政府信息公开申请180件。同比增长20%的为自然人申请",
    ] {
        assert!(state(other).iter().all(|s| *s != Broken), "{other}");
    }
}
