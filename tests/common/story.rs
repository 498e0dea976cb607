//! What bodies tell of their work: words for reports, others for each.

use super::Random;

/// What a government says whose report covers its units.
pub const AREA: &str = "本报告汇总了辖区内各部门的数据";

const THINGS: &[&str] = &[
    "办事指南",
    "解读材料",
    "目录清单",
    "网站栏目",
    "查阅场所",
    "咨询电话",
    "答复文书",
    "档案台账",
    "公报印本",
    "培训教材",
    "信箱留言",
    "答问集锦",
    "图表长图",
    "发布流程",
    "文件全文",
    "服务窗口",
];
const DEEDS: &[&str] = &[
    "请老干部通读后重新编排",
    "按群众的问法改写了标题",
    "由两个科室轮流值守",
    "换成了手机上也好读的版式",
    "与乡镇的小广播衔接起来",
    "逐页对过原件再上架",
    "交给新来的同事边学边做",
    "在赶集的日子摆到街口",
    "配上了方言的录音",
    "用色块标出了办理顺序",
    "同档案馆一道做了备份",
    "请志愿者试着走了一遍",
    "把过时的说法换了下来",
    "照着来信里的抱怨修补",
    "加了一页常见的误会",
    "挪到了进门就能看见的地方",
];

/// What a body tells of its work: other words for every seed.
pub fn story(seed: u64) -> String {
    let mut random = Random::new(seed + 7);
    let clause = |_| format!("{}{}", THINGS[random.below(THINGS.len())], DEEDS[random.below(DEEDS.len())]);
    (0..8).map(clause).collect::<Vec<_>>().join("，")
}
