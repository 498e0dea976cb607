//! Trees of reports on paper: units over two years, governments that are the sum of theirs, slips of every kind planted in them, and the truth told.

use gouji::form::Form;

use super::layout::{LAYOUTS, Layout};
use super::tree::{Slip, breaks, parent_and_units, print, two_years};
use super::{Figures, Random};

/// What is to be made.
pub struct Plan {
    /// Last year's form and this year's, and the years.
    pub forms: [&'static Form; 2],
    pub years: [i32; 2],
    pub units: usize,
    pub parents: usize,
    /// The layouts that the reports come in, in turns, by their places in [`LAYOUTS`].
    pub layouts: Vec<usize>,
}

/// The files of a tree, by their paths in it, and what was planted in each.
#[derive(Default)]
pub struct Forest {
    pub files: Vec<(String, Vec<u8>)>,
    /// The file that a finding is of, its rule and its key.
    pub truth: Vec<(String, &'static str, String)>,
}

impl Plan {
    /// A tree of this form and the two years in which it was in use.
    pub fn of(form: &str, units: usize, parents: usize, layouts: &[usize]) -> Plan {
        let official = |id: &str| gouji::form::official().iter().find(|form| form.id == id).expect("a form");
        let (forms, years) = match form {
            "2019" => ([official("2019"); 2], [2019, 2020]),
            "2021" => ([official("2021"); 2], [2022, 2023]),
            "changed" => ([official("2019"), official("2021")], [2020, 2021]),
            other => panic!("{other}: 2019, 2021 or changed"),
        };
        Plan { forms, years, units, parents, layouts: layouts.to_vec() }
    }

    /// Ways to break with last year's report that there are under these forms.
    fn ways(&self) -> &'static [usize] {
        match (self.forms[0].id == self.forms[1].id, &*self.forms[1].id) {
            (true, "2019") => &[1, 2, 3, 4, 5, 6, COPIED],
            (true, _) => &[1, 2, 3, 5, 6, COPIED],
            (false, _) => &[1, 2, 5, 6, COPIED],
        }
    }

    fn layout(&self, turn: usize) -> &'static Layout {
        &LAYOUTS[self.layouts[turn % self.layouts.len()]]
    }
}

/// The way in which words are last year's, and no figure.
const COPIED: usize = 7;

/// Makes the reports of two years, a folder for each, the list of the units, and cases of units that are not to be added.
pub fn plant(plan: &Plan) -> Forest {
    let mut forest = Forest::default();
    let mut list = String::from("parent,unit,vertical\n");
    for p in 0..plan.parents {
        forest.place(plan, p, &mut list);
    }
    forest.files.push(("units.csv".into(), list.into_bytes()));
    for (i, kind) in KINDS.iter().enumerate() {
        forest.case(plan, i, kind);
    }
    forest
}

/// What becomes of a case's units beside the three that are added.
const KINDS: &[&str] = &[
    "missing",
    "twice",
    "vertical",
    "listed-vertical",
    "foreign",
    "other-form",
    "other-year",
    "unread",
    "parent",
    "own",
    "left-out",
    "added-twice",
];

impl Forest {
    fn report(&mut self, path: &str, layout: &Layout, figures: &Figures, name: &str, year: i32, words: [&str; 2]) -> String {
        let text = print(figures, name, year, words[0], layout);
        let text = text.replacen("政策解读的形式还不够多样。下一步将多用图表和问答。", words[1], 1);
        let ending = if layout.0 == "html" { "html" } else { "txt" };
        let path = format!("{path}.{ending}");
        self.files.push((path.clone(), text.into_bytes()));
        path
    }

    fn tell(&mut self, file: &str, slips: impl IntoIterator<Item = Slip>) {
        self.truth.extend(slips.into_iter().map(|slip| (file.to_owned(), slip.rule, slip.cell)));
    }

    /// A government with its units, over two years. One unit in ten breaks with last year, in every way there is one after the other; one government
    /// in three is not the sum of its units in one cell, and in one of four two units tell the same story.
    fn place(&mut self, plan: &Plan, p: usize, list: &mut String) {
        let place = format!("第{p}区");
        let mut both: [Vec<Figures>; 2] = [Vec::new(), Vec::new()];
        let twins = (p % 4 == 1 && plan.units > 2).then(|| [format!("{place}第0局"), format!("{place}第{}局", plan.units / 2)]);
        let mut first = [String::new(), String::new()];
        for u in 0..plan.units {
            let seed = (p * plan.units + u) as u64 + 1;
            let way = if u % 10 == 9 { plan.ways()[(p + u / 10) % plan.ways().len()] } else { 0 };
            let ([last, this], _) = two_years(plan.forms, seed, way);
            let name = format!("{place}第{u}局");
            *list += &format!("{place}人民政府,{name},\n");
            let told = |year: usize, section: u64| format!("{name}{}年{}。", plan.years[year], story(seed * 4 + year as u64 * 2 + section));
            let (mut now, then) = ([told(1, 0), told(1, 1)], [told(0, 0), told(0, 1)]);
            if way == COPIED {
                now[1] = then[1].replace(&plan.years[0].to_string(), &plan.years[1].to_string());
            }
            match &twins {
                Some([one, _]) if *one == name => first.clone_from(&now),
                Some([one, other]) if *other == name => now = first.each_ref().map(|text| text.replace(one.as_str(), other)),
                _ => {}
            }
            let path = |year: usize| format!("{}/{name}", plan.years[year]);
            self.report(&path(0), plan.layout(u + 1), &last, &name, plan.years[0], then.each_ref().map(String::as_str));
            let file = self.report(&path(1), plan.layout(u), &this, &name, plan.years[1], now.each_ref().map(String::as_str));
            if way == COPIED {
                self.truth.push((file.clone(), "years.copied", "5".into()));
            }
            self.tell(&file, breaks(&last, &this));
            both[0].push(last);
            both[1].push(this);
        }
        let name = format!("{place}人民政府");
        let [last, mut this] = [0, 1].map(|year| Figures::sum(plan.forms[year], &both[year]));
        let mut slips = Vec::new();
        if p.is_multiple_of(3) {
            // The slip of another tree of the same size, put into this one.
            let slip = parent_and_units(plan.forms[1], p as u64, 1, true).2.expect("one was asked for");
            *this.values.get_mut(&slip.cell).expect("a cell of the form") += 7;
            slips.push(slip);
        }
        // What a unit's slip breaks, it breaks in the sum as well; and so may the government's own.
        slips.extend(breaks(&last, &this));
        let mut file = String::new();
        for (year, figures) in [&last, &this].into_iter().enumerate() {
            let words = [0, 1].map(|section| story((p * 4 + year * 2 + section) as u64 + 1_000_000));
            let words = [format!("{AREA}，{}", words[0]), words[1].clone() + "。"];
            let path = format!("{}/{name}", plan.years[year]);
            file = self.report(&path, plan.layout(0), figures, &name, plan.years[year], words.each_ref().map(String::as_str));
        }
        self.tell(&file, slips);
        self.truth.extend(twins.map(|[one, other]| (file, "units.copied", format!("{other}/{one}"))));
    }

    /// A government with three units that are added, and what `kind` says beside them, in a folder of its own.
    fn case(&mut self, plan: &Plan, i: usize, kind: &str) {
        let (form, year) = (plan.forms[1], plan.years[1]);
        let folder = format!("units/{kind}");
        let place = format!("第{i}县");
        let seed = i as u64 + 500;
        let (_, mut units, slip) = parent_and_units(form, seed, 4, true);
        let odd = units.pop().expect("four were asked for");
        let mut added = units.clone();
        // What the government has of a unit that is not there; and its slip, where one can be told.
        match kind {
            "missing" | "other-form" | "other-year" | "unread" | "added-twice" => added.push(odd.clone()),
            _ => {}
        }
        if kind == "added-twice" {
            added.push(odd.clone());
        }
        let mut parent = Figures::sum(form, &added);
        let mut slips = Vec::new();
        if matches!(kind, "twice" | "vertical" | "listed-vertical" | "foreign" | "parent") {
            let slip = slip.expect("one was asked for");
            *parent.values.get_mut(&slip.cell).expect("a cell of the form") += 7;
            slips.push(slip);
        }
        let name = if kind == "own" { format!("{place}人民政府办公室") } else { format!("{place}人民政府") };
        let words = if kind == "own" { format!("本机关{}", story(seed * 8)) } else { format!("{AREA}，{}", story(seed * 8)) };
        let about = story(seed * 8 + 1) + "。";
        let file = self.report(&format!("{folder}/parent"), plan.layout(i), &parent, &name, year, [&words, &about]);
        let mut list = String::from("parent,unit,vertical\n");
        let mut write = |forest: &mut Forest, figures: &Figures, unit: &str, year: i32, at: usize| {
            let told = [0, 1].map(|section| story(seed * 100 + at as u64 * 2 + section) + "。");
            forest.report(&format!("{folder}/all/{at}"), plan.layout(i + at), figures, unit, year, told.each_ref().map(String::as_str));
            list += &format!("{name},{unit},{}\n", if kind == "listed-vertical" && at == 4 { "1" } else { "" });
        };
        for (at, figures) in units.iter().enumerate() {
            write(self, figures, &format!("{place}第{at}局"), year, at);
        }
        let plain = format!("{place}第9局");
        let not_added = match kind {
            "missing" => plain.clone(),
            "twice" => format!("{place}第1局"),
            "vertical" => format!("{place}税务局"),
            "foreign" => "白河县第9局".to_owned(),
            "unread" => format!("{plain}.docx"),
            "parent" => name.clone(),
            _ => plain.clone(),
        };
        match kind {
            "missing" => list += &format!("{name},{plain},\n"),
            "twice" => write(self, &units[1], &not_added, year, 4),
            "other-form" => {
                let other = gouji::form::official().iter().find(|other| other.id != form.id).expect("there are two");
                write(self, &Figures::of_unit(other, seed), &plain, year, 4);
            }
            "other-year" => write(self, &odd, &plain, year - 1, 4),
            "unread" => self.files.push((format!("{folder}/all/{not_added}"), b"PK\x03\x04 no archive".to_vec())),
            "parent" => {
                self.report(&format!("{folder}/all/{name}"), plan.layout(i), &parent, &name, year, [&words, &about]);
            }
            _ => write(self, &odd, &not_added, year, 4),
        }
        match kind {
            "own" => {}
            "left-out" | "added-twice" => {
                let cells = odd
                    .values
                    .iter()
                    .filter(|(cell, value)| **value != 0 && parent.values.contains_key(*cell))
                    .map(|(cell, _)| cell.clone());
                slips.extend(cells.map(|cell| Slip { rule: "rollup.sum", cell }));
            }
            _ => slips.push(Slip { rule: "rollup.unit", cell: format!("{}/{not_added}", kind.trim_start_matches("listed-")) }),
        }
        if matches!(kind, "missing" | "listed-vertical") {
            self.files.push((format!("{folder}/units.csv"), list.into_bytes()));
        }
        self.tell(&file, slips);
    }
}

const AREA: &str = "本报告汇总了辖区内各部门的数据";

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
fn story(seed: u64) -> String {
    let mut random = Random::new(seed + 7);
    let clause = |_| format!("{}{}", THINGS[random.below(THINGS.len())], DEEDS[random.below(DEEDS.len())]);
    (0..8).map(clause).collect::<Vec<_>>().join("，")
}
