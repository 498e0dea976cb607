//! Slips of every kind, in the clean sample of 2021.

/// Slips that have nothing to do with each other: what stands there, and what is made of it.
pub const SLIPS: &[(&str, &str)] = &[
    ("要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0", "要求提供公开出版物\t0\t0\t0\t0\t0\t0\t3"),
    ("（一）予以公开\t86\t4\t1\t0\t0\t0\t91", "（一）予以公开\t86\t4\t1\t0\t0\t0\t19"),
    ("6.属于四类过程性信息\t2\t0", "6.属于四类过程性信息\t3\t0"),
    ("4.保护第三方合法权益\t3\t1", "4.保护第三方合法权益\t-3\t1"),
    ("5\t1\t0\t1\t7\t3\t0", "5\t1\t0\t1\t8\t3\t0"),
    ("\t2.没有现成信息需要另行制作\t5\t0\t0\t0\t0\t0\t5\n", ""),
    ("\t8.属于行政查询事项\t0\t0\t0\t0\t0\t0\t0\n", ""),
    ("行政处罚\t318", "行政处罚\t31.8"),
    ("行政强制\t7", "行政强制\t7O"),
    ("行政事业性收费\t12.6", "行政事业性收费\t126000元"),
    ("行政许可\t1205", "行政许可\t"),
    ("门户网站", "XX门户网站"),
    ("围绕防汛抗旱", "围绕XX、防汛抗旱"),
    ("增设河湖名录专栏", "增设XX专栏XX项"),
    ("举办培训 2 次", "举办培训12次，其中线上8次、线下6次"),
    ("废止行政规范性文件 2 件", "废止行政规范性文件 5 件"),
    ("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件"),
    ("上年结转 4 件", "上年结转 14 件"),
    ("自2023年1月1日至2023年12月31日", "自2022年1月1日至2022年12月31日"),
    ("一、总体情况", "一、概述"),
    ("五、存在的主要问题及改进情况", ""),
    ("六、其他需要报告的事项", ""),
];

/// The clean sample of 2021.
pub fn sample() -> String {
    std::fs::read_to_string(format!("{}/www/sample/clean-2021.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The sample with those slips of the list that `chosen` keeps.
pub fn slipped(chosen: impl Fn(usize) -> bool) -> String {
    let mut text = sample();
    for (i, (old, new)) in SLIPS.iter().enumerate().filter(|(i, _)| chosen(*i)) {
        assert_eq!(text.matches(old).count(), 1, "slip {i}: {old}");
        text = text.replace(old, new);
    }
    text
}

/// Texts with each slip by itself, with several at random, and the bad example of every rule.
pub fn mutated() -> Vec<String> {
    let mut random = super::Random::new(31);
    let alone = (0..SLIPS.len()).map(|i| slipped(|j| i == j));
    let several = (0..30).map(|_| {
        let kept: Vec<bool> = SLIPS.iter().map(|_| random.below(3) == 0).collect();
        slipped(|i| kept[i])
    });
    let mut texts: Vec<String> = alone.chain(several).collect();
    for rule in gouji::internals::rules() {
        // A text by itself, without the reports beside it.
        texts.extend(rule.fail().iter().map(text_of));
    }
    texts
}

/// The text of a rule's example.
pub fn text_of(example: &gouji::internals::Example) -> String {
    replaced(example, example.replace)
}

/// The example's sample with each first text replaced by its second.
fn replaced(example: &gouji::internals::Example, replace: &[(&str, &str)]) -> String {
    let text = std::fs::read_to_string(format!("{}/{}", env!("CARGO_MANIFEST_DIR"), example.sample)).unwrap();
    replace.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "an example changes {old:?}, which {} does not have", example.sample);
        text.replace(old, new)
    })
}

/// The report of a rule's example, with the reports that stand beside it.
pub fn report_of(example: &gouji::internals::Example, lang: gouji::Lang) -> gouji::Report {
    let (checker, options, text) = (gouji::Checker::new(), gouji::Options::default().lang(lang), text_of(example));
    let this = gouji::Input::Text(&text);
    if !example.units.is_empty() {
        let units: Vec<String> = example.units.iter().map(|unit| replaced(example, unit)).collect();
        return gouji::internals::beside_units(&text, &units, lang);
    }
    let report = match example.previous {
        Some(previous) => checker.compare(gouji::Input::Text(&replaced(example, previous)), this, &options),
        None => checker.check(this, &options),
    };
    report.unwrap()
}
