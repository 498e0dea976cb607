//! The words claims are told in, as data with examples beside them: someone who knows these reports can add a synonym here.

/// A kind of claim: what is counted, how it is told, and the sums of cells that it may mean.
#[derive(Debug)]
pub struct ClaimKind {
    pub id: &'static str,
    pub verbs: &'static [&'static str],
    pub nouns: &'static [&'static str],
    /// Readings in use; a claim is right where any of them holds. Each is a sum of addresses.
    pub readings: &'static [&'static [&'static str]],
    /// Sentences of a report for 2023 with the figure told.
    pub catches: &'static [(&'static str, i64)],
    pub leaves: &'static [&'static str],
}

/// A kind of denial, and the cells that must be zero for it.
#[derive(Debug)]
pub struct Denial {
    pub id: &'static str,
    pub nouns: &'static [&'static str],
    pub cells: &'static [&'static str],
    pub catches: &'static [&'static str],
    pub leaves: &'static [&'static str],
}

const REQUESTS: &[&str] = &[
    "政府信息公开申请",
    "政府信息公开的申请",
    "政府信息依申请公开申请",
    "依申请公开申请",
    "信息公开申请",
    "依申请公开政府信息",
    "政府信息申请",
];
const NEW: &str = "requests/new/total";
const CARRIED_IN: &str = "requests/carried_in/total";
const TOTAL: &str = "requests/total/total";
const CARRIED_OUT: &str = "requests/carried_out/total";

/// Every kind of claim, in the order they are tried on a clause.
pub const CLAIMS: &[ClaimKind] = &[
    ClaimKind {
        id: "received",
        verbs: &["新收", "收到", "受理", "接收", "新收到", "共收到", "收办"],
        nouns: REQUESTS,
        readings: &[&[NEW], &[NEW, CARRIED_IN], &[TOTAL]],
        catches: &[
            ("2023年，我局共收到政府信息公开申请120件，均按期答复。", 120),
            ("全年新收政府信息公开申请 1,120 件，上年结转 4 件。", 1120),
            ("本年度共受理依申请公开申请１２宗。", 12),
            ("全年收到各类政府信息公开申请共计38件。", 38),
            ("畅通政府信息公开申请渠道，健全登记、审核、答复制度，全年共受理政府信息公开申请2800件、办理2744件。", 2800),
        ],
        leaves: &[
            "统一技术平台运行平稳，收到政府信息公开申请1590条，网民咨询5716件。",
            "较2022年收到政府信息公开申请增加12件，增长明显。",
            "上年共收到政府信息公开申请120件，本年有所减少。",
            "全年收到政府信息公开申请约120件，均按期答复。",
            "全年收到政府信息公开申请120余件，均按期答复。",
            "通过网络收到政府信息公开申请30件，信函收到12件。",
            "全市各部门共收到政府信息公开申请3000件，同比持平。",
            "其中，收到自然人政府信息公开申请98件，占大多数。",
            "通过网上平台和信函等渠道，全年收到政府信息公开申请30件。",
            "累计收到政府信息公开申请1200件，运行平稳有序。",
        ],
    },
    ClaimKind {
        id: "processed",
        verbs: &["办结", "办理", "答复", "办理答复", "处理"],
        nouns: REQUESTS,
        readings: &[&[TOTAL], &[NEW], &[NEW, CARRIED_IN], &[TOTAL, CARRIED_OUT]],
        catches: &[("全年共办理政府信息公开申请118件，没有逾期。", 118), ("2023年答复政府信息公开申请 9 件，均在法定期限内。", 9)],
        leaves: &["依法办理不予公开的政府信息公开申请3件，均说明理由。", "全年按时办结率100%，共办理咨询118件，群众满意。"],
    },
];

/// Every kind of denial.
pub const DENIALS: &[Denial] = &[
    Denial {
        id: "requests",
        nouns: REQUESTS,
        cells: &[NEW],
        catches: &["2023年，我镇未收到政府信息公开申请。", "本年度没有收到依申请公开申请，也未收取费用。"],
        leaves: &["全年未收到不予公开的政府信息公开申请投诉。", "未收到政府信息公开申请相关的投诉举报。", "2022年未收到政府信息公开申请。"],
    },
    Denial {
        id: "reviews",
        nouns: &[
            "行政复议",
            "因政府信息公开引发的行政复议",
            "因政府信息公开工作被申请行政复议",
            "政府信息公开行政复议",
            "涉及政府信息公开的行政复议",
        ],
        cells: &["review/review/total"],
        catches: &["全年未发生行政复议、行政诉讼。", "本年度没有发生因政府信息公开工作被申请行政复议的情况。"],
        leaves: &[
            "全年未发生行政复议被纠正的情形。",
            "未经行政复议直接起诉的2件，均已审结。",
            "未发生因行政处罚引起的行政复议，秩序良好。",
        ],
    },
];

/// Words after which a figure is not this report's whole: a channel, a part, another time, another body, another kind of thing.
pub const SPEAKS_OF_LESS: &[&str] = &[
    "平台",
    "网站",
    "网络",
    "网上",
    "线上",
    "线下",
    "信函",
    "邮",
    "当面",
    "现场",
    "窗口",
    "传真",
    "微信",
    "系统",
    "渠道",
    "电子",
    "其中",
    "自然人",
    "法人",
    "企业",
    "组织",
    "上年",
    "去年",
    "上一年",
    "往年",
    "同比",
    "同期",
    "较",
    "增",
    "减",
    "累计",
    "截至",
    "截止",
    "以来",
    "全市",
    "全县",
    "全区",
    "全省",
    "全系统",
    "各部门",
    "各单位",
    "各镇",
    "各乡",
    "所属",
    "下属",
    "直属",
    "街道",
    "月",
    "季度",
    "半年",
    "分别",
    "每",
    "约",
    "近",
    "超",
    "逾",
    "复议",
    "诉讼",
    "转",
    "代",
];

/// Words with which a clause speaks of the whole year, whatever the sentence spoke of before.
pub const WHOLE_YEAR: &[&str] = &["全年", "本年度", "年度内"];

/// Words anywhere before a figure that give it to a part, a channel or another time even so.
pub const SPEAKS_OF_ANOTHER_TIME: &[&str] =
    &["其中", "通过", "来自", "截至", "截止", "累计", "以来", "上年", "去年", "上一年", "往年", "平台"];

/// Words that make a denial one of something else.
pub const OF_ANOTHER_KIND: &[&str] =
    &["纠正", "纠错", "败诉", "撤销", "审结", "未经", "结果", "违法", "维持", "投诉", "举报", "处罚", "逾期", "上年", "去年", "收费"];

/// Words between a verb and its noun that change nothing.
pub const BETWEEN: &[&str] = &["到", "了", "的", "各类", "各项", "群众", "公民", "公众", "有效", "书面", "共", "任何", "一起", "过"];
/// Words between a noun and its figure that change nothing.
pub const BEFORE_FIGURE: &[&str] = &["数量", "总数", "总量", "共计", "总计", "合计", "共", "为", "有", "计"];
pub const MEASURES: &[&str] = &["件", "宗", "份", "条", "例", "起", "次", "个"];
/// Ways to say no.
pub const NOT: &[&str] = &["未收到", "没有收到", "未接到", "没有接到", "未接收到", "未发生", "没有发生", "未出现", "没有出现", "未产生"];
/// What may follow a denied noun.
pub const ENDS: &[&str] = &["、", "。", "和", "及", "或", "与", "的情况", "的情形", "情况", "情形", "案件", "事项", "件"];
