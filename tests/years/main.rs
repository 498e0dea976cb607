//! Two years: every figure that does not follow from last year's report is found, in both reports, and no other; a wrong pair is refused.

#[path = "../common/mod.rs"]
mod common;
mod told;
mod worded;

use gouji::report::{Confidence, Reason, Severity};
use gouji::{Checker, Input, Options, Report};

/// The sample for 2023, whose figures follow from [`last`].
fn this() -> String {
    common::slips::sample()
}

/// A report for 2022 that carries out what the sample carries in.
fn last() -> String {
    let changes = [
        ("2023", "2022"),
        ("一、本年新收政府信息公开申请数量\t168\t9\t1\t0\t0\t2\t180", "一、本年新收政府信息公开申请数量\t166\t8\t1\t0\t0\t1\t176"),
        ("四、结转下年度继续办理\t6\t1\t0\t0\t0\t1\t8", "四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t4"),
        ("行政规范性文件\t6\t2\t41", "行政规范性文件\t3\t2\t37"),
        ("制发行政规范性文件 6 件", "制发行政规范性文件 3 件"),
        (
            "新收政府信息公开申请 180 件，上年结转 4 件，办理 176 件，结转下年度 8 件",
            "新收政府信息公开申请 176 件，上年结转 4 件，办理 176 件，结转下年度 4 件",
        ),
        ("围绕防汛抗旱、农村供水、河湖管护公开政府信息，主动回应群众关切，各项工作平稳推进", "把水库除险、灌区改造作为重点，逐项公布进度"),
        ("对现行文件逐件清理", "重新登记全部文件"),
        ("文件库与公报保持一致", "并在网上列出目录"),
        ("改进网站检索，增设河湖名录专栏", "网站换了新的版面，手机也能查看"),
        ("答复文书实行双人复核", "答复前先由法制科审读"),
    ];
    changed(&this(), &changes)
}

fn changed(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

fn compare(last: &str, this: &str) -> Report {
    Checker::new().compare(Input::Text(last), Input::Text(this), &Options::default()).unwrap()
}

/// Rule and key of every finding of two years.
fn of_years(report: &Report) -> Vec<(String, String)> {
    let years = report.findings.iter().filter(|f| f.rule.starts_with("years."));
    years.map(|f| (f.rule.to_string(), f.key.clone())).collect()
}

#[test]
fn years_that_follow_from_each_other_are_clean() {
    let report = compare(&last(), &this());
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert!(report.not_checked.is_empty(), "{:?}", report.not_checked);
    assert_eq!(report.summary.relations.held, 42 + 7 + 2);
    assert_eq!(report.previous.and_then(|p| p.year), Some(2022));
}

#[test]
fn a_break_in_any_one_column_is_found_there_alone() {
    let columns = ["natural", "business", "research", "charity", "legal", "other", "total"];
    for (at, column) in columns.iter().enumerate() {
        let mut row = ["4", "0", "0", "0", "0", "0", "4"];
        row[at] = "5";
        let slipped = |label: &str| format!("{label}\t{}", row.join("\t"));
        let carried_out = last().replace("四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t4", &slipped("四、结转下年度继续办理"));
        let carried_in =
            this().replace("二、上年结转政府信息公开申请数量\t4\t0\t0\t0\t0\t0\t4", &slipped("二、上年结转政府信息公开申请数量"));
        let wanted = [("years.carry".to_owned(), format!("requests/carried_in/{column}"))];
        for (report, of_last) in [(compare(&carried_out, &this()), true), (compare(&last(), &carried_in), false)] {
            assert_eq!(of_years(&report), wanted, "{column}");
            let carry = report.findings.iter().find(|f| f.rule == "years.carry").unwrap();
            assert!(carry.cells.contains(&format!("previous:requests/carried_out/{column}")), "{:?}", carry.cells);
            // The report whose own sums are broken is the likelier wrong.
            let answer = report.diagnoses.iter().find(|d| d.explains.contains(&carry.id)).unwrap();
            assert_eq!((answer.cells[0].previous, answer.confidence != Confidence::Possible), (of_last, true), "{answer:?}");
        }
    }
}

#[test]
fn figures_of_last_year_that_are_not_known_accuse_no_one() {
    let row = "四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t4";
    for instead in ["四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t", "四、结转下年度继续办理\t4\t\t\t\t\t\t4", ""] {
        let report = compare(&last().replace(row, instead), &this());
        assert!(of_years(&report).is_empty(), "{instead:?}: {:?}", report.findings);
    }
    // A blank is 0: what is carried in has to come from somewhere.
    let report = compare(&last().replace(row, "四、结转下年度继续办理\t\t\t\t\t\t\t0"), &this());
    assert_eq!(of_years(&report).len(), 2, "{:?}", report.findings);
}

#[test]
fn stocks_follow_from_last_years_and_its_flow() {
    let report = compare(&last(), &changed(&this(), &[("行政规范性文件\t6\t2\t41", "行政规范性文件\t6\t2\t40")]));
    assert_eq!(of_years(&report), [("years.in-force".to_owned(), "disclosure/normative/in_force".to_owned())]);
    assert_eq!(report.findings[0].severity, Severity::Warning);
    let report = compare(&changed(&last(), &[("3\t0\t0\t2\t5", "3\t0\t0\t6\t9")]), &this());
    assert_eq!(of_years(&report), [("years.pending".to_owned(), "review/direct/total".to_owned())]);
}

/// How severe it is that what was carried over differs, where last year's row is `row` and this year's text tells so.
fn carry(row: (&str, &str), told: &str) -> Vec<Severity> {
    let text = changed(&this(), &[("（三）政府信息管理。", &format!("{told}\n\n（三）政府信息管理。"))]);
    let report = compare(&changed(&last(), &[row]), &text);
    report.findings.iter().filter(|f| f.rule == "years.carry").map(|f| f.severity).collect()
}

#[test]
fn a_corrected_figure_of_last_years_is_a_warning() {
    let row = ("四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t4", "四、结转下年度继续办理\t5\t0\t0\t0\t0\t0\t5");
    for told in [
        "另，上年报告的结转数误报，现更正为4件。",
        "去年年报多报1件，本年据实调减。",
        "上年度申请数多计1件。本年已更正。",
        "上年报告所填结转数有误，实为4件。",
        "2022年报告中结转件数为笔误。",
        "2022年12月末寄到的2件申请未及统计，现列入上年结转。",
        "去年末结转的申请有1件撤回，不再计入本年度上年结转。",
        "2022年年报“结转下年度继续办理”填写为5件，应为4件。",
        "上年结转数与2022年年报不一致，系统导出时重复。",
        "本年上年结转数与上年报告数存在出入，原因是统计时点不同。",
        "与2022年年报数据存在差异，以本报告为准；请以此件引用。",
        "2022年误将2件未到期的结转申请算作办结。",
        "上年结转数含上年已收到但未登记的1件。",
        "经重新清点，上年结转由5件调整为4件。",
        "上年报告截稿后撤回1件，补登后上年结转数比上年报告的结转下年度数少1件。",
    ] {
        assert_eq!(carry(row, told), [Severity::Warning; 2], "{told}");
    }
    // What is corrected may be another figure, or none; that what was carried in was done is no reason why it differs.
    for told in [
        "比上年多报送信息3件。",
        "本年漏报信息2件，已补报。",
        "网站所列件数有误的已经改过。",
        "上年行政处罚件数录入有误，已更正。",
        "与2022年年报数据存在差异的是行政许可一项。",
        "对去年公开文件里的错别字作了更正。",
        "上年结转的申请实际办结，无一遗漏，应当公开的都已公开。",
        "上年结转的申请含自然人提出的，均已列入台账。",
        "上年结转的申请纳入督办，与新收的一并答复。",
        "未到期的申请计入结转下年度继续办理。",
        "上年指南所列电话与网站不一致，已改。",
        "上年目录里缺的几页已经补录。",
        "上年结转的4件申请，申请人均已补报材料。",
        "对上年结转的申请逐件补登台账。",
    ] {
        assert_eq!(carry(row, told), [Severity::Error; 2], "{told}");
    }
}

#[test]
fn what_was_carried_in_from_another_body_is_a_warning() {
    let row = ("四、结转下年度继续办理\t4\t0\t0\t0\t0\t0\t4", "四、结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2");
    for told in [
        "因机构改革，河道管理处划入本局，上年结转4件中含其未办结的2件。",
        "上年结转数含原河道管理处移交的2件。",
        "本局与原河道管理处合并，两家上年结转的申请一并办理。",
        "按照改革部署，原河道管理处并入我局。",
        "3月，河道管理处的职能划转至本局，有关工作平稳。",
        "上年结转的申请均已答复。其中2件来自划入的河道管理处。",
        "其他单位移交的2件申请计入上年结转。",
        "机构改革后，原河道管理处的在办申请由本局答复。",
        "承接已不再保留的河道管理处未办结申请2件。",
    ] {
        assert_eq!(carry(row, told), [Severity::Warning; 2], "{told}");
    }
    // Who merges lists, or hands over files, says nothing of what was carried over.
    for told in [
        "上年结转的申请已全部答复，相同的申请合并答复。",
        "机构改革中目录重新编排。",
        "承接省厅下放事项3项，指南同时修订。",
        "到期文书移交档案馆。",
        "原河道管理处的栏目并入我局网站。",
        "疑难件移交我局法制科。",
        "上年结转的申请都已答复。相同的申请移交其他科室一并答复。",
    ] {
        assert_eq!(carry(row, told), [Severity::Error; 2], "{told}");
    }
}

#[test]
fn a_section_is_copied_where_most_of_it_is_last_years() {
    let sentences = [
        "办事指南请老干部通读后重新编排，错漏当场改过。",
        "解读材料按群众的问法换了标题，乡镇的广播照着念。",
        "查阅场所挪到进门就能看见的地方，由两个科室轮流值守。",
        "答复文书逐页对过原件再寄出，退信另行登记。",
        "网站栏目做成手机上也好读的版式，颜色标出办理顺序。",
        "来信里的抱怨每月理一次，常见的误会写成一页。",
    ];
    let other = ["新来的同事边学边做。", "目录同档案馆一道做了备份。", "赶集的日子把展板摆到街口。", "志愿者试着走了一遍流程。"];
    // The first section is these sentences and nothing else.
    let telling = |text: String, words: &[&str]| {
        let (from, to) = (text.find("一、总体情况").unwrap(), text.find("二、").unwrap());
        format!("{}一、总体情况\n{}\n\n{}", &text[..from], words.concat(), &text[to..])
    };
    // This year's is last year's, but for so many of its sentences.
    let copied = |new: usize| {
        let (before, now) = (telling(last(), &sentences), telling(this(), &[&sentences[new..], &other[..new]].concat()));
        of_years(&compare(&before, &now)).contains(&("years.copied".to_owned(), "1".to_owned()))
    };
    assert_eq!([0, 1, 4].map(copied), [true, true, false]);
}

/// A long passage of last year's is told where the rest of its section is new; what is said in the same words every year is not as long.
#[test]
fn a_passage_is_copied_where_the_section_is_not() {
    let passage = "每季度请几位企业代表和村干部到局里坐一坐，把最近发的文件摊开来逐段念，念不明白的地方当场画线，由起草的科室改写成大白话再挂到网上；改写前后的两个版本并排放着，哪一处改过用颜色标出，半年以后再请同一批人回来看，问一问有没有用、还缺什么。";
    let turn = "坚持以人民为中心，严格执行政府信息公开条例和省、市有关规定，以公开为常态、不公开为例外。";
    let others = [
        "新来的同事边学边做，目录同档案馆一道做了备份，赶集的日子把展板摆到街口。",
        "志愿者试着走了一遍流程，来信里的抱怨每月理一次，常见的误会写成一页贴在门口。",
    ];
    let telling = |text: String, words: &str, other: &str| {
        let (from, to) = (text.find("一、总体情况").unwrap(), text.find("二、主动").unwrap());
        format!("{}一、总体情况\n{other}{other}{words}\n\n{}", &text[..from], &text[to..])
    };
    let copied = |before: &str, now: &str| {
        let report = compare(&telling(last(), before, others[0]), &telling(this(), now, others[1]));
        report.findings.into_iter().find(|f| f.rule == "years.copied")
    };
    let (half, rest) = passage.split_at(passage.find('；').unwrap());
    for (before, now) in [
        (passage.to_owned(), passage.to_owned()),
        (passage.replace("每季度", "2022年每季度"), passage.replace("每季度", "2023年每季度")),
        (passage.to_owned(), format!("窗口的老同事退休了，新人接得上手。{passage}")),
        (passage.to_owned(), format!("{half}\n\n{rest}")),
    ] {
        let found = copied(&before, &now).unwrap_or_else(|| panic!("{before} {now}"));
        assert!(found.quote.as_deref().is_some_and(|quote| quote.contains("每季度")), "{:?}", found.quote);
        assert!(found.message.contains("有一段文字"), "{}", found.message);
    }
    assert!(copied(turn, turn).is_none());
    let other_words = [("企业代表", "老师"), ("起草", "承办"), ("颜色", "下划线"), ("画线", "记下")];
    assert!(copied(passage, &changed(passage, &other_words)).is_none());
    // What tells the figures of each year in the same sentences was brought up to date.
    let counts = |n: &str| {
        format!(
            "全年发布各类信息{n}条，通过网站发布{n}条，通过公众号发布{n}条，在公告栏张贴{n}份，举办开放日{n}场，邀请群众代表{n}人次走进机关，收集意见建议{n}条并逐条反馈，编印办事手册{n}册分送各村，组织业务培训{n}期。"
        )
    };
    assert!(copied(&counts("21"), &counts("34")).is_none());
    assert!(copied(&counts("二十一"), &counts("三十四")).is_none());
    // Half as long is enough with figures that are last year's too.
    let short = |n: &str, days: &str| {
        format!(
            "把赶集的日子定为读文件的日子，老支书拿着喇叭念给等车的人听，前后{days}场，散出去{n}份大字本，有问必答，答不上来的记下来带回局里"
        )
    };
    assert!(copied(&short("1,260", "37"), &short("1,260", "37")).is_some());
    assert!(copied(&short("1,260", "37"), &short("1,340", "37")).is_none());
    assert!(copied(&short("几百", "3"), &short("几百", "3")).is_none());
    assert!(copied(&short("1,260", "120、35"), &short("9,260", "120、35")).is_none());
    // Numbers that are the same in any year count nothing.
    for standing in [
        "认真落实条例第20条、第21条和第53条的规定，按照国办公开办函〔2021〕30号文件要求设置专栏，把目录、指南、年报放在醒目的位置",
        "统计期限从1月1日至12月31日，地址滨河路128号，电话0931-8816520，依托政务大厅24小时自助区和12345热线提供查阅",
        "在20个工作日内完成审查，制作之日起20个工作日内公开，全局共设科室12个、下属单位15个，各明确一名联络员，责任到岗到人",
    ] {
        assert!(copied(standing, standing).is_none(), "{standing}");
    }
}

/// In a file of sheets the tables follow the last section: their words are none of its.
#[test]
fn tables_behind_the_last_section_are_no_copied_section() {
    let tables_last = |text: String| {
        let is_table = |line: &&str| line.contains('\t');
        let (tables, words): (Vec<&str>, Vec<&str>) = text.lines().partition(is_table);
        format!("{}\n{}\n", words.join("\n"), tables.join("\n"))
    };
    let report = compare(&tables_last(last()), &tables_last(this()));
    assert!(report.tables.iter().all(|table| table.place.is_some()), "{:?}", report.findings);
    assert!(of_years(&report).iter().all(|(rule, _)| rule != "years.copied"), "{:?}", of_years(&report));
}

/// A portal's footer below the last section is the same every year, and is none of the report's text.
#[test]
fn a_portals_footer_is_no_copied_section() {
    let footer = "\n\n【打印本页】 【关闭窗口】\n主办单位：丰乐县人民政府办公室 承办单位：丰乐县政务信息服务中心 地址：丰乐县城北路8号\n网站标识码：0000000000 某ICP备00000000号 某公网安备00000000000000号 联系我们 网站地图 技术支持：丰乐县数据服务有限公司\n";
    let (this, last) = (this() + footer, last() + footer);
    assert_eq!(of_years(&compare(&last, &this)), []);
    // The same in sentences of the report is last year's text.
    let told = "本年度继续由县政务信息服务中心承办网站的日常维护，主办单位每月检查栏目更新，发现错链、错字当日改正，并把检查结果通报各科室，作为年终考核的依据之一，没有其他需要报告的事项。\n";
    assert!(of_years(&compare(&(last + told), &(this + told))).iter().any(|(rule, _)| rule == "years.copied"));
}

/// Neither is the list of other reports there.
#[test]
fn other_reports_named_below_are_no_part_of_the_last_section() {
    let others = |year: i32| {
        format!(
            "\n相关阅读\n丰乐县审计局{year}年政府信息公开工作年度报告 {next}-01-20\n丰乐县教育局{year}年政府信息公开工作年度报告 {next}-01-21\n丰乐县民政局{year}年政府信息公开工作年度报告 {next}-01-22\n上一篇：丰乐县财政局{year}年政府信息公开工作年度报告\n下一篇：没有了\n",
            next = year + 1
        )
    };
    let report = compare(&(last() + &others(2022)), &(this() + &others(2023)));
    assert_eq!(of_years(&report), []);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn a_wrong_pair_is_refused() {
    let code = |last: &str, this: &str| {
        let report = compare(last, this);
        assert!(of_years(&report).is_empty());
        report.not_checked.iter().find(|n| n.rule == "years.carry").map(|n| n.reason.clone())
    };
    let body = code(&last().replace("水利局", "水务局"), &this());
    assert!(matches!(body, Some(Reason::OtherBody { .. })), "{body:?}");
    // A title may begin with the year.
    let year_first = |text: &str, year: u32, name: &str| text.replacen(&format!("青禾市水利局{year}年"), &format!("{year}年{name}"), 1);
    let (before, now) = (year_first(&last(), 2022, "青禾市规划和水务局"), year_first(&this(), 2023, "青禾市水利局"));
    assert!(matches!(code(&before, &now), Some(Reason::OtherBody { .. })));
    let year = code(&this(), &this());
    assert_eq!(year, Some(Reason::OtherYear { this: 2023, previous: 2023 }));
    assert_eq!(code("青禾市水利局2022年政府信息公开工作年度报告\n没有表格。\n", &this()), Some(Reason::PreviousUnlike {}));
    assert_eq!(code(&last().replace("青禾市水利局", "云川省青禾市水利局"), &this()), None);
    // Without another report there is one line of it.
    let alone = common::check(&this());
    assert!(matches!(alone.not_checked[..], [ref one] if one.reason == Reason::NoPrevious {}));
}

#[test]
fn forms_that_changed_are_compared_where_they_mean_the_same() {
    let old = std::fs::read_to_string(format!("{}/www/sample/clean-2019.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let old = old.replace("2019", "2020");
    let organization = common::check(&old).document.organization.unwrap();
    let new = this().replace("2023", "2021").replace("青禾市水利局", &organization);
    let report = compare(&old, &new);
    assert!(report.not_checked.iter().any(|n| n.rule == "years.in-force" && matches!(n.reason, Reason::FormChanged { relations: 2, .. })));
    assert_eq!(report.relations.iter().filter(|r| r.rule == "years.carry" && r.code.is_none()).count(), 7);
}

/// Every kind of slip, in every layout, in both forms and where the form changed: what was planted is found, and nothing else.
#[test]
fn every_planted_slip_is_found_and_none_other_in_every_layout() {
    use common::layout::LAYOUTS;
    use common::tree::{print, two_years};
    let forms = gouji::form::official();
    let (mut planted, mut found) = (0, 0);
    for (pair, year) in [([&forms[0], &forms[0]], 2020), ([&forms[1], &forms[1]], 2023), ([&forms[0], &forms[1]], 2021)] {
        for (at, layout) in LAYOUTS.iter().enumerate() {
            for plant in 0..7 {
                let ([last, this], slip) = two_years(pair, (at * 10 + plant) as u64, plant);
                // Last year's report comes in another layout.
                let last = print(&last, "青禾市水利局", year - 1, "去年把目录理了一遍", &LAYOUTS[(at + 8) % LAYOUTS.len()]);
                let this = print(&this, "青禾市水利局", year, "各项工作平稳推进", layout);
                let report = compare(&last, &this);
                let told: Vec<(String, String)> = of_years(&report);
                let wanted: Vec<(String, String)> = slip.iter().map(|s| (s.rule.to_owned(), s.cell.clone())).collect();
                assert!(told.iter().all(|t| wanted.contains(t)), "{} {plant} {year}: {told:?}, planted {wanted:?}", layout.0);
                (planted, found) = (planted + wanted.len(), found + told.len());
            }
        }
    }
    println!("{found} of {planted} planted slips found");
    assert!(planted > 150 && found * 10 >= planted * 9, "{found} of {planted}");
}
