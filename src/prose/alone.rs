//! Growth told alone: a rate or a difference against last year right behind a count of this year, with no count of last year beside it. Only last
//! year's report can tell whether it is right.

use super::item::Item;
use super::rate::{Rate, RateKind, plain};
use super::unit::Unit;
use super::words::{DOWN, THAN};

/// "全年收到申请120件，同比增长20%", "收到申请120件，比上年增加20件": those of which `rates` has none. Their part is this year's count; they have no pairs.
pub fn growth_alone(items: &[Item], rates: &[Rate]) -> Vec<Rate> {
    let alone = |i: usize| {
        let (item, this) = (&items[i], &items[i.checked_sub(1)?]);
        let counted = matches!(this.figure.unit, Unit::Measure(_)) && !this.figure.about && !this.change && this.year == Some(0);
        let compared = item.label & THAN != 0 && plain(item) && !item.figure.about && matches!(item.year, Some(0 | -1));
        let fell = item.label & DOWN != 0;
        let kind = match item.figure.unit {
            Unit::Percent => RateKind::Growth { fell },
            unit if unit == this.figure.unit => RateKind::Difference { fell },
            _ => return None,
        };
        let told = rates.iter().any(|r| r.item == i);
        let alone = counted && compared && !told && item.sentence == this.sentence && item.depth == this.depth;
        alone.then_some(Rate::new(i, i - 1, kind, Vec::new()))
    };
    (0..items.len()).filter_map(alone).collect()
}
