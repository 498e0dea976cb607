//! What the text tells, held against the tables and against itself.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::readings::{Readings, Sum};
use super::{CLEAN_2021, CellId, Evidence, Fact, Finding, Outcome, Rule, Severity, Subject, Why, edit_2021};
use crate::place::Span;
use crate::prose::{self, Fault, Figure, Item, Narrated, Rate, RateKind, Says, Told, Unit};
use crate::reading::Reading;

const BASIS: &str = "《中华人民共和国政府信息公开条例》第五十条";

pub const TABLE: Rule = Rule {
    id: "prose.table",
    severity: Severity::Error,
    statement: ["正文所说的数字与所指的表格数字一致", "a count told in the text is that of the cells it speaks of"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件")]),
    run: table,
};

pub const SUM: Rule = Rule {
    id: "prose.sum",
    severity: Severity::Error,
    statement: ["正文中分项之和与总数相符，分项不超过总数", "parts listed in the text add up to their whole, and never exceed it"],
    basis: "gouji",
    good: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次、线下4次")]),
    bad: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次、线下6次")]),
    run: sum,
};

pub const SHARE: Rule = Rule {
    id: "prose.share",
    severity: Severity::Error,
    statement: ["正文所说的占比与所说的数量相符", "a share told agrees with the counts told"],
    basis: "gouji",
    good: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占66.7%")]),
    bad: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占76.7%")]),
    run: rates::<true>,
};

pub const GROWTH: Rule = Rule {
    id: "prose.growth",
    severity: Severity::Error,
    statement: ["正文所说的增减与所说的两年数量相符", "growth told agrees with the two counts told"],
    basis: "gouji",
    good: edit_2021(&[("举办培训 2 次", "2022年举办培训10次，2023年举办培训12次，同比增长20%")]),
    bad: edit_2021(&[("举办培训 2 次", "2022年举办培训10次，2023年举办培训12次，同比增长2%")]),
    run: rates::<false>,
};

pub const REPEAT: Rule = Rule {
    id: "prose.repeat",
    severity: Severity::Warning,
    statement: ["同一事实在正文各处的数字一致", "a fact told twice has one value"],
    basis: "gouji",
    good: edit_2021(&[("（四）平台建设。", "（四）平台建设。全年新收政府信息公开申请180件。")]),
    bad: edit_2021(&[("（四）平台建设。", "（四）平台建设。全年新收政府信息公开申请108件。")]),
    run: repeat,
};

pub const DENIAL: Rule = Rule {
    id: "prose.denial",
    severity: Severity::Error,
    statement: ["正文说没有的，表格中为 0", "what the text denies is zero in the table"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("答复文书实行双人复核", "全年未发生因政府信息公开引发的行政复议、行政诉讼")]),
    run: denial,
};

/// Whether a figure as told is `sum`; rounded ones (3.5万, 12.6万元) to the digits told.
fn is(figure: &Figure, money: bool, sum: Decimal) -> bool {
    let unit = if money { Decimal::new(1, 4) } else { Decimal::ONE };
    let (told, step) = (figure.value * unit, figure.step * unit);
    told == sum || ((money || figure.step > Decimal::ONE) && prose::agrees(told, sum, step))
}

/// A finding about the words between two characters of a passage.
fn quoted(subject: &Subject, rule: &Rule, severity: Severity, fact: Fact, narrated: &Narrated, (from, until): (usize, usize)) -> Finding {
    let span = narrated.passage.span(from, until);
    let quote = super::quote(subject.document, span);
    Finding { rule: rule.id.into(), severity, fact, cells: Vec::new(), span: Some(span), quote: Some(quote) }
}

fn distinct(readings: &[Sum]) -> Vec<CellId> {
    let mut cells: Vec<CellId> = readings.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

fn table(subject: &Subject, outcome: &mut Outcome) {
    let mut unread = 0;
    let readings = Readings::new(subject.reading);
    for narrated in subject.narrated {
        for told in &narrated.told {
            let item = &narrated.items[told.item];
            let Some(readings) = readings.of(told.count, told.part) else {
                unread += 1;
                continue;
            };
            let fits = readings.is_empty() || readings.iter().any(|(sum, _)| is(&item.figure, told.count.money, *sum));
            let single = readings.iter().filter(|(_, cells)| cells.len() == 1 && !told.count.money);
            outcome.told.extend(single.map(|(_, cells)| Evidence { cell: cells[0], figure: item.figure.value }));
            if fits {
                continue;
            }
            let figure = if told.count.money { item.figure.value * Decimal::new(1, 4) } else { item.figure.value };
            let fact = Fact::Told { figure: figure.normalize(), tried: readings.iter().map(|(sum, _)| *sum).collect() };
            let finding = quoted(subject, &TABLE, TABLE.severity, fact, narrated, (item.from, item.until));
            outcome.findings.push(Finding { cells: distinct(&readings), ..finding });
        }
    }
    if unread > 0 {
        outcome.not_checked.push((TABLE.id.into(), Why::Told { count: unread }));
    }
}

/// What a told whole may stand for in the tables, and whether the told figures of `items` are all those of the tables.
fn known(readings: &Readings, narrated: &Narrated, items: &[usize]) -> (Vec<Decimal>, bool) {
    let told = |i: usize| narrated.told_by(i);
    let sums = |t: &Told| readings.of(t.count, t.part).iter().flat_map(|r| r.iter().map(|r| r.0)).collect::<Vec<_>>();
    let accept = items.first().and_then(|&w| told(w)).map(sums).unwrap_or_default();
    let all = items.iter().all(|&i| told(i).is_some_and(|t| sums(t).contains(&narrated.items[i].figure.value)));
    (accept, all)
}

fn sum(subject: &Subject, outcome: &mut Outcome) {
    let readings = Readings::new(subject.reading);
    for narrated in subject.narrated {
        let items = &narrated.items;
        for list in &narrated.lists {
            let everything: Vec<usize> = std::iter::once(list.whole).chain(list.parts.iter().copied()).collect();
            let (accept, partial) = known(&readings, narrated, &everything);
            let Some((fault, parts)) = prose::judge(list, items, &accept, partial) else { continue };
            let value = |i: usize| items[i].figure.value;
            let repair = prose::repair(list.whole, &parts, items).map(|r| (value(r.item), r.becomes));
            let severity = if fault == Fault::Nearly { Severity::Warning } else { Severity::Error };
            let fact = Fact::Sum {
                whole: value(list.whole),
                parts: parts.iter().map(|&i| value(i)).collect(),
                exceeds: fault == Fault::Exceeds,
                repair,
            };
            let until = parts.iter().map(|&i| items[i].until).max().unwrap_or(items[list.whole].until);
            outcome.findings.push(quoted(subject, &SUM, severity, fact, narrated, (items[list.whole].from, until)));
        }
    }
}

/// The rules of shares (`SHARES`) and of growth.
fn rates<const SHARES: bool>(subject: &Subject, outcome: &mut Outcome) {
    let wholes = wholes(subject.reading);
    for narrated in subject.narrated {
        let items = &narrated.items;
        for rate in narrated.rates.iter().filter(|r| (r.kind == RateKind::Share) == SHARES) {
            let mut pairs: Vec<(Decimal, Decimal)> =
                rate.pairs.iter().map(|&(a, b)| (items[a].figure.value, items[b].figure.value)).collect();
            if rate.of_all {
                pairs.extend(wholes.iter().map(|&whole| (items[rate.part].figure.value, whole)));
            }
            report_rate(subject, outcome, narrated, rate, &pairs);
        }
        if !SHARES {
            for (i, this, by, fell) in prose::growth_by_difference(items) {
                let rate = Rate { item: i, part: this, of_all: false, kind: RateKind::Growth { fell }, pairs: vec![(this, by)] };
                let (this, by) = (items[this].figure.value, items[by].figure.value);
                let before = if fell { this + by } else { this - by };
                if before > Decimal::ZERO {
                    report_rate(subject, outcome, narrated, &rate, &[(this, before)]);
                }
            }
        }
    }
}

/// What all requests may mean in the tables.
fn wholes(reading: &Reading) -> Vec<Decimal> {
    let readings = Readings::new(reading);
    let counts = ["processed", "received"].iter().filter_map(|id| prose::count(id));
    counts.filter_map(|count| readings.of(count, None)).flat_map(|r| r.iter().map(|(whole, _)| *whole).collect::<Vec<_>>()).collect()
}

/// Reports a rate that none of `pairs` gives.
fn report_rate(subject: &Subject, outcome: &mut Outcome, narrated: &Narrated, rate: &Rate, pairs: &[(Decimal, Decimal)]) {
    let item = &narrated.items[rate.item];
    let right = |&(a, b): &(Decimal, Decimal)| rate.of(a, b).is_some_and(|exact| prose::agrees(item.figure.value, exact, item.figure.step));
    // The pair named is the nearest told; where none can be worked out nothing is said.
    let named = pairs[..rate.pairs.len()].last().or(pairs.first());
    let Some(&(first, second)) = named.filter(|&&(a, b)| rate.of(a, b).is_some()) else { return };
    if pairs.iter().any(right) {
        return;
    }
    let rule = if rate.kind == RateKind::Share { &SHARE } else { &GROWTH };
    let percent = item.figure.unit == Unit::Percent;
    let exact = rate.of(first, second).map(|r| r.round_dp(item.figure.step.scale() + u32::from(percent))).unwrap_or_default();
    let from = rate.pairs.iter().flat_map(|&(a, b)| [a, b]).chain([rate.part]).map(|i| narrated.items[i].from).min().unwrap_or(item.from);
    let fact = Fact::Rate { told: item.figure.value, percent, kind: rate.kind, first, second, exact };
    outcome.findings.push(quoted(subject, rule, rule.severity, fact, narrated, (from, item.until)));
}

/// A fact told once: by its cells where it speaks of some, else by the words that say what is counted.
struct TellingOnce<'n> {
    narrated: &'n Narrated,
    item: &'n Item,
    key: Key,
    right: bool,
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// The count's id, and the column's words.
    Count(&'static str, Says),
    Words(String, Unit),
}

/// Fewer characters than this say too little of what is counted.
const WORDS_THAT_SAY_ENOUGH: usize = 6;

fn repeat(subject: &Subject, outcome: &mut Outcome) {
    let readings = Readings::new(subject.reading);
    let mut tellings: Vec<TellingOnce> = Vec::new();
    for narrated in subject.narrated {
        let parts: HashSet<usize> = narrated.lists.iter().flat_map(|l| l.parts.iter().copied()).collect();
        for (i, item) in narrated.items.iter().enumerate() {
            let part = parts.contains(&i);
            if let Some(told) = narrated.told_by(i) {
                let sums = readings.of(told.count, told.part);
                let right = sums.is_some_and(|s| s.iter().any(|(sum, _)| is(&item.figure, told.count.money, *sum)));
                let key = Key::Count(told.count.id, told.part.map_or(0, |p| p.says));
                tellings.push(TellingOnce { narrated, item, key, right });
            } else if item.dated
                && item.depth == 0
                && !part
                && !item.change
                && !item.figure.about
                && !item.stock
                && matches!(item.figure.unit, Unit::Measure(_))
                && item.subject.len() >= WORDS_THAT_SAY_ENOUGH
                && item.year == Some(0)
            {
                let words = item.subject.iter().map(|&c| narrated.passage.chars[c]).collect();
                tellings.push(TellingOnce { narrated, item, key: Key::Words(words, item.figure.unit), right: false });
            }
        }
    }
    let mut firsts: HashMap<&Key, &TellingOnce> = HashMap::new();
    for later in &tellings {
        let first = *firsts.entry(&later.key).or_insert(later);
        // 新收 and 收到 with what was carried over may both be right.
        let same = first.item.figure.value == later.item.figure.value || (first.right && later.right);
        let rounded = first.item.figure.step != later.item.figure.step && first.item.figure.step.max(later.item.figure.step) > Decimal::ONE;
        if same || rounded {
            continue;
        }
        let earlier = first.narrated.passage.span(first.item.from, first.item.until);
        let fact = Fact::Repeat {
            first: first.item.figure.value,
            again: later.item.figure.value,
            earlier: super::quote(subject.document, earlier),
        };
        outcome.findings.push(quoted(subject, &REPEAT, REPEAT.severity, fact, later.narrated, (later.item.from, later.item.until)));
    }
}

fn denial(subject: &Subject, outcome: &mut Outcome) {
    let readings = Readings::new(subject.reading);
    for narrated in subject.narrated {
        for denied in &narrated.denials {
            let sums = denied.counts.iter().filter_map(|c| readings.of(c, None)?.first().cloned());
            let wrong: Vec<Sum> = sums.filter(|(sum, _)| !sum.is_zero()).collect();
            let Some((found, _)) = wrong.first() else { continue };
            let finding = quoted(subject, &DENIAL, DENIAL.severity, Fact::Denied { found: *found }, narrated, (denied.from, denied.until));
            let cells = distinct(&wrong)
                .into_iter()
                .filter(|&(t, c)| subject.reading.tables[t].cells[c].summand().is_some_and(|v| !v.is_zero()))
                .collect();
            outcome.findings.push(Finding { cells, ..finding });
        }
    }
}

/// What was left of last year's report: its figures, told for last year, are those of this year's tables.
pub fn stale(subject: &Subject) -> Vec<(i32, Span)> {
    let readings = Readings::new(subject.reading);
    let mut found = Vec::new();
    for narrated in subject.narrated {
        let fits = |s: &prose::Stale| match s.told {
            Some((count, part, figure)) => {
                !figure.value.is_zero() && readings.of(count, part).is_some_and(|r| r.iter().any(|(sum, _)| is(&figure, count.money, *sum)))
            }
            None => true,
        };
        // One figure that is last year's own acquits the passage.
        if narrated.stale.iter().all(fits) {
            let first = narrated.stale.first().map(|s| (s, narrated.passage.span(s.from, s.until)));
            // A plan is one where plans are told.
            let ahead =
                |span: Span| subject.reading.sections.iter().any(|s| s.number >= 5 && s.body.start <= span.start && span.end <= s.body.end);
            found.extend(first.filter(|(s, span)| s.told.is_some() || ahead(*span)).map(|(s, span)| (s.year, span)));
        }
    }
    found
}
